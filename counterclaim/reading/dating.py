"""The publication date of an undated report: the day, or the range, that best fits what its text says.

`date_report` weighs one report's own clues; for several reports of one story see `story_dates`.
Nothing is taken from the clock of the machine. Of the world it is known who held which office when, and
when some occasions come (see `times.world`); that only ever narrows a range. Where the text names neither
a year nor the holder of an office there is no date; where clues leave months or years open the answer is
a range of low confidence, from which relative times take no more than what all its days share.
"""

from __future__ import annotations

import math
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from heapq import nsmallest
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from counterclaim.evidence import Clue, Report, Time
from counterclaim.reading.prose import Prose
from counterclaim.reading.times.clues import Sign
from counterclaim.reading.times.likelihoods import Almanac, likelihood, likelihood_of_past, look_back
from counterclaim.reading.times.signs import signs

Confidence = Literal["high", "medium", "low"]

# How far signs of one text repeat each other: 1 would take each for a witness of its own.
_TEMPER = 0.95
_DAY_SURE, _DAY_LIKELY, _DAY_SAID, _DAY_BEST = 0.85, 0.65, 0.5, 0.4
_PAIR, _RANGE, _MONTH, _YEAR = 0.66, 0.75, 0.8, 0.9
_YEARS_ON = 25
_SPAN, _SPAN_MONTHS, _SPAN_YEARS = 0.95, 36, 10
_COARSE = ("office", "once", "occasion", "year", "latest year", "age")
_RULED_OUT, _MONTHS_KEPT = 6.0, 420
_NOTHING = 1e-9
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
    return with_verdict(report, found, _capped(judge(posterior(found, candidates(found))), found))


def _capped(verdict: Verdict, found: Sequence[Sign]) -> Verdict:
    """The verdict on one report alone, surer than low only where a date opens the report.

    Of days and weeks that prose alone gave, half were right whatever its share of belief (docs/dating.md).
    """
    opened = any(s.kind == "masthead" or (s.kind == "month and day" and s.top) for s in found)
    return verdict if opened or verdict.confidence is None else replace(verdict, confidence="low")


def with_verdict(report: Report, found: Sequence[Sign], verdict: Verdict) -> Report:
    """The report dated as the verdict says, with its signs as clues."""
    clues = tuple(Clue(s.start, s.end, s.text, s.allows(), s.why()) for s in found)
    return msgspec.structs.replace(
        report,
        published=verdict.edtf,
        published_basis="inferred" if verdict.edtf else None,
        published_clues=clues,
        published_alternatives=verdict.alternatives,
        published_confidence=verdict.confidence,
    )


def candidates(found: Sequence[Sign]) -> Almanac:
    """The days worth weighing: from the last year looked back on, or the last office taken, to years after.

    Empty where neither a year nor the holder of an office is named. Months that years and offices all but
    rule out are left out.
    """
    back = [s.year for s in found if s.year and s.toward != "ahead" and s.kind != "age"]
    ahead = [s.year for s in found if s.year and s.toward == "ahead"]
    held = [s.spans for s in found if s.kind == "office"]
    lows, highs = [], []
    if back:
        lows.append(max(back) - 4)
        highs.append(max(back) + _YEARS_ON)
    elif ahead:
        lows.append(min(ahead) - _YEARS_ON)
        highs.append(min(ahead))
    if held:
        lows.append(max(spans[0][0].year for spans in held))
        highs.append(max(spans[-1][1].year for spans in held) + 1)
    if not lows:
        return Almanac.of(())
    low, high = max(lows), max(highs)
    high = max([high, *(s.year + s.length // 365 + 1 for s in found if s.kind == "age")])
    coarse = [s for s in _witnesses(found) if s.kind in _COARSE]
    low, high = max(1, low), min(9998, high)
    months = Almanac.of([date(y, m, 15) for y in range(low, high + 1) for m in range(1, 13)])
    if not len(months.ordinals):
        return months
    logs = sum((np.log(likelihood(s, months)) for s in coarse), np.zeros(len(months.ordinals)))
    best = np.lexsort((np.arange(len(logs)), -logs))[:_MONTHS_KEPT]
    kept = months.months_on[np.sort(best[logs[best] > logs[best[0]] - _RULED_OUT])]
    starts = [date(m // 12, m % 12 + 1, 1) for m in kept.tolist()]
    spans = [(d.toordinal(), monthrange(d.year, d.month)[1]) for d in starts]
    return Almanac(np.concatenate([np.arange(first, first + length) for first, length in spans]))


def _witnesses(found: Sequence[Sign]) -> list[Sign]:
    """Each distinct sign once; the latest year is not heard a second time as a year."""
    latest = {s.year for s in found if s.kind == "latest year"}
    distinct: dict[tuple[object, ...], Sign] = {}
    for s in found:
        if s.kind == "year" and s.year in latest:
            continue
        if s.key not in distinct or s.lead:
            distinct[s.key] = s
    return list(distinct.values())


def posterior(found: Sequence[Sign], among: Almanac) -> dict[date, float]:
    """The share of belief that each day earns by the signs, each distinct sign counted once.

    Days that earn next to nothing are left out.
    """
    return _dated(*_shares(found, among))


def likeliest(found: Sequence[Sign], most: int, least: float) -> dict[date, float]:
    """Of the `candidates` the days with the most belief: so many at most, each of at least that share."""
    ordinals, weights = _shares(found, candidates(found))
    enough = np.flatnonzero(weights >= least)
    ordinals, weights = ordinals[enough], weights[enough]
    best = np.lexsort((ordinals, -weights))[:most]
    return _dated(ordinals[best], weights[best])


def _dated(ordinals: NDArray[np.int64], weights: NDArray[np.float64]) -> dict[date, float]:
    held = zip(ordinals.tolist(), weights.tolist(), strict=True)
    return {date.fromordinal(n): w for n, w in held}


def _shares(found: Sequence[Sign], among: Almanac) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The days that earn more than next to nothing, as ordinals in order, and their shares of belief."""
    if not len(among.ordinals):
        return np.zeros(0, dtype=np.int64), np.zeros(0)
    past, others = look_back(_witnesses(found))
    logs = np.zeros(len(among.ordinals))
    for s in others:
        logs += np.log(likelihood(s, among))
    logs = np.log(likelihood_of_past(past, among)) + _TEMPER * logs
    weights = np.exp(logs - logs.max())
    weights /= weights.sum()
    kept = np.flatnonzero(weights > _NOTHING)
    return among.ordinals[kept], weights[kept]


def judge(belief: Mapping[date, float]) -> Verdict:
    """The date that belief supports: a day, a few days, a month, a year, or none."""
    if not belief:
        return Verdict(None)
    found = judge_days(belief)
    if found.edtf:
        return found
    others = found.alternatives
    months, years = _sums(belief)
    for sums, least in ((months, _MONTH), (years, _YEAR)):
        unit = min(sums, key=lambda n: (-sums[n], n))
        if sums[unit] >= least:
            return Verdict(_unit(unit, sums is months), others, "low")
    return _stretch(months, years, others)


def judge_days(belief: Mapping[date, float]) -> Verdict:
    """The day or the few days that belief supports; with none, the likeliest days as alternatives."""
    ranked = [d for _, d in nsmallest(6, ((-w, d) for d, w in belief.items()))]
    if not ranked:
        return Verdict(None)
    best = ranked[0]
    others = tuple(d.isoformat() for d in ranked if belief[d] >= 0.02)
    if belief[best] >= _DAY_SAID:
        share = belief[best]
        confidence: Confidence = "high" if share >= _DAY_SURE else "medium" if share >= _DAY_LIKELY else "low"
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
    return Verdict(None, others)


def _sums(belief: Mapping[date, float]) -> tuple[dict[int, float], dict[int, float]]:
    """The belief that each month (counted from the year 0) and each year holds."""
    months: dict[int, float] = {}
    for day, weight in belief.items():
        unit = day.year * 12 + day.month - 1
        months[unit] = months.get(unit, 0.0) + weight
    years: dict[int, float] = {}
    for unit, weight in months.items():
        years[unit // 12] = years.get(unit // 12, 0.0) + weight
    return months, years


def _unit(unit: int, month: bool) -> str:
    return f"{unit // 12:04}-{unit % 12 + 1:02}" if month else f"{unit:04}"


def _stretch(months: Mapping[int, float], years: Mapping[int, float], others: tuple[str, ...]) -> Verdict:
    """The fewest months or years on end that hold most of the belief, as an EDTF interval; or nothing."""
    for sums, most in ((months, _SPAN_MONTHS), (years, _SPAN_YEARS)):
        held = [0.0]
        for unit in range(min(sums), max(sums) + 1):
            held.append(held[-1] + sums.get(unit, 0.0))
        for length in range(2, min(most, len(held) - 1) + 1):
            share, back = max((held[n + length] - held[n], -n) for n in range(len(held) - length))
            if share >= _SPAN:
                first = min(sums) - back
                names = (_unit(u, sums is months) for u in (first, first + length - 1))
                return Verdict("/".join(names), others, "low")
    return Verdict(None, others)


def _run(belief: Mapping[date, float], best: date, length: int, share: float) -> str | None:
    """So many days on end around the best one that hold most of the belief, as an EDTF interval."""
    starts = [best - timedelta(n) for n in range(length)]
    sums = {s: math.fsum(belief.get(s + timedelta(n), 0.0) for n in range(length)) for s in starts}
    start = max(starts, key=lambda s: (sums[s], s))
    return (
        f"{start.isoformat()}/{(start + timedelta(length - 1)).isoformat()}" if sums[start] >= share else None
    )
