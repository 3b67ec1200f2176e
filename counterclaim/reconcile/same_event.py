"""The same event across reports, and within one.

Two sightings are compared on what they are (type, sub-type), when, where, who, and in which words; each part
adds or takes away weight, some make it impossible. Joins start from the best pair; a pair that is impossible
keeps its groups apart, so two rounds of talks on different days never join through a third, undated one.
Only pairs that share a block (type with a day, an actor or a rare word) are compared at all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from counterclaim.evidence import Event, Join
from counterclaim.evidence.edtf import Days, days
from counterclaim.reconcile.ground import Ground
from counterclaim.reconcile.groups import Groups
from counterclaim.reconcile.words import content_words, likeness

THRESHOLD = 4.0
"""Set on the pairs of the founding reports and three other stories: 3.5 joins raids of different days in one
town, 5.0 loses half of the pairs whose reports name the actor differently. Re-run `make bench` before changing."""

FULL_BLOCK = 60
"""A block with more sightings than this says nothing (a war's name, a capital): it is not compared."""

_KIN = {
    frozenset(pair.split())
    for pair in (
        "ASSAULT COERCE", "ASSAULT MOBILIZE", "ASSAULT SUPPORT", "ASSAULT PROTEST", "ACCUSE REJECT",
        "ACCUSE REQUEST", "AGREE COOPERATE", "AGREE CONSULT", "AGREE CONCEDE", "REQUEST SUPPORT",
        "AID RETREAT", "REJECT RETREAT",
    )
}  # fmt: skip
"""Pairs of types that coders and reports exchange for one event."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One event of one report, with what is compared of it."""

    event: Event
    report: str
    days: Days | None
    words: frozenset[str]
    places: tuple[str, ...]
    actors: frozenset[str]
    recipients: frozenset[str]
    figures: frozenset[float]


Parts = tuple[tuple[str, float], ...]


def sightings(ground: Ground) -> list[Sighting]:
    """Every event of every reading, ready to be compared."""
    counted: dict[str, set[float]] = defaultdict(set)
    for f in ground.figures.values():
        if f.event is not None and f.measure not in {"duration", "distance", "price", "money"}:
            counted[f.event].add(f.value)
    found = []
    for e in ground.events.values():
        report = e.mentions[0].report
        words = content_words(" ".join(m.text for m in e.mentions) + " " + e.trigger)
        found.append(
            Sighting(
                e,
                report,
                days(e.date),
                words,
                ground.containers(e.place),
                ground.circle(e.actors),
                ground.circle(e.recipients),
                frozenset(counted[e.id]),
            )
        )
    return found


def _type_part(a: Event, b: Event) -> float | None:
    if a.type == b.type:
        return 1.0
    return 0.0 if frozenset({a.type, b.type}) in _KIN else None


def _date_part(a: Days | None, b: Days | None) -> float | None:
    if a is None or b is None:
        return 0.0
    if not a.meets(b):
        return None
    longest = max(a.length, b.length)
    return 2.0 if longest == 1 else 1.0 if longest <= 10 else 0.75 if longest <= 31 else 0.25


def _place_part(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    if not a or not b:
        return 0.0
    if a[0] == b[0]:
        return 1.5
    return 0.75 if a[0] in b or b[0] in a else -1.5


def _who_part(a: Sighting, b: Sighting) -> float:
    everybody_a, everybody_b = a.actors | a.recipients, b.actors | b.recipients
    weight = 0.0
    if a.actors and b.actors:
        # what is shared is worth more than what is not: reports name different members of one side
        weight += (
            1.5 if a.actors & b.actors else 0.5 if a.actors & everybody_b or b.actors & everybody_a else -2.0
        )
    if a.recipients and b.recipients:
        weight += 1.0 if a.recipients & b.recipients else 0.25 if a.recipients & everybody_b else -1.0
    return weight


def compare(a: Sighting, b: Sighting) -> tuple[float, Parts] | None:
    """How much speaks for two sightings being one event, with its parts; None when they cannot be."""
    kind = _type_part(a.event, b.event)
    when = _date_part(a.days, b.days)
    if kind is None or when is None:
        return None
    status = {a.event.status, b.event.status}
    if "hypothetical" in status and len(status) > 1:
        return None
    parts: list[tuple[str, float]] = [
        ("type", kind),
        ("date", when),
        ("place", _place_part(a.places, b.places)),
        ("participants", _who_part(a, b)),
        ("words", round(2.5 * likeness(a.words, b.words), 2)),
    ]
    if a.event.acled and b.event.acled:
        parts.append(("sub-type", 0.5 if a.event.acled == b.event.acled else -0.5))
    if a.figures and b.figures:
        parts.append(("figures", 1.0 if a.figures & b.figures else -0.5))
    if a.event.trigger and a.event.trigger == b.event.trigger:
        parts.append(("same word for it", 0.5))
    return sum(weight for _, weight in parts), tuple((name, weight) for name, weight in parts if weight)


def _blocks(found: list[Sighting]) -> Iterator[list[int]]:
    often = Counter(w for s in found for w in s.words)
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, s in enumerate(found):
        keys: set[tuple[str, ...]] = {("report", s.report, s.event.type)}
        if s.days is not None and s.days.length <= 7:
            month = s.days.first.isoformat()[:7]
            keys |= {("day", s.event.type, s.days.first.isoformat())}
            keys |= {("who", month, actor) for actor in s.actors}
        keys |= {("pair", s.event.type, actor, place) for actor in s.actors for place in s.places[:1]}
        rare = sorted(s.words, key=lambda w: (often[w], w))[:4]
        keys |= {("words", a, b) for a, b in combinations(sorted(rare), 2)}
        keys |= {("two", s.event.type, a, b) for a in s.actors for b in s.recipients}
        for key in keys:
            blocks[key].append(n)
    for key in sorted(blocks):
        if len(blocks[key]) > 1:
            yield blocks[key][:FULL_BLOCK] if key[0] == "report" else blocks[key]


def join_events(ground: Ground) -> tuple[list[list[Sighting]], list[Join]]:
    """Groups of sightings that are one event, and why."""
    found = sightings(ground)
    scored: dict[tuple[int, int], tuple[float, Parts]] = {}
    for block in _blocks(found):
        if len(block) > FULL_BLOCK:
            continue
        for a, b in combinations(block, 2):
            if (a, b) not in scored:
                result = compare(found[a], found[b])
                if result is not None and result[0] >= THRESHOLD:
                    scored[a, b] = result
    groups: Groups[int] = Groups(range(len(found)))
    taken: list[tuple[int, int]] = []
    for a, b in sorted(scored, key=lambda pair: (-scored[pair][0], pair)):
        if groups.root(a) != groups.root(b) and groups.join(
            a, b, lambda x, y: compare(found[x], found[y]) is not None
        ):
            taken.append((a, b))
    first = {n: found[members[0]].event.id for members in groups.all() for n in members}
    joins = [
        Join(
            kind="event",
            into=first[a],
            left=found[a].event.id,
            right=found[b].event.id,
            rule=f"weight {scored[a, b][0]:.2f} of at least {THRESHOLD:.2f}",
            parts=scored[a, b][1],
        )
        for a, b in taken
    ]
    return [[found[n] for n in members] for members in groups.all()], sorted(joins)
