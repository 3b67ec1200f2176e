"""Every view is an address: where things are, and this page with other choices."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, urlencode

from counterclaim.evidence import Passage

ROOMS = {
    "report": "reports",
    "actor": "actors",
    "place": "places",
    "statement": "statements",
    "event": "events",
    "figure": "figures",
    "talk": "talks",
    "proposal": "proposals",
    "dispute": "disputes",
    "ceasefire": "ceasefires",
    "series": "figures",
    "condition": "conditions",
    "control": "control",
    "resolution": "resolutions",
    "sanction": "sanctions",
    "position": "positions",
}
"""Where the things of each kind stand."""

OWN = frozenset({"report", "actor", "statement", "event", "dispute"})
"""Kinds whose things have pages of their own; the others stand on their list."""


def to(kind: str, id_: str) -> str:
    """The address of one thing: its page, or its list with the margin filled."""
    room = ROOMS.get(kind, kind)
    if kind in ROOMS and kind not in OWN:
        return f"/{room}?{urlencode({'show': f'{kind}:{id_}'})}"
    return f"/{room}/{quote(id_, safe='/')}"


def to_passage(*passages: Passage) -> str:
    """The address of the words themselves: their report, with them marked."""
    spots = ",".join(f"{p.start}-{p.end}" for p in passages)
    return f"{to('report', passages[0].report)}?mark={spots}#m1"


def changed(path: str, given: Iterable[tuple[str, str]], **changes: str | None) -> str:
    """An address with some of its query changed; None takes a parameter out."""
    kept = [(k, v) for k, v in given if k not in changes and v]
    kept += [(k, v) for k, v in changes.items() if v]
    address = quote(path, safe="/")
    return f"{address}?{urlencode(kept)}" if kept else address


def anchor(kind: str, id_: str) -> str:
    """The name of a line inside a page, safe as an HTML id."""
    return f"{kind}-" + "".join(c if c.isascii() and c.isalnum() else f"-{ord(c):x}-" for c in id_)
