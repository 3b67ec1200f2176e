"""Where a party stands on an issue, over time; and how belligerents stand to an incident."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from counterclaim.evidence.spans import Passage

Stand = Literal["proposes", "demands", "supports", "accepts", "conditional", "doubts", "opposes"]
Grade = Literal["confirmed", "fair", "weak", "contested", "discounted"]
Answer = Literal["accepts", "denies", "blames_other", "investigates"]


class Standpoint(Struct, frozen=True, kw_only=True):
    """Where a party stood on an issue at one time, and the words that say so.

    `changed`: the one before it, of an earlier day, stood on the other side.
    """

    stand: Stand
    passage: Passage
    date: str | None = None
    statement: str | None = None
    proposal: str | None = None
    claimed_by: tuple[str, ...] = ()
    changed: bool = False


class Position(Struct, frozen=True, kw_only=True):
    """The position of one party on one issue, in order of time. `issue` is a measure, as in a proposal."""

    id: str
    actor: str
    issue: str
    standpoints: tuple[Standpoint, ...]
    mentions: tuple[Passage, ...]
    changes: int = 0


class Belligerent(Struct, frozen=True, kw_only=True):
    """How a side that is held responsible for an incident answers, and the words that say so."""

    actor: str
    answer: Answer
    passage: Passage
    statement: str | None = None


class Harm(Struct, frozen=True, kw_only=True):
    """How well harm to civilians in an incident is supported, in the sense casualty recorders use.

    `grade` by the rule in `rule`; `blamed` whom reports or sources hold responsible; `positions` how the
    belligerents answer; `figures` the counts it rests on.
    """

    grade: Grade
    rule: str
    blamed: tuple[str, ...] = ()
    positions: tuple[Belligerent, ...] = ()
    figures: tuple[str, ...] = ()
    mentions: tuple[Passage, ...] = ()
