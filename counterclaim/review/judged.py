"""The machine's record with the judgements laid over it, in the order they were made.

The layer is worked out anew from the log each time, so that it does not matter in which order judgements
arrived, and so that a record built again is judged as before.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import msgspec
from msgspec import Struct

from counterclaim.evidence import Dispute, Join, Passage, Record, Statement
from counterclaim.evidence.judgement import Judgement, Review, State, Target
from counterclaim.review.adding import added, disputed
from counterclaim.review.fields import put
from counterclaim.review.finding import Finder
from counterclaim.review.making import NotAJudgement
from counterclaim.review.merging import FIELDS as PARTED
from counterclaim.review.merging import Parting, follow, merged, parted
from counterclaim.review.references import Key, rewritten
from counterclaim.review.spots import LISTS, Sources

_STATE: dict[str, State] = {
    "confirm": "confirmed", "reject": "rejected", "edit": "edited", "merge": "merged", "split": "split",
    "add": "added",
}  # fmt: skip


class Waiting(Struct, frozen=True):
    """A judgement that cannot be applied to this record, and why; it is kept, and applied when it can be."""

    judgement: Judgement
    why: str


class Rejected(Struct, frozen=True):
    """A thing that an analyst took out of the record, as it was."""

    kind: str
    thing: Any
    review: Review


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


class _Desk:
    """The things while judgements are applied to them one after the other."""

    def __init__(self, record: Record, judgements: Sequence[Judgement], sources: Sources) -> None:
        self.record = record
        self.things = {kind: things.copy() for kind, things in sources.things.items()}
        self.copy_of = sources.copy_of
        self.sources = sources
        self.changed: set[Key] = set()
        targets = [t for j in judgements for t in _targets(j)]
        spots = {s.source for t in targets for s in t.spots} | {s.source for j in judgements for s in j.parts}
        self.finder = Finder(self.things, sources, spots, sorted({t.kind for t in targets}))
        self.touching: dict[Key, list[Judgement]] = defaultdict(list)
        self.state: dict[Key, State] = {}
        self.renamed: dict[Key, str | None] = {}
        self.all_renamed: dict[Key, str | None] = {}
        self.joins: list[Join] = []

    def apply(self, j: Judgement) -> str:
        """Apply one judgement; what it waits for, empty where it was applied."""
        target = j.target
        if target is None or target.kind not in LISTS:
            return "this version does not know what it is about"
        if j.action == "add":
            return self._add(j)
        id_ = self.finder.find(target)
        if id_ is None:
            if not any(self.finder.reports(s) for s in target.spots):
                return "no report of the record holds the words it was made on"
            return f"the words are there, but no {target.kind} is read from them now"
        key = target.kind, id_
        why = ""
        if j.action == "edit":
            self._place(
                target.kind, put(target.kind, self.things[target.kind][id_], j.changes, self.finder.find)
            )
        elif j.action == "merge":
            why = self._merge(j, key)
        elif j.action == "split":
            why = self._split(j, key)
        if not why:
            self.touching[key].append(j)
            if self.state.get(key) != "rejected" or j.action in {"confirm", "reject"}:
                self.state[key] = _STATE[j.action]
        return why

    def _place(self, kind: str, thing: Any) -> None:
        self._lay(kind, thing)
        self.finder.put(kind, thing)

    def _lay(self, kind: str, thing: Any) -> None:
        self.things[kind][thing.id] = thing
        self.changed.add((kind, thing.id))

    def _drop(self, key: Key) -> Any:
        self.changed.add(key)
        return self.things[key[0]].pop(key[1])

    def _pointing(self, keys: Iterable[Key], words: Collection[Passage] = ()) -> list[Key]:
        """What points at some things, or may since it is not as it was built."""
        pointers = self.sources.pointers
        return sorted({*pointers.to(keys), *pointers.about(words), *self.changed})

    def _add(self, j: Judgement) -> str:
        assert j.target is not None
        kind, passages = j.target.kind, self.finder.passages(j.target.spots)
        passages = [p for p in passages if self.sources.text(p.report)[p.start : p.end] == p.text]
        if not passages:
            return "no report of the record holds the words it was made on"
        id_ = f"judged:{j.id[:12]}"
        thing = self._disputed(j, id_, passages) if kind == "dispute" else added(kind, id_, passages)
        if thing is None:
            return f"a {kind} cannot be added on these words alone"
        self._place(kind, put(kind, thing, j.changes, self.finder.find))
        self.touching[kind, thing.id].append(j)
        self.state[kind, thing.id] = "added"
        return ""

    def _disputed(self, j: Judgement, id_: str, passages: list[Passage]) -> Dispute | None:
        """The dispute that a judgement adds; None where the words of one side are not there."""
        against = {(p.report, p.start, p.end) for p in self.finder.passages(j.parts)}
        sides: tuple[list[Passage], list[Passage]] = ([], [])
        for p in passages:
            sides[(p.report, p.start, p.end) in against].append(p)
        return disputed(id_, sides, self._said) if all(sides) else None

    def _said(self, p: Passage) -> list[Statement]:
        """The statements with content on a passage, in the order of their ids."""
        ids = sorted(self.sources.standing("statement").get(p.report, ()))
        there = (s for i in ids if (s := self.things["statement"].get(i)) is not None)
        return [s for s in there if any(c.start < p.end and p.start < c.end for c in s.content)]

    def _merge(self, j: Judgement, key: Key) -> str:
        kind, id_ = key
        others = [o for t in j.others if t.kind == kind and (o := self.finder.find(t)) is not None]
        if not others:
            return "what it merges is not in the record"
        for other in dict.fromkeys(others):
            if other == id_:
                continue  # the machine joined them by itself
            both = merged(kind, self.things[kind][id_], self.things[kind][other], self.copy_of)
            self._drop((kind, other))
            self._place(kind, both)
            self.touching[key] += [t for t in self.touching.pop((kind, other), []) if t.action != "reject"]
            self.state.pop((kind, other), None)
            self._rename((kind, other), id_)
            rule = f"judged one by {j.author}" + (f": {j.reason}" if j.reason else "")
            self.joins.append(Join(kind=kind, into=id_, left=id_, right=other, rule=rule))
        return ""

    def _split(self, j: Judgement, key: Key) -> str:
        kind, id_ = key
        leaving = {(p.report, p.start, p.end) for p in self.finder.passages(j.parts)}

        def goes(m: Passage) -> bool:
            return (m.report, m.start, m.end) in leaving

        new_id = f"judged:{j.id[:12]}"
        try:
            old, new = parted(kind, self.things[kind][id_], goes, new_id, self.copy_of)
        except (NotAJudgement, AttributeError):
            return "it cannot be split that way now"
        self._flush()
        self._place(kind, old)
        self._place(kind, new)
        if kind in PARTED:
            for of, thing in list(follow(self.things, self._pointing([key]), Parting(kind, old, new))):
                self._lay(of, thing)
        self.touching[kind, new_id].append(j)
        self.state[kind, new_id] = "split"
        return ""

    def _rename(self, key: Key, now: str | None) -> None:
        for renamed in (self.renamed, self.all_renamed):
            for k, v in renamed.items():
                if (k[0], v) == key:
                    renamed[k] = now
            renamed[key] = now

    def _assembled(self) -> Record:
        lists = {}
        for kind in sorted({kind for kind, _ in self.changed}):
            now, built = tuple(self.things[kind].values()), getattr(self.record, LISTS[kind])
            if now != built:
                lists[LISTS[kind]] = now
        return msgspec.structs.replace(self.record, **lists)

    def _follow(self, words: set[Passage]) -> Iterator[Key]:
        """Bring what points at renamed things up to date; gives what fell with those that are gone."""
        if not self.renamed:
            return
        keys = self._pointing(self.renamed, words)
        for key, thing in list(rewritten(self.things, keys, self.renamed, words)):
            if thing is None:
                self._drop(key)
                yield key
            else:
                self._lay(key[0], thing)

    def _flush(self) -> None:
        self.all_renamed |= dict.fromkeys(self._follow(set()))
        self.renamed = {}

    def _joined(self) -> tuple[Join, ...]:
        """Why things are one, by the ids they have now, without those that are gone."""
        joins: list[Join | None] = [*self.record.joins, *self.joins]
        rows = self.sources.pointers.joins(self.all_renamed)
        for row in (*rows, *range(len(self.record.joins), len(joins))):
            join = joins[row]
            assert join is not None
            into = self.all_renamed.get((join.kind, join.into), join.into)
            if into is None:
                joins[row] = None
            elif into != join.into:
                joins[row] = msgspec.structs.replace(join, into=into)
        return tuple(j for j in joins if j is not None)

    def close(self) -> tuple[Record, tuple[Rejected, ...]]:
        """The record as judged, and what was taken out of it."""
        reviews = {
            key: Review(
                kind=key[0],
                id=key[1],
                state=state,
                author=self.touching[key][-1].author,
                made=self.touching[key][-1].made,
                judgements=tuple(t.id for t in self.touching[key]),
                clash=clashes(self.touching[key]),
            )
            for key, state in self.state.items()
        }
        rejected = tuple(
            Rejected(kind, self._drop((kind, id_)), reviews[kind, id_])
            for (kind, id_), state in sorted(self.state.items())
            if state == "rejected" and id_ in self.things[kind]
        )
        spans = {
            Passage(r.thing.report, r.thing.span.start, r.thing.span.end, r.thing.span.text)
            for r in rejected
            if r.kind == "figure"
        }
        for r in rejected:
            self._rename((r.kind, r.thing.id), None)
        self.all_renamed |= dict.fromkeys(self._follow(spans))  # what fell with them
        kept = tuple(sorted(r for r in reviews.values() if r.state != "rejected"))
        lists: dict[str, Any] = {"reviews": kept}
        if self.all_renamed or self.joins:
            lists["joins"] = self._joined()
        return msgspec.structs.replace(self._assembled(), **lists), rejected


def clashes(judgements: list[Judgement]) -> bool:
    """Whether two judgements of one thing disagree, and the later was made without knowing the earlier."""
    for n, later in enumerate(judgements):
        for earlier in judgements[:n]:
            if earlier.id not in later.after and _disagree(earlier, later):
                return True
    return False


def _disagree(a: Judgement, b: Judgement) -> bool:
    actions = {a.action, b.action}
    if "reject" in actions:
        return len(actions) > 1
    if actions == {"edit"}:
        left = {c.field: (c.value, c.refs) for c in a.changes}
        return any(c.field in left and left[c.field] != (c.value, c.refs) for c in b.changes)
    return False


def _targets(j: Judgement) -> Iterator[Target]:
    """Everything a judgement points at."""
    if j.target is not None:
        yield j.target
    yield from j.others
    yield from (r for c in j.changes for r in c.refs)


def judged(record: Record, judgements: Iterable[Judgement], sources: Sources | None = None) -> Judged:
    """The machine's record with judgements laid over it; the same for the same set in whatever order.

    `sources` are the record's reports by digest, where they are at hand already.
    """
    sources = sources or Sources(record)
    every = tuple(sorted({j.id: j for j in judgements}.values(), key=lambda j: (j.made, j.id)))
    holding = in_force(every)
    acting = [j for j in every if j.id in holding and j.action != "undo"]
    if not acting:
        return Judged(record, every, sources=sources)
    desk = _Desk(record, acting, sources)
    waiting = [Waiting(j, why) for j in acting if (why := desk.apply(j))]
    known = {j.id for j in every}
    waiting += [
        Waiting(j, "what it takes back is not in this log")
        for j in every
        if j.action == "undo" and j.undoes not in known
    ]
    done, rejected = desk.close()
    touching = {key: tuple(found) for key, found in desk.touching.items()}
    return Judged(
        done, every, tuple(waiting), rejected, touching, desk.all_renamed, sources, desk.things,
        frozenset(desk.changed),
    )  # fmt: skip
