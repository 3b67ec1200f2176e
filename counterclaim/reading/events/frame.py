"""What stands around a verb in the parse, looked up once however many senses ask for it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from spacy.tokens import Token

from counterclaim.reading.events.clauses import (
    agent,
    conjuncts_after,
    is_passive,
    prepositions,
    subject,
    words_of,
)
from counterclaim.reading.events.lexicon import lexicon

PARTED = 4  # tokens between a verb and a preposition that makes one sense with it
TYING = {"in", "on", "at", "to", "for", "by", "with", "of", "from", "as"}
OBJECTS = ("dobj", "attr", "oprd")


def objects(verb: Token) -> list[Token]:
    """What the verb acts on: its object, or its subject where it is passive, coordinated ones too."""
    found: list[Token] = []
    if is_passive(verb):
        undergone, _ = subject(verb)
        if undergone is not None:
            found.append(undergone)
    found.extend(c for c in verb.children if c.dep_ in OBJECTS and c not in found)
    return [n for first in found for n in conjuncts_after(first)]


def lemmas(tokens: Iterable[Token]) -> set[str]:
    """The words that tell what some nouns are."""
    return {w for t in tokens for w in words_of(t)}


def complement(verb: Token) -> Token | None:
    """The head of the verb's clausal complement."""
    aims = [
        c
        for c in verb.children
        if c.dep_ == "advcl"
        and any(g.dep_ == "aux" and g.lower_ == "to" and g.i == verb.i + 1 for g in c.children)
    ]
    for c in verb.children:
        if c.dep_ in ("xcomp", "ccomp") and c.i > verb.i:
            return aims[0] if aims and aims[0].i < c.i else c
    return aims[0] if aims else None


def is_time_noun(noun: Token) -> bool:
    """Whether a noun is of time."""
    return noun.ent_type_ in ("DATE", "TIME") or noun.lemma_.lower() in lexicon().group("time", "units")


def _dated(preposition: Token) -> bool:
    return any(g.dep_ == "pobj" and is_time_noun(g) for g in preposition.children)


class Frame:
    """A verb or predicative adjective with what is asked about it, each found when first asked for."""

    def __init__(self, verb: Token) -> None:
        self.verb = verb

    @cached_property
    def passive(self) -> bool:
        """Whether its subject undergoes it."""
        return is_passive(self.verb)

    @cached_property
    def objects(self) -> list[Token]:
        """What it acts on."""
        return objects(self.verb)

    @cached_property
    def object_words(self) -> set[str]:
        """The words that tell what it acts on."""
        return lemmas(self.objects)

    @cached_property
    def complement(self) -> Token | None:
        """The head of its clausal complement."""
        return complement(self.verb)

    @cached_property
    def doer(self) -> Token | None:
        """Who does what it says: its subject, or the agent of a passive."""
        return agent(self.verb) if self.passive else subject(self.verb)[0]

    @cached_property
    def tied(self) -> list[tuple[str, Token]]:
        """The prepositions below it and below what it acts on, each with its noun."""
        return [pair for word in (self.verb, *self.objects) for pair in prepositions(word)]

    @cached_property
    def particles(self) -> set[str]:
        """The words near it that may make one sense with it; those of dates do not."""
        verb = self.verb
        near = {
            c.lower_
            for c in verb.children
            if -2 <= c.i - verb.i <= PARTED or c.dep_ == "prt" or (c.i > verb.i and c.lower_ not in TYING)
            if not _dated(c)
        }
        return near | {
            g.lower_
            for c in verb.children
            if c.i > verb.i and c.dep_ in ("prep", "prt", "advmod", "dobj")
            for g in c.children
            if not _dated(g)
        }
