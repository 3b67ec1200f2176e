"""What many reports say together."""

from __future__ import annotations

from msgspec import Struct

from counterclaim.evidence.ceasefire import Ceasefire
from counterclaim.evidence.dispute import Dispute, Proposal, Talk
from counterclaim.evidence.event import Event
from counterclaim.evidence.figure import Figure
from counterclaim.evidence.judgement import Review
from counterclaim.evidence.measure import Resolution, Sanction
from counterclaim.evidence.position import Position
from counterclaim.evidence.problem import Problem
from counterclaim.evidence.report import Report
from counterclaim.evidence.series import Series
from counterclaim.evidence.situation import Condition, Control
from counterclaim.evidence.spans import Passage
from counterclaim.evidence.statement import Statement
from counterclaim.evidence.when import Time
from counterclaim.evidence.where import Place
from counterclaim.evidence.who import Actor


class Join(Struct, frozen=True, kw_only=True, order=True):
    """Why two things of readings became one of the record.

    `kind` is actor, place, event or report; `into` the record's id; `left` and `right` what was
    compared; `parts` what was weighed, in words, with its weight; `rule` the deciding rule.
    """

    kind: str
    into: str
    left: str
    right: str
    rule: str
    parts: tuple[tuple[str, float], ...] = ()


class Shared(Struct, frozen=True, kw_only=True):
    """A paragraph of one report that stands in another as well: whose it is, and how much of it does.

    `origin` is where it stands in the report it is from (or that has it longest); `share` the part of its
    words, 0 to 1, that stands there too.
    """

    report: str
    start: int
    end: int
    text: str
    origin: Passage
    share: float

    @property
    def order(self) -> tuple[str, int, int, tuple[str, int, int, str]]:
        """What shared paragraphs are sorted by: report, place in it, then where they are from."""
        return self.report, self.start, self.end, self.origin.order


class Record(Struct, frozen=True, kw_only=True):
    """The whole record; lists are sorted by id or date so that equal input gives equal bytes.

    `reviews` says which lines an analyst judged; all others are the machine's.
    """

    reports: tuple[Report, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    talks: tuple[Talk, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    ceasefires: tuple[Ceasefire, ...] = ()
    series: tuple[Series, ...] = ()
    conditions: tuple[Condition, ...] = ()
    control: tuple[Control, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    sanctions: tuple[Sanction, ...] = ()
    positions: tuple[Position, ...] = ()
    times: tuple[Time, ...] = ()
    shared: tuple[Shared, ...] = ()
    joins: tuple[Join, ...] = ()
    problems: tuple[Problem, ...] = ()
    reviews: tuple[Review, ...] = ()
