"""The same event across reports, and within one.

Two sightings are compared on what they are (type, sub-type), when, where, who, and in which words
(`likeness`). First the sightings within each report are joined, because one sentence names the day and
another the place; what they tell together is then compared across reports. Joins start from the best pair; a
pair that is impossible keeps its groups apart, so two rounds of talks on different days never join through a
third, undated one. Only pairs that share a block (type with a day, an actor or rare words) are compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from counterclaim.evidence import Join
from counterclaim.reconcile.ground import Ground
from counterclaim.reconcile.groups import Groups
from counterclaim.reconcile.likeness import compare
from counterclaim.reconcile.sighting import Parts, Sighting, fused, sightings

WITHIN, ACROSS = 3.75, 3.25
"""The least weight that joins two sightings of one report, and of two reports. Set on the pairs of the
founding reports and three other stories; re-run `make bench` before changing."""

FULL_BLOCK = 60
"""A block with more sightings than this says nothing (a war's name, a capital): it is not compared."""


def _blocks(found: Sequence[Sighting]) -> Iterator[list[int]]:
    often = Counter(w for s in found for w in s.words)
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, s in enumerate(found):
        keys: set[tuple[str, ...]] = set()
        if s.days is not None and s.days.length <= 7:
            month = s.days.first.isoformat()[:7]
            keys |= {("day", s.event.type, s.days.first.isoformat())}
            keys |= {("who", month, actor) for actor in s.actors.ids}
        keys |= {
            ("pair", s.event.type, actor, place)
            for actor in s.actors.ids
            for place in [p.id for p in s.places[:1]]
        }
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


def _joined(
    found: Sequence[Sighting], blocks: Iterator[list[int]], least: float, most: int
) -> tuple[Groups[int], list[tuple[int, int, float, Parts]]]:
    """Groups of sightings whose best pairs weigh enough, and those pairs."""
    scored: dict[tuple[int, int], tuple[float, Parts]] = {}
    for block in blocks:
        if len(block) > most:
            continue
        for a, b in combinations(block, 2):
            if (a, b) not in scored:
                result = compare(found[a], found[b])
                if result is not None and result[0] >= least:
                    scored[a, b] = result
    groups: Groups[int] = Groups(range(len(found)))
    taken = []

    def possible(a: int, b: int) -> bool:
        return compare(found[a], found[b]) is not None

    for a, b in sorted(scored, key=lambda pair: (-scored[pair][0], pair)):
        if groups.root(a) != groups.root(b) and groups.join(a, b, possible):
            taken.append((a, b, *scored[a, b]))
    return groups, taken


def join_events(ground: Ground) -> tuple[list[list[Sighting]], list[Join]]:
    """Groups of sightings that are one event, and why."""
    found = sightings(ground)
    inner, taken_within = _joined(found, _pairs_within(found), WITHIN, 10**6)
    told = [[found[n] for n in members] for members in inner.all()]
    whole = [fused(group) for group in told]
    outer, taken_across = _joined(whole, _blocks(whole), ACROSS, FULL_BLOCK)
    groups = [[s for n in members for s in told[n]] for members in outer.all()]
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
