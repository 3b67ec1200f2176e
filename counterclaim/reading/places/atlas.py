"""The places of one report, and where each event took place."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.evidence import Passage, Place
from counterclaim.reading.places.attachment import Spot
from counterclaim.reading.places.story import spot_of
from counterclaim.reading.prose import Prose


@dataclass(frozen=True, slots=True)
class Where:
    """The place of an event: its id, what showed it (own, clause, sentence, paragraph) and the words."""

    place: str
    basis: str
    passage: Passage


class Atlas:
    """The places of one report, by id, by where they are mentioned, and by what happened there."""

    def __init__(self, prose: Prose, places: tuple[Place, ...], spots: tuple[Spot, ...]) -> None:
        self.places = places
        self._prose = prose
        self._spots = spots
        self._by_id = {place.id: place for place in places}

    def get(self, id: str) -> Place:
        """The place of an id. Raises KeyError."""
        return self._by_id[id]

    def at(self, start: int, end: int) -> str | None:
        """The id of the place mentioned in document characters [start, end), the longest if several."""
        touched = [spot for spot in self._spots if spot.start < end and start < spot.end]
        if not touched:
            return None
        return max(touched, key=lambda spot: (spot.end - spot.start, -spot.start)).place

    def where(self, start: int, end: int) -> Where | None:
        """The place of an event whose trigger stands at document characters [start, end), or None.

        Never a people, a government called by its seat, or a place inside a body's name.
        """
        found = spot_of(self._prose, self._spots, start, end)
        if found is None:
            return None
        spot, basis = found
        return Where(spot.place, basis, self._prose.passage(spot.start, spot.end))
