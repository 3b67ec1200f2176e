"""Copies: which report repeats which other, whole, cut to length or in part.

Paragraphs that may be the same are found by MinHash and banding (Broder 1997; Leskovec, Rajaraman and
Ullman, Mining of Massive Datasets, chapter 3), so that the work grows with the number of reports and not
with the number of pairs; every pair found that way is then compared word for word. Nothing hangs on
the order of the reports.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
from msgspec import Struct

from counterclaim.evidence import Passage, Report, Shared
from counterclaim.intake.paragraphs import PERMUTATIONS, Paragraphs, paragraphs
from counterclaim.memory import Memory

ROWS = 2  # sixteen bands of two: a pair half alike is found in 99 of 100 cases
SAME = 0.6  # share of a paragraph's shingles that must stand in the other report
PART = 0.5  # share of the shorter report's words that makes a copy of it
ENOUGH = 20  # words in common, unless the reports are alike from end to end
NEARLY = 0.15  # of two originals that a report shares about as much with, the earlier one is meant
CROWD = 12  # paragraphs in one bucket that are all compared with each other


@dataclass(frozen=True)
class Copies:
    """What repeats what: `copy_of` for whole reports, `shared` for the paragraphs of all that overlap."""

    copy_of: Mapping[str, str]
    shared: tuple[Shared, ...]


Match = tuple[int, int, float]
"""A paragraph's number, that of the one in the other report where most of it stands, how much of it does."""


class Overlap(Struct, frozen=True, array_like=True):
    """The paragraphs of one report that stand in another, and those of the other that stand in the one."""

    there: tuple[Match, ...]
    back: tuple[Match, ...]


@dataclass(frozen=True)
class _Pair:
    """Two reports that overlap, and how much that is."""

    left: int
    right: int
    overlap: Overlap
    part: float
    words: int


def find_copies(reports: Sequence[Report]) -> Mapping[str, str]:
    """For every report that repeats another: the id of the one it repeats."""
    return find_shared(reports).copy_of


def find_shared(reports: Sequence[Report], memory: Memory | None = None) -> Copies:
    """Copies and shared paragraphs among the reports.

    Of two that overlap the original is the one published earliest, else the longer, else the one with
    the smaller id. A copy has half of the shorter report's words in common with the other. Of reports
    and pairs that the `memory` knows nothing is worked out again.
    """
    memory = memory or Memory.none()
    ordered = sorted(reports, key=lambda report: report.id)
    bodies = [paragraphs(report, memory) for report in ordered]
    sizes = [body.words for body in bodies]
    pairs = [pair for a, b in sorted(_candidates(bodies)) if (pair := _compared(a, b, bodies, sizes, memory))]
    alike = [pair for pair in pairs if pair.part >= PART and (pair.words >= ENOUGH or pair.part > 0.95)]
    rank = _ranks(ordered, sizes, alike)
    chosen: dict[int, int] = {}
    originals: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for pair in alike:
        first, later = sorted((pair.left, pair.right), key=lambda n: rank[n])
        originals[later].append((pair.part, first))
    for later, found in sorted(originals.items()):
        most = max(part for part, _ in found) - NEARLY
        best = min((first for part, first in found if part >= most), key=lambda n: rank[n])
        chosen[later] = best
    copy_of = {
        ordered[later].id: ordered[_first(best, {n for _, n in originals[later]}, chosen)].id
        for later, best in chosen.items()
    }
    shared = []
    for pair in pairs:
        report, origin, own = pair.left, pair.right, pair.overlap.there
        if rank[report] < rank[origin]:
            report, origin, own = origin, report, pair.overlap.back
        for number, theirs, share in own:
            unit, other = bodies[report].units[number], bodies[origin].units[theirs]
            there = ordered[origin].text[other.start : other.end]
            shared.append(
                Shared(
                    report=ordered[report].id,
                    start=unit.start,
                    end=unit.end,
                    text=ordered[report].text[unit.start : unit.end],
                    origin=Passage(ordered[origin].id, other.start, other.end, there),
                    share=share,
                )
            )
    return Copies(dict(sorted(copy_of.items())), tuple(sorted(shared, key=lambda part: part.order)))


def _first(best: int, alike: set[int], chosen: Mapping[int, int]) -> int:
    """The original itself where the likest report is a copy and the original is like enough too: of two cuts
    of one story neither is the other's."""
    while chosen.get(best) in alike:
        best = chosen[best]
    return best


def _candidates(bodies: Sequence[Paragraphs]) -> set[tuple[int, int]]:
    """Pairs of reports that have a paragraph in one bucket of any band."""
    owner = np.repeat(np.arange(len(bodies)), [len(body.units) for body in bodies])
    if not len(owner):
        return set()
    table = np.concatenate([body.signatures for body in bodies]).astype(np.uint64)
    found: set[tuple[int, int]] = set()
    for band in range(0, PERMUTATIONS, ROWS):
        keys = table[:, band].copy()
        for row in range(1, ROWS):
            keys = keys * np.uint64(0x9E3779B97F4A7C15) + table[:, band + row]
        order = np.argsort(keys, kind="stable")
        edges = np.flatnonzero(np.diff(keys[order])) + 1
        for bucket in np.split(owner[order], edges):
            if len(bucket) > 1:
                found |= _met(sorted(set(bucket.tolist())))
    return found


def _met(members: list[int]) -> set[tuple[int, int]]:
    """All pairs of a small bucket; in a crowd each with the first and with the next: work stays linear."""
    if len(members) <= CROWD:
        return set(combinations(members, 2))
    return {(members[0], member) for member in members[1:]} | set(pairwise(members))


def _compared(
    a: int, b: int, bodies: Sequence[Paragraphs], sizes: Sequence[int], memory: Memory
) -> _Pair | None:
    """The pair as compared word for word; None where no paragraph of either stands in the other."""
    left, right = bodies[a], bodies[b]

    def make() -> Overlap:
        return Overlap(_matches(left.shingles, right.shingles), _matches(right.shingles, left.shingles))

    overlap = memory.recall("overlap", left.key + right.key, make, Overlap)
    if not overlap.there and not overlap.back:
        return None
    there = sum(left.units[number].words * share for number, _, share in overlap.there)
    here = sum(right.units[number].words * share for number, _, share in overlap.back)
    part = max(there / max(1, sizes[a]), here / max(1, sizes[b]))
    return _Pair(a, b, overlap, part, int(max(there, here)))


def _matches(own: Sequence[frozenset[int]], other: Sequence[frozenset[int]]) -> tuple[Match, ...]:
    """For every paragraph that stands in the other report: where most of it stands, and how much of it."""
    home: dict[int, int] = {}
    for number, shingles in enumerate(other):
        for shingle in shingles:
            home.setdefault(shingle, number)
    found = []
    for mine, shingles in enumerate(own):
        hits: dict[int, int] = defaultdict(int)
        for shingle in shingles:
            if shingle in home:
                hits[home[shingle]] += 1
        share = sum(hits.values()) / len(shingles)
        if share >= SAME:
            best = min(hits, key=lambda number: (-hits[number], number))
            found.append((mine, best, round(share, 3)))
    return tuple(found)


def _ranks(reports: Sequence[Report], sizes: Sequence[int], pairs: Sequence[_Pair]) -> list[int]:
    """The order in which reports may be originals of others, dates first where all of a group have one."""
    parent = list(range(len(reports)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for pair in pairs:
        parent[root(pair.left)] = root(pair.right)
    undated = {root(n) for n, report in enumerate(reports) if not report.published}

    def place(n: int) -> tuple[str, int, str]:
        day = "" if root(n) in undated else reports[n].published or ""
        return day, -sizes[n], reports[n].id

    ranks = [0] * len(reports)
    for position, n in enumerate(sorted(range(len(reports)), key=place)):
        ranks[n] = position
    return ranks
