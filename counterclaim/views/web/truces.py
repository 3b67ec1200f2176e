"""Ceasefires drawn as bars: announced, in force, extended, breached, ended, as numbers for an SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.evidence import Breach, Ceasefire
from counterclaim.evidence.edtf import Days, days
from counterclaim.views.web.lanes import LEFT, RIGHT, Tick, tick_days

ROW = 34
OPEN = 30
"""Days for which a ceasefire of unknown end is drawn after the last that is known of it."""


@dataclass(frozen=True)
class Bar:
    """One ceasefire in the drawing; what is not known is None. `open_end`: nobody told when it ended."""

    ceasefire: Ceasefire
    y: float
    declared: float | None
    x: float | None
    width: float
    open_end: bool
    breaches: tuple[tuple[float, Breach], ...]
    extended: tuple[float, ...]
    collapsed: float | None


@dataclass(frozen=True)
class Bars:
    """The bars of some ceasefires on one line of time."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    height: int
    span: Days


def in_force(c: Ceasefire) -> Days | None:
    """The days a ceasefire was in force, as far as anybody told; None where nobody told its beginning."""
    first = days(c.start) or days(c.declared)
    if first is None:
        return None
    ends = [d.last for d in (days(c.until), days(c.collapse.date) if c.collapse else None) if d is not None]
    ends += [d.last for t in c.extensions if (d := days(t.until)) is not None]
    over = days(c.collapse.date) if c.collapse else None
    last = over.last if over is not None else max(ends, default=first.last)
    return Days(first.first, max(first.first, last))


def ended(c: Ceasefire) -> bool:
    """Whether anybody told when it ends or ended."""
    return bool(days(c.until) or (c.collapse and days(c.collapse.date)) or c.status == "expired")


def edtf(c: Ceasefire) -> str | None:
    """When a ceasefire stands on a line of time: while in force, else when it was declared."""
    held = in_force(c)
    if held is None or not (ended(c) or c.extensions):
        return c.start or c.declared
    return held.first.isoformat() if held.length == 1 else f"{held.first}/{held.last}"


def _known(c: Ceasefire) -> list[Days]:
    dates = [c.declared, c.start, c.until, *(b.date for b in c.breaches), *(t.date for t in c.extensions)]
    found = [d for d in map(days, dates) if d is not None and d.length < 400]
    held = in_force(c)
    return [*found, held] if held is not None else found


def bars(ceasefires: Sequence[Ceasefire]) -> Bars | None:
    """The ceasefires on one line of time, in the order given; None where none has a date."""
    known = [d for c in ceasefires for d in _known(c)]
    if not known:
        return None
    first, last = min(d.first for d in known), max(d.last for d in known)
    spare = timedelta(days=max(2, (last - first).days // 20))
    span = Days(first - spare, last + spare)
    scale = (RIGHT - LEFT) / max(1, (span.last - span.first).days)

    def x(day: date) -> float:
        return round(LEFT + (min(max(day, span.first), span.last) - span.first).days * scale, 1)

    drawn = []
    for n, c in enumerate(ceasefires):
        held, declared = in_force(c), days(c.declared)
        over = days(c.collapse.date) if c.collapse else None
        open_end = held is not None and not ended(c)
        stop = held.last + timedelta(days=OPEN) if held is not None and open_end else held and held.last
        drawn.append(
            Bar(
                ceasefire=c,
                y=18.0 + ROW * n,
                declared=x(declared.first) if declared else None,
                x=x(held.first) if held else None,
                width=max(4.0, round(x(stop) - x(held.first), 1)) if held and stop else 0.0,
                open_end=open_end,
                breaches=tuple((x(d.first), b) for b in c.breaches if (d := days(b.date)) is not None),
                extended=tuple(x(d.first) for t in c.extensions if (d := days(t.date)) is not None),
                collapsed=x(over.first) if over else None,
            )
        )
    ticks = [Tick(x(day), words, "middle") for day, words in tick_days(span)]
    return Bars(tuple(drawn), tuple(ticks), ROW * len(drawn) + 30, span)
