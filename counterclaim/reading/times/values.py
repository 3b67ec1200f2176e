"""What a time expression is worth: relative codes, settled against a date, as TIMEX3 and EDTF.

A code is what an expression says before anybody knows when it was said. Its forms, joined by `|` when
one is counted from another (`weekday:3:past|+2D` is two days after that Wednesday):

    =2016-02-11          names its date itself (any TIMEX3 value)
    -1D +2W 0M -1Q -3Y   so many days, weeks, months, quarters, years off, at that grain (E decades,
                         C centuries)
    weekday:3:past       Wednesday: `past` today or before, `last` before today, `ahead` today or after,
                         `next` after today, `this` in the same week
    month:9:past         September, `date:02-04:past` February 4, `quarter:3:past`, `half:2:past`,
                         `season:SU:past`; `near` takes the nearest, `soon` one less than two months ahead
                         or else the last
    holiday:...:past     a movable or fixed feast of the lexicon
    weekend:-1           the weekend so many weeks off
    span:-48H span:+2W   a stretch that ends or begins at the date

`;TNI` or `;T09:30` appends a part of the day, `;~` marks what the text calls approximate.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from counterclaim.reading.times.feasts import feast

_SHIFT = re.compile(r"([+-]?\d+)([DWMQYECH])\Z")
_SLACK = 60
_MONTHS_OF = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "AU": (9, 11), "WI": (12, 2)}


@dataclass(frozen=True, slots=True)
class Settled:
    """A code settled: its TIMEX3 value, EDTF (None where it names no date) and first day (None too)."""

    value: str
    edtf: str | None
    first: date | None


def week(day: date) -> str:
    """The ISO week of a day as a TIMEX3 value."""
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02}"


def quarter(day: date) -> str:
    """The calendar quarter of a day as a TIMEX3 value."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def months_on(day: date, months: int) -> date:
    """The same day so many months on, or the last day of that month where it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = min(9999, max(1, index // 12)), index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def days_on(day: date, days: int) -> date:
    """The day so many days on, held inside the calendar."""
    return date.fromordinal(min(date.max.toordinal(), max(1, day.toordinal() + days)))


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def bounds(value: str) -> tuple[date, date] | None:
    """The first and last day of a TIMEX3 value that names a date; None for references and durations."""
    if m := re.match(r"(\d{4})-(\d\d)-(\d\d)(?!\d)", value):
        try:
            day = date(int(m[1]), int(m[2]), int(m[3]))
        except ValueError:
            return None
        return day, day
    if m := re.match(r"(\d{4})-W(\d\d)(-WE|-\d)?", value):
        try:
            monday = date.fromisocalendar(int(m[1]), int(m[2]), 1)
        except ValueError:
            return None
        if m[3] == "-WE":
            return monday + timedelta(5), monday + timedelta(6)
        if m[3]:
            day = monday + timedelta(int(m[3][1:]) - 1)
            return day, day
        return monday, monday + timedelta(6)
    if m := re.match(r"(\d{4})-Q([1-4])", value):
        month = int(m[2]) * 3
        return date(int(m[1]), month - 2, 1), _month_end(int(m[1]), month)
    if m := re.match(r"(\d{4})-H([12])", value):
        month = int(m[2]) * 6
        return date(int(m[1]), month - 5, 1), _month_end(int(m[1]), month)
    if m := re.match(r"(\d{4})-(SP|SU|FA|AU|WI)", value):
        low, high = SEASON_MONTHS[m[2]]
        return date(int(m[1]), low, 1), _month_end(min(9999, int(m[1]) + (high < low)), high)
    if m := re.match(r"(\d{4})-(\d\d)\Z", value):
        if not 1 <= int(m[2]) <= 12 or m[1] == "0000":
            return None
        return date(int(m[1]), int(m[2]), 1), _month_end(int(m[1]), int(m[2]))
    if m := re.match(r"(\d{2,4})\Z", value):
        low = int(m[1].ljust(4, "0"))
        return (date(low, 1, 1), date(int(m[1].ljust(4, "9")), 12, 31)) if low else None
    return None


def as_edtf(value: str, about: bool = False) -> str | None:
    """A TIMEX3 value as EDTF: days, months and years as they are, the rest as an interval.

    Quarters, halves, seasons and weeks become the interval of their days or months; a decade is 199X
    and a century 19XX. None for durations, references and values with unknown digits.
    """
    mark = "~" if about else ""
    if m := re.match(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T.*)?\Z", value):
        return m[1] + mark if bounds(m[1]) else None
    if re.fullmatch(r"\d{2,3}", value):
        return value.ljust(4, "X") + mark
    ends = bounds(value)
    if ends is None:
        return None
    first, last = ends
    if re.match(r"\d{4}-W\d\d-\d", value):
        return first.isoformat() + mark
    if "-W" in value and not value.endswith("WI"):
        return f"{first.isoformat()}{mark}/{last.isoformat()}{mark}"
    return f"{first.isoformat()[:7]}{mark}/{last.isoformat()[:7]}{mark}"


def _grain(day: date, unit: str) -> str:
    match unit:
        case "W":
            return week(day)
        case "M":
            return day.isoformat()[:7]
        case "Q":
            return quarter(day)
        case "Y":
            return f"{day.year:04}"
        case "E":
            return f"{day.year:04}"[:3]
        case "C":
            return f"{day.year:04}"[:2]
        case _:
            return day.isoformat()


def shift(day: date, count: int, unit: str) -> date:
    """The day `count` units (D W M Q Y E C, or H hours as whole days) from a day."""
    if unit == "H":
        return days_on(day, int(count / 24))
    if unit in ("D", "W"):
        return days_on(day, count * (7 if unit == "W" else 1))
    return months_on(day, count * _MONTHS_OF[unit])


def _weekday(day: date, number: int, toward: str) -> date:
    back = (day.isoweekday() - number) % 7
    match toward:
        case "last":
            return days_on(day, -(back or 7))
        case "ahead":
            return days_on(day, -back % 7)
        case "next":
            return days_on(day, (-back % 7) or 7)
        case "this":
            return days_on(day, number - day.isoweekday())
        case "near":
            return days_on(day, -back if back <= 3 else 7 - back)
        case _:
            return days_on(day, -back)


def _year_of(day: date, first: date, toward: str) -> int:
    """How many years to add so that a yearly date `first` (in the day's own year) lies `toward`."""
    match toward:
        case "ahead":
            return 0 if first >= day else 1
        case "next":
            return 0 if first > day else 1
        case "last":
            return 0 if first < day else -1
        case "this":
            return 0
        case "soon":
            return 0 if (first - day).days <= _SLACK else -1
        case "near":
            gap = (first - day).days
            return -1 if gap > 183 else 1 if gap < -183 else 0
        case _:
            return 0 if first <= day else -1


def _date_year(day: date, first: date, toward: str) -> int:
    """As `_year_of`, but a tense has to give way to a day that is less than two months off."""
    gap = (first - day).days
    if toward in ("past", "ahead"):
        near = _year_of(day, first, "near")
        gap += near * 365
        if toward == "past" and gap > _SLACK:
            return near - 1
        return near + 1 if toward == "ahead" and gap < -_SLACK else near
    return _year_of(day, first, toward)


def _yearly(day: date, name: str, toward: str, kind: str) -> str | None:
    """The TIMEX3 value of a date that comes every year."""
    match kind:
        case "month":
            number = int(name)
            if number == day.month:
                years = {"last": -1, "next": 1}.get(toward, 0)
            else:
                years = _year_of(day, date(day.year, number, 1 if number > day.month else 28), toward)
            return f"{day.year + years:04}-{number:02}"
        case "date":
            month, number = int(name[:2]), int(name[3:])
            try:
                first = date(day.year, month, min(number, calendar.monthrange(day.year, month)[1]))
            except ValueError:
                return None
            return f"{day.year + _date_year(day, first, toward):04}-{month:02}-{number:02}"
        case "quarter" | "half":
            size = 3 if kind == "quarter" else 6
            number = int(name)
            first = date(day.year, (number - 1) * size + 1, 1)
            if toward in ("ahead", "near"):
                years = 0 if months_on(first, 2 * size) > day else 1
            else:
                years = _year_of(day, first, toward)
            return f"{day.year + years:04}-{'Q' if kind == 'quarter' else 'H'}{number}"
        case "season":
            low, high = SEASON_MONTHS[name]
            within = low <= day.month <= high or (high < low and (day.month >= low or day.month <= high))
            if within:
                year = day.year - (high < low and day.month <= high)
                return f"{year + {'last': -1, 'next': 1}.get(toward, 0):04}-{name}"
            return f"{day.year + _year_of(day, date(day.year, low, 1), toward):04}-{name}"
        case _:
            found = feast(name, day.year)
            if found is None:
                return None
            found = feast(name, day.year + _year_of(day, found, toward))
            return None if found is None else found.isoformat()


def _step(step: str, day: date) -> str | None:
    """The TIMEX3 value of one step of a code, counted from a day."""
    if step.startswith("="):
        return step[1:]
    if m := _SHIFT.match(step):
        return _grain(shift(day, int(m[1]), m[2]), m[2])
    kind, _, rest = step.partition(":")
    name, _, toward = rest.partition(":")
    if kind == "weekday":
        return _weekday(day, int(name), toward).isoformat()
    if kind == "weekend":
        monday = days_on(day, 7 * int(name) + 1 - day.isoweekday())
        return week(monday) + "-WE"
    return _yearly(day, name, toward, kind)


def _unknown(step: str) -> str:
    """The value of a step nobody can count yet: X for what is missing."""
    if step.startswith("="):
        return step[1:]
    if m := _SHIFT.match(step):
        return {
            "D": "XXXX-XX-XX",
            "H": "XXXX-XX-XX",
            "W": "XXXX-WXX",
            "M": "XXXX-XX",
            "Q": "XXXX-QX",
            "E": "XXX",
            "C": "XX",
        }.get(m[2], "XXXX")
    kind, name, *_ = [*step.split(":"), ""]
    match kind:
        case "weekday":
            return f"XXXX-WXX-{name}"
        case "weekend":
            return "XXXX-WXX-WE"
        case "month":
            return f"XXXX-{int(name):02}"
        case "quarter":
            return f"XXXX-Q{name}"
        case "half":
            return f"XXXX-H{name}"
        case "season" | "date":
            return f"XXXX-{name}"
        case _:
            return "XXXX-XX-XX"


@lru_cache(maxsize=1 << 16)
def settle(code: str, day: date | None) -> Settled:
    """A code settled against a day; `day` None leaves X where the day would decide.

    What lies outside the calendar (years 1 to 9999) names no date.
    """
    try:
        return _settle(code, day)
    except (ValueError, OverflowError):
        return Settled("XXXX-XX-XX", None, None)


def _settle(code: str, day: date | None) -> Settled:
    body, *marks = code.split(";")
    about = "~" in marks
    part = next((m for m in marks if m.startswith("T")), "")
    if body.startswith("span:"):
        return _span(body[5:], day, about)
    value: str | None = None
    at = day
    for step in body.split("|"):
        if at is None and not step.startswith("="):
            value = _unknown(step)
        else:
            value = _step(step, at or date.min)
            ends = bounds(value) if value else None
            if value is None:
                break
            at = ends[0] if ends else None
    if value is None:
        return Settled("XXXX-XX-XX", None, None)
    edtf = as_edtf(value, about)
    ends = bounds(value)
    return Settled(value + part if part and len(value) >= 8 else value, edtf, ends[0] if ends else None)


def _span(shift_code: str, day: date | None, about: bool) -> Settled:
    """A stretch up to or from the day; its TIMEX3 value is the caller's, so it is left empty."""
    m = _SHIFT.match(shift_code)
    if day is None or m is None:
        return Settled("", None, None)
    count = int(m[1])
    if m[2] == "H":
        count, unit = (count // 24 or (-1 if count < 0 else 1)), "D"
    else:
        unit = m[2]
    first, last = sorted((shift(day, count, unit), day))
    mark = "~" if about else ""
    return Settled("", f"{first.isoformat()}{mark}/{last.isoformat()}", first)


def hangs(code: str) -> bool:
    """Whether a code needs a day from outside to be worth anything."""
    return not code.startswith("=")
