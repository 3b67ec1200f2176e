"""Where each party stands on each issue over time, with the changes.

A standpoint is a statement that proposes, demands, accepts, refuses or doubts a measure, or an answer to a
proposal. A person speaks for his side: standpoints are kept under the state or movement he is part of. A
change is a standpoint on the other side of the same issue on a later day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec import Struct

from counterclaim.evidence import Position, Proposal, Standpoint, Statement, in_order
from counterclaim.evidence.dispute import ResponseStance
from counterclaim.evidence.edtf import days
from counterclaim.evidence.position import Stand
from counterclaim.reconcile.ground import Ground, said
from counterclaim.reconcile.phrases import phrases
from counterclaim.reconcile.processes import root
from counterclaim.reconcile.proposal_lines import only_supposes
from counterclaim.reconcile.sides import actors_of
from counterclaim.reconcile.telling import Telling
from counterclaim.reconcile.terms import MEASURES

_STANDS: dict[str, Stand] = {
    "propose": "proposes", "demand": "demands", "agree": "accepts", "reject": "opposes", "doubt": "doubts",
    "promise": "accepts",
}  # fmt: skip
_ANSWERS: dict[ResponseStance, Stand] = {
    "agree": "accepts", "reject": "opposes", "condition": "conditional", "counter": "conditional",
    "doubt": "doubts",
}  # fmt: skip
_FOR = frozenset({"proposes", "demands", "supports", "accepts"})
_AGAINST = frozenset({"opposes"})
_SPEAKING = frozenset(
    {"state", "armed_group", "government_body", "intergovernmental", "organisation", "person"}
)
_TOO_WIDE = frozenset({"action", "talks"})
_SUPPORT = phrases("positions.toml")


class Stated(Struct, frozen=True, array_like=True):
    """A standpoint that an actor states on an issue."""

    actor: str
    issue: str
    point: Standpoint


def find_positions(
    stated: Iterable[Stated], proposals: Sequence[Proposal], telling: Telling
) -> tuple[Position, ...]:
    """The positions of the record, by party and issue."""
    ground = telling.ground
    found: dict[tuple[str, str], dict[tuple[str, int, str], Standpoint]] = defaultdict(dict)
    for actor, issue, point in (
        *_answered(proposals, ground),
        *((s.actor, s.issue, s.point) for s in stated),
    ):
        if ground.actors[actor].kind not in _SPEAKING:
            continue
        side = root(actor, ground)
        at = (point.passage.report, point.passage.start, point.stand)
        found[side, issue].setdefault(at, point)
    return tuple(_position(side, issue, list(found[side, issue].values())) for side, issue in sorted(found))


def stated_in(ground: Ground) -> Iterator[Stated]:
    """The standpoints that the statements of each report state."""
    for s in ground.statements.values():
        stand = _stand(s)
        if stand is None:
            continue
        for issue in _issues(s):
            for actor in actors_of(s):
                point = Standpoint(
                    stand=stand, passage=ground.extent(s), date=_day(s, ground), statement=s.id
                )
                yield Stated(actor, issue, point)


def _stand(s: Statement) -> Stand | None:
    text = said(s)
    if (s.stance == "denied" and s.kind != "reject") or only_supposes(s):
        return None
    if s.kind in {"agree", "promise"} and _SUPPORT["opposes"].search(text):
        return "opposes"
    if s.kind in _STANDS:
        return _STANDS[s.kind]
    if s.kind in {"assert", "announce"}:
        if _SUPPORT["opposes"].search(text):
            return "opposes"
        if _SUPPORT["supports"].search(text):
            return "supports"
    return None


def _issues(s: Statement) -> Iterator[str]:
    """The measures that the content names before anything else: of a long sentence only the first."""
    text = said(s)
    named = [
        (m.start(), n, name)
        for n, (name, pattern) in enumerate(MEASURES.items())
        if name not in _TOO_WIDE and (m := pattern.search(text)) is not None
    ]
    if named:
        yield min(named)[2]


def _day(s: Statement, ground: Ground) -> str | None:
    """The day a statement was made, as far as it is known to the day; else that of its report."""
    found = days(s.said)
    return s.said if found is not None and found.length == 1 else ground.published(s.report)


def _answered(proposals: Sequence[Proposal], ground: Ground) -> Iterator[tuple[str, str, Standpoint]]:
    for p in proposals:
        issue = str(p.terms.get("measure") or "")
        if not issue or issue in _TOO_WIDE:
            continue
        for actor in p.by:
            m = p.mentions[0]
            yield actor, issue, Standpoint(
                stand="proposes", passage=m, date=p.made or ground.published(m.report), statement=m.statement,
                proposal=p.id,
            )  # fmt: skip
        for r in p.responses:
            if r.passage is not None:
                s = ground.statements.get(r.statement or "")
                yield r.actor, issue, Standpoint(
                    stand=_ANSWERS[r.stance], passage=r.passage, statement=r.statement, proposal=p.id,
                    date=_day(s, ground) if s is not None else ground.published(r.passage.report),
                )  # fmt: skip


def _position(side: str, issue: str, points: list[Standpoint]) -> Position:
    firm: dict[str, list[Standpoint]] = defaultdict(list)
    for p in points:
        if p.stand in _AGAINST:
            firm[p.passage.report].append(p)
    clear = [
        p for p in points if p.stand not in _FOR or not any(_overlap(p, o) for o in firm[p.passage.report])
    ]
    kept: list[Standpoint] = []
    told: dict[tuple[str, bool], list[Standpoint]] = defaultdict(list)
    before: Standpoint | None = None
    for p in sorted(clear, key=lambda p: (p.date or "9999", p.passage.order, p.stand)):
        here = told[p.passage.report, p.stand in _FOR]
        if any(_overlap(o, p) for o in here):
            continue  # told once
        here.append(p)
        kept.append(msgspec.structs.replace(p, changed=before is not None and _turned(before, p)))
        if p.stand in _FOR | _AGAINST:
            before = p
    return Position(
        id=f"position:{side}:{issue}",
        actor=side,
        issue=issue,
        standpoints=tuple(kept),
        mentions=in_order(p.passage for p in kept),
        changes=sum(p.changed for p in kept),
    )


def _overlap(a: Standpoint, b: Standpoint) -> bool:
    x, y = a.passage, b.passage
    return x.report == y.report and x.start < y.end and y.start < x.end


def _turned(before: Standpoint, now: Standpoint) -> bool:
    """Whether a side stands on the other side of an issue than on an earlier day."""
    first, second = days(before.date), days(now.date)
    if first is None or second is None or not first.last < second.first:
        return False
    return (before.stand in _FOR and now.stand in _AGAINST) or (
        before.stand in _AGAINST and now.stand in _FOR
    )
