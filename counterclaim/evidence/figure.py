"""How many: a number, what it counts, and whose it is."""

from __future__ import annotations

from msgspec import Struct

from counterclaim.evidence.spans import Span


class Figure(Struct, frozen=True, kw_only=True):
    """One figure of one report.

    `low` and `high` are bounds ("at least 250,000": low 250000, high null; exact: both equal value).
    Shares are fractions of one in `territory_share`-like measures only where the text gives a fraction
    ("almost half": 0.5); percentages keep their number (70) with unit "percent". `part_of` is the
    figure this one is a part of; `cumulative` marks tolls that run since a start.
    """

    id: str
    report: str
    span: Span
    value: float
    measure: str
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    of: str | None = None
    place: str | None = None
    as_of: str | None = None
    event: str | None = None
    statement: str | None = None
    part_of: str | None = None
    cumulative: bool = False
    independent_sources: int = 1
    reader: str = ""
