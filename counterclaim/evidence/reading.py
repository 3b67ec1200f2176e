"""What one report says, before it is held against others."""

from __future__ import annotations

from msgspec import Struct

from counterclaim.evidence.event import Event
from counterclaim.evidence.figure import Figure
from counterclaim.evidence.report import Report
from counterclaim.evidence.statement import Statement
from counterclaim.evidence.when import Time
from counterclaim.evidence.where import Place
from counterclaim.evidence.who import Actor


class Reading(Struct, frozen=True, kw_only=True):
    """Everything read from one report; ids are unique within it and start with the report's id.

    `report` is the report as read: its date may have been inferred from the times found.
    """

    report: Report
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    reader: str = ""
