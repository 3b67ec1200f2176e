"""The things of a record while judgements are applied to them one after the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import chain
from typing import Any

import msgspec
from msgspec import Struct

from counterclaim.evidence import Dispute, Join, Passage, Record, Statement
from counterclaim.evidence.judgement import Judgement, Review, State
from counterclaim.review.adding import added, disputed
from counterclaim.review.fields import put
from counterclaim.review.finding import Finder
from counterclaim.review.making import NotAJudgement
from counterclaim.review.merging import FIELDS as PARTED
from counterclaim.review.merging import Parting, follow, merged, parted
from counterclaim.review.pointers import inside
from counterclaim.review.references import Key, rewritten
from counterclaim.review.spots import LISTS, Sources

_STATE: dict[str, State] = {
    "confirm": "confirmed", "reject": "rejected", "edit": "edited", "merge": "merged", "split": "split",
    "add": "added",
}  # fmt: skip


class Rejected(Struct, frozen=True):
    """A thing that an analyst took out of the record, as it was."""

    kind: str
    thing: Any
    review: Review


class Shown(Struct, frozen=True):
    """What lies on the desk at one moment: the record as judged and what was taken out of it.

    `things` are the record's by kind and id, `renamed` what became of ids that are no more, `changed` what
    is not as it was built.
    """

    record: Record
    rejected: tuple[Rejected, ...]
    touching: dict[Key, tuple[Judgement, ...]]
    renamed: dict[Key, str | None]
    things: dict[str, dict[str, Any]]
    changed: frozenset[Key]


class Desk:
    """Applies judgements in their order. It may be looked at in between, and more applied afterwards.

    What was rejected stays on the desk, since it may be confirmed later; only `shown` leaves it out, with
    all that falls with it. What that does to the rest is kept from one look to the next.
    """

    def __init__(self, record: Record, sources: Sources) -> None:
        self.record = record
        self.things = {kind: things.copy() for kind, things in sources.things.items()}
        self.copy_of = sources.copy_of
        self.sources = sources
        self.finder = Finder(self.things, sources)
        self.changed: set[Key] = set()
        self.touching: dict[Key, list[Judgement]] = defaultdict(list)
        self.state: dict[Key, State] = {}
        self.renamed: dict[Key, str | None] = {}
        self.all_renamed: dict[Key, str | None] = {}
        self.joins: list[Join] = []
        self._holding: dict[Key, set[Key]] = defaultdict(set)
        self._fresh: set[Key] = set()
        self._followed: dict[Key, str | None] = {}
        self._settled: dict[Key, Any] = {}

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
        key = kind, thing.id
        self.things[kind][thing.id] = thing
        self.changed.add(key)
        self._fresh.add(key)
        inside(thing, lambda of, id_: self._holding[of, id_].add(key))

    def _drop(self, key: Key) -> None:
        self.changed.add(key)
        self._fresh.add(key)
        del self.things[key[0]][key[1]]

    def _pointing(self, keys: Collection[Key]) -> set[Key]:
        """What points at some things, or did before it was changed."""
        found = set(self.sources.pointers.to(keys))
        return found.union(*(self._holding[key] for key in keys if key in self._holding))

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
            keys = sorted(self._pointing([key]))
            for of, thing in list(follow(self.things, keys, Parting(kind, old, new))):
                self._lay(of, thing)
        self.touching[kind, new_id].append(j)
        self.state[kind, new_id] = "split"
        return ""

    def _rename(self, key: Key, now: str) -> None:
        for renamed in (self.renamed, self.all_renamed):
            for k, v in renamed.items():
                if (k[0], v) == key:
                    renamed[k] = now
            renamed[key] = now

    def _flush(self) -> None:
        """Bring what points at merged things up to date."""
        keys = self._pointing(self.renamed.keys())
        for key, thing in list(rewritten(self.things, sorted(keys), self.renamed, set())):
            self._lay(key[0], thing)
        self.renamed = {}

    def _settle(self, gone: dict[Key, Any]) -> None:
        """Work out what becomes of all that points at what was merged or is `gone`, as far as that is not
        what it was at the last look."""
        renamed = _with_gone(self.renamed, gone)
        differing = {
            key
            for key in renamed.keys() | self._followed.keys()
            if (key in renamed, renamed.get(key)) != (key in self._followed, self._followed.get(key))
        }
        keys = self._pointing(differing) | differing | self._fresh
        if any(kind == "figure" for kind, _ in differing):
            keys.update(self._about([self._figure(id_) for kind, id_ in differing if kind == "figure"]))
        spans = {_words(thing) for (kind, _), thing in gone.items() if kind == "figure"}
        for key in keys:
            self._settled.pop(key, None)
        for key, thing in rewritten(self.things, sorted(keys - gone.keys()), renamed, spans):
            self._settled[key] = thing
        for key in gone:
            self._settled.pop(key, None)
        self._fresh = set()
        self._followed = renamed

    def _figure(self, id_: str) -> Any:
        return self.things["figure"].get(id_) or self.sources.things["figure"].get(id_)

    def _about(self, figures: Iterable[Any]) -> Iterable[Key]:
        """The disputes that may stand on the words of figures."""
        words = [_words(f) for f in figures if f is not None]
        return chain(self.sources.pointers.about(words), (k for k in self.changed if k[0] == "dispute"))

    def _joined(self, renamed: dict[Key, str | None]) -> tuple[Join, ...]:
        """Why things are one, by the ids they have now, without those that are gone."""
        joins: list[Join | None] = [*self.record.joins, *self.joins]
        rows = self.sources.pointers.joins(renamed)
        for row in (*rows, *range(len(self.record.joins), len(joins))):
            join = joins[row]
            assert join is not None
            into = renamed.get((join.kind, join.into), join.into)
            if into is None:
                joins[row] = None
            elif into != join.into:
                joins[row] = msgspec.structs.replace(join, into=into)
        return tuple(j for j in joins if j is not None)

    def _reviews(self) -> dict[Key, Review]:
        return {
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

    def shown(self) -> Shown:
        """The record as judged so far."""
        reviews = self._reviews()
        gone = {
            (kind, id_): self.things[kind][id_]
            for (kind, id_), state in sorted(self.state.items())
            if state == "rejected" and id_ in self.things[kind]
        }
        self._settle(gone)
        things = {kind: held.copy() for kind, held in self.things.items()}
        for (kind, id_), thing in self._settled.items():
            if thing is None:
                del things[kind][id_]
            else:
                things[kind][id_] = thing
        for kind, id_ in gone:
            del things[kind][id_]
        changed = frozenset((*self.changed, *self._settled, *gone))
        lists: dict[str, Any] = {}
        for kind in sorted({kind for kind, _ in changed}):
            now, built = tuple(things[kind].values()), getattr(self.record, LISTS[kind])
            if now != built:
                lists[LISTS[kind]] = now
        renamed = _with_gone(self.all_renamed, gone)
        renamed |= {key: None for key, thing in self._settled.items() if thing is None}
        if renamed or self.joins:
            lists["joins"] = self._joined(renamed)
        lists["reviews"] = tuple(sorted(r for r in reviews.values() if r.state != "rejected"))
        return Shown(
            record=msgspec.structs.replace(self.record, **lists),
            rejected=tuple(Rejected(key[0], thing, reviews[key]) for key, thing in gone.items()),
            touching={key: tuple(found) for key, found in self.touching.items()},
            renamed=renamed,
            things=things,
            changed=changed,
        )


def _with_gone(renamed: dict[Key, str | None], gone: Collection[Key]) -> dict[Key, str | None]:
    """What became of ids, where some things are gone too."""
    found = {k: None if v is None or (k[0], v) in gone else v for k, v in renamed.items()}
    return found | dict.fromkeys(gone)


def _words(figure: Any) -> Passage:
    return Passage(figure.report, figure.span.start, figure.span.end, figure.span.text)


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
