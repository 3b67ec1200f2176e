"""Time drawn as lanes: where on a line each dated thing stands, as numbers for an SVG."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.evidence.edtf import Days, days
from counterclaim.views import wording

LEFT, RIGHT = 92, 708
"""Where the lines begin and end, in the drawing's units."""


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


def inner_window(found: Sequence[Days]) -> Days:
    """The days worth drawing: without the few that lie far from all others."""
    exact = sorted((d for d in found if d.length <= 45), key=lambda d: d.first) or sorted(found)
    first, last = exact[0].first, max(d.last for d in exact)
    cut = len(exact) // 12
    inner = exact[cut : len(exact) - cut] if cut else exact
    core = (inner[-1].last - inner[0].first).days or 1
    reach = timedelta(days=max(7, core // 2))
    return Days(max(first, inner[0].first - reach), min(last, inner[-1].last + reach))


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


def drawing(items: Iterable[Dated], order: Sequence[str], window: Days | None = None) -> Drawing | None:
    """Lanes in the order given; None where nothing has a date.

    Without `window` the days drawn are those most things fall on; the rest is counted, not squeezed in.
    """
    every = [(i, days(i.date)) for i in items]
    dated = [(i, d) for i, d in every if d is not None]
    if not dated:
        return None
    span = window or inner_window([d for _, d in dated])
    scale = (RIGHT - LEFT) / max(1, (span.last - span.first).days)

    def x(day: date) -> float:
        return round(LEFT + (min(max(day, span.first), span.last) - span.first).days * scale, 1)

    lanes = []
    used = [lane for lane in order if any(i.lane == lane for i, _ in dated)]
    for n, lane in enumerate(used):
        y = 20.0 + 34 * n
        marks: dict[tuple[float, float, str], Mark] = {}
        for item, d in sorted(
            ((i, d) for i, d in dated if i.lane == lane), key=lambda p: (-p[1].length, p[1].first)
        ):
            if d.meets(span):
                wide = d.length > 1
                width = max(3.0, round(x(d.last) - x(d.first), 1)) if wide else 0.0
                marks.setdefault((x(d.first), width, item.status), Mark(item, x(d.first), width, y))
        lanes.append((lane, y, tuple(marks.values())))
    ticks = [Tick(x(day), words, "middle") for day, words in tick_days(span)]
    return Drawing(
        lanes=tuple(lanes),
        ticks=tuple(t for t in ticks if t.x <= RIGHT),
        height=34 * len(used) + 30,
        span=span,
        before=sum(d.last < span.first for _, d in dated),
        after=sum(d.first > span.last for _, d in dated),
        undated=len(every) - len(dated),
        counts=tuple((lane, sum(i.lane == lane and d.meets(span) for i, d in dated)) for lane in used),
    )


def spoken(d: Drawing) -> str:
    """The drawing in words, for those who do not see it."""
    lanes = [f"{wording.number(n)} in the lane of {lane}" for lane, n in d.counts]
    return (
        f"Timeline from {wording.date(d.span.first.isoformat())} to {wording.date(d.span.last.isoformat())}: "
        f"{wording.listed(lanes)}; the same things are listed by date on the page Timeline"
    )
