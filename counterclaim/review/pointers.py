"""Which things of a record point at which, so that a judgement is followed to what it concerns alone."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from counterclaim.evidence import Passage, Record
from counterclaim.review.references import Key, fields

Spot = tuple[str, int, int]


def inside(value: Any, point: Callable[[str, str], None]) -> None:
    """Call `point` with the kind and id of whatever a thing, or what is inside it, points at."""
    if type(value) is Passage:  # by far the most there are
        if value.statement is not None:
            point("statement", value.statement)
    elif isinstance(value, tuple):
        for item in value:
            inside(item, point)
    elif isinstance(value, msgspec.Struct):
        for f in fields(type(value)):
            if not f.reaches:
                continue
            held = getattr(value, f.name)
            if not f.kind:
                inside(held, point)
            elif isinstance(held, str):
                point(f.kind, held)
            elif isinstance(held, tuple):
                for item in held:
                    if isinstance(item, str):
                        point(f.kind, item)
                    else:
                        inside(item, point)
            else:
                inside(held, point)


class Pointers:
    """For each id of a record the things that hold it; `kinds` names the record's lists and their things.

    Made once for a record as built: seconds for a record of 30,000 reports, eight bytes for each pointer.
    """

    def __init__(self, record: Record, kinds: Iterable[tuple[str, str]]) -> None:
        self._record = record
        self._lists = [(name, kind, getattr(record, name)) for name, kind in kinds]
        self._codes: dict[str, dict[str, int]] = {}
        self._count = 0
        holders: array[int] = array("i")
        held: array[int] = array("i")
        at = 0

        def point(kind: str, id_: str) -> None:
            codes = self._codes.setdefault(kind, {})
            code = codes.get(id_)
            if code is None:
                code = codes[id_] = self._count
                self._count += 1
            holders.append(at)
            held.append(code)

        self._first: list[int] = []
        for name, _, things in self._lists:
            self._first.append(at)
            if name != "reports":
                for thing in things:
                    inside(thing, point)
                    at += 1
        self._joins = at
        for join in record.joins:
            point(f"{join.kind} joined", join.into)
            at += 1
        codes = np.frombuffer(held, dtype=np.int32) if held else np.zeros(0, dtype=np.int32)
        order = np.argsort(codes, kind="stable")
        self._rows: NDArray[np.int32] = np.frombuffer(holders, dtype=np.int32)[order] if held else codes
        self._starts = np.searchsorted(codes[order], np.arange(self._count + 1))
        self._disputes: dict[Spot, list[str]] = {}
        for d in record.disputes:
            if d.kind == "figure":
                for m in (m for side in d.sides for m in side.mentions):
                    self._disputes.setdefault((m.report, m.start, m.end), []).append(d.id)

    def _holding(self, kind: str, id_: str) -> list[int]:
        code = self._codes.get(kind, {}).get(id_)
        if code is None:
            return []
        found: list[int] = self._rows[self._starts[code] : self._starts[code + 1]].tolist()
        return found

    def to(self, keys: Iterable[Key]) -> Iterator[Key]:
        """The things that point at any of some things, by kind and id; some more than once."""
        for kind, id_ in keys:
            for row in self._holding(kind, id_):
                n = np.searchsorted(self._first, row, side="right") - 1
                _, own, things = self._lists[n]
                yield own, things[row - self._first[n]].id

    def joins(self, keys: Iterable[Key]) -> list[int]:
        """The rows of the joins that made any of some things, in order."""
        rows = {row for kind, id_ in keys for row in self._holding(f"{kind} joined", id_)}
        return sorted(row - self._joins for row in rows)

    def about(self, figures: Collection[Passage]) -> Iterator[Key]:
        """The disputes about figures that stand on some words."""
        for p in figures:
            for id_ in self._disputes.get((p.report, p.start, p.end), ()):
                yield "dispute", id_
