"""An atlas and a clock that know nothing, or one thing each."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.evidence import Event, Figure, Statement
from counterclaim.reading.figures import read_figures
from tests.reports import prose


@dataclass(frozen=True)
class Where:
    place: str


@dataclass(frozen=True)
class When:
    edtf: str


@dataclass(frozen=True)
class Atlas:
    known: str | None = None

    def where(self, start: int, end: int) -> Where | None:
        return Where(self.known) if self.known else None


@dataclass(frozen=True)
class Clock:
    known: str | None = None

    def when(self, start: int, end: int, future: bool | None = None) -> When | None:
        return When(self.known) if self.known else None


def figures(
    text: str, statements: tuple[Statement, ...] = (), events: tuple[Event, ...] = ()
) -> tuple[Figure, ...]:
    """The figures of a report made from a string, with neighbours that know nothing."""
    return read_figures(prose(text), None, Atlas(), Clock(), statements, events)
