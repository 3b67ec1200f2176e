"""Date lines of mastheads: "Published July 19 2016", "Tue 19 Jul 2016", "19.07.2016 (updated 14:57 ...)"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
MONTH = "(?:" + "|".join(sorted(MONTHS, key=lambda n: -len(n))) + r")\b\.?"
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
CLOCK = (
    r"(?:at\s+)?\d{1,2}[:.h]?\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?\b)?\s*(?:GMT|UTC|BST|CET|EST|EDT|ET|MSK"
    r"|[A-Z]{3,4}T\b)?"
    r"(?:\s*[+-]\d{1,2}(?::?\d{2})?)?"
)
DAY = (
    rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{MONTH}),?\s+(?P<y1>(?:19|20)\d\d)\b"
    rf"|(?P<m2>{MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>(?:19|20)\d\d)\b"
    r"|(?P<y3>(?:19|20)\d\d)[-/.](?P<m3>\d{1,2})[-/.](?P<d3>\d{1,2})(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?(?!\d)"
    r"|(?<!\d)(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<y4>(?:19|20)\d\d)(?!\d))"
)
LABEL = (
    r"(?:(?:first\s+)?(?:published|posted|publication date|date of publication|date|created|issued|added"
    r"|filed"
    r"|last (?:modified|updated|update)|updated|modified)(?:\s+(?:on|at))?\s*:?\s*)"
)
# a day whose parts nobody asks for, to stand beside another in one pattern
ANY_DAY = re.sub(r"[(][?]P<[a-z0-9]+>", "(?:", DAY).replace("(?P=sep)", "[-/.]")
UPDATED = re.compile(
    rf"\s*[,|·•–-]?\s*\(?\s*(?:last\s+)?(?:updated|modified|edited)\b[\s:]*(?:on\s+|at\s+)?"
    rf"(?:(?:{CLOCK}\s*,?\s*)?(?:{WEEKDAY},?\s*)?{ANY_DAY}"
    rf"(?:\s*,?\s*{CLOCK})?|{CLOCK})\s*\)?",
    re.I,
)
STAMP = re.compile(
    rf"(?P<label>{LABEL})?(?:(?P<clock>{CLOCK})\s*,?\s*)?(?:{WEEKDAY}\s*,?\s*)?{DAY}(?:\s*[,"
    rf"|·•–-]?\s*{CLOCK}(?!\w))?",
    re.I,
)


@dataclass(frozen=True)
class Stamp:
    """A date line in the text: where it stands, its day, and whether a word says what date it is."""

    start: int
    end: int
    day: str
    labelled: bool
    updated: bool


def stamp_at(text: str, at: int) -> Stamp | None:
    """The date line that begins at the offset, with what follows of "updated ..."; None if none does."""
    found = STAMP.match(text, at)
    if not found:
        return None
    day = _day(found)
    if day is None:
        return None
    label = (found["label"] or "").lower()
    end = found.end()
    more = UPDATED.match(text, end)
    if more:
        end = more.end()
    return Stamp(at, end, day, bool(label), "updated" in label or "modified" in label)


def first_stamp(text: str, start: int, end: int) -> Stamp | None:
    """The first date line that begins between the offsets."""
    for found in STAMP.finditer(text, start, end):
        stamp = stamp_at(text, found.start())
        if stamp:
            return stamp
    return None


def _day(found: re.Match[str]) -> str | None:
    """ISO day of the match; day before month where both orders are possible and the mark is not a slash."""
    if found["d1"]:
        year, month, day = found["y1"], MONTHS[found["m1"].lower().rstrip(".")], found["d1"]
    elif found["d2"]:
        year, month, day = found["y2"], MONTHS[found["m2"].lower().rstrip(".")], found["d2"]
    elif found["y3"]:
        year, month, day = found["y3"], int(found["m3"]), found["d3"]
    else:
        first, second = int(found["a"]), int(found["b"])
        if found["sep"] == "/" and first <= 12 and second <= 12 and first != second:
            return None
        year, month, day = found["y4"], second, str(first)
        if second > 12:
            month, day = first, str(second)
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
