"""Feast days: fixed ones, nth weekdays, and those that follow Easter."""

from __future__ import annotations

import calendar
import tomllib
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def lexicon() -> dict[str, Any]:
    """The tables of lexicons/times.toml."""
    return tomllib.loads((files("counterclaim.reading") / "lexicons" / "times.toml").read_text("utf-8"))


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian computation (Meeus, Astronomical Algorithms)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    offset = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * offset) // 451
    month, day = divmod(h + offset - 7 * m + 114, 31)
    return date(year, month, day + 1)


def feast(name: str, year: int) -> date | None:
    """The day of a feast of the lexicon in a year: `12 25`, `11 4 4` (fourth Thursday), `5 -1 1`
    (last Monday), `easter-2`; None for one whose day the lexicon does not give.
    """
    return _by_rule(lexicon()["holidays"].get(name, ""), year)


def _by_rule(rule: str, year: int) -> date | None:
    if rule.startswith("easter"):
        return easter(year) + timedelta(int(rule[6:] or 0))
    parts = rule.split(" ")
    if len(parts) == 2:
        return date(year, int(parts[0]), int(parts[1]))
    if len(parts) == 3:
        month, nth, weekday = (int(p) for p in parts)
        days = [
            date(year, month, d)
            for d in range(1, calendar.monthrange(year, month)[1] + 1)
            if date(year, month, d).isoweekday() == weekday
        ]
        return days[nth - 1 if nth > 0 else nth]
    if len(parts) == 4:
        start = _by_rule(" ".join(parts[:3]), year)
        return None if start is None else start + timedelta(int(parts[3]))
    return None
