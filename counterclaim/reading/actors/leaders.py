"""Public figures of the lexicon, found by name: whose country a "President Lincoln" belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from counterclaim.reading.actors.lexicon import Leader, Lexicon
from counterclaim.reading.actors.names import same_person
from counterclaim.reading.actors.runs import split

Index = Mapping[str, tuple[tuple[Leader, tuple[str, ...]], ...]]


@cache
def _index(lexicon: Lexicon) -> Index:
    """Figures by the last part of each of their names, with the parts of that name."""
    index: dict[str, list[tuple[Leader, tuple[str, ...]]]] = {}
    for leader in lexicon.leaders:
        for name in (leader.name, *leader.others):
            parts = tuple(p for w in name.split() for p in split(w))
            index.setdefault(parts[-1], []).append((leader, parts))
    return {last: tuple(found) for last, found in index.items()}


@cache
def surnames(lexicon: Lexicon) -> Mapping[str, frozenset[str]]:
    """The surnames of all figures, as compared, each with its bearers' first names."""
    return {
        last: frozenset(split(leader.name.split()[0])[0] for leader, _parts in found)
        for last, found in _index(lexicon).items()
    }


def leader_of(parts: tuple[str, ...], lexicon: Lexicon, states: set[str]) -> Leader | None:
    """The public figure a name means; a bare surname only if it is one figure's or one country's."""
    index = _index(lexicon)
    if len(parts) > 1:
        for leader, spelled in index.get(parts[-1], []):
            full = spelled if len(spelled) > 1 else tuple(p for w in leader.name.split() for p in split(w))
            if same_person(parts, (*full[:-1], parts[-1])):
                return leader
        return None
    found = [leader for leader, spelled in index.get(parts[0] if parts else "", []) if len(spelled) == 1]
    fits = list(dict.fromkeys(found))
    choice = [leader for leader in fits if leader.country.partition("/")[0] in states] or fits
    if len(choice) > 1 and len({c.country for c in choice}) == 1:
        return Leader("", choice[0].country, choice[0].gender)
    return choice[0] if len(choice) == 1 else None
