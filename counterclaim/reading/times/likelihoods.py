"""How likely the words of a sign are in a report published on each of many days.

The tables were counted on 180 dated articles of PolNeAR's training part (2015-16, seven American
publishers) and rounded; run benchmarks/bench_dating.py again before changing one. All days are weighed at
once, as arrays: a report may have thousands of days to weigh.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from counterclaim.reading.times.clues import Sign

Whole = NDArray[np.int64]
Shares = NDArray[np.float64]
_FLOOR = 1e-5
_UNIX = date(1970, 1, 1).toordinal()


@dataclass(frozen=True)
class Almanac:
    """Days to be weighed, as ordinals in rising order, with their years, months and weekdays."""

    ordinals: Whole

    @classmethod
    def of(cls, days: Sequence[date]) -> Almanac:
        """The almanac of some days in rising order."""
        return cls(np.array([d.toordinal() for d in days], dtype=np.int64))

    @cached_property
    def months_on(self) -> Whole:
        """Months since January of the year 0."""
        stamps = (self.ordinals - _UNIX).astype("datetime64[D]")
        return stamps.astype("datetime64[M]").astype(np.int64) + 1970 * 12

    @cached_property
    def years(self) -> Whole:
        """The year of each day."""
        return self.months_on // 12

    @cached_property
    def months(self) -> Whole:
        """The month of each day, 1 to 12."""
        return self.months_on % 12 + 1

    @cached_property
    def weekdays(self) -> Whole:
        """The weekday of each day, Monday 1."""
        return (self.ordinals - 1) % 7 + 1

    def yearly(self, month: int, day: int, shift: int) -> tuple[Whole, NDArray[np.bool_]]:
        """That day of the year `shift` years from each day's own, as ordinals, and where there is one."""
        first = int(self.years[0])
        table = [_ordinal(y + shift, month, day) for y in range(first, int(self.years[-1]) + 1)]
        found = np.array(table, dtype=np.int64)[self.years - first]
        return found, found > 0


def _ordinal(year: int, month: int, day: int) -> int:
    """The ordinal of a date, 0 where there is no such day."""
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return 0


class Ladder:
    """Likelihoods of gaps in days, from steps of (gap up to, likelihood of the whole step)."""

    def __init__(self, *steps: tuple[int, float]) -> None:
        below = (-1, *(upper for upper, _ in steps))
        rates = [share / (upper - low) for (upper, share), low in zip(steps, below, strict=False)]
        self._upper = np.array([upper for upper, _ in steps], dtype=np.int64)
        self._rates = np.array([*rates, _FLOOR])

    def at(self, gaps: Whole) -> Shares:
        """The likelihood of one day at each gap."""
        found: Shares = self._rates[np.searchsorted(self._upper, gaps, side="left")]
        return np.where(gaps < 0, _FLOOR, found)


_BACK = Ladder(
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
_BACK_LEAD = Ladder(
    (0, 0.4),
    (1, 0.2),
    (3, 0.1),
    (7, 0.1),
    (31, 0.1),
    (120, 0.05),
    (400, 0.03),
    (1500, 0.02),
)
_AHEAD = Ladder((0, 0.08), (1, 0.08), (3, 0.14), (7, 0.16), (31, 0.28), (120, 0.18), (400, 0.08))
# full dates: half of them are history, and some are years ahead
_BACK_FULL = Ladder(
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
_AHEAD_FULL = Ladder(
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
_CAPTION = Ladder(
    (0, 0.3),
    (1, 0.2),
    (3, 0.18),
    (7, 0.14),
    (31, 0.1),
    (120, 0.05),
    (400, 0.03),
    (1500, 0.02),
)
_SINCE = Ladder((0, 0.01), (1, 0.03), (3, 0.1), (7, 0.26), (31, 0.35), (120, 0.15), (400, 0.1))
_LATEST_YEAR = np.array([0.27, 0.1, 0.1, 0.07, 0.09, 0.03, 0.03, 0.03, 0.04, 0.015, 0.007])
_WEEKDAY_LEAD = np.array([0.45, 0.41, 0.08, 0.03, 0.01, 0.01, 0.01])
_WEEKDAY_PAST = np.array([0.25, 0.27, 0.21, 0.12, 0.06, 0.05, 0.04])
_WEEKDAY_AHEAD = np.array([0.2, 0.2, 0.14, 0.12, 0.12, 0.12, 0.1])
_MONTHS_BACK = np.array([0.1, 0.16, 0.12, 0.12, 0.1, 0.08, 0.08, 0.06, 0.06, 0.05, 0.04, 0.03])


def look_back(found: Sequence[Sign]) -> tuple[list[Sign], list[Sign]]:
    """The signs that look back on a day, and all others."""
    days = [s for s in found if s.kind in ("day", "month and day") and s.toward == "past" and not s.top]
    return days, [s for s in found if s not in days]


def likelihood_of_past(signs: Sequence[Sign], days: Almanac) -> Shares:
    """How likely the days looked back on are: the last of them tells, the others must just be past."""
    if not signs:
        return np.ones(len(days.ordinals))
    each = np.stack([likelihood(s, days) for s in signs])
    gaps = np.stack([_gaps(s, days) for s in signs])
    leads = np.array([not s.lead for s in signs], dtype=np.int64)
    ranks = np.where(gaps >= 0, gaps * 2 + leads[:, None], np.iinfo(np.int64).max)
    passed = np.stack([_passed(s, g) for s, g in zip(signs, gaps, strict=True)])
    worth = np.where(gaps >= 0, passed, np.minimum(each, 0.05))
    last = np.argmin(ranks, axis=0)
    column = np.arange(len(last))
    worth[last, column] = each[last, column]
    return np.asarray(np.prod(worth, axis=0), dtype=np.float64)


def _passed(sign: Sign, gaps: Whole) -> Shares:
    """How likely a day that is not the last is looked back on; with weekday and year it is fresh news."""
    rate = np.where(gaps <= 120, 0.5, 0.2)
    return np.where(gaps > 31, 0.01, rate) if sign.weekday and sign.year else rate


def _gaps(sign: Sign, days: Almanac) -> Whole:
    """Days since the day a sign names; without a year, since the nearest such day."""
    if sign.year:
        named = _ordinal(sign.year, sign.month, sign.day)
        right = named > 0 and (not sign.weekday or (named - 1) % 7 + 1 == sign.weekday)
        return days.ordinals - named if right else np.full_like(days.ordinals, -1000)
    best = np.full_like(days.ordinals, -1000)
    least = np.full_like(days.ordinals, np.iinfo(np.int64).max)
    for shift in (-1, 0, 1):
        named_on, there = days.yearly(sign.month, sign.day, shift)
        if sign.weekday:
            there = there & ((named_on - 1) % 7 + 1 == sign.weekday)
        gap = days.ordinals - named_on
        cost = (np.abs(gap) + np.where(gap < 0, 60, 0)) * 10_000 + gap
        better = there & (cost < least)
        best, least = np.where(better, gap, best), np.where(better, cost, least)
    return best


def likelihood(sign: Sign, days: Almanac) -> Shares:
    """How likely the sign's words are in a report published on each day."""
    match sign.kind:
        case "masthead":
            gap = np.abs(days.ordinals - sign.named)
            return np.where(gap == 0, 0.85, np.where(gap == 1, 0.03, _FLOOR))
        case "caption":
            return _CAPTION.at(days.ordinals - sign.named)
        case "day":
            return _of_day(sign, days.ordinals - sign.named)
        case "month and day":
            return _of_month_day(sign, days)
        case "weekday":
            if sign.toward == "ahead":
                return _WEEKDAY_AHEAD[(sign.weekday - days.weekdays) % 7]
            return (_WEEKDAY_LEAD if sign.lead else _WEEKDAY_PAST)[(days.weekdays - sign.weekday) % 7]
        case "month":
            back = (days.months - sign.month) % 12
            if sign.toward == "ahead":
                return _MONTHS_BACK[(sign.month - days.months) % 12]
            if sign.toward == "early":
                return np.where(back == 0, 0.85, np.where(back == 1, 0.1, 0.005))
            return _MONTHS_BACK[back]
        case "month and year":
            months = days.months_on - (sign.year * 12 + sign.month - 1)
            if sign.toward == "ahead":
                months = -months
            near = (months >= 0) & (months < 12)
            far = np.where(months > 0, 0.5 / 36, 0.008)
            return np.where(near, _MONTHS_BACK[np.clip(months, 0, 11)] / 2, far)
        case "year":
            years = days.years - sign.year
            years = -years if sign.toward == "ahead" else years
            return np.where(years >= 0, 0.3, np.where(years == -1, 0.06, 0.02))
        case "latest year":
            years = days.years - sign.year
            later = _LATEST_YEAR[np.clip(years, 0, len(_LATEST_YEAR) - 1)]
            return np.where(years < 0, np.where(years == -1, 0.06, 0.01), later)
        case "last month":
            back = (days.months - sign.month) % 12
            return np.where(back == 1, 0.75, np.where(back == 0, 0.06, 0.02))
        case "age":
            slack = 200 if sign.month else 380
            off = np.abs(days.ordinals - _ordinal(sign.year, sign.month or 7, 1) - sign.length - 90)
            return np.where(off <= slack, 0.8, np.where(off <= slack + 250, 0.1, 0.002))
        case "office":
            # who held an office is named with it for long after, hardly ever before
            out = np.where(days.ordinals > sign.spans[0][0].toordinal(), 0.1, 0.02)
            return np.where(_within(sign, days), 1.0, out)
        case "once":
            return np.where(days.ordinals > sign.spans[0][1].toordinal(), 1.0, 0.04)
        case "occasion":
            return np.where(_within(sign, days), 1.0, 0.08 if sign.firm else 0.25)
        case "begun":
            # "two weeks ago" is said of ten to twenty days
            since = [np.abs(days.ordinals - a.toordinal() - sign.length) for a, _ in sign.spans]
            return np.where(np.min(since, axis=0) <= max(1, sign.length // 4), 1.0, 0.001)
        case "opening":
            each = [_of_day(sign, days.ordinals - first.toordinal()) for first, _ in sign.spans]
            return np.asarray(np.max(each, axis=0), dtype=np.float64)
        case _:
            return _of_notice(sign, days)


def _within(sign: Sign, days: Almanac) -> NDArray[np.bool_]:
    held = np.zeros(len(days.ordinals), dtype=np.bool_)
    for first, last in sign.spans:
        held |= (days.ordinals >= first.toordinal()) & (days.ordinals <= last.toordinal())
    return held


def _of_day(sign: Sign, gaps: Whole) -> Shares:
    """A day named outright, or one year's day of a month; a weekday beside it tells that it is news."""
    full = bool(sign.year) and not sign.weekday
    back, ahead = (_BACK_FULL, _AHEAD_FULL) if full else (_BACK, _AHEAD)
    if sign.toward == "since":
        return _SINCE.at(gaps)
    if sign.toward == "ahead":
        return np.maximum(ahead.at(-gaps), 0.05 * back.at(gaps))
    if not sign.toward:
        return 0.5 * back.at(gaps) + 0.5 * ahead.at(-gaps)
    if sign.lead and not full:
        back = _BACK_LEAD
    return np.maximum(back.at(gaps), np.where(gaps >= -3, 0.02, 0.15) * ahead.at(-gaps))


def _of_month_day(sign: Sign, days: Almanac) -> Shares:
    best = np.full(len(days.ordinals), _FLOOR)
    for shift in (-1, 0, 1):
        named, there = days.yearly(sign.month, sign.day, shift)
        if sign.weekday:
            there = there & ((named - 1) % 7 + 1 == sign.weekday)
        gap = days.ordinals - named
        if sign.top:
            near = np.where(np.abs(gap) < 4, 0.01, _FLOOR)
            worth = np.where(gap == 0, 0.8, np.where(gap == 1, 0.08, near))
        else:
            worth = _of_day(sign, gap)
        best = np.where(there, np.maximum(best, worth), best)
    return best


def _of_notice(sign: Sign, days: Almanac) -> Shares:
    """`three weeks` until a day still ahead."""
    best = np.full(len(days.ordinals), 0.06)
    for shift in (1, 0):
        named, there = days.yearly(sign.month, sign.day, shift)
        ahead = named - days.ordinals
        fits = np.abs(ahead - sign.length) <= max(2, sign.length // 5)
        best = np.where(there & (ahead >= 0) & (ahead <= 400), np.where(fits, 0.5, 0.06), best)
    return best
