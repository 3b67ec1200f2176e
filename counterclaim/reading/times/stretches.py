"""Patterns of stretches, repetitions and pointers: two years ago, the past 48 hours, daily, recently."""

from __future__ import annotations

from counterclaim.reading.times.grammar import Found, rule
from counterclaim.reading.times.numbers import amount
from counterclaim.reading.times.pieces import ABOUT, NUM, PART, REF, SET, UNIT, WEEKDAY, Worth, about_mark

_HALVES = {"Y": "P6M", "E": "P5Y", "C": "P50Y", "D": "PT12H"}


def _duration(n: str, unit: str) -> str | None:
    """TIMEX3 duration of an amount and a unit of the lexicon."""
    size = amount(n)
    if unit == "WE":
        return f"P{size}WE"
    if unit == "F":
        return f"P{int(size) * 2}W" if size.isdigit() else "PXW"
    if "." in size and unit in ("TH", "TM"):
        whole, sixtieths = int(float(size)), round(float(size) % 1 * 60)
        return "PT" + (f"{whole}{unit[1]}" if whole else "") + f"{sixtieths}{'M' if unit == 'TH' else 'S'}"
    if size == "0.5" and unit in _HALVES:
        return _HALVES[unit]
    if unit.startswith("T"):
        return f"PT{size}{unit[1]}"
    return f"P{size}{unit}"


_LASTING = frozenset(
    "war conflict ceasefire truce crisis uprising dispute blockade siege insurgency rebellion regime deal"
    " embargo standoff stalemate campaign offensive occupation strike rule rivalry feud law agreement"
    " programme program".split()
)


@rule(
    "so long ago",
    rf"{ABOUT} {NUM} (?:or (?:more|so))? (?P<unit>{{unit}}) (?:or so)?"
    r" (?P<way>ago|earlier|later|previously|from now|hence)",
    rf"{ABOUT} (?P<n>{{vague}})? (?P<unit>{{unit}}) (?P<way>ago)",
    r"(?P<about>just)? (?P<n>a|one) (?P<unit>{unit}) (?P<half>and a half) (?P<way>ago|earlier|later)",
)
def ago(f: Found) -> Worth:
    """Two years ago, a day earlier, six weeks later."""
    unit, way = UNIT[f.text("unit")], f.text("way")
    n = f.text("n")
    size = amount(n) if n else "X"
    if not size.isdigit():
        if way != "ago":
            return "DURATION", _duration(n or "X", unit) or "PXD", ""
        return "DURATION" if not n or size == "X" else "DATE", _duration(n or "X", unit) or "", ""
    count = int(size)
    sign = -1 if way in ("ago", "earlier", "previously") else 1
    if unit.startswith("T"):
        if "half" in f.text("half") and way != "ago":
            return "DURATION", _duration(n + " and a half", unit) or "", ""
        if way == "ago":
            return "TIME", "", f"{-count if unit == 'TH' else 0}H{about_mark(f)}"
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
    return "DATE", "", f"{at}{sign * count:+d}{unit}{about_mark(f)}"


@rule(
    "so far into",
    rf"{ABOUT} {NUM} (?P<unit>{{unit}}) into"
    rf" (?:the|a|an|its|their|this|that) (?P<what>{'|'.join(sorted(_LASTING))})",
)
def into(f: Found) -> Worth:
    """A week into the ceasefire: counted from the day the text spoke of last, if that is a day."""
    size = amount(f.text("n"))
    if not size.isdigit() or UNIT[f.text("unit")] not in ("D", "W", "M", "Y"):
        return None
    return "DATE", "", f"@+{size}{UNIT[f.text('unit')]}{about_mark(f)}"


@rule(
    "in the past",
    r"(?:(?:each|all|every) of)? (?:at least)? (?:the|these|those)?"
    rf" (?P<way>last|past|next|coming|previous|following|first|recent) {NUM} (?P<unit>{{unit}})",
    rf"(?:the)? {NUM} (?P<way>past|last|next|coming|previous|following) (?P<unit>{{unit}})",
)
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


def _lasts(f: Found, unit: str, n: str) -> bool:
    """Whether an amount of time is a stretch: ages of people, rates (`$3 a day`) and fractions are none."""
    words, end = f.line.words, f.match.end()
    after = words[end].lower if end < len(words) else ""
    if "old" in f.text("tail"):
        return after in _LASTING or words[min(end + 1, len(words) - 1)].lower in _LASTING
    if after == "old" or (after == "-" and end + 1 < len(words) and words[end + 1].lower == "old"):
        return False
    hyphen = any(w.lower == "-" for w in words[f.match.start() : end])
    return not (unit == "Q" and n == "three" and (hyphen or after == "of"))


@rule(
    "duration",
    rf"{ABOUT} {NUM} (?:(?:more|additional|straight|consecutive|full|whole|other|long) )?"
    r" {dash}? (?P<unit>{unit}) (?P<tail>{dash} (?:long|old))?",
    r"(?:the|these|those) (?P<n>{number}|{dom}) (?P<unit>weeks|months|quarters|years|days|hours)",
    r"a (?P<while>while)",
    r"(?P<n>an additional|a full|a whole|a good) (?P<unit>{unit})",
    r"(?P<n>a|one) (?P<unit>{unit}) and a half",
    r"(?:half|a half) {dash}? (?P<half>hour|century|decade|day)",
    r"(?P<unit>day|week|month|year|hour|decade|night) {dash} (?P<tail>long)",
)
def duration(f: Found) -> Worth:
    """Five hours, a six-month, nearly forty years."""
    if f.has("while"):
        return "DURATION", "PXX", ""
    if f.has("half"):
        return "DURATION", _duration("half a", UNIT[f.text("half")]) or "", ""
    unit = UNIT[f.text("unit")]
    n = f.text("n") or "one"
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


@rule(
    "vague stretch",
    r"(?P<unit>years|months|weeks|days|hours|decades|centuries|minutes) (?:or (?:{unit}))?",
    r"(?P<recent>recent|coming) (?P<unit>years|months|weeks|days|hours|decades)",
    weak=True,
)
def vague_stretch(f: Found) -> Worth:
    """Years, recent months, weeks or months."""
    unit = UNIT[f.text("unit")]
    value = f"PTX{unit[1]}" if unit.startswith("T") else f"PX{unit}"
    return "DURATION", value, ""


@rule(
    "set",
    r"(?P<word>{set})",
    r"(?:each|every) (?:(?P<n>two|three|four|five|six|other|{dom}) )? (?P<unit>{unit})",
    r"(?P<times>once|twice|three times|four times) (?:a|an|each|per) (?P<unit>{unit})",
    r"(?:each|every) (?P<day>{weekday}) (?P<part>{part})?",
    r"on (?P<day>{weekdays})",
)
def sets(f: Found) -> Worth:
    """Daily, every two years, each Thursday, twice a week."""
    if f.has("word"):
        return "SET", SET[f.text("word")], ""
    if f.has("day"):
        day = f.text("day")
        day = day if day in WEEKDAY else day[:-1]
        part = f"T{PART[f.text('part')]}" if f.has("part") else ""
        return "SET", f"XXXX-WXX-{WEEKDAY[day]}{part}", ""
    unit = UNIT[f.text("unit")]
    n = f.text("n") or "one"
    return "SET", _duration({"other": "two"}.get(n, n), unit) or "P1D", ""


@rule("pointer", r"(?P<word>{ref})")
def pointer(f: Found) -> Worth:
    """Now, recently, soon."""
    return "DATE", REF[f.text("word")], ""


@rule(
    "the past",
    r"the (?:recent|distant|not {dash}? too {dash}? distant)? (?P<word>past|future|present|time|moment)",
    r"the (?:near|foreseeable|not {dash}? too {dash}? distant) (?P<word>future)",
    r"(?P<word>the time)",
    r"that (?P<word>time)",
    r"recent (?P<word>past)",
)
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
