"""What runs beside the fighting: conditions of places, who holds them, resolutions, sanctions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from starlette.responses import Response

from counterclaim.evidence.edtf import days
from counterclaim.views import wording
from counterclaim.views.web.choices import Choice
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.listing import Listing
from counterclaim.views.web.paging import leaf
from counterclaim.views.web.visit import Visit

_EMPTY = {
    "conditions": "How people live at a place, prices, supplies and the access of aid appear here.",
    "control": "Lines appear here when a report tells that a place was taken, lost, held or besieged.",
    "resolutions": "Drafts and decisions of bodies, with their votes, appear here.",
    "sanctions": "Sanctions and measures imposed, lifted, threatened or called for appear here.",
}
_LEDE = {
    "conditions": "How people live where this record happens, place by place and in whose account.",
    "control": "Who holds which place, and when it was told to have changed hands.",
    "resolutions": "What bodies were asked to decide, who voted how, and what became of it.",
    "sanctions": "Sanctions and other measures: by whom, on whom, and how far they have come.",
}


def order(thing: Any) -> tuple[str, str]:
    """By first day; undated ones last."""
    known = days(thing.date)
    return (known.first.isoformat() if known else "9999", thing.id)


def _at(thing: Any) -> Iterable[str]:
    return (thing.place,) if thing.place else ()


def choices(folio: Folio, room: str) -> list[Choice[Any]]:
    """By what the lines of a part may be chosen."""
    place = Choice[Any]("place", "Place", _at, folio.place_name)
    if room == "conditions":
        kind = Choice[Any]("kind", "What", lambda c: (c.kind,), wording.word)
        return [kind, place, Choice("trend", "Grows", lambda c: (c.trend,) if c.trend else (), wording.word)]
    if room == "control":
        change = Choice[Any]("change", "What", lambda c: (c.change,), wording.word)
        return [change, place, Choice("actor", "Held by", lambda c: c.holders, folio.name)]
    status = Choice[Any]("status", "Status", lambda r: (r.status,), wording.word)
    if room == "resolutions":
        return [status, Choice("actor", "Body", lambda r: (r.body,) if r.body else (), folio.name)]
    kind = Choice[Any]("kind", "What", lambda s: (s.kind,), wording.word)
    return [status, kind, Choice("actor", "By", lambda s: s.by, folio.name)]


def listing(folio: Folio, room: str) -> Listing[Any]:
    """The lines of a part by first day, with their filters."""

    def make() -> Listing[Any]:
        return Listing(sorted(getattr(folio.record, room), key=order), choices(folio, room))

    return folio.once(f"{room} listed", make, room, "actors", "places")


def _page(visit: Visit, room: str, kind: str, title: str) -> Response:
    everything = listing(visit.folio, room)
    left = everything.chosen(visit.ask)
    at = left.place(everything.row(visit.asked_for(kind)))
    return visit.page(
        "course.html",
        room,
        title,
        leaf=leaf(left, visit.ask("page"), at),
        kind=kind,
        what=title,
        lede=_LEDE[room],
        empty=_EMPTY[room],
        some=bool(everything.items),
        filters=everything.offered(visit.ask),
    )


def conditions(visit: Visit) -> Response:
    """Answer with how people live at the places of the record."""
    return _page(visit, "conditions", "condition", "Conditions")


def control(visit: Visit) -> Response:
    """Answer with who holds what."""
    return _page(visit, "control", "control", "Control")


def resolutions(visit: Visit) -> Response:
    """Answer with the resolutions."""
    return _page(visit, "resolutions", "resolution", "Resolutions")


def sanctions(visit: Visit) -> Response:
    """Answer with the sanctions and measures."""
    return _page(visit, "sanctions", "sanction", "Sanctions")
