"""How a place hangs on an event in the tree of its sentence.

Method: the path between trigger and place. A place below the trigger is the event's own, one that
shares its verb is the clause's, any other in its sentence is the sentence's; a preposition of place has
to stand before it, or the event has to be something done to a place. Peoples, governments and places
inside a body's name are never places of events.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from counterclaim.reading.places.words import Words, place_words
from counterclaim.reading.prose import Prose

Basis = Literal["own", "clause", "sentence", "paragraph"]
BROAD = frozenset(("PCLI", "CONT", "OCN", "RGN", "SEA"))
TERRITORY = "TERR"
ROLES = frozenset(("place", "site", "relation", "again"))
UP, DOWN, CROSSED, WEAKLY, BROADLY, FAR = 0.8, 0.3, 1.0, 1.2, 0.6, 4.5


@dataclass(frozen=True, slots=True)
class Spot:
    """One mention: document characters, the place's id, what it does there, feature code, country."""

    start: int
    end: int
    place: str
    role: str
    feature: str
    country: str = ""

    @property
    def broad(self) -> bool:
        """Whether it is as wide as a country or wider."""
        return self.feature == TERRITORY or (self.role == "place" and self.feature in BROAD)


@dataclass(frozen=True, slots=True, order=True)
class Tie:
    """A connection between an event and mention number `spot`: the less it costs, the closer."""

    cost: float
    far: int
    spot: int
    basis: Basis
    weak: bool = False


def eligible(spot: Spot, spots: Sequence[Spot]) -> bool:
    """Whether a mention is a place and no part of a longer one."""
    if spot.role not in ROLES:
        return False
    return not any(
        s.role == "relation" and s != spot and s.start <= spot.start and spot.end <= s.end for s in spots
    )


def ties(prose: Prose, spots: Sequence[Spot], trigger: Token) -> list[Tie]:
    """Every connection of a trigger to a place in its sentence, closest first."""
    words, sentence = place_words(), trigger.sent
    found = []
    for number, spot in enumerate(spots):
        if sentence.start_char <= spot.start < sentence.end_char and eligible(spot, spots):
            head = head_of(prose, spot)
            tied = _tie(trigger, head, spot, words)
            if tied is not None and tied[1] < FAR:
                weak = head.dep_ == "pobj" and head.head.lower_ in words.weak
                found.append(Tie(round(tied[1], 3), abs(spot.start - trigger.idx), number, tied[0], weak))
    return sorted(found)


def head_of(prose: Prose, spot: Spot) -> Token:
    """The noun that a place's name hangs with: "city" for "the city of Homs"."""
    tokens = prose.tokens(spot.start, spot.end)
    head = tokens.root
    if head.pos_ == "ADP":
        head = next((t for t in tokens if t.pos_ in ("NOUN", "PROPN")), head)
    words = place_words()
    kinds = words.kinds
    if fronted(tokens, head):
        return head
    for _step in range(5):
        above = head.head
        if above.i == head.i:
            break
        noun = above.pos_ in ("PROPN", "NOUN")
        named = noun and (above.text[:1].isupper() or above.lower_ in kinds)
        if head.dep_ == "pobj" and above.lower_ == "of" and above.head.lower_ in kinds.keys() | words.settled:
            head = above.head
        elif (named and head.dep_ in ("compound", "nmod", "amod", "poss")) or (
            noun and head.dep_ in ("appos", "conj")
        ):
            head = above
        else:
            break
    return head


def fronted(tokens: Tokens, head: Token) -> bool:
    """Whether a place opens its sentence behind a preposition and a name without a comma follows it:
    "In Geneva Ann Lee objected"."""
    words = place_words()
    first = tokens[0] if tokens[0].pos_ != "ADP" else tokens[1] if len(tokens) > 1 else tokens[0]
    before = first.nbor(-1) if first.i else None
    return (
        before is not None
        and before.is_sent_start is True
        and before.lower_ in words.places - words.weak
        and head.dep_ == "compound"
        and head.head.i >= tokens.end
        and head.head.dep_ in ("nsubj", "nsubjpass")
        and before.head.i != head.i
    )


def _tie(trigger: Token, head: Token, spot: Spot, words: Words) -> tuple[Basis, float] | None:
    """How a place in the trigger's sentence is connected to it, and at what cost; None if not as a place."""
    cost = _entry(head, spot, words)
    if cost is None:
        return None
    above, below = [trigger, *trigger.ancestors], [head, *head.ancestors]
    common = next((t for t in above if t in below), None)
    if common is None:
        return None
    up, down = above.index(common), below.index(common)
    climbed = sum(t.pos_ == "VERB" for t in above[1:up])
    sunk = sum(
        t.pos_ == "VERB" and not (t.head == trigger and t.lemma_ in words.light) for t in below[1:down]
    )
    cost += UP * up + DOWN * down + CROSSED * (climbed + sunk)
    if up == 0:
        return ("own" if sunk == 0 else "clause"), cost
    if trigger.dep_ in ("dobj", "nsubj", "nsubjpass") and common == trigger.head:
        return "clause", cost - UP * 0.5
    return ("clause" if common == _clause(trigger) else "sentence"), cost


def _entry(head: Token, spot: Spot, words: Words) -> float | None:
    """What it costs to take a mention for a place by the word it hangs on; None if it cannot be one."""
    cost = BROADLY * spot.broad
    if head.dep_ == "pobj":
        preposition = head.head.lower_
        if preposition in words.weak:
            return None if spot.broad else cost + WEAKLY
        if preposition not in words.places or (spot.broad and _named_after(head.head)):
            return None
        return cost
    if spot.broad:
        return None
    if head.dep_ in ("dobj", "nsubjpass") and head.head.lemma_.lower() in words.done_to:
        return cost
    if head.dep_ in ("compound", "poss", "nmod", "amod", "npadvmod"):
        return cost + 0.5
    if head.i - head.sent.start <= 2 and head.text.isupper():
        return cost + 1.0
    return None


def _named_after(preposition: Token) -> bool:
    """Whether a preposition is part of a body's name: "Security and Cooperation in Europe"."""
    return (
        preposition.i > 0 and preposition.nbor(-1).ent_type_ == "ORG" and preposition.head.ent_type_ == "ORG"
    )


def _clause(token: Token) -> Token:
    """The verb of the clause a token stands in."""
    for above in token.ancestors:
        if above.pos_ in ("VERB", "AUX"):
            return above
    return token
