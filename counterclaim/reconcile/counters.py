"""Proposals against each other, and their further terms.

A proposal that its sentence calls a counter is linked to the nearest one before it, by another side, in the
same report. What a proposal names beside its measure (withdrawal, access, evacuation, transition, exchange)
and where it is to hold are added to its terms in the report's words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from counterclaim.evidence import Passage, Proposal, Response
from counterclaim.reconcile.ground import Ground
from counterclaim.reconcile.telling import Telling
from counterclaim.reconcile.terms import MEASURES

_COUNTER = re.compile(r"\bcounter(?:ed|s|ing|-?\s?(?:proposals?|offers?|demands?))?\b", re.I)
BACK = 700
"""Characters between a proposal and its counter: about two paragraphs of wire copy."""
_FURTHER = ("withdrawal", "access", "evacuation", "transition", "exchange")


Spot = tuple[str, int, int]


class Beside(Struct, frozen=True, array_like=True):
    """What the words of a proposal and its sentence tell beside its terms: whether it counters another, which
    further measures they name, and the name of the first place that is not there as one that acts."""

    spot: Spot
    counters: bool
    measures: tuple[tuple[str, str], ...]
    place: str | None


def beside_in(proposed: Iterable[Passage], telling: Telling) -> Iterator[Beside]:
    """What is told beside each of some passages that put something forward."""
    ground = telling.ground
    for m in proposed:
        acting = {(s, e) for s, e, _ in ground.named_in(m.report, m.start, m.end)}
        named = (
            ground.places[place].name
            for start, end, place in telling.places(m.report, m.start, m.end)
            if (start, end) not in acting
        )
        yield Beside(
            spot=(m.report, m.start, m.end),
            counters=bool(_COUNTER.search(ground.sentence(m).text)),
            measures=tuple((n, word.group()) for n in _FURTHER if (word := MEASURES[n].search(m.text))),
            place=next(named, None),
        )


def with_counters(
    proposals: Sequence[Proposal], told: Iterable[Beside], ground: Ground
) -> tuple[Proposal, ...]:
    """The proposals with what they answer, what answers them, and their further terms."""
    beside = {b.spot: b for b in told}
    by_report: dict[str, list[Proposal]] = defaultdict(list)
    for p in proposals:
        for report in {m.report for m in p.mentions}:
            by_report[report].append(p)
    countered = {p.id: _countered(p, by_report, beside, ground) for p in proposals}
    countering: dict[str | None, list[Proposal]] = defaultdict(list)
    for p in proposals:
        countering[countered[p.id]].append(p)
    found = []
    for p in proposals:
        against = countering.get(p.id, ())
        answers = [
            Response(actor=a, stance="counter", statement=o.mentions[0].statement, passage=o.mentions[0])
            for o in against
            for a in o.by
            if not any(r.actor == a and r.stance == "counter" for r in p.responses)
        ]
        found.append(
            msgspec.structs.replace(
                p,
                counter_to=countered[p.id],
                responses=(*p.responses, *answers),
                terms={**dict(_further(p, beside)), **p.terms},
            )
        )
    return tuple(found)


def _countered(
    p: Proposal,
    by_report: Mapping[str, Sequence[Proposal]],
    beside: Mapping[Spot, Beside],
    ground: Ground,
) -> str | None:
    mine = ground.circle(p.by)
    near: list[tuple[int, str]] = []
    for m in p.mentions:
        if not beside[m.report, m.start, m.end].counters:
            continue
        for o in by_report[m.report]:
            if ground.circle(o.by) & mine:
                continue
            gaps = [m.start - x.end for x in o.mentions if x.report == m.report and x.end <= m.start]
            near += [(gap, o.id) for gap in gaps if gap <= BACK]
    return min(near)[1] if near else None


def _further(p: Proposal, beside: Mapping[Spot, Beside]) -> Iterator[tuple[str, str]]:
    for m in p.mentions:
        told = beside[m.report, m.start, m.end]
        yield from ((name, words) for name, words in told.measures if p.terms.get("measure") != name)
        if told.place is not None:
            yield "place", told.place
