"""The lines of a record file: a row with its evidence, its parts and its words to search, written as one.

Each line has a place, which is its rowid in its table and in the index of words, and a digest of all that
is written of it. Both stand in the table `line`.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import islice
from typing import Any, NamedTuple

import msgspec

from counterclaim.store.row import Names, Row, as_json
from counterclaim.store.rows import Kind

TABLE = """
CREATE TABLE IF NOT EXISTS line (
  place  INTEGER PRIMARY KEY,
  id     TEXT NOT NULL,
  digest BLOB NOT NULL
)
"""
"""The same as in schema.sql; records made before lines had places get it when they are saved over."""

BATCH = 20
"""Rows that are made before they are written: with 500, which leave the processor's cache meanwhile and are
looked through for cycles, a first save takes a quarter longer; one by one, a tenth."""

_PACKED = msgspec.msgpack.Encoder()
_EVIDENCE = "INSERT INTO evidence VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_PART = "INSERT OR IGNORE INTO part VALUES (?, ?, ?, ?)"


class Line(NamedTuple):
    """A row, what it is known by, and the digest of all it holds."""

    id: str
    digest: bytes
    row: Row


def of(kind: Kind, things: Iterable[Any], names: Names) -> Iterator[Line]:
    """Things of one kind as lines; what has no key is known by its digest, and repeated by another."""
    met: set[bytes] = set()
    for thing in things:
        row = kind.row(thing, names)
        digest = blake2b(_PACKED.encode(row), digest_size=16).digest()
        if kind.owns:
            yield Line(row.columns["id"], digest, row)
        elif kind.key:
            yield Line(as_json([row.columns[name] for name in kind.key]), digest, row)
        else:
            while digest in met:
                digest = blake2b(digest, digest_size=16).digest()
            met.add(digest)
            yield Line(digest.hex(), digest, row)


def insert(c: sqlite3.Connection, kind: Kind, placed: Iterator[tuple[int, Line]]) -> None:
    """Write lines of one kind at their places."""
    into = ""
    while batch := list(islice(placed, BATCH)):
        if not into:
            columns = ["rowid"] * kind.has_rowid + [*batch[0][1].row.columns]
            into = f"{kind.table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
        c.executemany(
            f"INSERT INTO {into}",
            ([*[place] * kind.has_rowid, *line.row.columns.values()] for place, line in batch),
        )
        c.executemany(
            _EVIDENCE,
            ((kind.table, line.id, *told) for _, line in batch for told in _evidence(line.row)),
        )
        c.executemany(_PART, ((kind.table, line.id, *part) for _, line in batch for part in line.row.parts))
        c.executemany(
            "INSERT INTO words (rowid, kind, id, title, body) VALUES (?, ?, ?, ?, ?)",
            (
                (place, kind.table, line.id, line.row.title, line.row.body)
                for place, line in batch
                if line.row.title or line.row.body
            ),
        )
        c.executemany(
            "INSERT INTO line VALUES (?, ?, ?)", ((place, line.id, line.digest) for place, line in batch)
        )


def delete(c: sqlite3.Connection, kind: Kind, placed: Sequence[tuple[int, str]]) -> None:
    """Take lines away with all that is theirs, by place and id."""
    take_up(c, kind, placed)
    if kind.owns:
        owners = [(kind.table, id_) for _, id_ in placed]
        c.executemany("DELETE FROM evidence WHERE kind = ? AND id = ?", owners)
        c.executemany("DELETE FROM part WHERE kind = ? AND id = ?", owners)
        c.executemany("DELETE FROM words WHERE rowid = ?", [(place,) for place, _ in placed])


def take_up(c: sqlite3.Connection, kind: Kind, placed: Sequence[tuple[int, str]]) -> None:
    """Take the rows of lines away, by place and id, but leave them their evidence, parts and words."""
    places = [(place,) for place, _ in placed]
    if kind.key:
        same = " AND ".join(f"{name} = ?" for name in kind.key)
        keys = [(id_,) if kind.owns else msgspec.json.decode(id_) for _, id_ in placed]
        c.executemany(f"DELETE FROM {kind.table} WHERE {same}", keys)
    else:
        c.executemany(f"DELETE FROM {kind.table} WHERE rowid = ?", places)
    c.executemany("DELETE FROM line WHERE place = ?", places)


def amend(c: sqlite3.Connection, kind: Kind, was: int, place: int, row: Row) -> bool:
    """Bring the evidence and the parts of a kept line to those of its row; whether its words are to be
    written anew, which are taken away then: they differ, or stood at `was` and not at `place`."""
    owner = kind.table, row.columns["id"]
    missing = Counter(_evidence(row))
    surplus = []
    kept = "SELECT rowid, role, report, start, end, text, statement FROM evidence WHERE kind = ? AND id = ?"
    for rowid, *told in c.execute(kept, owner):
        if missing[tuple(told)] > 0:
            missing[tuple(told)] -= 1
        else:
            surplus.append((rowid,))
    c.executemany("DELETE FROM evidence WHERE rowid = ?", surplus)
    c.executemany(_EVIDENCE, [(*owner, *told) for told in missing.elements()])
    parts, held = (
        set(row.parts),
        set(c.execute("SELECT role, actor FROM part WHERE kind = ? AND id = ?", owner)),
    )
    c.executemany(
        "DELETE FROM part WHERE kind = ? AND id = ? AND role = ? AND actor = ?",
        [(*owner, *part) for part in sorted(held - parts)],
    )
    c.executemany(_PART, [(*owner, *part) for part in sorted(parts - held)])
    words = c.execute("SELECT title, body FROM words WHERE rowid = ?", [was]).fetchone()
    if was == place and (words or ("", "")) == (row.title, row.body):
        return False
    c.execute("DELETE FROM words WHERE rowid = ?", [was])
    return True


def _evidence(row: Row) -> Iterator[tuple[str, str, int, int, str, str | None]]:
    return ((role, m.report, m.start, m.end, m.text, m.statement) for role, m in row.evidence)
