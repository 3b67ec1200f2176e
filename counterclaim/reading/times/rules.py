"""The patterns of English time expressions for `grammar`: dates, weekdays, periods, durations, sets."""

from __future__ import annotations

import re

from counterclaim.evidence.when import TimexType
from counterclaim.reading.times.feasts import lexicon
from counterclaim.reading.times.grammar import Found, rule
from counterclaim.reading.times.numbers import amount, number, ordinal

Worth = tuple[TimexType, str, str] | None

_LEX = lexicon()
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
    r"(?P<n>(?:a|the)? {vague} (?:of (?:the)?)?|{digits}|{decimal}|{number}(?: {dash}? {number})*(?: and a half)?"
    r"|an? {number}|half an?|half a|an|a|another)"
)
ABOUT = (
    r"(?P<about>(?:about|around|nearly|almost|roughly|approximately|some|more than|less than|fewer than|at least"
    r"|at most|up to|within) )?"
)
WAY = r"(?P<way>last|past|previous|next|coming|this|current|following|same|that|upcoming|first|latest)"
CLOCK = r"(?:(?P<clock>{clock}|{ampmclock}|{hour}|{fourdigits}) {ampm}? {oclock}?)"


def _day(f: Found) -> int:
    return int(re.sub(r"\D", "", f.text("dom")))


def _month(f: Found) -> int:
    return MONTH[f.text("month").split(" ")[0].rstrip(".")]


def _about(f: Found) -> str:
    return ";~" if f.text("about") in ("about", "around", "roughly", "approximately", "some", "almost", "nearly") else ""


# dates ------------------------------------------------------------------------------------------


@rule(
    "full date",
    rf"(?:{DAYNAME} {{comma}}? (?:the)?)? {MONTHNAME} {DOM} {YEAR}",
    rf"(?:{DAYNAME} {{comma}}? (?:the)?)? {DOM} (?:of)? {MONTHNAME} {YEAR}",
)
def full_date(f: Found) -> Worth:
    """A day with its year."""
    return "DATE", "", f"={f.text('year')}-{_month(f):02}-{_day(f):02}"


@rule(
    "month and day",
    rf"(?:{DAYNAME} {{comma}}? (?:the)?)? {EARLY} {MONTHNAME} {DOM} (?P<part>{{part}})?",
    rf"(?:{DAYNAME} {{comma}}? (?:the)?)? {DOM} (?:of)? {MONTHNAME} (?P<part>{{part}})?",
)
def month_day(f: Found) -> Worth:
    """A day without its year: the tense and what lies nearest decide."""
    part = f";T{PART[f.text('part')]}" if f.has("part") else ""
    return ("TIME" if part else "DATE"), "", f"date:{_month(f):02}-{_day(f):02}:?{part}"


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
    return ("DATE", "", f"={year:04}-{second:02}-{first:02}") if 1 <= second <= 12 and 1 <= first <= 31 else None


@rule("slash date", r"(?P<slash>{slash})")
def slash_date(f: Found) -> Worth:
    """11/2/2016 where only one reading is possible, else the American one."""
    first, second, year = (int(p) for p in f.text("slash").split("/"))
    if year < 100:
        year += 1900 if year > 40 else 2000
    if first > 12:
        first, second = second, first
    return ("DATE", "", f"={year:04}-{first:02}-{second:02}") if 1 <= first <= 12 and 1 <= second <= 31 else None


@rule(
    "month and year",
    rf"{EARLY} {MONTHNAME} (?:{{comma}}|of)? (?P<year>{{year}})",
    rf"(?P<edge>(?:the)? (?:end|beginning|start|middle) of) {MONTHNAME} (?:{{comma}}|of)? (?P<year>{{year}})",
)
def month_year(f: Found) -> Worth:
    """A month of a year."""
    return "DATE", "", f"={f.text('year')}-{_month(f):02}"


@rule("month of this or last year", rf"{EARLY} {MONTHNAME} (?:of)? (?P<way>this|last|next) year")
def month_of_way(f: Found) -> Worth:
    """July last year: counted from the year."""
    shift = {"this": 0, "last": -1, "next": 1}[f.text("way")]
    return "DATE", "", f"{shift:+d}Y|month:{_month(f)}:this" if shift else f"0Y|month:{_month(f)}:this"


@rule("month", rf"{EARLY} (?P<way>last|next|this|this past|this coming)? {MONTHNAME}", r"(?P<edge>last|next|this) (?P<month>{month}) {dot}? (?P<dom>{dom}|{domth})", r"(?:the)? (?:end|beginning|start|middle) of (?P<way>last|next|this)? (?P<month>{month})")
def month(f: Found) -> Worth:
    """A month alone, or a day of last month; `may` and `march` must be capitalised."""
    if f.has("dom"):
        return "DATE", "", f"date:{_month(f):02}-{_day(f):02}:{ {'last': 'last', 'next': 'next'}.get(f.text('edge'), 'near')}"
    toward = {"last": "last", "this past": "last", "next": "next", "this coming": "next", "this": "this"}.get(
        f.text("way"), "?"
    )
    if toward == "last":
        toward = "past"
    return "DATE", "", f"month:{_month(f)}:{toward}"


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


def _bare_year(f: Found) -> Worth:
    """A four-digit number that is a year by its neighbours."""
    words, at = f.line.words, f.match.start()
    value = int(words[at].lower)
    before = words[at - 1].lower if at else ""
    after = words[at + 1].lower if at + 1 < len(words) else ""
    if before in ("$", "£", "€", "#", "no", "nos", "about", "than", "least", "nearly", "some", "room", "flight"):
        return None
    if after in ("%", "percent", "people", "troops", "miles", "meters", "metres", "feet", "km", "dollars", "gmt", "$"):
        return None
    near = before in (
        "in since of by from until till during through before after and to the late early mid between ( - – "
        "around circa till 's fiscal"
    ).split()
    if value < 1900 and not (before in ("in", "since", "of", "until", "from", "by") and value >= 1000):
        return None
    if value > 2040 or (not near and not 1930 <= value <= 2035):
        return None
    return "DATE", "", f"={value}"


@rule("spoken year", r"(?:the year)? (?P<a>nineteen|twenty|eighteen) (?P<b>{number} (?:{dash}? {number})?)", r"the year (?P<a>two thousand) (?:and)? (?P<b>{number})?")
def spoken_year(f: Found) -> Worth:
    """nineteen ninety-one, the year two thousand."""
    tail = number(f.text("b")) if f.has("b") else 0
    if f.text("a") == "two thousand":
        return "DATE", "", f"={2000 + int(tail or 0)}"
    if tail is None or not 10 <= tail <= 99 or tail != int(tail):
        return None
    if f.text("a") == "twenty" and "-" not in f.text("b") and tail < 10:
        return None
    return "DATE", "", f"={ {'eighteen': 18, 'nineteen': 19, 'twenty': 20}[f.text('a')] * 100 + int(tail)}"


@rule(
    "decade",
    r"(?:the)? (?:(?:early|late|mid|later) {dash}?)? (?P<decade>{decade})",
    r"(?:the)? (?:(?:early|late|mid|later) {dash}?)? {apos} (?P<decade>{decade2})",
)
def decade(f: Found) -> Worth:
    """The 1990s; '80s are of the last century."""
    text = f.text("decade")
    return "DATE", "", "=" + (text[:3] if len(text) == 5 else "19" + text[0])


@rule("part of decade", r"the (?:first|second|last|latter) half of the {apos}? (?P<decade>{decade}|{decade2})")
def part_of_decade(f: Found) -> Worth:
    """The last half of the '80s."""
    return decade(f)


@rule("century", r"(?:the)? (?:(?:early|late|mid) {dash}?)? (?P<ord>{ordinal}) {dash}? century")
def century(f: Found) -> Worth:
    """The 20th century is 19."""
    nth = ordinal(f.text("ord"))
    return ("DATE", "", f"={nth - 1:02}") if nth and nth > 1 else None


# days -------------------------------------------------------------------------------------------


@rule("today", r"(?:(?:early|late|earlier|later) )? (?P<word>today|todays|yesterday|yesterdays|tomorrow|tonight) (?P<part>{part})?", r"(?P<part>{part}) (?:of)? (?P<word>today|yesterday|tomorrow)", r"the day before (?P<word>yesterday) (?P<part>{part})?", r"the day after (?P<word>tomorrow) (?P<part>{part})?")
def today(f: Found) -> Worth:
    """Days counted from the report's."""
    word = f.text("word").rstrip("s")
    shift = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}[word]
    if f.line.words[f.match.start()].lower == "the":
        shift *= 2
    part = PART[f.text("part")] if f.has("part") else "NI" if word == "tonight" else ""
    code = f"{shift:+d}D" if shift else "0D"
    return ("TIME" if part else "DATE"), "", code + (f";T{part}" if part else "")


@rule(
    "weekday",
    rf"(?:(?:early|late|earlier|later) (?:on)? )? (?P<way>last|next|this past|this coming|this|that|the following|the previous|past)? (?P<day>{DAYNAME}) (?:(?:early|late) )?(?P<part>{{part}})?",
    r"(?P<part>{part}) (?:of|on)? (?P<way>last|next|this|that)? (?P<day>{weekday})",
)
def weekday(f: Found) -> Worth:
    """A weekday, by tense; last and next say it themselves."""
    name = f.text("day").split(" ")[0]
    name = name if name in WEEKDAY else name[:-1]
    way = f.text("way")
    if len(name) < 6 and not f.text("day").endswith(".") and not (way or f.has("part")):
        return None
    code = f"weekday:{WEEKDAY[name]}:" + {
        "last": "last",
        "past": "last",
        "this past": "last",
        "next": "next",
        "this coming": "next",
    }.get(way, "?")
    if way == "that":
        code = f"@weekday:{WEEKDAY[name]}:past"
    elif way == "the following":
        code = f"@weekday:{WEEKDAY[name]}:next"
    elif way == "the previous":
        code = f"@weekday:{WEEKDAY[name]}:last"
    last = f.line.words[f.match.end() - 1].lower
    if f.has("part") and last.endswith("s") and last in PART:
        return "SET", f"XXXX-WXX-{WEEKDAY[name]}T{PART[f.text('part')]}", ""
    part = f";T{PART[f.text('part')]}" if f.has("part") else ""
    return ("TIME" if part else "DATE"), "", code + part


@rule("a week from a weekday", r"(?:a|one) week from (?P<day>{weekday})", r"(?:the)? day (?P<way>before|after) (?P<how>last|next)? (?P<day>{weekday})")
def from_weekday(f: Found) -> Worth:
    """The day before last Tuesday, a week from Friday."""
    nth = WEEKDAY[f.text("day")]
    groups = f.match.re.groupindex
    if "way" in groups:
        step = "-1D" if f.text("way") == "before" else "+1D"
        toward = {"last": "last", "next": "next"}.get(f.text("how") if f.has("how") else "", "?")
        return "DATE", "", f"weekday:{nth}:{toward}|{step}"
    return "DATE", "", f"weekday:{nth}:ahead|+7D"


@rule("part of this day", r"(?P<way>last|this|that|the same|the next|the following|the previous) (?P<part>{part})", r"(?:earlier|later)? (?P<way>that|the same|that same|the next|the following|the very next|the previous) (?P<unit>day)", r"(?P<way>over)night")
def part_of_day(f: Found) -> Worth:
    """Last night, this morning; that day and the next morning are counted from the date before."""
    way = f.text("way")
    groups = f.match.re.groupindex
    part = PART[f.text("part")] if "part" in groups else ""
    step = {"last": "-1D", "this": "0D", "that": "@0D", "that same": "@0D", "the same": "@0D"}.get(way)
    if step is None:
        step = "@-1D" if way == "the previous" else "@+1D"
    return ("TIME" if part else "DATE"), "", step + (f";T{part}" if part else "")


@rule(
    "clock time",
    r"(?:(?:about|around|shortly after|shortly before|just after|just before) )? (?P<clock>{hour}|{clock}) (?P<ampm>{ampm}) (?:{zone}|local time)? (?:(?:on)? (?P<day>{weekday}|today|yesterday|tomorrow|{month} {dot}? {dom}))?",
    r"(?P<clock>{clock}|{fourdigits}) (?P<ampm>{zone}|local time) (?:(?:on)? (?P<day>{weekday}|today|yesterday|tomorrow))?",
    r"(?P<clock>{ampmclock}) (?P<ampm>{zone}|local time)? (?:(?:on)? (?P<day>{weekday}|today|yesterday|tomorrow|{month} {dot}? {dom}))?",
    r"(?P<clock>{hour}) (?P<ampm>{oclock}) (?:(?:on)? (?P<day>{weekday}|today|yesterday|tomorrow))?",
    r"(?P<clock>noon|midnight|midday) (?P<ampm>{zone})? (?:(?:on)? (?P<day>{weekday}|today|yesterday|tomorrow))?",
)
def clock_time(f: Found) -> Worth:
    """A time of day, with its day where it stands beside it; else the day the text speaks of."""
    text, tail = f.text("clock"), f.text("ampm") if f.has("ampm") else ""
    if text in ("noon", "midday", "midnight"):
        hour, minute = (0 if text == "midnight" else 12), 0
    else:
        digits = re.findall(r"\d+", text)
        if len(digits) == 1 and len(digits[0]) == 4:
            digits = [digits[0][:2], digits[0][2:]]
        hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
        half = (re.search(r"([ap])\.?\s?m", text) or re.match(r"([ap])\.?\s?m", tail) or [None, ""])[1]
        if half == "p" and hour < 12:
            hour += 12
        elif half == "a" and hour == 12:
            hour = 0
    if hour > 24 or minute > 59:
        return None
    clock = f";T{hour:02}:{minute:02}"
    if not f.has("day"):
        return "TIME", "", "@0D" + clock
    day = f.text("day")
    if day in WEEKDAY:
        return "TIME", "", f"weekday:{WEEKDAY[day]}:?" + clock
    if day in ("today", "yesterday", "tomorrow"):
        return "TIME", "", {"today": "0D", "yesterday": "-1D", "tomorrow": "+1D"}[day] + clock
    month_name, *_, dom = day.split(" ")
    return "TIME", "", f"date:{MONTH[month_name]:02}-{int(dom):02}:?" + clock


@rule("part of day", r"(?:at)?? (?P<word>dawn|daybreak|dusk|midmorning)", weak=True)
def bare_part(f: Found) -> Worth:
    """Dawn and dusk of the day the text speaks of."""
    return "TIME", "", f"@0D;T{PART.get(f.text('word'), 'MO')}"


# periods ----------------------------------------------------------------------------------------

GRAIN = {"W": "W", "M": "M", "Y": "Y", "D": "D", "Q": "Q", "E": "E", "C": "C"}


@rule(
    "period",
    r"(?:(?P<mod>early|late|earlier|later|sometime|mid) (?:{dash}|in)? )? (?P<way>last|next|this|this past|this coming|the last|the past|the next|the previous|the following|the current|the coming|that same|the same|that|the latest|past|previous|following|coming) (?P<unit>week|month|quarter|year|decade|century) (?P<span>{dash}long)?",
    r"(?:the)? (?P<edge>(?:end|beginning|start|middle|rest|remainder) of) (?P<way>last|next|this|the|that) (?P<unit>week|month|quarter|year|decade|century)",
    r"(?P<edge>(?:earlier|later|early|late) in) (?P<way>the|this) (?P<unit>week|month|quarter|year|decade)",
)
def period(f: Found) -> Worth:
    """Last week, this month, the previous quarter."""
    unit = UNIT[f.text("unit")]
    way = f.text("way")
    if way in ("the last", "the past", "past"):
        return "DURATION", f"P{10 if unit == 'E' else 100 if unit == 'C' else 1}{'Y' if unit in 'EC' else unit if unit != 'Q' else 'Q'}", f"span:-1{unit}"
    if way in ("the next", "the coming", "coming") and unit in "EC":
        return "DURATION", f"P{10 if unit == 'E' else 100}Y", f"span:+1{unit}"
    if way == "the latest":
        return "DATE", "", f"-1{unit}"
    shift = {"last": -1, "this past": -1, "next": 1, "this coming": 1, "the coming": 1, "the next": 1, "coming": 1}.get(way, 0)
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
    return "DATE", "", f"date:{_month(f):02}-{_day(f):02}:?|0W"


@rule("weekend", r"(?P<way>last|this|next|the|this past|this coming|the past)? weekend")
def weekend(f: Found) -> Worth:
    """This and last weekend."""
    way = f.text("way")
    if not way:
        return None
    if way == "the":
        return "DATE", "", "weekend:-1"
    return "DATE", "", f"weekend:{ {'last': -1, 'this past': -1, 'the past': -1, 'next': 1}.get(way, 0)}"


@rule("season", r"(?:(?:early|late|mid) {dash}?)? (?P<way>last|next|this|this past|this coming|the following|the previous|the) (?P<season>{season}) (?:(?:of)? (?P<year>{year}))?", r"(?P<way>early|late|in|since|by|during|until) (?P<season>{season}) (?:of)? (?P<year>{year})", r"(?P<season>{season}) (?P<way>of)? (?P<year>{year})")
def season(f: Found) -> Worth:
    """Seasons with a pointer or a year."""
    name = SEASON[f.text("season")]
    if f.has("year"):
        if f.text("way") in ("in", "since", "by", "during", "until"):
            return None
        return "DATE", "", f"={f.text('year')}-{name}"
    way = f.text("way")
    after = f.line.words[f.match.end()].lower if f.match.end() < len(f.line.words) else ""
    if (way == "the" and f.text("season") == "fall") or after in ("olympic", "olympics", "games", "palace", "of"):
        return None
    toward = {"last": "last", "this past": "past", "next": "next", "this coming": "ahead", "this": "near"}.get(way, "past")
    return "DATE", "", f"season:{name}:{toward}"


@rule(
    "quarter",
    r"(?:the)? (?:fiscal)? (?:(?P<year>{year}) (?:{apos}s)?)? (?:fiscal)? (?P<ord>first|second|third|fourth) (?P<unit>quarter|half)",
    r"(?:(?P<year>{year}) )?(?P<ord>first|second|third|fourth) {dash} (?P<unit>quarter|half)",
    r"(?:the)? (?P<ord>first|second|third|fourth|last) {dash}? (?P<unit>quarter|half) of (?:fiscal)? (?P<year>{year}|this year|last year|next year|the year)?",
)
def quarter(f: Found) -> Worth:
    """The third quarter, the last half of 1989."""
    size, kind = (4, "quarter") if f.text("unit") == "quarter" else (2, "half")
    nth = size if f.text("ord") == "last" else ordinal(f.text("ord")) or 0
    letter = "Q" if kind == "quarter" else "H"
    if not 1 <= nth <= size or (kind == "half" and not f.has("year")):
        return None
    year_text = f.text("year") if f.has("year") else ""
    if year_text.isdigit():
        return "DATE", "", f"={year_text}-{letter}{nth}"
    if year_text:
        shift = {"last year": "-1Y", "next year": "+1Y"}.get(year_text, "0Y")
        return "DATE", "", f"{shift}|{kind}:{nth}:this"
    return "DATE", "", f"{kind}:{nth}:?"


@rule("the quarter", r"(?P<way>the|that|the latest|the most recent|the current|the just ended|its latest|the recent) (?P<unit>quarter|period)", r"the (?P<year>{year}) (?P<unit>quarter|period)", r"the (?P<fiscal>fiscal|financial)? (?P<unit>year|quarter) (?=(?P<ended>ended|ending))")
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


@rule("the year-earlier quarter", r"(?:(?:a|the) (?:comparable)?)? year {dash} (?:earlier|ago) (?P<unit>quarter|period|month)", r"year {dash} (?:earlier|ago)")
def year_earlier(f: Found) -> Worth:
    """The same period one year before."""
    unit = f.text("unit") if f.has("unit") else ""
    return "DATE", "", {"quarter": "@-4Q", "month": "@-12M"}.get(unit, "@year-ago")


@rule("fiscal year", r"(?:the)? (?:fiscal|financial) (?:year)? (?P<year>{year})", r"(?:the)? (?P<way>current|last|next|this|previous) (?:fiscal|financial) year")
def fiscal(f: Found) -> Worth:
    """Fiscal 1990."""
    if "year" in f.match.re.groupindex:
        return "DATE", "", "=" + f.text("year")
    shift = {"last": "-1Y", "previous": "-1Y", "next": "+1Y"}.get(f.text("way"), "0Y")
    return "DATE", "", shift


# stretches --------------------------------------------------------------------------------------


def _duration(n: str, unit: str) -> str | None:
    """TIMEX3 duration of an amount and a unit of the lexicon."""
    size = amount(n)
    if unit == "WE":
        return f"P{size}WE"
    if unit == "F":
        return f"P{int(size) * 2}W" if size.isdigit() else "PXW"
    if "." in size:
        whole, fraction = float(size), float(size) - int(float(size))
        small = {"TH": ("TM", 60), "TM": ("TS", 60), "Y": ("M", 12), "D": ("TH", 24)}.get(unit)
        if fraction and small and unit in ("TM", "TH"):
            return f"PT{int(whole)}{unit[1]}{round(fraction * 60)}{small[0][1]}"
        if fraction and unit == "Y":
            return f"P{round(whole * 12)}M" if int(whole) else "P6M"
        size = f"{whole:g}"
    if unit.startswith("T"):
        return f"PT{size}{unit[1]}"
    return f"P{size}{unit}"


@rule(
    "so long ago",
    rf"{ABOUT} {NUM} (?:or (?:more|so))? (?P<unit>{{unit}}) (?:or so)? (?P<way>ago|earlier|later|before|previously|from now|hence|on)",
    rf"{ABOUT} (?P<n>{{vague}})? (?P<unit>{{unit}}) (?P<way>ago)",
    r"(?P<about>just)? (?P<n>a|one) (?P<unit>{unit}) (?P<half>and a half) (?P<way>ago|earlier|later)",
)
def ago(f: Found) -> Worth:
    """Two years ago, a day earlier, six weeks later."""
    unit, way = UNIT[f.text("unit")], f.text("way")
    n = f.text("n") if f.has("n") else ""
    size = amount(n) if n else "X"
    if way == "before" or (way == "on" and not n):
        return None
    if way == "on":
        return None
    if not size.isdigit():
        if way != "ago":
            return "DURATION", _duration(n or "X", unit) or "PXD", ""
        return "DURATION" if not n or size == "X" else "DATE", _duration(n or "X", unit) or "", ""
    count = int(size)
    sign = -1 if way in ("ago", "earlier", "previously", "before") else 1
    if unit.startswith("T"):
        if "half" in f.text("half") and way != "ago":
            return "DURATION", _duration(n + " and a half", unit) or "", ""
        if way == "ago":
            return "TIME", "", f"{-count if unit == 'TH' else 0}H{_about(f)}"
        return "DURATION", _duration(n, unit) or "", ""
    if unit == "F":
        unit, count = "W", count * 2
    if unit == "WE":
        return "DATE", "", f"weekend:{sign * count}"
    if unit == "C":
        return "DATE", "", f"{sign * count:+d}C"
    at = "@" if way in ("earlier", "later", "previously") else ""
    if at and unit == "Y" and count == 1 and sign < 0:
        return "DATE", "", "@year-ago"
    if not at and unit == "Y" and count == 1 and way == "ago":
        return "DATE", "", "year-ago"
    return "DATE", "", f"{at}{sign * count:+d}{unit}{_about(f)}"


@rule("in the past", rf"(?:(?:each|all|every) of)? (?:at least)? (?:the|these|those)? (?P<way>last|past|next|coming|previous|following|first|recent) {NUM} (?P<unit>{{unit}})", rf"(?:the)? {NUM} (?P<way>past|last|next|coming|previous|following) (?P<unit>{{unit}})")
def past_stretch(f: Found) -> Worth:
    """The past 48 hours, the next few years, the first nine months."""
    unit = UNIT[f.text("unit")]
    n = f.text("n")
    if n in ("a", "an", "the") and f.text("way") not in ("past", "last"):
        return None
    value = _duration(n, unit)
    size = amount(n)
    letter = {"TH": "H", "D": "D", "W": "W", "M": "M", "Q": "Q", "Y": "Y", "E": "E", "C": "C"}.get(unit)
    code = ""
    if size.isdigit() and letter and f.text("way") in ("last", "past", "next", "coming", "recent"):
        code = f"span:{'-' if f.text('way') in ('last', 'past', 'recent') else '+'}{size}{letter}"
    if unit == "E" and size.isdigit():
        value = f"P{int(size) * 10}Y"
    return ("DURATION", value, code) if value else None


_LASTING = frozenset(
    "war conflict ceasefire truce crisis uprising dispute blockade siege insurgency rebellion regime deal embargo"
    " standoff stalemate campaign offensive occupation strike rule rivalry feud law agreement programme program".split()
)


def _lasts(f: Found, unit: str, n: str) -> bool:
    """Whether an amount of time is a stretch: ages of people, rates (`$3 a day`) and fractions are none."""
    words, end = f.line.words, f.match.end()
    after = words[end].lower if end < len(words) else ""
    if "old" in f.text("tail"):
        return after in _LASTING or words[min(end + 1, len(words) - 1)].lower in _LASTING
    if after == "old" or (after == "-" and end + 1 < len(words) and words[end + 1].lower == "old"):
        return False
    return not (unit == "Q" and (after == "of" or "-" in [w.lower for w in words[f.match.start() : end]]) and n == "three")


@rule("duration", rf"{ABOUT} {NUM} (?P<more>(?:more|additional|straight|consecutive|full|whole|other|long) )? {{dash}}? (?P<unit>{{unit}}) (?P<tail>{{dash}} (?:long|old))?", rf"{ABOUT} {NUM} {{dash}} (?P<unit>{{unit}}) (?P<tail>{{dash}} (?:long|old))?", r"(?:the|these|those) (?P<n>{number}|{dom}) (?P<unit>weeks|months|quarters|years|days|hours)", r"a (?P<while>while)", r"(?P<n>an additional|a full|a whole|a good) (?P<unit>{unit}) ", r"(?P<n>a|one) (?P<unit>{unit}) and a half  ", r"  (?P<unit>day|week|month|year|hour|decade|night) {dash} (?P<tail>long)")
def duration(f: Found) -> Worth:
    """Five hours, a six-month, nearly forty years."""
    if f.has("while"):
        return "DURATION", "PXX", ""
    unit = UNIT[f.text("unit")]
    n = f.text("n") if f.has("n") else "one"
    if not _lasts(f, unit, n):
        return None
    words = [w.lower for w in f.line.words[f.match.start() : f.match.end()]]
    if "half" in words[-1:] and "half" not in n:
        n = n + " and a half"
    n = {"an additional": "one", "a full": "one", "a whole": "one", "a good": "one"}.get(n, n)
    if unit == "TS" and n not in ("a",) and not f.text("unit").endswith("s") and "-" not in words:
        return None
    if n in ("a", "an") and unit == "TS":
        return None
    size = amount(n)
    value = f"P{int(size) * 10}Y" if unit == "E" and size.isdigit() and size != "1" else _duration(n, unit)
    return ("DURATION", value, "") if value else None


@rule("vague stretch", r"(?P<unit>years|months|weeks|days|hours|decades|centuries|minutes) (?:or (?:{unit}))?", r"(?P<recent>recent|coming) (?P<unit>years|months|weeks|days|hours|decades)", weak=True)
def vague_stretch(f: Found) -> Worth:
    """Years, recent months, weeks or months."""
    unit = UNIT[f.text("unit")]
    value = f"PTX{unit[1]}" if unit.startswith("T") else f"PX{unit}"
    return "DURATION", value, ""


# sets -------------------------------------------------------------------------------------------


@rule("set", r"(?P<word>{set})", r"(?:each|every) (?:(?P<n>two|three|four|five|six|other|{dom}) )? (?P<unit>{unit})", r"(?P<times>once|twice|three times|four times) (?:a|an|each|per) (?P<unit>{unit})", r"(?:each|every) (?P<day>{weekday}) (?P<part>{part})?", r"on (?P<day>{weekdays})")
def sets(f: Found) -> Worth:
    """Daily, every two years, each Thursday, twice a week."""
    groups = f.match.re.groupindex
    if "word" in groups:
        word = f.text("word")
        return "SET", _LEX["set"][word], ""
    if "day" in groups:
        day = f.text("day")
        if "part" not in groups:
            return None
        part = f"T{PART[f.text('part')]}" if f.has("part") else ""
        return "SET", f"XXXX-WXX-{WEEKDAY[day]}{part}", ""
    unit = UNIT[f.text("unit")]
    n = f.text("n") or "one"
    return "SET", _duration({"other": "two"}.get(n, n), unit) or "P1D", ""


# pointers ---------------------------------------------------------------------------------------


@rule("pointer", r"(?P<word>{ref})")
def pointer(f: Found) -> Worth:
    """Now, recently, soon."""
    return "DATE", REF[f.text("word")], ""


@rule("the past", r"the (?:recent|distant|not {dash}? too {dash}? distant)? (?P<word>past|future|present|time|moment)", r"the (?:near|foreseeable|not {dash}? too {dash}? distant) (?P<word>future)", r"(?P<word>the time)", r"recent (?P<word>past)")
def the_past(f: Found) -> Worth:
    """The past, the near future, at the time."""
    word = f.text("word")
    words = f.line.words
    before = words[f.match.start() - 1].lower if f.match.start() else ""
    after = words[f.match.end()].lower if f.match.end() < len(words) else ""
    if word in ("time", "the time", "moment") and (before != "at" or after in ("of", "when", "that")):
        return None
    if word == "present" and before not in ("at", "for"):
        return None
    ref = {"past": "PAST_REF", "future": "FUTURE_REF", "present": "PRESENT_REF", "moment": "PRESENT_REF"}
    return "DATE", ref.get(word, "PAST_REF"), ""
