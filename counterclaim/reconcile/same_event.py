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
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from itertools import combinations

from msgspec import Struct

from counterclaim.evidence import Join
from counterclaim.memory import Memory
from counterclaim.reconcile.blocks import Pairs
from counterclaim.reconcile.ground import Ground
from counterclaim.reconcile.likeness import FAR, KIN_TYPES, apart, compare, on_top
from counterclaim.reconcile.sighting import Parts, Seen, Sighting, fused, sightings

WITHIN, ACROSS = 3.0, 2.75
"""The least weight that joins two sightings of one report, and of two reports. Set on the pairs of the
founding reports and three other stories; re-run `make bench` before changing."""

IMPOSSIBLE = -4.0
"""What a pair that cannot be one event weighs in the mean of two groups."""


class Linkage:
    """Groups that grow by the pair of groups for whose being one most speaks, over all their members.

    Average linkage: what speaks for two groups is the mean, over all pairs across them, of the pair's weight
    above the least that joins; a pair that cannot be one counts IMPOSSIBLE. Groups with two things that one
    report counts one besides the other (`foes`) never join. One wrong link therefore does not
    draw two events together, and one wrong date does not keep a story's main event apart.
    """

    def __init__(
        self,
        found: Sequence[Sighting],
        near: Callable[[int], Collection[int]],
        foes: Iterable[tuple[int, int]] = (),
    ) -> None:
        self.found = found
        self._foes: dict[int, set[int]] = defaultdict(set)
        for a, b in foes:
            self._foes[a].add(b)
            self._foes[b].add(a)
        self._weights: dict[tuple[int, int], tuple[float, Parts] | None] = {}
        self._groups: dict[int, list[int]] = {n: [n] for n in range(len(found))}
        self._group_of: dict[int, int] = {}
        self._kinds: dict[int, set[str]] = {}
        self._near_at_first = near
        self._near: dict[int, set[int]] = {}
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
        total, weights, others = 0.0, self._weights, self._groups[y]
        for a in self._groups[x]:
            for b in others:
                pair = (a, b) if a < b else (b, a)
                weight = weights[pair] if pair in weights else self.weight(a, b)
                total += IMPOSSIBLE if weight is None else weight[0] - self._least(a, b)
        return total / (len(self._groups[x]) * len(others))

    def _offer(self, x: int, y: int) -> None:
        x, y = min(x, y), max(x, y)
        if y in self._foes.get(x, ()) or not self._kinds_meet(x, y):
            return
        if (mean := self._mean(x, y)) >= 0:
            heapq.heappush(self._waiting, (-mean, x, y, len(self._groups[x]), len(self._groups[y])))

    def _kinds_meet(self, x: int, y: int) -> bool:
        """Whether any two of two groups are of kinds that may be one; where none are, no mean joins them."""
        kinds, others = self._kinds_of(x), self._kinds_of(y)
        if not kinds.isdisjoint(others):
            return True
        return any(not KIN_TYPES[kind].isdisjoint(others) for kind in kinds)

    def _kinds_of(self, x: int) -> set[str]:
        if x not in self._kinds:
            self._kinds[x] = {self.found[n].event.type for n in self._groups[x]}
        return self._kinds[x]

    def _around(self, x: int) -> set[int]:
        """The groups that one is compared with."""
        if x not in self._near:
            self._near[x] = {self._group_of.get(n, n) for n in self._near_at_first(x)}
        return self._near[x]

    def _best_pair(self, x: int, y: int) -> tuple[int, int, float, Parts]:
        pairs = ((a, b, w) for a in self._groups[x] for b in self._groups[y] if (w := self.weight(a, b)))
        a, b, weight = min(pairs, key=lambda p: (-p[2][0], min(p[:2]), max(p[:2])))
        return min(a, b), max(a, b), *weight

    def _begin(self, likely: Iterable[tuple[int, int]]) -> None:
        """Offer every pair for which enough speaks."""
        for a, b in likely:
            if b in self._foes.get(a, ()):
                continue
            weight = self.weight(a, b)
            if weight is not None and (more := weight[0] - self._least(a, b)) >= 0:
                self._waiting.append((-more, a, b, 1, 1))
        heapq.heapify(self._waiting)

    def run(
        self, likely: Iterable[tuple[int, int]]
    ) -> tuple[list[list[int]], list[tuple[int, int, float, Parts]]]:
        """The groups, by their first member, and the pair that tells most of each join made; `likely` are the
        pairs, lower number first, that may join."""
        self._begin(likely)
        taken = []
        while self._waiting:
            _, x, y, of_x, of_y = heapq.heappop(self._waiting)
            if len(self._groups.get(x, ())) != of_x or len(self._groups.get(y, ())) != of_y:
                continue  # one of them has grown or gone since
            taken.append(self._best_pair(x, y))
            around = (self._around(x) | self._around(y)) - {x, y}
            self._join(x, y)
            self._near[x] = around
            for z in sorted(around):
                if z in self._near:
                    self._near[z].discard(y)
                    self._near[z].add(x)
                self._offer(x, z)
        return [self._groups[x] for x in sorted(self._groups)], taken

    def _join(self, x: int, y: int) -> None:
        self._kinds[x] = self._kinds_of(x) | self._kinds_of(y)
        self._groups[x] = sorted(self._groups[x] + self._groups.pop(y))
        self._group_of.update(dict.fromkeys(self._groups[x], x))
        del self._near[y], self._kinds[y]
        for foe in self._foes.pop(y, set()):
            self._foes[foe].discard(y)
            self._foes[foe].add(x)
            self._foes[x].add(foe)


class Told(Struct, frozen=True, array_like=True):
    """What one report tells as one event, by the numbers of its sightings: the groups, the pairs that made
    them so with the parts of their weight, and the groups that it counts one besides the other."""

    groups: tuple[tuple[int, ...], ...]
    taken: tuple[tuple[int, int, float, Parts], ...]
    foes: tuple[tuple[int, int], ...]


def told_in(found: Sequence[Sighting]) -> Told:
    """What one report tells as one event, of its sightings."""
    kinds = [KIN_TYPES[s.event.type] for s in found]
    everyone = range(len(found))

    def near(n: int) -> list[int]:
        return [m for m in everyone if m != n and apart(found[n], found[m]) <= FAR]

    likely = [
        (a, b)
        for a, b in combinations(everyone, 2)
        if found[b].event.type in kinds[a] and apart(found[a], found[b]) <= FAR
    ]
    groups, taken = Linkage(found, near).run(likely)
    group_of = {n: k for k, members in enumerate(groups) for n in members}
    besides = [(a, b) for a, b in combinations(everyone, 2) if on_top(found[a], found[b])]
    foes = {(group_of[a], group_of[b]) for a, b in besides if group_of[a] != group_of[b]}
    return Told(tuple(map(tuple, groups)), tuple(taken), tuple(sorted(foes)))


def join_events(
    ground: Ground,
    seen: Iterable[Seen] | None = None,
    keys: Mapping[str, bytes] | None = None,
    memory: Memory | None = None,
) -> tuple[list[list[Sighting]], list[Join]]:
    """Groups of sightings that are one event, and why; `seen` is what `seen_in` gives, where known, and
    `keys` are digests of all that the sightings of each report hold, for the memory."""
    memory = memory or Memory.none()
    found: dict[str, list[Sighting]] = defaultdict(list)
    for s in sightings(ground, seen):
        found[s.report].append(s)
    parts: list[list[Sighting]] = []
    foes: list[tuple[int, int]] = []
    taken: list[tuple[Sighting, Sighting, float, Parts, str]] = []
    for report, here in found.items():
        key = keys[report] if keys is not None else b""
        told = memory.recall("told as one", key, partial(told_in, here), Told)
        foes += ((len(parts) + a, len(parts) + b) for a, b in told.foes)
        parts += ([here[n] for n in members] for members in told.groups)
        taken += ((here[a], here[b], weight, why, _RULES[0]) for a, b, weight, why in told.taken)
    whole = [fused(group) for group in parts]
    pairs = Pairs(whole)
    outer, across = Linkage(whole, pairs.near, foes).run(pairs.likely)
    taken += ((whole[a], whole[b], weight, why, _RULES[1]) for a, b, weight, why in across)
    groups = [[s for n in members for s in parts[n]] for members in outer]
    first = {s.event.id: group[0].event.id for group in groups for s in group}
    joins = [
        Join(
            kind="event",
            into=first[a.event.id],
            left=a.event.id,
            right=b.event.id,
            rule=rule.format(weight),
            parts=why,
        )
        for a, b, weight, why, rule in taken
    ]
    return groups, sorted(joins)


_RULES = tuple(
    f"{rule}: weight {{:.2f}} of at least {least:.2f}"
    for rule, least in (("within one report", WITHIN), ("across reports", ACROSS))
)
