"""The same event across reports, and within one.

Two sightings are compared on what they are (type, sub-type), when, where, who, and in which words; each part
adds or takes away weight, some make it impossible. Joins start from the best pair; a pair that is impossible
keeps its groups apart, so two rounds of talks on different days never join through a third, undated one.
Only pairs that share a block (type with a day, an actor or a rare word) are compared at all.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import JaroWinkler

from counterclaim.evidence import Event, Join, Place
from counterclaim.evidence.edtf import Days, days
from counterclaim.reconcile.ground import Ground
from counterclaim.reconcile.groups import Groups
from counterclaim.reconcile.words import content_words, fold, likeness

THRESHOLD = 4.0
"""Set on the pairs of the founding reports and three other stories; re-run `make bench` before changing."""

FULL_BLOCK = 60
"""A block with more sightings than this says nothing (a war's name, a capital): it is not compared."""

SPELLING = 0.85
"""Rashidin/Rashideen measure 0.96, Hodeida/Hudaydah 0.78 (the gazetteer joins those), Manbij/Madaya 0.70."""

NEARBY_KM = 40.0
"""A city and the villages its battles are named after lie within this."""

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
class Party:
    """One side of an event: the actors with what they are part of, and the words that describe them."""

    ids: frozenset[str]
    words: frozenset[str]
    countries: frozenset[str]

    def meets(self, other: Party) -> float | None:
        """1 for a shared actor, 0.6 for a shared description, 0 where nothing can be said, -1 for two
        that are of different countries; None when one of them is empty."""
        if not self.ids or not other.ids:
            return None
        if self.ids & other.ids:
            return 1.0
        if self.words & other.words:
            return 0.6
        if self.countries and other.countries:
            return -1.0 if not self.countries & other.countries else -0.25
        return -0.25 if self.words and other.words else 0.0


@dataclass(frozen=True, slots=True)
class Sighting:
    """One event of one report, with what is compared of it."""

    event: Event
    report: str
    days: Days | None
    words: frozenset[str]
    context: frozenset[str]
    places: tuple[Place, ...]
    actors: Party
    recipients: Party
    figures: frozenset[float]


Parts = tuple[tuple[str, float], ...]

_ANYBODY = content_words(
    "people person persons civilians residents citizens others victims men women children families many "
    "some several"
)
"""Victims that reports name now so, now so: they tell no event from another."""


def _party(actors: Iterable[str], ground: Ground) -> Party:
    listed = tuple(actors)
    words = (
        frozenset().union(*(content_words(ground.actors[a].name) for a in listed)) if listed else frozenset()
    )
    generic = all(ground.actors[a].kind in {"population", "unnamed"} for a in listed)
    return Party(
        ground.circle(listed),
        (words - _ANYBODY) if generic else words,
        frozenset(c for a in listed if (c := ground.actors[a].country)),
    )


def sightings(ground: Ground) -> list[Sighting]:
    """Every event of every reading, ready to be compared."""
    counted: dict[str, set[float]] = defaultdict(set)
    for f in ground.figures.values():
        if f.event is not None and f.measure not in {"duration", "distance", "price", "money"}:
            counted[f.event].add(f.value)
    return [
        Sighting(
            event=e,
            report=e.mentions[0].report,
            days=days(e.date),
            words=content_words(" ".join(m.text for m in e.mentions) + " " + e.trigger),
            context=content_words(" ".join(ground.sentence(m).text for m in e.mentions)),
            places=tuple(ground.places[p] for p in ground.containers(e.place)),
            actors=_party(e.actors, ground),
            recipients=_party(e.recipients, ground),
            figures=frozenset(counted[e.id]),
        )
        for e in ground.events.values()
    ]


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


def _place_part(a: tuple[Place, ...], b: tuple[Place, ...]) -> float:
    if not a or not b:
        return 0.0
    first, second = a[0], b[0]
    if first.id == second.id:
        return 1.0 if _is_country(first) else 1.5
    if first in b or second in a:
        return 0.5
    if first.country and second.country and first.country != second.country:
        return -2.0
    if _is_country(first) or _is_country(second):
        return 0.25
    if first.geonameid is None or second.geonameid is None:
        # a place no gazetteer knows may be the other under another spelling
        return 1.0 if JaroWinkler.similarity(fold(first.name), fold(second.name)) >= SPELLING else -0.25
    apart = _km(first, second)
    return 0.25 if apart < NEARBY_KM else -1.5


def _is_country(place: Place) -> bool:
    return (place.feature or "").startswith("PCL")


def _km(a: Place, b: Place) -> float:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return 0.0
    north = math.radians(b.lat - a.lat)
    east = math.radians(b.lon - a.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return 6371.0 * math.hypot(north, east)


def _who_part(a: Sighting, b: Sighting) -> float:
    actors, recipients = a.actors.meets(b.actors), a.recipients.meets(b.recipients)
    weight = 1.5 * actors if actors is not None else 0.0
    weight += recipients if recipients is not None else 0.0
    if (
        (actors or 0) <= 0
        and (recipients or 0) <= 0
        and (a.actors.ids & b.recipients.ids or b.actors.ids & a.recipients.ids)
    ):
        weight += 0.75  # one report's "X met Y" is another's "Y met X"
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
        ("words", round(1.5 * likeness(a.words, b.words), 2)),
        ("sentence", round(1.5 * likeness(a.context, b.context), 2)),
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
