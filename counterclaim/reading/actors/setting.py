"""Whose government, rebels or police a bare word means: the states a text is set in, counted."""

from __future__ import annotations

from collections import Counter

from counterclaim.reading.actors.columns import MARKS, Columns
from counterclaim.reading.actors.mentions import DESCRIBERS, Hit
from counterclaim.reading.actors.words import Words

LOCATIVE = frozenset(
    (
        "in",
        "across",
        "inside",
        "throughout",
        "within",
        "into",
        "near",
        "over",
        "around",
        "from",
        "eastern",
        "northern",
        "southern",
        "western",
        "central",
    )
)
SET_HERE = 3.0
NAMED = 1.0
POSSESSES = 4.0
CLASSES = (
    "government", "rebels", "opposition", "forces", "police", "parliament", "protesters", "militants", "presidency",
    "cabinet", "court", "ministry", "population",
)  # fmt: skip


class Setting:
    """Counts of states by how they are named; `country(cls)` is the state a bare word of a class belongs to."""

    def __init__(self, cols: Columns, hits: list[Hit], words: Words) -> None:
        self._all: Counter[str] = Counter()
        self._of: dict[str, Counter[str]] = {}
        for hit in hits:
            if hit.known.kind != "state" or hit.side in DESCRIBERS:
                continue
            before = cols.lowers[hit.first - 1] if hit.first else ""
            self._all[hit.known.id] += (
                SET_HERE if before in LOCATIVE and hit.sort in ("name", "seat") else NAMED
            )
            after = hit.last + (hit.last < len(cols.texts) and cols.texts[hit.last] in MARKS)
            for i in range(after, min(after + 3, len(cols.texts))):
                noun = words.singular(cols.lowers[i])
                if noun is None:
                    break
                for cls in words.classes[noun]:
                    if cls in CLASSES:
                        self._of.setdefault(cls, Counter())[hit.known.id] += 1

    def country(self, cls: str) -> str | None:
        """A state's lexicon id: the one the text itself gives such a word most often, else where it is set."""
        own = self._of.get(cls)
        if own:
            return max(own.items(), key=lambda item: (item[1], self._all[item[0]], item[0]))[0]
        if not self._all:
            return None
        return max(self._all.items(), key=lambda item: (item[1], item[0]))[0]
