"""How clauses stand to what they tell: conditions, times before, nouns that deny there was anything."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.reading.events.clauses import child, is_passive
from counterclaim.reading.events.lexicon import lexicon

CONDITIONS = {"if", "unless", "whether", "lest", "until"}


def in_document(head: Token) -> bool:
    """Whether an act of speech is done by a paper that the outlet tells of: "a statement condemning"."""
    while head.dep_ == "conj" and head.head.pos_ == "VERB":
        head = head.head
    return head.dep_ == "acl" and head.head.lemma_ in lexicon().group("nouns", "documents")


def hangs_below(cue: Token, head: Token) -> bool:
    """Whether a cue stands in a clause below the trigger, so that it speaks of less than the event."""
    at = cue
    while at.head != at:
        if at.dep_ in ("relcl", "acl") and head in at.ancestors:
            return True
        at = at.head
        if at == head:
            return False
    return False


def background(head: Token, cue: Token) -> bool:
    """Whether a trigger stands in a temporal clause of what is said, or is coordinated with the saying."""
    at = head
    while at.head != at and at != cue:
        if at.dep_ == "advcl" and any(
            c.dep_ in ("mark", "advmod") and c.lower_ in ("after", "since", "when", "while", "before", "as")
            for c in at.children
        ):
            return True
        if at.dep_ == "pcomp" and at.head.lower_ in ("after", "since", "before", "following"):
            return True
        if at.dep_ == "conj" and at.head == cue and at.i > cue.i:
            return True
        at = at.head
    return False


def nothing(noun: Token) -> bool:
    """Whether a noun says there was no such thing ("no agreement was reached"); lists after a colon apart."""
    return any(
        c.dep_ == "det" and c.lower_ == "no" and not (c.i and c.nbor(-1).text == ":") for c in noun.children
    )


def nobody(noun: Token) -> bool:
    """Whether a noun denies that there was anybody: "no one", "no group", "nobody"."""
    return noun.lower_ in ("nobody", "none") or any(
        c.dep_ == "det" and c.lower_ == "no" for c in noun.children
    )


def scheduled(verb: Token) -> bool:
    """Whether a verb says of its subject that it lies ahead: "the next session is expected on Friday"."""
    return verb.lemma_ in lexicon().group("acts", "scheduled") and is_passive(verb)


def told(verb: Token) -> bool:
    """Whether a verb stands in a tense that tells."""
    return verb.tag_ in ("VBD", "VBZ", "VBP")


def speaks(verb: Token) -> bool:
    """Whether the speaker does it: "I", "we"."""
    return any(c.dep_ == "nsubj" and c.lower_ in ("i", "we") for c in verb.children)


def given(preposition: Token) -> bool:
    """Whether what a preposition names has happened: "hopes for calm after the shooting"."""
    if preposition.lower_ == "of":
        return preposition.head.lower_ == "because" or any(
            c.lower_ == "because" for c in preposition.children
        )
    return preposition.lower_ in ("following", "since", "amid", "despite") or (
        preposition.lower_ == "after" and not lexicon().group("acts", "unreal") & {preposition.head.lemma_}
    )


def is_infinitive(token: Token) -> bool:
    """Whether a verb has "to" before it."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)


def conditional(verb: Token) -> bool:
    """Whether a verb heads a condition: "if it falls", "had it fallen"."""
    mark = child(verb, "mark")
    if mark is not None and mark.lower_ in CONDITIONS - {"until"}:
        return True
    first = next(iter(verb.subtree), None)
    return first is not None and first.lower_ == "had" and first.head == verb and verb.dep_ == "advcl"


def conditioned(verb: Token) -> bool:
    """Whether a condition hangs on a verb."""
    return any(c.dep_ == "advcl" and conditional(c) for c in verb.children)
