"""Full-text search over the record."""

from __future__ import annotations

import re
import sqlite3

import msgspec
from msgspec import Struct

from counterclaim.store.rows import PLACED, TABLES
from counterclaim.store.snippet import MARK_OFF, MARK_ON, Term, folded, snippet

__all__ = ["MARK_OFF", "MARK_ON", "Hit", "as_match", "search"]

BROAD = 60_000
"""Rows that hold a query from which on they are not ranked: ranking takes 2 microseconds a row."""
_LINES = "lines"  # records made before lines had places say in `meta`, as JSON, which rows each kind has


class Hit(Struct, frozen=True):
    """One row that holds the words searched for; `snippet` has the hits between MARK_ON and MARK_OFF."""

    kind: str
    id: str
    title: str
    snippet: str


def terms_of(query: str) -> list[Term]:
    """The words of a query: every word must occur, "a phrase" stays together, the last may be unfinished."""
    terms: list[Term] = []
    for phrase, word in re.findall(r'"([^"]+)"|(\S+)', query):
        words = re.findall(r"\w+", phrase or word)
        if words:
            terms.append((tuple(folded(w) for w in words), False))
    if terms and not query.rstrip().endswith('"'):
        terms[-1] = terms[-1][0], True
    return terms


def as_match(terms: list[Term]) -> str:
    """Terms as an FTS5 query."""
    return " ".join('"' + " ".join(words) + '"' + "*" * open_ for words, open_ in terms)


def _within(connection: sqlite3.Connection, kind: str | None) -> tuple[str, list[str | int]]:
    """The condition that a row is of a kind: by where its rows stand, as far as the record says so."""
    if kind is None:
        return "", []
    about = dict(
        connection.execute("SELECT key, value FROM meta WHERE key IN (?, ?)", [PLACED, _LINES]).fetchall()
    )
    if PLACED in about:
        first, last = (TABLES[kind].first, TABLES[kind].last) if kind in TABLES else (0, -1)
    elif _LINES in about:
        first, last = msgspec.json.decode(about[_LINES], type=dict[str, tuple[int, int]]).get(kind, (0, -1))
    else:  # made before the rows were counted
        return " AND kind = ?", [kind]
    return " AND rowid BETWEEN ? AND ?", [first, last]


def search(
    connection: sqlite3.Connection, query: str, *, kind: str | None = None, limit: int = 50, offset: int = 0
) -> list[Hit]:
    """The rows that hold all words of the query, best first; in the order of the record where BROAD rows and
    more hold them, since such words tell nothing apart."""
    terms = terms_of(query)
    if not terms:
        return []
    within, values = _within(connection, kind)
    given = [as_match(terms), *values]
    where = f"words MATCH ?{within}"
    many = connection.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM words WHERE {where} LIMIT {BROAD})", given
    ).fetchone()[0]
    order = "rowid" if many == BROAD else "bm25(words, 0, 0, 4.0, 1.0), rowid"
    chosen = connection.execute(
        f"SELECT rowid FROM words WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?", [*given, limit, offset]
    ).fetchall()
    found = []
    for row in chosen:  # the words are taken up only of the rows shown
        of, id_, title, body = connection.execute(
            "SELECT kind, id, title, body FROM words WHERE rowid = ?", row
        ).fetchone()
        found.append(Hit(of, id_, title, snippet(body, terms)))
    return found
