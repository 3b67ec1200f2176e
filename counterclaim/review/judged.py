"""The machine's record with the judgements laid over it, in the order they were made.

The layer is worked out anew from the log each time, so that it does not matter in which order judgements
arrived, and so that a record built again is judged as before.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

import msgspec
from msgspec import Struct

from counterclaim.evidence import Record
from counterclaim.evidence.judgement import Judgement, Review
from counterclaim.review.desk import Desk, Rejected
from counterclaim.review.references import Key
from counterclaim.review.spots import Sources

__all__ = ["Judged", "Rejected", "Waiting", "in_force", "judged"]


class Waiting(Struct, frozen=True):
    """A judgement that cannot be applied to this record, and why; it is kept, and applied when it can be."""

    judgement: Judgement
    why: str


class _Left(Struct, frozen=True):
    """The desk as it was left: what waits, and how many judgements were applied or wait."""

    desk: Desk
    waiting: tuple[Waiting, ...]
    applied: int


class Judged:
    """A record with its judgements applied, and what came of each."""

    def __init__(
        self,
        record: Record,
        judgements: tuple[Judgement, ...] = (),
        waiting: tuple[Waiting, ...] = (),
        rejected: tuple[Rejected, ...] = (),
        touching: dict[Key, tuple[Judgement, ...]] | None = None,
        renamed: dict[Key, str | None] | None = None,
        sources: Sources | None = None,
        things: Mapping[str, Mapping[str, Any]] | None = None,
        changed: frozenset[Key] = frozenset(),
    ) -> None:
        self.record = record
        self.judgements = judgements
        self.waiting = waiting
        self.rejected = rejected
        self.renamed = renamed or {}
        self.sources = sources or Sources(record)
        self.left: _Left | None = None
        self.changed = changed
        """What is not as it was built: changed, added or gone."""
        self._touching = touching or {}
        self._given = things

    @cached_property
    def things(self) -> Mapping[str, Mapping[str, Any]]:
        """The things of the record by kind and id."""
        return self.sources.things if self._given is None else self._given

    @cached_property
    def _out(self) -> dict[Key, Any]:
        return {(r.kind, r.thing.id): r.thing for r in self.rejected}

    @cached_property
    def undone(self) -> frozenset[str]:
        """The judgements that are not in force because they were taken back."""
        return frozenset(j.id for j in self.judgements) - in_force(self.judgements)

    @cached_property
    def reviews(self) -> dict[Key, Review]:
        """How each reviewed line stands, by kind and id; the rejected ones too."""
        found = {(r.kind, r.id): r for r in self.record.reviews}
        return found | {(r.kind, r.thing.id): r.review for r in self.rejected}

    def thing(self, kind: str, id_: str) -> Any | None:
        """A thing of the record, or one that was rejected; None if there is no such thing."""
        found = self.things.get(kind, {}).get(id_)
        return self._out.get((kind, id_)) if found is None else found

    def touching(self, kind: str, id_: str) -> tuple[Judgement, ...]:
        """The judgements in force on a thing, oldest first."""
        return self._touching.get((kind, id_), ())

    def revision(self, kind: str, id_: str) -> str:
        """What changes whenever a thing, or what was judged of it, does; empty if there is no such thing."""
        thing = self.thing(kind, id_)
        if thing is None:
            return ""
        plain = msgspec.json.encode([thing, [j.id for j in self.touching(kind, id_)]], order="sorted")
        return hashlib.sha256(plain).hexdigest()[:16]


def in_force(judgements: Iterable[Judgement]) -> set[str]:
    """The ids of the judgements that nothing in force takes back."""
    undoing: dict[str, list[str]] = defaultdict(list)
    every = {j.id: j for j in judgements}
    for j in every.values():
        if j.action == "undo" and j.undoes:
            undoing[j.undoes].append(j.id)
    known: dict[str, bool] = {}
    # an undo is younger than what it takes back (its id is made of it), so the chains end
    stack = sorted(every)
    while stack:
        id_ = stack[-1]
        open_ = [u for u in undoing[id_] if u not in known]
        if id_ in known or not open_:
            known.setdefault(id_, not any(known[u] for u in undoing[id_]))
            stack.pop()
        else:
            stack += open_
    return {id_ for id_, holds in known.items() if holds}


def judged(
    record: Record,
    judgements: Iterable[Judgement],
    sources: Sources | None = None,
    before: Judged | None = None,
) -> Judged:
    """The machine's record with judgements laid over it; the same for the same set in whatever order.

    `sources` are the record's, where they are at hand already. With `before`, what came of fewer judgements
    on the same record, those that are later than all of it are applied to that, if none takes one back.
    """
    sources = sources or Sources(record)
    every = tuple(sorted({j.id: j for j in judgements}.values(), key=lambda j: (j.made, j.id)))
    holding = in_force(every)
    acting = [j for j in every if j.id in holding and j.action != "undo"]
    if not acting:
        return Judged(record, every, sources=sources)
    desk, waiting, known = _begun(record, every, sources, before)
    waiting = [*waiting, *(Waiting(j, why) for j in acting[known:] if (why := desk.apply(j)))]
    ids = {j.id for j in every}
    undoing = tuple(
        Waiting(j, "what it takes back is not in this log")
        for j in every
        if j.action == "undo" and j.undoes not in ids
    )
    now = desk.shown()
    done = Judged(
        now.record, every, (*waiting, *undoing), now.rejected, now.touching, now.renamed, sources,
        now.things, now.changed,
    )  # fmt: skip
    done.left = _Left(desk, tuple(waiting), len(acting))
    return done


def _begun(
    record: Record, every: Sequence[Judgement], sources: Sources, before: Judged | None
) -> tuple[Desk, Sequence[Waiting], int]:
    """A desk, what waits of what was applied on it, and how many judgements in force that was."""
    left = before.left if before is not None else None
    if before is None or left is None or before.sources is not sources:
        return Desk(record, sources), (), 0
    known = len(before.judgements)
    later = every[:known] == before.judgements and all(j.action != "undo" for j in every[known:])
    if not later:
        return Desk(record, sources), (), 0
    before.left = None  # what is on the desk is no longer what came of fewer judgements
    return left.desk, left.waiting, left.applied
