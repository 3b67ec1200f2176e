"""The publication date of an undated report: the day, or the range, that best fits what its text says.

`date_report` weighs one report's own clues, `date_together` those of several reports of one story.
Nothing is taken from the clock of the machine. Of the world it is known who held which office when, and
when some occasions come (see `times.world`); that only ever narrows a range. Where the text names neither
a year nor the holder of an office there is no date; where clues leave months or years open the answer is
a range of low confidence, from which relative times take no more than what all its days share.
"""

from __future__ import annotations

import math
import re
from calendar import monthrange
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from heapq import nsmallest
from typing import Literal

import msgspec
import numpy as np

from counterclaim.evidence import Clue, Reading, Report, Time
from counterclaim.evidence.edtf import days
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
_SIDES = ("/opposition", "/protesters", "/rebels", "/loyalists")
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
    return _with(report, found, _capped(judge(posterior(found, candidates(found))), found))


def _capped(verdict: Verdict, found: Sequence[Sign]) -> Verdict:
    """The verdict on one report alone, surer than low only where a date opens the report.

    Of days and weeks that prose alone gave, half were right whatever its share of belief (docs/dating.md).
    """
    opened = any(s.kind == "masthead" or (s.kind == "month and day" and s.top) for s in found)
    return verdict if opened or verdict.confidence is None else replace(verdict, confidence="low")


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
    if not len(among.ordinals):
        return {}
    past, others = look_back(_witnesses(found))
    logs = np.zeros(len(among.ordinals))
    for s in others:
        logs += np.log(likelihood(s, among))
    logs = np.log(likelihood_of_past(past, among)) + _TEMPER * logs
    weights = np.exp(logs - logs.max())
    weights /= weights.sum()
    kept = np.flatnonzero(weights > _NOTHING)
    held = zip(among.ordinals[kept].tolist(), weights[kept].tolist(), strict=True)
    return {date.fromordinal(n): w for n, w in held}


def judge(belief: Mapping[date, float]) -> Verdict:
    """The date that belief supports: a day, a few days, a month, a year, or none."""
    if not belief:
        return Verdict(None)
    ranked = [d for _, d in nsmallest(6, ((-w, d) for d, w in belief.items()))]
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
    months, years = _sums(belief)
    for sums, least in ((months, _MONTH), (years, _YEAR)):
        unit = min(sums, key=lambda n: (-sums[n], n))
        if sums[unit] >= least:
            return Verdict(_unit(unit, sums is months), others, "low")
    return _stretch(months, years, others)


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
        side = a.known is not None and a.known.endswith(_SIDES)  # every story of a country has those
        if a.name.strip() and a.kind not in ("unnamed", "population") and a.name[0].isupper() and not side:
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
    near_days = sorted(
        {d + timedelta(k) for _, belief, _ in mates for d in belief for k in range(-_REACH, _REACH + 1)}
    )
    if not near_days or not dated:
        return None
    near = {
        d: max(
            like * math.fsum(w * _apart((d - b).days) for b, w in belief.items()) for like, belief, _ in mates
        )
        for d in near_days
    }
    own = posterior(found, Almanac.of(near_days))
    total = math.fsum(own[d] * near[d] for d in own)
    verdict = judge({d: own[d] * near[d] / total for d in own}) if total else Verdict(None)
    if verdict.edtf is None or not re.match(r"\d{4}-\d\d-\d\d", verdict.edtf):
        return None
    length, known = days(verdict.edtf), days(report.published)
    finer = length is not None and known is not None and length.length < known.length
    if _RANKS[verdict.confidence] <= _RANKS[report.published_confidence] and not finer:
        return None
    if "/" in verdict.edtf and known is not None and known.length == 1:
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

    middle = chosen.toordinal()
    around = Almanac(np.arange(max(1, middle - 730), min(date.max.toordinal(), middle + 730) + 1))
    fits = np.exp(sum((np.log(likelihood(s, around)) for s in dated), np.zeros(len(around.ordinals))))
    return bool(fits[middle - int(around.ordinals[0])] >= _SPEAKS_FOR * fits.mean())
