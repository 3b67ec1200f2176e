"""One quantity over time, with who gave each number."""

from __future__ import annotations

from msgspec import Struct

from counterclaim.evidence.dispute import Comparison
from counterclaim.evidence.spans import Passage


class Point(Struct, frozen=True, kw_only=True):
    """One source's number in a series, with its bounds and passage.

    `as_of` is the day it holds for (EDTF), `given` the day it was given: the statement's, else the report's.
    `by` are the actors who give it, empty where the report does in its own voice; `origin` is what it is
    counted under as a source. `superseded`: a later, higher count has overtaken it.
    """

    figure: str
    passage: Passage
    value: float
    low: float | None = None
    high: float | None = None
    as_of: str | None = None
    given: str | None = None
    by: tuple[str, ...] = ()
    origin: str = ""
    superseded: bool = False


class Series(Struct, frozen=True, kw_only=True):
    """One quantity over time: the numbers of all sources for one thing at one place or of one event.

    `minimum` and `maximum` are the range of the counts not superseded, `maximum` null where the highest is
    open ("at least"); `best` is the best-supported of them and `best_rule` says why. `cumulative` tolls run
    since a start and are never one event's. `part_of` is the series this one counts a part of: parts are
    not added up, and a whole is never the sum of its parts. `compared` has every pair of different numbers
    with what came of holding them against each other.
    """

    id: str
    measure: str
    points: tuple[Point, ...]
    mentions: tuple[Passage, ...]
    of: str | None = None
    unit: str | None = None
    place: str | None = None
    event: str | None = None
    cumulative: bool = False
    since: str | None = None
    part_of: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    best: float | None = None
    best_rule: str = ""
    independent_sources: int = 1
    compared: tuple[Comparison, ...] = ()
