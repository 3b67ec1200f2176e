"""Which sense of a verb or noun holds: lexicon entries held against the parse around a token."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.reading.events.clauses import (
    agent,
    child,
    conjuncts_after,
    lemma_of,
    prepositions,
    singular,
    subject,
)
from counterclaim.reading.events.frame import Frame, is_time_noun, lemmas
from counterclaim.reading.events.lexicon import Need, NounEntry, VerbEntry, lexicon

REACH = 120  # tokens around a verb in which an evacuation is spoken of


def _hostile(inner: Token | None) -> bool:
    if inner is None:
        return False
    if child(inner, "neg") is not None:
        return True
    if inner.lemma_ in ("continue", "keep"):  # what goes on is meant: "promised to continue supporting her"
        inner = child(inner, "xcomp") or inner
    return inner.lemma_.lower() in lexicon().classes["harsh"]


def _person(noun: Token) -> bool:
    return noun.ent_type_ == "PERSON" or noun.lower_ in ("he", "she", "him", "her")


def is_party(noun: Token) -> bool:
    """Whether a noun by itself names or describes somebody who can act in politics."""
    lemma = singular(noun)
    nouns = lexicon().grammar["nouns"]
    return (
        noun.ent_type_ in ("PERSON", "GPE", "NORP", "ORG")
        or noun.lower_ in ("he", "she", "they")
        or lemma in nouns["groups"] | nouns["authorities"] | lexicon().classes["envoy"]
        or lemma in lexicon().classes["armed"] | lexicon().classes["delegates"]
    )


def _creed(noun: Token) -> bool:
    """Whether a plural names a party or faith, which fights and marches in figures of speech only."""
    return noun.lower_.removesuffix("s") in lexicon().group("nouns", "creeds")


def _subjunctive(inner: Token | None) -> bool:
    """Whether the complement clause says what shall be: "proposed that both armies stop firing"."""
    if inner is None or inner.dep_ != "ccomp":
        return False
    helping = {c.lower_ for c in inner.children if c.dep_ in ("aux", "auxpass")}
    return bool(helping & {"must", "should", "shall", "be"}) or (
        inner.tag_ in ("VB", "VBP") and not helping and child(inner, "nsubj") is not None
    )


def _holds(need: Need, frame: Frame) -> bool:
    slot, verb = need.slot, frame.verb
    if slot == "obj":
        return bool(frame.object_words & need.words)
    if slot == "subj":
        if frame.passive and not need.words:
            return True
        who = frame.doer
        if (
            who is not None
            and not need.words.isdisjoint(("protester", "militiaman"))
            and who.ent_type_ == "NORP"
            and who.tag_ in ("NNS", "NNPS")
            and not _creed(who)
        ):
            return True
        return who is not None and bool(lemmas(conjuncts_after(who)) & need.words)
    if slot == "xcomp" and need.words:
        inner = frame.complement
        return inner is not None and inner.lemma_ in need.words
    if slot == "about":
        return bool({t.lemma_.lower() for o in frame.objects for t in o.subtree} & need.words)
    if slot == "purpose":
        aims = [
            c for c in verb.subtree if c.dep_ in ("advcl", "xcomp", "acl", "relcl") and c.lemma_ in need.words
        ]
        return any(g.dep_ == "aux" and g.lower_ == "to" for c in aims for g in c.children)
    if slot == "xcomp":
        return frame.complement is not None
    if slot == "that":  # no small clause: "called the vote a mistake"
        return frame.complement is not None and frame.complement.pos_ in ("VERB", "AUX")
    if slot == "oprd":
        return any(
            c.lemma_ in need.words for c in verb.children if c.dep_ in ("oprd", "acomp", "xcomp", "ccomp")
        )
    if slot == "subjperson":
        who, _ = subject(verb)
        return who is not None and _person(who)
    if slot == "subjname":
        who, _ = subject(verb)
        return who is not None and who.ent_type_ == "PERSON"
    if slot == "subjparty":
        who = frame.doer
        return who is not None and is_party(who)
    if slot == "subjarmed":
        who = frame.doer
        return who is not None and (
            (who.ent_type_ in ("GPE", "NORP") and not _creed(who))
            or who.lemma_.lower() in lexicon().classes["armed"]
        )
    if slot == "several":
        who = frame.doer
        plural = who is not None and (who.tag_ in ("NNS", "NNPS") or len(conjuncts_after(who)) > 1)
        return plural or any(name == "with" for name, _ in prepositions(verb))
    if slot == "eventful":
        inner = frame.complement
        meant = sense(inner) if inner is not None else None
        return meant is not None and meant.type is not None
    if slot == "agentless":
        return frame.passive and agent(verb) is None
    if slot == "simple":
        return not any(c.dep_ in ("xcomp", "ccomp", "oprd", "attr", "acomp") for c in verb.children)
    if slot == "subjunctive":
        return _subjunctive(frame.complement)
    if slot == "objname":
        return any(o.pos_ == "PROPN" for o in frame.objects)
    if slot == "objplace":
        return any(o.ent_type_ in ("GPE", "LOC", "FAC") for o in frame.objects)
    if slot == "infinitive":
        inner = frame.complement
        return inner is not None and any(c.dep_ == "aux" and c.lower_ == "to" for c in inner.children)
    if slot == "objperson":
        return any(_person(o) for o in frame.objects)
    if slot == "opinion":
        inner = frame.complement
        return (
            inner is not None and inner.dep_ == "ccomp" and not any(c.dep_ == "aux" for c in inner.children)
        )
    if slot == "evacuating":
        return _evacuating(verb)
    if slot == "hasobj":
        return bool(frame.objects)
    if slot == "noobj":
        return not frame.objects
    if slot == "passive":
        return frame.passive
    if slot == "hostile":
        return _hostile(frame.complement)
    if slot == "friendly":
        return frame.complement is not None and not _hostile(frame.complement)
    if not need.words and any(
        c.lower_ == slot
        for c in verb.children
        if c.dep_ in ("prt", "advmod", "oprd", "acomp") or (c.dep_ == "prep" and child(c, "pobj") is None)
    ):
        return True
    return any(
        lemmas(conjuncts_after(noun)) & need.words if need.words else not is_time_noun(noun)
        for name, noun in frame.tied
        if name == slot
    )


def _evacuating(verb: Token) -> bool:
    """Whether the sentences around speak of an evacuation, so that people on the move are part of it."""
    doc, here = verb.doc, verb.i
    return any(t.lower_.startswith("evacu") for t in doc[max(0, here - REACH) : here + REACH])


def sense(verb: Token) -> VerbEntry | None:
    """The most demanding sense of a verb or predicative adjective that holds here."""
    frame = Frame(verb)
    for entry in lexicon().verbs.get(lemma_of(verb), ()):
        if entry.particles and not frame.particles.issuperset(entry.particles):
            continue
        if all(_holds(n, frame) != n.negated for n in entry.needs):
            return entry
    return None


def noun_sense(noun: Token) -> NounEntry | None:
    """The longest noun entry that the noun and the words before it make."""
    lemma = noun.lemma_.lower()
    known = lexicon().nouns
    for key in dict.fromkeys((lemma, noun.lower_)):
        for entry in known.get(key, ()):
            if len(entry.words) == 1:
                return entry
            if entry.words[1] == "of":
                inner = next((n for name, n in prepositions(noun) if name == "of"), None)
                if inner is not None and inner.lemma_.lower() in (
                    entry.words[-1],
                    entry.words[-1].rstrip("s"),
                ):
                    return entry
                continue
            before = [
                t.lower_ for t in noun.doc[max(noun.sent.start, noun.i - len(entry.words) + 1) : noun.i]
            ]
            if before == list(entry.words[:-1]):
                return entry
    return None
