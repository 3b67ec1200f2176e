"""Which sightings are compared at all: those that share a block and whose dates allow them to be one.

A block is what two sightings of one event are likely to have in common: kind and day, kind and month and
country, kind and doer and year, kind and victim, kind and place, actor and month, actor and place, two
actors, movements of a year or a country, rare words. A full block says nothing (a war's name, a capital) and
is left out, so that the pairs grow with the sightings.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain, combinations
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from counterclaim.evidence.event import Plover
from counterclaim.reconcile.likeness import FAR, KIN_TYPES, NEAR_ENOUGH
from counterclaim.reconcile.sighting import Sighting

FULL_BLOCK = 60
"""A block with more sightings than this is not compared."""

WEEK = 7
"""Days that the date of a sighting may leave open where its day or month finds it."""

RARE = 4
"""The words of a sighting, rarest first, by twos of which it is found."""

_Numbers = NDArray[np.int64]

_KINDS = {kind: n for n, kind in enumerate(get_args(Plover))}
_MAY_BE_ONE = np.array([[b in KIN_TYPES[a] for b in _KINDS] for a in _KINDS])
_NEVER = 10**9
_WIDTH = 26
"""Bits for one of the two things that a block's number holds beside what sort of block it is."""
(
    _DONE_TO, _TWO, _AT_HOME, _DAY, _WHO, _DOER, _PAIR, _CAMPAIGN, _CAMPAIGN_IN, _WORDS, _AT,
) = range(11)  # fmt: skip


class Pairs:
    """The pairs of sightings that share a block and may be of one time, by the numbers of the sightings.

    `likely` are those, the lower number first, that differ neither in kind nor in date so much that they
    can never be one.
    """

    def __init__(self, found: Sequence[Sighting]) -> None:
        first = np.array([-_NEVER if s.days is None else s.days.first.toordinal() for s in found], np.int64)
        last = np.array([_last_day(s) for s in found], np.int64)
        dated = np.array([s.days is not None for s in found], np.bool_)
        a, b = _in_blocks(found)
        between = np.maximum(first[a], first[b]) - np.minimum(last[a], last[b])
        allowed = between <= FAR
        a, b, between = a[allowed], b[allowed], between[allowed]
        kinds = np.array([_KINDS[s.event.type] for s in found], np.int64)
        firm = np.array([s.firm for s in found], np.int64)
        near = ~(dated[a] & dated[b]) | (between <= np.array(NEAR_ENOUGH)[firm[a] + firm[b]])
        fit = _MAY_BE_ONE[kinds[a], kinds[b]] & near
        self.likely: list[tuple[int, int]] = list(zip(a[fit].tolist(), b[fit].tolist(), strict=True))
        ones, others = np.concatenate((a, b)), np.concatenate((b, a))
        order = np.argsort(ones, kind="stable")
        self._others = others[order]
        self._starts = np.searchsorted(ones[order], np.arange(len(found) + 1)).tolist()

    def near(self, n: int) -> list[int]:
        """The numbers of the sightings that one of them is paired with."""
        listed: list[int] = self._others[self._starts[n] : self._starts[n + 1]].tolist()
        return listed


def _last_day(s: Sighting) -> int:
    """The last day of a sighting; of one without a date the day its report came out (`likeness.apart`)."""
    last = s.told if s.days is None else s.days.last
    return _NEVER if last is None else last.toordinal()


def _in_blocks(found: Sequence[Sighting]) -> tuple[_Numbers, _Numbers]:
    """All pairs that share a block, each once, the lower number first."""
    blocks, holders = _numbered(found)
    order = np.argsort(blocks, kind="stable")
    blocks, holders = blocks[order], holders[order]
    starts = np.flatnonzero(np.concatenate(([True], blocks[1:] != blocks[:-1]))) if len(blocks) else blocks
    sizes = np.diff(np.append(starts, len(blocks)))
    pairs = [np.empty(0, np.int64)]
    for size in range(2, FULL_BLOCK + 1):
        rows = holders[starts[sizes == size][:, None] + np.arange(size)]  # ascending, as the sort is stable
        one, other = np.triu_indices(size, 1)
        pairs.append((rows[:, one] * len(found) + rows[:, other]).ravel())
    once = np.unique(np.concatenate(pairs))
    return once // max(1, len(found)), once % max(1, len(found))


def _numbered(found: Sequence[Sighting]) -> tuple[_Numbers, _Numbers]:
    """The blocks of all sightings as numbers, and beside each the number of the sighting that is in it."""
    often = Counter(chain.from_iterable(s.words for s in found))
    rank = {word: n for n, word in enumerate(sorted(often, key=lambda w: (often[w], w)))}
    names: defaultdict[str, int] = defaultdict(lambda: len(names))
    blocks: list[int] = []
    counts: list[int] = []
    base = _base(_WORDS, 0)
    for s in found:
        before = len(blocks)
        blocks += _keys(s, names)
        rare = sorted([rank[w] for w in s.words])[:RARE]
        blocks += [base | one << _WIDTH | other for one, other in combinations(rare, 2)]
        counts.append(len(blocks) - before)
    holders = np.repeat(np.arange(len(found), dtype=np.int64), np.array(counts, np.int64))
    return np.array(blocks, np.int64), holders


def _keys(s: Sighting, names: defaultdict[str, int]) -> list[int]:
    """The blocks a sighting is in, but for those of its words; each once."""
    kind = _KINDS[s.event.type]
    who, whom = [names[a] for a in s.actors.ids], [names[a] for a in s.recipients.ids]
    theatre, years = names[s.theatre or ""], [0]
    keys: list[int] = []
    if whom:
        base = _base(_DONE_TO, kind)
        keys += [base | actor for actor in whom]
        base = _base(_TWO, kind)
        keys += [base | a << _WIDTH | b for a in who for b in whom]
    if s.days is not None:
        first, last = s.days
        years = [first.year] if first.year == last.year else [first.year, last.year]
        month, length = first.year * 12 + first.month, s.days.length
        if length <= FAR:
            base = _base(_AT_HOME, kind) | theatre << _WIDTH
            ends = last.year * 12 + last.month
            keys += [base | month] if ends == month else [base | month, base | ends]
        if length <= WEEK:
            keys.append(_base(_DAY, kind) | first.toordinal())
            base = _base(_WHO, 0) | month << _WIDTH
            keys += [base | actor for actor in who]
    base = _base(_DOER, kind)
    keys += [base | actor << _WIDTH | year for actor in who for year in years]
    if s.places:
        base = _base(_PAIR, kind) | names[s.places[0].id] << _WIDTH
        keys += [base | actor for actor in who]
        keys.append(_base(_AT, kind) | names[s.places[0].id])
    if s.campaign:
        base = _base(_CAMPAIGN, kind)
        keys += [base | year for year in years]
        keys.append(_base(_CAMPAIGN_IN, kind) | theatre)
    return keys


def _base(block: int, kind: int) -> int:
    return (block << 5 | kind) << 2 * _WIDTH
