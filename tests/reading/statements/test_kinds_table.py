"""Kind and stance over a table of sentences: given the attribution, and read from end to end.

The rows are in `kinds.tsv`. At least 95 of 100 must be right; the tests show the others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from counterclaim.evidence import Statement
from counterclaim.evidence.statement import StatementKind
from counterclaim.reading.actors import read_actors
from counterclaim.reading.statements import Attribution, kind_of, read_statements
from counterclaim.reading.times import read_times
from tests.reports import prose

ENOUGH = 0.95
FOUND = 0.85
"""Of the rows, those that the rules alone must find a statement in."""
SIGNS = {"<": "source", "[": "cue", "{": "content"}
MARKS = re.compile(r"<([^>]*)>|\[([^\]]*)\]|\{([^}]*)\}")


@dataclass(frozen=True)
class Row:
    """A sentence without its marks, where its parts stand, and what is expected of it."""

    text: str
    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    content: tuple[int, int]
    kinds: frozenset[str]
    stances: frozenset[str]


def row(line: str) -> Row:
    """A row of the table; raises KeyError where no content is marked."""
    kinds, stances, marked = line.split("\t")
    text, last, found = "", 0, {}
    for match in MARKS.finditer(marked):
        text += marked[last : match.start()]
        inner = match.group()[1:-1]
        found[SIGNS[match.group()[0]]] = (len(text), len(text) + len(inner))
        text, last = text + inner, match.end()
    return Row(
        text + marked[last:],
        found.get("source"),
        found.get("cue"),
        found["content"],
        frozenset(kinds.split("|")),
        frozenset(stances.split("|")),
    )


ROWS = [
    row(line)
    for line in (Path(__file__).parent / "kinds.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def given(r: Row) -> tuple[str, str] | None:
    """The kind and stance of a row's own attribution."""
    return kind_of(prose(r.text), Attribution(r.source, r.cue, (r.content,)))


@cache
def by_rules(r: Row) -> tuple[str, str] | None:
    """The kind and stance of the rules' statement that covers the row's content best; None without one."""
    return as_read(r, "rules")


def by_encoder(r: Row) -> tuple[str, str] | None:
    """The kind and stance of the default engine's statement that covers the row's content best."""
    return as_read(r, "encoder")


def as_read(r: Row, engine: str) -> tuple[str, str] | None:
    """The kind and stance of an engine's statement with half the row's content, and nearest to it."""
    p = prose(r.text)
    made = read_statements(p, read_actors(p), read_times(p), "rules" if engine == "rules" else "encoder")
    near = max(made, key=lambda s: overlap(s, r), default=None)
    return (near.kind, near.stance) if near is not None and overlap(near, r) >= 1 / 3 else None


def overlap(s: Statement, r: Row) -> float:
    """The letters that a statement and a row's content share, as a share of all that either has."""
    start, end = r.content
    both = sum(max(0, min(end, c.end) - max(start, c.start)) for c in s.content)
    return both / (end - start + sum(c.end - c.start for c in s.content) - both)


def faults(read: Callable[[Row], tuple[str, str] | None], *, silent: bool) -> Iterator[str]:
    """The rows read otherwise than expected, in words; with `silent` also those without a finding."""
    for r in ROWS:
        found = read(r)
        if found is None:
            if silent:
                yield f"{r.text}\n    nothing"
        elif found[0] not in r.kinds or found[1] not in r.stances:
            yield f"{r.text}\n    {'/'.join(found)}, not {'|'.join(sorted(r.kinds))}/{'|'.join(r.stances)}"


def test_the_table_has_every_kind() -> None:
    assert len(ROWS) >= 300
    assert {k for r in ROWS for k in r.kinds} == set(get_args(StatementKind))


def test_kind_and_stance_given_the_attribution() -> None:
    wrong = list(faults(given, silent=True))
    assert 1 - len(wrong) / len(ROWS) >= ENOUGH, "\n".join(wrong)


def test_kind_and_stance_read_by_rules() -> None:
    assert sum(by_rules(r) is not None for r in ROWS) / len(ROWS) >= FOUND
    wrong = list(faults(by_rules, silent=False))
    assert 1 - len(wrong) / len(ROWS) >= ENOUGH, "\n".join(wrong)


def test_a_table_read_as_plain_assertions_fails() -> None:
    wrong = list(faults(lambda _: ("assert", "asserted"), silent=True))
    assert 1 - len(wrong) / len(ROWS) < 1 / 2


@pytest.mark.slow
def test_kind_and_stance_read_by_the_default_engine() -> None:
    wrong = list(faults(by_encoder, silent=False))
    assert 1 - len(wrong) / len(ROWS) >= ENOUGH, "\n".join(wrong)
