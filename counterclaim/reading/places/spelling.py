"""Names the gazetteer does not know in this spelling: the same sounds, in the same country, nearby.

Method: a consonant skeleton under which transliterations of one name fall together (folding.sound). It
also makes unrelated names equal, so a match has to be the only one, in the country the report speaks of
most, and near another place of the report or inside what the text puts around the name.
"""

from __future__ import annotations

from collections.abc import Mapping

from counterclaim.reading.places.compile import TRANSLITERATED
from counterclaim.reading.places.folding import bare, sound
from counterclaim.reading.places.gazetteer import Entry, Gazetteer
from counterclaim.reading.places.resolution import Group, Name, Sense, inside

NEAR_KM, NEARER_KM = 120.0, 60.0


def respelled(
    names: Mapping[Group, Name], senses: Mapping[Group, Sense], gazetteer: Gazetteer
) -> dict[Group, Sense]:
    """The senses, with those added that another spelling gives; their basis is "spelling"."""
    found = dict(senses)
    settled = [
        s.entry for s in senses.values() if s.entry is not None and s.entry.feature[:3] in ("PPL", "ADM")
    ]
    countries = sorted({e.country for e in settled} & TRANSLITERATED)
    for group, name in names.items():
        if name.entries:
            continue
        fitting = {
            entry.id: entry
            for country in countries
            for entry in gazetteer.sounding(group[0], country)
            if _close(group[0], entry.name) and _fits(entry, name, settled)
        }
        if len(fitting) == 1:
            found[group] = Sense(next(iter(fitting.values())), "spelling")
    return found


def _close(said: str, known: str) -> bool:
    """Whether two names of one sound begin alike and are about as long."""
    left, right = bare(said), bare(known)
    return abs(len(left) - len(right)) <= 3 and left[:1].translate(_ALIKE) == right[:1].translate(_ALIKE)


def _fits(entry: Entry, name: Name, settled: list[Entry]) -> bool:
    """Whether a place is where the report is: inside its container, or near another place."""
    if not entry.feature.startswith("PPL"):
        return False
    if name.boxes:
        return any(inside(entry, box) for options in name.boxes for box in options)
    reach = NEAR_KM if len(sound(name.group[0])) > 3 else NEARER_KM
    return any(entry.country == e.country and e.feature != "ADM1" and entry.km(e) < reach for e in settled)


_ALIKE = str.maketrans("qcou", "kkuo")
