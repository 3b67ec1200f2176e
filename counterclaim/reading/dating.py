"""The publication date of an undated report: the day, or the range, that best fits what its text says.

`date_report` weighs one report's own clues, `date_together` those of several reports of one story.
Nothing is taken from the clock of the machine or from knowledge of the world: where the text names no
year there is no date, and where clues leave weeks open the answer is a range or nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import msgspec

from counterclaim.evidence import Clue, Reading, Report, Time
from counterclaim.reading.prose import Prose
from counterclaim.reading.times.clues import (
    Sign,
    likelihood,
    likelihood_of_past,
    look_back,
)
from counterclaim.reading.times.signs import signs

Confidence = Literal["high", "medium", "low"]

# How far signs of one text repeat each other: 1 would take each for a witness of its own.
_TEMPER = 0.95
_DAY_SURE, _DAY_LIKELY, _DAY_BEST, _PAIR, _RANGE, _MONTH, _YEAR = 0.85, 0.5, 0.3, 0.66, 0.75, 0.75, 0.85
_YEARS_ON = 9
_LONGEST = 7


@dataclass(frozen=True, slots=True)
class Verdict:
    """A publication date (EDTF), the days that remain possible, and how sure it is."""

    edtf: str | None
    alternatives: tuple[str, ...] = ()
    confidence: Confidence | None = None


def date_report(prose: Prose, times: Sequence[Time]) -> Report:
    """The report with its publication date inferred from its own text; unchanged where it has one.

    An undecided report keeps `published` None; its clues are kept all the same.
    """
    report = prose.report
    if report.published:
        return report
    found = signs(report, times)
    return _with(report, found, judge(posterior(found, candidates(found))))


def _with(report: Report, found: Sequence[Sign], verdict: Verdict) -> Report:
    clues = tuple(Clue(s.start, s.end, s.text, s.allows(), s.why()) for s in found)
    return msgspec.structs.replace(
        report,
        published=verdict.edtf,
        published_basis="inferred" if verdict.edtf else None,
        published_clues=clues,
        published_alternatives=verdict.alternatives,
        published_confidence=verdict.confidence,
    )


def candidates(found: Sequence[Sign]) -> list[date]:
    """The days worth weighing: from the last year that is looked back on to two years after it."""
    back = [s.year for s in found if s.year and s.toward != "ahead" and s.kind != "age"]
    ahead = [s.year for s in found if s.year and s.toward == "ahead"]
    if back:
        low, high = max(back) - 1, max(back) + _YEARS_ON
    elif ahead:
        low, high = min(ahead) - _YEARS_ON, min(ahead)
    else:
        return []
    ages = [s for s in found if s.kind == "age"]
    if ages:
        high = max(high, max(s.year + s.length // 365 for s in ages) + 1)
    first, last = date(max(1, low), 1, 1), date(min(9999, high), 12, 31)
    return [first + timedelta(n) for n in range((last - first).days + 1)]


def posterior(found: Sequence[Sign], days: Sequence[date]) -> dict[date, float]:
    """The share of belief that each day earns by the signs, each distinct sign counted once."""
    if not days:
        return {}
    distinct: dict[tuple[object, ...], Sign] = {}
    for s in found:
        if s.key not in distinct or s.lead:
            distinct[s.key] = s
    witnesses = list(distinct.values())
    past, others = look_back(witnesses)
    logs = [
        math.log(likelihood_of_past(past, day))
        + _TEMPER * math.fsum(math.log(likelihood(s, day)) for s in others)
        for day in days
    ]
    top = max(logs)
    weights = [math.exp(v - top) for v in logs]
    total = sum(weights)
    return {day: w / total for day, w in zip(days, weights, strict=True)}


def judge(belief: Mapping[date, float]) -> Verdict:
    """The date that belief supports: a day, a few days, a month, a year, or none."""
    if not belief:
        return Verdict(None)
    ranked = sorted(belief, key=lambda d: (-belief[d], d))
    best = ranked[0]
    others = tuple(d.isoformat() for d in ranked[:6] if belief[d] >= 0.02)
    if belief[best] >= _DAY_LIKELY:
        confidence: Confidence = "high" if belief[best] >= _DAY_SURE else "medium"
        return Verdict(best.isoformat(), others if len(others) > 1 else (), confidence)
    for length in range(2, 4):
        found = _run(belief, best, length, _PAIR if length == 2 else _RANGE)
        if found is not None:
            return Verdict(found, others, "medium")
    if belief[best] >= _DAY_BEST and (len(ranked) < 2 or belief[ranked[1]] <= 0.6 * belief[best]):
        return Verdict(best.isoformat(), others, "low")
    for length in range(4, _LONGEST + 1):
        found = _run(belief, best, length, _RANGE)
        if found is not None:
            return Verdict(found, others, "low")
    for size, share in ((7, _MONTH), (4, _YEAR)):
        sums: dict[str, float] = {}
        for day, weight in belief.items():
            sums[day.isoformat()[:size]] = sums.get(day.isoformat()[:size], 0.0) + weight
        name = min(sums, key=lambda n: (-sums[n], n))
        if sums[name] >= share:
            return Verdict(name, others, "low")
    return Verdict(None, others)


def _run(belief: Mapping[date, float], best: date, length: int, share: float) -> str | None:
    """So many days on end around the best one that hold most of the belief, as an EDTF interval."""
    starts = [best - timedelta(n) for n in range(length)]
    sums = {s: math.fsum(belief.get(s + timedelta(n), 0.0) for n in range(length)) for s in starts}
    start = max(starts, key=lambda s: (sums[s], s))
    return (
        f"{start.isoformat()}/{(start + timedelta(length - 1)).isoformat()}" if sums[start] >= share else None
    )


# several reports of one story ------------------------------------------------------------------

_SAME_STORY = 0.2
_SHARED = 3
_COMMON = 400
# How far apart two reports of one story are filed: (days up to, share of that step)
_APART = ((0, 0.22), (1, 0.22), (3, 0.15), (7, 0.14), (31, 0.27))
_REACH = 31
_HELD, _HELD_SHARE = 40, 0.005
_SPEAKS_FOR = 2.0
_RANKS: Mapping[Confidence | None, int] = {None: 0, "low": 1, "medium": 2, "high": 3}
_DATED = ("weekday", "month and day", "day", "month")


def date_together(readings: Sequence[Reading]) -> tuple[Report, ...]:
    """The reports of the readings, in their order, undated ones dated by other reports of their story.

    Two reports tell one story where they share rare names of people and places, and one is dated by
    the other only where its own weekdays and dates speak for that day. The order of the readings does
    not matter. Given and surely inferred dates stay; what one round dates helps the next. The caller
    reads a newly dated report again (`Clock.dated`, `resolve`).
    """
    order = sorted(range(len(readings)), key=lambda n: readings[n].report.id)
    reports = {n: readings[n].report for n in order}
    names = {n: _names(readings[n]) for n in order}
    weights = _rarity([names[n] for n in order])
    found = {n: signs(readings[n].report, readings[n].times) for n in order}
    beliefs = {n: _belief(reports[n], found[n]) for n in order}
    unsure = [n for n in order if _unsure(reports[n])]
    mates = _mates(unsure, order, names, weights)
    for _ in order:
        fresh: dict[int, Report] = {}
        for n in unsure:
            report = reports[n]
            if not _unsure(report):
                continue
            near = [(like, beliefs[m], reports[m]) for like, m in mates[n] if beliefs[m]]
            dated = _by_mates(report, found[n], near)
            if dated is not None:
                fresh[n] = dated
        if not fresh:
            break
        for n, report in fresh.items():
            reports[n] = report
            beliefs[n] = _belief(report, found[n])
    return tuple(reports[n] for n in range(len(readings)))


def _unsure(report: Report) -> bool:
    """Whether a report has no date, or an inferred one of low confidence."""
    return not report.published or (
        report.published_basis == "inferred" and report.published_confidence == "low"
    )


def _mates(
    unsure: Sequence[int],
    order: Sequence[int],
    names: Mapping[int, frozenset[str]],
    weights: Mapping[str, float],
) -> dict[int, list[tuple[float, int]]]:
    """For each unsure report those that tell its story, with their likeness, found by the rarer names."""
    holders: dict[str, list[int]] = {}
    for n in order:
        for name in sorted(names[n]):
            holders.setdefault(name, []).append(n)
    out: dict[int, list[tuple[float, int]]] = {}
    for n in unsure:
        shared = Counter(m for name in names[n] if len(holders[name]) <= _COMMON for m in holders[name])
        near = sorted(m for m, count in shared.items() if m != n and count >= _SHARED)
        liked = [(_likeness(names[n], names[m], weights), m) for m in near]
        out[n] = [(like, m) for like, m in liked if like >= _SAME_STORY]
    return out


def _belief(report: Report, found: Sequence[Sign]) -> dict[date, float]:
    """The days a report may be of: its date where it has one, else what its own signs leave."""
    if report.published and len(report.published) == 10 and report.published_confidence != "low":
        return {date.fromisoformat(report.published): 1.0}
    own = posterior(found, candidates(found))
    held = sorted(own, key=lambda d: (-own[d], d))[:_HELD]
    return {d: own[d] for d in held if own[d] >= _HELD_SHARE}


def _names(reading: Reading) -> frozenset[str]:
    """Names of a reading's actors and places: known ones by their entry, persons by their last word."""
    out: set[str] = set()
    for a in reading.actors:
        if a.name.strip() and a.kind not in ("unnamed", "population") and a.name[0].isupper():
            out.add(a.known or (a.name.split()[-1] if a.kind == "person" else a.name).lower())
    for p in reading.places:
        out.add(f"place {p.geonameid}" if p.geonameid else p.name.lower())
    return frozenset(out)


def _rarity(names: Sequence[frozenset[str]]) -> dict[str, float]:
    counts: dict[str, int] = {}
    for group in names:
        for name in group:
            counts[name] = counts.get(name, 0) + 1
    return {name: math.log(1 + len(names) / count) for name, count in counts.items()}


def _likeness(a: frozenset[str], b: frozenset[str], weights: Mapping[str, float]) -> float:
    """The share of the shorter list of names, by rarity, that two reports have in common."""
    shared = a & b
    if len(shared) < _SHARED:
        return 0.0
    least = min(math.fsum(weights[n] for n in a), math.fsum(weights[n] for n in b))
    return math.fsum(weights[n] for n in shared) / least if least else 0.0


def _apart(days: int) -> float:
    below = -1
    for upper, share in _APART:
        if abs(days) <= upper:
            return share / ((upper - below) * (1 if upper == 0 else 2))
        below = upper
    return 0.0


def _by_mates(
    report: Report, found: Sequence[Sign], mates: Sequence[tuple[float, Mapping[date, float], Report]]
) -> Report | None:
    """The report dated by its own signs and the days of reports of its story; None if that is no gain."""
    dated = [s for s in found if s.kind in _DATED]
    days = sorted(
        {d + timedelta(k) for _, belief, _ in mates for d in belief for k in range(-_REACH, _REACH + 1)}
    )
    if not days or not dated:
        return None
    near = {
        d: max(
            like * math.fsum(w * _apart((d - b).days) for b, w in belief.items()) for like, belief, _ in mates
        )
        for d in days
    }
    own = posterior(found, days)
    total = math.fsum(own[d] * near[d] for d in days)
    verdict = judge({d: own[d] * near[d] / total for d in days}) if total else Verdict(None)
    if (
        verdict.edtf is None
        or len(verdict.edtf) < 10
        or _RANKS[verdict.confidence] <= _RANKS[report.published_confidence]
    ):
        return None
    if "/" in verdict.edtf and len(report.published or "") == 10:
        return None
    chosen = date.fromisoformat(verdict.edtf[:10])
    if not _speaks_for(dated, chosen):
        return None
    confidence: Confidence = "low" if verdict.confidence == "low" else "medium"
    helpers = sorted(
        r.id
        for _, belief, r in mates
        if math.fsum(w for b, w in belief.items() if abs((b - chosen).days) <= 7) > 0.3
    )
    at = report.body[0].start if report.body else 0
    told = tuple(Clue(at, at, "", verdict.edtf, f"tells the story of report {name}") for name in helpers)
    out = _with(report, found, Verdict(verdict.edtf, verdict.alternatives, confidence))
    return msgspec.structs.replace(out, published_clues=out.published_clues + told)


def _speaks_for(dated: Sequence[Sign], chosen: date) -> bool:
    """Whether a report's dates fit a day clearly better than the days of the four years around it."""

    def fit(day: date) -> float:
        return math.exp(math.fsum(math.log(likelihood(s, day)) for s in dated))

    around = [chosen + timedelta(n) for n in range(-730, 731)]
    return fit(chosen) >= _SPEAKS_FOR * math.fsum(fit(d) for d in around) / len(around)
