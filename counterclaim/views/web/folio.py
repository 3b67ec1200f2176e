"""The record opened for reading: everything by id, and what hangs on what."""

from __future__ import annotations

import gc
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, Generic, TypeVar, cast

from counterclaim.evidence import (
    Actor,
    Dispute,
    Event,
    Figure,
    Join,
    Passage,
    Place,
    Proposal,
    Record,
    Report,
    Series,
    Statement,
    Talk,
)
from counterclaim.evidence.judgement import Review
from counterclaim.review import Judged
from counterclaim.views import wording

T = TypeVar("T")

_LISTS = frozenset(Record.__struct_fields__)
MANY = 500
"""Reports from which on what is made of a record is kept out of the way of the garbage collector."""


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        if not found[key] or found[key][-1] is not value:
            found[key].append(value)
    return dict(found)


class _Kept(Generic[T]):
    """A property of a folio that is made once, and taken over by the next where its lists are the same."""

    def __init__(self, make: Callable[[Folio], T], of: tuple[str, ...]) -> None:
        self._make, self._of = make, of
        self.__doc__ = make.__doc__

    def __get__(self, folio: Folio, owner: type[Folio]) -> T:
        return folio.once(f".{self._make.__name__}", lambda: self._make(folio), *self._of)


def kept(*of: str) -> Callable[[Callable[[Folio], T]], _Kept[T]]:
    """Makes a method a property that is worked out once for as long as the record's lists `of` are."""
    return lambda make: _Kept(make, of)


class Folio:
    """A record with its indexes. Nothing here changes the record; one Folio serves many requests.

    With `before`, what that one made of lists that are the very same in both records is taken over.
    """

    def __init__(
        self,
        record: Record,
        meta: Mapping[str, str],
        built: float,
        judged: Judged | None = None,
        before: Folio | None = None,
    ) -> None:
        self.record = record
        self.judged = judged or Judged(record)
        self.meta = meta
        self.built = built
        self._lock = threading.RLock()
        self._making: dict[str, threading.RLock] = defaultdict(threading.RLock)
        self._made: dict[str, tuple[frozenset[str], Any]] = before.left(record) if before else {}
        same = before is not None and before.judged.sources is self.judged.sources
        self._built: dict[str, Any] = before._built if before is not None and same else {}

    def left(self, record: Record) -> dict[str, tuple[frozenset[str], Any]]:
        """What was made of lists that another record has as they are."""
        same = {name for name in _LISTS if getattr(record, name) is getattr(self.record, name)}
        with self._lock:
            return {name: made for name, made in self._made.items() if made[0] <= same}

    def once(self, name: str, make: Callable[[], T], *of: str) -> T:
        """What `make` gives, made once for as long as the record's lists `of` stay as they are; of all its
        lists where none is named. `name` tells it from the others."""
        if name not in self._made:
            with self._lock:
                making = self._making[name]
            with making:  # each by itself: who needs something small does not wait for something large
                if name not in self._made:
                    made = make()
                    with self._lock:
                        self._made[name] = frozenset(of) or _LISTS, made
                    if len(self.record.reports) > MANY:
                        gc.freeze()  # it stays: looking for garbage in it takes longer than a page may
        return cast(T, self._made[name][1])

    def as_built(self, name: str, make: Callable[[], T]) -> T:
        """What `make` gives, made once for the record as it was built, whatever was judged since."""
        if name not in self._built:
            with self._lock:
                making = self._making[f"{name}, as built"]
            with making:
                if name not in self._built:
                    self._built[name] = make()
        return cast(T, self._built[name])

    def machine(self) -> Folio:
        """The record as it was built, opened likewise; this one where nothing was judged."""
        built = self.judged.sources.record
        return self if built is self.record else Folio(built, self.meta, self.built, before=self)

    # by id

    @kept("reports")
    def reports(self) -> dict[str, Report]:
        """The record's reports by id."""
        return {r.id: r for r in self.record.reports}

    @kept("actors")
    def actors(self) -> dict[str, Actor]:
        """The record's actors by id."""
        return {a.id: a for a in self.record.actors}

    @kept("places")
    def places(self) -> dict[str, Place]:
        """The record's places by id."""
        return {p.id: p for p in self.record.places}

    @kept("statements")
    def statements(self) -> dict[str, Statement]:
        """The record's statements by id."""
        return {s.id: s for s in self.record.statements}

    @kept("events")
    def events(self) -> dict[str, Event]:
        """The record's events by id."""
        return {e.id: e for e in self.record.events}

    @kept("figures")
    def figures(self) -> dict[str, Figure]:
        """The record's figures by id."""
        return {f.id: f for f in self.record.figures}

    @kept("talks")
    def talks(self) -> dict[str, Talk]:
        """The record's talks by id."""
        return {t.id: t for t in self.record.talks}

    @kept("proposals")
    def proposals(self) -> dict[str, Proposal]:
        """The record's proposals by id."""
        return {p.id: p for p in self.record.proposals}

    @kept("disputes")
    def disputes(self) -> dict[str, Dispute]:
        """The record's disputes by id."""
        return {d.id: d for d in self.record.disputes}

    @kept("series")
    def series(self) -> dict[str, Series]:
        """The record's series by id."""
        return {s.id: s for s in self.record.series}

    @cached_property
    def _kinds(self) -> dict[str, Mapping[str, Any]]:
        return {
            "report": self.reports,
            "actor": self.actors,
            "place": self.places,
            "statement": self.statements,
            "event": self.events,
            "figure": self.figures,
            "talk": self.talks,
            "proposal": self.proposals,
            "dispute": self.disputes,
            "series": self.series,
            "ceasefire": {c.id: c for c in self.record.ceasefires},
            "condition": {c.id: c for c in self.record.conditions},
            "control": {c.id: c for c in self.record.control},
            "resolution": {r.id: r for r in self.record.resolutions},
            "sanction": {s.id: s for s in self.record.sanctions},
            "position": {p.id: p for p in self.record.positions},
        }

    def of(self, kind: str) -> Mapping[str, Any]:
        """The objects of a kind ("event", "talk" ...) by id; empty for an unknown kind."""
        return self._kinds.get(kind, {})

    @property
    def title(self) -> str:
        """What the record is called."""
        return self.meta.get("title") or "Record"

    @kept("reviews")
    def reviews(self) -> dict[tuple[str, str], Review]:
        """How each line stands that an analyst judged, by kind and id."""
        return {(r.kind, r.id): r for r in self.record.reviews}

    # who, where, in which report

    def name(self, actor: str) -> str:
        """An actor's name, by id."""
        found = self.actors.get(actor)
        return found.name if found else "somebody"

    def place_name(self, place: str | None) -> str:
        """A place's name, by id; empty for none."""
        found = self.places.get(place or "")
        return wording.settled_case(found.name) if found else ""

    @kept("actors")
    def _countries(self) -> dict[str, str]:
        return {a.country: a.name for a in self.record.actors if a.kind == "state" and a.country}

    def country(self, code: str) -> str:
        """A country's name, as the record calls its state; its code where no report names it."""
        return self._countries.get(code, code)

    def speakers(self, statement: Statement | None) -> tuple[str, ...]:
        """Whose statement it is: actor ids."""
        if statement is None:
            return ()
        return statement.actors or ((statement.actor,) if statement.actor else ())

    def outlet(self, report: str) -> str:
        """What a report is cited as: its outlet, else an agency, else its title, else its file."""
        found = self.reports.get(report)
        if found is None:
            return "a report"
        named = found.outlet or (found.agencies[0] if found.agencies else None)
        return wording.settled_case(named or wording.short(self.headline(report), 48))

    def headline(self, report: str) -> str:
        """A report's title, else its first words."""
        found = self.reports.get(report)
        if found is None:
            return "a report that is not in the record"
        if found.title and found.title.strip():
            return found.title
        first = found.body[0].text if found.body else found.text
        return wording.short(first, 72) or found.id

    def published(self, report: str) -> str:
        """When a report was published, as EDTF; empty if that is not known."""
        found = self.reports.get(report)
        return (found.published if found else None) or ""

    @kept("reports")
    def repeats(self) -> dict[str, list[Report]]:
        """The copies of each report that has some."""
        return _grouped((r.copy_of, r) for r in self.record.reports if r.copy_of)

    @kept("reports")
    def independent(self) -> int:
        """How many reports repeat no other."""
        return sum(r.copy_of is None for r in self.record.reports)

    # what hangs on what

    @kept("statements")
    def statements_in(self) -> dict[str, list[Statement]]:
        """Statements by report."""
        return _grouped((s.report, s) for s in self.record.statements)

    @kept("statements")
    def statements_by(self) -> dict[str, list[Statement]]:
        """Statements by speaker."""
        return _grouped((a, s) for s in self.record.statements for a in self.speakers(s))

    @kept("events")
    def events_in(self) -> dict[str, list[Event]]:
        """Events by report."""
        return _grouped((m.report, e) for e in self.record.events for m in e.mentions)

    @kept("events")
    def events_with(self) -> dict[str, list[Event]]:
        """Events by actor, on whichever side of them."""
        return _grouped((a, e) for e in self.record.events for a in (*e.actors, *e.recipients))

    @kept("events")
    def events_at(self) -> dict[str, list[Event]]:
        """Events by place."""
        return _grouped((e.place, e) for e in self.record.events if e.place)

    @kept("figures")
    def figures_in(self) -> dict[str, list[Figure]]:
        """Figures by report."""
        return _grouped((f.report, f) for f in self.record.figures)

    @kept("figures")
    def figures_of(self) -> dict[str, list[Figure]]:
        """Figures by event."""
        return _grouped((f.event, f) for f in self.record.figures if f.event)

    @kept("talks")
    def talks_with(self) -> dict[str, list[Talk]]:
        """Talks by participant."""
        return _grouped((a, t) for t in self.record.talks for a in t.participants)

    @kept("talks")
    def talk_of(self) -> dict[str, Talk]:
        """The talk an event is a round of."""
        return {e: t for t in self.record.talks for e in t.events}

    @kept("proposals")
    def proposals_with(self) -> dict[str, list[Proposal]]:
        """Proposals by who made or answered them."""
        return _grouped(
            (a, p) for p in self.record.proposals for a in (*p.by, *(r.actor for r in p.responses))
        )

    @kept("disputes")
    def disputes_with(self) -> dict[str, list[Dispute]]:
        """Disputes by actor."""
        return _grouped((a, d) for d in self.record.disputes for side in d.sides for a in side.actors)

    @kept("disputes")
    def disputes_in(self) -> dict[str, list[Dispute]]:
        """Disputes by report."""
        return _grouped(
            (m.report, d) for d in self.record.disputes for side in d.sides for m in side.mentions
        )

    @kept("actors")
    def members(self) -> dict[str, list[Actor]]:
        """Actors by what they are part of."""
        return _grouped((a.part_of, a) for a in self.record.actors if a.part_of)

    @kept("joins")
    def joins(self) -> dict[tuple[str, str], list[Join]]:
        """Why things were joined, by kind and id."""
        found: dict[tuple[str, str], list[Join]] = defaultdict(list)
        for j in self.record.joins:
            found[j.kind, j.into].append(j)
        return dict(found)

    @kept("figures")
    def _figure_at(self) -> dict[tuple[str, int, int], Figure]:
        return {(f.report, f.span.start, f.span.end): f for f in self.record.figures}

    @kept("series")
    def series_of(self) -> dict[str, Series]:
        """The series that each figure is a point of."""
        return {p.figure: s for s in self.record.series for p in s.points}

    def figure_at(self, passage: Passage) -> Figure | None:
        """The figure whose words a passage is, or that stands inside it."""
        exact = self._figure_at.get((passage.report, passage.start, passage.end))
        if exact is not None:
            return exact
        inside = (
            f
            for f in self.figures_in.get(passage.report, [])
            if f.span.start < passage.end and passage.start < f.span.end
        )
        return next(inside, None)

    def disputes_of(self, event: Event) -> list[Dispute]:
        """The disputes that name an event, or whose passages meet its mentions."""
        found = []
        for d in dict.fromkeys(d.id for m in event.mentions for d in self.disputes_in.get(m.report, [])):
            dispute = self.disputes[d]
            meets = any(
                m.report == n.report and m.start < n.end and n.start < m.end
                for side in dispute.sides
                for m in side.mentions
                for n in event.mentions
            )
            if dispute.event == event.id or meets:
                found.append(dispute)
        return found
