"""An event table with ACLED's columns, for what ACLED would hold; allegations are marked.

Codes are from ACLED's public codebook. It is ACLED-like: nobody of ACLED coded or checked it, sub-types are
read by rule, and `fatalities` is the lowest count that any source gives.
"""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.evidence import Event
from counterclaim.evidence.edtf import days
from counterclaim.views.exports.table import Column, Table, Value, foremost, joined, names, reviewed
from counterclaim.views.web.folio import Folio

_BATTLES, _REMOTE, _CIVILIANS = "Battles", "Explosions/Remote violence", "Violence against civilians"
_PROTESTS, _RIOTS, _STRATEGIC = "Protests", "Riots", "Strategic developments"

SUB_TYPES: dict[str, tuple[str, str]] = {
    "ARMED_CLASH": (_BATTLES, "Armed clash"),
    "GOV_REGAINS_TERIT": (_BATTLES, "Government regains territory"),
    "NON_STATE_ACTOR_OVERTAKES_TER": (_BATTLES, "Non-state actor overtakes territory"),
    "AIR_STRIKE": (_REMOTE, "Air/drone strike"),
    "ART_MISS_ATTACK": (_REMOTE, "Shelling/artillery/missile attack"),
    "REM_EXPLOS": (_REMOTE, "Remote explosive/landmine/IED"),
    "GRENADE": (_REMOTE, "Grenade"),
    "SUIC_BOMB": (_REMOTE, "Suicide bomb"),
    "CHEM_WEAP": (_REMOTE, "Chemical weapon"),
    "ATTACK": (_CIVILIANS, "Attack"),
    "ABDUCT_DISSAP": (_CIVILIANS, "Abduction/forced disappearance"),
    "SEX_VIOL": (_CIVILIANS, "Sexual violence"),
    "PEACE_PROTEST": (_PROTESTS, "Peaceful protest"),
    "PROTEST_WITH_INTER": (_PROTESTS, "Protest with intervention"),
    "FORCE_AGAINST_PROTEST": (_PROTESTS, "Excessive force against protesters"),
    "VIOL_DEMONSTR": (_RIOTS, "Violent demonstration"),
    "MOB_VIOL": (_RIOTS, "Mob violence"),
    "AGREEMENT": (_STRATEGIC, "Agreement"),
    "ARREST": (_STRATEGIC, "Arrests"),
    "CHANGE_TO_GROUP_ACT": (_STRATEGIC, "Change to group/activity"),
    "DISR_WEAP": (_STRATEGIC, "Disrupted weapons use"),
    "HQ_ESTABLISHED": (_STRATEGIC, "Headquarters or base established"),
    "PROPERTY_DISTRUCT": (_STRATEGIC, "Looting/property destruction"),
    "NON_VIOL_TERRIT_TRANSFER": (_STRATEGIC, "Non-violent transfer of territory"),
}
"""Event type and sub-event type for each sub-event label of the record that ACLED has."""

STATUSES = ("reported", "claimed", "disputed")
"""What is kept; denied, planned and hypothetical events, and those that did not happen, are left out."""

_ARMED = (_BATTLES, _REMOTE, _CIVILIANS)
_KINDS = {
    "state": "State forces",
    "government_body": "State forces",
    "armed_group": "Rebel group",
    "population": "Civilians",
    "intergovernmental": "External/Other forces",
    "organisation": "External/Other forces",
    "media": "External/Other forces",
}
"""The type of an actor by its kind; of a person by that of whom he speaks or acts for, else none."""


def coded(folio: Folio) -> list[Event]:
    """The events that the table holds: with a sub-type of ACLED's, a first day, and not merely planned."""
    return [
        e
        for e in folio.record.events
        if e.acled in SUB_TYPES and e.status in STATUSES and days(e.date) is not None
    ]


def _type(e: Event) -> tuple[str, str]:
    return SUB_TYPES[e.acled or ""]


def _disorder(e: Event) -> str:
    kind, sub = _type(e)
    if kind in {_PROTESTS, _RIOTS}:
        both = sub in {"Excessive force against protesters", "Mob violence"}
        return "Political violence; Demonstrations" if both else "Demonstrations"
    return "Strategic developments" if kind == _STRATEGIC else "Political violence"


def time_precision(e: Event) -> int:
    """1 where the day is known, 2 a week, 3 a month or longer."""
    found = days(e.date)
    length = found.length if found else 999
    return 1 if length == 1 else 2 if length <= 7 else 3


def geo_precision(folio: Folio, e: Event) -> Value:
    """1 for a town or a point known to 10 km, 2 for a part of a region, 3 for a region or more."""
    place = folio.places.get(e.place or "")
    if place is None or place.lat is None:
        return None
    if place.radius_km is None or place.radius_km <= 10:
        return 1
    return 2 if place.radius_km <= 50 else 3


def _party(folio: Folio, e: Event, which: int) -> str | None:
    """The first actor of a side; for the second side the first recipient, else a second actor of a clash."""
    if which == 1:
        ids: Iterable[str] = e.actors[:1]
    elif e.recipients:
        ids = e.recipients[:1]
    else:
        ids = e.actors[1:2] if _type(e)[0] == _BATTLES else ()
    return next((a for a in ids if a in folio.actors), None)


def _associated(folio: Folio, e: Event, which: int) -> str:
    chosen = _party(folio, e, which)
    side = e.actors if which == 1 else e.recipients
    return names(folio, [a for a in side if a not in {chosen, _party(folio, e, 1)}])


def _inter(folio: Folio, e: Event, which: int) -> str:
    actor = _party(folio, e, which)
    kind, sub = _type(e)
    if which == 1 and kind == _PROTESTS and sub != "Excessive force against protesters":
        return "Protesters"
    if which == 1 and kind == _RIOTS:
        return "Rioters"
    found, seen = folio.actors.get(actor or ""), set[str]()
    while found is not None and found.id not in seen:
        seen.add(found.id)
        if found.kind in _KINDS:
            return _KINDS[found.kind]
        found = folio.actors.get(found.part_of or "")
    return ""


def fatalities(folio: Folio, e: Event) -> Value:
    """The lowest count of killed that any source gives for the event; None where none gives one."""
    counts = [
        f.low if f.low is not None else f.value
        for f in folio.figures_of.get(e.id, [])
        if f.measure == "killed"
    ]
    return int(min(counts)) if counts else None


def _note(folio: Folio, e: Event) -> str:
    first = foremost(e.mentions)
    if first is None:
        return ""
    cited = f"{folio.outlet(first.report)}, {folio.published(first.report) or 'undated'}"
    return f"{cited}: {' '.join(first.text.split())}"


def _first(e: Event, pattern: str) -> str:
    found = days(e.date)
    return found.first.strftime(pattern) if found else ""


def _at(folio: Folio, e: Event, part: str) -> Value:
    place = folio.places.get(e.place or "")
    value: Value = getattr(place, part) if place else None
    return value


def _admin(folio: Folio, e: Event, level: str) -> str | None:
    place = folio.places.get(e.place or "")
    seen: set[str] = set()
    while place is not None and place.id not in seen:
        seen.add(place.id)
        if place.feature == level:
            return folio.place_name(place.id)
        place = folio.places.get(place.within or "")
    return None


def _sources(folio: Folio, e: Event) -> str:
    return joined(folio.outlet(m.report) for m in e.mentions)


ACLED = Table(
    "acled",
    "one row for each event that ACLED's columns can hold",
    coded,
    (
        Column("event_id_cnty", "#event+id", "the id in the record, not one of ACLED's", lambda _, e: e.id),
        Column(
            "event_date",
            "#date+occurred",
            "the first day the date allows",
            lambda _, e: _first(e, "%Y-%m-%d"),
        ),
        Column("year", "#date+year", "its year", lambda _, e: int(_first(e, "%Y") or 0), "count"),
        Column(
            "time_precision",
            "#date+precision",
            "1 day, 2 week, 3 month or longer",
            lambda _, e: time_precision(e),
            "count",
        ),
        Column("disorder_type", "#event+type+disorder", "from the sub-type", lambda _, e: _disorder(e)),
        Column("event_type", "#event+type", "from the sub-type", lambda _, e: _type(e)[0]),
        Column("sub_event_type", "#event+subtype", "from the record's label", lambda _, e: _type(e)[1]),
        Column(
            "actor1",
            "#contact+actor1+name",
            "the first actor",
            lambda f, e: names(f, [a] if (a := _party(f, e, 1)) else []),
        ),
        Column(
            "assoc_actor_1",
            "#contact+actor1+assoc",
            "the others of that side",
            lambda f, e: _associated(f, e, 1),
        ),
        Column("inter1", "#contact+actor1+type", "from the actor's kind", lambda f, e: _inter(f, e, 1)),
        Column(
            "actor2",
            "#contact+actor2+name",
            "the first recipient",
            lambda f, e: names(f, [a] if (a := _party(f, e, 2)) else []),
        ),
        Column(
            "assoc_actor_2",
            "#contact+actor2+assoc",
            "the others of that side",
            lambda f, e: _associated(f, e, 2),
        ),
        Column("inter2", "#contact+actor2+type", "from the actor's kind", lambda f, e: _inter(f, e, 2)),
        Column(
            "civilian_targeting",
            "#event+civilians",
            "where the sub-type is violence against civilians",
            lambda _, e: "Civilian targeting" if _type(e)[0] == _CIVILIANS else None,
        ),
        Column("iso3", "#country+code", "ISO 3166-1 alpha-3 of the place", lambda f, e: _at(f, e, "country")),
        Column(
            "country",
            "#country+name",
            "its name as the record has it",
            lambda f, e: f.country(str(c)) if (c := _at(f, e, "country")) else None,
        ),
        Column(
            "admin1",
            "#adm1+name",
            "the first-level region, where the place is in one that reports name",
            lambda f, e: _admin(f, e, "ADM1"),
        ),
        Column("location", "#loc+name", "the place", lambda f, e: f.place_name(e.place) or None),
        Column("latitude", "#geo+lat", "degrees", lambda f, e: _at(f, e, "lat"), "number"),
        Column("longitude", "#geo+lon", "degrees", lambda f, e: _at(f, e, "lon"), "number"),
        Column("geo_precision", "#geo+precision", "1 to 10 km, 2 to 50 km, 3 beyond", geo_precision, "count"),
        Column("source", "#meta+source+name", "the outlets", _sources),
        Column("notes", "#description+notes", "outlet, date and exact words of the first report", _note),
        Column(
            "fatalities",
            "#affected+killed",
            "the lowest count given; empty, not 0, where none is",
            fatalities,
            "count",
        ),
        Column(
            "status",
            "#status",
            "reported, claimed or disputed: not a column of ACLED's",
            lambda _, e: e.status,
        ),
        Column(
            "claimed_by",
            "#contact+claimant+name",
            "whose account it is: not a column of ACLED's",
            lambda f, e: names(f, e.claimed_by),
        ),
        Column(
            "independent_sources",
            "#meta+sources+num",
            "not a column of ACLED's",
            lambda _, e: e.independent_sources,
            "count",
        ),
        reviewed("event"),
    ),
    place=lambda e: e.place,
)
