"""Pieces that patterns of time expressions are made of, and what their groups are worth."""

from __future__ import annotations

import re

from counterclaim.evidence.when import TimexType
from counterclaim.reading.times.feasts import lexicon
from counterclaim.reading.times.grammar import Found

Worth = tuple[TimexType, str, str] | None

_LEX = lexicon()
SET: dict[str, str] = _LEX["set"]
WEEKDAY: dict[str, int] = _LEX["weekday"]
MONTH: dict[str, int] = _LEX["month"]
UNIT: dict[str, str] = _LEX["unit"]
PART: dict[str, str] = _LEX["part"]
SEASON: dict[str, str] = _LEX["season"]
REF: dict[str, str] = _LEX["ref"]

DAYNAME = r"(?:{weekday}|{weekdays}|{dayabbr} {dot}?)"
MONTHNAME = r"(?P<month>{month}) {dot}?"
DOM = r"(?P<dom>{dom}|{domth})"
YEAR = r"(?: {comma}? (?P<year>{year}))"
EARLY = r"(?:(?P<mod>early|late|mid|earlier|later|sometime) (?:{dash}|on|in)? (?:the)? )?"
NUM = (
    r"(?P<n>(?:a|the)? {vague} (?:of (?:the)?)?|{digits}|{decimal}"
    r"|{number}(?: {dash}? {number})*(?: and a half)?|an? {number}|half an?|half a|an|a|another)"
)
ABOUT = (
    r"(?P<about>(?:about|around|nearly|almost|roughly|approximately|some|more than|less than|fewer than"
    r"|at least|at most|up to|within) )?"
)
ON_DAY = r"(?:(?:on)? (?P<day>{weekday}|today|yesterday|tomorrow|{month} {dot}? {dom}))?"
GRAIN = r"(?P<unit>week|month|quarter|year|decade|century)"
_ROUGH = frozenset("about around roughly approximately some almost nearly".split())


def day_in(f: Found) -> int:
    """The day of the month a match names."""
    return int(re.sub(r"\D", "", f.text("dom")))


def month_in(f: Found) -> int:
    """The number of the month a match names."""
    return MONTH[f.text("month").split(" ")[0].rstrip(".")]


def about_mark(f: Found) -> str:
    """The code's mark for an approximate amount, or nothing."""
    return ";~" if f.text("about") in _ROUGH else ""
