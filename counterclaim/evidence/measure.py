"""What bodies and states decide: resolutions with their votes, sanctions and other measures."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from counterclaim.evidence.spans import Passage

VoteCast = Literal["for", "against", "abstain", "veto"]
ResolutionStatus = Literal["drafted", "adopted", "vetoed", "rejected", "postponed"]
SanctionStatus = Literal["imposed", "extended", "lifted", "considered", "threatened", "called_for", "opposed"]
SanctionKind = Literal[
    "sanctions",
    "asset_freeze",
    "travel_ban",
    "arms_embargo",
    "trade_ban",
    "no_fly_zone",
    "expulsion",
    "aid_cut",
    "blockade",
]


class Vote(Struct, frozen=True, kw_only=True):
    """How one member voted, when, in which words; `claimed_by` whose account it is."""

    actor: str
    vote: VoteCast
    passage: Passage
    date: str | None = None
    claimed_by: tuple[str, ...] = ()


class Resolution(Struct, frozen=True, kw_only=True):
    """One resolution before a body: who drafted it, what it asks for, what became of it and when.

    `number` where the text gives one; `tally` counts votes for, against and abstaining where it gives them;
    `terms` as in a proposal; `proposal` the proposal it was read as.
    """

    id: str
    status: ResolutionStatus
    mentions: tuple[Passage, ...]
    body: str | None = None
    number: str | None = None
    drafted_by: tuple[str, ...] = ()
    date: str | None = None
    votes: tuple[Vote, ...] = ()
    tally: dict[str, int] = {}
    terms: dict[str, str] = {}
    proposal: str | None = None
    independent_sources: int = 1


class Sanction(Struct, frozen=True, kw_only=True):
    """One sanction or measure: who on whom, what, and how far it has come."""

    id: str
    status: SanctionStatus
    mentions: tuple[Passage, ...]
    kind: SanctionKind = "sanctions"
    by: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    date: str | None = None
    claimed_by: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    independent_sources: int = 1
