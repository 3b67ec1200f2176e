"""What a report's times say about the day it was published: signs, and how well a day fits each.

Each sign knows the likelihood of its words given a publication day. The tables were counted on 180
dated articles of PolNeAR's training part (2015-16, seven American publishers) and rounded; run
benchmarks/bench_times.py again before changing one.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

SignKind = Literal[
    "masthead",
    "day",
    "caption",
    "month and day",
    "weekday",
    "month",
    "month and year",
    "year",
    "latest year",
    "age",
    "notice",
    "last month",
    "office",
    "once",
    "occasion",
    "opening",
]
_FLOOR = 1e-5


@dataclass(frozen=True, slots=True)
class Sign:
    """Words of the source [start, end) that bear on the publication date.

    `year`, `month`, `day`, `weekday` are what they name (0: nothing), `toward` which way the tense
    looks, `lead` whether they stand in the report's first sentences, `top` whether they open it like a
    dateline, `length` a number of days, `spans` the days that a fact of the world gives (see `world`),
    `firm` whether the text comes back to it.
    """

    start: int
    end: int
    text: str
    kind: SignKind
    toward: str = ""
    lead: bool = False
    year: int = 0
    month: int = 0
    day: int = 0
    weekday: int = 0
    length: int = 0
    top: bool = False
    spans: tuple[tuple[date, date], ...] = ()
    firm: bool = False

    @property
    def key(self) -> tuple[object, ...]:
        """What the sign says, wherever it stands."""
        return (
            self.kind,
            self.toward,
            self.year,
            self.month,
            self.day,
            self.weekday,
            self.length,
            self.spans,
        )

    def allows(self) -> str:
        """The date the words name as EDTF, X for what they leave open."""
        if self.kind == "weekday":
            return f"XXXX-XX-XX weekday {self.weekday}"
        if self.spans:
            return " ".join(f"{a.isoformat()}/{b.isoformat()}" for a, b in self.spans[-2:])
        year = f"{self.year:04}" if self.year else "XXXX"
        return year + (f"-{self.month:02}" if self.month else "") + (f"-{self.day:02}" if self.day else "")

    def why(self) -> str:
        """In words, what kind of clue it is."""
        place = " in the lead" if self.lead else ""
        tense = {"past": ", looking back", "since": ", some time ago", "ahead": ", looking ahead"}.get(
            self.toward, ""
        )
        return f"{self.kind}{place}{tense}"


Ladder = tuple[tuple[int, float], ...]
# (gap in days up to, likelihood of the whole step)
_BACK: Ladder = (
    (0, 0.16),
    (1, 0.16),
    (3, 0.12),
    (7, 0.14),
    (14, 0.1),
    (31, 0.1),
    (120, 0.12),
    (400, 0.07),
    (1500, 0.03),
)
_BACK_LEAD: Ladder = (
    (0, 0.4),
    (1, 0.2),
    (3, 0.1),
    (7, 0.1),
    (31, 0.1),
    (120, 0.05),
    (400, 0.03),
    (1500, 0.02),
)
_AHEAD: Ladder = ((0, 0.08), (1, 0.08), (3, 0.14), (7, 0.16), (31, 0.28), (120, 0.18), (400, 0.08))
# full dates: half of them are history, and some are years ahead
_BACK_FULL: Ladder = (
    (0, 0.11),
    (1, 0.11),
    (3, 0.08),
    (7, 0.05),
    (31, 0.06),
    (120, 0.05),
    (400, 0.08),
    (1500, 0.22),
    (4000, 0.1),
    (15000, 0.14),
)
_AHEAD_FULL: Ladder = (
    (0, 0.08),
    (1, 0.08),
    (3, 0.1),
    (7, 0.1),
    (31, 0.2),
    (120, 0.18),
    (400, 0.1),
    (1500, 0.08),
    (8000, 0.08),
)
_CAPTION: Ladder = (
    (0, 0.3),
    (1, 0.2),
    (3, 0.18),
    (7, 0.14),
    (31, 0.1),
    (120, 0.05),
    (400, 0.03),
    (1500, 0.02),
)
_SINCE: Ladder = ((0, 0.01), (1, 0.03), (3, 0.1), (7, 0.26), (31, 0.35), (120, 0.15), (400, 0.1))
_LATEST_YEAR = (0.27, 0.1, 0.1, 0.07, 0.09, 0.03, 0.03, 0.03, 0.04, 0.015)
_LATEST_YEAR_OLD = 0.007
_WEEKDAY_LEAD = (0.45, 0.41, 0.08, 0.03, 0.01, 0.01, 0.01)
_WEEKDAY_PAST = (0.25, 0.27, 0.21, 0.12, 0.06, 0.05, 0.04)
_WEEKDAY_AHEAD = (0.2, 0.2, 0.14, 0.12, 0.12, 0.12, 0.1)
_MONTHS_BACK = (0.1, 0.16, 0.12, 0.12, 0.1, 0.08, 0.08, 0.06, 0.06, 0.05, 0.04, 0.03)


def _step(ladder: Ladder, gap: int) -> float:
    """The likelihood of one day at a gap: its step's share, spread over the step's days."""
    if gap < 0:
        return _FLOOR
    at = bisect_right([upper for upper, _ in ladder], gap - 1)
    if at >= len(ladder):
        return _FLOOR
    below = ladder[at - 1][0] if at else -1
    return ladder[at][1] / (ladder[at][0] - below)


@cache
def _gap_in_year(month: int, day: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def look_back(found: Sequence[Sign]) -> tuple[list[Sign], list[Sign]]:
    """The signs that look back on a day, and all others."""
    days = [s for s in found if s.kind in ("day", "month and day") and s.toward == "past" and not s.top]
    return days, [s for s in found if s not in days]


def likelihood_of_past(days: Sequence[Sign], day: date) -> float:
    """How likely the days looked back on are: the last of them tells, the others must just be past."""
    if not days:
        return 1.0
    each = [likelihood(s, day) for s in days]
    gaps = [_gap(s, day) for s in days]
    behind = [n for n, gap in enumerate(gaps) if gap >= 0]
    last = min(behind, key=lambda n: (gaps[n], not days[n].lead)) if behind else 0
    return each[last] * math.prod(
        _passed(days[n], gap) if gap >= 0 else min(each[n], 0.05) for n, gap in enumerate(gaps) if n != last
    )


def _passed(sign: Sign, gap: int) -> float:
    """How likely a day that is not the last is looked back on; with weekday and year it is fresh news."""
    if sign.weekday and sign.year and gap > 31:
        return 0.01
    return 0.5 if gap <= 120 else 0.2


def _gap(sign: Sign, day: date) -> int:
    """Days since the day a sign names; without a year, since the nearest such day."""
    years = (sign.year,) if sign.year else (day.year - 1, day.year, day.year + 1)
    named = [d for y in years if (d := _gap_in_year(sign.month, sign.day, y)) is not None]
    gaps = [(day - d).days for d in named if not sign.weekday or d.isoweekday() == sign.weekday]
    return min(gaps, key=lambda g: (abs(g) + (60 if g < 0 else 0), g)) if gaps else -1000


def likelihood(sign: Sign, day: date) -> float:
    """How likely the sign's words are in a report published on a day."""
    match sign.kind:
        case "masthead":
            gap = (day - date(sign.year, sign.month, sign.day)).days
            return 0.85 if gap == 0 else 0.03 if abs(gap) == 1 else _FLOOR
        case "caption":
            return _step(_CAPTION, (day - date(sign.year, sign.month, sign.day)).days)
        case "day":
            return _of_day(sign, day, date(sign.year, sign.month, sign.day))
        case "month and day":
            return _of_month_day(sign, day)
        case "weekday":
            if sign.toward == "ahead":
                return _WEEKDAY_AHEAD[(sign.weekday - day.isoweekday()) % 7]
            table = _WEEKDAY_LEAD if sign.lead else _WEEKDAY_PAST
            return table[(day.isoweekday() - sign.weekday) % 7]
        case "month":
            back = (day.month - sign.month) % 12
            if sign.toward == "ahead":
                return _MONTHS_BACK[(sign.month - day.month) % 12]
            if sign.toward == "early":
                return 0.85 if back == 0 else 0.1 if back == 1 else 0.005
            return _MONTHS_BACK[back]
        case "month and year":
            months = (day.year - sign.year) * 12 + day.month - sign.month
            if sign.toward == "ahead":
                months = -months
            if 0 <= months < 12:
                return _MONTHS_BACK[months] / 2
            return 0.5 / 36 if months > 0 else 0.008
        case "year":
            years = day.year - sign.year
            years = -years if sign.toward == "ahead" else years
            return 0.3 if years >= 0 else 0.06 if years == -1 else 0.02
        case "latest year":
            years = day.year - sign.year
            if years < 0:
                return 0.06 if years == -1 else 0.01
            return _LATEST_YEAR[years] if years < len(_LATEST_YEAR) else _LATEST_YEAR_OLD
        case "last month":
            months = (day.month - sign.month) % 12
            return 0.75 if months == 1 else 0.06 if months == 0 else 0.02
        case "age":
            start = date(sign.year, sign.month or 7, 1)
            slack = 200 if sign.month else 380
            off = abs((day - start).days - sign.length - 90)
            return 0.8 if off <= slack else 0.1 if off <= slack + 250 else 0.002
        case "office":
            return _in_office(sign, day)
        case "once":
            return 1.0 if day > sign.spans[0][1] else 0.04
        case "occasion":
            return 1.0 if _within(sign, day) else 0.08 if sign.firm else 0.25
        case "opening":
            return max(_of_day(sign, day, first) for first, _ in sign.spans)
        case _:
            return _of_notice(sign, day)


def _within(sign: Sign, day: date) -> bool:
    return any(first <= day <= last for first, last in sign.spans)


def _in_office(sign: Sign, day: date) -> float:
    """Who held an office is named with it for long after, hardly ever before."""
    if _within(sign, day):
        return 1.0
    return 0.1 if day > sign.spans[0][0] else 0.02


def _of_day(sign: Sign, day: date, named: date) -> float:
    """A day named outright, or one year's day of a month; a weekday beside it tells that it is news."""
    gap = (day - named).days
    full = bool(sign.year) and not sign.weekday
    back, ahead = (_BACK_FULL, _AHEAD_FULL) if full else (_BACK, _AHEAD)
    if sign.toward == "since":
        return _step(_SINCE, gap)
    if sign.toward == "ahead":
        return max(_step(ahead, -gap), 0.05 * _step(back, gap))
    if not sign.toward:
        return 0.5 * _step(back, gap) + 0.5 * _step(ahead, -gap)
    if sign.lead and not full:
        back = _BACK_LEAD
    return max(_step(back, gap), (0.02 if gap >= -3 else 0.15) * _step(ahead, -gap))


def _of_month_day(sign: Sign, day: date) -> float:
    best = _FLOOR
    for year in (day.year - 1, day.year, day.year + 1):
        named = _gap_in_year(sign.month, sign.day, year)
        if named is None or (sign.weekday and named.isoweekday() != sign.weekday):
            continue
        if sign.top:
            gap = (day - named).days
            best = max(best, 0.8 if gap == 0 else 0.08 if gap == 1 else 0.01 if abs(gap) < 4 else _FLOOR)
            continue
        best = max(best, _of_day(sign, day, named))
    return best


def _of_notice(sign: Sign, day: date) -> float:
    """`three weeks` until a day still ahead."""
    for year in (day.year, day.year + 1):
        named = _gap_in_year(sign.month, sign.day, year)
        if named is not None and 0 <= (named - day).days <= 400:
            return 0.5 if abs((named - day).days - sign.length) <= max(2, sign.length // 5) else 0.06
    return 0.06
