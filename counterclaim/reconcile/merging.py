"""Sightings that are one become one event: what most and the most exact of them say, and whose word it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from counterclaim.evidence import Event, in_order
from counterclaim.evidence.event import Named, Status
from counterclaim.reconcile.ground import Ground
from counterclaim.reconcile.sighting import Sighting
from counterclaim.reconcile.support import origins

T = TypeVar("T", str, float)


def _most(values: Iterable[T]) -> T | None:
    counted = Counter(values)
    return min(counted, key=lambda v: (-counted[v], v)) if counted else None


def merged_status(statuses: Sequence[Status]) -> Status:
    """What is known of an event from what each sighting makes of it.

    An own-voice report outweighs plans, hypotheses and a party's denial of its own part in the same thing; a
    claim that somebody denies is disputed; a plan that is reported not to have come about did not happen.
    """
    have = set(statuses)
    if "denied" in have and have & {"claimed", "disputed"}:
        have.add("disputed")
    order: tuple[Status, ...] = (
        "reported", "disputed", "did_not_happen", "claimed", "denied", "planned", "hypothetical",
    )  # fmt: skip
    return next(s for s in order if s in have)


_SURE = {"own": 1.0, "clause": 0.8, "sentence": 0.5, "paragraph": 0.25}
"""How much a date or place counts by where it stood; one taken over from farther off counts LEAST."""
LEAST = 0.1

AGREED = 0.6
"""The share of the best-agreed date's agreement that a shorter date needs to be taken in its stead."""

SPLIT = 0.4
"""The share of a place's support that one of the places inside it needs to be named in its stead."""


_TAKEN_OVER = frozenset({"paragraph", "report"})


def _borne_out(s: Sighting, stated: Sequence[Sighting]) -> bool:
    """Whether a date stood in the event's own sentence, or agrees with one that did."""
    return s in stated or any(s.days and o.days and s.days.meets(o.days) for o in stated)


def _best_date(group: Sequence[Sighting]) -> Sighting | None:
    """The sighting with the shortest date that enough of them, and of the surest, agree with."""
    dated = [s for s in group if s.days is not None]
    if not dated:
        return next((s for s in group if s.event.date), None)

    agreed = {
        s.event.id: sum(
            _SURE.get(o.event.date_basis or "", LEAST)
            for o in dated
            if s.days is not None and o.days is not None and s.days.meets(o.days)
        )
        for s in dated
    }
    enough = AGREED * max(agreed.values())
    stated = [s for s in dated if s.event.date_basis not in _TAKEN_OVER]
    return min(
        (s for s in dated if agreed[s.event.id] >= enough and (not stated or _borne_out(s, stated))),
        key=lambda s: (
            s.days.length if s.days else 0,
            -round(agreed[s.event.id], 6),
            -_SURE.get(s.event.date_basis or "", LEAST),
            s.event.date or "",
            s.event.id,
        ),
    )


def _best_place(group: Sequence[Sighting]) -> Sighting | None:
    """The sighting with the narrowest place that enough of what is said of the place speaks for."""
    placed = [s for s in group if s.event.place]
    support: Counter[str] = Counter()
    for s in placed:
        sure = _SURE.get(s.event.place_basis or "", LEAST)
        for p in s.places:
            support[p.id] += sure  # type: ignore[assignment]
    if not placed:
        return None
    chains = {s.places[0].id: tuple(p.id for p in s.places) for s in placed if s.places}
    at = min(chains, key=lambda p: (-round(support[p], 6), len(chains[p]), p), default=None)
    if at is not None:
        inside = [p for p in chains if p != at and at in chains[p] and support[p] >= SPLIT * support[at]]
        at = min(inside, key=lambda p: (-len(chains[p]), -round(support[p], 6), p), default=at)
    return min(
        placed,
        key=lambda s: (
            not s.places or s.places[0].id != at,
            -_SURE.get(s.event.place_basis or "", LEAST),
            s.event.id,
        ),
    )


_WHOSE_WORD = frozenset({"claimed", "disputed", "denied"})


def _alone(event: Event, ground: Ground) -> Event:
    """One event of the record from the only sighting of it."""
    mentions = in_order(event.mentions)
    return msgspec.structs.replace(
        event,
        actors=tuple(dict.fromkeys(event.actors)),
        recipients=tuple(dict.fromkeys(event.recipients)),
        actor=_names([event.actor]),
        recipient=_names([event.recipient]),
        mode=event.mode or None,
        acled=event.acled or None,
        place=event.place or None,
        place_basis=event.place_basis if event.place else None,
        date=event.date or None,
        date_basis=event.date_basis if event.date else None,
        date_passage=event.date_passage if event.date else None,
        claimed_by=tuple(dict.fromkeys(event.claimed_by)) if event.status in _WHOSE_WORD else (),
        mentions=mentions,
        independent_sources=origins([(m, event.claimed_by) for m in event.mentions], ground),
        harm=None,
    )


def _names(parties: Iterable[tuple[Named, ...]]) -> tuple[Named, ...]:
    """How some reports name a party, each name once."""
    found = {name for party in parties for name in party}
    return tuple(sorted(found, key=str) if len(found) > 1 else found)


def merge(group: Sequence[Sighting], ground: Ground) -> Event:
    """One event of the record from its sightings."""
    if len(group) == 1:
        return _alone(group[0].event, ground)
    events = [s.event for s in group]
    first = events[0]
    dated, placed = _best_date(group), _best_place(group)
    status = merged_status([e.status for e in events])
    mentions = in_order(m for e in events for m in e.mentions)
    by = tuple(dict.fromkeys(a for e in events for a in e.claimed_by))
    kind = Counter(e.type for e in events)
    return Event(
        id=first.id,
        type=min(kind, key=lambda t: (-kind[t], t)),
        mode=_most(e.mode for e in events if e.mode),
        acled=_most(e.acled for e in events if e.acled),
        actors=tuple(dict.fromkeys(a for e in events for a in e.actors)),
        recipients=tuple(dict.fromkeys(a for e in events for a in e.recipients)),
        actor=_names(e.actor for e in events),
        recipient=_names(e.recipient for e in events),
        place=placed.event.place if placed else None,
        place_basis=placed.event.place_basis if placed else None,
        date=dated.event.date if dated else None,
        date_basis=dated.event.date_basis if dated else None,
        date_passage=dated.event.date_passage if dated else None,
        status=status,
        claimed_by=by if status in _WHOSE_WORD else (),
        mentions=mentions,
        trigger=first.trigger,
        independent_sources=origins([(m, e.claimed_by) for e in events for m in e.mentions], ground),
        reader=first.reader,
    )
