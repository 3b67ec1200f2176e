"""The kinds of things in a record: their tables, how they become rows, and where their lines stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from counterclaim import evidence as e
from counterclaim.store import course, nouns
from counterclaim.store.row import Names, Row

ROOM = 1 << 40
"""How many places the lines of one kind have to stand in."""
PLACED = "placed"
"""The key in `meta` of a record whose lines have such places; records made before they had lack it."""


class Kind(NamedTuple):
    """One kind of thing: its name in the export, its table, its noun, and what makes a row of one.

    `number` is forever: a kind's lines stand from number * ROOM on. `key` are the columns that tell two
    rows apart; where there are none only their content does.
    """

    number: int
    name: str
    table: str
    noun: type[Any]
    row: Callable[[Any, Names], Row]
    key: tuple[str, ...] = ("id",)

    @property
    def first(self) -> int:
        """The first place of its lines."""
        return self.number * ROOM

    @property
    def last(self) -> int:
        """The last place of its lines."""
        return self.first + ROOM - 1

    @property
    def owns(self) -> bool:
        """Whether it has evidence, parts and words of its own."""
        return self.key == ("id",)

    @property
    def has_rowid(self) -> bool:
        """Whether its rows stand at the places of their lines; all others are told in order by their key."""
        return len(self.key) < 2


KINDS = (
    Kind(1, "reports", "report", e.Report, nouns.report),
    Kind(2, "actors", "actor", e.Actor, nouns.actor),
    Kind(3, "places", "place", e.Place, nouns.place),
    Kind(4, "statements", "statement", e.Statement, nouns.statement),
    Kind(5, "events", "event", e.Event, nouns.event),
    Kind(6, "figures", "figure", e.Figure, nouns.figure),
    Kind(7, "talks", "talk", e.Talk, nouns.talk),
    Kind(8, "proposals", "proposal", e.Proposal, nouns.proposal),
    Kind(9, "disputes", "dispute", e.Dispute, nouns.dispute),
    Kind(10, "ceasefires", "ceasefire", e.Ceasefire, course.ceasefire),
    Kind(11, "series", "series", e.Series, course.series),
    Kind(12, "conditions", "condition", e.Condition, course.condition),
    Kind(13, "control", "control", e.Control, course.control),
    Kind(14, "resolutions", "resolution", e.Resolution, course.resolution),
    Kind(15, "sanctions", "sanction", e.Sanction, course.sanction),
    Kind(16, "positions", "position", e.Position, course.position),
    Kind(17, "times", "time", e.Time, nouns.time, ("report", "start", "end")),
    Kind(18, "shared", "shared", e.Shared, nouns.shared, ()),
    Kind(19, "joins", "joined", e.Join, nouns.joined, ()),
    Kind(20, "problems", "problem", e.Problem, nouns.problem, ()),
)
"""All kinds in the order of the export."""

EXPORTED = tuple(kind for kind in KINDS if kind.key)
"""The kinds of what was found, without what stands beside it."""

TABLES = {kind.table: kind for kind in KINDS}
"""The kinds by their tables."""


def names_of(record: e.Record) -> Names:
    """What the actors and places of a record are called."""
    return Names({a.id: a.name for a in record.actors}, {p.id: p.name for p in record.places})


def rows(record: e.Record) -> Iterator[Row]:
    """Every object of the record as a row, in the order of the export."""
    names = names_of(record)
    for kind in EXPORTED:
        for thing in getattr(record, kind.name):
            yield kind.row(thing, names)
