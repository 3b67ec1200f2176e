"""Positions: parties across, issues down, in each cell where a party stood last; a cell opens its history."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from starlette.responses import Response

from counterclaim.evidence import Position, Standpoint
from counterclaim.evidence.edtf import days
from counterclaim.views import wording
from counterclaim.views.web.choices import Choice
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.listing import Listing
from counterclaim.views.web.paging import leaf
from counterclaim.views.web.visit import Visit

ACROSS = 4
"""Parties that stand in one grid; the filter brings others."""


@dataclass(frozen=True)
class Cell:
    """Where a party stood last on an issue."""

    position: Position
    last: Standpoint


@dataclass(frozen=True)
class Row:
    """One issue: its cells in the order of the parties, None where no report tells."""

    issue: str
    cells: tuple[Cell | None, ...]


def choices(folio: Folio) -> list[Choice[Position]]:
    """By what positions may be chosen."""
    return [
        Choice("issue", "Issue", lambda p: (p.issue,), wording.word),
        Choice("actor", "Party", lambda p: (p.actor,), folio.name),
        Choice("changed", "Changes", lambda p: ("changed" if p.changes else "never changed",)),
    ]


def latest(position: Position) -> Standpoint | None:
    """The last standpoint with a date, else the last there is."""
    dated = [(d.last, n) for n, s in enumerate(position.standpoints) if (d := days(s.date)) is not None]
    if dated:
        return position.standpoints[max(dated)[1]]
    return position.standpoints[-1] if position.standpoints else None


def positions(visit: Visit) -> Response:
    """Answer with the grid."""
    folio = visit.folio
    everything = folio.once(
        "positions listed", lambda: Listing(folio.record.positions, choices(folio)), "positions", "actors"
    )
    left = everything.chosen(visit.ask)[:]
    weight: Counter[str] = Counter()
    issues: Counter[str] = Counter()
    for p in left:
        weight[p.actor] += len(p.standpoints)
        issues[p.issue] += len(p.standpoints)
    asked = folio.of("position").get(visit.asked[1]) if visit.asked[0] == "position" else None
    parties = sorted(weight, key=lambda a: (-weight[a], folio.name(a), a))
    across = leaf_of(parties, visit.ask("page"), asked.actor if asked else "")
    held = {(p.issue, p.actor): p for p in left}
    rows = []
    for issue in sorted(issues, key=lambda i: (-issues[i], i)):
        cells = tuple(_cell(held.get((issue, a))) for a in across)
        rows.append(Row(issue, cells))
    return visit.page(
        "positions.html",
        "positions",
        "Positions",
        parties=across,
        others=len(parties) - len(across),
        sets=-(-len(parties) // ACROSS),
        number=(parties.index(across[0]) // ACROSS + 1) if across else 1,
        rows=rows,
        open=asked,
        history=leaf(sorted(asked.standpoints, key=_when) if asked else [], "").items,
        filters=everything.offered(visit.ask),
    )


def leaf_of(parties: list[str], asked: str, holding: str) -> list[str]:
    """The parties of the page asked for, or of the one that holds a party."""
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 0
    if not number and holding in parties:
        number = parties.index(holding) // ACROSS + 1
    number = min(max(number, 1), max(1, -(-len(parties) // ACROSS)))
    return parties[(number - 1) * ACROSS : number * ACROSS]


def _cell(position: Position | None) -> Cell | None:
    last = latest(position) if position is not None else None
    return Cell(position, last) if position is not None and last is not None else None


def _when(s: Standpoint) -> tuple[str, tuple[str, int, int, str]]:
    known = days(s.date)
    return (known.first.isoformat() if known else "9999", s.passage.order)
