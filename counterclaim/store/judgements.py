"""The log of judgements: rows are only ever added, and a record built again keeps them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

import msgspec

from counterclaim.errors import NotARecord, RecordError
from counterclaim.evidence.judgement import Judgement

SCHEMA = """
CREATE TABLE IF NOT EXISTS judgement (
  id     TEXT PRIMARY KEY,
  made   TEXT NOT NULL,
  author TEXT NOT NULL,
  action TEXT NOT NULL,
  kind   TEXT,
  label  TEXT,
  reason TEXT NOT NULL,
  undoes TEXT,
  object TEXT NOT NULL
);
CREATE TRIGGER IF NOT EXISTS judgement_is_kept BEFORE DELETE ON judgement
BEGIN SELECT RAISE(ABORT, 'judgements are kept: take one back with an undo'); END;
CREATE TRIGGER IF NOT EXISTS judgement_is_not_rewritten BEFORE UPDATE ON judgement
BEGIN SELECT RAISE(ABORT, 'judgements are not rewritten: take one back with an undo'); END;
"""
"""The same as in schema.sql; records made before there were judgements get it with their first one."""


class Overtaken(RecordError):
    """Somebody else judged, or the record was built again, since the state that was looked at."""


def log(connection: sqlite3.Connection) -> list[Judgement]:
    """All judgements, oldest first."""
    if not _there(connection):
        return []
    rows = connection.execute("SELECT object FROM judgement ORDER BY made, id")
    decoder = msgspec.json.Decoder(Judgement)
    return [decoder.decode(text) for (text,) in rows]


def count(connection: sqlite3.Connection) -> int:
    """How many there are: the log only grows, so an equal number is an equal log."""
    if not _there(connection):
        return 0
    return int(connection.execute("SELECT count(*) FROM judgement").fetchone()[0])


def state(connection: sqlite3.Connection) -> tuple[str, int]:
    """The digest of the record as built, and how many judgements there are: equal states read alike."""
    row = connection.execute("SELECT value FROM meta WHERE key = 'digest'").fetchone()
    return "" if row is None else str(row[0]), count(connection)


def keep(
    connection: sqlite3.Connection, judgements: Iterable[Judgement], known: tuple[str, int] | None = None
) -> int:
    """Add what is not there yet; how many that were. One transaction.

    With `known`, nothing is added unless the record is still in that state: raises Overtaken. From its first
    judgement on a record is written ahead (WAL), so that who reads does not wait for who writes.
    """
    connection.execute("PRAGMA journal_mode = WAL")
    connection.executescript(SCHEMA)
    connection.execute("BEGIN IMMEDIATE")
    try:
        before = count(connection)
        if known is not None and known != state(connection):
            raise Overtaken("somebody else judged, or built the record again, in between")
        connection.executemany(
            "INSERT INTO judgement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
            [
                (
                    j.id, j.made, j.author, j.action, j.target and j.target.kind, j.target and j.target.label,
                    j.reason, j.undoes, msgspec.json.encode(j, order="deterministic").decode(),
                )
                for j in judgements
            ],
        )  # fmt: skip
        after = count(connection)
    except BaseException:
        connection.rollback()
        raise
    connection.commit()
    return after - before


def rescued(path: Path) -> list[Judgement]:
    """The log of a record file of whatever schema, so that a record of another version gives its judgements
    away before it is built anew. Raises NotARecord."""
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            return log(connection)
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        raise NotARecord(f"{path}: no judgements can be read from it ({error})") from error


def _there(connection: sqlite3.Connection) -> bool:
    found = connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'judgement'")
    return found.fetchone() is not None
