"""The log of builds: when the record was built, and what each build added, changed or took away.

A build that changes nothing leaves no entry. The first has no changes: everything in it is new.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from typing import Literal

import msgspec
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


_GONE = """
CREATE TEMP TABLE gone_words (
  kind TEXT, report TEXT, start INTEGER, end INTEGER, id TEXT, PRIMARY KEY (kind, report, start, end, id)
) WITHOUT ROWID
"""
_MOVED = """
SELECT DISTINCT n.kind, n.id, o.id FROM temp.added n
CROSS JOIN evidence e ON e.kind = n.kind AND e.id = n.id
CROSS JOIN temp.gone_words o
  ON o.kind = e.kind AND o.report = e.report AND o.start = e.start AND o.end = e.end
ORDER BY 1, 2, 3
"""
"""Things under a new id, on words that a thing which is gone rested on: they are that thing, changed."""


class Log:
    """The log of builds while a record is saved: it is told what differs and enters it as one build."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        for statement in _TABLES.strip().split(";\n"):
            if statement.strip():
                connection.execute(statement)
        self._last: int = connection.execute("SELECT max(number) FROM build").fetchone()[0] or 0
        self._added: set[tuple[str, str]] = set()
        self._changed: set[tuple[str, str]] = set()
        self._gone: dict[tuple[str, str], str] = {}

    def _logs(self, kind: str) -> bool:
        return self._last > 0 and kind in LOGGED

    def added(self, kind: str, ids: Iterable[str]) -> None:
        """Things of a kind that were not there."""
        if self._logs(kind):
            self._added.update((kind, id_) for id_ in ids)

    def rewritten(self, kind: str, id_: str, told: str) -> None:
        """A thing that differs somewhere; changed if its object is `told` otherwise than it is kept still."""
        if self._logs(kind):
            was = self.connection.execute(f"SELECT object FROM {kind} WHERE id = ?", [id_]).fetchone()
            if was[0] != told:
                self._changed.add((kind, id_))

    def gone(self, kind: str, ids: Collection[str]) -> None:
        """Things of a kind that are there no more; before they are deleted."""
        if not ids or not self._logs(kind):
            return
        if not self._gone:
            self.connection.execute(_GONE)
        self.connection.executemany(
            "INSERT OR IGNORE INTO temp.gone_words"
            " SELECT kind, report, start, end, id FROM evidence WHERE kind = ? AND id = ?",
            [(kind, id_) for id_ in sorted(ids)],
        )
        self._gone.update(((kind, id_), self._line(kind, id_)) for id_ in ids)

    def _line(self, kind: str, id_: str) -> str:
        if kind == "report":
            found = self.connection.execute("SELECT coalesce(title, id) FROM report WHERE id = ?", [id_])
        else:
            query = "SELECT text FROM evidence WHERE kind = ? AND id = ? ORDER BY report, start, end LIMIT 1"
            found = self.connection.execute(query, [kind, id_])
        first = found.fetchone()
        text = " ".join(str(first[0]).split()) if first else ""
        return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"

    def _match(self) -> None:
        """Count what stands under a new id on words of what is gone as changed, each once."""
        c = self.connection
        if self._added and self._gone:
            c.execute("CREATE TEMP TABLE added (kind TEXT, id TEXT)")
            c.executemany("INSERT INTO temp.added VALUES (?, ?)", sorted(self._added))
            for kind, id_, before in c.execute(_MOVED).fetchall():
                if (kind, id_) in self._added and (kind, before) in self._gone:
                    self._added.discard((kind, id_))
                    del self._gone[kind, before]
                    self._changed.add((kind, id_))
            c.execute("DROP TABLE temp.added")
        c.execute("DROP TABLE IF EXISTS temp.gone_words")

    def enter(self, at: str) -> None:
        """Enter what was told as one build, at the end of the transaction; nothing if nothing was."""
        self._match()
        changes = [Change(k, i, "added", self._line(k, i)) for k, i in self._added]
        changes += [Change(k, i, "changed", self._line(k, i)) for k, i in self._changed]
        changes += [Change(k, i, "gone", line) for (k, i), line in self._gone.items()]
        if self._last and not changes:
            return
        c, number = self.connection, self._last + 1
        reports = c.execute("SELECT count(*) FROM report").fetchone()[0]
        c.execute("INSERT INTO build VALUES (?, ?, ?)", [number, at, reports])
        c.executemany(
            "INSERT INTO change VALUES (?, ?, ?, ?, ?)",
            [(number, *msgspec.structs.astuple(change)) for change in sorted(changes)],
        )
        c.execute("DELETE FROM change WHERE build <= ?", [number - KEPT])


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
