"""Where sources stand against each other, what was proposed, and who met."""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct

from counterclaim.evidence.spans import Passage

DisputeKind = Literal["denial", "blame", "figure", "outcome", "date", "place"]
TalkStatus = Literal["held", "planned", "cancelled", "broken_off"]
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


class Talk(Struct, frozen=True, kw_only=True):
    """One round of talks or meeting. `outcomes` are statement ids: how each side described it."""

    id: str
    date: str | None
    participants: tuple[str, ...]
    mentions: tuple[Passage, ...]
    place: str | None = None
    status: TalkStatus = "held"
    outcomes: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    independent_sources: int = 1


class Response(Struct, frozen=True, kw_only=True):
    """One party's answer to a proposal, and the statement or passage it was read from."""

    actor: str
    stance: ResponseStance
    statement: str | None = None
    passage: Passage | None = None


class Proposal(Struct, frozen=True, kw_only=True):
    """Terms that somebody put forward, and the answers to them.

    `terms` has what could be read of: measure, start, duration, place, made (ISO or EDTF strings).
    """

    id: str
    by: tuple[str, ...]
    terms: dict[str, Any]
    responses: tuple[Response, ...]
    mentions: tuple[Passage, ...]
    made: str | None = None
    counter_to: str | None = None
