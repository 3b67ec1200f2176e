"""Who acts, speaks or is spoken of."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from counterclaim.evidence.spans import Passage

ActorKind = Literal[
    "person",
    "state",
    "government_body",
    "armed_group",
    "intergovernmental",
    "organisation",
    "media",
    "population",
    "unnamed",
]


class Role(Struct, frozen=True, order=True):
    """A title an actor was given ("foreign minister"), and the report date it was seen under."""

    title: str
    seen: str | None = None


class Actor(Struct, frozen=True, kw_only=True):
    """An actor with every way the text names it.

    `known` is the lexicon entry it was recognised as (None for actors only the text knows);
    `country` is ISO 3166-1 alpha-3; `part_of` is the id of the actor it speaks or acts for.
    """

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    country: str | None = None
    roles: tuple[str, ...] = ()
    roles_seen: tuple[Role, ...] = ()
    part_of: str | None = None
    known: str | None = None
    mentions: tuple[Passage, ...] = ()
