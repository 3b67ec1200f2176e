"""What of the world a report names that has dates of its own: who holds an office, occasions that come again.

The facts stand in lexicons/times_terms.tsv and lexicons/times_world.toml. A fact only ever weighs on a
report's publication date; it never dates an event.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from counterclaim.reading.times.feasts import lexicon
from counterclaim.reading.times.values import bounds

Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Fact:
    """Words of a text [start, end) that name something with dates: a holder of an office, an occasion.

    `kind` is `office` (held as the text tells it), `once` (held before), `occasion` (news speaks of one
    within these spans), `opening` (its first day is meant) or `begun` (a campaign, `length` days after its
    first day); `spans` are first and last days.
    """

    start: int
    end: int
    kind: Literal["office", "once", "occasion", "opening", "begun"]
    name: str
    spans: tuple[Span, ...]
    length: int = 0


def _file(name: str) -> str:
    return (files("counterclaim.reading") / "lexicons" / name).read_text("utf-8")


@cache
def _world() -> dict[str, Any]:
    return tomllib.loads(_file("times_world.toml"))


@cache
def written() -> date:
    """Up to when the facts of the world are known."""
    return _bounds(_world()["written"])[1]


def _bounds(value: str) -> Span:
    found = bounds(value)
    if found is None:
        raise ValueError(f"no date: {value}")
    return found


@cache
def remembered() -> frozenset[str]:
    """Days of the year (MM-DD) that are names of what once happened on them."""
    return frozenset(_world()["remembered"])


@cache
def terms() -> Mapping[tuple[str, str], tuple[Span, ...]]:
    """The terms that somebody of a name (full, or as news writes it; folded) had under a title."""
    out: dict[tuple[str, str], list[Span]] = {}
    for line in _file("times_terms.tsv").splitlines():
        if not line or line.startswith("#"):
            continue
        title, full, short, first, last = line.split("\t")
        span = _bounds(first)[0], _bounds(last)[1] if last else written()
        for name in sorted({_plain(_fold(full)), _plain(_fold(short))}):
            out.setdefault((title, name), []).append(span)
    return {key: tuple(sorted(spans)) for key, spans in out.items()}


@cache
def _titles() -> dict[str, str]:
    return {says: title for title, words in _world()["title"].items() for says in words}


def _fold(text: str) -> str:
    """The text with each letter's accents off and straight apostrophes; its length stays."""
    return "".join(unicodedata.normalize("NFKD", c)[0] for c in text).replace("’", "'")


@cache
def _title() -> re.Pattern[str]:
    title = "|".join(re.escape(s) for s in sorted(_titles(), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{title})(?!\w)", re.IGNORECASE)


_WORD = r"(?:[A-Z]\.(?:[A-Z]\.)?|[A-Z][\w'-]*|d[eo]s?|von|der|la|bin|arap|(?:al|el)-[A-Z][\w'-]*)"
_NAME_AFTER = re.compile(rf"[ ]+({_WORD}(?:[ ]{_WORD}){{0,4}})")
_NAME_BEFORE = re.compile(
    rf"({_WORD}(?:[ ]{_WORD}){{1,4}}),[ ](?:the[ ])?((?:former[ ])?(?:[A-Z][\w.'-]+[ ]){{0,2}})\Z"
)


_ONCE = re.compile(
    r"\b(?:former|ex|onetime|one-time|fallen|ousted|deposed|toppled|late|disgraced|retired)"
    r"[ -]+(?:[\w.'-]+[ ]){0,3}\Z",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\b(?:an?|as|then|future|next|like|under|elect|candidate|wannabe|shadow|deputy|acting|assistant|vice|would-be"
    r"|potential|say|no)[ -]+(?:[\w.'-]+[ ]){0,1}\Z",
    re.IGNORECASE,
)


def facts(text: str, start: int, end: int) -> Iterator[Fact]:
    """The facts of the world that text[start:end] names, in text order of each kind."""
    folded = _fold(text[start:end])
    yield from _offices(folded, start)
    yield from _occasions(folded, start)
    yield from _campaigns(folded, start)


def _offices(folded: str, shift: int) -> Iterator[Fact]:
    """Titles that stand before a name, or after one and a comma."""
    for m in _title().finditer(folded):
        title = _titles()[m[0].lower()]
        ahead = folded[max(0, m.start() - 80) : m.start()]
        start, end, once, known = m.start(), m.end(), bool(_ONCE.search(ahead)), None
        if after := _NAME_AFTER.match(folded, m.end()):
            known = _known(title, after[1])
            if known:
                end = after.start(1) + known[1]
        if known is None and (before := _NAME_BEFORE.search(ahead)):
            once, start = "former" in before[2], m.start() - len(ahead) + before.start(1)
            while known is None and start < m.start():  # the name may begin late in the run of capitals
                known = _known(title, folded[start : m.start() - len(ahead) + before.end(1)], whole=True)
                start = start if known else folded.find(" ", start) + 1 or m.start()
        elif not once and _UNREAL.search(ahead):
            continue
        if known is None:
            continue
        name, _ = known
        kind: Literal["office", "once"] = "once" if once else "office"
        yield Fact(start + shift, end + shift, kind, f"{title} {name.split()[-1]}", terms()[title, name])


def _plain(name: str) -> str:
    """A folded name in small letters, without the articles of Arabic and the s of possession."""
    return " ".join(re.sub(r"\A(?:al|el)-|'s?\Z", "", p) for p in name.lower().split())


def _known(title: str, words: str, whole: bool = False) -> tuple[str, int] | None:
    """The longest name at the head of some words that had the title, and how many characters it takes."""
    parts = words.split(" ")
    for count in range(len(parts), len(parts) - 1 if whole else 0, -1):
        said = " ".join(parts[:count])
        name = _plain(said)
        for known in (name, re.sub(r" [a-z]\.", "", name)):
            if (title, known) in terms():
                return known, len(re.sub(r"'s?\Z", "", said))
    return None


@dataclass(frozen=True, slots=True)
class Occasion:
    """An occasion that comes again: how it is spoken of, its days, and when news speaks of it as near."""

    name: str
    says: re.Pattern[str]
    days: tuple[Span, ...]
    before: int
    after: int

    @property
    def near(self) -> tuple[Span, ...]:
        """The spans in which news speaks of it as near."""
        return tuple((a - timedelta(self.before), b + timedelta(self.after)) for a, b in self.days)


@cache
def occasions() -> tuple[Occasion, ...]:
    """All occasions of the lexicon."""
    out = []
    for entry in _world()["occasion"]:
        days = tuple((_bounds(d.split("/")[0])[0], _bounds(d.split("/")[-1])[1]) for d in entry["days"])
        says = re.compile(rf"(?<!\w)(?:{entry['says']})(?!\w)")
        out.append(Occasion(entry["name"], says, days, entry["before"], entry["after"]))
    return tuple(out)


_YEARED = re.compile(
    r"\b(?:(?:19|20)\d\d(?:'s)?[ -]+|(?:last|previous|failed|losing|former)[ ]+)(?:[\w.'-]+[ ])?\Z"
)


def _occasions(folded: str, shift: int) -> Iterator[Fact]:
    """Occasions that no year and no `last` beside them sets apart."""
    opening = re.compile(_world()["opening"]["says"] + r"\Z", re.IGNORECASE)
    for occasion in occasions():
        for m in occasion.says.finditer(folded):
            ahead = folded[max(0, m.start() - 40) : m.start()]
            if o := opening.search(ahead):
                first = tuple((a, a) for a, _ in occasion.days)
                yield Fact(m.start() - len(o[0]) + shift, m.end() + shift, "opening", occasion.name, first)
            elif not _YEARED.search(ahead):
                yield Fact(m.start() + shift, m.end() + shift, "occasion", occasion.name, occasion.near)


_AGO = re.compile(
    r"[^.;]{0,60}?\b(?:began|begun|started|launched|mounted|opened)\s+(?:about|some|almost|nearly|just|only|over"
    r"|more than)?\s*(\w+)\s+(day|week|month)s?\s+(?:ago|earlier)\b"
)
_LENGTHS = {"day": 1, "week": 7, "month": 30}


@cache
def campaigns() -> tuple[tuple[str, re.Pattern[str], tuple[Span, ...]], ...]:
    """Campaigns of war: name, how they are spoken of, and from when to when each of that name lasted."""
    return tuple(
        (
            entry["name"],
            re.compile(rf"(?<!\w)(?:{entry['says']})(?!\w)"),
            tuple((_bounds(d.split("/")[0])[0], _bounds(d.split("/")[-1])[1]) for d in entry["days"]),
        )
        for entry in _world()["campaign"]
    )


def _campaigns(folded: str, shift: int) -> Iterator[Fact]:
    """Campaigns of which the text says how long ago they began; without that they are background."""
    for name, says, spans in campaigns():
        for m in says.finditer(folded):
            ago = _AGO.match(folded, m.end())
            count = ago and (int(ago[1]) if ago[1].isdigit() else lexicon()["number"].get(ago[1].lower()))
            if ago and count:
                length = int(count) * _LENGTHS[ago[2]]
                yield Fact(m.start() + shift, ago.end() + shift, "begun", name, spans, length)
