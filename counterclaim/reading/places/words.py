"""The words of the place rules, read from a lexicon."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Words:
    """Lower-case words by what they do beside a place's name; `kinds` maps a feature word to its class."""

    articles: frozenset[str]
    closers: frozenset[str]
    suffixes: frozenset[str]
    determiners: frozenset[str]
    locatives: frozenset[str]
    titles: frozenset[str]
    bodies: frozenset[str]
    never: frozenset[str]
    common: frozenset[str]
    shared: frozenset[str]
    streets: frozenset[str]
    followers: frozenset[str]
    places: frozenset[str]
    weak: frozenset[str]
    done_to: frozenset[str]
    settled: frozenset[str]
    violence: frozenset[str]
    contact: frozenset[str]
    unrest: frozenset[str]
    light: frozenset[str]
    told: frozenset[str]
    kinds: dict[str, str]
    features: dict[str, tuple[str, ...]]


@cache
def place_words() -> Words:
    """The lexicon `data/words.toml`, loaded once."""
    table = tomllib.loads((Path(__file__).parent / "data" / "words.toml").read_text(encoding="utf-8"))
    kinds = {word: kind for kind, entry in table["kinds"].items() for word in entry["words"]}
    features = {kind: tuple(entry["features"]) for kind, entry in table["kinds"].items()}
    sets = {name: frozenset(words) for name, words in table["words"].items()}
    return Words(kinds=kinds, features=features, **sets)
