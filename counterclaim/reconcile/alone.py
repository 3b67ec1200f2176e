"""Each report by itself, under the record's naming: all that a look at one report may see.

Its actors and places are those of the record that its own are, with what those are part of or lie in, and
only its own mentions of them. They are called by where they stand among each other ("a0003"), in the order
of their ids in the record, because those count namesakes ("official-17") and change with every report that
has one. What other reports know of somebody (other names, offices) is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import msgspec

from counterclaim.evidence import Actor, Passage, Place, Reading
from counterclaim.memory import key_of
from counterclaim.reconcile.ground import Ground, lay_ground

_ENCODER = msgspec.msgpack.Encoder()


@dataclass(frozen=True)
class Alone:
    """A reading with the actors and places of the record that bear on it, by the record's ids in order.

    `actor_ids` and `place_ids` say for each of the reading's own which of them it is.
    """

    reading: Reading
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    actor_ids: Mapping[str, str]
    place_ids: Mapping[str, str]

    @cached_property
    def _actor_at(self) -> dict[str, str]:
        return {a.id: f"a{n:04}" for n, a in enumerate(self.actors)}

    @cached_property
    def _place_at(self) -> dict[str, str]:
        return {p.id: f"p{n:04}" for n, p in enumerate(self.places)}

    @property
    def names(self) -> dict[str, str]:
        """The record's id for what each is called here."""
        return {here: id_ for at in (self._actor_at, self._place_at) for id_, here in at.items()}

    @cached_property
    def key(self) -> bytes:
        """A digest of everything that can be seen here."""
        actor_at, place_at = self._actor_at, self._place_at
        seen = (
            self.reading,
            [(a.name, a.kind, a.country, actor_at.get(a.part_of or "")) for a in self.actors],
            [
                (p.name, p.country, p.feature, p.basis, place_at.get(p.within or ""))
                for p in self.places
            ],
            [actor_at[self.actor_ids[a.id]] for a in self.reading.actors],
            [place_at[self.place_ids[p.id]] for p in self.reading.places],
        )  # fmt: skip
        return key_of(_ENCODER.encode(seen))

    @property
    def spots_key(self) -> bytes:
        """A digest of the same, and of where its places lie: that is found out by all reports together."""
        return key_of(self.key, _ENCODER.encode([(p.lat, p.lon, p.radius_km) for p in self.places]))

    def ground(self) -> Ground:
        """The ground of this report alone."""
        actor_at, place_at = self._actor_at, self._place_at
        named: dict[str, list[Passage]] = defaultdict(list)
        for actor in self.reading.actors:
            named[self.actor_ids[actor.id]] += actor.mentions
        stood: dict[str, list[Passage]] = defaultdict(list)
        for place in self.reading.places:
            stood[self.place_ids[place.id]] += place.mentions
        return lay_ground(
            [self.reading],
            [
                Actor(
                    id=actor_at[a.id],
                    name=a.name,
                    kind=a.kind,
                    country=a.country,
                    part_of=actor_at.get(a.part_of or ""),
                    mentions=tuple(dict.fromkeys(named.get(a.id, ()))),
                )
                for a in self.actors
            ],
            [
                Place(
                    id=place_at[p.id],
                    name=p.name,
                    country=p.country,
                    feature=p.feature,
                    within=place_at.get(p.within or ""),
                    basis=p.basis,
                    mentions=tuple(dict.fromkeys(stood.get(p.id, ()))),
                )
                for p in self.places
            ],
            {a.id: actor_at[self.actor_ids[a.id]] for a in self.reading.actors},
            {p.id: place_at[self.place_ids[p.id]] for p in self.reading.places},
            {},
        )


def each_alone(
    readings: Sequence[Reading],
    actors: Iterable[Actor],
    places: Iterable[Place],
    actor_ids: Mapping[str, str],
    place_ids: Mapping[str, str],
) -> Iterator[Alone]:
    """Each reading by itself, in their order."""
    actor_of, place_of = {a.id: a for a in actors}, {p.id: p for p in places}
    part_of = {a.id: a.part_of for a in actor_of.values()}
    within = {p.id: p.within for p in place_of.values()}
    for reading in readings:
        yield Alone(
            reading,
            tuple(actor_of[id_] for id_ in _upwards((actor_ids[a.id] for a in reading.actors), part_of)),
            tuple(place_of[id_] for id_ in _upwards((place_ids[p.id] for p in reading.places), within)),
            actor_ids,
            place_ids,
        )


def _upwards(ids: Iterable[str], above: Mapping[str, str | None]) -> list[str]:
    """Some ids with all that are above them, sorted."""
    found: set[str] = set()
    for id_ in ids:
        at: str | None = id_
        while at is not None and at not in found:
            found.add(at)
            at = above.get(at)
    return sorted(found)
