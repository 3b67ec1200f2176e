"""Places: where the record happens, with coordinates where they could be told."""

from __future__ import annotations

from starlette.responses import Response

from counterclaim.evidence import Place
from counterclaim.views.web.choices import Choice
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.listing import Listing
from counterclaim.views.web.paging import leaf
from counterclaim.views.web.visit import Visit


def choices(folio: Folio) -> list[Choice[Place]]:
    """By what places may be chosen."""
    return [
        Choice("country", "Country", lambda p: (p.country,) if p.country else (), folio.country),
        Choice("known", "Where", lambda p: ("coordinates known" if p.lat is not None else "not resolved",)),
    ]


def listing(folio: Folio) -> Listing[Place]:
    """The places, those with most events first, with their filters."""

    def weight(p: Place) -> tuple[int, int, str, str]:
        return -len(folio.events_at.get(p.id, [])), -len(p.mentions), p.name, p.id

    def make() -> Listing[Place]:
        return Listing(sorted(folio.record.places, key=weight), choices(folio))

    return folio.once("places listed", make, "places", "events", "actors")


def places(visit: Visit) -> Response:
    """Answer with the list of places, those with most events first."""
    everything = listing(visit.folio)
    left = everything.chosen(visit.ask)
    at = left.place(everything.row(visit.asked_for("place")))
    return visit.page(
        "places.html",
        "places",
        "Places",
        leaf=leaf(left, visit.ask("page"), at),
        filters=everything.offered(visit.ask),
    )
