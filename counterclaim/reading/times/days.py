"""Patterns of days and times of day: today, weekdays, that morning, 9 a.m. on Friday."""

from __future__ import annotations

import re

from counterclaim.reading.times.grammar import Found, rule
from counterclaim.reading.times.pieces import DAYNAME, MONTH, ON_DAY, PART, WEEKDAY, Worth


@rule(
    "today",
    r"(?:(?:early|late|earlier|later) )? (?P<word>today|todays|yesterday|yesterdays|tomorrow|tonight)"
    r" (?P<part>{part})?",
    r"(?P<part>{part}) (?:of)? (?P<word>today|yesterday|tomorrow)",
    r"the day before (?P<word>yesterday) (?P<part>{part})?",
    r"the day after (?P<word>tomorrow) (?P<part>{part})?",
)
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
    rf"(?:(?:early|late|earlier|later) (?:on)? )?"
    rf" (?P<way>last|next|this past|this coming|this|that|the following|the previous|past)?"
    rf" (?P<day>{DAYNAME}) (?:(?:early|late) )?(?P<part>{{part}})?",
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


@rule(
    "a week from a weekday",
    r"(?:a|one) week from (?P<day>{weekday})",
    r"(?:the)? day (?P<way>before|after) (?P<how>last|next)? (?P<day>{weekday})",
)
def from_weekday(f: Found) -> Worth:
    """The day before last Tuesday, a week from Friday."""
    nth = WEEKDAY[f.text("day")]
    groups = f.match.re.groupindex
    if "way" in groups:
        step = "-1D" if f.text("way") == "before" else "+1D"
        toward = {"last": "last", "next": "next"}.get(f.text("how") if f.has("how") else "", "?")
        return "DATE", "", f"weekday:{nth}:{toward}|{step}"
    return "DATE", "", f"weekday:{nth}:ahead|+7D"


@rule(
    "part of this day",
    r"(?P<way>last|this|that|the same|the next|the following|the previous) (?P<part>{part})",
    r"(?:earlier|later)? (?P<way>that|the same|that same|the next|the following|the very next|the previous)"
    r" (?P<unit>day)",
    r"(?P<night>overnight)",
)
def part_of_day(f: Found) -> Worth:
    """Last night, this morning; that day and the next morning are counted from the date before."""
    if f.has("night"):
        return "TIME", "", "0D;TNI"
    way = f.text("way")
    groups = f.match.re.groupindex
    part = PART[f.text("part")] if "part" in groups else ""
    step = {"last": "-1D", "this": "0D", "that": "@0D", "that same": "@0D", "the same": "@0D"}.get(way)
    if step is None:
        step = "@-1D" if way == "the previous" else "@+1D"
    return ("TIME" if part else "DATE"), "", step + (f";T{part}" if part else "")


@rule(
    "clock time",
    r"(?:(?:about|around|shortly after|shortly before|just after|just before) )?"
    rf" (?P<clock>{{hour}}|{{clock}}) (?P<ampm>{{ampm}}) (?:{{zone}}|local time)? {ON_DAY}",
    rf"(?P<clock>{{clock}}|{{fourdigits}}) (?P<ampm>{{zone}}|local time) {ON_DAY}",
    rf"(?P<clock>{{ampmclock}}) (?P<ampm>{{zone}}|local time)? {ON_DAY}",
    rf"(?P<clock>{{hour}}) (?P<ampm>{{oclock}}) {ON_DAY}",
    rf"(?P<clock>noon|midnight|midday) (?P<ampm>{{zone}})? {ON_DAY}",
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


@rule("part of day", r"(?P<word>dawn|daybreak|dusk|midmorning)", weak=True)
def bare_part(f: Found) -> Worth:
    """Dawn and dusk of the day the text speaks of."""
    return "TIME", "", f"@0D;T{PART.get(f.text('word'), 'MO')}"
