"""Ceasefires: announced, in force, extended, breached, ended."""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct, field

from counterclaim.evidence.spans import Passage

CeasefireStatus = Literal["announced", "in_force", "expired", "collapsed"]
CeasefireClass = Literal["cessation", "preliminary", "definitive"]
CeasefirePurpose = Literal["peace_process", "humanitarian", "holiday", "election", "other"]
CeasefireSides = Literal["unilateral", "bilateral", "multilateral"]


class Turn(Struct, frozen=True, kw_only=True):
    """One thing that came to pass with a ceasefire: when (EDTF), by whose act and account, in which words.

    `claimed_by` is empty where the report says it in its own voice. `until` is what an extension runs to.
    """

    passage: Passage
    date: str | None = None
    actors: tuple[str, ...] = ()
    claimed_by: tuple[str, ...] = ()
    until: str | None = None
    event: str | None = None


class Breach(Struct, frozen=True, kw_only=True):
    """An alleged breach: who says so (empty: the report itself), whom it is laid to, when, in which words."""

    passage: Passage
    alleged_by: tuple[str, ...] = ()
    laid_to: tuple[str, ...] = ()
    date: str | None = None
    statement: str | None = None
    event: str | None = None


class Ceasefire(Struct, frozen=True, kw_only=True):
    """One ceasefire with the variables that the ETH/PRIO Civil Conflict Ceasefire data code.

    `class` is cessation (nothing to see that it is kept), preliminary (with monitoring or the like) or
    definitive (with disarmament); `kind` who declares it (unilateral, bilateral, multilateral); `coverage`
    national or local, with `place`; `declared`, `start`, `until` EDTF, `duration` ISO 8601; `mediators` who
    brokered it. `terms` has what else could be read of it, as in a proposal. What no report says is null.
    """

    id: str
    status: CeasefireStatus
    mentions: tuple[Passage, ...]
    parties: tuple[str, ...] = ()
    kind: CeasefireSides | None = None
    class_: CeasefireClass | None = field(name="class", default=None)
    purpose: CeasefirePurpose | None = None
    coverage: Literal["national", "local"] | None = None
    place: str | None = None
    declared: str | None = None
    start: str | None = None
    until: str | None = None
    duration: str | None = None
    mediators: tuple[str, ...] = ()
    terms: dict[str, Any] = {}
    announcements: tuple[Turn, ...] = ()
    extensions: tuple[Turn, ...] = ()
    breaches: tuple[Breach, ...] = ()
    collapse: Turn | None = None
    proposals: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    independent_sources: int = 1
