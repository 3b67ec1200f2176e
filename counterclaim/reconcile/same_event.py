"""The same event across reports, and within one.

Two sightings are compared on what they are (type, sub-type), when, where, who, and in which words
(`likeness`). First the sightings within each report are joined, because one sentence names the day and
another the place; what they tell together is then compared across reports. Groups join by what all their
members say of each other, so two rounds of talks on different days do not join through a third, undated one.
Only pairs that share a block (`blocks`) are compared.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from counterclaim.evidence import Join
from counterclaim.reconcile.blocks import Near, in_reports, near_in_blocks, near_in_reports
from counterclaim.reconcile.ground import Ground
from counterclaim.reconcile.likeness import ALIKE, compare, on_top
from counterclaim.reconcile.sighting import Parts, Seen, Sighting, fused, sightings

WITHIN, ACROSS = 3.0, 2.75
"""The least weight that joins two sightings of one report, and of two reports. Set on the pairs of the
founding reports and three other stories; re-run `make bench` before changing."""

IMPOSSIBLE = -4.0
"""What a pair that cannot be one event weighs in the mean of two groups."""


def _besides(found: Sequence[Sighting]) -> Iterator[tuple[int, int]]:
    """Pairs of sightings that one report counts one besides the other."""
    for members in in_reports(found):
        for a in members:
            if found[a].besides:
                pairs = ((min(a, b), max(a, b)) for b in members if b != a)
                yield from (pair for pair in pairs if on_top(found[pair[0]], found[pair[1]]))


class _Linkage:
    """Groups that grow by the pair of groups for whose being one most speaks, over all their members.

    Average linkage: what speaks for two groups is the mean, over all pairs across them, of the pair's weight
    above the least that joins; a pair that cannot be one counts IMPOSSIBLE. Groups with two things that one
    report counts one besides the other (`foes`) never join. One wrong link therefore does not
    draw two events together, and one wrong date does not keep a story's main event apart.
    """

    def __init__(self, found: Sequence[Sighting], near: Near, foes: Iterable[tuple[int, int]] = ()) -> None:
        self.found = found
        self._foes: dict[int, set[int]] = defaultdict(set)
        for a, b in foes:
            self._foes[a].add(b)
            self._foes[b].add(a)
        self._weights: dict[tuple[int, int], tuple[float, Parts] | None] = {}
        self._groups: dict[int, list[int]] = {n: [n] for n in range(len(found))}
        self._near: dict[int, Collection[int]] = {n: near.get(n, ()) for n in range(len(found))}
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

    def _begin(self) -> None:
        """Offer every pair for which enough speaks."""
        kinds = [s.event.type for s in self.found]
        for a, others in self._near.items():
            fit = ALIKE[kinds[a]]
            for b in others:
                if a < b and kinds[b] in fit and b not in self._foes.get(a, ()):
                    weight = self.weight(a, b)
                    if weight is not None and (more := weight[0] - self._least(a, b)) >= 0:
                        self._waiting.append((-more, a, b, 1, 1))
        heapq.heapify(self._waiting)

    def run(self) -> tuple[list[list[int]], list[tuple[int, int, float, Parts]]]:
        """The groups, by their first member, and the pair that tells most of each join made."""
        self._begin()
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
            around = {*self._near[x], *self._near.pop(y)} - {x, y}
            self._near[x] = around
            for z in sorted(around):
                self._near[z] = {*self._near[z], x} - {y}
                self._offer(x, z)
        return [self._groups[x] for x in sorted(self._groups)], taken


def join_events(
    ground: Ground, seen: Iterable[Seen] | None = None
) -> tuple[list[list[Sighting]], list[Join]]:
    """Groups of sightings that are one event, and why; `seen` is what `seen_in` gives, where known."""
    found = sightings(ground, seen)
    inner, taken_within = _Linkage(found, near_in_reports(found)).run()
    told = [[found[n] for n in members] for members in inner]
    whole = [fused(group) for group in told]
    group_of = {n: k for k, members in enumerate(inner) for n in members}
    foes = {(group_of[a], group_of[b]) for a, b in _besides(found) if group_of[a] != group_of[b]}
    outer, taken_across = _Linkage(whole, near_in_blocks(whole), foes).run()
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
