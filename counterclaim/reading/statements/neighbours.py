"""What statements ask of the rooms beside them: who a phrase denotes, and when something was said."""

from __future__ import annotations

from typing import Protocol


class Dated(Protocol):
    """A date found for a trigger; `edtf` is its EDTF date."""

    @property
    def edtf(self) -> str:
        """The date."""


class Clock(Protocol):
    """The times of a report."""

    def when(self, start: int, end: int, future: bool | None = None) -> Dated | None:
        """The date that a trigger at document offsets [start, end) has."""


class Cast(Protocol):
    """The actors of a report."""

    def speaker(self, start: int, end: int) -> tuple[str, ...]:
        """The ids of the actors that speak where the phrase at document offsets [start, end) is a source."""

    def name(self, id: str) -> str:
        """The name of the actor of an id."""

    def anonymous(self, id: str) -> bool:
        """Whether an actor is unnamed."""
