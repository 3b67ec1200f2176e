"""Which place a name means: context decides, population only where nothing else does.

Method: candidates are weighed by what the text says contains them, by the countries the report speaks
of, and by the other places it names; one name has one sense in a report (Leidner, Toponym Resolution in
Text, 2007). A candidate in a country that nothing supports is not taken, however large.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterclaim.reading.places.folding import fold
from counterclaim.reading.places.gazetteer import Entry, Gazetteer, prior
from counterclaim.reading.places.mentions import Mention
from counterclaim.reading.places.words import place_words

CONTAINED, KIND, COUNTRY, NEAR, SAME_REGION = 9.0, 3.0, 4.0, 1.5, 1.0
FAMOUS = 6.0


@dataclass(frozen=True, slots=True)
class Sense:
    """What a name means in a report, and what decided it; `entry` is None where nothing could."""

    entry: Entry | None
    basis: str


Group = tuple[str, str | None]


def group_of(mention: Mention) -> Group:
    """Mentions of one group have one sense."""
    return mention.key, mention.kind if mention.kind in ("province", "county") else None


def resolve(
    mentions: Sequence[Mention],
    containers: Mapping[Group, Sequence[str]],
    gazetteer: Gazetteer,
    home: Sequence[str],
) -> dict[Group, Sense]:
    """The sense of each group of mentions.

    `containers` are names that the text puts around a name; `home` alpha-2 codes of countries known from
    the dateline or the outlet.
    """
    candidates: dict[Group, tuple[Entry, ...]] = {}
    counts: Counter[Group] = Counter()
    kinds: dict[Group, str | None] = {}
    for mention in mentions:
        group = group_of(mention)
        counts[group] += 1
        if mention.entries and group not in candidates:
            candidates[group] = mention.entries
        kinds[group] = kinds.get(group) or mention.kind
    boxes = {group: _boxes(containers.get(group, ()), gazetteer) for group in candidates}
    senses: dict[Group, Sense] = {}
    for _round in range(3):
        weights = _countries(candidates, counts, senses, boxes, home)
        chosen = {g: s.entry for g, s in senses.items() if s.entry is not None}
        senses = {
            group: _choose(group, entries, kinds[group], boxes[group], weights, chosen)
            for group, entries in candidates.items()
        }
    return senses


def _boxes(names: Sequence[str], gazetteer: Gazetteer) -> list[tuple[Entry, ...]]:
    """What each container may mean: countries and regions, or else a town."""
    found = []
    for name in names:
        entries = gazetteer.look_up(name)
        large = tuple(e for e in entries if e.feature in ("PCLI", "ADM1", "ADM2"))
        if large or entries:
            found.append(large or entries[:3])
    return found


def inside(entry: Entry, box: Entry) -> bool:
    """Whether a place lies in another, by country and region code, or by distance for towns."""
    if entry.id == box.id:
        return False
    if box.feature == "PCLI":
        return entry.country == box.country and entry.feature != "PCLI"
    if box.feature == "ADM1":
        return entry.admin == box.admin if box.admin and entry.admin else entry.km(box) < (box.radius or 200)
    return entry.country == box.country and entry.km(box) < max(60.0, box.radius or 0)


def _countries(
    candidates: Mapping[Group, tuple[Entry, ...]],
    counts: Counter[Group],
    senses: Mapping[Group, Sense],
    boxes: Mapping[Group, list[tuple[Entry, ...]]],
    home: Sequence[str],
) -> dict[str, float]:
    """How much the report speaks of each country, between 0 and 1."""
    weights: dict[str, float] = defaultdict(float)
    for code in home:
        weights[code] += 3.0
    for group, entries in candidates.items():
        often = min(counts[group], 4) ** 0.5
        sense = senses.get(group)
        if sense is not None and sense.entry is not None:
            entry = sense.entry
            weights[entry.country] += often * {"contained": 1.5, "name": 1.0}.get(sense.basis, 0.7)
            continue
        first = entries[0]
        rivals = {e.country for e in entries if prior(e) > prior(first) - 1.2}
        if len(rivals) == 1:
            weights[first.country] += often * (1.0 if first.feature == "PCLI" else 0.6)
        for box in boxes[group]:
            codes = {e.country for e in box}
            if len(codes) == 1:
                weights[codes.pop()] += often
    weights.pop("", None)
    top = max(weights.values(), default=1.0)
    return {code: weight / max(top, 1.0) for code, weight in weights.items()}


def _choose(
    group: Group,
    entries: tuple[Entry, ...],
    kind: str | None,
    boxes: list[tuple[Entry, ...]],
    weights: Mapping[str, float],
    chosen: Mapping[Group, Entry],
) -> Sense:
    features = place_words().features.get(kind or "", ())
    best, best_score, contained = entries[0], -99.0, False
    others = [e for g, e in chosen.items() if g != group and e.feature[:3] in ("PPL", "ADM")]
    admins = {e.admin for e in others if e.admin}
    for entry in entries:
        score = prior(entry)
        held = any(inside(entry, box) for options in boxes for box in options)
        score += CONTAINED * held
        if features:
            score += KIND if entry.feature in features else -KIND / 2
        score += COUNTRY * weights.get(entry.country, 0.0) if entry.country else 0.0
        if entry.feature[:3] in ("PPL", "ADM"):
            score += SAME_REGION * (entry.admin in admins)
            score += NEAR * min(2, sum(entry.km(o) < 120 for o in others)) if others else 0.0
        if score > best_score:
            best, best_score, contained = entry, score, held
    if contained:
        return Sense(best, "contained")
    if best.feature == "PCLI" or not best.country:
        return Sense(best, "name")
    supported = weights.get(best.country, 0.0) > 0.15
    if supported:
        return Sense(best, "country")
    if prior(best) >= FAMOUS:
        return Sense(best, "population")
    return Sense(None, "unsupported")


def same_name(left: str, right: str) -> bool:
    """Whether two names are spellings of one."""
    return fold(left) == fold(right)
