"""The figures of one report, put together from its numbers, places, times, statements and events."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from counterclaim.evidence import Event, Figure, Statement
from counterclaim.reading.figures.counted import counted
from counterclaim.reading.figures.exclusions import excluded
from counterclaim.reading.figures.numbers import find_numbers
from counterclaim.reading.figures.parts import Draft, draft
from counterclaim.reading.figures.site import Site
from counterclaim.reading.prose import Prose

READER = "figures/1"
EVENT_TYPES = {
    "killed": {"ASSAULT", "COERCE"},
    "injured": {"ASSAULT", "COERCE", "PROTEST"},
    "strikes": {"ASSAULT"},
    "sorties": {"ASSAULT", "MOBILIZE"},
    "facilities_hit": {"ASSAULT"},
    "detained": {"COERCE", "ASSAULT"},
    "evacuated": {"RETREAT", "AID", "AGREE", "COOPERATE"},
    "displaced": {"ASSAULT", "COERCE", "RETREAT"},
    "trapped": {"COERCE", "ASSAULT"},
    "aid": {"AID"},
}


SMALLER = {
    ("year", "month"): 12,
    ("week", "day"): 7,
    ("day", "hour"): 24,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
}
"""How many of the smaller unit make the larger."""


class HasPlace(Protocol):
    """What `Atlas.where` returns."""

    @property
    def place(self) -> str:
        """The place's id."""


class HasDate(Protocol):
    """What `Clock.when` returns."""

    @property
    def edtf(self) -> str:
        """The date as EDTF."""


class Places(Protocol):
    """What this reader needs of an Atlas."""

    def where(self, start: int, end: int) -> HasPlace | None:
        """The place of what stands at document offsets [start, end)."""


class Times(Protocol):
    """What this reader needs of a Clock."""

    def when(self, start: int, end: int, future: bool | None = None) -> HasDate | None:
        """The date of what stands at document offsets [start, end)."""


def drafts(prose: Prose) -> list[Draft]:
    """The figures of a document as drafts, in text order."""
    doc, text, found = prose.doc, prose.text, list[Draft]()
    for number in find_numbers(text):
        touched = doc.char_span(number.core, number.stop, alignment_mode="expand")
        if touched is None or prose.paragraph_at(number.core).end < number.stop:
            continue
        first, last = touched.start, touched.end - 1
        if excluded(doc, text, number, (first, last)):
            continue
        what = counted(doc, text, number, last)
        if what is None:
            continue
        whole = doc.char_span(number.start, number.stop, alignment_mode="expand")
        opening = touched.start if whole is None else whole.start
        sentence = doc[last].sent
        site = Site(doc, text, number, opening, last, what, min(sentence.start, opening), sentence.end)
        made = draft(site, found)
        if made is None:
            continue
        joined = _joined(found[-1], made) if found else None
        if joined is not None:
            found[-1] = joined
        else:
            found.append(made)
    return [_with_whole(n, d, found) for n, d in enumerate(found)]


def _joined(before: Draft, after: Draft) -> Draft | None:
    """One duration of two that are told in one breath: "two hours and eleven minutes" is 131 minutes."""
    large, small = before.site.counted.unit, after.site.counted.unit
    if large is None or small is None or (large.kind, small.kind) != ("duration", "duration"):
        return None
    times = SMALLER.get((large.name, small.name))
    first, second = before.site.number, after.site.number
    between = after.site.text[before.site.counted.end : second.start]
    exact = second.low == second.high == second.value and second.until is None and first.until is None
    if times is None or not exact or not re.fullmatch(r"\s*(?:,|and|,\s*and)?\s*", between):
        return None
    value = first.value * times + second.value
    low, high = (None if b is None else b * times + second.value for b in (first.low, first.high))
    number = replace(
        second, start=first.start, core=first.core, value=value, low=low, high=high, symbol=first.symbol
    )
    return replace(after, site=replace(after.site, number=number, first=before.site.first), value=value)


def _with_whole(n: int, d: Draft, found: list[Draft]) -> Draft:
    """A draft with the whole that stands inside its own phrase: "45 of the 60 hostages"."""
    if d.whole is None and d.site.counted.partitive and n + 1 < len(found):
        inner = found[n + 1].site.number
        if d.site.number.stop <= inner.start and inner.stop < d.site.counted.end and d.value <= inner.value:
            return replace(d, whole=n + 1)
    return d


def read_figures(
    prose: Prose,
    cast: object,
    atlas: Places,
    clock: Times,
    statements: Sequence[Statement],
    events: Sequence[Event],
) -> tuple[Figure, ...]:
    """Every figure of a report in text order; `cast` is taken for the sake of a common signature.

    A range gives its two ends as two figures with the same bounds, the upper one part of the lower, so
    that neither end is lost and nothing is counted twice.
    """
    del cast
    return tuple(_figures(prose, atlas, clock, statements, events))


def _figures(
    prose: Prose, atlas: Places, clock: Times, statements: Sequence[Statement], events: Sequence[Event]
) -> Iterator[Figure]:
    made = drafts(prose)
    ids: list[str] = []
    count = 0
    for d in made:
        count += 1
        ids.append(f"{prose.report.id}/f{count}")
        count += d.site.number.until is not None
    for n, d in enumerate(made):
        site, number = d.site, d.site.number
        end = max(number.end, site.counted.end)
        span = prose.span(number.start, end)
        by = d.found.by if d.found else None
        own = by is None or (d.found is not None and d.found.how in {"part", "elided", "change"})
        at = (number.start, end) if own or by is None else (by.idx, by.idx + len(by))
        where, when = atlas.where(*at), clock.when(*at)
        statement = _statement(span.start, span.end, statements)
        unit = site.counted.unit
        if unit is None and d.found is not None and d.found.how == "change" and made[n - 1].site.counted.unit:
            unit = made[n - 1].site.counted.unit
        figure = Figure(
            id=ids[n],
            report=prose.report.id,
            span=span,
            value=number.value,
            measure=d.measure,
            low=number.low,
            high=number.high,
            unit=unit.name if unit else None,
            of=d.of,
            place=where.place if where else None,
            as_of=when.edtf if when else statement.said if statement else None,
            event=_event(prose, d, events),
            statement=statement.id if statement else None,
            part_of=ids[d.whole] if d.whole is not None else None,
            cumulative=d.cumulative,
            reader=READER,
        )
        yield figure
        if number.until is not None:
            yield Figure(
                **{
                    **{f: getattr(figure, f) for f in figure.__struct_fields__},
                    "id": f"{prose.report.id}/f{int(ids[n].rsplit('f', 1)[1]) + 1}",
                    "value": number.until,
                    "part_of": figure.id,
                }
            )


def _statement(start: int, end: int, statements: Sequence[Statement]) -> Statement | None:
    """The innermost statement whose content holds source characters [start, end)."""
    holding = [s for s in statements if any(c.start <= start and end <= c.end for c in s.content)]
    return min(holding, key=lambda s: (sum(len(c.text) for c in s.content), s.id), default=None)


def _event(prose: Prose, d: Draft, events: Sequence[Event]) -> str | None:
    """The event of the figure's sentence that fits its measure, the nearest to the word that says it."""
    by = d.found.by if d.found else None
    at = prose.source(by.idx if by is not None else d.site.number.start)
    doc = d.site.doc
    left, right = prose.source(doc[d.site.left].idx), prose.source(doc[d.site.right - 1].idx)
    fitting = EVENT_TYPES.get(d.measure)
    best: tuple[int, str] | None = None
    for event in events:
        for mention in event.mentions:
            inside = mention.start <= at < mention.end
            near = fitting is not None and event.type in fitting and left <= mention.start <= right
            if inside or near:
                gap = 0 if inside else min(abs(mention.start - at), abs(mention.end - at))
                best = min(best or (gap, event.id), (gap, event.id))
    return best[1] if best else None
