"""Whose government, rebels or police a bare word means: the states a text is set in, counted."""

from __future__ import annotations

from collections import defaultdict

from counterclaim.reading.actors.columns import MARKS, Columns
from counterclaim.reading.actors.grammar import DESCRIBERS, LOCATIVE
from counterclaim.reading.actors.mentions import Hit
from counterclaim.reading.actors.words import Words

SET_HERE = 3.0
NAMED = 1.0
CLASSES = ("forces", "police", "parliament", "presidency", "cabinet", "court", "ministry")
CONTESTED = ("government", "rebels", "opposition", "militants", "protesters", "activists", "loyalists")
WARS = frozenset(
    (
        "protests",
        "unrest",
        "violence",
        "fighting",
        "clashes",
        "riots",
        "coup",
        "war",
        "conflict",
        "crisis",
        "truce",
        "ceasefire",
        "uprising",
        "revolution",
        "rebellion",
        "civil",
    )
)
WEIGHTS = {
    "loyalists": 1.0,
    "rebels": 3.0,
    "opposition": 3.0,
    "protesters": 2.0,
    "militants": 1.0,
    "activists": 2.0,
    "government": 1.0,
}
SEATED = 0.5
REGIME = 3.0
WAR = 2.0
TWICE = 2


class Setting:
    """Counts of states by how they are named; `country` is the state a bare word of a class belongs to."""

    def __init__(self, cols: Columns, hits: list[Hit], words: Words) -> None:
        self._of: dict[str, defaultdict[str, float]] = {}
        self._stems: dict[str, str] = {}
        for hit in hits:
            if hit.known.kind != "state" or hit.side in DESCRIBERS:
                continue
            before = cols.lowers[hit.first - 1] if hit.first else ""
            self._stems[hit.known.id] = hit.known.name.lower().split()[-1]
            self._count("named", hit.known.id, NAMED)
            here = before in LOCATIVE and hit.sort in ("name", "seat")
            self._count("all", hit.known.id, SET_HERE if here else NAMED)
            if here:
                told = hit.first > 1 and words.singular(cols.lowers[hit.first - 2]) is None
                unrest = hit.first > 1 and cols.lowers[hit.first - 2] in WARS
                if hit.sort == "name":
                    self._count("contested", hit.known.id, WAR if unrest else NAMED)
                elif told:
                    self._count("contested", hit.known.id, SEATED)
            after = hit.last + (hit.last < len(cols.texts) and cols.texts[hit.last] in MARKS)
            for i in range(after, min(after + 3, len(cols.texts))):
                word = cols.lowers[i]
                if word in WARS:
                    self._count("contested", hit.known.id, WAR)
                    break
                noun = words.singular(word)
                if noun is None:
                    break
                for cls in words.classes[noun]:
                    if cls in CONTESTED:
                        weight = REGIME if noun == "regime" else WEIGHTS[cls]
                        self._count("contested", hit.known.id, weight)
                    elif cls in CLASSES:
                        self._count(cls, hit.known.id, NAMED)

    def _count(self, cls: str, id: str, weight: float) -> None:
        self._of.setdefault(cls, defaultdict(float))[id] += weight

    def country(self, cls: str) -> str | None:
        """A state's lexicon id: the one the text gives such a word most often, else where it is set."""
        everywhere = self._of.get("all", defaultdict(float))
        own = self._of.get("contested" if cls in CONTESTED else cls) or everywhere
        if not own:
            return None
        return self._twin(max(own.items(), key=lambda item: (item[1], everywhere[item[0]], item[0]))[0])

    def _twin(self, id: str) -> str:
        """A state, or the other one of its name ("North X", "South X") if that is named far oftener."""
        named = self._of["named"]
        alike = [other for other, stem in self._stems.items() if stem == self._stems[id]]
        most = max(alike, key=lambda other: (named[other], other == id))
        return most if named[most] >= TWICE * named[id] else id
