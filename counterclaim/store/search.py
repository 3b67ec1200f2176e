"""Full-text search over the record."""

from __future__ import annotations

import re
import sqlite3

from msgspec import Struct

MARK_ON, MARK_OFF = "\ue000", "\ue001"
"""Private-use characters around a hit in `Hit.snippet`; a page turns them into marks after escaping."""


class Hit(Struct, frozen=True):
    """One row that holds the words searched for; `snippet` has the hits between MARK_ON and MARK_OFF."""

    kind: str
    id: str
    title: str
    snippet: str


def as_match(query: str) -> str | None:
    """A user's words as an FTS5 query: every word must occur, "a phrase" stays together, the last word
    may be unfinished. None when there is no word in it."""
    terms: list[str] = []
    for phrase, word in re.findall(r'"([^"]+)"|(\S+)', query):
        text = " ".join(re.findall(r"\w+", phrase or word))
        if text:
            terms.append(f'"{text}"')
    if not terms:
        return None
    if not query.rstrip().endswith('"'):
        terms[-1] += "*"
    return " ".join(terms)


def search(
    connection: sqlite3.Connection, query: str, *, kind: str | None = None, limit: int = 50, offset: int = 0
) -> list[Hit]:
    """The rows that hold all words of the query, best first."""
    match = as_match(query)
    if match is None:
        return []
    where, values = "words MATCH ?", [match]
    if kind is not None:
        where += " AND kind = ?"
        values.append(kind)
    rows = connection.execute(
        f"SELECT kind, id, title, snippet(words, 3, ?, ?, '…', 24) FROM words WHERE {where}"
        " ORDER BY bm25(words, 0, 0, 4.0, 1.0), kind, id LIMIT ? OFFSET ?",
        [MARK_ON, MARK_OFF, *values, limit, offset],
    )
    return [Hit(*row) for row in rows]
