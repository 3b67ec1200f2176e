"""EDTF dates (ISO 8601-2) as the days they allow: 2016-02-11, 2016-02, 2016-02-11/2016-02-14, 2016-02~."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

_POINT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX))?(?:-(\d\d|XX))?(?:T[\d:]+)?[~?%]?$")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


class Days(NamedTuple):
    """The first and the last day that a date allows."""

    first: date
    last: date

    @property
    def length(self) -> int:
        """How many days that is."""
        return (self.last - self.first).days + 1

    def meets(self, other: Days) -> bool:
        """Whether the two share a day."""
        return self.first <= other.last and other.first <= self.last

    def holds(self, other: Days) -> bool:
        """Whether every day of the other is one of these."""
        return self.first <= other.first and other.last <= self.last


def _point(text: str) -> Days | None:
    match = _POINT.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        if "X" in year:
            low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
            return Days(date(max(1, low), 1, 1), date(high, 12, 31))
        y = int(year)
        if month is None or month == "XX":
            return Days(date(y, 1, 1), date(y, 12, 31))
        m = int(month)
        if m in _SEASONS:
            first, last = _SEASONS[m]
            end = y + (last < first)
            return Days(date(y, first, 1), date(end, last, calendar.monthrange(end, last)[1]))
        if day is None or day == "XX":
            return Days(date(y, m, 1), date(y, m, calendar.monthrange(y, m)[1]))
        return Days(date(y, m, int(day)), date(y, m, int(day)))
    except ValueError:
        return None


@lru_cache(maxsize=65536)
def days(edtf: str | None) -> Days | None:
    """The days an EDTF date or interval allows; None for no date, an open or an unreadable one.

    An open end ("2016-02-11/..") allows nothing to be said about its length: None as well.
    """
    if not edtf:
        return None
    first, slash, last = edtf.partition("/")
    start = _point(first)
    if not slash:
        return start
    end = _point(last)
    if start is None or end is None or end.last < start.first:
        return None
    return Days(start.first, end.last)


def of_days(first: date, last: date) -> str:
    """The shortest EDTF for a range of days: a day, a month, a year or an interval."""
    if first == last:
        return first.isoformat()
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"{first.year:04d}"
    if (
        first.day == 1
        and (last + timedelta(days=1)).day == 1
        and first.month == last.month
        and first.year == last.year
    ):
        return f"{first.year:04d}-{first.month:02d}"
    return f"{first.isoformat()}/{last.isoformat()}"
