"""Positions: parties across, issues down, in each cell where a party stood last; a cell opens its history."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup
from starlette.responses import Response

from counterclaim.evidence import Passage, Position, Standpoint, in_order
from counterclaim.evidence.edtf import days
from counterclaim.views import wording
from counterclaim.views.web.choices import Choice
from counterclaim.views.web.excerpts import excerpt
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.listing import Listing
from counterclaim.views.web.paging import leaf
from counterclaim.views.web.visible import isolated
from counterclaim.views.web.visit import Visit

ACROSS = 4
"""Parties that stand in one grid; the filter brings others."""
CELL, LINE = 100, 220
"""Characters of the words in a cell, and in a line of the history."""


@dataclass(frozen=True)
class Cell:
    """Where a party stood last on an issue."""

    position: Position
    last: Standpoint
    words: Markup


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
        cells = tuple(_cell(folio, held.get((issue, a))) for a in across)
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
        history=[
            (s, in_brief(folio, asked, s, LINE))
            for s in (leaf(sorted(asked.standpoints, key=_when), "").items if asked else ())
            if asked
        ],
        filters=everything.offered(visit.ask),
    )


def leaf_of(parties: list[str], asked: str, holding: str) -> list[str]:
    """The parties of the page asked for, or of the one that holds a party."""
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 0
    if not number and holding in parties:
        number = parties.index(holding) // ACROSS + 1
    number = min(max(number, 1), max(1, -(-len(parties) // ACROSS)))
    return parties[(number - 1) * ACROSS : number * ACROSS]


def _cell(folio: Folio, position: Position | None) -> Cell | None:
    last = latest(position) if position is not None else None
    if position is None or last is None:
        return None
    return Cell(position, last, in_brief(folio, position, last, CELL))


def _inside(passage: Passage, mentions: Sequence[Passage]) -> Iterator[Passage]:
    """The mentions that stand inside a passage; `mentions` are in order."""
    at = bisect_left(mentions, (passage.report, passage.start), key=lambda m: (m.report, m.start))
    for m in mentions[at:]:
        if m.report != passage.report or m.start >= passage.end:
            return
        if m.end <= passage.end:
            yield m


def _matter(folio: Folio, s: Standpoint) -> tuple[int, int]:
    """Where in the passage of a standpoint that on which one stands begins and ends: the words of the
    proposal, else of the statement."""
    p = s.passage
    proposal = folio.proposals.get(s.proposal or "")
    told = next(_inside(p, in_order(proposal.mentions)), None) if proposal is not None else None
    if told is not None and told != p:
        return told.start, told.end
    statement = folio.statements.get(s.statement or "")
    spans = [c for c in statement.content if p.start <= c.start and c.end <= p.end] if statement else []
    if statement is None or statement.report != p.report or not spans:
        return p.start, p.end
    said = [c for c in (statement.source, statement.cue) if c is not None and p.start <= c.start < p.end]
    return min(c.start for c in (*said, *spans)), max(c.end for c in spans)


def _speaks(folio: Folio, actor: str | None, party: str) -> bool:
    """Whether an actor is of a party."""
    seen: set[str] = set()
    while actor is not None and actor not in seen and actor != party:
        seen.add(actor)
        actor = folio.actors[actor].part_of if actor in folio.actors else None
    return actor == party


def stance(folio: Folio, position: Position, s: Standpoint) -> tuple[int, int]:
    """From where to where the words on a stance go in its passage: from whoever takes it to that on which he
    stands. Of a long sentence that is a part."""
    p = s.passage
    start, end = _matter(folio, s)
    proposal = folio.proposals.get(s.proposal or "")
    responses = proposal.responses if proposal is not None else ()
    answering = (r.actor for r in responses if r.passage == p and _speaks(folio, r.actor, position.actor))
    named = [
        m
        for a in dict.fromkeys((position.actor, *answering))
        if a in folio.actors
        for m in _inside(p, folio.actors[a].mentions)
    ]
    before = [m.start for m in named if m.end <= start]
    after = [m.end for m in named if m.start >= end]
    if before:
        return max(before), end
    return start, (min(after) if after and not any(start <= m.start < end for m in named) else end)


def in_brief(folio: Folio, position: Position, s: Standpoint, most: int) -> Markup:
    """The words on a stance, with more of their sentence where there is room, at most about `most`
    characters."""
    report = folio.reports.get(s.passage.report)
    if report is None or len(" ".join(s.passage.text.split())) <= most:
        return isolated(" ".join(s.passage.text.split()))
    start, end = stance(folio, position, s)
    shown = excerpt(report, start, end, most)
    cut = "… " if shown.start == 0 and start > s.passage.start else ""
    return isolated(cut + shown.text)


def _when(s: Standpoint) -> tuple[str, tuple[str, int, int, str]]:
    known = days(s.date)
    return (known.first.isoformat() if known else "9999", s.passage.order)
