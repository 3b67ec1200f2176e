"""The same event across reports, and within one.

Two sightings are compared on what they are (type, sub-type), when, where, who, and in which words
(`likeness`). First the sightings within each report are joined, because one sentence names the day and
another the place; what they tell together is then compared across reports. Groups join by what all their
members say of each other, so two rounds of talks on different days do not join through a third, undated one.
Only pairs that share a block (type with a day, a country and month, an actor or rare words) are compared.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from counterclaim.evidence import Join
from counterclaim.reconcile.ground import Ground
from counterclaim.reconcile.likeness import FAR, apart, compare, on_top
from counterclaim.reconcile.sighting import Parts, Seen, Sighting, fused, sightings

WITHIN, ACROSS = 3.0, 2.75
"""The least weight that joins two sightings of one report, and of two reports. Set on the pairs of the
founding reports and three other stories; re-run `make bench` before changing."""

IMPOSSIBLE = -4.0
"""What a pair that cannot be one event weighs in the mean of two groups."""

FULL_BLOCK = 60
"""A block with more sightings than this says nothing (a war's name, a capital): it is not compared."""


def _months(s: Sighting) -> list[str]:
    """The months that a sighting's date touches, where it is no longer than a month."""
    if s.days is None or s.days.length > FAR:
        return []
    return sorted({s.days.first.isoformat()[:7], s.days.last.isoformat()[:7]})


def _years(s: Sighting) -> list[str]:
    """The years that a sighting's date touches first and last; one empty for no date."""
    if s.days is None:
        return [""]
    return sorted({s.days.first.isoformat()[:4], s.days.last.isoformat()[:4]})


def _blocks(found: Sequence[Sighting]) -> Iterator[list[int]]:
    often = Counter(w for s in found for w in s.words)
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, s in enumerate(found):
        keys: set[tuple[str, ...]] = set()
        if s.days is not None and s.days.length <= 7:
            month = s.days.first.isoformat()[:7]
            keys |= {("day", s.event.type, s.days.first.isoformat())}
            keys |= {("who", month, actor) for actor in s.actors.ids}
        keys |= {("kind", s.event.type, s.theatre or "", month) for month in _months(s)}
        keys |= {("doer", s.event.type, actor, year) for actor in s.actors.ids for year in _years(s)}
        keys |= {("done to", s.event.type, actor) for actor in s.recipients.ids}
        keys |= {
            ("pair", s.event.type, actor, place)
            for actor in s.actors.ids
            for place in [p.id for p in s.places[:1]]
        }
        if s.campaign:
            keys |= {("campaign", s.event.type, year) for year in _years(s)}
            keys |= {("campaign in", s.event.type, s.theatre or "")}
        rare = sorted(s.words, key=lambda w: (often[w], w))[:4]
        keys |= {("words", a, b) for a, b in combinations(sorted(rare), 2)}
        keys |= {("two", s.event.type, a, b) for a in s.actors.ids for b in s.recipients.ids}
        for key in keys:
            blocks[key].append(n)
    for key in sorted(blocks):
        if len(blocks[key]) > 1:
            yield blocks[key]


def _pairs_within(found: Sequence[Sighting]) -> Iterator[list[int]]:
    reports: dict[str, list[int]] = defaultdict(list)
    for n, s in enumerate(found):
        reports[s.report].append(n)
    yield from (reports[r] for r in sorted(reports))


def _besides(found: Sequence[Sighting]) -> Iterator[tuple[int, int]]:
    """Pairs of sightings that one report counts one besides the other."""
    for members in _pairs_within(found):
        yield from ((a, b) for a, b in combinations(members, 2) if on_top(found[a], found[b]))


class _Linkage:
    """Groups that grow by the pair of groups for whose being one most speaks, over all their members.

    Average linkage: what speaks for two groups is the mean, over all pairs across them, of the pair's weight
    above the least that joins; a pair that cannot be one counts IMPOSSIBLE. Groups with two things that one
    report counts one besides the other (`foes`) never join. One wrong link therefore does not
    draw two events together, and one wrong date does not keep a story's main event apart.
    """

    def __init__(self, found: Sequence[Sighting], foes: Iterable[tuple[int, int]] = ()) -> None:
        self.found = found
        self._foes: dict[int, set[int]] = defaultdict(set)
        for a, b in foes:
            self._foes[a].add(b)
            self._foes[b].add(a)
        self._weights: dict[tuple[int, int], tuple[float, Parts] | None] = {}
        self._groups: dict[int, list[int]] = {n: [n] for n in range(len(found))}
        self._near: dict[int, set[int]] = defaultdict(set)
        self._waiting: list[tuple[float, int, int, int, int]] = []

    def weight(self, a: int, b: int) -> tuple[float, Parts] | None:
        """What speaks for two sightings being one, compared once."""
        pair = (a, b) if a < b else (b, a)
        if pair not in self._weights:
            self._weights[pair] = compare(self.found[pair[0]], self.found[pair[1]])
        return self._weights[pair]

    def _least(self, a: int, b: int) -> float:
        """Two sightings of one report need more: that report told them apart once."""
        return WITHIN if self.found[a].report == self.found[b].report else ACROSS

    def _mean(self, x: int, y: int) -> float:
        total = 0.0
        for a in self._groups[x]:
            for b in self._groups[y]:
                weight = self.weight(a, b)
                total += IMPOSSIBLE if weight is None else weight[0] - self._least(a, b)
        return total / (len(self._groups[x]) * len(self._groups[y]))

    def _offer(self, x: int, y: int) -> None:
        x, y = min(x, y), max(x, y)
        if y in self._foes[x]:
            return
        if (mean := self._mean(x, y)) >= 0:
            heapq.heappush(self._waiting, (-mean, x, y, len(self._groups[x]), len(self._groups[y])))

    def _best_pair(self, x: int, y: int) -> tuple[int, int, float, Parts]:
        pairs = ((a, b, w) for a in self._groups[x] for b in self._groups[y] if (w := self.weight(a, b)))
        a, b, weight = min(pairs, key=lambda p: (-p[2][0], min(p[:2]), max(p[:2])))
        return min(a, b), max(a, b), *weight

    def run(
        self, pairs: Iterable[tuple[int, int]]
    ) -> tuple[list[list[int]], list[tuple[int, int, float, Parts]]]:
        """The groups, by their first member, and the pair that tells most of each join made."""
        for a, b in sorted(pairs):
            self._near[a].add(b)
            self._near[b].add(a)
            self._offer(a, b)
        taken = []
        while self._waiting:
            _, x, y, of_x, of_y = heapq.heappop(self._waiting)
            if len(self._groups.get(x, ())) != of_x or len(self._groups.get(y, ())) != of_y:
                continue  # one of them has grown or gone since
            taken.append(self._best_pair(x, y))
            self._groups[x] = sorted(self._groups[x] + self._groups.pop(y))
            for foe in self._foes.pop(y, set()):
                self._foes[foe].discard(y)
                self._foes[foe].add(x)
                self._foes[x].add(foe)
            self._near[x] = (self._near[x] | self._near.pop(y)) - {x, y}
            for z in sorted(self._near[x]):
                self._near[z].discard(y)
                self._near[z].add(x)
                self._offer(x, z)
        return [self._groups[x] for x in sorted(self._groups)], taken


def _joined(
    found: Sequence[Sighting],
    blocks: Iterator[list[int]],
    most: int,
    foes: Iterable[tuple[int, int]] = (),
) -> tuple[list[list[int]], list[tuple[int, int, float, Parts]]]:
    """Groups of sightings that are one event, and the pairs that made them so."""
    pairs = {
        (a, b)
        for block in blocks
        if len(block) <= most
        for a, b in combinations(block, 2)
        if apart(found[a], found[b]) <= FAR
    }
    return _Linkage(found, foes).run(pairs)


def join_events(
    ground: Ground, seen: Iterable[Seen] | None = None
) -> tuple[list[list[Sighting]], list[Join]]:
    """Groups of sightings that are one event, and why; `seen` is what `seen_in` gives, where known."""
    found = sightings(ground, seen)
    inner, taken_within = _joined(found, _pairs_within(found), 10**6)
    told = [[found[n] for n in members] for members in inner]
    whole = [fused(group) for group in told]
    group_of = {n: k for k, members in enumerate(inner) for n in members}
    foes = {(group_of[a], group_of[b]) for a, b in _besides(found) if group_of[a] != group_of[b]}
    outer, taken_across = _joined(whole, _blocks(whole), FULL_BLOCK, foes)
    groups = [[s for n in members for s in told[n]] for members in outer]
    first = {s.event.id: group[0].event.id for group in groups for s in group}
    joins = [
        Join(
            kind="event",
            into=first[side[a].event.id],
            left=side[a].event.id,
            right=side[b].event.id,
            rule=f"{rule}: weight {weight:.2f} of at least {least:.2f}",
            parts=parts,
        )
        for side, taken, rule, least in (
            (found, taken_within, "within one report", WITHIN),
            (whole, taken_across, "across reports", ACROSS),
        )
        for a, b, weight, parts in taken
    ]
    return groups, sorted(joins)
