"""Words that denote actors without naming them, from `reading/lexicons/actors_words.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Words:
    """Head nouns by class (a noun may have several), titles, ranks of office, sides."""

    classes: dict[str, tuple[str, ...]]
    plurals: dict[str, str]
    before: frozenset[str]
    courtesy: frozenset[str]
    inside: frozenset[str]
    of: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    ranks: dict[str, tuple[str, ...]]
    ministries: dict[str, str]
    sides: dict[str, str]
    given: dict[str, str]
    never: frozenset[str]
    mastheads: frozenset[str]
    bodiless: frozenset[str]
    extreme: frozenset[str]

    def singular(self, word: str) -> str | None:
        """The singular of a lower-case word that is a head noun here; None for any other word."""
        if word in self.plurals:
            return self.plurals[word] if self.plurals[word] in self.classes else None
        if word in self.classes:
            return word
        if word.endswith("s") and word[:-1] in self.classes:
            return word[:-1]
        return None

    def is_plural(self, word: str) -> bool:
        """Whether a lower-case head noun is plural, or means many people."""
        if word in self.plurals:
            return True
        return word not in self.classes and word.endswith("s") and word[:-1] in self.classes

    def rank(self, title: str) -> str | None:
        """The office a title names, the same for titles of different countries; None if none is known."""
        title = title.lower()
        for rank, titles in self.ranks.items():
            if any(t in title for t in titles):
                return rank
        return None


@cache
def words() -> Words:
    """The shipped words, loaded once."""
    folder = files("counterclaim.reading") / "lexicons"
    table = tomllib.loads((folder / "actors_words.toml").read_text(encoding="utf-8"))
    classes: dict[str, list[str]] = {}
    for name, nouns in table["heads"].items():
        for noun in nouns:
            if name not in classes.setdefault(noun, []):
                classes[noun].append(name)
    titles = {name: frozenset(items) for name, items in table["titles"].items()}
    given = {}
    for line in (folder / "actors_given_names.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            gender, names = line.split("\t")
            given.update(dict.fromkeys(names.split("|"), gender))
    return Words(
        classes={noun: tuple(names) for noun, names in classes.items()},
        plurals=table["plural"],
        ranks={rank: tuple(names) for rank, names in table["ranks"].items()},
        ministries={word: name for name, items in table["ministries"].items() for word in items},
        sides={word: name for name, items in table["sides"].items() for word in items},
        given=given,
        never=frozenset(table["never"]["names"]),
        mastheads=frozenset(table["never"]["mastheads"]),
        bodiless=frozenset(table["never"]["bodiless"]),
        extreme=frozenset(table["sides_of"]["extreme"]),
        **titles,
    )
