"""How the tool words what it shows: dates, figures with their bounds, status glyphs, lists of names.

Templates over the record, never generated prose.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable

from counterclaim.evidence import Figure

GLYPHS: dict[str, str] = {
    "reported": "●",
    "claimed": "◐",
    "disputed": "◑",
    "denied": "○",
    "planned": "◌",
    "hypothetical": "◌",
    "did_not_happen": "✕",
    "held": "●",
    "cancelled": "✕",
    "broken_off": "✕",
}
WORDS: dict[str, str] = {
    "did_not_happen": "did not happen",
    "broken_off": "broken off",
    "government_body": "government body",
    "armed_group": "armed group",
}

_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def word(code: str) -> str:
    """A code of the contract as a reader's word."""
    return WORDS.get(code, code.replace("_", " "))


def date(edtf: str | None) -> str:
    """An EDTF date for people: "11 February 2016", "February 2016", "2 to 5 March 2016"; "undated"."""
    if not edtf:
        return "undated"
    if "/" in edtf:
        first, last = edtf.split("/", 1)
        if first == "..":
            return f"until {date(last)}"
        if last in {"..", ""}:
            return f"since {date(first)}"
        return f"{date(first)} to {date(last)}"
    match = _DAY.match(edtf)
    if match is None:
        return edtf
    year, month, day = match.groups()
    about = "about " if edtf.endswith(("~", "%")) else ""
    if month is None or not 1 <= int(month) <= 12:
        return about + year
    name = calendar.month_name[int(month)]
    return f"{about}{int(day)} {name} {year}" if day else f"{about}{name} {year}"


def number(value: float) -> str:
    """A number with thousands separated, without a needless fraction."""
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0").rstrip(".")


def bounded(figure: Figure) -> str:
    """A figure's number with its bounds: "at least 45", "up to 3,000", "16 to 20", "70 percent"."""
    unit = f" {figure.unit}" if figure.unit else ""
    low, high = figure.low, figure.high
    if low is not None and high is None:
        return f"at least {number(low)}{unit}"
    if low is None and high is not None:
        return f"up to {number(high)}{unit}"
    if low is not None and high is not None and low != high:
        return f"{number(low)} to {number(high)}{unit}"
    return f"{number(figure.value)}{unit}"


def listed(names: Iterable[str], most: int | None = None) -> str:
    """Names as a list in words: "a, b and c"; with `most`, "a, b and 3 more"."""
    found = list(names)
    if most is not None and len(found) > most:
        found = [*found[:most], f"{len(found) - most} more"]
    if len(found) < 2:
        return "".join(found)
    return f"{', '.join(found[:-1])} and {found[-1]}"


def count(n: int, one: str, many: str | None = None) -> str:
    """A count with its noun: "1 report", "3 reports"."""
    return f"{number(n)} {one if n == 1 else many or one + 's'}"


def short(text: str, most: int = 160) -> str:
    """A text on one line, cut at a word where it is long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 2].rsplit(" ", 1)[0] + " …"
