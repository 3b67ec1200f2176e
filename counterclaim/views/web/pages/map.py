"""The map: the places of the record with the status of what happened there, and the same as a table."""

from __future__ import annotations

from collections import defaultdict

from starlette.responses import Response

from counterclaim.evidence import Event
from counterclaim.evidence.edtf import days
from counterclaim.views import wording
from counterclaim.views.web.choices import Choice, chosen, offered, window
from counterclaim.views.web.chronicle import lane_of
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.lanes import inner_window
from counterclaim.views.web.outlines import outlines
from counterclaim.views.web.paging import leaf
from counterclaim.views.web.plot import Spot, box_of, plot, spots
from counterclaim.views.web.visit import Visit


def choices(folio: Folio) -> list[Choice[Event]]:
    """By what the events on the map may be chosen."""
    del folio
    return [
        Choice("kind", "Kind", lambda e: (lane_of(e),)),
        Choice("status", "Status", lambda e: (e.status,), wording.word),
    ]


def placed(folio: Folio) -> list[Event]:
    """The events at places with coordinates."""

    def make() -> list[Event]:
        known = {p.id for p in folio.record.places if p.lat is not None and p.lon is not None}
        return [e for e in folio.record.events if e.place in known and e.status != "hypothetical"]

    return folio.once("placed", make)


def _spots(folio: Folio, events: list[Event]) -> list[Spot]:
    at: dict[str, list[Event]] = defaultdict(list)
    for e in events:
        at[e.place or ""].append(e)
    return spots(at, folio.places)


def _when(spot: Spot) -> str:
    known = [d for e in spot.events if (d := days(e.date)) is not None]
    if not known:
        return "undated"
    first, last = min(d.first for d in known), max(d.last for d in known)
    day = wording.short_date(first.isoformat())
    return day if first == last else f"{day} – {wording.short_date(last.isoformat())}"


def map_(visit: Visit) -> Response:
    """Answer with the map."""
    folio = visit.folio
    everything, by = placed(folio), choices(folio)
    left = chosen(everything, by, visit.ask)
    within = window(visit.ask("from"), visit.ask("to"))
    if within is not None:
        left = [e for e in left if (d := days(e.date)) is not None and d.meets(within)]
    plain = len(left) == len(everything)
    found = folio.once("spots", lambda: _spots(folio, left)) if plain else _spots(folio, left)
    drawn = plot(found, box_of(visit.ask("box")), every=visit.ask("box") == "all")
    at = next((n for n, s in enumerate(drawn.shown) if visit.asked == ("place", s.place.id)), None)
    page = leaf(drawn.shown, visit.ask("page"), at)
    dated = [d for e in everything if (d := days(e.date)) is not None]
    return visit.page(
        "map.html",
        "map",
        "Map",
        plot=drawn,
        leaf=page,
        rows=[(s, _when(s)) for s in page.items],
        filters=offered(everything, by, visit.ask),
        span=folio.once("map span", lambda: inner_window(dated)) if dated else None,
        outlined=bool(outlines()),
        asked_box=visit.ask("box"),
    )
