"""How much speaks for two sightings being one event: every part adds or takes away weight, some forbid it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import get_args

from rapidfuzz.distance import JaroWinkler

from counterclaim.evidence import Place
from counterclaim.evidence.event import Plover
from counterclaim.reconcile.sighting import Parts, Sighting
from counterclaim.reconcile.words import fold, likeness

SPELLING = 0.85
"""Rashidin/Rashideen measure 0.96, Hodeida/Hudaydah 0.78 (the gazetteer joins those), Manbij/Madaya 0.70."""

LISTED = -2.0
"""The weight of two far places in one report, which lists what happened where."""

NEARBY_KM = 40.0
"""A city and the villages its battles are named after lie within this."""

ELSEWHERE = -1.5
"""The weight of two places far apart; it forbids the join where both are the events' own."""

_KIN = {
    frozenset(pair.split())
    for pair in (
        "ASSAULT COERCE", "ASSAULT MOBILIZE", "ASSAULT PROTEST", "ACCUSE REJECT",
        "ACCUSE REQUEST", "AGREE COOPERATE", "AGREE CONSULT", "AGREE CONCEDE", "REQUEST SUPPORT",
        "AID RETREAT", "REJECT RETREAT",
    )
}  # fmt: skip
"""Pairs of types that coders and reports exchange for one event."""

KIN_TYPES: Mapping[str, frozenset[str]] = {
    kind: frozenset({kind}.union(*(pair for pair in _KIN if kind in pair))) for kind in get_args(Plover)
}
"""The types that an event of a type may have in another telling; of others `compare` makes nothing."""


SOON, LATER = -0.5, -1.0
"""Of two dates a day (a month, where both are unsure) apart, and of two farther: see `_date_part`."""


SAME_DAY, SURE_PLACE = (2.5, 2.0, 1.5), (1.0, 0.75, 0.5)
"""What one day weighs, and by how much a place counts, where both, one or none of the two stand with the deed
itself; others were taken over from the text around it, and the text around it names other things as well."""

KIN, KIN_AT_HOME = -0.25, -1.5
"""Of two types that reports exchange for one event; one report tells two such things as two."""


def _type_part(a: Sighting, b: Sighting) -> float | None:
    if a.event.type == b.event.type:
        return 1.0
    if b.event.type not in KIN_TYPES[a.event.type]:
        return None
    return KIN_AT_HOME if a.report == b.report else KIN


FAR = 31
"""Days between two dates from which on no two sightings are one event, however unsure the dates."""


NEAR_ENOUGH = (FAR, 3, 0)
"""Days that may lie between two dates of which none, one or both are the sightings' own."""


def apart(a: Sighting, b: Sighting) -> int:
    """How many days lie between two sightings, none where they meet. One without a date was before its
    report came out, or soon after; where that is not known either, no days lie between."""
    if a.days is not None and b.days is not None:
        return max(0, (max(a.days.first, b.days.first) - min(a.days.last, b.days.last)).days)
    dated, told = (a.days, b.told) if b.days is None else (b.days, a.told)
    return max(0, (dated.first - told).days) if dated is not None and told is not None else 0


def _date_part(a: Sighting, b: Sighting) -> float | None:
    if a.days is None or b.days is None:
        return 0.0 if apart(a, b) <= FAR else None
    if not a.days.meets(b.days):
        if (a.firm and b.firm) or _told_too_soon(a, b) or _told_too_soon(b, a):
            return None
        # a date taken over from the text around it is often that of the telling, or of what came before
        between, near = apart(a, b), 1 if a.firm or b.firm else 3
        return SOON if between <= near else LATER if between <= NEAR_ENOUGH[a.firm + b.firm] else None
    longest = max(a.days.length, b.days.length)
    if 1 < longest <= 10 and a.days.length != b.days.length:
        return 0.5  # "last week" is near every day of that week
    if longest == 1:
        return SAME_DAY[(not a.firm) + (not b.firm)]
    return 1.0 if longest <= 10 else 0.75 if longest <= 31 else 0.25


def _told_too_soon(told: Sighting, other: Sighting) -> bool:
    """Whether one report tells of a thing, or what came of it, on a day before the other was done."""
    if told.report != other.report or told.days is None or other.days is None:
        return False
    past = told.event.status in {"reported", "claimed", "disputed", "denied"}
    return past and told.event.date_basis == "sentence" and other.firm and told.days.last < other.days.first


def _place_part(a: tuple[Place, ...], b: tuple[Place, ...]) -> float:
    if not a or not b:
        return 0.0
    first, second = a[0], b[0]
    if first.id == second.id:
        return 1.0 if _is_country(first) else 1.5
    if first in b or second in a:
        return 0.5
    if first.country and second.country and first.country != second.country:
        return -2.0
    if _is_country(first) or _is_country(second):
        return 0.25
    if first.lat is None or second.lat is None:
        # a place no gazetteer knows may be the other under another spelling, or lie in it
        if JaroWinkler.similarity(fold(first.name), fold(second.name)) >= SPELLING:
            return 1.0
        return ELSEWHERE if first.lat is None and second.lat is None else -0.25
    reach = NEARBY_KM + (first.radius_km or 0.0) + (second.radius_km or 0.0)
    return 0.25 if _km(first, second) < reach else ELSEWHERE


def far_apart(a: tuple[Place, ...], b: tuple[Place, ...]) -> bool:
    """Whether two places, each with what is around it, are different ones, as far as their names tell."""
    if not a or not b or _is_country(a[0]) or _is_country(b[0]):
        return False
    return _place_part(a, b) < 0


def _is_country(place: Place) -> bool:
    return (place.feature or "").startswith("PCL")


def _km(a: Place, b: Place) -> float:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return 0.0
    north = math.radians(b.lat - a.lat)
    east = math.radians(b.lon - a.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return 6371.0 * math.hypot(north, east)


def on_top(a: Sighting, b: Sighting) -> bool:
    """Whether one report counts the one besides the other ("and six more in a village nearby"), so that no
    other report makes them one."""
    if a.report != b.report or not (a.besides or b.besides) or not (a.fixed and b.fixed):
        return False
    counted = {m for m, _ in a.figures} & {m for m, _ in b.figures}
    return bool(counted) and not a.figures & b.figures and a.places[:1] != b.places[:1]


def _listed_apart(a: Sighting, b: Sighting) -> bool:
    """Whether one report counts the two separately: other numbers, in other places."""
    if a.report != b.report or not a.figures or not b.figures or a.figures & b.figures:
        return False
    if not a.places or not b.places:
        return False
    return a.places[0] not in b.places and b.places[0] not in a.places


_SPOKEN = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})


def _other_speaker(a: Sighting, b: Sighting) -> bool:
    """Whether two acts of speech are of different speakers, or of different kinds by one speaker of many."""
    if a.event.type not in _SPOKEN or b.event.type not in _SPOKEN:
        return False
    shared = a.actors.ids & b.actors.ids
    return not shared or (a.event.type != b.event.type and len(shared) < 2)


def _others_met(a: Sighting, b: Sighting) -> bool:
    """Whether two meetings are of other people: both name persons, and neither's are all at the other."""
    if a.event.type != "CONSULT" or b.event.type != "CONSULT":
        return False
    persons_a, persons_b = a.actors.persons | a.recipients.persons, b.actors.persons | b.recipients.persons
    if "phone" in {a.event.mode, b.event.mode} and a.event.mode != b.event.mode:
        return True
    return bool(persons_a and persons_b) and not (persons_a <= persons_b or persons_b <= persons_a)


_MANNER = {
    "AIR_STRIKE": "air",
    "ART_MISS_ATTACK": "shelling",
    "SUIC_BOMB": "bomb",
    "REM_EXPLOS": "bomb",
    "GRENADE": "bomb",
    "CHEM_WEAP": "gas",
    "ABDUCT_DISSAP": "abduction",
    "ARREST": "arrest",
    "PEACE_PROTEST": "protest",
    "VIOL_DEMONSTR": "protest",
    "MOB_VIOL": "protest",
    "PROTEST_WITH_INTER": "protest",
    "NON_STATE_ACTOR_OVERTAKES_TER": "taking",
    "GOV_REGAINS_TERIT": "taking",
}
"""Sub-types by how a thing is done; those left out (clash, attack) may be any of them."""


def _subtype_part(a: str, b: str) -> float:
    if a == b:
        return 0.5
    how_a, how_b = _MANNER.get(a), _MANNER.get(b)
    return -1.0 if how_a and how_b and how_a != how_b else 0.0


_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""What two do with each other; who attacks is not whom he attacks."""


def _who_part(a: Sighting, b: Sighting) -> float:
    actors, recipients = a.actors.meets(b.actors), a.recipients.meets(b.recipients)
    weight = 1.5 * actors if actors is not None else 0.0
    weight += max(recipients, -0.5) if recipients is not None else 0.0
    if (
        a.event.type in _MUTUAL
        and (actors or 0) <= 0
        and (recipients or 0) <= 0
        and (a.actors.ids & b.recipients.ids or b.actors.ids & a.recipients.ids)
    ):
        weight += 0.75  # one report's "X met Y" is another's "Y met X"
    return weight


TELLING = 10
"""Numbers from here on are seldom the same by chance."""
SAME_FIGURE, SAME_SMALL_FIGURE, OTHER_FIGURE = 2.0, 1.0, -0.75
CAMPAIGN = -2.0
OTHER_THEATRE = -2.0
"""Of two things, one of them without a place, in reports that are mostly about two countries."""
PLANNED = -1.0
STANDSTILL = -2.0
"""Of a convoy's moving and its being stuck; one report tells the two as two."""
MOVEMENT = 1.5
"""Of protests that go on for weeks: a country seldom has two such movements at a time."""


def _one_movement(a: Sighting, b: Sighting) -> bool:
    """Whether both tell of protests that went on for weeks, in one country as far as that is known."""
    if not a.campaign or not b.campaign or not a.event.type == b.event.type == "PROTEST":
        return False
    return a.theatre is None or b.theatre is None or a.theatre == b.theatre


def _figures_part(a: Sighting, b: Sighting) -> float:
    """The same count speaks for one event; other tolls do against it within one report only.

    Across reports they say nothing: the tolls of one event differ and grow.
    """
    shared = a.figures & b.figures
    if shared:
        return SAME_FIGURE if any(value >= TELLING for _, value in shared) else SAME_SMALL_FIGURE
    if a.report == b.report and {m for m, _ in a.figures} & {m for m, _ in b.figures}:
        return OTHER_FIGURE
    return 0.0


def compare(a: Sighting, b: Sighting) -> tuple[float, Parts] | None:
    """How much speaks for two sightings being one event, with its parts; None when they cannot be."""
    if a.cumulative != b.cumulative:
        return None  # the dead of a war are not those of one strike
    kind = _type_part(a, b)
    when = _date_part(a, b)
    if kind is None or when is None:
        return None
    status = {a.event.status, b.event.status}
    if "hypothetical" in status and len(status) > 1:
        return None
    if a.report == b.report and a.stands_still != b.stands_still:
        return None  # leaving and being stuck
    if a.context == b.context and a.counted_from != b.counted_from:
        return None  # "a week after the raid" tells of two things
    if a.report == b.report and {"did_not_happen", "reported"} <= status:
        return None  # what one report says happened is not what it says did not
    where = _place_part(a.places, b.places)
    elsewhere = where <= ELSEWHERE
    if elsewhere and a.report == b.report:
        where = LISTED
    where *= SURE_PLACE[(not a.fixed) + (not b.fixed)]
    if (
        _other_speaker(a, b)
        or _listed_apart(a, b)
        or on_top(a, b)
        or _others_met(a, b)
        or (a.fixed and b.fixed and elsewhere)
    ):
        return None
    who, counts = _who_part(a, b), _figures_part(a, b)
    words = round(1.5 * likeness(a.words, b.words), 2)
    around = 0.0 if a.context == b.context else round(1.5 * likeness(a.context, b.context), 2)
    parts: list[tuple[str, float]] = [
        ("type", kind),
        ("date", when),
        ("place", where),
        ("participants", who),
        ("words", words),
        ("sentence", around),
    ]
    if not (a.places and b.places) and a.theatre and b.theatre and a.theatre != b.theatre:
        parts.append(("reports of other countries", OTHER_THEATRE))
    if a.event.acled and b.event.acled:
        parts.append(("sub-type", _subtype_part(a.event.acled, b.event.acled)))
    parts.append(("figures", counts))
    if a.report == b.report and "planned" in status and len(status) > 1:
        parts.append(("one only planned", PLANNED))
    if a.stands_still != b.stands_still:
        parts.append(("one moves, one waits", STANDSTILL))
    if a.campaign != b.campaign:
        parts.append(("one deed or a campaign", CAMPAIGN))
    if _one_movement(a, b):
        parts.append(("one movement in one country", MOVEMENT))
    if a.event.trigger and a.event.trigger == b.event.trigger:
        parts.append(("same word for it", 0.5))
    if a.report == b.report and (a.harks_back or b.harks_back):
        parts.append(("spoken of as known", 1.0))
    return sum(weight for _, weight in parts), tuple((name, weight) for name, weight in parts if weight)
