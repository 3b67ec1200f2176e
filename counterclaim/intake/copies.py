"""Copies: which report repeats which other, whole, cut to length or in part.

Paragraphs that may be the same are found by MinHash and banding (Broder 1997; Leskovec, Rajaraman and
Ullman, Mining of Massive Datasets, chapter 3), so that the work grows with the number of reports and not
with the number of pairs; every pair found that way is then compared word for word. Nothing hangs on
the order of the reports.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations, pairwise

import numpy as np
from datasketch import MinHash
from numpy.typing import NDArray

from counterclaim.evidence import Passage, Report, Shared
from counterclaim.intake.blocks import Block, sentences

WORD = re.compile(r"\w+")
RUN = 3  # words in a shingle
PERMUTATIONS, ROWS = 32, 2  # sixteen bands of two: a pair half alike is found in 99 of 100 cases
SHORTEST = 6  # words; shorter paragraphs are alike by chance
LONGEST = 120  # words; longer paragraphs are compared sentence by sentence
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


@dataclass(frozen=True)
class _Unit:
    start: int
    end: int
    words: int
    shingles: frozenset[int]


@dataclass(frozen=True)
class _Pair:
    """Two reports that overlap: the paragraphs of each found in the other, and how much that is."""

    left: int
    right: int
    matches: tuple[tuple[_Unit, _Unit, float], ...]
    back: tuple[tuple[_Unit, _Unit, float], ...]
    part: float
    words: int


def find_copies(reports: Sequence[Report]) -> Mapping[str, str]:
    """For every report that repeats another: the id of the one it repeats."""
    return find_shared(reports).copy_of


def find_shared(reports: Sequence[Report]) -> Copies:
    """Copies and shared paragraphs among the reports.

    Of two that overlap the original is the one published earliest, else the longer, else the one with
    the smaller id. A copy has half of the shorter report's words in common with the other.
    """
    ordered = sorted(reports, key=lambda report: report.id)
    units = [list(_units(report)) for report in ordered]
    sizes = [sum(unit.words for unit in own) for own in units]
    pairs = [pair for a, b in sorted(_candidates(units)) if (pair := _compared(a, b, units, sizes))]
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
        own = pair.matches if rank[pair.left] > rank[pair.right] else pair.back
        report, origin = (pair.left, pair.right) if own is pair.matches else (pair.right, pair.left)
        for unit, other, share in own:
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


def _units(report: Report) -> Iterator[_Unit]:
    """The paragraphs of the body, sentences where they are long; those too short to tell are left out."""
    for span in report.body:
        block = Block(span.start, span.end, span.text)
        pieces = [block] if len(span.text) < 6 * LONGEST else sentences(block)
        for piece in pieces:
            words = WORD.findall(piece.text.lower())
            if len(words) >= SHORTEST:
                yield _Unit(piece.start, piece.end, len(words), frozenset(_shingles(words).tolist()))


_KNOWN: dict[str, int] = {}


def _hashed(word: str) -> int:
    value = _KNOWN.get(word)
    if value is None:
        if len(_KNOWN) > 500_000:
            _KNOWN.clear()
        value = int.from_bytes(blake2b(word.encode(), digest_size=4).digest(), "little")
        _KNOWN[word] = value
    return value


def _shingles(words: Sequence[str]) -> NDArray[np.uint64]:
    """A 32-bit number for every run of `RUN` words; the same in every process."""
    hashes = np.array([_hashed(word) for word in words], dtype=np.uint64)
    total = np.zeros(len(words) - RUN + 1, dtype=np.uint64)
    for step in range(RUN):
        total = total * np.uint64(0x9E3779B97F4A7C15) + hashes[step : len(hashes) - RUN + 1 + step]
    return np.unique(total >> np.uint64(32))


def _candidates(units: Sequence[Sequence[_Unit]]) -> set[tuple[int, int]]:
    """Pairs of reports that have a paragraph in one bucket of any band."""
    owners: list[int] = []
    signatures: list[NDArray[np.uint64]] = []
    hasher = MinHash(num_perm=PERMUTATIONS, seed=1, hashfunc=int)
    for number, own in enumerate(units):
        for unit in own:
            hasher.clear()
            hasher.update_batch(sorted(unit.shingles))
            signatures.append(hasher.digest().astype(np.uint64))
            owners.append(number)
    if not signatures:
        return set()
    table, owner = np.stack(signatures), np.array(owners)
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


def _compared(a: int, b: int, units: Sequence[Sequence[_Unit]], sizes: Sequence[int]) -> _Pair | None:
    """The pair as compared word for word; None where no paragraph of either stands in the other."""
    matches, back = _matches(units[a], units[b]), _matches(units[b], units[a])
    if not matches and not back:
        return None
    there = sum(unit.words * share for unit, _, share in matches)
    here = sum(unit.words * share for unit, _, share in back)
    part = max(there / max(1, sizes[a]), here / max(1, sizes[b]))
    return _Pair(a, b, tuple(matches), tuple(back), part, int(max(there, here)))


def _matches(own: Sequence[_Unit], other: Sequence[_Unit]) -> list[tuple[_Unit, _Unit, float]]:
    """For every paragraph that stands in the other report: where most of it stands, and how much of it."""
    home: dict[int, int] = {}
    for number, unit in enumerate(other):
        for shingle in unit.shingles:
            home.setdefault(shingle, number)
    found = []
    for unit in own:
        hits: dict[int, int] = defaultdict(int)
        for shingle in unit.shingles:
            if shingle in home:
                hits[home[shingle]] += 1
        share = sum(hits.values()) / len(unit.shingles)
        if share >= SAME:
            best = min(hits, key=lambda number: (-hits[number], number))
            found.append((unit, other[best], round(share, 3)))
    return found


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
