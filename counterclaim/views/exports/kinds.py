"""Which kinds of export there are, and how each is written."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterclaim.errors import CounterclaimError
from counterclaim.store.builds import Build
from counterclaim.views.exports import delimited, parquet
from counterclaim.views.exports.acled import ACLED
from counterclaim.views.exports.feeds import as_atom, as_rss
from counterclaim.views.exports.followthemoney import entities
from counterclaim.views.exports.geojson import feature_collection
from counterclaim.views.exports.linked_data import graph
from counterclaim.views.exports.plover import PLOVER
from counterclaim.views.exports.table import Table
from counterclaim.views.exports.tables import TABLES
from counterclaim.views.exports.timemap import files
from counterclaim.views.exports.workbook import as_xlsx
from counterclaim.views.web.folio import Folio


@dataclass(frozen=True)
class Wanted:
    """What is exported: the record, its builds, and the tables asked for (all, where none was named)."""

    folio: Folio
    builds: Sequence[Build]
    tables: Sequence[Table]


@dataclass(frozen=True)
class Kind:
    """One kind of export: its name, what comes out, and what writes it and says which files it wrote."""

    name: str
    makes: str
    write: Callable[[Wanted, Path], list[Path]]
    by_table: bool = False


def as_json(value: Any) -> bytes:
    """A value as UTF-8 JSON, indented by one, keys in the order given."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _file(make: Callable[[Wanted], bytes]) -> Callable[[Wanted, Path], list[Path]]:
    def write(wanted: Wanted, out: Path) -> list[Path]:
        content = make(wanted)
        if out.is_dir():
            raise CounterclaimError(f"{out}: is a folder; --out names the file that is written")
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(content)
        return [out]

    return write


def _entity_lines(wanted: Wanted) -> bytes:
    lines = (json.dumps(e, ensure_ascii=False, sort_keys=True) for e in entities(wanted.folio))
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")


def _timemap(wanted: Wanted, out: Path) -> list[Path]:
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for name, content in files(wanted.folio).items():
        (out / name).write_bytes(as_json(content))
        written.append(out / name)
    return written


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("csv", "a folder of CSV files with HXL hashtags, one a table; a file, with --table",
             lambda w, out: delimited.write(w.tables, w.folio, out), by_table=True),
        Kind("xlsx", "a workbook with HXL hashtags, one sheet a table",
             _file(lambda w: as_xlsx(w.tables, w.folio)), by_table=True),
        Kind("parquet", "a folder of Parquet files, one a table; a file, with --table",
             lambda w, out: parquet.write(w.tables, w.folio, out), by_table=True),
        Kind("geojson", "everything that stands at a place with coordinates, as points",
             _file(lambda w: as_json(feature_collection(w.folio)))),
        Kind("acled", "an event table with ACLED's columns, as CSV",
             _file(lambda w: delimited.as_csv(ACLED, w.folio))),
        Kind("plover", "an event table in PLOVER's terms, as CSV",
             _file(lambda w: delimited.as_csv(PLOVER, w.folio))),
        Kind("jsonld", "claims, what contradicts them, and annotations, as JSON-LD",
             _file(lambda w: as_json(graph(w.folio)))),
        Kind("ftm", "FollowTheMoney entities, one JSON object a line", _file(_entity_lines)),
        Kind("timemap", "a folder of the JSON files that TimeMap loads", _timemap),
        Kind("atom", "what builds added, changed or took away, as an Atom feed",
             _file(lambda w: as_atom(w.folio, w.builds))),
        Kind("rss", "the same as RSS", _file(lambda w: as_rss(w.folio, w.builds))),
    )
}  # fmt: skip
"""Every kind of export but the whole record as JSON, by its name."""


def tables_named(names: Sequence[str]) -> tuple[Table, ...]:
    """The tables of these names, all for none. Raises CounterclaimError for a name that is no table's."""
    unknown = [n for n in names if n not in TABLES]
    if unknown:
        raise CounterclaimError(f"{unknown[0]}: there is no such table; there are {', '.join(TABLES)}")
    return tuple(TABLES[n] for n in dict.fromkeys(names)) or tuple(TABLES.values())
