"""Where a report's signs of its publication date stand: its times, captions and the lines above it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from counterclaim.evidence import Report, Time
from counterclaim.reading.times.clues import Sign, SignKind
from counterclaim.reading.times.feasts import lexicon
from counterclaim.reading.times.values import bounds
from counterclaim.reading.times.world import facts, remembered


def _lead_end(report: Report) -> int:
    """Where the report's first sentences end, near enough: some 350 characters into its body."""
    return report.body[0].start + 350 if report.body else 350


_ON = re.compile(r"\b(?:on|dated|by|until)\s+\Z", re.IGNORECASE)
_ATTACK = re.compile(r"attack|terror|hijack|anniversar|massacre|towers", re.IGNORECASE)


def _remembered(sign: Sign, text: str) -> bool:
    """Whether a day is spoken of for what once happened on it, and so tells nothing of the news.

    "In a letter on 11 September" is a date like any other where nothing near speaks of an attack.
    """
    of_year = sign.kind in ("day", "month and day") and not (sign.weekday or sign.top)
    if not of_year or f"{sign.month:02}-{sign.day:02}" not in remembered():
        return False
    near = text[max(0, sign.start - 60) : sign.end + 60]
    return not _ON.search(text[max(0, sign.start - 10) : sign.start]) or bool(_ATTACK.search(near))


_DAYNAME = re.compile(r"\b(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b", re.IGNORECASE)


def _dayname(text: str) -> int:
    found = _DAYNAME.match(text)
    return int(lexicon()["weekday"].get(found[0].lower(), 0)) if found else 0


def _dayname_before(text: str, start: int) -> int:
    """The weekday that stands right before a date: `Monday (20 April 1953)`."""
    found = re.search(r"\b(\w+day)[,(\s]+\Z", text[max(0, start - 14) : start])
    return _dayname(found[1]) if found else 0


def signs(report: Report, times: Sequence[Time]) -> list[Sign]:
    """All signs of a report in text order: body times (captions under quoted posts), captions, masthead."""
    lead = _lead_end(report)
    out: list[Sign] = []
    for t in times:
        found = _of_time(t, lead, report)
        if found is not None:
            out.append(found)
    out.extend(_ages(report, times))
    out.extend(_notices(report, times, out))
    out.extend(_furniture(report))
    out.extend(_last_month(times, out))
    out.extend(_of_world(report))
    out = [s for s in out if not _remembered(s, report.text)]
    back = [s for s in out if s.year and s.toward != "ahead" and s.kind in ("year", "month and year", "day")]
    if back:
        latest = max(back, key=lambda s: (s.year, -s.start))
        out.append(Sign(latest.start, latest.end, latest.text, "latest year", "past", False, latest.year))
    return sorted(out, key=lambda s: (s.start, s.end, s.kind))


def _of_time(t: Time, lead: int, report: Report) -> Sign | None:
    where = (t.start, t.end, t.text)
    first = t.start < lead
    code = (t.relative or "").split(";")[0]
    if "|" in code or t.type in ("DURATION", "SET"):
        return None
    if not code:
        if m := re.match(r"(\d{4})-(\d\d)-(\d\d)", t.value):
            if bounds(m[0]) is None:
                return None
            if re.search(r"@\w+\)?\s*\Z", report.text[max(0, t.start - 30) : t.start]):
                return Sign(*where, "caption", "past", first, int(m[1]), int(m[2]), int(m[3]))
            top = bool(report.body) and t.start < report.body[0].start + 60 and report.body[0].start < 600
            kind: SignKind = "masthead" if top and not _spoken(report.text, t.start) else "day"
            toward = _tense_before(report.text, t.start)
            named = _dayname(t.text) or _dayname_before(report.text, t.start)
            return Sign(*where, kind, toward, first, int(m[1]), int(m[2]), int(m[3]), named)
        if m := re.match(r"(\d{4})-(\d\d)\Z", t.value):
            return Sign(
                *where, "month and year", _tense_before(report.text, t.start), first, int(m[1]), int(m[2])
            )
        if re.fullmatch(r"\d{4}", t.value) and 1800 < int(t.value) < 2100:
            return Sign(*where, "year", _tense_before(report.text, t.start), first, int(t.value))
        return None
    parts = [*code.split(":"), "", ""]
    toward = {"ahead": "ahead", "next": "ahead", "near": "", "soon": ""}.get(parts[2], "past")
    match parts[0]:
        case "weekday":
            if parts[2] in ("last", "next"):
                return None
            return Sign(*where, "weekday", toward, first, weekday=int(parts[1]))
        case "date":
            month, day = int(parts[1][:2]), int(parts[1][3:])
            if re.search(r"\bsince\s+\Z", report.text[max(0, t.start - 12) : t.start], re.IGNORECASE):
                toward = "since"
            top = bool(report.body) and t.start < report.body[0].start + 60 and _in_dateline(report.text, t)
            return Sign(*where, "month and day", toward, first, 0, month, day, _dayname(t.text), top=top)
        case "month":
            if parts[2] in ("last", "next"):
                return None
            early = re.match(r"earlier (?:in|this)\b", t.text, re.IGNORECASE)
            return Sign(*where, "month", "early" if early else toward, first, 0, int(parts[1]))
        case _:
            return None


_AHEAD_WORDS = re.compile(
    r"\b(?:by|until|through|will|would|to|for|due|maturing|matures?|expires?|effective|ending|ends?)"
    r"\s+(?:the\s+|about\s+)?(?:end of\s+)?\Z",
    re.IGNORECASE,
)
_IN_SENTENCE = re.compile(
    r"\b(?:on|in|since|of|by|until|from|after|before|to|and|the|dated?)\s*\Z", re.IGNORECASE
)


_WILL = re.compile(
    r"\b(?:will|would|expects?|expected|plans?|planned|scheduled|hopes?|forecasts?|by the end)\b[^.;\n]*\Z"
)


def _tense_before(text: str, start: int) -> str:
    """Ahead after `by` or `until` or a `will` before it, else past: a date with its year without a parse."""
    if _AHEAD_WORDS.search(text, max(0, start - 30), start) or _WILL.search(text[max(0, start - 90) : start]):
        return "ahead"
    return "past"


def _spoken(text: str, start: int) -> bool:
    """Whether a date at the top stands in a sentence rather than by itself."""
    return bool(_IN_SENTENCE.search(text, max(0, start - 20), start))


def _in_dateline(text: str, t: Time) -> bool:
    """Whether a day near the top is set off as in `OSLO, June 1 (Agency) -`."""
    return bool(re.match(r"\s*(?:[-–—(:|/]|\n)", text[t.end : t.end + 3])) and not _spoken(text, t.start)


_STRIFE = r"war|conflict|uprising|civil war|fighting|revolution|insurgency|occupation|blockade|siege|crisis"
_AGE = re.compile(
    rf"\b(\w+)[-\s]years?[-\s]old\s+(?:{_STRIFE})|\b(\w+)\s+years\s+of\s+(?:\w+\s+)?(?:{_STRIFE})"
    rf"|\b(\w+)-year(?:[-\s]long)?\s+(?:\w+\s+)?(?:{_STRIFE})",
    re.IGNORECASE,
)
_BEGAN = re.compile(
    rf"(?:(?:{_STRIFE})[^.]{{0,60}}?\b(?:began|started|erupted|broke out|begun|since)"
    rf"|start of the (?:{_STRIFE})|(?:outbreak|beginning|start) of [^.]{{0,40}}?"
    r"|since (?:the )?(?:start|outbreak)[^.]{0,40}?)[^.]{0,60}\Z",
    re.IGNORECASE,
)


def _ages(report: Report, times: Sequence[Time]) -> Iterator[Sign]:
    """`five years of war` held against the year in which the same text says that it began."""
    text = report.text
    starts = [
        t
        for t in times
        if t.relative is None
        and re.fullmatch(r"\d{4}(-\d\d)?", t.value)
        and _BEGAN.search(text, max(0, t.start - 160), t.start)
    ]
    if len({t.value[:4] for t in starts}) != 1:
        return
    began = max((t.value for t in starts), key=len)
    for span in report.body:
        for m in _AGE.finditer(text, span.start, span.end):
            word = next(g for g in m.groups() if g).lower()
            count = int(word) if word.isdigit() else lexicon()["number"].get(word)
            if count:
                month = int(began[5:7]) if len(began) > 4 else 0
                yield Sign(
                    m.start(), m.end(), m[0], "age", "past", False, int(began[:4]), month, length=count * 365
                )
                return


def _notices(report: Report, times: Sequence[Time], found: Sequence[Sign]) -> Iterator[Sign]:
    """A day ahead and a stretch in one sentence (`a May 1 truce ... gives them three weeks`)."""
    ahead = [s for s in found if s.kind == "month and day" and s.toward != "past"]
    for t in times:
        m = re.fullmatch(r"P(\d+)([DW])", t.value)
        if t.type != "DURATION" or m is None or t.edtf or (t.relative or "").startswith("span"):
            continue
        for s in ahead:
            between = report.text[min(s.end, t.end) : max(s.start, t.start)]
            if len(between) < 200 and "." not in between and "\n" not in between:
                days = int(m[1]) * (7 if m[2] == "W" else 1)
                yield Sign(t.start, t.end, t.text, "notice", "ahead", False, 0, s.month, s.day, length=days)
                break


def _last_month(times: Sequence[Time], found: Sequence[Sign]) -> Iterator[Sign]:
    """`last month`, held against the month most of the text's days lie in, where two at least do."""
    said = [t for t in times if t.relative == "-1M"]
    days = {
        (s.month, s.day) for s in found if s.kind in ("day", "month and day") and s.toward in ("past", "")
    }
    counts = Counter(month for month, _ in days)
    if not said or not counts:
        return
    month, count = max(counts.items(), key=lambda c: (c[1], -c[0]))
    if count > 1:
        yield Sign(said[0].start, said[0].end, said[0].text, "last month", "past", False, 0, month)


def _of_world(report: Report) -> Iterator[Sign]:
    """Holders of offices and occasions that the body names; once each, firm where it comes back to one."""
    found = [f for span in report.body for f in facts(report.text, span.start, span.end)]
    lead = _lead_end(report)
    counts = Counter((f.kind, f.spans) for f in found)
    told: set[tuple[object, ...]] = set()
    for f in found:
        if (f.kind, f.spans) in told:
            continue
        told.add((f.kind, f.spans))
        firm = f.start < lead or counts[f.kind, f.spans] > 1
        toward = _toward_of_opening(report.text, f.start) if f.kind == "opening" else ""
        text = report.text[f.start : f.end]
        yield Sign(
            f.start, f.end, text, f.kind, toward, f.start < lead, length=f.length, spans=f.spans, firm=firm
        )


_DUE = re.compile(r"\b(?:will|due|to be|going to|is to|are to|set to|expected|plans?|planned|scheduled)\b")


def _toward_of_opening(text: str, start: int) -> str:
    """Ahead where the words of the sentence before it speak of what is to come."""
    return "ahead" if _DUE.search(re.split(r"[.!?]\s", text[max(0, start - 200) : start])[-1]) else "past"


_MONTHS = "|".join(sorted((m for m in lexicon()["month"] if len(m) > 2), key=len, reverse=True))
_FULL = re.compile(
    rf"\b(?:(?P<m>{_MONTHS})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d)"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m2>{_MONTHS})\.?,?\s+(?P<y2>(?:19|20)\d\d)"
    rf"|(?P<y3>(?:19|20)\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d))\b",
    re.IGNORECASE,
)
_MONTH_YEAR = re.compile(rf"\b(?P<m>{_MONTHS})\.?,?\s+(?P<y>(?:19|20)\d\d)\b", re.IGNORECASE)
_ABOVE = ("byline", "dateline", "title", "other", "repeat", "notice")
_NEAR = 600


def _furniture(report: Report) -> Iterator[Sign]:
    """Full dates in captions inside or beside the story, and in the lines above it; sidebars are left out."""
    if not report.body:
        return
    first, last = report.body[0].start, report.body[-1].end
    for piece in report.furniture:
        above = piece.end <= first + 5 and first - piece.start < _NEAR and piece.kind in _ABOVE
        beside = first - _NEAR < piece.start < last + _NEAR and piece.kind in ("caption", "credit", "other")
        if not (above or beside) or (piece.kind == "other" and piece.start > last):
            continue
        for m in _FULL.finditer(report.text, piece.start, piece.end):
            year = int(m["y"] or m["y2"] or m["y3"])
            month = int(m["m3"]) if m["m3"] else lexicon()["month"][(m["m"] or m["m2"]).lower()]
            day = int(m["d"] or m["d2"] or m["d3"])
            if bounds(f"{year:04}-{month:02}-{day:02}") is None:
                continue
            kind: SignKind = "masthead" if above else "caption"
            yield Sign(m.start(), m.end(), m[0], kind, "past", False, year, month, day)
        for m in _MONTH_YEAR.finditer(report.text, piece.start, piece.end):
            month = lexicon()["month"][m["m"].lower()]
            yield Sign(m.start(), m.end(), m[0], "month and year", "past", False, int(m["y"]), month)
