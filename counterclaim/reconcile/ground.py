"""The readings laid side by side, with the record's actors and places in them: what every finder works on."""

from __future__ import annotations

import bisect
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import msgspec

from counterclaim.evidence import (
    Actor,
    Event,
    Figure,
    Passage,
    Place,
    Reading,
    Report,
    Shared,
    Statement,
    Time,
)
from counterclaim.evidence.edtf import days
from counterclaim.reconcile.borders import Borders
from counterclaim.reconcile.independence import Independence
from counterclaim.reconcile.sayings import Saying, saying
from counterclaim.reconcile.timely import Timely
from counterclaim.reconcile.words import set_apart


def _all(ids: Collection[str], names: Mapping[str, str]) -> tuple[str, ...]:
    if not ids:
        return ()
    return tuple(dict.fromkeys(names[i] for i in ids if i in names))


def _one(id_: str | None, names: Mapping[str, str]) -> str | None:
    return names.get(id_) if id_ is not None else None


def _spots_of(named: Iterable[Actor | Place]) -> dict[str, list[tuple[int, int, str]]]:
    """Where each report names some things, as (start, end, id), in order."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    for thing in named:
        for m in thing.mentions:
            found.setdefault(m.report, []).append((m.start, m.end, thing.id))
    for listed in found.values():
        listed.sort()
    return found


@dataclass(frozen=True)
class Ground:
    """All readings under one naming. `origin` maps a report to the one its words come from, `shared` are
    paragraphs that stand in several; `sayings` fill as they are asked for."""

    reports: dict[str, Report]
    actors: dict[str, Actor]
    places: dict[str, Place]
    statements: dict[str, Statement]
    events: dict[str, Event]
    figures: dict[str, Figure]
    times: dict[str, tuple[Time, ...]]
    origin: dict[str, str]
    shared: tuple[Shared, ...] = ()
    sayings: dict[str, Saying] = field(default_factory=dict)
    _lineage: dict[str, frozenset[str]] = field(default_factory=dict)
    _borders: dict[str, Borders] = field(default_factory=dict)

    @cached_property
    def independence(self) -> Independence:
        """Whose words stand where."""
        return Independence(self.reports, self.origin, self.shared)

    def lineage(self, actor: str) -> frozenset[str]:
        """An actor and everything it is part of."""
        if actor not in self._lineage:
            found, at = {actor}, self.actors[actor].part_of if actor in self.actors else None
            while at is not None and at not in found:
                found.add(at)
                at = self.actors[at].part_of
            self._lineage[actor] = frozenset(found)
        return self._lineage[actor]

    def circle(self, actors: Iterable[str]) -> frozenset[str]:
        """The lineages of several actors together."""
        found: frozenset[str] = frozenset()
        for actor in actors:
            found |= self.lineage(actor)
        return found

    def containers(self, place: str | None) -> tuple[str, ...]:
        """A place and the places around it, innermost first."""
        found: list[str] = []
        while place is not None and place not in found and place in self.places:
            found.append(place)
            place = self.places[place].within
        return tuple(found)

    def borders(self, report: str) -> Borders:
        """Where the sentences of a report part, found once."""
        known = self._borders.get(report)
        if known is None:
            known = self._borders[report] = Borders.of(self.reports[report].text)
        return known

    def sentence(self, passage: Passage) -> Passage:
        """The sentence or sentences a passage stands in, by punctuation and line ends."""
        start, end = self.borders(passage.report).around(passage.start, passage.end)
        return Passage(passage.report, start, end, self.reports[passage.report].text[start:end])

    @cached_property
    def statements_of(self) -> dict[str, list[Statement]]:
        """The statements of each report, in text order."""
        found: dict[str, list[Statement]] = {}
        for s in self.statements.values():
            found.setdefault(s.report, []).append(s)
        for listed in found.values():
            listed.sort(key=lambda s: (s.content[0].start, s.id))
        return found

    @cached_property
    def words(self) -> dict[str, frozenset[str]]:
        """The content words of each statement."""
        return {s.id: set_apart(self.saying(s).words) for s in self.statements.values()}

    def saying(self, statement: Statement) -> Saying:
        """What a statement's own words tell."""
        known = self.sayings.get(statement.id)
        if known is None:
            known = self.sayings[statement.id] = saying(statement)
        return known

    @cached_property
    def _day(self) -> dict[str, int]:
        """The day each dated report came out, as an ordinal."""
        found = {id_: days(r.published) for id_, r in self.reports.items()}
        return {id_: span.first.toordinal() for id_, span in found.items() if span is not None}

    @cached_property
    def timely(self) -> Timely:
        """The statements in the order of their days."""
        return Timely(self.statements.values(), self.words, self._day)

    def sharing(self, words: frozenset[str], least: int, report: str) -> list[Statement]:
        """The statements of about a report's time that share at least so many of some words, by id."""
        return self.timely.sharing(words, least, report)

    @cached_property
    def place_spots(self) -> dict[str, list[tuple[int, int, str]]]:
        """Where each report names places, as (start, end, place), in order."""
        return _spots_of(self.places.values())

    @cached_property
    def _spots(self) -> dict[str, list[tuple[int, int, str]]]:
        return _spots_of(self.actors.values())

    def named_in(self, report: str, start: int, end: int) -> list[tuple[int, int, str]]:
        """The mentions of actors that stand wholly inside a stretch, as (start, end, actor), in order."""
        spots = self._spots.get(report, [])
        low = bisect.bisect_left(spots, (start, -1, ""))
        found = []
        for spot in spots[low:]:
            if spot[0] >= end:
                break
            if spot[1] <= end:
                found.append(spot)
        return found

    def extent(self, statement: Statement) -> Passage:
        """A statement with its source and cue: from the first of its words to the last, in one passage."""
        spans = [s for s in (statement.source, statement.cue, *statement.content) if s is not None]
        start, end = min(s.start for s in spans), max(s.end for s in spans)
        text = self.reports[statement.report].text[start:end]
        return Passage(statement.report, start, end, text, statement.id)

    def gap(self, a: Passage, b: Passage) -> int:
        """How many characters of one report lie between two passages; a great many across reports."""
        if a.report != b.report:
            return 10**9
        return max(0, max(a.start, b.start) - min(a.end, b.end))

    def published(self, report: str) -> str | None:
        """When a report came out."""
        return self.reports[report].published


def trimmed(passage: Passage, ground: Ground) -> Passage:
    """A passage with its words as the report has them, without white space at its ends."""
    text = ground.reports[passage.report].text[passage.start : passage.end]
    start = passage.start + len(text) - len(text.lstrip())
    return Passage(passage.report, start, start + len(text.strip()), text.strip(), passage.statement)


def said(statement: Statement) -> str:
    """A statement's content as one string."""
    return " ".join(c.text for c in statement.content)


def content_passages(statement: Statement) -> tuple[Passage, ...]:
    """A statement's content as passages that name it."""
    return tuple(Passage(statement.report, c.start, c.end, c.text, statement.id) for c in statement.content)


def lay_ground(
    readings: Sequence[Reading],
    actors: Sequence[Actor],
    places: Sequence[Place],
    actor_ids: Mapping[str, str],
    place_ids: Mapping[str, str],
    origin: Mapping[str, str],
    shared: Sequence[Shared] = (),
) -> Ground:
    """The readings with each actor and place called by its name in the record."""
    reports = {
        r.report.id: msgspec.structs.replace(r.report, copy_of=origin.get(r.report.id)) for r in readings
    }
    statements, events, figures = {}, {}, {}
    for r in readings:
        for s in r.statements:
            statements[s.id] = msgspec.structs.replace(
                s,
                actor=_one(s.actor, actor_ids),
                actors=_all(s.actors, actor_ids),
                via=_one(s.via, actor_ids),
            )
        for e in r.events:
            events[e.id] = msgspec.structs.replace(
                e,
                actors=_all(e.actors, actor_ids),
                recipients=_all(e.recipients, actor_ids),
                claimed_by=_all(e.claimed_by, actor_ids),
                place=_one(e.place, place_ids),
            )
        for f in r.figures:
            figures[f.id] = msgspec.structs.replace(f, place=_one(f.place, place_ids))
    roots = {id_: _root(id_, origin) for id_ in reports}
    return Ground(
        reports,
        {a.id: a for a in actors},
        {p.id: p for p in places},
        statements,
        events,
        figures,
        {r.report.id: r.times for r in readings},
        roots,
        tuple(shared),
    )


def _root(report: str, origin: Mapping[str, str]) -> str:
    seen = {report}
    while (before := origin.get(report)) is not None and before not in seen:
        seen.add(before)
        report = before
    return report
