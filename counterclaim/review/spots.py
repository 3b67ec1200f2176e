"""The words a thing stands on, and the thing named by them."""

from __future__ import annotations

import hashlib
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import msgspec

from counterclaim.evidence import Passage, Record, Span, in_order
from counterclaim.evidence.judgement import Spot, Target
from counterclaim.review.pointers import Pointers

MOST = 40
"""Spots that name a thing; more add nothing to finding it again."""

KINDS: dict[str, str] = {
    name: name if name in {"series", "control"} else name.removesuffix("s")
    for name in Record.__struct_fields__
    if name not in {"times", "shared", "joins", "problems", "reviews"}
}
"""What may be judged: the record's lists by name, each with what one of its things is called."""
LISTS = {kind: name for name, kind in KINDS.items()}


def digest(text: str) -> str:
    """What a report's source text is known by."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def walk(value: object, report: str = "") -> Iterator[Passage]:
    """Every passage inside a thing, in the order of its fields; spans belong to the report it names."""
    if isinstance(value, Passage):
        yield value
    elif isinstance(value, Span):
        yield Passage(report, value.start, value.end, value.text)
    elif isinstance(value, msgspec.Struct):
        own = getattr(value, "report", report)
        for name in value.__struct_fields__:
            yield from walk(getattr(value, name), own if isinstance(own, str) else report)
    elif isinstance(value, tuple):
        for item in value:
            yield from walk(item, report)


def evidence_of(kind: str, thing: Any) -> tuple[Passage, ...]:
    """The words that make a thing what it is, in order; not those that only date or place it."""
    if kind == "statement":
        return in_order(Passage(thing.report, c.start, c.end, c.text, thing.id) for c in thing.content)
    if kind == "figure":
        s = thing.span
        return (Passage(thing.report, s.start, s.end, s.text, thing.statement),)
    if kind == "dispute":
        return in_order(m for side in thing.sides for m in side.mentions)
    if kind == "report":
        title = thing.title_span
        return (Passage(thing.id, title.start, title.end, title.text),) if title else ()
    mentions = getattr(thing, "mentions", None)
    return in_order(mentions) if mentions else in_order(walk(thing))


def words_of(kind: str, thing: Any) -> Iterable[Passage]:
    """The passages of `evidence_of`, in whatever order and perhaps more than once; of what has very many
    without sorting them."""
    found: Iterable[Passage] = getattr(thing, "mentions", ()) if kind not in {"dispute", "report"} else ()
    return found or evidence_of(kind, thing)


_TRAITS: dict[str, Callable[[Any], Iterable[object]]] = {
    "actor": lambda a: (a.name, a.kind),
    "place": lambda p: (p.name, p.geonameid),
    "statement": lambda s: (s.kind, s.cue and s.cue.text),
    "event": lambda e: (e.type, e.trigger),
    "figure": lambda f: (f.measure, f.value),
    "dispute": lambda d: (d.kind,),
    "talk": lambda t: (t.status,),
}


def traits_of(kind: str, thing: Any) -> tuple[str, ...]:
    """What tells a thing from another on the same words."""
    return tuple(str(t) for t in _TRAITS.get(kind, lambda _: ())(thing) if t is not None)


def label_of(kind: str, thing: Any) -> str:
    """A few words for readers of the log."""
    if kind in {"actor", "place"}:
        return str(thing.name)
    words = " … ".join(p.text for p in evidence_of(kind, thing)[:2])
    return words if len(words) <= 120 else words[:119].rsplit(None, 1)[0] + "…"


def spots_of(passages: Iterable[Passage], digest_of: Callable[[str], str | None]) -> tuple[Spot, ...]:
    """Passages as spots, once each and in order, without those whose report is not there."""
    found = set()
    for p in passages:
        source = digest_of(p.report)
        if source is not None:
            found.add(Spot(source, p.start, p.end, p.text, p.report))
    return tuple(sorted(found))


def _spread(passages: Sequence[Passage]) -> Sequence[Passage]:
    if len(passages) <= MOST:
        return passages
    return [passages[n * len(passages) // MOST] for n in range(MOST)]


def target_of(kind: str, thing: Any, digest_of: Callable[[str], str | None]) -> Target:
    """A thing named by its evidence; `digest_of` gives a report's digest by its id."""
    return Target(
        kind=kind,
        spots=spots_of(_spread(evidence_of(kind, thing)), digest_of),
        traits=traits_of(kind, thing),
        id=thing.id,
        label=label_of(kind, thing),
    )


class Sources:
    """A record as built, laid out for judgements: its things by id, its reports by the digest of their text,
    what stands in which report, what points at what. Each is worked out once, when it is first needed."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._digests: dict[str, str] = {}
        self._standing: dict[str, dict[str, set[str]]] = {}
        self.words: dict[tuple[str, str], tuple[Any, Mapping[str, list[Passage]]]] = {}
        """Things that stand in many reports as they were looked at last, with their words by report."""
        self._lock = threading.RLock()

    @cached_property
    def things(self) -> Mapping[str, dict[str, Any]]:
        """The record's things by kind and id."""
        return {kind: {t.id: t for t in getattr(self.record, name)} for name, kind in KINDS.items()}

    @cached_property
    def copy_of(self) -> dict[str, str | None]:
        """What each report copies."""
        return {r.id: r.copy_of for r in self.record.reports}

    @property
    def pointers(self) -> Pointers:
        """What points at what."""
        with self._lock:
            return self._pointers

    @cached_property
    def _pointers(self) -> Pointers:
        return Pointers(self.record, KINDS.items())

    def standing(self, kind: str) -> Mapping[str, set[str]]:
        """The ids of the things of a kind by the reports that hold their words."""
        with self._lock:
            if kind not in self._standing:
                found: dict[str, set[str]] = defaultdict(set)
                for thing in getattr(self.record, LISTS.get(kind, ""), ()):
                    for p in words_of(kind, thing):
                        found[p.report].add(thing.id)
                self._standing[kind] = dict(found)
        return self._standing[kind]

    def ready(self) -> None:
        """Work out all that a judgement may need, ahead of the first."""
        for kind in LISTS:
            self.standing(kind)
        self.holding(["-"])
        assert self.pointers

    def digest(self, report: str) -> str | None:
        """The digest of a report's text; None where there is no such report."""
        if report not in self.things["report"]:
            return None
        if report not in self._digests:
            self._digests[report] = digest(self.text(report))
        return self._digests[report]

    def text(self, report: str) -> str:
        """The source text of a report; empty where there is none."""
        found = self.things["report"].get(report)
        return found.text if found else ""

    @cached_property
    def _reports(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for report in sorted(self.things["report"]):
            found[self.digest(report) or ""].append(report)
        return dict(found)

    def holding(self, wanted: Iterable[str]) -> dict[str, list[str]]:
        """The reports whose text has each of the digests wanted, in order of id."""
        return {source: self._reports.get(source, []) for source in wanted}
