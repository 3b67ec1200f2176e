"""What happened, with a status: an allegation is not a fact."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from counterclaim.evidence.position import Harm
from counterclaim.evidence.spans import Passage

Plover = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
Status = Literal["reported", "claimed", "disputed", "denied", "planned", "hypothetical", "did_not_happen"]


class Named(Struct, frozen=True, order=True):
    """How the text names an actor or recipient, and the country that belongs to it (ISO alpha-3)."""

    text: str
    country: str | None = None


class Event(Struct, frozen=True, kw_only=True):
    """One event; in a Reading it has one mention, in a Record those of every report.

    `type` is PLOVER 2.0, `acled` a sub-event type. `actors`, `recipients` and `claimed_by` are actor
    ids; `actor` and `recipient` keep the words. `date` is EDTF, `date_basis` says where it came from
    (own, clause, sentence, paragraph, event); null where nobody stated one. `harm` grades what the record
    knows of harm to civilians; a Reading leaves it empty.
    """

    id: str
    type: Plover
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    date: str | None
    status: Status
    mentions: tuple[Passage, ...]
    mode: str | None = None
    acled: str | None = None
    place: str | None = None
    claimed_by: tuple[str, ...] = ()
    actor: tuple[Named, ...] = ()
    recipient: tuple[Named, ...] = ()
    trigger: str = ""
    date_basis: str | None = None
    place_basis: str | None = None
    date_passage: Passage | None = None
    independent_sources: int = 1
    harm: Harm | None = None
    reader: str = ""
