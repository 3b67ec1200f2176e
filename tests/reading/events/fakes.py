"""A cast, an atlas and a clock that know only what a test tells them."""

from __future__ import annotations

from counterclaim.evidence import Actor, Event, Report
from counterclaim.reading.events import read_events
from counterclaim.reading.events.neighbours import When, Where
from counterclaim.reading.prose import Prose
from tests.reports import prose


class Cast:
    """Every capitalised phrase is an actor named by its own words."""

    def __init__(self, told: Prose) -> None:
        self.told = told

    def who(self, start: int, end: int) -> tuple[str, ...]:
        words = self.told.doc.text[start:end].removeprefix("The ").removeprefix("the ")
        return (words,) if words[:1].isupper() and words not in ("It", "They", "He", "She") else ()

    def get(self, id: str) -> Actor:
        return Actor(id=id, name=id, kind="unnamed")

    def country(self, id: str) -> str | None:
        return {"Norway": "NOR", "Finland": "FIN", "Kenya": "KEN"}.get(id)


class Nowhere:
    """No dates and no places."""

    report = Report(id="r1", text="")

    def when(self, start: int, end: int, future: bool | None = None) -> When | None:
        return None

    def where(self, start: int, end: int) -> Where | None:
        return None


def events(text: str) -> tuple[Event, ...]:
    """The events of a text, with the fakes and no statements read."""
    told = prose(text)
    return read_events(told, Cast(told), Nowhere(), Nowhere(), ())


def named(names: object) -> list[str]:
    """The words of actors or recipients."""
    return [n.text for n in names]  # type: ignore[attr-defined]
