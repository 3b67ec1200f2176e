"""Places a user adds: a GeoNames country dump becomes a second gazetteer beside the shipped one."""

from __future__ import annotations

import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path

from counterclaim.errors import CounterclaimError
from counterclaim.reading.places.compile import ALTERNATE, NAME, SCHEMA, SHORT, Row, fill, latin
from counterclaim.reading.places.gazetteer import overlay_path, shipped

COLUMNS = 19
KEPT = frozenset("PPL PPLA PPLA2 PPLA3 PPLA4 PPLC PPLF PPLL PPLQ PPLR PPLS PPLX PPLW".split())
SETTLEMENTS = frozenset("APTHLS")
_WORDS = (" District", " Subdistrict", " Raion", " Governorate", " Nāḩiyah")


class NotADump(CounterclaimError):
    """The file is no country dump of GeoNames."""


def add_dump(path: Path, gazetteer: Path | None = None) -> int:
    """Adds every place of a country dump and returns how many there are.

    `path` is a file of download.geonames.org/export/dump (`SY.zip`, or the `SY.txt` in it): settlements,
    administrative regions, sites, mountains and waters are kept. `gazetteer` is the file to add to, by
    default the user's own; places of an earlier dump with the same ids are replaced. Nothing is added
    where the file is broken. Raises NotADump.
    """
    target = gazetteer or overlay_path()
    rows = list(_rows(path))
    if not rows:
        raise NotADump(f"{path}: no places in it; expected a country dump of GeoNames such as SY.zip")
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = not target.exists()
    base = sqlite3.connect(target)
    try:
        if fresh:
            base.executescript(SCHEMA)
        for row in rows:
            for table, column in (("place", "id"), ("name", "place"), ("sound", "place")):
                base.execute(f"DELETE FROM {table} WHERE {column}=?", (row.id,))
        fill(base, rows)
        base.commit()
    finally:
        base.close()
    shipped.cache_clear()
    return len(rows)


def _rows(path: Path) -> Iterator[Row]:
    """The places of a dump. Raises NotADump at the first line that is none of GeoNames'."""
    for number, line in enumerate(_lines(path), 1):
        fields = line.rstrip("\n").split("\t")
        if len(fields) != COLUMNS or not fields[0].isdigit():
            raise NotADump(
                f"{path}: line {number} has {len(fields)} columns, a GeoNames dump has {COLUMNS}; "
                "use a country file of download.geonames.org/export/dump"
            )
        if fields[6] in SETTLEMENTS and (fields[6] != "P" or fields[7] in KEPT):
            yield _row(fields)


def _lines(path: Path) -> Iterator[str]:
    """The lines of the dump, unpacked where it is a zip file."""
    try:
        if not zipfile.is_zipfile(path):
            with path.open(encoding="utf-8") as lines:
                yield from lines
            return
        with zipfile.ZipFile(path) as packed:
            member = path.with_suffix(".txt").name
            if member not in packed.namelist():
                raise NotADump(f"{path}: there is no {member} in it; expected a country dump of GeoNames")
            with packed.open(member) as lines:
                for line in lines:
                    yield line.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise NotADump(f"{path}: it cannot be read ({error})") from error


def _row(fields: list[str]) -> Row:
    id, name, ascii_name, others, lat, lon, _class, feature, country = fields[:9]
    names = {name: NAME}
    names.setdefault(ascii_name, NAME)
    for other in others.split(","):
        if latin(other):
            names.setdefault(other, ALTERNATE)
    for word in _WORDS:
        if name.endswith(word):
            names.setdefault(name.removesuffix(word), SHORT)
    return Row(
        int(id),
        name,
        country,
        f"{country}.{fields[10]}",
        "PPL" if feature in KEPT and feature not in ("PPLC", "PPLX") else feature,
        float(lat),
        float(lon),
        int(fields[14] or 0),
        None,
        tuple((n, k) for n, k in names.items() if n),
    )
