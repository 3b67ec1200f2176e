"""What builds worked out on the way, as the record file keeps it."""

from __future__ import annotations

import sqlite3

from counterclaim.memory import Memory


def held(connection: sqlite3.Connection, kind: str, key: bytes) -> bytes | None:
    """What is kept of a kind under a key; None where nothing is, or the file is older than this table."""
    try:
        query = "SELECT value FROM remembered WHERE kind = ? AND key = ?"
        row = connection.execute(query, [kind, key]).fetchone()
    except sqlite3.OperationalError:
        return None
    return None if row is None else bytes(row[0])


def keep(connection: sqlite3.Connection, memory: Memory) -> None:
    """Keep what was found out anew, and forget what was not asked for."""
    connection.execute(
        "CREATE TABLE IF NOT EXISTS remembered (kind TEXT NOT NULL, key BLOB NOT NULL, value BLOB NOT NULL,"
        " PRIMARY KEY (kind, key)) WITHOUT ROWID"
    )
    there = connection.execute("SELECT kind, key FROM remembered")
    old = [(kind, key) for kind, key in there if key not in memory.used.get(kind, ())]
    connection.executemany("DELETE FROM remembered WHERE kind = ? AND key = ?", old)
    connection.executemany(
        "INSERT OR REPLACE INTO remembered VALUES (?, ?, ?)",
        [(kind, key, value) for (kind, key), value in sorted(memory.fresh.items())],
    )
