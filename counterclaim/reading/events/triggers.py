"""Where a text reports events: the verbs, nouns and light-verb phrases that the lexicons know.

A trigger is taken by the most demanding sense whose needs hold in the parse. An act that has another
event as its content ("threatened to attack", "demanded a withdrawal") takes that event in: what was
threatened or demanded is part of the threat or demand and no event beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from counterclaim.reading.events.carriers import carrier, clause, near, relative_carrier, stands
from counterclaim.reading.events.clauses import is_passive, prepositions, raw_subject
from counterclaim.reading.events.content import absorbed, announced, casualties, is_purpose, join, refers
from counterclaim.reading.events.lexicon import lexicon
from counterclaim.reading.events.senses import is_party, noun_sense, sense
from counterclaim.reading.events.trigger import Trigger


def _noun_triggers(sentence: Tokens, verbs: dict[int, Trigger], into: dict[int, int]) -> Iterator[Trigger]:
    for noun in sentence:
        if noun.pos_ not in ("NOUN", "PROPN") or noun.dep_ in ("compound", "npadvmod", "nmod", "amod"):
            continue
        entry = noun_sense(noun)
        if entry is None or entry.type is None:
            continue
        carried = carrier(noun) or relative_carrier(noun)
        made = Trigger(noun, entry.type, entry.mode, entry.recipients, "noun", noun)
        if carried is not None:
            verb, how = carried
            if verb.lemma_ == "have" and entry.type not in ("CONSULT", "ASSAULT"):
                continue
            if verb.i in verbs:
                if how == "happening" and verbs[verb.i].type == entry.type:
                    verbs[verb.i] = replace(verbs[verb.i], joined=(*verbs[verb.i].joined, made))
                continue
            if entry.standing != "weak" or how != "happening":
                yield replace(made, head=verb, voice=how if how != "happening" else "noun")
            continue
        home = clause(noun)
        if home is not None and near(noun, home):
            host = verbs.get(into.get(home.i, home.i))
            if host is not None and host.type == entry.type:
                verbs[host.head.i] = replace(host, joined=(*host.joined, made))
                continue
        if stands(noun, entry):
            yield made


def _modal_demand(verb: Token) -> bool:
    """Whether somebody says that the verb's subject must do something ("said that Y must return ...")."""
    if not any(c.dep_ == "aux" and c.lower_ in ("must", "should") for c in verb.children):
        return False
    who = raw_subject(verb)
    return (
        verb.dep_ == "ccomp"
        and verb.head.lemma_ in lexicon().group("acts", "saying")
        and who is not None
        and is_party(who)
        and who.pos_ != "PRON"
    )


def _responsibility(verb: Token) -> Trigger | None:
    """A deed that somebody claims as his or denies a part in: "denied any involvement in the bombing"."""
    grammar = lexicon()
    if is_passive(verb):
        return None
    denied = verb.lemma_ in grammar.group("acts", "denying")
    if not denied and verb.lemma_ not in ("claim", "take", "accept", "assume"):
        return None
    for c in verb.children:
        if c.dep_ != "dobj" or c.lemma_ not in grammar.group("acts", "denied_nouns"):
            continue
        if not denied and c.lemma_ != "responsibility":
            continue
        voice = "denial" if denied else "doing"
        for _, deed in prepositions(c):
            entry = noun_sense(deed)
            if entry is not None and entry.type is not None:
                return Trigger(verb, entry.type, entry.mode, entry.recipients, voice, deed)
        return Trigger(verb, "ASSAULT", None, (), voice, c)
    return None


def _verb_triggers(sentence: Tokens) -> dict[int, Trigger]:
    found: dict[int, Trigger] = {}
    for token in sentence:
        if token.pos_ not in ("VERB", "ADJ", "AUX", "NOUN") or token.tag_.startswith("NN"):
            continue
        if token.dep_ in ("aux", "auxpass", "compound", "det", "amod"):
            continue
        if token.pos_ == "ADJ" and token.dep_ not in (
            "acomp",
            "ROOT",
            "conj",
            "relcl",
            "ccomp",
            "acl",
            "xcomp",
        ):
            continue
        if _modal_demand(token):
            found[token.i] = Trigger(token, "REQUEST", None, ("subj",), "modal", settled=True)
            continue
        deed = _responsibility(token)
        if deed is not None:
            found[token.i] = deed
            continue
        entry = sense(token)
        if entry is None or entry.type is None:
            continue
        found[token.i] = Trigger(token, entry.type, entry.mode, entry.recipients, "doing")
    return found


def find_triggers(sentence: Tokens) -> list[Trigger]:
    """The events that one sentence reports, in text order."""
    verbs, into = join(_verb_triggers(sentence))
    nouns = list(_noun_triggers(sentence, verbs, into))
    every = sorted([*verbs.values(), *nouns], key=lambda t: (_depth(t.head), t.anchor.i))
    hidden: set[int] = set()
    kept: list[Trigger] = []
    for trigger in every:
        if (trigger.anchor.i in hidden or trigger.head.i in hidden) and not refers(trigger):
            continue
        if trigger.voice != "noun" and is_purpose(trigger, {k.head.i for k in kept}):
            continue
        kept.append(trigger)
        hidden |= absorbed(trigger)
    return [announced(t) for t in sorted(casualties(kept), key=lambda t: (t.anchor.i, t.head.i))]


def _depth(token: Token) -> int:
    depth = 0
    while token.head != token:
        token = token.head
        depth += 1
    return depth
