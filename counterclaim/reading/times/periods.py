"""Patterns of periods: last week, this summer, the third quarter, fiscal 1990."""

from __future__ import annotations

from counterclaim.reading.times.grammar import Found, rule
from counterclaim.reading.times.numbers import ordinal
from counterclaim.reading.times.pieces import DOM, GRAIN, MONTHNAME, SEASON, UNIT, Worth, day_in, month_in

_NAMED = frozenset("olympic olympics games palace of".split())


@rule(
    "period",
    r"(?:(?P<mod>early|late|earlier|later|sometime|mid) (?:{dash}|in)? )?"
    r" (?P<way>last|next|this|this past|this coming|the last|the past|the next|the previous|the following"
    r"|the current|the coming|that same|the same|that|the latest|past|previous|following|coming)"
    rf" {GRAIN} (?P<span>{{dash}}long)?",
    r"(?:the)? (?P<edge>(?:end|beginning|start|middle|rest|remainder) of)"
    rf" (?P<way>last|next|this|the|that) {GRAIN}",
    rf"(?P<edge>(?:earlier|later|early|late) in) (?P<way>the|this) {GRAIN}",
    r"(?P<edge>year|month) {dash} (?P<way>end)",
)
def period(f: Found) -> Worth:
    """Last week, this month, the previous quarter."""
    way = f.text("way")
    if way == "end":
        return "DATE", "", "0Y" if f.text("edge") == "year" else "0M"
    unit = UNIT[f.text("unit")]
    years = {"E": "P10Y", "C": "P100Y"}
    if way in ("the last", "the past", "past"):
        return "DURATION", years.get(unit, f"P1{unit}"), f"span:-1{unit}"
    if way in ("the next", "the coming", "coming") and unit in years:
        return "DURATION", years[unit], f"span:+1{unit}"
    if way == "the latest":
        return "DATE", "", f"-1{unit}"
    shift = {
        "last": -1,
        "this past": -1,
        "next": 1,
        "this coming": 1,
        "the coming": 1,
        "the next": 1,
        "coming": 1,
    }.get(way, 0)
    if way in ("the previous", "previous"):
        return "DATE", "", f"@-1{unit}"
    if way in ("the following", "following"):
        return "DATE", "", f"@+1{unit}"
    if way in ("that", "that same", "the same"):
        return "DATE", "", f"@0{unit}"
    return "DATE", "", f"{shift:+d}{unit}" if shift else f"0{unit}"


@rule("week of a date", rf"the week of {MONTHNAME} {DOM}")
def week_of(f: Found) -> Worth:
    """The week of March 6."""
    return "DATE", "", f"date:{month_in(f):02}-{day_in(f):02}:?|0W"


@rule("weekend", r"(?P<way>last|this|next|the|this past|this coming|the past)? weekend")
def weekend(f: Found) -> Worth:
    """This and last weekend."""
    way = f.text("way")
    if not way:
        return None
    if way == "the":
        return "DATE", "", "weekend:-1"
    return "DATE", "", f"weekend:{ {'last': -1, 'this past': -1, 'the past': -1, 'next': 1}.get(way, 0) }"


@rule(
    "season",
    r"(?:(?:early|late|mid) {dash}?)?"
    r" (?P<way>last|next|this|this past|this coming|the following|the previous|the)"
    r" (?P<season>{season}) (?:(?:of)? (?P<year>{year}))?",
    r"(?P<way>early|late|in|since|by|during|until) (?P<season>{season}) (?:of)? (?P<year>{year})",
    r"(?P<season>{season}) (?P<way>of)? (?P<year>{year})",
)
def season(f: Found) -> Worth:
    """Seasons with a pointer or a year."""
    name = SEASON[f.text("season")]
    if f.has("year"):
        if f.text("way") in ("in", "since", "by", "during", "until"):
            return None
        return "DATE", "", f"={f.text('year')}-{name}"
    way = f.text("way")
    after = f.line.words[f.match.end()].lower if f.match.end() < len(f.line.words) else ""
    if (way == "the" and f.text("season") == "fall") or after in _NAMED:
        return None
    toward = {
        "last": "last",
        "this past": "past",
        "next": "next",
        "this coming": "ahead",
        "this": "near",
    }.get(way, "past")
    return "DATE", "", f"season:{name}:{toward}"


@rule(
    "quarter",
    r"(?:the)? (?:fiscal)? (?:(?P<year>{year}) (?:{apos}s)?)? (?:fiscal)?"
    r" (?P<ord>first|second|third|fourth) (?P<unit>quarter|half)",
    r"(?:(?P<year>{year}) )?(?P<ord>first|second|third|fourth) {dash} (?P<unit>quarter|half)",
    r"(?:the)? (?P<ord>first|second|third|fourth|last) {dash}? (?P<unit>quarter|half) of (?:fiscal)?"
    r" (?P<year>{year}|this year|last year|next year|the year)?",
)
def quarter(f: Found) -> Worth:
    """The third quarter, the last half of 1989."""
    size, kind = (4, "quarter") if f.text("unit") == "quarter" else (2, "half")
    nth = size if f.text("ord") == "last" else ordinal(f.text("ord")) or 0
    letter = "Q" if kind == "quarter" else "H"
    if not 1 <= nth <= size or (kind == "half" and not f.has("year") and f.match.end() - f.match.start() < 3):
        return None
    year_text = f.text("year") if f.has("year") else ""
    if year_text.isdigit():
        return "DATE", "", f"={year_text}-{letter}{nth}"
    if year_text:
        shift = {"last year": "-1Y", "next year": "+1Y"}.get(year_text, "0Y")
        return "DATE", "", f"{shift}|{kind}:{nth}:this"
    return "DATE", "", f"{kind}:{nth}:?"


@rule(
    "the quarter",
    r"(?P<way>the|that|the latest|the most recent|the current|the just ended|its latest|the recent)"
    r" (?P<unit>quarter|period)",
    r"the (?P<year>{year}) (?P<unit>quarter|period)",
    r"the (?P<fiscal>fiscal|financial)? (?P<unit>year|quarter) (?=(?P<ended>ended|ending))",
)
def the_quarter(f: Found) -> Worth:
    """A quarter already spoken of, or the one last ended."""
    if f.has("year"):
        return "DATE", "", "=" + f.text("year")
    if f.has("ended") and f.text("unit") == "year":
        return "DURATION", "P1Y", ""
    if f.text("unit") == "period" and f.text("way") in ("the", "that", "the current"):
        return None
    if f.text("way") == "the current":
        return "DATE", "", "0Q"
    return "DATE", "", "@0Q" if f.text("way") in ("the", "that", "") else "-1Q"


@rule(
    "the year-earlier quarter",
    r"(?:(?:a|the) (?:comparable)?)? year {dash} (?:earlier|ago) (?P<unit>quarter|period|month)",
    r"year {dash} (?:earlier|ago)",
)
def year_earlier(f: Found) -> Worth:
    """The same period one year before."""
    unit = f.text("unit") if f.has("unit") else ""
    return "DATE", "", {"quarter": "@-4Q", "month": "@-12M"}.get(unit, "@year-ago")


@rule(
    "fiscal year",
    r"(?:the)? (?:fiscal|financial) (?:year)? (?P<year>{year})",
    r"(?:the)? (?P<way>current|last|next|this|previous) (?:fiscal|financial) year",
)
def fiscal(f: Found) -> Worth:
    """Fiscal 1990."""
    if "year" in f.match.re.groupindex:
        return "DATE", "", "=" + f.text("year")
    shift = {"last": "-1Y", "previous": "-1Y", "next": "+1Y"}.get(f.text("way"), "0Y")
    return "DATE", "", shift
