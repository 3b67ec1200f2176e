"""One quantity over time, as numbers for an SVG: each source's count, its bounds, the supported range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.evidence import Point, Series
from counterclaim.evidence.edtf import Days, days
from counterclaim.views import wording
from counterclaim.views.web.lanes import Tick, tick_days

WIDTH, HEIGHT = 640, 150
LEFT, RIGHT, TOP, FOOT = 62, 628, 10, 126


@dataclass(frozen=True)
class Dot:
    """One number: where it stands, how far its bounds reach, and whether they are open."""

    point: Point
    x: float
    y: float
    low: float
    high: float
    open_low: bool
    open_high: bool


@dataclass(frozen=True)
class Chart:
    """The numbers of a series over time; `range` is where the supported range begins and how high it is."""

    dots: tuple[Dot, ...]
    range: tuple[float, float] | None
    ticks: tuple[Tick, ...]
    levels: tuple[tuple[float, str], ...]
    undated: int


def _step(top: float) -> float:
    """A round number that a scale to `top` is written at: 1, 2 or 5 of a power of ten."""
    size = 1.0
    while size * 10 <= top:
        size *= 10
    while size > top:
        size /= 10
    return next((size * n for n in (0.5, 1, 2, 5) if top / (size * n) <= 4), size * 5)


def _when(p: Point) -> Days | None:
    return days(p.as_of) or days(p.given)


def chart(series: Series, points: Sequence[Point]) -> Chart | None:
    """The chart of a series; None where fewer than two of its points have a date."""
    dated = [(p, d) for p in points if (d := _when(p)) is not None]
    if len(dated) < 2:
        return None
    first, last = min(d.first for _, d in dated), max(d.last for _, d in dated)
    if first == last:
        first, last = first - timedelta(days=3), last + timedelta(days=3)
    span = Days(first, last)
    tops = [v for p, _ in dated for v in (p.value, p.high) if v is not None]
    top = max([*tops, series.maximum or 0.0, series.best or 0.0]) * 1.12 or 1.0
    scale = (RIGHT - LEFT - 16) / max(1, (last - first).days)

    def x(day: date) -> float:
        return round(LEFT + 8 + (day - first).days * scale, 1)

    def y(value: float) -> float:
        return round(FOOT - max(0.0, value) / top * (FOOT - TOP), 1)

    dots = []
    for p, d in dated:
        low = p.low if p.low is not None else p.value if p.high is None else 0.0
        high = p.high if p.high is not None else p.value if p.low is None else top
        middle = d.first + (d.last - d.first) / 2
        bounded = p.low is not None or p.high is not None
        dots.append(
            Dot(
                p,
                x(middle),
                y(p.value),
                y(low),
                y(high),
                bounded and p.low is None,
                bounded and p.high is None,
            )
        )
    supported = None
    if series.minimum is not None:
        ceiling = y(series.maximum) if series.maximum is not None else float(TOP)
        supported = (ceiling, round(max(2.0, y(series.minimum) - ceiling), 1))
    step = _step(top)
    levels = [step * n for n in range(1 + int(top / step))]
    ticks = [Tick(x(day), words, "middle") for day, words in tick_days(span)]
    return Chart(
        dots=tuple(sorted(dots, key=lambda d: (d.x, d.y, d.point.figure))),
        range=supported,
        ticks=tuple(t for t in ticks if t.x < RIGHT - 14),
        levels=tuple((y(v), wording.number(v)) for v in levels),
        undated=len(points) - len(dated),
    )


def spread(series: Series) -> str:
    """The supported range of a series in words: "16 to 20", "at least 45"."""
    low, high = series.minimum, series.maximum
    if low is None and high is None:
        return ""
    if high is None:
        return f"at least {wording.amount(low or 0.0)}"
    if low is None or low == high:
        return wording.amount(high)
    return f"{wording.amount(low)} to {wording.amount(high)}"
