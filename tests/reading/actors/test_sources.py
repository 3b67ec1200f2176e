"""Who is behind a statement: pronouns, roles, descriptions, bodies, joint, nameless and relaying sources.

The rows are in `sources.tsv`: a short report, words of the statement in it, the actors behind its source. At
least 95 of 100 must be right; the test shows the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from counterclaim.evidence import Statement
from counterclaim.reading.actors import Cast, read_actors
from counterclaim.reading.places import read_places
from counterclaim.reading.statements import read_statements
from counterclaim.reading.times import read_times
from tests.reports import prose

ENOUGH = 0.95


@dataclass(frozen=True)
class Row:
    """A text, words of a statement in it, who says it, and what else must hold of the first of them."""

    text: str
    said: str
    who: str
    kind: str = ""
    part_of: str = ""
    via: str = ""


ROWS = [
    Row(*line.split("\t"))
    for line in (Path(__file__).parent / "sources.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def behind(row: Row) -> tuple[Cast, Statement | None]:
    """The cast of a row's text, and its shortest statement that holds the row's words."""
    parsed = prose(row.text)
    clock = read_times(parsed)
    cast = read_actors(parsed, read_places(parsed))
    holding = [
        s
        for s in read_statements(parsed, cast, clock, "encoder")
        if any(row.said in piece.text for piece in s.content)
    ]
    return cast, min(holding, key=lambda s: sum(len(c.text) for c in s.content), default=None)


def wrong(row: Row) -> str:
    """What is wrong with a row, in words; empty where all is right."""
    cast, statement = behind(row)
    if statement is None:
        return "no statement"
    names = " + ".join(cast.get(id).name for id in statement.actors)
    if names != row.who:
        return f"{names or 'nobody'}, not {row.who}"
    actor = cast.get(statement.actors[0])
    if row.kind and actor.kind != row.kind:
        return f"{actor.kind}, not {row.kind}"
    parent = cast.get(actor.part_of).name if actor.part_of else ""
    if row.part_of and parent != row.part_of:
        return f"part of {parent or 'nothing'}, not {row.part_of}"
    via = cast.get(statement.via).name if statement.via else ""
    if row.via and via != row.via:
        return f"via {via or 'nobody'}, not {row.via}"
    return ""


@pytest.mark.slow
def test_the_actor_behind_a_source() -> None:
    faults = [f"{row.text}\n    {said}" for row in ROWS if (said := wrong(row))]
    assert len(ROWS) >= 60
    assert 1 - len(faults) / len(ROWS) >= ENOUGH, "\n".join(faults)
