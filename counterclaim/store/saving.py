"""Saving: of a record only the lines that differ from those kept are written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

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
        for line in lines.lines(kind, things, names):
            told.append((line.id, line.digest))
            if line.id in kept and kept[line.id][1] != line.digest and kind.owns:
                self._log.rewritten(kind.table, line.id, line.row.columns["object"])
        stood = [kept[id_][0] or None if id_ in kept else None for id_, _ in told]
        stand = places(stood, kind.first, kind.last)
        differing = [n for n, (id_, digest) in enumerate(told) if kept.get(id_) != (stand[n], digest)]
        again = [n for n in differing if told[n][0] in kept]
        gone = kept.keys() - {id_ for id_, _ in told}
        self._log.gone(kind.table, gone)
        self._log.added(kind.table, (told[n][0] for n in differing if told[n][0] not in kept))
        lines.delete(self.connection, kind, sorted((kept[id_][0], id_) for id_ in gone))
        reworded = set[int]()
        if kind.owns:
            for n in again:
                row = kind.row(things[n], names)
                if lines.amend(self.connection, kind, kept[told[n][0]][0], stand[n], row):
                    reworded.add(n)
        lines.take_up(self.connection, kind, [(kept[told[n][0]][0], told[n][0]) for n in again])

        def left() -> Iterator[tuple[int, Line]]:
            amended = frozenset(again)
            for n in differing:
                row = kind.row(things[n], names)
                if n in amended:
                    row = row._replace(evidence=(), parts=())
                    row = row if n in reworded else row._replace(title="", body="")
                yield stand[n], Line(*told[n], row)

        lines.insert(self.connection, kind, left())
        return [digest for _, digest in told]

    def _write_all(self, kind: Kind, things: Sequence[Any], names: Names) -> list[bytes]:
        """Write all lines of a kind of which none is kept; none of them is made twice."""
        digests: list[bytes] = []

        def fresh() -> Iterator[tuple[int, Line]]:
            stand = places([None] * len(things), kind.first, kind.last)
            for place, line in zip(stand, lines.lines(kind, things, names), strict=True):
                digests.append(line.digest)
                self._log.added(kind.table, (line.id,))
                yield place, line

        lines.insert(self.connection, kind, fresh())
        return digests


def _is_placed(c: sqlite3.Connection) -> bool:
    """Whether all rows stand where `line` says; not so in older records, and in those vacuumed since."""
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
