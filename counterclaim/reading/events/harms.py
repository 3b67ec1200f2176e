"""What a participle of harm continues: "hit a convoy, killing nine", "accused X of shelling Y, killing Z".

Where commas are lost, and after accusations where they are not, the parse hangs the participle on the
nearest noun or on the verb of accusing; who killed is told by the deed before it.
"""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.reading.events.lexicon import lexicon

STEPS = 8
ACCUSING = ("accuse", "suspect", "blame")


def charged(verb: Token) -> Token | None:
    """The deed that an accusation goes on from: "bombing" of "accused X of bombing Y, killing nine"."""
    first = _first(verb)
    accusing = first.head
    if first.tag_ != "VBG" or first.dep_ != "advcl" or accusing.lemma_ not in ACCUSING:
        return None
    for word in (accusing, *(c for c in accusing.children if c.dep_ == "dobj")):
        for tie in word.children:
            if tie.dep_ == "prep" and tie.lower_ in ("of", "for"):
                for deed in tie.children:
                    if deed.dep_ == "pcomp" and accusing.i < deed.i < first.i:
                        return deed
    return None


def dealt(verb: Token) -> Token | None:
    """The blow by which harm was done: "hit" of "hit a convoy waiting to cross killing nine"."""
    first = _first(verb)
    harm = lexicon().group("harm", "verbs") | lexicon().group("harm", "damage")
    if first.tag_ != "VBG" or first.lemma_ not in harm or _own(first) or _done_by(first):
        return None
    at = first
    for _ in range(STEPS):
        if at.head == at:
            return None
        at = at.head
        if at.pos_ == "VERB" and at.i < first.i and at.lemma_ in lexicon().group("harm", "blows"):
            return at
        if at.pos_ == "VERB" and at.dep_ in ("ccomp", "relcl") and _own(at):
            return None
    return None


def _first(verb: Token) -> Token:
    """The first of coordinated participles: "killing" of "killing and wounding"."""
    while verb.dep_ == "conj" and verb.tag_ == "VBG" and verb.head.tag_ == "VBG" and not _own(verb):
        verb = verb.head
    return verb


def _own(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def _done_by(verb: Token) -> bool:
    """Whether the noun just before a participle can harm: "hit gunmen shooting at cars"."""
    noun = verb.head
    if verb.dep_ != "acl":
        return False
    classes = lexicon().classes
    able = classes["armed"] | classes["people"] | classes["troops"] | lexicon().group("nouns", "groups")
    return noun.lemma_.lower() in able or noun.ent_type_ in ("ORG", "NORP", "PERSON", "GPE")
