"""What is worth an analyst's next minute: disputes, joins and readings of doubt, lines that much rests on."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from math import log2

import numpy as np

from counterclaim.evidence import Dispute, Join
from counterclaim.views import wording
from counterclaim.views.web.choices import Choice
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.listing import Listing, Mask

_WEIGHED = re.compile(r"weight ([\d.]+) of at least ([\d.]+)")
_BARELY = 1.5
"""Weight above the threshold up to which a join is worth a look; at most thrice that many are safe."""
_GUESSED = ("the only one", "no given name", "same surname")
_MUCH = 4
"""Passages and lines from which on much rests on a thing."""

WHY = {
    "clash": "two people judged it differently",
    "dispute": "contested",
    "join": "joined on little",
    "doubt": "a doubtful reading",
    "cited": "much rests on it",
}
_BASE = {"clash": 4000.0, "dispute": 3000.0, "join": 2000.0, "doubt": 1000.0, "cited": 0.0}


@dataclass(frozen=True)
class Task:
    """One line to look at: why, in words, and how much it matters."""

    kind: str
    id: str
    group: str
    why: str
    weight: float


def _clashes(folio: Folio) -> Iterator[Task]:
    for r in folio.judged.reviews.values():
        if r.clash:
            yield Task(r.kind, r.id, "clash", WHY["clash"], _BASE["clash"])


def _disputes(folio: Folio) -> Iterator[Task]:
    for d in folio.record.disputes:
        reports = len({m.report for side in d.sides for m in side.mentions})
        named = sum(bool(side.actors) for side in d.sides)
        why = f"contested, in {wording.count(reports, 'report')}"
        yield Task("dispute", d.id, "dispute", why, _BASE["dispute"] + 10 * reports + named)


def _doubt(join: Join) -> float | None:
    """How little a join was made on, 0 to 1; None where it was made on enough."""
    weighed = _WEIGHED.search(join.rule)
    if weighed is not None:
        over = float(weighed[1]) - float(weighed[2])
        return 1 - over / _BARELY if over < _BARELY else None
    return 0.5 if any(words in join.rule for words in _GUESSED) else None


def _joins(folio: Folio) -> Iterator[Task]:
    for (kind, id_), joins in folio.joins.items():
        if id_ not in folio.of(kind):
            continue
        doubts = [d for j in joins if (d := _doubt(j)) is not None]
        if doubts:
            weight = _BASE["join"] + 100 * max(doubts) + len(joins)
            yield Task(kind, id_, "join", f"joined on little ({wording.count(len(joins), 'pair')})", weight)


def _doubtful(folio: Folio) -> Iterator[Task]:
    """Statements that the reader doubts and that a dispute or an event rests on."""
    rest = Counter(s for d in folio.record.disputes for side in d.sides for s in side.statements)
    rest.update(m.statement for e in folio.record.events for m in e.mentions if m.statement)
    for s in folio.record.statements:
        if rest[s.id] and wording.certainty(s.confidence) == "doubtful":
            why = f"a doubtful reading that {wording.count(rest[s.id], 'line')} rest on"
            yield Task("statement", s.id, "doubt", why, _BASE["doubt"] + rest[s.id])


def _uses(folio: Folio) -> Counter[tuple[str, str]]:
    uses: Counter[tuple[str, str]] = Counter()
    record = folio.record
    for a in record.actors:
        uses["actor", a.id] += len({m.report for m in a.mentions})
    for s in record.statements:
        uses.update(("actor", a) for a in folio.speakers(s))
        uses["statement", s.id] += s.independent_sources - 1
    for e in record.events:
        uses["event", e.id] += len(e.mentions)
        uses.update(("actor", a) for a in (*e.actors, *e.recipients))
        if e.place:
            uses["place", e.place] += 1
    for f in record.figures:
        if f.event:
            uses["event", f.event] += 1
        uses["figure", f.id] += f.independent_sources - 1
    return uses


def _cited(folio: Folio) -> Iterator[Task]:
    disputed: dict[str, list[Dispute]] = defaultdict(list)
    for d in folio.record.disputes:
        if d.event:
            disputed[d.event].append(d)
    for (kind, id_), n in _uses(folio).items():
        if id_ in folio.of(kind) and (n >= _MUCH or (kind == "event" and id_ in disputed)):
            what = wording.count(n, "line")
            yield Task(kind, id_, "cited", f"{what} of the record rest on it", 100 * log2(1 + n))


def _order(task: Task) -> tuple[float, str, str]:
    return -task.weight, task.kind, task.id


def _found(folio: Folio) -> Listing[Task]:
    """Whatever matters in the record as it was built: disputes, what was joined or read on little, what much
    rests on. It stays the same whatever is judged, since what was judged waits no more."""

    def make() -> Listing[Task]:
        machine = folio.machine()
        found: dict[tuple[str, str], Task] = {}
        for task in chain(*(find(machine) for find in (_disputes, _joins, _doubtful, _cited))):
            found.setdefault((task.kind, task.id), task)
        return _listed(sorted(found.values(), key=_order))

    return folio.as_built("tasks", make)


def _listed(tasks: Sequence[Task]) -> Listing[Task]:
    choices: list[Choice[Task]] = [
        Choice("kind", "Kind", lambda t: (t.kind,)),
        Choice("why", "Why", lambda t: (t.group,), lambda g: WHY.get(g, g)),
    ]
    return Listing(tasks, choices, key=lambda t: (t.kind, t.id))


def queue(folio: Folio) -> tuple[Listing[Task], Mask]:
    """What matters, each thing once, what matters most first; and which of it nobody has reviewed yet.

    What two people judged differently comes first of all, reviewed or not; what went into another thing or
    fell with one waits no more.
    """

    def make() -> tuple[Listing[Task], Mask]:
        found, clashes = _found(folio), list(_clashes(folio))
        if clashes:
            known = {(c.kind, c.id) for c in clashes}
            rest = [t for t in found.items if (t.kind, t.id) not in known]
            found = _listed([*sorted(clashes, key=_order), *rest])
        waiting = np.ones(len(found), dtype=np.bool_)
        rows = (found.row(key) for key in (*folio.judged.reviews, *folio.judged.renamed))
        waiting[[row for row in rows if row is not None]] = False
        waiting[: len(clashes)] = True
        return found, waiting

    return folio.once("queue", make)


def tasks(folio: Folio) -> list[Task]:
    """What has not been reviewed yet and matters, each thing once, what matters most first."""
    found, waiting = queue(folio)
    return found.picked(waiting)[:]
