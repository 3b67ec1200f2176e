"""The publication date of an undated report: the day, or the range, that best fits what its text says.

`date_report` weighs one report's own clues, `date_together` those of several reports of one story.
Nothing is taken from the clock of the machine or from knowledge of the world: where the text names no
year there is no date, and where clues leave weeks open the answer is a range or nothing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import msgspec

from counterclaim.evidence import Clue, Reading, Report, Time
from counterclaim.reading.prose import Prose
from counterclaim.reading.times.clues import Sign, likelihood, signs

Confidence = Literal["high", "medium", "low"]

# How far signs of one text repeat each other: 1 would take each for a witness of its own.
_TEMPER = 0.75
_DAY_SURE, _DAY_LIKELY, _RANGE, _MONTH, _YEAR = 0.85, 0.55, 0.75, 0.75, 0.85
_YEARS_ON = 2
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
    logs = [_TEMPER * sum(math.log(likelihood(s, day)) for s in witnesses) for day in days]
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
    for length in range(2, _LONGEST + 1):
        start = max(
            (best - timedelta(n) for n in range(length)),
            key=lambda s: (sum(belief.get(s + timedelta(n), 0.0) for n in range(length)), s),
        )
        if sum(belief.get(start + timedelta(n), 0.0) for n in range(length)) >= _RANGE:
            end = start + timedelta(length - 1)
            return Verdict(f"{start.isoformat()}/{end.isoformat()}", others, "medium" if length < 3 else "low")
    for size, share in ((7, _MONTH), (4, _YEAR)):
        sums: dict[str, float] = {}
        for day, weight in belief.items():
            sums[day.isoformat()[:size]] = sums.get(day.isoformat()[:size], 0.0) + weight
        name = min(sums, key=lambda n: (-sums[n], n))
        if sums[name] >= share:
            return Verdict(name, others, "low")
    return Verdict(None, others)


# several reports of one story ------------------------------------------------------------------

_SAME_STORY = 0.3
_SHARED = 3
_APART = (0.3, 0.17, 0.07, 0.03, 0.02, 0.015, 0.01)


def date_together(readings: Sequence[Reading]) -> tuple[Report, ...]:
    """The reports of the readings, in their order, undated ones dated by dated reports of their story.

    Two reports tell one story where they share rare names of people and places and say them with the
    same days of the week; the order of the readings does not matter. Dates that were given or are
    already sure stay; newly dated reports date others in the next round.
    """
    reports = [r.report for r in readings]
    names = [_names(r) for r in readings]
    weights = _rarity(names)
    found = [signs(r.report, r.times) for r in readings]
    for _ in range(len(readings)):
        fresh: dict[int, Report] = {}
        for n, report in enumerate(reports):
            if report.published and (report.published_basis != "inferred" or report.published_confidence != "low"):
                continue
            verdict, mates = _by_neighbours(n, reports, names, weights, found)
            if verdict.edtf and verdict.edtf != report.published:
                fresh[n] = _neighboured(_with(report, found[n], verdict), mates)
        if not fresh:
            break
        for n, report in fresh.items():
            reports[n] = report
    return tuple(reports)


def _neighboured(report: Report, mates: Sequence[str]) -> Report:
    start, end = (report.body[0].start, report.body[0].start) if report.body else (0, 0)
    more = tuple(Clue(start, end, "", "", f"tells the story of report {m}") for m in sorted(mates))
    return msgspec.structs.replace(report, published_clues=report.published_clues + more)


def _names(reading: Reading) -> frozenset[str]:
    """Names of actors and places by their last word, in lower case, with the days of the week spoken of."""
    out = {a.name.split()[-1].lower() for a in reading.actors if a.name and a.kind != "unnamed"}
    out |= {p.name.lower() for p in reading.places}
    return frozenset(out)


def _rarity(names: Sequence[frozenset[str]]) -> dict[str, float]:
    counts: dict[str, int] = {}
    for group in names:
        for name in group:
            counts[name] = counts.get(name, 0) + 1
    return {name: math.log(1 + len(names) / count) for name, count in counts.items()}


def _likeness(a: frozenset[str], b: frozenset[str], weights: Mapping[str, float]) -> float:
    shared = sorted(a & b)
    if len(shared) < _SHARED:
        return 0.0
    least = min(math.fsum(sorted(weights[n] for n in a)), math.fsum(sorted(weights[n] for n in b)))
    return math.fsum(sorted(weights[n] for n in shared)) / least if least else 0.0


def _by_neighbours(
    n: int,
    reports: Sequence[Report],
    names: Sequence[frozenset[str]],
    weights: Mapping[str, float],
    found: Sequence[Sequence[Sign]],
) -> tuple[Verdict, list[str]]:
    """The verdict on one report by its own signs and the days of reports that tell its story."""
    mates: list[tuple[float, str, date]] = []
    for other, report in enumerate(reports):
        if other == n or not report.published or report.published_confidence == "low":
            continue
        like = _likeness(names[n], names[other], weights)
        if like >= _SAME_STORY and len(report.published) >= 10:
            mates.append((like, report.id, date.fromisoformat(report.published[:10])))
    if not mates:
        return Verdict(None), []
    span = len(_APART)
    days = sorted({day + timedelta(k) for _, _, day in mates for k in range(-span, span + 1)})
    own = posterior(found[n], days)
    if not own:
        return Verdict(None), []
    near = {d: max(like * _APART[min(abs((d - day).days), span - 1)] for like, _, day in mates) for d in days}
    # a weekday or a day and month of its own must speak for one of these days, or the story may be another
    dated = [s for s in found[n] if s.kind in ("weekday", "month and day", "day", "month")]
    if not dated:
        return Verdict(None), []
    raw = {d: own[d] * near[d] for d in days}
    total = math.fsum(raw[d] for d in days)
    verdict = judge({d: raw[d] / total for d in days})
    if verdict.edtf is None or len(verdict.edtf) < 10:
        return Verdict(None), []
    chosen = date.fromisoformat(verdict.edtf[:10])
    fit = min(likelihood(s, chosen) for s in dated)
    if fit < 2e-4:
        return Verdict(None), []
    return verdict, [rid for _, rid, day in mates if abs((day - chosen).days) <= 3]
