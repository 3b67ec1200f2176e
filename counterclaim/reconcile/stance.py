"""What two passages are to each other. A small algebra, in the manner of a judgement:

contradict   both cannot be true
compatible   both can be true as they stand ("at least 40" and "43")
superseded   the later says what the earlier could not know yet (a toll that has risen)
unrelated    they are not about the same thing
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from counterclaim.evidence import Figure
from counterclaim.evidence.edtf import days

Stance = Literal["contradict", "compatible", "superseded", "unrelated"]
ABOUT = 0.075
"""How far "about 40" reaches, as a share of it: 43 is about 40, and 27,000 is not about 25,000."""

_RANK: dict[Stance, int] = {"contradict": 3, "superseded": 2, "compatible": 1, "unrelated": 0}


def combine(stances: Iterable[Stance]) -> Stance:
    """The strongest of several: one contradiction is a contradiction, whatever else agrees."""
    return max(stances, key=lambda s: _RANK[s], default="unrelated")


def limits(figure: Figure) -> tuple[float, float]:
    """The least and the most a figure allows: an exact number itself, an open bound everything, a number that
    is only about right ABOUT its own size more or less."""
    if figure.low is None and figure.high is None:
        return figure.value * (1 - ABOUT), figure.value * (1 + ABOUT)
    low = figure.low if figure.low is not None else 0.0
    return low, figure.high if figure.high is not None else float("inf")


def of_figures(a: Figure, b: Figure, a_day: str | None, b_day: str | None) -> Stance:
    """Two counts of one thing, each with the day it was given (EDTF).

    "At least 40" agrees with 43; a count a day or more later that is higher supersedes the earlier.
    """
    (low_a, high_a), (low_b, high_b) = limits(a), limits(b)
    if low_a <= high_b and low_b <= high_a:
        return "compatible"
    first, second = days(a_day), days(b_day)
    if first and second and (first.last < second.first or second.last < first.first):
        earlier, later = (a, b) if first.first < second.first else (b, a)
        if later.value > earlier.value:
            return "superseded"
    return "contradict"
