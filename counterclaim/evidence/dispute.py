"""Where sources stand against each other, what was proposed, and who met."""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct

from counterclaim.evidence.spans import Passage

DisputeKind = Literal["denial", "blame", "figure", "outcome", "date", "place"]
TalkStatus = Literal["held", "planned", "cancelled", "broken_off"]
TalkFormat = Literal["bilateral", "mediated", "group"]
SeatRole = Literal["party", "mediator", "host", "invited"]
OutcomeKind = Literal["agreement", "progress", "no_progress", "broken_off", "open"]
ResponseStance = Literal["agree", "reject", "counter", "condition", "doubt"]


class Side(Struct, frozen=True, kw_only=True):
    """One side of a dispute: who stands on it, with which statements, in which words."""

    mentions: tuple[Passage, ...]
    actors: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()


class Dispute(Struct, frozen=True, kw_only=True):
    """A question on which sources contradict each other.

    `rule` names what found it, `why` says in words what was compared, `settled_by` what would make
    it none. `event` is the event in question, where there is one.
    """

    id: str
    kind: DisputeKind
    sides: tuple[Side, ...]
    about: str = ""
    rule: str = ""
    why: str = ""
    settled_by: str = ""
    event: str | None = None


class Comparison(Struct, frozen=True, kw_only=True):
    """Two passages on one question that were held against each other, and what came of it.

    `verdict` is contradict, compatible or superseded (the later says what the earlier could not know yet);
    `why` says in words what decided; `dispute` is the dispute that the pair is part of, where there is one.
    """

    kind: DisputeKind
    verdict: Literal["contradict", "compatible", "superseded"]
    why: str
    a: Passage
    b: Passage
    dispute: str | None = None

    @property
    def order(self) -> tuple[str, tuple[str, int, int, str], tuple[str, int, int, str]]:
        """What comparisons are sorted by: kind, then the two passages."""
        return self.kind, self.a.order, self.b.order


class Seat(Struct, frozen=True, kw_only=True):
    """Who takes part in a round, and as what: a party, a mediator, the host, or invited beside them."""

    actor: str
    role: SeatRole = "party"


class Topic(Struct, frozen=True, kw_only=True):
    """One thing a round is about, as a measure of proposals (ceasefire, access ...), and the words."""

    measure: str
    passage: Passage


class Account(Struct, frozen=True, kw_only=True):
    """How one side described the outcome of a round; the report itself where `actors` is empty."""

    outcome: OutcomeKind
    passage: Passage
    actors: tuple[str, ...] = ()
    statement: str | None = None


class Talk(Struct, frozen=True, kw_only=True):
    """One round of talks or meeting. `outcomes` are statement ids: how each side described it.

    `process` is the same for the rounds of one series, `round` counts them from 1 in order of time,
    `previous` and `next` are the rounds around it. `format` is bilateral, mediated, or group (three sides
    or more).
    """

    id: str
    date: str | None
    participants: tuple[str, ...]
    mentions: tuple[Passage, ...]
    place: str | None = None
    status: TalkStatus = "held"
    outcomes: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    process: str | None = None
    format: TalkFormat | None = None
    round: int = 1
    previous: str | None = None
    next: str | None = None
    seats: tuple[Seat, ...] = ()
    agenda: tuple[Topic, ...] = ()
    accounts: tuple[Account, ...] = ()
    independent_sources: int = 1


class Response(Struct, frozen=True, kw_only=True):
    """One party's answer to a proposal, and the statement or passage it was read from."""

    actor: str
    stance: ResponseStance
    statement: str | None = None
    passage: Passage | None = None


class Proposal(Struct, frozen=True, kw_only=True):
    """Terms that somebody put forward, and the answers to them.

    `terms` has what could be read of: measure, start, duration, made (ISO or EDTF strings), place, area, and
    the words on withdrawal, access, evacuation, transition, exchange. `counter_to` is the proposal that this
    one answers with other terms.
    """

    id: str
    by: tuple[str, ...]
    terms: dict[str, Any]
    responses: tuple[Response, ...]
    mentions: tuple[Passage, ...]
    made: str | None = None
    counter_to: str | None = None
