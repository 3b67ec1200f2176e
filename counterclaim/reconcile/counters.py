"""Proposals against each other, and their further terms.

A proposal that its sentence calls a counter is linked to the nearest one before it, by another side, in the
same report. What a proposal names beside its measure (withdrawal, access, evacuation, transition, exchange)
and where it is to hold are added to its terms in the report's words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from counterclaim.evidence import Proposal, Response
from counterclaim.reconcile.telling import Telling
from counterclaim.reconcile.terms import MEASURES

_COUNTER = re.compile(r"\bcounter(?:ed|s|ing|-?\s?(?:proposals?|offers?|demands?))?\b", re.I)
BACK = 700
"""Characters between a proposal and its counter: about two paragraphs of wire copy."""
_FURTHER = ("withdrawal", "access", "evacuation", "transition", "exchange")


def with_counters(proposals: Sequence[Proposal], telling: Telling) -> tuple[Proposal, ...]:
    """The proposals with what they answer, what answers them, and their further terms."""
    by_report: dict[str, list[Proposal]] = defaultdict(list)
    for p in proposals:
        for report in {m.report for m in p.mentions}:
            by_report[report].append(p)
    countered = {p.id: _countered(p, by_report, telling) for p in proposals}
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
                terms={**dict(_further(p, telling)), **p.terms},
            )
        )
    return tuple(found)


def _countered(p: Proposal, by_report: Mapping[str, Sequence[Proposal]], telling: Telling) -> str | None:
    ground = telling.ground
    mine = ground.circle(p.by)
    near: list[tuple[int, str]] = []
    for m in p.mentions:
        if not _COUNTER.search(ground.sentence(m).text):
            continue
        for o in by_report[m.report]:
            if ground.circle(o.by) & mine:
                continue
            gaps = [m.start - x.end for x in o.mentions if x.report == m.report and x.end <= m.start]
            near += [(gap, o.id) for gap in gaps if gap <= BACK]
    return min(near)[1] if near else None


def _further(p: Proposal, telling: Telling) -> Iterator[tuple[str, str]]:
    for m in p.mentions:
        for name in _FURTHER:
            word = MEASURES[name].search(m.text)
            if word is not None and p.terms.get("measure") != name:
                yield name, word.group()
        acting = {(s, e) for s, e, _ in telling.ground.named_in(m.report, m.start, m.end)}
        for start, end, place in telling.places(m.report, m.start, m.end):
            if (start, end) not in acting:
                yield "place", telling.ground.places[place].name
                break
