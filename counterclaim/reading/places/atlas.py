"""The places of one report: mentions found, resolved and joined, and where each event took place."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.evidence import Passage, Place
from counterclaim.reading.places.attachment import Spot, spot_of
from counterclaim.reading.places.containers import containers, lists
from counterclaim.reading.places.gazetteer import Entry, Gazetteer, shipped
from counterclaim.reading.places.mentions import Mention, find_mentions
from counterclaim.reading.places.resolution import Group, Sense, group_of, inside, names_of, resolve
from counterclaim.reading.prose import Prose
from counterclaim.reading.seats import is_government

WHOLE = frozenset(("PCLI", "CONT", "OCN"))


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
        best: Spot | None = None
        for spot in self._spots:
            if (
                spot.start < end
                and start < spot.end
                and (best is None or spot.end - spot.start > best.end - best.start)
            ):
                best = spot
        return best.place if best else None

    def where(self, start: int, end: int) -> Where | None:
        """The place of an event whose trigger stands at document characters [start, end), or None."""
        found = spot_of(self._prose, self._spots, start, end)
        if found is None:
            return None
        spot, basis = found
        return Where(spot.place, basis, self._prose.passage(spot.start, spot.end))


def read_places(prose: Prose, gazetteer: Gazetteer | None = None) -> Atlas:
    """Every place a report names, with coordinates where the report allows to tell which it is.

    One Place per sense with all its mentions. Demonyms are places of their own with basis "demonym", and
    names used for a government with basis "seat", so that readers can leave either out; what cannot be
    resolved stays named, without coordinates, inside its container where the text gives one.
    """
    gazetteer = gazetteer or shipped()
    doc = prose.doc
    mentions = find_mentions(doc, gazetteer)
    boxes = containers(doc.text, mentions)
    names = names_of(mentions, boxes, lists(doc.text, mentions), gazetteer)
    senses = resolve(names, gazetteer, _home(prose, gazetteer))
    return _Drawing(prose, mentions, boxes, senses, gazetteer).atlas()


def _home(prose: Prose, gazetteer: Gazetteer) -> list[str]:
    """Countries the report is known to come from: its dateline, where that has one likely sense."""
    dateline = prose.report.dateline
    if not dateline:
        return []
    entries = gazetteer.look_up(dateline.split(",")[-1].strip()) or gazetteer.look_up(dateline)
    return [entries[0].country] if entries and entries[0].country else []


class _Drawing:
    """Puts mentions with their senses together to places."""

    def __init__(
        self,
        prose: Prose,
        mentions: list[Mention],
        boxes: dict[int, Mention],
        senses: dict[Group, Sense],
        gazetteer: Gazetteer,
    ) -> None:
        self.prose = prose
        self.mentions = mentions
        self.boxes = boxes
        self.senses = senses
        self.gazetteer = gazetteer

    def atlas(self) -> Atlas:
        """The atlas."""
        keys: dict[tuple[str, str], list[int]] = {}
        form: dict[int, str] = {}
        for number, mention in enumerate(self.mentions):
            form[number] = self._form(mention)
            keys.setdefault((self._identity(mention), form[number]), []).append(number)
        ids = {key: f"{self.prose.report.id}/p{n}" for n, key in enumerate(keys, 1)}
        where = {number: ids[key] for key, numbers in keys.items() for number in numbers}
        places = tuple(
            self._place(ids[key], [self.mentions[n] for n in numbers], key[1], self._within(numbers, where))
            for key, numbers in keys.items()
        )
        features = {place.id: place.feature for place in places}
        spots = tuple(
            Spot(m.start, m.end, where[n], form[n], m.form, features[where[n]] or "")
            for n, m in enumerate(self.mentions)
        )
        return Atlas(self.prose, places, spots)

    def _form(self, mention: Mention) -> str:
        """What a mention does: names a place, its people, or the government that sits there."""
        if mention.form == "demonym":
            return "demonym"
        tokens = self.prose.tokens(mention.start, mention.end)
        if is_government(tokens.root):
            return "seat"
        return "place"

    def _sense(self, mention: Mention) -> Sense:
        return self.senses.get(group_of(mention), Sense(None, "unknown"))

    def _identity(self, mention: Mention) -> str:
        entry = self._sense(mention).entry
        return f"#{entry.id}" if entry else mention.key

    def _within(self, numbers: list[int], where: dict[int, str]) -> str | None:
        """The place that the text puts around one of these mentions."""
        for number in numbers:
            box = self.boxes.get(number)
            if box is None:
                continue
            entry, outer = self._sense(self.mentions[number]).entry, self._sense(box).entry
            if entry is not None and outer is not None and not inside(entry, outer):
                continue
            id = where[self.mentions.index(box)]
            if id != where[number]:
                return id
        return None

    def _place(self, id: str, mentions: list[Mention], form: str, within: str | None) -> Place:
        sense = self._sense(mentions[0])
        entry = sense.entry
        passages = tuple(self.prose.passage(m.start, m.end) for m in mentions)
        name = max((m.text for m in mentions), key=len)
        if entry is None:
            return Place(id=id, name=name, within=within, basis="unresolved", mentions=passages)
        return Place(
            id=id,
            name=name,
            lat=entry.lat,
            lon=entry.lon,
            radius_km=_radius(entry),
            geonameid=entry.geonameid,
            country=self.gazetteer.iso3(entry.country) if entry.country else None,
            feature=entry.feature,
            within=within,
            basis=sense.basis if form == "place" else form,
            mentions=passages,
        )


def _radius(entry: Entry) -> float:
    """How far a place reaches: as known, or by how many live there."""
    if entry.radius:
        return float(entry.radius)
    return float(round(max(1.0, (entry.population / 4000) ** 0.5), 1))
