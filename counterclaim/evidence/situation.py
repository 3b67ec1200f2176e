"""How people live and who holds what: conditions of places, and control of them over time."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from counterclaim.evidence.spans import Passage

ConditionKind = Literal["trapped", "displaced", "prices", "supplies", "access"]
Trend = Literal["worse", "better"]
Access = Literal["granted", "refused", "sought"]
Change = Literal["captured", "lost", "held", "besieged", "divided", "share"]


class Condition(Struct, frozen=True, kw_only=True):
    """One line on how people live at a place.

    `kind`: people trapped or displaced, prices, supplies, access of aid. `of` is what it is about as the
    report has it (meat, water, civilians); `trend` where the words say that it grows worse or better;
    `access` whether it was granted, refused or sought, and `actors` by whom. `figures` are the numbers
    given; `claimed_by` whose account it is, empty for the report's own voice.
    """

    id: str
    kind: ConditionKind
    mentions: tuple[Passage, ...]
    place: str | None = None
    date: str | None = None
    of: str | None = None
    trend: Trend | None = None
    access: Access | None = None
    actors: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    claimed_by: tuple[str, ...] = ()
    independent_sources: int = 1


class Control(Struct, frozen=True, kw_only=True):
    """One line on who holds a place, or when it changed hands; a place has as many as were reported.

    `change`: captured, lost, held, besieged, divided, or a share of its territory. `holders` hold it from
    then on, `formerly` held it before; `share` is a fraction of one. `status` is the event's, `claimed_by`
    whose account it is.
    """

    id: str
    change: Change
    mentions: tuple[Passage, ...]
    place: str | None = None
    holders: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    date: str | None = None
    share: float | None = None
    status: str = "reported"
    claimed_by: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    independent_sources: int = 1
