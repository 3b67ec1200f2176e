"""Time drawn as lanes: where on a line each dated thing stands, as numbers for an SVG."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from counterclaim.evidence.edtf import Days, days
from counterclaim.views import wording
from counterclaim.views.web.listing import NEVER, Rows

LEFT, RIGHT = 92, 708
"""Where the lines begin and end, in the drawing's units."""

MOST = 160
"""Marks of a lane: a sign is ten units wide, so that more would only lie on one another."""
GRAINS = (0.1, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
"""Units within which marks alike are one; wider ones are for lanes that would have more than MOST."""


@dataclass(frozen=True)
class Dated:
    """A thing with a date, as a lane needs it."""

    kind: str
    id: str
    lane: str
    date: str | None
    status: str
    label: str


@dataclass(frozen=True)
class Mark:
    """What is drawn at one spot: a point (width 0) or a bar; things alike in date and status share it."""

    item: Dated
    x: float
    width: float
    y: float


@dataclass(frozen=True)
class Tick:
    """A date written under the lanes."""

    x: float
    words: str
    anchor: str


@dataclass(frozen=True)
class Drawing:
    """Lanes ready to draw; `before` and `after` count what lies outside the days shown."""

    lanes: tuple[tuple[str, float, tuple[Mark, ...]], ...]
    ticks: tuple[Tick, ...]
    height: int
    span: Days
    before: int
    after: int
    undated: int
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Laid:
    """Dated things as numbers: first and last day (NEVER and -1 of undated ones), lane, status."""

    items: Sequence[Dated]
    first: Rows
    last: Rows
    lanes: Rows
    statuses: Rows
    names: tuple[str, ...]


def laid(items: Sequence[Dated]) -> Laid:
    """Dated things ready to be drawn, in the order given."""
    first = np.full(len(items), NEVER, dtype=np.int32)
    last = np.full(len(items), -1, dtype=np.int32)
    lanes: dict[str, int] = {}
    statuses: dict[str, int] = {}
    lane, status = np.zeros(len(items), dtype=np.int32), np.zeros(len(items), dtype=np.int32)
    for n, item in enumerate(items):
        known = days(item.date)
        if known is not None:
            first[n], last[n] = known.first.toordinal(), known.last.toordinal()
        lane[n] = lanes.setdefault(item.lane, len(lanes))
        status[n] = statuses.setdefault(item.status, len(statuses))
    return Laid(items, first, last, lane, status, tuple(lanes))


def inner_window(first: Rows, last: Rows) -> Days:
    """The days worth drawing, of first and last days as ordinals: without the few far from all others."""
    exact = last - first < 45
    if exact.any():
        first, last = first[exact], last[exact]
    order = np.lexsort((last, first))
    first, last = first[order], last[order]
    cut = len(first) // 12
    low, high = int(first[cut]), int(last[len(last) - 1 - cut])
    reach = max(7, (high - low or 1) // 2)
    low, high = max(int(first[0]), low - reach), min(int(last.max()), high + reach)
    return Days(date.fromordinal(low), date.fromordinal(high))


def tick_days(span: Days) -> Iterable[tuple[date, str]]:
    """The days written under a line of time, and how: days, months or years, by its length."""
    length = span.length
    if length <= 120:
        step = max(1, length // 6)
        for n in range(0, length, step):
            day = span.first + timedelta(days=n)
            yield day, f"{day.day} {calendar.month_abbr[day.month]}"
        return
    months = (span.last.year - span.first.year) * 12 + span.last.month - span.first.month
    step = next((s for s in (1, 2, 3, 6, 12, 24, 60, 120) if months / s <= 8), 240)
    year, month = span.first.year, span.first.month
    while date(year, month, 1) <= span.last:
        day = date(year, month, 1)
        if day >= span.first:
            yield day, str(year) if step >= 12 else f"{calendar.month_abbr[month]} {year}"
        month += step
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1


def drawing(
    items: Laid | Sequence[Dated], order: Sequence[str], window: Days | None = None, rows: Rows | None = None
) -> Drawing | None:
    """Lanes in the order given, of all things or of some rows of them; None where nothing has a date.

    Without `window` the days drawn are those most things fall on; the rest is counted, not squeezed in.
    """
    every = items if isinstance(items, Laid) else laid(items)
    rows = np.arange(len(every.items), dtype=np.int32) if rows is None else rows
    dated = rows[every.last[rows] >= 0]
    if not len(dated):
        return None
    first, last = every.first[dated], every.last[dated]
    span = window or inner_window(first, last)
    low, high = span.first.toordinal(), span.last.toordinal()
    meets = (first <= high) & (last >= low)
    scale = (RIGHT - LEFT) / max(1, high - low)
    lanes: list[tuple[str, float, tuple[Mark, ...]]] = []
    counts: list[tuple[str, int]] = []
    for name in order:
        here = every.lanes[dated] == (every.names.index(name) if name in every.names else -1)
        if here.any():
            y = 20.0 + 34 * len(lanes)
            inside = dated[here & meets]
            lanes.append((name, y, tuple(_marks(every, inside, (low, high), scale, y))))
            counts.append((name, len(inside)))
    ticks = [
        Tick(round(LEFT + (day - span.first).days * scale, 1), words, "middle")
        for day, words in tick_days(span)
    ]
    return Drawing(
        lanes=tuple(lanes),
        ticks=tuple(t for t in ticks if t.x <= RIGHT),
        height=34 * len(lanes) + 30,
        span=span,
        before=int((last < low).sum()),
        after=int((first > high).sum()),
        undated=len(rows) - len(dated),
        counts=tuple(counts),
    )


def _marks(every: Laid, rows: Rows, span: tuple[int, int], scale: float, y: float) -> Iterable[Mark]:
    """What is drawn in one lane: the longest first, one mark for all at one spot, no more than MOST."""
    first, last = every.first[rows], every.last[rows]
    order = np.lexsort((first, first - last))
    rows, first, last = rows[order], first[order], last[order]
    x, end = (np.round(LEFT + (np.clip(day, *span) - span[0]) * scale, 1) for day in (first, last))
    width = np.where(last > first, np.maximum(3.0, np.round(end - x, 1)), 0.0)
    kept = np.arange(len(rows))
    for grain in GRAINS:
        cell = (np.round(n[kept] / grain, 6).astype(np.int64) for n in (x, width))
        spots = next(cell) * 2**20 + next(cell) * 2**6 + 2 * every.statuses[rows[kept]] + (width[kept] > 0)
        kept = kept[np.sort(np.unique(spots, return_index=True)[1])]
        if len(kept) <= MOST:
            break
    for n in kept.tolist():
        yield Mark(every.items[rows[n]], float(x[n]), float(width[n]), y)


def spoken(d: Drawing) -> str:
    """The drawing in words, for those who do not see it."""
    lanes = [f"{wording.number(n)} in the lane of {lane}" for lane, n in d.counts]
    return (
        f"Timeline from {wording.date(d.span.first.isoformat())} to {wording.date(d.span.last.isoformat())}: "
        f"{wording.listed(lanes)}; the same things are listed by date on the page Timeline"
    )
