"""The measure and unit lexicons, read once: which words say what a number measures."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "lexicons"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as recorded (km, day, USD) and its kind (duration, distance, area, weight, money, percent)."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Measures:
    """Word to measure for every way a word can say one, and the sets of things that may be counted."""

    nouns: dict[str, str]
    done: dict[str, str]
    does: dict[str, str]
    states: dict[str, str]
    acts: dict[str, str]
    tolls: dict[str, str]
    facilities: frozenset[str]
    facility_verbs: frozenset[str]
    ruin_verbs: frozenset[str]
    peaceful: frozenset[str]
    territory: frozenset[str]
    people: frozenset[str]
    wars: frozenset[str]
    attacks: frozenset[str]
    money: frozenset[str]
    prices: frozenset[str]
    units: dict[str, Unit]
    unit: re.Pattern[str]


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


@cache
def measures() -> Measures:
    """The lexicons `measures.toml` and `units.toml`."""
    table = _load("measures.toml")
    things: dict[str, list[str]] = table.pop("things")
    by: dict[str, dict[str, str]] = {k: {} for k in ("nouns", "done", "does", "states", "acts", "tolls")}
    for measure, ways in table.items():
        for way, words in ways.items():
            for word in words:
                by[way].setdefault(word, measure)
    units = {
        word: Unit(name, kind)
        for kind, names in _load("units.toml").items()
        for name, words in names.items()
        for word in words
    }
    alternatives = "|".join(
        re.escape(w).replace(r"\ ", r"\s+") for w in sorted(units, key=lambda w: (-len(w), w)) if w != "$"
    )
    return Measures(
        nouns=by["nouns"],
        done=by["done"],
        does=by["does"],
        states=by["states"],
        acts=by["acts"],
        tolls=by["tolls"],
        facilities=frozenset(things["facilities"]),
        facility_verbs=frozenset(things["facility_verbs"]),
        ruin_verbs=frozenset(things["ruin_verbs"]),
        peaceful=frozenset(things["peaceful"]),
        territory=frozenset(things["territory"]),
        people=frozenset(things["people"]),
        wars=frozenset(things["wars"]),
        attacks=frozenset(things["attacks"]),
        money=frozenset(things["money"]),
        prices=frozenset(things["prices"]),
        units=units,
        unit=re.compile(rf"[\s-]?(?P<unit>{alternatives})(?![\w])", re.I),
    )
