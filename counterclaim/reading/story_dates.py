"""The dates of undated reports that other reports of their story give.

Two reports tell one story where they share rare names of people and places; one is dated by the others
only where its own weekdays and dates speak for that day.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from counterclaim.evidence import Clue, Reading, Report
from counterclaim.evidence.edtf import days
from counterclaim.memory import Memory, key_of
from counterclaim.reading.dating import Confidence, Verdict, judge_days, likeliest, posterior, with_verdict
from counterclaim.reading.times.clues import Sign
from counterclaim.reading.times.likelihoods import Almanac, likelihood
from counterclaim.reading.times.signs import signs

_SIDES = ("/opposition", "/protesters", "/rebels", "/loyalists")
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


def _apart(days: int) -> float:
    below = -1
    for upper, share in _APART:
        if abs(days) <= upper:
            return share / ((upper - below) * (1 if upper == 0 else 2))
        below = upper
    return 0.0


_STEPS = tuple((n, _apart(n)) for n in range(-_REACH, _REACH + 1))


def date_together(readings: Sequence[Reading], memory: Memory | None = None) -> tuple[Report, ...]:
    """The reports of the readings, in their order, undated ones dated by other reports of their story.

    Two reports tell one story where they share rare names of people and places, and one is dated by
    the other only where its own weekdays and dates speak for that day. The order of the readings does
    not matter. Given and surely inferred dates stay; what one round dates helps the next. The caller
    reads a newly dated report again (`Clock.dated`, `resolve`). What one text alone says is remembered.
    """
    memory = memory or Memory.none()
    order = sorted(range(len(readings)), key=lambda n: readings[n].report.id)
    reports = {n: readings[n].report for n in order}
    unsure = [n for n in order if _unsure(reports[n])]
    if not unsure:
        return tuple(reading.report for reading in readings)
    names = {n: _names(readings[n]) for n in order}
    mates = _mates(unsure, order, names, _rarity(list(names.values())))
    met = sorted({*unsure, *(m for near in mates.values() for _, m in near)})
    own = {n: _own(readings[n], memory) for n in met if _day(reports[n]) is None}
    beliefs = {n: _Belief.of(reports[n], own.get(n)) for n in met}
    waiting = unsure
    for _ in order:
        fresh: dict[int, Report] = {}
        for n in waiting:
            near = [(like, beliefs[m], reports[m]) for like, m in mates[n] if beliefs[m].days]
            dated = _by_mates(reports[n], own[n].signs, near)
            if dated is not None:
                fresh[n] = dated
        if not fresh:
            break
        for n, report in fresh.items():
            reports[n] = report
            beliefs[n] = _Belief.of(report, own[n])
        # another look is worth while only where something is new
        moved = [n for n in unsure if n in fresh or any(m in fresh for _, m in mates[n])]
        waiting = [n for n in moved if _unsure(reports[n])]
    return tuple(reports[n] for n in range(len(readings)))


def _unsure(report: Report) -> bool:
    """Whether a report has no date, or an inferred one of low confidence."""
    return not report.published or (
        report.published_basis == "inferred" and report.published_confidence == "low"
    )


def _day(report: Report) -> date | None:
    """The date of a report that is one day and not of low confidence."""
    known = report.published
    if known is None or len(known) != 10 or report.published_confidence == "low":
        return None
    return date.fromisoformat(known)


class _Own(Struct, frozen=True, array_like=True):
    """The signs of one text, the likeliest days by them (ordinals), and how much belief each earns."""

    signs: tuple[Sign, ...]
    days: tuple[int, ...]
    shares: tuple[float, ...]


def _own(reading: Reading, memory: Memory) -> _Own:
    """What a report's own text says of its date."""
    report = reading.report

    def make() -> _Own:
        found = signs(report, reading.times)
        held = likeliest(found, _HELD, _HELD_SHARE)
        return _Own(tuple(found), tuple(day.toordinal() for day in held), tuple(held.values()))

    where = [(piece.start, piece.end) for piece in report.body]
    beside = [(piece.start, piece.end, piece.kind) for piece in report.furniture]
    key = key_of(report.text, msgspec.json.encode((where, beside, reading.times)))
    return memory.recall("signs", key, make, _Own)


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
    worth = {n: math.fsum(weights[name] for name in names[n]) for n in order}
    out: dict[int, list[tuple[float, int]]] = {}
    for n in unsure:
        shared = Counter(m for name in names[n] if len(holders[name]) <= _COMMON for m in holders[name])
        near = sorted(m for m, count in shared.items() if m != n and count >= _SHARED)
        liked = [(_likeness(names[n] & names[m], min(worth[n], worth[m]), weights), m) for m in near]
        out[n] = [(like, m) for like, m in liked if like >= _SAME_STORY]
    return out


@dataclass(frozen=True)
class _Belief:
    """The days a report may be of, and by how much each speaks for the days around it."""

    days: Mapping[date, float]

    @classmethod
    def of(cls, report: Report, own: _Own | None) -> _Belief:
        """Its date where it has one, else what its own signs leave."""
        day = _day(report)
        if day is not None:
            return cls({day: 1.0})
        assert own is not None
        return cls({date.fromordinal(n): share for n, share in zip(own.days, own.shares, strict=True)})

    @cached_property
    def around(self) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """The ordinals of the days within reach, and how likely another report of the story is filed then."""
        parts: dict[int, list[float]] = {}
        for day, weight in self.days.items():
            middle = day.toordinal()
            for step, share in _STEPS:
                parts.setdefault(middle + step, []).append(weight * share)
        shares = [math.fsum(shares) for shares in parts.values()]
        return np.array(list(parts), dtype=np.int64), np.array(shares)

    def near(self, chosen: date) -> float:
        """The belief in the days within a week of the chosen one."""
        return math.fsum(w for day, w in self.days.items() if abs((day - chosen).days) <= 7)


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


def _likeness(shared: frozenset[str], least: float, weights: Mapping[str, float]) -> float:
    """The share of the shorter list of names, by rarity (`least` in all), that two reports have in common."""
    if len(shared) < _SHARED:
        return 0.0
    return math.fsum(weights[n] for n in shared) / least if least else 0.0


def _near(mates: Sequence[tuple[float, _Belief, Report]]) -> dict[date, float]:
    """For every day in reach of a mate, in order: how likely the mate that speaks most for it makes it."""
    first = min(int(belief.around[0].min()) for _, belief, _ in mates)
    last = max(int(belief.around[0].max()) for _, belief, _ in mates)
    near = np.zeros(last - first + 1)
    for like, belief, _ in mates:
        ordinals, shares = belief.around
        at = ordinals - first
        near[at] = np.maximum(near[at], like * shares)
    reached = np.flatnonzero(near)
    held = zip((reached + first).tolist(), near[reached].tolist(), strict=True)
    return {date.fromordinal(n): share for n, share in held}


def _by_mates(
    report: Report, found: Sequence[Sign], mates: Sequence[tuple[float, _Belief, Report]]
) -> Report | None:
    """The report dated by its own signs and the days of reports of its story; None if that is no gain."""
    dated = [s for s in found if s.kind in _DATED]
    if not mates or not dated:
        return None
    near = _near(mates)
    own = posterior(found, Almanac.of(list(near)))
    total = math.fsum(own[d] * near[d] for d in own)
    verdict = judge_days({d: own[d] * near[d] / total for d in own}) if total else Verdict(None)
    if verdict.edtf is None:
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
    helpers = sorted(r.id for _, belief, r in mates if belief.near(chosen) > 0.3)
    at = report.body[0].start if report.body else 0
    told = tuple(Clue(at, at, "", verdict.edtf, f"tells the story of report {name}") for name in helpers)
    out = with_verdict(report, found, Verdict(verdict.edtf, verdict.alternatives, confidence))
    return msgspec.structs.replace(out, published_clues=out.published_clues + told)


def _speaks_for(dated: Sequence[Sign], chosen: date) -> bool:
    """Whether a report's dates fit a day clearly better than the days of the four years around it."""

    middle = chosen.toordinal()
    around = Almanac(np.arange(max(1, middle - 730), min(date.max.toordinal(), middle + 730) + 1))
    fits = np.exp(sum((np.log(likelihood(s, around)) for s in dated), np.zeros(len(around.ordinals))))
    return bool(fits[middle - int(around.ordinals[0])] >= _SPEAKS_FOR * fits.mean())
