"""Public figures of the lexicon, found by name: whose country a "President Lincoln" belongs to.

A report with a date or a range of dates is held to those in office then or not long before or after it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from counterclaim.evidence import edtf
from counterclaim.reading.actors.lexicon import Leader, Lexicon
from counterclaim.reading.actors.names import same_person
from counterclaim.reading.actors.runs import split

Index = Mapping[str, tuple[tuple[Leader, tuple[str, ...]], ...]]
BEFORE = 2
"""Years that somebody is spoken of before an office: candidates and deputies."""
AFTER = 5
"""Years that somebody is spoken of by surname after an office."""


class Figures:
    """The public figures that a text of some years may mean: `surnames`, and `named` for one name."""

    def __init__(self, leaders: tuple[Leader, ...]) -> None:
        index: dict[str, list[tuple[Leader, tuple[str, ...]]]] = {}
        for leader in leaders:
            for name in (leader.name, *leader.others):
                parts = _parts(name)
                index.setdefault(parts[-1], []).append((leader, parts))
        self._index: Index = {last: tuple(found) for last, found in index.items()}
        self.surnames: Mapping[str, frozenset[str]] = {
            last: frozenset(_parts(leader.name)[0] for leader, _parts_of in found)
            for last, found in index.items()
        }
        """All surnames, as compared, each with its bearers' first names."""

    def named(self, parts: tuple[str, ...], states: set[str], homes: set[str]) -> Leader | None:
        """The public figure a name means; a bare surname only if it is one figure's or one country's.

        Of somebody's several offices it is one whose country or body is among the `homes` a text names.
        """
        if len(parts) > 1:
            first: Leader | None = None
            for leader, spelled in self._index.get(parts[-1], ()):
                if first is not None and (leader.name != first.name or leader.country not in homes):
                    continue
                full = spelled if len(spelled) > 1 else _parts(leader.name)
                if same_person(parts, (*full[:-1], parts[-1])):
                    if leader.country in homes:
                        return leader
                    first = leader
            return first
        bearers = self._index.get(parts[0] if parts else "", ())
        found = {leader.name: leader for leader, spelled in reversed(bearers) if len(spelled) == 1}
        fits = list(reversed(found.values()))
        choice = [leader for leader in fits if leader.country.partition("/")[0] in states] or fits
        if len(choice) > 1 and len({c.country for c in choice}) == 1:
            return Leader("", choice[0].country, choice[0].gender)
        return choice[0] if len(choice) == 1 else None


@cache
def _parts(name: str) -> tuple[str, ...]:
    return tuple(p for w in name.split() for p in split(w))


def figures(lexicon: Lexicon, published: str | None) -> Figures:
    """The figures that a report of an EDTF date may mean: all of them where it is undated."""
    allowed = edtf.days(published)
    return _of_years(lexicon, (allowed.first.year, allowed.last.year) if allowed is not None else None)


@lru_cache(maxsize=256)
def _of_years(lexicon: Lexicon, years: tuple[int, int] | None) -> Figures:
    """The figures of some years, whoever held office in them first."""
    if years is None:
        latest = sorted(
            lexicon.leaders, key=lambda leader: -max((began for began, _ in leader.years), default=0)
        )
        return Figures(tuple(latest))
    away = {leader: _away(leader, *years) for leader in lexicon.leaders}
    near = [leader for leader in lexicon.leaders if away[leader] is not None]
    return Figures(tuple(sorted(near, key=lambda leader: away[leader] or 0)))


def _away(leader: Leader, first: int, last: int) -> int | None:
    """How many years lie between an office and the years from `first` to `last`; None if too many."""
    gaps = []
    for began, ended in leader.years:
        if began - BEFORE <= last and first <= ended + AFTER:
            gaps.append(max(0, began - last, first - ended))
    return min(gaps, default=None)
