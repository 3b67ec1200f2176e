"""One object as the store keeps it."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec

from counterclaim.evidence import Passage


class Row(NamedTuple):
    """One object as the store keeps it: columns by name, evidence, parts, and title and body for search."""

    table: str
    columns: dict[str, Any]
    evidence: tuple[tuple[str, Passage], ...] = ()
    parts: tuple[tuple[str, str], ...] = ()
    title: str = ""
    body: str = ""


def as_json(value: object) -> str:
    """An object as compact JSON with stable key order."""
    return msgspec.json.encode(value, order="deterministic").decode()
