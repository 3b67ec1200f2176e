"""Whom the words around a trigger name: agents of noun events, authors of proposals, targets of acts."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.reading.events.carriers import blamed_for
from counterclaim.reading.events.casting import PARTY_TAGS, Party, is_time, owners
from counterclaim.reading.events.clauses import agent, prepositions, subject
from counterclaim.reading.events.frame import complement
from counterclaim.reading.events.lexicon import lexicon
from counterclaim.reading.events.senses import noun_sense
from counterclaim.reading.events.trigger import Trigger

ABOUT = {"xcomp", "ccomp", "dobj", "advcl", "acl", "prep", "dative"}


def agents_of(noun: Token, recipients: tuple[str, ...]) -> list[Token]:
    """Who does what a noun names: by, possessor, between, a modifier, "of" where it has no object reading."""
    near = [noun, *(c for c in noun.children if c.dep_ == "amod")]
    misread = [c for word in near for c in word.children if c.dep_ == "nsubj"]
    if misread:  # headlines: "Ministers open talks", where the verb was taken for an adjective
        return misread
    by = [n for name, n in prepositions(noun) if name == "by"]
    if by:
        return by
    between = [n for name, n in prepositions(noun) if name == "between"]
    if between:
        return between
    among = [n for name, n in prepositions(noun) if name in ("among", "amongst")]
    if among:
        return among
    for c in noun.children:
        if c.dep_ == "poss" and c.ent_type_ != "DATE":
            return [c]
    for c in noun.children:
        if c.dep_ in ("acl", "relcl") and c.lemma_ in lexicon().group("light", "doing"):
            by_verb = agent(c)
            if by_verb is not None:
                return [by_verb]
    blamed = blamed_for(noun)
    if blamed is not None:
        return [blamed]
    found = []
    for owner in owners(noun):
        if owner.dep_ in ("amod", "compound", "nmod", "npadvmod"):
            if owner.lemma_.lower() in lexicon().group("nouns", "means") or owner.ent_type_ in (
                "DATE",
                "TIME",
            ):
                continue
            found.append(owner)
    known = [
        o
        for o in found
        if o.ent_type_ in PARTY_TAGS or o.lemma_.lower() in lexicon().group("nouns", "groups")
    ]
    if known:
        return known[:1]
    if "of" not in recipients:
        of = [n for name, n in prepositions(noun) if name == "of"]
        if of:
            return of
    source = [n for name, n in prepositions(noun) if name == "from"]
    return source if "from" not in recipients and "of" in recipients else []


def named_party(trigger: Trigger, doing: tuple[Party, ...]) -> list[Token]:
    """The first party named in what an act is about: "threatened to end its truce with Ruritania"."""
    for root in (trigger.anchor, trigger.head):
        for c in sorted(root.children, key=lambda t: t.i):
            if (
                c.i < root.i
                or c.dep_ not in ABOUT
                or (c.dep_ == "prep" and c.lower_ in ("on", "in", "at", "after"))
            ):
                continue
            if c.dep_ == "advcl" and c.tag_ not in ("VB", "VBG") and trigger.type != "THREATEN":
                continue
            for t in sorted(c.subtree, key=lambda t: t.i):
                if t.ent_type_ not in ("GPE", "NORP", "ORG", "PERSON") or any(
                    a.start <= t.idx < a.end for a in doing
                ):
                    continue
                if t.ent_type_ in ("GPE", "NORP") and t.dep_ in ("compound", "amod") and _talks(t.head):
                    continue  # "suspended the Oslo talks": where they are held, or what on
                if _spot(t) or _described(t, root) or (trigger.type == "ACCUSE" and suffers(t)):
                    continue
                at = t
                while at.dep_ in ("compound", "amod", "nmod", "poss", "npadvmod") and at.dep_ != "poss":
                    at = at.head
                if at.pos_ in ("NOUN", "PROPN"):
                    return [at]
    return []


def _spot(noun: Token) -> bool:
    """Whether a place only says where something is: "the talks at Oslo"."""
    deed = noun_sense(noun.head.head) if noun.dep_ == "pobj" and noun.ent_type_ != "PERSON" else None
    if deed is None or deed.type not in ("ASSAULT", "CONSULT"):
        return False
    return noun.head.lower_ in ("at", "near") or (noun.ent_type_ == "GPE" and noun.head.lower_ == "in")


def _described(noun: Token, root: Token) -> bool:
    """Whether a name only describes another: "brokered by Qatar, a supporter of the rebels"."""
    above = (a for a in noun.ancestors if root.is_ancestor(a))
    return any(a.dep_ == "appos" and a.head.ent_type_ in PARTY_TAGS for a in above)


def suffers(noun: Token) -> bool:
    """Whether a noun is whom a deed of violence reaches: "the killing of protesters"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("of", "on", "against"):
        return False
    deed = noun_sense(noun.head.head)
    return deed is not None and deed.type in ("ASSAULT", "COERCE") and noun.head.lower_ in deed.recipients


def _talks(noun: Token) -> bool:
    entry = noun_sense(noun)
    return entry is not None and entry.type == "CONSULT"


def condition_of(verb: Token) -> Token | None:
    """Whose deed a threat hangs on: the subject of its "unless" or "if" clause."""
    inner = complement(verb)
    for clause in [c for v in (verb, inner) if v is not None for c in v.children if c.dep_ == "advcl"]:
        if any(g.dep_ == "mark" and g.lower_ in ("unless", "if", "until") for g in clause.children):
            who, _ = subject(clause)
            if who is not None and who.pos_ in ("NOUN", "PROPN") and who.ent_type_ in PARTY_TAGS:
                return who
    return None


def aim_of(verb: Token) -> list[Token]:
    """What an attack was launched for taking or destroying: "launched an assault to capture the port"."""
    taking = lexicon().classes["harsh"] | {"retake", "recapture", "regain", "recover", "drive", "clear"}
    for c in verb.subtree:
        infinitive = any(g.lower_ == "to" and g.dep_ == "aux" for g in c.children)
        if infinitive and c.dep_ in ("advcl", "acl", "xcomp") and c.lemma_ in taking:
            return [o for o in c.children if o.dep_ == "dobj"]
    return []


def authors_of(noun: Token) -> list[Token]:
    """Whose a proposal, policy or act is: possessor, "by", "from", a nation in front of it."""
    found = [c for c in noun.children if c.dep_ == "poss" and c.pos_ != "PRON"]
    found.extend(n for name, n in prepositions(noun) if name in ("by", "from") and not is_time(n))
    if found:
        return found
    for c in noun.children:
        if c.dep_ in ("amod", "compound", "nmod") and c.ent_type_ in PARTY_TAGS:
            return [c]
    for name, inner in prepositions(noun):
        if name == "of" and inner.ent_type_ not in PARTY_TAGS:
            deeper = authors_of(inner)
            if deeper:
                return deeper
    return []
