"""What the event reader asks of the readers before it, as protocols: cast, atlas and clock."""

from __future__ import annotations

from typing import Protocol

from counterclaim.evidence import Actor, Passage, Report


class Cast(Protocol):
    """Who is spoken of."""

    def who(self, start: int, end: int) -> tuple[str, ...]:
        """Ids of the actors that the words at document offsets [start, end) denote."""

    def get(self, id: str) -> Actor:
        """The actor of an id."""

    def country(self, id: str) -> str | None:
        """The country (ISO 3166-1 alpha-3) that belongs to an actor."""


class When(Protocol):
    """A date and where it was read."""

    @property
    def edtf(self) -> str:
        """The date, EDTF."""

    @property
    def basis(self) -> str:
        """Where it was read: own, clause, sentence, paragraph."""

    @property
    def passage(self) -> Passage:
        """The words it was read from."""


class Clock(Protocol):
    """The dates of things."""

    @property
    def report(self) -> Report:
        """The report, dated where its text allows it."""

    def when(self, start: int, end: int, future: bool | None = None) -> When | None:
        """The date of what stands at document offsets [start, end)."""


class Where(Protocol):
    """A place and where it was read."""

    @property
    def place(self) -> str:
        """The place id."""

    @property
    def basis(self) -> str:
        """Where it was read: own, clause, sentence, paragraph."""

    @property
    def passage(self) -> Passage:
        """The words it was read from."""


class Atlas(Protocol):
    """The places of things."""

    def where(self, start: int, end: int) -> Where | None:
        """The place of the event whose trigger stands at document offsets [start, end)."""
