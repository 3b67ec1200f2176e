"""The log of builds: when the record was built, and what each build added, changed or took away.

A build that changes nothing leaves no entry. The first has no changes: everything in it is new.
"""

from __future__ import annotations

import os
import sqlite3
import time
from datetime import UTC, datetime
from typing import Literal

from msgspec import Struct

What = Literal["added", "changed", "gone"]

LOGGED = (
    "report", "statement", "event", "figure", "talk", "proposal", "dispute", "ceasefire", "series",
    "condition", "control", "resolution", "sanction", "position",
)  # fmt: skip
"""The kinds whose changes are kept: what is read, not the names it hangs on."""

KEPT = 50
"""Builds whose changes are kept; of older ones only the entry stays."""

LONGEST = 240
"""Characters of a changed thing's words that the log keeps."""

_TABLES = """
CREATE TABLE IF NOT EXISTS build (
  number  INTEGER PRIMARY KEY,
  at      TEXT NOT NULL,
  reports INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS change (
  build INTEGER NOT NULL REFERENCES build (number),
  kind  TEXT NOT NULL,
  id    TEXT NOT NULL,
  what  TEXT NOT NULL,
  line  TEXT NOT NULL,
  PRIMARY KEY (build, kind, id)
) WITHOUT ROWID;
"""


class Change(Struct, frozen=True, order=True):
    """One thing that a build added, changed or took away; `line` has its first words, or a report's title."""

    kind: str
    id: str
    what: What
    line: str


class Build(Struct, frozen=True):
    """One build: its number from 1, when it was (UTC, ISO 8601), its reports, its changes."""

    number: int
    at: str
    reports: int
    changes: tuple[Change, ...] = ()


def now() -> str:
    """The time a build is logged under: SOURCE_DATE_EPOCH if set, else the clock; UTC, to the second."""
    seconds = int(os.environ.get("SOURCE_DATE_EPOCH") or time.time())
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _present(connection: sqlite3.Connection) -> list[str]:
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return [kind for kind in LOGGED if kind in there]


def _copy(connection: sqlite3.Connection, prefix: str) -> None:
    """Everything logged as it is at the moment, into temporary tables, where it can be large."""
    for name in ("thing", "words"):
        connection.execute(f"DROP TABLE IF EXISTS temp.{prefix}_{name}")
    connection.execute(f"CREATE TEMP TABLE {prefix}_thing (kind TEXT, id TEXT, object TEXT, title TEXT)")
    connection.execute(
        f"CREATE TEMP TABLE {prefix}_words AS SELECT kind, id, report, start, end, text FROM evidence"
    )
    for kind in _present(connection):
        title = "coalesce(title, id)" if kind == "report" else "NULL"
        connection.execute(
            f"INSERT INTO temp.{prefix}_thing SELECT ?, id, object, {title} FROM main.{kind}", [kind]
        )
    connection.execute(f"CREATE INDEX temp.{prefix}_thing_id ON {prefix}_thing (kind, id)")
    connection.execute(f"CREATE INDEX temp.{prefix}_words_id ON {prefix}_words (kind, id)")


def remember(connection: sqlite3.Connection) -> None:
    """Keep aside what the record holds before it is replaced; inside the transaction that does so."""
    for statement in _TABLES.strip().split(";\n"):
        if statement.strip():
            connection.execute(statement)
    _copy(connection, "was")


_MOVED = """
SELECT DISTINCT n.kind, n.id, o.id FROM temp.new_words n
JOIN temp.was_words o ON o.kind = n.kind AND o.report = n.report AND o.start = n.start AND o.end = n.end
WHERE NOT EXISTS (SELECT 1 FROM temp.was_thing t WHERE t.kind = n.kind AND t.id = n.id)
  AND NOT EXISTS (SELECT 1 FROM temp.new_thing t WHERE t.kind = o.kind AND t.id = o.id)
ORDER BY 1, 2, 3
"""
"""Things under a new id, on words that a thing which is gone rested on: they are that thing, changed."""


def _absent(connection: sqlite3.Connection, here: str, there: str) -> set[tuple[str, str]]:
    query = (
        f"SELECT kind, id FROM temp.{here}_thing h WHERE NOT EXISTS "
        f"(SELECT 1 FROM temp.{there}_thing t WHERE t.kind = h.kind AND t.id = h.id)"
    )
    return {(kind, id_) for kind, id_ in connection.execute(query)}


def _line(connection: sqlite3.Connection, prefix: str, kind: str, id_: str) -> str:
    found = connection.execute(
        f"SELECT title FROM temp.{prefix}_thing WHERE kind = ? AND id = ?", [kind, id_]
    ).fetchone()
    if found is None or found[0] is None:
        found = connection.execute(
            f"SELECT text FROM temp.{prefix}_words WHERE kind = ? AND id = ?"
            " ORDER BY report, start, end LIMIT 1",
            [kind, id_],
        ).fetchone()
    text = " ".join(str(found[0]).split()) if found else ""
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"


def _changes(connection: sqlite3.Connection) -> list[Change]:
    added, gone = _absent(connection, "new", "was"), _absent(connection, "was", "new")
    changed = {
        (kind, id_)
        for kind, id_ in connection.execute(
            "SELECT n.kind, n.id FROM temp.new_thing n"
            " JOIN temp.was_thing o ON o.kind = n.kind AND o.id = n.id WHERE n.object <> o.object"
        )
    }
    for kind, id_, before in connection.execute(_MOVED).fetchall():
        if (kind, id_) in added and (kind, before) in gone:
            added.discard((kind, id_))
            gone.discard((kind, before))
            changed.add((kind, id_))
    found = [Change(k, i, "added", _line(connection, "new", k, i)) for k, i in added]
    found += [Change(k, i, "changed", _line(connection, "new", k, i)) for k, i in changed]
    found += [Change(k, i, "gone", _line(connection, "was", k, i)) for k, i in gone]
    return sorted(found)


def log(connection: sqlite3.Connection, at: str) -> None:
    """Enter what the record holds now against what was remembered; call at the end of the transaction."""
    _copy(connection, "new")
    reports = connection.execute("SELECT count(*) FROM report").fetchone()[0]
    last = connection.execute("SELECT max(number) FROM build").fetchone()[0]
    changes = _changes(connection) if last else []
    if changes or not last:
        number = (last or 0) + 1
        connection.execute("INSERT INTO build VALUES (?, ?, ?)", [number, at, reports])
        connection.executemany(
            "INSERT INTO change VALUES (?, ?, ?, ?, ?)",
            [(number, c.kind, c.id, c.what, c.line) for c in changes],
        )
        connection.execute("DELETE FROM change WHERE build <= ?", [number - KEPT])
    for prefix in ("was", "new"):
        for name in ("thing", "words"):
            connection.execute(f"DROP TABLE temp.{prefix}_{name}")


def builds(connection: sqlite3.Connection) -> list[Build]:
    """The builds of a record, newest first, with what each changed; none for a record without a log."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'build'").fetchone():
        return []
    found = connection.execute("SELECT number, at, reports FROM build ORDER BY number DESC").fetchall()
    return [
        Build(
            number,
            at,
            reports,
            tuple(
                Change(*row)
                for row in connection.execute(
                    "SELECT kind, id, what, line FROM change WHERE build = ? ORDER BY kind, id", [number]
                )
            ),
        )
        for number, at, reports in found
    ]


class Tally(Struct, frozen=True):
    """How much one build changed: its number and time, and counts by (kind, what)."""

    number: int
    at: str
    reports: int
    counts: tuple[tuple[str, What, int], ...] = ()

    @property
    def total(self) -> int:
        """All its changes."""
        return sum(n for _, _, n in self.counts)


def tallies(connection: sqlite3.Connection, most: int = KEPT) -> list[Tally]:
    """The newest builds with how much each changed, without the changes themselves, which may be many."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'build'").fetchone():
        return []
    rows = connection.execute("SELECT number, at, reports FROM build ORDER BY number DESC LIMIT ?", [most])
    counted = "SELECT kind, what, count(*) FROM change WHERE build = ? GROUP BY 1, 2 ORDER BY 1, 2"
    return [
        Tally(n, at, reports, tuple(connection.execute(counted, [n]).fetchall()))
        for n, at, reports in rows.fetchall()
    ]


def changes(
    connection: sqlite3.Connection, build: int, kind: str = "", limit: int = 100, offset: int = 0
) -> list[Change]:
    """Some of the changes of one build, by kind and id; only those of `kind` where one is named."""
    found = connection.execute(
        "SELECT kind, id, what, line FROM change WHERE build = ? AND (? = '' OR kind = ?)"
        " ORDER BY kind, id LIMIT ? OFFSET ?",
        [build, kind, kind, limit, offset],
    )
    return [Change(*row) for row in found]


def foremost(connection: sqlite3.Connection, build: int, kinds: tuple[str, ...], most: int) -> list[Change]:
    """The first few changes of a build, of each kind in turn so that none crowds out the others."""
    held = [changes(connection, build, kind, most) for kind in kinds]
    found = [c for n in range(most) for of in held for c in of[n : n + 1]]
    return found[:most]
