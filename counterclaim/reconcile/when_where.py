"""One thing told of two days, or of two places, by sources of different sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from counterclaim.evidence import Dispute, Side
from counterclaim.reconcile.ground import Ground
from counterclaim.reconcile.likeness import compare, far_apart
from counterclaim.reconcile.sides import DATE, PLACE, dispute, spoken_for
from counterclaim.reconcile.sighting import Sighting

ALIKE = 4.0
"""The least weight, without the date or the place in question, at which two claims are of one thing; 2.75
joins two reports that agree on it."""

DAYS, SHORT = 7, 2
"""Days that one thing is told apart by at the most; and the most that a date may leave open."""

TELLING = 4
"""Numbers from here on are seldom the same by chance."""

FULL_BLOCK = 40


def find_discords(found: Sequence[Sighting], ground: Ground) -> Iterator[Dispute]:
    """Pairs of claims by different sides that agree on what was done, to whom and with what count, and differ
    in the day or in the place that they themselves name."""
    blocks: dict[tuple[str, str, float], list[Sighting]] = defaultdict(list)
    for s in found:
        if s.event.claimed_by and s.days is not None and s.days.length <= SHORT:
            for measure, value in s.figures:
                if value >= TELLING:
                    blocks[s.event.type, measure, value].append(s)
    for key in sorted(blocks):
        if len(blocks[key]) > FULL_BLOCK:
            continue
        for a, b in combinations(sorted(blocks[key], key=lambda s: s.event.mentions[0].order), 2):
            if spoken_for(a.event.claimed_by, ground) & spoken_for(b.event.claimed_by, ground):
                continue
            if _other_day(a, b):
                yield dispute(DATE, _side(a), _side(b), ground)
            elif _other_place(a, b):
                yield dispute(PLACE, _side(a), _side(b), ground)


def _other_day(a: Sighting, b: Sighting) -> bool:
    if a.days is None or b.days is None or not (a.firm and b.firm) or a.days.meets(b.days):
        return False
    if not a.places or not b.places or a.places[0].id != b.places[0].id:
        return False
    apart = (max(a.days.first, b.days.first) - min(a.days.last, b.days.last)).days
    return apart <= DAYS and _one_thing(replace(a, days=None), replace(b, days=None))


def _other_place(a: Sighting, b: Sighting) -> bool:
    if a.days is None or b.days is None or not (a.fixed and b.fixed) or not a.days.meets(b.days):
        return False
    if not far_apart(a.places, b.places):
        return False
    countries = {p.country for p in (a.places[0], b.places[0]) if p.country}
    if len(countries) > 1:
        return False
    return _one_thing(replace(a, places=()), replace(b, places=()))


def _one_thing(a: Sighting, b: Sighting) -> bool:
    compared = compare(a, b)
    return compared is not None and compared[0] >= ALIKE


def _side(s: Sighting) -> Side:
    told = tuple(dict.fromkeys(m.statement for m in s.event.mentions if m.statement))
    return Side(mentions=s.event.mentions, actors=s.event.claimed_by, statements=told)
