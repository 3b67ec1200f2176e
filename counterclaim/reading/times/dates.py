"""Patterns of dates: days, months, years, decades, centuries by their names."""

from __future__ import annotations

import re

from counterclaim.reading.times.grammar import Found, rule
from counterclaim.reading.times.numbers import number, ordinal
from counterclaim.reading.times.pieces import (
    DAYNAME,
    DOM,
    EARLY,
    MONTHNAME,
    PART,
    YEAR,
    Worth,
    day_in,
    month_in,
)


@rule(
    "full date",
    rf"(?:{DAYNAME} {{comma}}? (?:the)?)? {MONTHNAME} {DOM} {YEAR}",
    rf"(?:{DAYNAME} {{comma}}? (?:the)?)? {DOM} (?:of)? {MONTHNAME} {YEAR}",
)
def full_date(f: Found) -> Worth:
    """A day with its year."""
    return "DATE", "", f"={f.text('year')}-{month_in(f):02}-{day_in(f):02}"


@rule(
    "month and day",
    rf"(?:{DAYNAME} {{comma}}? (?:the)?)? {EARLY} {MONTHNAME} {DOM} (?P<part>{{part}})?",
    rf"(?:{DAYNAME} {{comma}}? (?:the)?)? {DOM} (?:of)? {MONTHNAME} (?P<part>{{part}})?",
)
def month_day(f: Found) -> Worth:
    """A day without its year: the tense and what lies nearest decide."""
    part = f";T{PART[f.text('part')]}" if f.has("part") else ""
    return ("TIME" if part else "DATE"), "", f"date:{month_in(f):02}-{day_in(f):02}:?{part}"


@rule("iso date", r"(?P<iso>{iso})")
def iso_date(f: Found) -> Worth:
    """2016-02-11."""
    return "DATE", "", "=" + f.text("iso")


@rule("dotted date", r"(?P<dotted>{dotted})")
def dotted_date(f: Found) -> Worth:
    """11.2.2016 and 11-02-2016: the day comes first."""
    first, second, year = (int(p) for p in re.split(r"[-.]", f.text("dotted")))
    if second > 12:
        first, second = second, first
    return (
        ("DATE", "", f"={year:04}-{second:02}-{first:02}") if 1 <= second <= 12 and 1 <= first <= 31 else None
    )


@rule("slash date", r"(?P<slash>{slash})")
def slash_date(f: Found) -> Worth:
    """11/2/2016 where only one reading is possible, else the American one."""
    first, second, year = (int(p) for p in f.text("slash").split("/"))
    if year < 100:
        year += 1900 if year > 40 else 2000
    if first > 12:
        first, second = second, first
    return (
        ("DATE", "", f"={year:04}-{first:02}-{second:02}") if 1 <= first <= 12 and 1 <= second <= 31 else None
    )


@rule(
    "month and year",
    rf"{EARLY} {MONTHNAME} (?:{{comma}}|of)? (?P<year>{{year}})",
    rf"(?P<edge>(?:the)? (?:end|beginning|start|middle) of) {MONTHNAME} (?:{{comma}}|of)? (?P<year>{{year}})",
)
def month_year(f: Found) -> Worth:
    """A month of a year."""
    return "DATE", "", f"={f.text('year')}-{month_in(f):02}"


@rule("month of this or last year", rf"{EARLY} {MONTHNAME} (?:of)? (?P<way>this|last|next) year")
def month_of_way(f: Found) -> Worth:
    """July last year: counted from the year."""
    shift = {"this": 0, "last": -1, "next": 1}[f.text("way")]
    return "DATE", "", f"{shift:+d}Y|month:{month_in(f)}:this" if shift else f"0Y|month:{month_in(f)}:this"


@rule(
    "month",
    rf"{EARLY} (?P<way>last|next|this|this past|this coming)? {MONTHNAME}",
    r"(?P<edge>last|next|this) (?P<month>{month}) {dot}? (?P<dom>{dom}|{domth})",
    r"(?:the)? (?:end|beginning|start|middle) of (?P<way>last|next|this)? (?P<month>{month})",
)
def month(f: Found) -> Worth:
    """A month alone, or a day of last month; `may` and `march` must be capitalised."""
    if f.has("dom"):
        toward = {"last": "last", "next": "next"}.get(f.text("edge"), "near")
        return "DATE", "", f"date:{month_in(f):02}-{day_in(f):02}:{toward}"
    ways = {"last": "past", "this past": "past", "next": "next", "this coming": "next", "this": "this"}
    toward = ways.get(f.text("way"), "?")
    return "DATE", "", f"month:{month_in(f)}:{toward}"


@rule(
    "year",
    r"(?P<mod>early|late|mid|earlier in|later in|post|pre) {dash}? (?P<year>{year})",
    r"(?:the)? (?P<mod>(?:end|beginning|start|middle|rest|remainder|whole|all) of) (?P<year>{year})",
    r"(?:the year)? (?P<year>{year})",
)
def year(f: Found) -> Worth:
    """A year; a bare number is weighed again with its neighbours."""
    if not f.has("mod") and f.match.end() - f.match.start() == 1:
        return _bare_year(f)
    return "DATE", "", "=" + f.text("year")


_NO_YEAR_AFTER = frozenset("$ £ € # no nos about than least nearly some room flight".split())
_NO_YEAR_BEFORE = frozenset(
    "% percent people troops miles meters metres feet km dollars gmt $ tons tonnes euros pounds".split()
)
_YEAR_AFTER = frozenset(
    "in since of by from until till during through before after and to the late early mid between ( - –"
    " around circa 's fiscal".split()
)


def _bare_year(f: Found) -> Worth:
    """A four-digit number that is a year by its neighbours."""
    words, at = f.line.words, f.match.start()
    value = int(words[at].lower)
    before = words[at - 1].lower if at else ""
    after = words[at + 1].lower if at + 1 < len(words) else ""
    if before in _NO_YEAR_AFTER or after in _NO_YEAR_BEFORE:
        return None
    near = before in _YEAR_AFTER
    if value < 1900 and not (before in ("in", "since", "of", "until", "from", "by") and value >= 1000):
        return None
    if value > 2040 or (not near and not 1930 <= value <= 2035):
        return None
    return "DATE", "", f"={value}"


@rule(
    "spoken year",
    r"(?:the year)? (?P<a>nineteen|twenty|eighteen) (?P<b>{number} (?:{dash}? {number})?)",
    r"the year (?P<a>two thousand) (?:and)? (?P<b>{number})?",
)
def spoken_year(f: Found) -> Worth:
    """nineteen ninety-one, the year two thousand."""
    tail = number(f.text("b")) if f.has("b") else 0
    if f.text("a") == "two thousand":
        return "DATE", "", f"={2000 + int(tail or 0)}"
    if tail is None or not 10 <= tail <= 99 or tail != int(tail):
        return None
    if f.text("a") == "twenty" and "-" not in f.text("b") and tail < 10:
        return None
    return "DATE", "", f"={ {'eighteen': 18, 'nineteen': 19, 'twenty': 20}[f.text('a')] * 100 + int(tail) }"


@rule(
    "decade",
    r"(?:the)? (?:(?:early|late|mid|later) {dash}?)? (?P<decade>{decade})",
    r"(?:the)? (?:(?:early|late|mid|later) {dash}?)? {apos} (?P<decade>{decade2})",
)
def decade(f: Found) -> Worth:
    """The 1990s; '80s are of the last century."""
    text = f.text("decade")
    return "DATE", "", "=" + (text[:3] if len(text) == 5 else "19" + text[0])


@rule(
    "part of decade", r"the (?:first|second|last|latter) half of the {apos}? (?P<decade>{decade}|{decade2})"
)
def part_of_decade(f: Found) -> Worth:
    """The last half of the '80s."""
    return decade(f)


@rule("century", r"(?:the)? (?:(?:early|late|mid) {dash}?)? (?P<ord>{ordinal}) {dash}? century")
def century(f: Found) -> Worth:
    """The 20th century is 19."""
    nth = ordinal(f.text("ord"))
    return ("DATE", "", f"={nth - 1:02}") if nth and nth > 1 else None
