"""What a thing may be the same as: offered for merging, never merged by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from math import cos, hypot, radians
from typing import Any

from rapidfuzz import fuzz, process

from counterclaim.evidence.edtf import Days, days
from counterclaim.views.web.folio import Folio

MOST = 8
ALIKE = 70.0
"""Likeness of names (token set ratio, 0 to 100) from which two are offered."""
NEAR_KM = 40.0
NEAR_DAYS = 2


def _called(folio: Folio) -> tuple[list[str], list[str]]:
    """Every name of every actor, and beside it whose it is."""

    def make() -> tuple[list[str], list[str]]:
        pairs = [
            (name.casefold(), a.id)
            for a in folio.record.actors
            for name in dict.fromkeys((a.name, *a.aliases[:6]))
        ]
        return [name for name, _ in pairs], [id_ for _, id_ in pairs]

    return folio.once("called", make)


def _actors(folio: Folio, thing: Any) -> Iterator[tuple[float, str]]:
    names, whose = _called(folio)
    best: dict[str, float] = {}
    for own in dict.fromkeys((thing.name, *thing.aliases[:4])):
        found = process.extract(
            own.casefold(), names, scorer=fuzz.token_set_ratio, limit=60, score_cutoff=ALIKE
        )
        for _, score, n in found:
            best[whose[n]] = max(best.get(whose[n], 0.0), score)
    for id_, score in best.items():
        yield score + (folio.actors[id_].kind == thing.kind) * 5, id_


def _places(folio: Folio, thing: Any) -> Iterator[tuple[float, str]]:
    for other in folio.record.places:
        score = fuzz.token_set_ratio(thing.name.casefold(), other.name.casefold())
        if None not in (thing.lat, thing.lon, other.lat, other.lon):
            north = (other.lat - thing.lat) * 111
            east = (other.lon - thing.lon) * 111 * cos(radians(thing.lat))
            if hypot(north, east) <= NEAR_KM:
                score += 30
        if score >= ALIKE:
            yield score, other.id


def _close(a: Days | None, b: Days | None) -> bool:
    if a is None or b is None:
        return True
    wide = timedelta(days=NEAR_DAYS)
    return a.first - wide <= b.last and b.first - wide <= a.last


def _events(folio: Folio, thing: Any) -> Iterator[tuple[float, str]]:
    when, who = days(thing.date), {*thing.actors, *thing.recipients}
    near = {e.id: e for a in who for e in folio.events_with.get(a, [])}
    near |= {e.id: e for e in folio.events_at.get(thing.place or "", [])}
    for other in near.values():
        common = len(who & {*other.actors, *other.recipients})
        score = (
            20.0 * common + 25 * (other.place == thing.place is not None) + 20 * (other.type == thing.type)
        )
        if score >= 40 and _close(when, days(other.date)):
            yield score, other.id


def _figures(folio: Folio, thing: Any) -> Iterator[tuple[float, str]]:
    for other in folio.record.figures:
        if other.measure == thing.measure and other.value == thing.value:
            yield 50.0 + 30 * (other.event == thing.event is not None) + 10 * (other.of == thing.of), other.id


def _disputes(folio: Folio, thing: Any) -> Iterator[tuple[float, str]]:
    who = {a for s in thing.sides for a in s.actors}
    for other in folio.record.disputes:
        common = len(who & {a for s in other.sides for a in s.actors})
        if other.kind == thing.kind and (common or other.event == thing.event is not None):
            yield 20.0 * common + 40 * (other.event == thing.event is not None), other.id


_FIND = {
    "actor": _actors,
    "place": _places,
    "event": _events,
    "figure": _figures,
    "dispute": _disputes,
}


def candidates(folio: Folio, kind: str, thing: Any) -> list[str]:
    """The ids of the few things of its kind that a thing may be the same as, likeliest first."""
    if kind not in _FIND:
        return []
    ranked = sorted((-score, id_) for score, id_ in _FIND[kind](folio, thing) if id_ != thing.id)
    return [id_ for _, id_ in ranked[:MOST]]
