"""A report's atlas is drawn: mentions found, resolved, joined to places, and the places described by them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from counterclaim.evidence import Place
from counterclaim.reading.places.atlas import Atlas
from counterclaim.reading.places.attachment import TERRITORY, Spot, fronted
from counterclaim.reading.places.containers import containers, lists, neighbours
from counterclaim.reading.places.gazetteer import Entry, Gazetteer, shipped
from counterclaim.reading.places.mentions import Mention, find_mentions
from counterclaim.reading.places.relations import Relation, relations
from counterclaim.reading.places.resolution import Group, Sense, group_of, inside, names_of, resolve
from counterclaim.reading.places.spelling import respelled
from counterclaim.reading.prose import Prose
from counterclaim.reading.seats import is_government

AROUND_SITE = 15.0
Key = tuple[str, str, str]
CITIES = frozenset(("city", "capital"))
AGAIN = frozenset(("city", "town", "village"))


def read_places(prose: Prose, gazetteer: Gazetteer | None = None) -> Atlas:
    """Every place a report names, with coordinates where the report allows to tell which it is.

    One Place per sense with all its mentions. Places of their own, told apart by `basis`, are: peoples
    ("demonym"), names used for a government ("seat"), names inside a body's name ("part"), sites called
    after a place ("site") and places described by another ("relation"). What cannot be resolved stays
    named, without coordinates ("unresolved"), inside its container where the text gives one.
    """
    gazetteer = gazetteer or shipped()
    text = prose.text
    mentions = find_mentions(prose.doc, prose.text, gazetteer)
    boxes = containers(text, mentions)
    names = names_of(mentions, {**neighbours(text, mentions), **boxes}, lists(text, mentions), gazetteer)
    senses = respelled(names, resolve(names, _home(prose, gazetteer)), gazetteer)
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
        mentions: Sequence[Mention],
        boxes: Mapping[int, Mention],
        senses: Mapping[Group, Sense],
        gazetteer: Gazetteer,
    ) -> None:
        self.prose = prose
        self.mentions = mentions
        self.boxes = boxes
        self.senses = senses
        self.gazetteer = gazetteer
        self.roles = [self._role(mention) for mention in mentions]
        ends = {mention.end for mention in mentions}
        self.relations = [
            r
            for r in relations(prose.text, mentions)
            if not ends & {r.start, r.start - 1}
            and not any(m.start < r.start < m.end for m in mentions)
            and (r.kind != "border" or self.roles[r.base] != "part")
        ]

    def atlas(self) -> Atlas:
        """The atlas: ids are given in the order of first mention, a described place after its base."""
        members: dict[Key, list[int]] = {}
        for number, mention in enumerate(self.mentions):
            members.setdefault((self._identity(mention), self.roles[number], ""), []).append(number)
        described: dict[Key, list[Relation]] = {}
        text = self.prose.text
        for relation in self.relations:
            base = self._identity(self.mentions[relation.base])
            key = (base, "relation", text[relation.start : relation.end].casefold())
            described.setdefault(key, []).append(relation)
        firsts = [(self.mentions[numbers[0]].start, 0, key) for key, numbers in members.items()]
        firsts += [(self.mentions[found[0].base].start, 1, key) for key, found in described.items()]
        ids = {key: f"{self.prose.report.id}/p{n}" for n, (_at, _rank, key) in enumerate(sorted(firsts), 1)}
        where = {number: ids[key] for key, numbers in members.items() for number in numbers}
        places = {ids[key]: self._place(ids[key], numbers, where) for key, numbers in members.items()}
        for key, found in described.items():
            places[ids[key]] = self._described(ids[key], found, places[where[found[0].base]])
        spots = [
            Spot(
                m.start,
                m.end,
                where[n],
                self.roles[n],
                places[where[n]].feature or "",
                places[where[n]].country or "",
            )
            for n, m in enumerate(self.mentions)
        ]
        for key, found in described.items():
            place = places[ids[key]]
            spots += [
                Spot(r.start, r.end, place.id, "relation", place.feature or "", place.country or "")
                for r in found
            ]
        spots += self._again(spots)
        ordered = tuple(places[ids[key]] for _at, _rank, key in sorted(firsts))
        return Atlas(self.prose, ordered, tuple(sorted(spots, key=lambda s: (s.start, -s.end))))

    def _again(self, spots: Sequence[Spot]) -> list[Spot]:
        """Where "the town" or "the same city" stands again for the settlement named last."""
        found = []
        for token in self.prose.doc:
            if token.lower_ not in AGAIN or not any(
                t.lower_ in ("the", "this", "that", "same") for t in token.lefts
            ):
                continue
            after = token.nbor(1) if token.i + 1 < len(self.prose.doc) else token
            if after.lower_ in ("of", "called", "named", "-") or after.pos_ in ("PROPN", "NOUN"):
                continue
            before = [
                s
                for s in spots
                if s.end < token.idx and s.role == "place" and (s.feature or "PPL").startswith("PPL")
            ]
            if token.lower_ in CITIES:  # "the same city" is not the village named last
                before = [s for s in before if s.feature and not self._called_village(s)] or before
            if before:
                last = max(before, key=lambda s: s.start)
                start = next(t.idx for t in token.subtree if t.i >= token.left_edge.i)
                found.append(replace(last, start=start, end=token.idx + len(token), role="again"))
        return found

    def _called_village(self, spot: Spot) -> bool:
        """Whether the text calls a place a village where it names it."""
        words = self.prose.text[max(0, spot.start - 16) : spot.start].lower().split()
        return any(w in ("village", "villages", "hamlet") for w in words[-2:])

    def _role(self, mention: Mention) -> str:
        """What a mention does: names a place, a site, a people, or the government that sits there."""
        if mention.form in ("demonym", "part", "site"):
            return mention.form
        tokens = self.prose.tokens(mention.start, mention.end)
        if fronted(tokens, tokens.root):
            return "place"
        return "seat" if is_government(tokens.root) else "place"

    def _sense(self, mention: Mention) -> Sense:
        return self.senses.get(group_of(mention), Sense(None, "unknown"))

    def _identity(self, mention: Mention) -> str:
        entry = self._sense(mention).entry
        return f"#{entry.id}" if entry and mention.form != "site" else mention.key

    def _within(self, numbers: Sequence[int], where: Mapping[int, str]) -> str | None:
        """The place that the text puts around one of these mentions."""
        for number in numbers:
            box = self.boxes.get(number)
            if box is None:
                continue
            entry, outer = self._sense(self.mentions[number]).entry, self._sense(box).entry
            if entry is not None and (outer is None or not inside(entry, outer)):
                continue
            id = where[self.mentions.index(box)]
            if id != where[number]:
                return id
        return None

    def _place(self, id: str, numbers: Sequence[int], where: Mapping[int, str]) -> Place:
        mentions = [self.mentions[n] for n in numbers]
        role, sense = self.roles[numbers[0]], self._sense(mentions[0])
        entry = sense.entry
        passages = tuple(self.prose.passage(m.start, m.end) for m in mentions)
        name = max((p.text for p in passages), key=len)
        within = self._within(numbers, where)
        if entry is None:
            return Place(id=id, name=name, within=within, basis="unresolved", mentions=passages)
        site = role == "site"
        return Place(
            id=id,
            name=entry.name if role == "demonym" else name,
            lat=entry.lat,
            lon=entry.lon,
            radius_km=_radius(entry) + AROUND_SITE * site,
            geonameid=None if site else entry.geonameid,
            country=self.gazetteer.iso3(entry.country) if entry.country else None,
            feature=None if site else entry.feature,
            within=within or (self._mentioned(entry, where) if site else None),
            basis=sense.basis if role == "place" else role,
            mentions=passages,
        )

    def _mentioned(self, entry: Entry, where: Mapping[int, str]) -> str | None:
        """The id under which a place of the gazetteer is named as a place of its own."""
        for number, mention in enumerate(self.mentions):
            if self.roles[number] == "place" and self._sense(mention).entry == entry:
                return where[number]
        return None

    def _described(self, id: str, found: Sequence[Relation], base: Place) -> Place:
        first = found[0]
        lat = lon = radius = None
        if base.lat is not None and base.lon is not None:
            lat, lon, radius = first.shifted(base.lat, base.lon, base.radius_km or 5.0)
        return Place(
            id=id,
            name=self.prose.text[first.start : first.end],
            lat=lat,
            lon=lon,
            radius_km=radius,
            country=None if first.kind == "border" else base.country,
            feature=_described_feature(first.kind, base.feature),
            within=base.id if first.kind in ("part", "area") else None,
            basis="relation",
            mentions=tuple(self.prose.passage(r.start, r.end) for r in found),
        )


def _described_feature(kind: str, base: str | None) -> str:
    """A region for a part of a region, a territory for the areas somebody holds in a country."""
    if base == "PCLI" and kind == "area":
        return TERRITORY
    return "RGN" if base in ("PCLI", "ADM1", "RGN") else "AREA"


def _radius(entry: Entry) -> float:
    """How far a place reaches: as known, or by how many live there."""
    if entry.radius:
        return float(entry.radius)
    return float(round(max(1.0, (entry.population / 4000) ** 0.5), 1))
