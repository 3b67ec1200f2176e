"""Actors the world knows: states, bodies, armed groups, organisations, and where a text names them.

The entries are the files `reading/lexicons/actors_*.tsv`. Found in one pass over the text with an
Aho-Corasick automaton (Aho and Corasick 1975), whole words only, the longest name winning.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

import ahocorasick_rs

from counterclaim.evidence.who import ActorKind

Sort = Literal["name", "adjective", "people", "seat"]

LISTS = ("bodies", "intergovernmental", "groups", "organisations", "media", "peoples")
KINDS = frozenset(get_args(ActorKind))
APOSTROPHES = "'’"
SHORT = 4


@dataclass(frozen=True, slots=True)
class Known:
    """One entry: `id` is stable across reports, `country` ISO alpha-3, `part_of` another entry's id."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    part_of: str | None = None
    names: tuple[str, ...] = ()
    adjective: str | None = None


@dataclass(frozen=True, slots=True)
class Leader:
    """A public figure in one office: full name, country or body, the pronoun's gender (m, f), its years."""

    name: str
    country: str
    gender: str
    others: tuple[str, ...] = ()
    years: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch [start, end) of a text that names one of `choices`, most likely first."""

    start: int
    end: int
    choices: tuple[Known, ...]
    sort: Sort


class Lexicon:
    """All entries, and the automaton that finds their names."""

    def __init__(
        self, entries: list[tuple[Known, Sort, tuple[str, ...]]], leaders: tuple[Leader, ...]
    ) -> None:
        self.known: dict[str, Known] = {}
        self.leaders = leaders
        patterns: dict[str, tuple[Sort, list[Known]]] = {}
        for known, sort, names in entries:
            self.known.setdefault(known.id, known)
            for name in dict.fromkeys(spelled for n in names for spelled in spellings(n)):
                _sort, choices = patterns.setdefault(name, (sort, []))
                if known not in choices:
                    choices.append(known)
        self._patterns = [(sort, tuple(choices)) for sort, choices in patterns.values()]
        self._automaton = ahocorasick_rs.AhoCorasick(list(patterns))

    def find(self, text: str) -> list[Found]:
        """Every name in the text, in order, none overlapping another."""
        hits = sorted(
            (start, -end, pattern)
            for pattern, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True)
            if _whole(text, start, end)
        )
        found, at = [], 0
        for start, minus_end, pattern in hits:
            if start >= at:
                sort, choices = self._patterns[pattern]
                at = -minus_end
                found.append(Found(start, at, choices, sort))
        return found


def _whole(text: str, start: int, end: int) -> bool:
    """Whether [start, end) is whole words; an s whose apostrophe was lost may follow ("Kenyas army")."""
    if start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        return False
    if end >= len(text) or not text[end].isalnum() or not text[end - 1].isalnum():
        return True
    long = end - start >= SHORT and text[end - 1] != "s" and text[end - 1].islower()
    lost = text[end] == "s" and (long or (end - start > 1 and text[start:end].isupper()))
    return lost and text[end + 1 : end + 2] == " "


def spellings(name: str) -> Iterator[str]:
    """A name as it may be printed: apostrophes of either kind or lost, al- in any case, in capitals."""
    forms = [name]
    if any(a in name for a in APOSTROPHES):
        bare = name.replace("’", "'")
        forms = [bare, bare.replace("'", "’"), bare.replace("'", "")]
    for article in ("al-", "Al-", "el-"):
        if name.startswith(article) or f" {article}" in name:
            forms += [
                f.replace(article, other)
                for f in forms
                for other in ("al-", "Al-", "al ", "Al ", "el-", "El-")
            ]
    yield from forms
    if len(name) >= SHORT and not name.isupper():
        for form in forms:
            yield form.upper()


def _rows(file: str) -> Iterator[list[str]]:
    path = files("counterclaim.reading") / "lexicons" / file
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _term(cell: str) -> tuple[int, int]:
    """The first and last year of "2009-2017", "2012" or "2014-", which has not ended."""
    first, dash, last = cell.partition("-")
    return int(first), int(last) if last else (date.max.year if dash else int(first))


def _kind(word: str) -> ActorKind:
    for kind in get_args(ActorKind):
        if kind == word:
            return kind  # type: ignore[no-any-return]
    raise ValueError(f"{word!r} is no actor kind; one of {', '.join(sorted(KINDS))}")


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon, loaded once; raises ValueError where a file's row is malformed."""
    entries: list[tuple[Known, Sort, tuple[str, ...]]] = []
    for id, country, name, others, adjectives, people, seats in _rows("actors_states.tsv"):
        names = (name, *_listed(others))
        first = next(iter(_listed(adjectives)), None)
        state = Known(id, name, "state", country or None, None, names, first)
        entries.append((state, "name", names))
        entries.append((state, "adjective", _listed(adjectives)))
        entries.append((state, "people", _listed(people)))
        entries.append((state, "seat", _listed(seats)))
    for file in LISTS:
        for id, kind, country, part_of, name, others in _rows(f"actors_{file}.tsv"):
            names = (name, *_listed(others))
            is_people = file == "peoples"
            told = next(iter(_listed(others)), None) if is_people else None
            entry = Known(id, name, _kind(kind), country or None, part_of or None, names, told)
            sort: Sort = "adjective" if is_people else "name"
            entries.append((entry, sort, names))
    bodies = {entry.id: entry for entry, _, _ in entries}
    for id, seats in _rows("actors_seats.tsv"):
        entries.append((bodies[id], "seat", _listed(seats)))
    leaders = tuple(
        Leader(name, country, gender, _listed(others), tuple(_term(term) for term in _listed(years)))
        for name, country, gender, others, years in _rows("actors_leaders.tsv")
    )
    return Lexicon(entries, leaders)
