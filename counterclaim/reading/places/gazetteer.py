"""The gazetteer: every place a name may mean, read from a compact file on disk."""

from __future__ import annotations

import math
import os
import sqlite3
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from counterclaim.errors import MissingPart
from counterclaim.reading.places import compile as compiler
from counterclaim.reading.places.folding import bare, fold, sound

SHIPPED = Path(__file__).parent.parent / "gazetteer.sqlite"
_COLUMNS = "p.id, p.name, p.country, p.admin, p.feature, p.lat, p.lon, p.population, p.radius"

_BY_NAME = f"SELECT {_COLUMNS}, n.kind FROM name n JOIN place p ON p.id=n.place WHERE n.key=?"


class Entry(NamedTuple):
    """One place of the gazetteer. `country` is ISO 3166-1 alpha-2, `admin` GeoNames' code of its ADM1.

    `kind` says by what name it was found: 0 its main name, 1 another, 2 what its people are called,
    3 its name without the word for what it is, 4 only the sound. Ids below zero are not GeoNames'.
    """

    id: int
    name: str
    country: str
    admin: str
    feature: str
    lat: float
    lon: float
    population: int
    radius: float | None
    kind: int

    @property
    def geonameid(self) -> int | None:
        """The GeoNames id, where the place has one."""
        return self.id if self.id > 0 else None

    def km(self, other: Entry) -> float:
        """Great-circle distance to another place."""
        return kilometres(self.lat, self.lon, other.lat, other.lon)


class Country(NamedTuple):
    """What holds for a country as such: its alpha-3 code, neighbours (alpha-2) and capital's id."""

    code: str
    iso3: str
    neighbours: frozenset[str]
    capital: int | None


def kilometres(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Great-circle distance of two points on a sphere of radius 6371 km."""
    p, q, d = math.radians(lat), math.radians(lat2), math.radians(lon2 - lon)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(d / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(h)))


class Gazetteer:
    """Look-ups in the shipped file and, where there are any, the files a user added.

    Names are compared by `folding.fold`. Entries come most likely first (by feature and population),
    without any context. Safe to use from one thread.
    """

    def __init__(self, path: Path, overlays: Iterable[Path] = ()) -> None:
        self.path = path
        self._bases = [_open(p) for p in (path, *overlays)]
        self._names: dict[str, tuple[Entry, ...]] = {}
        self._sounds: dict[tuple[str, str], tuple[Entry, ...]] = {}
        self.countries = {
            code: Country(code, iso3, frozenset(neighbours.split(",")) - {""}, capital)
            for code, iso3, neighbours, capital in self._bases[0].execute("SELECT * FROM country")
        }
        self._iso3 = {c.iso3: c.code for c in self.countries.values()}

    def connections(self) -> tuple[sqlite3.Connection, ...]:
        """The open files, the shipped one first; read-only."""
        return tuple(self._bases)

    def look_up(self, name: str) -> tuple[Entry, ...]:
        """Every place that has this name, in any spelling that folds to the same, or () if none."""
        key = fold(name)
        found = self._names.get(key)
        if found is None:
            found = self._names[key] = self._read(key)
        return found

    def _read(self, key: str) -> tuple[Entry, ...]:
        for wanted in dict.fromkeys((key, bare(key))):
            rows: dict[int, Entry] = {}
            for base in self._bases:
                for row in base.execute(_BY_NAME, (wanted,)):
                    rows.setdefault(row[0], Entry._make(row))
            if rows:
                found = tuple(rows.values())
                return found if len(found) == 1 else tuple(sorted(found, key=lambda e: (-prior(e), e.id)))
        return ()

    def sounding(self, name: str, country: str) -> tuple[Entry, ...]:
        """Places of one country whose name sounds the same in another transliteration, or () if none."""
        key = sound(name)
        if not key:
            return ()
        if (key, country) not in self._sounds:
            rows: dict[int, Entry] = {}
            for base in self._bases:
                query = f"SELECT {_COLUMNS}, 4 FROM sound s JOIN place p ON p.id=s.place WHERE s.key=?"
                for row in base.execute(f"{query} AND s.country=?", (key, country)):
                    rows.setdefault(row[0], Entry(*row))
            self._sounds[key, country] = tuple(sorted(rows.values(), key=lambda e: (-prior(e), e.id)))
        return self._sounds[key, country]

    def place(self, id: int) -> Entry | None:
        """The place of a GeoNames id."""
        for base in self._bases:
            row = base.execute(f"SELECT {_COLUMNS}, 0 FROM place p WHERE p.id=?", (id,)).fetchone()
            if row:
                return Entry(*row)
        return None

    def country(self, code: str) -> Entry | None:
        """The country of an ISO code, alpha-2 or alpha-3."""
        code = self._iso3.get(code, code)
        for base in self._bases:
            row = base.execute(
                f"SELECT {_COLUMNS}, 0 FROM place p WHERE p.country=? AND p.feature='PCLI'", (code,)
            ).fetchone()
            if row:
                return Entry(*row)
        return None

    def iso3(self, code: str) -> str | None:
        """The alpha-3 code of an alpha-2 code."""
        country = self.countries.get(code)
        return country.iso3 if country else None


def prior(entry: Entry) -> float:
    """How much a name alone speaks for a place: its kind first, people living there as the last resort."""
    feature = entry.feature
    size = math.log10(entry.population + 10)
    if feature == "PCLI":
        weight = 7.5 + size / 10
    elif feature in ("CONT", "OCN"):
        weight = 7.5
    elif feature == "PPLC":
        weight = 5.0 + size / 2.5
    elif feature == "ADM1":
        weight = 2.6 + size / 2.2
    elif feature == "ADM2":
        weight = 0.8 + size / 3
    elif feature == "PPL":
        weight = size
    else:
        weight = 6.0
    if entry.kind == 1 and entry.country in compiler.TRANSLITERATED:
        return weight - 0.3
    return weight - (0, 1.0, 0.5, 0.6, 1.5)[entry.kind]


def _open(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
    )
    base.execute("PRAGMA mmap_size=67108864")
    base.execute("PRAGMA cache_size=-16384")
    base.execute("PRAGMA query_only=1")
    return base


def overlay_path() -> Path:
    """Where places that a user added are kept: `counterclaim/places.sqlite` in the XDG data folder."""
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(data) / "counterclaim" / "places.sqlite"


@cache
def shipped() -> Gazetteer:
    """The gazetteer as installed, with the user's overlay; made on first use from a bare checkout.

    Raises MissingPart where the file is missing and cannot be made.
    """
    if not SHIPPED.exists():
        try:
            compiler.build(SHIPPED)
        except (compiler.MissingSource, OSError) as error:
            raise MissingPart(f"the gazetteer {SHIPPED} is missing and cannot be made: {error}") from error
    overlay = overlay_path()
    return Gazetteer(SHIPPED, [overlay] if overlay.exists() else [])
