"""Saving: of a record only the lines that differ from those kept are written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

import msgspec

from counterclaim.evidence import Reading, Record
from counterclaim.store import lines
from counterclaim.store.builds import Log
from counterclaim.store.lines import Line
from counterclaim.store.places import places
from counterclaim.store.row import Names, as_json
from counterclaim.store.rows import KINDS, PLACED, Kind, names_of

NOWHERE = 0
"""The place of a line that has none yet."""

Kept = dict[str, tuple[int, bytes]]
"""Where lines stand, and their digests, by id."""


class _Differing(NamedTuple):
    """A line to be written: the how-manyth of its kind it is, and where it stood if it is kept already."""

    at: int
    id: str
    digest: bytes
    was: int | None
    place: int


class Saving:
    """A record written over the one that is kept, inside a transaction; what changes is told to the log."""

    def __init__(self, connection: sqlite3.Connection, log: Log) -> None:
        self.connection, self._log = connection, log
        self._placed = _is_placed(connection)
        connection.execute(lines.TABLE)
        if not self._placed:
            for table in ("words", "line", *(kind.table for kind in KINDS if not kind.owns)):
                connection.execute(f"DELETE FROM {table}")

    def write(self, record: Record) -> str:
        """Write what differs; a digest of the record, which two have in common only if they are equal."""
        names, state = names_of(record), sha256()
        for kind in KINDS:
            state.update(kind.name.encode())
            for digest in self._write(kind, getattr(record, kind.name), names):
                state.update(digest)
        return state.hexdigest()[:32]

    def _kept(self, kind: Kind) -> Kept:
        """Where the lines of a kind stand and their digests, by id; NOWHERE in records made before."""
        if self._placed:
            query = "SELECT id, place, digest FROM line WHERE place BETWEEN ? AND ?"
            found = self.connection.execute(query, [kind.first, kind.last])
            return {id_: (place, digest) for id_, place, digest in found}
        if not kind.owns:
            return {}
        return {id_: (NOWHERE, b"") for (id_,) in self.connection.execute(f"SELECT id FROM {kind.table}")}

    def _write(self, kind: Kind, things: Sequence[Any], names: Names) -> list[bytes]:
        """Write what differs among the lines of a kind; the digests of all of them."""
        kept = self._kept(kind)
        if not kept:
            return self._write_all(kind, things, names)
        told: list[tuple[str, bytes]] = []
        for line in lines.of(kind, things, names):
            told.append((line.id, line.digest))
            if kind.owns and line.id in kept and kept[line.id][1] != line.digest:
                self._log.rewritten(kind.table, line.id, line.row.columns["object"])
        ids = {id_ for id_, _ in told}
        if len(ids) < len(told):
            raise sqlite3.IntegrityError(f"two {kind.name} of the record have one id")
        gone = {id_: kept[id_][0] for id_ in kept.keys() - ids}
        self._log.gone(kind.table, gone)
        lines.delete(self.connection, kind, sorted((was, id_) for id_, was in gone.items()))
        stood = [kept[id_][0] or None if id_ in kept else None for id_, _ in told]
        differing = [
            _Differing(n, id_, digest, kept[id_][0] if id_ in kept else None, place)
            for n, ((id_, digest), place) in enumerate(
                zip(told, places(stood, kind.first, kind.last), strict=True)
            )
            if kept.get(id_) != (place, digest)
        ]
        self._log.added(kind.table, (d.id for d in differing if d.was is None))
        self._rewrite(kind, things, names, differing)
        return [digest for _, digest in told]

    def _rewrite(
        self, kind: Kind, things: Sequence[Any], names: Names, differing: Sequence[_Differing]
    ) -> None:
        """Write lines that differ; of those that are kept, only what differs of what is theirs."""
        c = self.connection
        again = [(d, d.was) for d in differing if d.was is not None]
        reworded = {
            d.id
            for d, was in again
            if kind.owns and lines.amend(c, kind, was, d.place, kind.row(things[d.at], names))
        }
        lines.take_up(c, kind, [(was, d.id) for d, was in again])

        def left() -> Iterator[tuple[int, Line]]:
            for d in differing:
                row = kind.row(things[d.at], names)
                if d.was is not None:
                    row = row._replace(evidence=(), parts=())
                    row = row if d.id in reworded else row._replace(title="", body="")
                yield d.place, Line(d.id, d.digest, row)

        lines.insert(c, kind, left())

    def _write_all(self, kind: Kind, things: Sequence[Any], names: Names) -> list[bytes]:
        """Write all lines of a kind of which none is kept; none of them is made twice."""
        digests: list[bytes] = []

        def fresh() -> Iterator[tuple[int, Line]]:
            stand = places([None] * len(things), kind.first, kind.last)
            for place, line in zip(stand, lines.of(kind, things, names), strict=True):
                digests.append(line.digest)
                self._log.added(kind.table, (line.id,))
                yield place, line

        lines.insert(self.connection, kind, fresh())
        return digests


def _is_placed(c: sqlite3.Connection) -> bool:
    """Whether all rows stand where `line` says; not so in older records, nor in those read in from a dump."""
    if not c.execute("SELECT 1 FROM meta WHERE key = ?", [PLACED]).fetchone():
        return False
    for kind in KINDS:
        if kind.has_rowid:
            stand = c.execute(f"SELECT min(rowid), max(rowid) FROM {kind.table}").fetchone()
            said = c.execute(
                "SELECT min(place), max(place) FROM line WHERE place BETWEEN ? AND ?", [kind.first, kind.last]
            ).fetchone()
            if stand != said:
                return False
    return True


def save_readings(c: sqlite3.Connection, readings: Mapping[str, Reading]) -> None:
    """Keep readings by key and forget others. A key is a digest of all that its reading was made of, so
    what is kept under one is not written again."""
    kept = {key for (key,) in c.execute("SELECT key FROM reading")}
    c.executemany("DELETE FROM reading WHERE key = ?", [(key,) for key in sorted(kept - readings.keys())])
    c.executemany(
        "INSERT INTO reading VALUES (?, ?, ?)",
        (
            (key, readings[key].report.id, as_json(_without_text(readings[key])))
            for key in sorted(readings.keys() - kept)
        ),
    )


def save_meta(c: sqlite3.Connection, about: Mapping[str, str]) -> None:
    """Keep what is known of the record itself, and nothing else."""
    kept = dict(c.execute("SELECT key, value FROM meta"))
    c.executemany("DELETE FROM meta WHERE key = ?", [(key,) for key in sorted(kept.keys() - about.keys())])
    c.executemany(
        "INSERT OR REPLACE INTO meta VALUES (?, ?)",
        [(key, value) for key, value in sorted(about.items()) if kept.get(key) != value],
    )


def _without_text(reading: Reading) -> Reading:
    """The reading without its source text, which `report` already keeps."""
    return msgspec.structs.replace(reading, report=msgspec.structs.replace(reading.report, text=""))
