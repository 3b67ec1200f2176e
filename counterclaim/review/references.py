"""What points at what: ids renamed where things were merged, taken out where they were rejected."""

from __future__ import annotations

import typing
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

import msgspec

from counterclaim.evidence import Dispute, Passage

_POINTS: dict[str, str] = {
    **dict.fromkeys(
        ("actor", "actors", "recipients", "claimed_by", "part_of", "participants", "by", "on", "via", "body",
         "parties", "mediators", "alleged_by", "laid_to", "blamed", "drafted_by", "holders", "formerly"),
        "actor",
    ),
    **dict.fromkeys(("place", "places", "within"), "place"),
    **dict.fromkeys(("statement", "statements", "outcomes"), "statement"),
    **dict.fromkeys(("event", "events"), "event"),
    **dict.fromkeys(("figure", "figures"), "figure"),
    **dict.fromkeys(("talk", "talks", "previous", "next"), "talk"),
    **dict.fromkeys(("proposal", "proposals", "counter_to"), "proposal"),
    **dict.fromkeys(("dispute", "disputes"), "dispute"),
}  # fmt: skip
"""Fields that hold ids, and of what kind; a name means the same in every noun but for those below."""
_OTHERWISE = {
    ("Figure", "part_of"): "figure",
    ("Series", "part_of"): "series",
    ("Statement", "within"): "statement",
    ("Report", "body"): "",
}

_NEEDED = {"talk": "events", "series": "points", "position": "standpoints"}
"""Kinds of things, and what these are nothing without."""

Key = tuple[str, str]
"""The kind and the id of a thing."""
Renamed = Mapping[Key, str | None]
"""(kind, id) -> the id it has now; None where the thing is gone."""


class Field(NamedTuple):
    """A field of a noun: the kind of the ids it holds, if it does, and the kinds that it or what it holds
    points at."""

    name: str
    kind: str
    required: bool
    reaches: frozenset[str]


def _structs(hint: Any) -> Iterator[type]:
    """The nouns inside a type."""
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        yield hint
    for inner in typing.get_args(hint):
        yield from _structs(inner)


@cache
def fields(noun: type) -> tuple[Field, ...]:
    """What a noun's fields point at."""
    hints = typing.get_type_hints(noun)
    found = []
    for f in msgspec.structs.fields(noun):
        kind = _OTHERWISE.get((noun.__name__, f.name), _POINTS.get(f.name, ""))
        inner = {k for s in _structs(hints[f.name]) for field in fields(s) for k in field.reaches}
        found.append(Field(f.name, kind, f.required, frozenset(inner | ({kind} - {""}))))
    return tuple(found)


class _Gone(Exception):
    """What must be pointed at is gone, so what points at it goes too."""


class Rewriter:
    """Things with the ids in them brought up to date; things untouched come back as they are."""

    def __init__(self, renamed: Renamed) -> None:
        self.renamed = renamed
        self._ids = {id_ for _, id_ in renamed}
        self._kinds = frozenset(kind for kind, _ in renamed)
        self._plans: dict[type, tuple[tuple[str, str, bool], ...]] = {}

    def _plan(self, noun: type) -> tuple[tuple[str, str, bool], ...]:
        if noun not in self._plans:
            self._plans[noun] = tuple(
                (f.name, f.kind, f.required) for f in fields(noun) if f.reaches & self._kinds
            )
        return self._plans[noun]

    def __call__(self, thing: Any) -> Any:
        """The thing brought up to date; None where what it must point at is gone."""
        try:
            return self._of(thing)
        except _Gone:
            return None

    def _of(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return self._each(value)
        if not isinstance(value, msgspec.Struct):
            return value
        given: dict[str, Any] = {}
        for name, kind, required in self._plan(type(value)):
            old = getattr(value, name)
            new = self._pointed(kind, old, required) if kind else self._inside(old)
            if new is not old:
                given[name] = new
        return msgspec.structs.replace(value, **given) if given else value

    def _inside(self, old: Any) -> Any:
        return self._of(old) if isinstance(old, tuple | msgspec.Struct) else old

    def _each(self, values: tuple[Any, ...]) -> tuple[Any, ...]:
        if not any(isinstance(v, tuple | msgspec.Struct) for v in values):
            return values
        found = []
        for v in values:
            if type(v) is Passage and v.statement not in self._ids:
                found.append(v)  # by far the most there are
                continue
            try:
                found.append(self._of(v))
            except _Gone:
                continue
        same = len(found) == len(values) and all(a is b for a, b in zip(found, values, strict=True))
        return values if same else tuple(found)

    def _pointed(self, kind: str, old: Any, required: bool) -> Any:
        if isinstance(old, str):
            if old not in self._ids or (kind, old) not in self.renamed:
                return old
            new = self.renamed[kind, old]
            if new is None and required:
                raise _Gone
            return new
        if isinstance(old, tuple) and old and all(isinstance(v, str) for v in old):
            if self._ids.isdisjoint(old):
                return old
            kept = (self.renamed.get((kind, v), v) for v in old)
            return tuple(dict.fromkeys(v for v in kept if v is not None))
        return self._inside(old)


def _stands(dispute: Dispute, before: Dispute, gone: set[Key]) -> Dispute | None:
    """A dispute without the sides' words that are rejected; None when a side has lost all of them."""
    sides = []
    for side, old in zip(dispute.sides, before.sides, strict=True):
        kept = tuple(
            m
            for m, was in zip(side.mentions, old.mentions, strict=True)
            if ("statement", was.statement or "") not in gone
        )
        if (old.mentions and not kept) or (old.statements and not side.statements):
            return None
        same = len(kept) == len(side.mentions)
        sides.append(side if same else msgspec.structs.replace(side, mentions=kept))
    if all(a is b for a, b in zip(sides, dispute.sides, strict=True)):
        return dispute
    return msgspec.structs.replace(dispute, sides=tuple(sides))


def _counts(dispute: Dispute, spans: set[Passage]) -> bool:
    """Whether no side of a dispute about figures rests on a rejected figure alone."""
    words = {(p.report, p.start, p.end) for p in spans}
    return not any(
        side.mentions and all((m.report, m.start, m.end) in words for m in side.mentions)
        for side in dispute.sides
    )


def rewritten(
    things: Mapping[str, Mapping[str, Any]], keys: Iterable[Key], renamed: Renamed, figures_gone: set[Passage]
) -> Iterator[tuple[Key, Any]]:
    """What becomes of the things named by `keys` that point at something renamed: each with its key, brought
    up to date, or None where it falls. `things` are by kind and id.

    What must point at something that is gone goes too: a round of talks all of whose events are rejected, a
    dispute with a side that has no words left.
    """
    rewrite = Rewriter(renamed)
    gone = {key for key, now in renamed.items() if now is None}
    for key in keys:
        kind, id_ = key
        before = things[kind].get(id_)
        if before is None or kind == "report":
            continue
        thing = rewrite(before)
        if isinstance(thing, Dispute) and gone:
            stands = _stands(thing, before, gone)
            falls = stands is None or (thing.kind == "figure" and not _counts(stands, figures_gone))
            thing = None if falls else stands
        needed = _NEEDED.get(kind)
        if needed and thing is not None and getattr(before, needed) and not getattr(thing, needed):
            thing = None
        if thing is not before:
            yield key, thing
