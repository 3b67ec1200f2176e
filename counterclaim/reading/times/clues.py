"""What a report's times say about the day it was published: signs (see `likelihoods` for their worth)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

SignKind = Literal[
    "masthead",
    "day",
    "caption",
    "month and day",
    "weekday",
    "month",
    "month and year",
    "year",
    "latest year",
    "age",
    "notice",
    "last month",
    "office",
    "once",
    "occasion",
    "opening",
    "begun",
]


@dataclass(frozen=True, slots=True)
class Sign:
    """Words of the source [start, end) that bear on the publication date.

    `year`, `month`, `day`, `weekday` are what they name (0: nothing), `toward` which way the tense
    looks, `lead` whether they stand in the report's first sentences, `top` whether they open it like a
    dateline, `length` a number of days, `spans` the days that a fact of the world gives (see `world`),
    `firm` whether the text comes back to it.
    """

    start: int
    end: int
    text: str
    kind: SignKind
    toward: str = ""
    lead: bool = False
    year: int = 0
    month: int = 0
    day: int = 0
    weekday: int = 0
    length: int = 0
    top: bool = False
    spans: tuple[tuple[date, date], ...] = ()
    firm: bool = False

    @property
    def named(self) -> int:
        """The ordinal of the day that year, month and day give."""
        return date(self.year, self.month, self.day).toordinal()

    @property
    def key(self) -> tuple[object, ...]:
        """What the sign says, wherever it stands."""
        return (
            self.kind,
            self.toward,
            self.year,
            self.month,
            self.day,
            self.weekday,
            self.length,
            self.spans,
        )

    def allows(self) -> str:
        """The date the words name as EDTF, X for what they leave open."""
        if self.kind == "weekday":
            return f"XXXX-XX-XX weekday {self.weekday}"
        if self.spans:
            return " ".join(f"{a.isoformat()}/{b.isoformat()}" for a, b in self.spans[-2:])
        year = f"{self.year:04}" if self.year else "XXXX"
        return year + (f"-{self.month:02}" if self.month else "") + (f"-{self.day:02}" if self.day else "")

    def why(self) -> str:
        """In words, what kind of clue it is."""
        place = " in the lead" if self.lead else ""
        tense = {"past": ", looking back", "since": ", some time ago", "ahead": ", looking ahead"}.get(
            self.toward, ""
        )
        return f"{self.kind}{place}{tense}"
