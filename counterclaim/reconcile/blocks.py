"""Which sightings are compared at all: those that share a block and whose dates allow them to be one.

A block is what two sightings of one event are likely to have in common: kind and day, kind and month and
country, kind and doer and year, kind and victim, actor and month, actor and place, two actors, movements of
a year or a country, rare words. A full block says nothing (a war's name, a capital) and is left out, so
that the pairs grow with the sightings.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from counterclaim.reconcile.likeness import FAR
from counterclaim.reconcile.sighting import Sighting

FULL_BLOCK = 60
"""A block with more sightings than this is not compared."""

RARE = 4
"""The words of a sighting, rarest first, by twos of which it is found."""

Near = dict[int, list[int]]
"""For each sighting, by its number, those it is compared with."""

_Key = tuple[object, ...]
_NEVER = 10**9
_NO_YEAR = -1


def near_in_blocks(found: Sequence[Sighting]) -> Near:
    """The sightings that each is compared with, because they share a block."""
    after: dict[int, set[int]] = defaultdict(set)
    for members in _blocks(found):
        for at, n in enumerate(members):
            after[n].update(members[at + 1 :])
    return _of_those_days(found, after)


def near_in_reports(found: Sequence[Sighting]) -> Near:
    """The sightings that each is compared with inside its report: all others."""
    after: dict[int, set[int]] = {}
    for members in in_reports(found):
        for at, n in enumerate(members):
            after[n] = set(members[at + 1 :])
    return _of_those_days(found, after)


def in_reports(found: Sequence[Sighting]) -> Iterator[list[int]]:
    """The numbers of the sightings of each report."""
    reports: dict[str, list[int]] = defaultdict(list)
    for n, s in enumerate(found):
        reports[s.report].append(n)
    yield from reports.values()


def _of_those_days(found: Sequence[Sighting], after: dict[int, set[int]]) -> Near:
    """The pairs whose dates are not FAR apart (`likeness.apart`), each both ways."""
    first = [-_NEVER if s.days is None else s.days.first.toordinal() - FAR for s in found]
    last = [_NEVER if s.days is None else s.days.last.toordinal() for s in found]
    near: Near = defaultdict(list)
    for a, others in after.items():
        begins, ends = first[a], last[a]
        for b in others:
            if first[b] <= ends and begins <= last[b]:
                near[a].append(b)
                near[b].append(a)
    return near


def _blocks(found: Sequence[Sighting]) -> Iterator[list[int]]:
    often = Counter(w for s in found for w in s.words)
    rank = {word: n for n, word in enumerate(sorted(often, key=lambda w: (often[w], w)))}
    blocks: dict[_Key, list[int]] = defaultdict(list)
    for n, s in enumerate(found):
        for key in _keys(s):
            blocks[key].append(n)
        for two in combinations(sorted([rank[w] for w in s.words])[:RARE], 2):
            blocks[two].append(n)
    yield from (members for members in blocks.values() if 1 < len(members) <= FULL_BLOCK)


def _keys(s: Sighting) -> list[_Key]:
    """The blocks a sighting is in, but for those of its words; each once."""
    kind, who, whom = s.event.type, s.actors.ids, s.recipients.ids
    keys: list[_Key] = [("done to", kind, actor) for actor in whom]
    keys += [("two", kind, a, b) for a in who for b in whom]
    years = [_NO_YEAR]
    if s.days is not None:
        first, last = s.days
        years = [first.year] if first.year == last.year else [first.year, last.year]
        month, length = first.year * 12 + first.month, s.days.length
        if length <= FAR:
            at_home = s.theatre or ""
            keys.append(("kind", kind, at_home, month))
            if (ends := last.year * 12 + last.month) != month:
                keys.append(("kind", kind, at_home, ends))
        if length <= 7:
            keys.append(("day", kind, first.toordinal()))
            keys += [("who", month, actor) for actor in who]
    keys += [("doer", kind, actor, year) for actor in who for year in years]
    if s.places:
        place = s.places[0].id
        keys += [("pair", kind, actor, place) for actor in who]
    if s.campaign:
        keys += [("campaign", kind, year) for year in years]
        keys.append(("campaign in", kind, s.theatre or ""))
    return keys
