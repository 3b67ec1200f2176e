"""Places: where the record happens, with coordinates where they could be told."""

from __future__ import annotations

from starlette.responses import Response

from counterclaim.evidence import Place
from counterclaim.views.web.choices import Choice, chosen, offered
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.paging import leaf
from counterclaim.views.web.visit import Visit


def choices(folio: Folio) -> list[Choice[Place]]:
    """By what places may be chosen."""
    return [
        Choice("country", "Country", lambda p: (p.country,) if p.country else (), folio.country),
        Choice("known", "Where", lambda p: ("coordinates known" if p.lat is not None else "not resolved",)),
    ]


def by_events(folio: Folio) -> list[Place]:
    """The places, those with most events first."""
    return sorted(
        folio.record.places,
        key=lambda p: (-len(folio.events_at.get(p.id, [])), -len(p.mentions), p.name, p.id),
    )


def places(visit: Visit) -> Response:
    """Answer with the list of places, those with most events first."""
    folio = visit.folio
    everything, by = by_events(folio), choices(folio)
    left = chosen(everything, by, visit.ask)
    at = next((n for n, p in enumerate(left) if visit.asked == ("place", p.id)), None)
    return visit.page(
        "places.html",
        "places",
        "Places",
        leaf=leaf(left, visit.ask("page"), at),
        filters=offered(everything, by, visit.ask),
    )
