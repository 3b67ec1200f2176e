"""Where an event took place: the place its words hang on, nearest in the tree first.

Method: the path between trigger and place in the dependency tree. A place below the trigger is the
event's own, one that shares its verb is the clause's, any other in its sentence is the sentence's; a
preposition of place has to stand before it, or the event has to be something done to a place. Failing
that, the one narrow place the paragraph speaks of. Peoples and governments are never places of events.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from counterclaim.reading.places.words import Words, place_words
from counterclaim.reading.prose import Paragraph, Prose

Basis = Literal["own", "clause", "sentence", "paragraph"]
BROAD = frozenset(("PCLI", "CONT", "OCN", "RGN", "SEA"))
ROLES = frozenset(("place", "site", "relation"))
UP, DOWN, CROSSED, WEAKLY, BROADLY, FAR = 0.8, 0.3, 1.0, 1.2, 0.6, 4.5


@dataclass(frozen=True, slots=True)
class Spot:
    """One mention: document characters, the place's id, what it does there, and its feature code."""

    start: int
    end: int
    place: str
    role: str
    feature: str


def spot_of(prose: Prose, spots: Sequence[Spot], start: int, end: int) -> tuple[Spot, Basis] | None:
    """The mention that tells where a trigger's event took place, and what connects them."""
    words = place_words()
    trigger = prose.tokens(start, end).root
    sentence = trigger.sent
    ranked: list[tuple[float, int, int, Basis]] = []
    for number, spot in enumerate(spots):
        if not (sentence.start_char <= spot.start < sentence.end_char) or not _eligible(spot, spots):
            continue
        tie = _tie(trigger, _head(prose, spot), spot, words)
        if tie is not None:
            ranked.append((tie[1], abs(spot.start - start), number, tie[0]))
    if ranked:
        cost, _far, number, basis = min(ranked)
        if cost < FAR:
            return spots[number], basis
    return _around(prose, spots, start, words)


def _eligible(spot: Spot, spots: Sequence[Spot]) -> bool:
    """Whether a mention is a place and no part of a longer one."""
    if spot.role not in ROLES:
        return False
    return not any(
        s.role == "relation" and s != spot and s.start <= spot.start and spot.end <= s.end for s in spots
    )


def _head(prose: Prose, spot: Spot) -> Token:
    head = prose.tokens(spot.start, spot.end).root
    for _step in range(4):
        if head.dep_ in ("compound", "nmod", "amod", "appos", "conj", "poss") and head.head.i != head.i:
            if head.dep_ == "conj" and head.head.pos_ in ("VERB", "AUX"):
                break
            if head.dep_ in ("compound", "nmod", "amod", "poss") and head.head.pos_ not in ("PROPN", "NOUN"):
                break
            if head.dep_ in ("compound", "poss", "nmod", "amod") and head.head.text[:1].islower():
                break
            head = head.head
        else:
            break
    return head


def _tie(trigger: Token, head: Token, spot: Spot, words: Words) -> tuple[Basis, float] | None:
    """How a place in the trigger's sentence is connected to it, and at what cost; None if not as a place."""
    broad = spot.feature in BROAD and spot.role == "place"
    preposition = head.head.lower_ if head.dep_ == "pobj" else None
    cost = BROADLY * broad
    if preposition is None:
        if head.dep_ in ("dobj", "nsubjpass") and head.head.lemma_.lower() in words.done_to and not broad:
            pass
        elif head.dep_ in ("compound", "poss", "nmod", "amod", "npadvmod") and not broad:
            cost += 0.5
        elif (
            head.i <= 2
            and head.dep_ in ("npadvmod", "dep", "ROOT", "nsubj")
            and head.doc[head.i].text.isupper()
        ):
            cost += 1.0
        else:
            return None
    elif preposition in words.weak:
        if broad:
            return None
        cost += WEAKLY
    elif preposition not in words.places:
        return None
    above = [trigger, *trigger.ancestors]
    below = [head, *head.ancestors]
    common = next(t for t in above if t in below)
    up, down = above.index(common), below.index(common)
    crossed = sum(t.pos_ == "VERB" for t in above[1:up]) + sum(t.pos_ == "VERB" for t in below[1:down])
    cost += UP * up + DOWN * down + CROSSED * crossed
    if up == 0:
        return ("own" if crossed == 0 else "clause"), cost
    return ("clause" if common == _clause(trigger) else "sentence"), cost


def _clause(token: Token) -> Token:
    """The verb of the clause a token stands in."""
    for above in token.ancestors:
        if above.pos_ in ("VERB", "AUX"):
            return above
    return token


def _around(prose: Prose, spots: Sequence[Spot], start: int, words: Words) -> tuple[Spot, Basis] | None:
    """The narrow place spoken of last in the paragraph, or in the one before it, as a place."""
    paragraph = prose.paragraph_at(start)
    number = prose.paragraphs.index(paragraph)
    for near in (paragraph, *prose.paragraphs[max(0, number - 1) : number]):
        named = [s for s in _narrow(prose, spots, near, words) if near is not paragraph or s.start < start]
        if named and len({s.place for s in named}) <= 2:
            return named[-1], "paragraph"
    return None


def _narrow(prose: Prose, spots: Sequence[Spot], paragraph: Paragraph, words: Words) -> list[Spot]:
    """The mentions of a paragraph that are places narrower than a country, after a preposition of place."""
    found = []
    for spot in spots:
        if not (paragraph.start <= spot.start < paragraph.end) or not _eligible(spot, spots):
            continue
        if spot.feature in BROAD and spot.role == "place":
            continue
        head = _head(prose, spot)
        if head.dep_ == "pobj" and head.head.lower_ in words.places and head.head.lower_ not in words.weak:
            found.append(spot)
    return found
