"""Tolls whose sentence reads as no event ("the toll of the blast has risen to 12"): whose they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from counterclaim.evidence import Event, Figure
from counterclaim.evidence.edtf import Days, days
from counterclaim.reconcile.ground import Ground

_TOLLS = frozenset({"killed", "injured"})
SHORT = 2
"""Days that the date of a toll and of its event may leave open at the most."""


def with_events(figures: Sequence[Figure], events: Sequence[Event], ground: Ground) -> list[Figure]:
    """The figures, where a toll without an event, of one day and place, belongs to the only event with dead
    or wounded of that day and place; where there are two such, or none, it stays without."""
    counted = {f.event for f in figures if f.measure in _TOLLS and f.event and not f.cumulative}
    at: dict[str, list[tuple[Days, str]]] = defaultdict(list)
    for e in events:
        span = days(e.date)
        if e.id in counted and e.place is not None and span is not None and span.length <= SHORT:
            at[e.place].append((span, e.id))
    return [msgspec.structs.replace(f, event=_event(f, at, ground)) if _loose(f) else f for f in figures]


def _loose(f: Figure) -> bool:
    return f.event is None and f.measure in _TOLLS and not f.cumulative and f.place is not None


def _event(f: Figure, at: Mapping[str, Sequence[tuple[Days, str]]], ground: Ground) -> str | None:
    span = days(f.as_of)
    if span is None or span.length > SHORT or f.place is None or _whole_country(f.place, ground):
        return None
    found = {id_ for when, id_ in at.get(f.place, ()) if when.meets(span)}
    return found.pop() if len(found) == 1 else None


def _whole_country(place: str, ground: Ground) -> bool:
    return (ground.places[place].feature or "").startswith("PCL") if place in ground.places else True
