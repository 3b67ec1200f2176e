"""Which place a name means: context decides, population only where nothing else does.

Method: candidates are weighed by what the text says contains them, by the countries and regions the
report speaks of, and by the other places it names; one name has one sense in a report (Leidner, Toponym
Resolution in Text, 2007). A candidate that nothing but its size speaks for is taken only if it is large
and has no rival, so that a village is never put into a country the report does not speak of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from counterclaim.reading.places.gazetteer import Entry, Gazetteer, prior
from counterclaim.reading.places.mentions import Mention
from counterclaim.reading.places.words import place_words

CONTAINED, KIND, COUNTRY, REGION, NEAR, LIST = 9.0, 3.0, 4.0, 2.5, 2.0, 1.5
HOME = 3.0
STATE = 0.5
SOFT = 3.0
SUPPORTED = 0.15
FAMOUS, RIVAL = 4.9, 0.7
FEDERAL = frozenset(("US", "CA", "AU", "GB", "DE", "IT", "ES", "FR", "BR", "MX", "IN"))

Group = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Sense:
    """What a name means in a report, and what decided it; `entry` is None where nothing could."""

    entry: Entry | None
    basis: str


@dataclass(slots=True)
class Name:
    """One name of a report, with all that is said beside it wherever it stands."""

    group: Group
    entries: tuple[Entry, ...]
    kind: str | None = None
    count: int = 0
    boxes: list[tuple[Entry, ...]] = field(default_factory=list)
    listed: set[Group] = field(default_factory=set)


def group_of(mention: Mention) -> Group:
    """Mentions of one group have one sense."""
    return mention.key, mention.kind if mention.kind in ("province", "county") else None


def names_of(
    mentions: Sequence[Mention],
    boxes: Mapping[int, Mention],
    lists: Iterable[tuple[int, int]],
    gazetteer: Gazetteer,
) -> dict[Group, Name]:
    """The names of a report; `boxes` gives the mention around one, `lists` pairs that are coordinated."""
    names: dict[Group, Name] = {}
    for number, mention in enumerate(mentions):
        group = group_of(mention)
        name = names.setdefault(group, Name(group, mention.entries))
        name.count += 1
        name.kind = name.kind or mention.kind
        if number in boxes:
            name.boxes.append(_options(boxes[number].text, gazetteer))
    for left, right in lists:
        names[group_of(mentions[left])].listed.add(group_of(mentions[right]))
        names[group_of(mentions[right])].listed.add(group_of(mentions[left]))
    return names


def _options(text: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """What a container may mean: countries and regions, or else a town."""
    entries = gazetteer.look_up(text)
    large = tuple(e for e in entries if e.feature in ("PCLI", "ADM1", "ADM2"))
    return large or entries[:3]


def inside(entry: Entry, box: Entry) -> bool:
    """Whether a place lies in another, by country and region code, or by distance for towns."""
    if entry.id == box.id:
        return False
    if box.feature == "PCLI":
        return entry.country == box.country and entry.feature != "PCLI"
    if entry.feature == "PCLI":
        return False
    if box.feature == "ADM1":
        return entry.admin == box.admin if box.admin and entry.admin else entry.km(box) < (box.radius or 200)
    return entry.country == box.country and entry.km(box) < max(60.0, box.radius or 0)


class _Evidence:
    """What the other names of a report say for a country, a region and a spot, each name once."""

    def __init__(
        self, names: Mapping[Group, Name], senses: Mapping[Group, Sense], home: Sequence[str]
    ) -> None:
        self.by_country: dict[str, dict[Group, float]] = defaultdict(dict)
        self.by_region: dict[str, dict[Group, float]] = defaultdict(dict)
        self.grid: dict[tuple[int, int], list[tuple[Group, float, Entry]]] = defaultdict(list)
        self.home = home
        self.states: set[Group] = set()
        for group, name in names.items():
            self._add(group, name, senses.get(group))

    def _add(self, group: Group, name: Name, sense: Sense | None) -> None:
        often = min(name.count, 4) ** 0.5
        boxed = sorted({e.country for box in name.boxes for e in box if len({x.country for x in box}) == 1})
        for code in boxed:
            self.by_country[code][group] = often
        if sense is not None and sense.entry is not None:
            entry = sense.entry
            self.by_country[entry.country].setdefault(
                group, often * (1.0 if sense.basis != "population" else 0.5)
            )
        entries = name.entries[:60]
        if not entries:
            return
        first = entries[0]
        if first.feature == "PCLI" and (sense is None or sense.entry == first):
            self.states.add(group)
        if sense is None and len({e.country for e in entries if prior(e) > prior(first) - 1.2}) == 1:
            self.by_country[first.country].setdefault(
                group, often * (1.0 if first.feature == "PCLI" else 0.6)
            )
        settled = sense.entry if sense is not None else None
        odds = {entry.id: SOFT ** (prior(entry) - prior(first)) for entry in entries}
        whole = sum(odds.values())
        votes: dict[str, float] = {}
        for entry in entries:
            share = odds[entry.id] / whole
            if settled is not None:
                share = 0.5 * share + 0.5 * (entry.id == settled.id)
            if entry.admin:
                votes[entry.admin] = votes.get(entry.admin, 0.0) + share
            if entry.feature[:3] in ("PPL", "ADM") and entry.feature != "ADM1":
                self.grid[int(entry.lat // 1), int(entry.lon // 1)].append((group, share, entry))
        for admin, vote in votes.items():
            self.by_region[admin][group] = min(1.0, 1.5 * vote)

    def shares(self, without: Group) -> dict[str, float]:
        """How much of what the other names say of countries is said of each; they sum to 1 at most.

        A country's own name says less than a town in it: states act everywhere.
        """
        sums: dict[str, float] = {code: HOME * self.home.count(code) for code in self.home}
        total = sum(sums.values())
        for code, groups in self.by_country.items():
            if code:
                said = {g: v for g, v in groups.items() if g != without}
                total += sum(said.values())
                sums[code] = sums.get(code, 0.0) + sum(
                    v * (STATE if g in self.states else 1) for g, v in said.items()
                )
        return {code: value / max(1.5, total) for code, value in sums.items()}

    def region(self, admin: str, without: Group) -> float:
        """How many other names point to a first-level region; two that share it fully give 1."""
        if not admin:
            return 0.0
        return min(1.5, sum(v for g, v in self.by_region.get(admin, {}).items() if g != without) / 2)

    def near(self, entry: Entry, without: Group) -> float:
        """How many other names have a candidate within 80 km, each weighed by how sure it is."""
        row, column = int(entry.lat // 1), int(entry.lon // 1)
        best: dict[Group, float] = {}
        for y in (row - 1, row, row + 1):
            for x in (column - 1, column, column + 1):
                for group, share, other in self.grid.get((y, x), ()):
                    if group != without and other.id != entry.id and entry.km(other) < 80:
                        best[group] = max(best.get(group, 0.0), share)
        return min(1.5, sum(best.values()))


def resolve(names: Mapping[Group, Name], home: Sequence[str]) -> dict[Group, Sense]:
    """The sense of each name; `home` are alpha-2 codes of countries known from dateline or outlet."""
    senses: dict[Group, Sense] = {}
    for _round in range(3):
        evidence = _Evidence(names, senses, home)
        senses = {group: _choose(name, evidence, senses) for group, name in names.items()}
    return senses


def _choose(name: Name, evidence: _Evidence, senses: Mapping[Group, Sense]) -> Sense:
    """The candidate that most speaks for, or none."""
    if not name.entries:
        return Sense(None, "unknown")
    features = place_words().features.get(name.kind or "", ())
    company = {
        s.entry.feature for g in name.listed if (s := senses.get(g)) is not None and s.entry is not None
    }
    scored: list[tuple[float, int, bool, float]] = []
    weights = evidence.shares(name.group)
    most = max(weights.values(), default=0.0)
    for number, entry in enumerate(name.entries):
        held = any(inside(entry, box) for options in name.boxes for box in options)
        score = prior(entry) + CONTAINED * held
        if features:
            score += KIND if entry.feature in features else -KIND / 2
        if entry.feature in company:
            score += LIST
        if not entry.country:
            score += COUNTRY * 0.75
        else:
            score += COUNTRY * weights.get(entry.country, 0.0)
        if entry.admin and entry.feature != "ADM1":
            score += REGION * evidence.region(entry.admin, name.group)
            score += NEAR * evidence.near(entry, name.group)
        elif entry.feature in ("ADM1", "PCLI"):
            score += REGION * min(1.0, evidence.region(entry.admin, name.group)) if entry.admin else REGION
            score += NEAR * 0.5
        scored.append((score, -number, held, weights.get(entry.country, 0.0)))
    score, number, held, weight = max(scored)
    best = _city_or_region(name, name.entries[-number], bool(features), weight)
    if held:
        return Sense(best, "contained")
    if not best.country or best.feature[:3] not in ("PPL", "ADM"):
        return Sense(best, "name")
    if weight > SUPPORTED * most:
        return Sense(best, "country")
    rivals = [e for e in name.entries if e.country != best.country and prior(e) > prior(best) - RIVAL]
    if prior(best) >= FAMOUS and not rivals:
        return Sense(best, "population")
    return Sense(None, "unsupported")


def _city_or_region(name: Name, best: Entry, said: bool, weight: float) -> Entry:
    """Of a region and its town of the same name the town, unless a word or the country's habit says else.

    In federal countries a bare name is the region's, in reports about that country even where half its
    people live in the town (New York).
    """
    if best.feature != "ADM1" or said:
        return best
    least = (0.5 if weight > 0.6 else 0.3) if best.country in FEDERAL else 0.02
    towns = [e for e in name.entries if e.admin == best.admin and e.feature in ("PPL", "PPLC")]
    return towns[0] if towns and towns[0].population > least * best.population else best
