"""Where an event took place: the place its words hang on, nearest in the tree first.

Method: a prepositional phrase of place on the trigger, then on its clause, then in its sentence, then
the place its paragraph is about; countries that act and peoples are never places of events.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from counterclaim.reading.prose import Prose

Basis = Literal["own", "clause", "sentence", "paragraph"]
PLACED = frozenset(
    "in at near on around outside inside across over within of throughout along between through into to from"
    " toward towards off by beside beyond under above against".split()
)
WEAK = frozenset("from to toward towards against by of between".split())
TAKEN = frozenset(
    "capture take seize retake recapture enter attack bomb shell hit strike storm besiege liberate leave reach visit"
    " control hold surround target pound raid occupy evacuate cross bombard overrun invade encircle abandon".split()
)
BROAD = frozenset(("PCLI", "CONT", "OCN", "RGN"))


@dataclass(frozen=True, slots=True)
class Spot:
    """One mention: document characters, the place's id, what it does there, its form and feature code."""

    start: int
    end: int
    place: str
    role: str
    form: str
    feature: str


def spot_of(prose: Prose, spots: Sequence[Spot], start: int, end: int) -> tuple[Spot, Basis] | None:
    """The mention that tells where a trigger's event took place, and what connects them."""
    trigger = prose.tokens(start, end).root
    sentence = trigger.sent
    here = [s for s in spots if s.role == "place" and sentence.start_char <= s.start < sentence.end_char]
    ranked: list[tuple[float, int, Spot, Basis]] = []
    for spot in here:
        head = prose.tokens(spot.start, spot.end).root
        preposition = _preposition(head)
        tie = _tie(trigger, head, preposition)
        if tie is None:
            continue
        basis, cost = tie
        cost += 0.5 * (spot.feature in BROAD)
        ranked.append((cost, abs(spot.start - start), spot, basis))
    if ranked:
        _cost, _far, spot, basis = min(ranked, key=lambda r: r[:2])
        return spot, basis
    return _around(prose, spots, start)


def _preposition(head: Token) -> str | None:
    """The preposition of place that a name hangs on, if it hangs on one."""
    token = head
    for _step in range(4):
        if token.dep_ == "pobj":
            word = token.head.lower_
            return word if word in PLACED else None
        if token.dep_ in ("compound", "nmod", "appos", "conj", "poss", "amod", "npadvmod", "dep"):
            token = token.head
            continue
        return None
    return None


def _tie(trigger: Token, head: Token, preposition: str | None) -> tuple[Basis, float] | None:
    """How a name in the trigger's sentence is connected to it, and at what cost; None if not as a place."""
    path = [head, *head.ancestors]
    if preposition is None:
        if head.dep_ in ("dobj", "nsubjpass") and head.head == trigger and trigger.lemma_.lower() in TAKEN:
            return "own", 0.2
        if head.dep_ in ("compound", "poss", "nmod") and head.head == trigger:
            return "own", 0.6
        return None
    weak = 1.0 if preposition in WEAK else 0.0
    if trigger in path:
        return "own", 0.3 * path.index(trigger) * 0.3 + weak
    clause = _clause(trigger)
    if clause in path:
        return "clause", 1.5 + 0.2 * path.index(clause) + weak
    return "sentence", 3.0 + weak


def _clause(token: Token) -> Token:
    """The verb of the clause a token stands in."""
    for above in token.ancestors:
        if above.pos_ in ("VERB", "AUX"):
            return above
    return token


def _around(prose: Prose, spots: Sequence[Spot], start: int) -> tuple[Spot, Basis] | None:
    """The one place narrower than a country that the paragraph speaks of before the trigger."""
    paragraph = prose.paragraph_at(start)
    near = [
        s
        for s in spots
        if s.role == "place" and paragraph.start <= s.start < start and s.feature not in BROAD
    ]
    placed = [s for s in near if _preposition(prose.tokens(s.start, s.end).root)]
    if placed and len({s.place for s in placed}) == 1:
        return placed[-1], "paragraph"
    return None
