"""The map: the places of the record with the status of what happened there, and the same as a table."""

from __future__ import annotations

from starlette.responses import Response

from counterclaim.evidence import Event
from counterclaim.views import wording
from counterclaim.views.web.choices import Choice, window
from counterclaim.views.web.chronicle import lane_of
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.lanes import inner_window
from counterclaim.views.web.listing import Listing
from counterclaim.views.web.outlines import outlines
from counterclaim.views.web.paging import leaf
from counterclaim.views.web.plot import Ground, Spot, box_of, ground, plot, spots
from counterclaim.views.web.visit import Visit


def choices(folio: Folio) -> list[Choice[Event]]:
    """By what the events on the map may be chosen."""
    del folio
    return [
        Choice("kind", "Kind", lambda e: (lane_of(e),)),
        Choice("status", "Status", lambda e: (e.status,), wording.word),
    ]


def placed(folio: Folio) -> Listing[Event]:
    """The events at places with coordinates, with their filters."""

    def make() -> Listing[Event]:
        known = {p.id for p in folio.record.places if p.lat is not None and p.lon is not None}
        events = [e for e in folio.record.events if e.place in known and e.status != "hypothetical"]
        return Listing(events, choices(folio), lambda e: e.date)

    return folio.once("placed", make, "events", "places")


def _ground(folio: Folio) -> Ground:
    return folio.once("ground", lambda: ground(placed(folio).items, folio.record.places), "events", "places")


def _when(spot: Spot) -> str:
    if spot.span is None:
        return "undated"
    day = wording.short_date(spot.span.first.isoformat())
    last = wording.short_date(spot.span.last.isoformat())
    return day if spot.span.length == 1 else f"{day} – {last}"


def map_(visit: Visit) -> Response:
    """Answer with the map."""
    folio, everything = visit.folio, placed(visit.folio)
    left = everything.chosen(visit.ask, window(visit.ask("from"), visit.ask("to")))
    if len(left) == len(everything):
        found = folio.once("spots", lambda: spots(_ground(folio)), "events", "places")
    else:
        found = spots(_ground(folio), left.rows)
    drawn = plot(found, box_of(visit.ask("box")), every=visit.ask("box") == "all")
    place = visit.asked_for("place")
    at = next((n for n, s in enumerate(drawn.shown) if s.place.id == place), None) if place else None
    page = leaf(drawn.shown, visit.ask("page"), at)
    first, last = everything.span
    dated = last >= 0
    return visit.page(
        "map.html",
        "map",
        "Map",
        plot=drawn,
        leaf=page,
        rows=[(s, _when(s)) for s in page.items],
        filters=everything.offered(visit.ask),
        span=inner_window(first[dated], last[dated]) if dated.any() else None,
        outlined=bool(outlines()),
        asked_box=visit.ask("box"),
    )
