"""Sentences of reports with what stands in them: who tells it, whom, where and when."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from functools import cached_property

from counterclaim.evidence import Event, Passage, Statement, Time
from counterclaim.evidence.edtf import days
from counterclaim.reconcile.ground import Ground, trimmed

Spot = tuple[int, int, str]
_NEAR = re.compile(
    r"\b(?:near|outside|towards?|(?:north|south|east|west)\w* of|around|from|out of)\s+(?:the\s+)?$", re.I
)


def _inside(spots: list[Spot], start: int, end: int) -> list[Spot]:
    at = bisect.bisect_left(spots, (start, -1, ""))
    found = []
    while at < len(spots) and spots[at][0] < end:
        if spots[at][1] <= end:
            found.append(spots[at])
        at += 1
    return found


class Telling:
    """Looks into the reports of a ground, by report and stretch; offsets are those of the source text."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground

    @cached_property
    def sentences(self) -> tuple[Passage, ...]:
        """Every sentence of article prose, report by report in text order."""
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[Passage]:
        for report in sorted(self.ground.reports):
            for body in self.ground.reports[report].body:
                text = self.ground.reports[report].text
                at = body.start
                for end in (*self.ground.borders(report).inside(body.start, body.end), body.end):
                    if text[at:end].strip():
                        yield trimmed(Passage(report, at, end, text[at:end]), self.ground)
                    at = end

    def passage(self, report: str, start: int, end: int) -> Passage:
        """A stretch as a passage of the statement it stands in, without white space at its ends."""
        text = self.ground.reports[report].text[start:end]
        told = self.statement(report, start)
        return trimmed(Passage(report, start, end, text, told.id if told else None), self.ground)

    @cached_property
    def _contents(self) -> dict[str, list[tuple[int, int, Statement]]]:
        found: dict[str, list[tuple[int, int, Statement]]] = {}
        for s in self.ground.statements.values():
            for c in s.content:
                found.setdefault(s.report, []).append((c.start, c.end, s))
        for listed in found.values():
            listed.sort(key=lambda x: (x[0], x[1], x[2].id))
        return found

    def statement(self, report: str, start: int) -> Statement | None:
        """The innermost statement whose content a spot stands in; None in the report's own voice."""
        held = [x for x in self._contents.get(report, ()) if x[0] <= start < x[1]]
        return min(held, key=lambda x: (x[1] - x[0], x[2].id))[2] if held else None

    def tellers(self, report: str, start: int) -> tuple[str, ...]:
        """Whose account what begins at a spot is; empty where it is the report's own voice."""
        s = self.statement(report, start)
        return () if s is None else s.actors or ((s.actor,) if s.actor else ())

    @cached_property
    def _places(self) -> dict[str, list[Spot]]:
        found: dict[str, list[Spot]] = {}
        for p in self.ground.places.values():
            if p.basis in {"demonym", "relation"}:
                continue
            for m in p.mentions:
                found.setdefault(m.report, []).append((m.start, m.end, p.id))
        return {report: sorted(listed) for report, listed in found.items()}

    def places(self, report: str, start: int, end: int) -> list[Spot]:
        """The places named in a stretch, as (start, end, place), in order. Peoples are none, nor is what only
        tells whose side somebody is on ("US-led"), nor what something is merely near."""
        text = self.ground.reports[report].text
        return [
            spot
            for spot in _inside(self._places.get(report, []), start, end)
            if text[spot[1] : spot[1] + 1] != "-" and not _NEAR.search(text[max(0, spot[0] - 24) : spot[0]])
        ]

    @cached_property
    def _times(self) -> dict[str, list[Time]]:
        return {
            report: sorted((t for t in times if t.edtf), key=lambda t: (t.start, t.end))
            for report, times in self.ground.times.items()
        }

    def times(self, report: str, start: int, end: int) -> list[Time]:
        """The time expressions of a stretch that name a date, in order."""
        return [t for t in self._times.get(report, ()) if start <= t.start and t.end <= end]

    def durations(self, report: str, start: int, end: int) -> list[Time]:
        """The durations of a stretch, in order."""
        return [
            t
            for t in self.ground.times.get(report, ())
            if start <= t.start and t.end <= end and t.type == "DURATION" and t.value.startswith("P")
        ]

    @cached_property
    def _events(self) -> dict[str, list[Event]]:
        found: dict[str, list[Event]] = {}
        for e in self.ground.events.values():
            found.setdefault(e.mentions[0].report, []).append(e)
        return found

    def events(self, report: str, start: int, end: int) -> list[Event]:
        """The events, as the report tells them, whose mention shares words with a stretch."""
        return [
            e for e in self._events.get(report, ()) if e.mentions[0].start < end and start < e.mentions[0].end
        ]

    def day(self, report: str, start: int, end: int, at: int) -> str | None:
        """When what stands at a spot came to pass: the own date of an event read there, else the nearest date
        of the stretch that no other clause parts from it."""
        dated = [e for e in self.events(report, start, end) if e.date and e.date_basis in {"own", "clause"}]
        near = sorted((abs(e.mentions[0].start - at), e.id, e.date or "") for e in dated)
        here = {e.id for e in dated if e.mentions[0].start <= at < e.mentions[0].end}
        if near and near[0][1] in here:
            return near[0][2]
        text = self.ground.reports[report].text
        for t in sorted(self.times(report, start, end), key=lambda t: (abs(t.start - at), t.start)):
            if not _ANOTHER.search(text[min(t.end, at) : max(t.start, at)]):
                return t.edtf
        return None


_ANOTHER = re.compile(r"[;:]|\b(?:as|while|after|before|but|since|where|which)\b", re.I)
"""Between a date and a verb: the date is of something else."""


def meets(a: str | None, b: str | None, apart: int = 0) -> bool:
    """Whether two dates may be one, or lie at most so many days apart; an unknown date may be any."""
    first, second = days(a), days(b)
    if first is None or second is None:
        return True
    gap = (max(first.first, second.first) - min(first.last, second.last)).days
    return gap <= apart
