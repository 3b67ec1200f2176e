"""The record opened for reading: everything by id, and what hangs on what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, TypeVar, cast

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


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        if not found[key] or found[key][-1] is not value:
            found[key].append(value)
    return dict(found)


class Folio:
    """A record with its indexes. Nothing here changes the record; one Folio serves many requests."""

    def __init__(
        self, record: Record, meta: Mapping[str, str], built: float, judged: Judged | None = None
    ) -> None:
        self.record = record
        self.judged = judged or Judged(record)
        self.meta = meta
        self.built = built
        self._made: dict[str, Any] = {}
        self.reports: dict[str, Report] = {r.id: r for r in record.reports}
        self.actors: dict[str, Actor] = {a.id: a for a in record.actors}
        self.places: dict[str, Place] = {p.id: p for p in record.places}
        self.statements: dict[str, Statement] = {s.id: s for s in record.statements}
        self.events: dict[str, Event] = {e.id: e for e in record.events}
        self.figures: dict[str, Figure] = {f.id: f for f in record.figures}
        self.talks: dict[str, Talk] = {t.id: t for t in record.talks}
        self.proposals: dict[str, Proposal] = {p.id: p for p in record.proposals}
        self.disputes: dict[str, Dispute] = {d.id: d for d in record.disputes}
        self.series: dict[str, Series] = {s.id: s for s in record.series}

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

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What `make` gives, made once for this folio; `name` tells it from the others."""
        if name not in self._made:
            self._made[name] = make()
        return cast(T, self._made[name])

    @property
    def title(self) -> str:
        """What the record is called."""
        return self.meta.get("title") or "Record"

    @cached_property
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

    @cached_property
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

    @cached_property
    def repeats(self) -> dict[str, list[Report]]:
        """The copies of each report that has some."""
        return _grouped((r.copy_of, r) for r in self.record.reports if r.copy_of)

    # what hangs on what

    @cached_property
    def statements_in(self) -> dict[str, list[Statement]]:
        """Statements by report."""
        return _grouped((s.report, s) for s in self.record.statements)

    @cached_property
    def statements_by(self) -> dict[str, list[Statement]]:
        """Statements by speaker."""
        return _grouped((a, s) for s in self.record.statements for a in self.speakers(s))

    @cached_property
    def events_in(self) -> dict[str, list[Event]]:
        """Events by report."""
        return _grouped((m.report, e) for e in self.record.events for m in e.mentions)

    @cached_property
    def events_with(self) -> dict[str, list[Event]]:
        """Events by actor, on whichever side of them."""
        return _grouped((a, e) for e in self.record.events for a in (*e.actors, *e.recipients))

    @cached_property
    def events_at(self) -> dict[str, list[Event]]:
        """Events by place."""
        return _grouped((e.place, e) for e in self.record.events if e.place)

    @cached_property
    def figures_in(self) -> dict[str, list[Figure]]:
        """Figures by report."""
        return _grouped((f.report, f) for f in self.record.figures)

    @cached_property
    def figures_of(self) -> dict[str, list[Figure]]:
        """Figures by event."""
        return _grouped((f.event, f) for f in self.record.figures if f.event)

    @cached_property
    def talks_with(self) -> dict[str, list[Talk]]:
        """Talks by participant."""
        return _grouped((a, t) for t in self.record.talks for a in t.participants)

    @cached_property
    def talk_of(self) -> dict[str, Talk]:
        """The talk an event is a round of."""
        return {e: t for t in self.record.talks for e in t.events}

    @cached_property
    def proposals_with(self) -> dict[str, list[Proposal]]:
        """Proposals by who made or answered them."""
        return _grouped(
            (a, p) for p in self.record.proposals for a in (*p.by, *(r.actor for r in p.responses))
        )

    @cached_property
    def disputes_with(self) -> dict[str, list[Dispute]]:
        """Disputes by actor."""
        return _grouped((a, d) for d in self.record.disputes for side in d.sides for a in side.actors)

    @cached_property
    def disputes_in(self) -> dict[str, list[Dispute]]:
        """Disputes by report."""
        return _grouped(
            (m.report, d) for d in self.record.disputes for side in d.sides for m in side.mentions
        )

    @cached_property
    def members(self) -> dict[str, list[Actor]]:
        """Actors by what they are part of."""
        return _grouped((a.part_of, a) for a in self.record.actors if a.part_of)

    @cached_property
    def joins(self) -> dict[tuple[str, str], list[Join]]:
        """Why things were joined, by kind and id."""
        found: dict[tuple[str, str], list[Join]] = defaultdict(list)
        for j in self.record.joins:
            found[j.kind, j.into].append(j)
        return dict(found)

    @cached_property
    def _figure_at(self) -> dict[tuple[str, int, int], Figure]:
        return {(f.report, f.span.start, f.span.end): f for f in self.record.figures}

    @cached_property
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
