"""Sightings that are one become one event: what most and the most exact of them say, and whose word it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

from counterclaim.evidence import Event, in_order
from counterclaim.evidence.event import Status
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


def _best_date(group: Sequence[Sighting]) -> Sighting | None:
    dated = [s for s in group if s.days is not None]
    if not dated:
        return next((s for s in group if s.event.date), None)
    counted = Counter(s.event.date for s in dated)
    return min(
        dated, key=lambda s: (s.days.length if s.days else 0, -counted[s.event.date], s.event.date or "")
    )


def _best_place(group: Sequence[Sighting]) -> Sighting | None:
    placed = [s for s in group if s.event.place]
    counted = Counter(p.id for s in placed for p in s.places)
    return min(
        placed,
        key=lambda s: (-counted[s.places[0].id] if s.places else 0, -len(s.places), s.event.id),
        default=None,
    )


def merge(group: Sequence[Sighting], ground: Ground) -> Event:
    """One event of the record from its sightings."""
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
        actor=tuple(sorted({n for e in events for n in e.actor}, key=str)),
        recipient=tuple(sorted({n for e in events for n in e.recipient}, key=str)),
        place=placed.event.place if placed else None,
        place_basis=placed.event.place_basis if placed else None,
        date=dated.event.date if dated else None,
        date_basis=dated.event.date_basis if dated else None,
        date_passage=dated.event.date_passage if dated else None,
        status=status,
        claimed_by=by if status in {"claimed", "disputed", "denied"} else (),
        mentions=mentions,
        trigger=first.trigger,
        independent_sources=origins([(m, e.claimed_by) for e in events for m in e.mentions], ground),
        reader=first.reader,
    )
