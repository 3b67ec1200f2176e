"""Figures side by side on one scale: where each one's range lies, as numbers for an SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.evidence import Figure

WIDTH = 200
"""Of the drawing, in its own units."""


@dataclass(frozen=True)
class Range:
    """One figure's range in the drawing; open where the figure leaves that side open."""

    figure: Figure
    x: float
    width: float
    open_low: bool
    open_high: bool


def ranges(figures: Sequence[Figure]) -> tuple[Range, ...]:
    """The figures on a scale from nought to the largest of them, in the order given."""
    top = max((f.high if f.high is not None else f.value for f in figures), default=0.0)
    scale = (WIDTH - 12) / max(top, 1e-9)
    found = []
    for f in figures:
        low = f.low if f.low is not None else min(f.value, f.high if f.high is not None else f.value)
        high = f.high if f.high is not None else max(f.value, low)
        known = f.low is not None or f.high is not None
        found.append(
            Range(
                figure=f,
                x=round(4 + max(0.0, low) * scale, 1),
                width=round(max(0.0, high - low) * scale, 1),
                open_low=known and f.low is None,
                open_high=known and f.high is None,
            )
        )
    return tuple(found)
