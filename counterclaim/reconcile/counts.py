"""Counts of one thing by different hands: which agree, which were overtaken, which contradict.

The counts of one series are compared two by two, like with like (evacuees with evacuees, all dead with all
dead). Every pair of different numbers gets a verdict; those that contradict make one question of number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from counterclaim.evidence import Comparison, Dispute, Event, Figure, Passage, Series, Side
from counterclaim.evidence.edtf import days
from counterclaim.reconcile.ground import Ground
from counterclaim.reconcile.groups import Groups
from counterclaim.reconcile.stance import Stance, limits

_COUNTED = frozenset(
    {"killed", "injured", "missing", "detained", "displaced", "evacuated", "trapped", "strikes"}
)
RISING = 1
"""Days after an event for which a toll is still being counted: a higher number may simply be newer."""

FULL_SERIES = 60
"""Accounts of one series that are compared; of more than these the first by date are."""

_SUM = re.compile(r"\b(?:ris\w+|rose|climb\w*|grown?|grew|increas\w+|so far|now|updat\w+|upped)\b", re.I)
_FURTHER = re.compile(r"\b(?:others|another|other)\b|(?<!than )\bmore\b(?! than)", re.I)
_OF_THEM = re.compile(r"\bof (?:the|those|them)\b", re.I)
_VAGUE = re.compile(r"\b(?:dozens?|scores|hundreds|thousands|millions|several|many|tens)\b", re.I)


class _Account(NamedTuple):
    """One number as one report gives it: the least and most it allows, by whom, of what origin, when."""

    figure: Figure
    least: float
    most: float
    by: tuple[str, ...]
    origin: str
    given: date | None
    report: str
    overtaken: bool
    rising: bool
    among: Mapping[str, float]

    @property
    def vague(self) -> bool:
        """Whether words and no number say how many."""
        return bool(_VAGUE.search(self.figure.span.text))


class _Question(NamedTuple):
    series: Series
    happened: date | None
    kind: str


def _given(edtf: str | None) -> date | None:
    span = days(edtf)
    return span.last if span is not None and span.length <= 2 else None


def _accounts(
    series: Series,
    figures: Mapping[str, Figure],
    parts: Mapping[tuple[str, str], Mapping[str, float]],
    ground: Ground,
) -> list[_Account]:
    listed = [(p, figures[p.figure]) for p in series.points if p.figure in figures]
    bounded = {(f.report, f.value): limits(f) for _, f in listed if f.low is not None and f.high != f.low}
    found: dict[tuple[object, ...], _Account] = {}
    for p, f in listed:
        least, most = limits(f)
        if least == most:  # a headline's "112" is the text's "at least 112"
            least, most = bounded.get((f.report, f.value), (least, most))
        text = ground.reports[f.report].text
        before = text[max(0, f.span.start - 40) : f.span.start]
        if (
            _OF_THEM.search(f.span.text)
            or _FURTHER.search(f.span.text)
            or re.match(r"\s+(?:others|more)\b", text[f.span.end : f.span.end + 8])
        ):
            continue  # a part of another count, or added to it, not in its place
        s = ground.statements.get(f.statement or "")
        by = p.by or ((s.id,) if s is not None and s.cue is not None else ())
        account = _Account(
            f, least, most, by, p.origin if by == p.by else by[0], _given(p.given), f.report,
            p.superseded and bool(_EARLIER.search(text[max(0, f.span.start - 60) : f.span.end + 30])),
            bool(_SUM.search(before)),
            parts.get((f.report, series.event or ""), {}),
        )  # fmt: skip
        found.setdefault((least, most, f.value, p.by, p.given, f.report), account)
    return list(found.values())[:FULL_SERIES]


_EARLIER = re.compile(
    r"\b(?:previous(?:ly)?|earlier|initial(?:ly)?|former|updating|up from|rose from|risen from)\b", re.I
)


def _verdict(a: _Account, b: _Account, q: _Question, ground: Ground) -> tuple[Stance, str]:
    """What two accounts of one quantity are to each other, and why."""
    if a.least <= b.most and b.least <= a.most:
        if a.given and b.given and _risen(a, b):
            return "superseded", "the later count is higher, and the earlier was a least number"
        if q.kind or a.vague or b.vague or not _smaller_parts(a, b):
            return "compatible", "their ranges meet"
        return "contradict", "the later total is higher and one of its parts lower: two tallies"
    if a.overtaken or b.overtaken:
        return "superseded", "the report itself calls one of them an earlier count"
    if a.vague or b.vague:
        return "compatible", "words that give no number contradict none"
    if a.report == b.report:
        return _at_home(a, b, q, ground)
    if a.origin == b.origin:
        return "superseded", "one source at two times"
    if a.given is None or b.given is None:
        return "compatible", "no day is known for one of them: it may be the later"
    first, last = (a, b) if (a.given, a.figure.value) <= (b.given, b.figure.value) else (b, a)
    if last.figure.value < first.figure.value:
        return "contradict", "the later count is lower"
    if a.given != b.given:
        if _smaller_parts(first, last):
            return "contradict", "the later total is higher and one of its parts lower: two tallies"
        return "superseded", "the later count is higher"
    counting = q.happened is not None and (a.given - q.happened).days <= RISING
    if counting and (first.rising or last.rising or not (first.by and last.by)):
        return "superseded", "both given while the dead were still being counted"
    return "contradict", "their ranges do not meet, and both were given on one day"


def _risen(a: _Account, b: _Account) -> bool:
    """Whether the earlier of two counts is a least number, and the later a higher one."""
    if a.given is None or b.given is None or a.given == b.given or a.vague or b.vague:
        return False
    first, last = (a, b) if a.given < b.given else (b, a)
    return first.most == float("inf") and last.figure.value > first.figure.value


def _smaller_parts(a: _Account, b: _Account) -> bool:
    """Whether of two totals by two hands the later is higher, and a part it counts is lower than before."""
    if a.report == b.report or a.origin == b.origin or a.given is None or b.given is None:
        return False
    first, last = (a, b) if a.given <= b.given else (b, a)
    if first.given == last.given or first.figure.value >= last.figure.value:
        return False
    return any(last.among[kind] < count for kind, count in first.among.items() if kind in last.among)


def _at_home(a: _Account, b: _Account, q: _Question, ground: Ground) -> tuple[Stance, str]:
    """Two counts that one report gives."""
    if a.origin != b.origin and a.by and b.by:
        return "contradict", "one report gives two sources' counts, and their ranges do not meet"
    exact = a.least == a.most and b.least == b.most
    if q.kind and exact and not (a.figure.part_of or b.figure.part_of or _SUM.search(_between(a, b, ground))):
        return "contradict", f"one report gives two counts of {q.kind} and calls neither an earlier one"
    return "compatible", "a report that gives two counts in one voice gives them for two things"


def _between(a: _Account, b: _Account, ground: Ground) -> str:
    first, last = sorted((a.figure.span, b.figure.span))
    return ground.reports[a.report].text[max(0, first.start - 40) : last.end][:600]


def compare_counts(
    events: Sequence[Event], figures: Sequence[Figure], series: Sequence[Series], ground: Ground
) -> tuple[list[Dispute], dict[str, tuple[Comparison, ...]]]:
    """Questions of number, and for each series every pair of its different counts with its verdict.

    One question has one side for each number given; later, higher counts supersede and are no side.
    """
    by_id = {f.id: f for f in figures}
    parts = _parts(series, by_id)
    happened = {e.id: span.first for e in events if (span := days(e.date)) is not None and span.length <= 7}
    disputes: list[Dispute] = []
    compared: dict[str, tuple[Comparison, ...]] = {}
    for s in series:
        if s.measure not in _COUNTED or s.cumulative:
            continue
        listed = _accounts(s, by_id, parts, ground)
        question = _Question(s, happened.get(s.event or ""), _kind(s))
        linked: Groups[int] = Groups(range(len(listed)))
        pairs = list(combinations(range(len(listed)), 2))
        verdicts = {(x, y): _verdict(listed[x], listed[y], question, ground) for x, y in pairs}
        for (x, y), (verdict, _) in verdicts.items():
            if verdict == "contradict":
                linked.join(x, y)
        found: dict[int, str] = {}
        for members in linked.all():
            if len(members) > 1:
                sides: dict[float, list[Figure]] = defaultdict(list)
                for n in members:
                    sides[listed[n].figure.value].append(listed[n].figure)
                why = next(w for (x, y), (v, w) in verdicts.items() if v == "contradict" and x in members)
                d = _question(s, [sides[v] for v in sorted(sides)], why, ground)
                disputes.append(d)
                found |= dict.fromkeys(members, d.id)
        held = (
            Comparison(
                kind="figure",
                verdict=verdict,
                why=why,
                a=_passage(listed[x].figure),
                b=_passage(listed[y].figure),
                dispute=found.get(x) if verdict == "contradict" else None,
            )
            for (x, y), (verdict, why) in verdicts.items()
            if listed[x].figure.value != listed[y].figure.value and verdict != "unrelated"
        )
        if pairs_kept := tuple(sorted(held, key=lambda c: c.order)):
            compared[s.id] = pairs_kept
    return disputes, compared


def _kind(s: Series) -> str:
    return (s.of or "") if s.part_of is not None else ""


def _parts(
    series: Sequence[Series], figures: Mapping[str, Figure]
) -> dict[tuple[str, str], dict[str, float]]:
    """For each report and event, the count it has of each sort of people among the dead (children ...)."""
    found: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    for s in series:
        if s.part_of is None or s.measure != "killed":
            continue
        for p in s.points:
            f = figures.get(p.figure)
            if f is not None and not _VAGUE.search(f.span.text) and s.of:
                kept = found[f.report, s.event or ""]
                kept[s.id] = max(kept.get(s.id, 0.0), f.low if f.low is not None else f.value)
    return found


def _passage(f: Figure) -> Passage:
    return Passage(f.report, f.span.start, f.span.end, f.span.text, f.statement)


def _whose(figure: Figure, ground: Ground) -> tuple[str, ...]:
    s = ground.statements.get(figure.statement or "")
    return () if s is None else s.actors or ((s.actor,) if s.actor else ())


def _side(figures: Sequence[Figure], ground: Ground) -> Side:
    return Side(
        mentions=tuple(_passage(f) for f in figures),
        actors=tuple(dict.fromkeys(a for f in figures for a in _whose(f, ground))),
        statements=tuple(dict.fromkeys(f.statement for f in figures if f.statement)),
    )


def _question(s: Series, sides: list[list[Figure]], why: str, ground: Ground) -> Dispute:
    first = min((f for side in sides for f in side), key=lambda f: (f.report, f.span.start))
    counts = ", ".join(side[0].span.text for side in sides)
    return Dispute(
        id=f"dispute:figure:{first.report}:{first.span.start}",
        kind="figure",
        sides=tuple(_side(side, ground) for side in sides),
        about=f"{s.measure}: {counts}",
        rule="counts of one thing",
        why=f"counts of {s.measure} for one thing: {why}",
        settled_by="a list of names, one count that all accept, or that they count different things or times",
        event=s.event,
    )
