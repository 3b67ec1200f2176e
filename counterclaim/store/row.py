"""One object as the store keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec

from counterclaim.evidence import Passage

_JSON = msgspec.json.Encoder(order="deterministic")


class Row(NamedTuple):
    """One object as the store keeps it: columns by name, evidence, parts, and title and body for search."""

    table: str
    columns: dict[str, Any]
    evidence: tuple[tuple[str, Passage], ...] = ()
    parts: tuple[tuple[str, str], ...] = ()
    title: str = ""
    body: str = ""


class Names(NamedTuple):
    """What the actors and places of a record are called, by id: lines are searched under them."""

    actors: Mapping[str, str]
    places: Mapping[str, str]


def as_json(value: object) -> str:
    """An object as compact JSON with stable key order."""
    return _JSON.encode(value).decode()
