"""Talks: rounds in order, who sat, and how each side described it."""

from __future__ import annotations

from starlette.responses import Response

from counterclaim.evidence import Talk
from counterclaim.evidence.edtf import days
from counterclaim.views import wording
from counterclaim.views.web.choices import Choice
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.listing import Listing
from counterclaim.views.web.paging import leaf
from counterclaim.views.web.visit import Visit


def order(talk: Talk) -> tuple[str, str]:
    """By first day; undated ones last."""
    known = days(talk.date)
    return (known.first.isoformat() if known else "9999", talk.id)


def choices(folio: Folio) -> list[Choice[Talk]]:
    """By what rounds of talks may be chosen."""
    return [
        Choice("status", "Status", lambda t: (t.status,), wording.word),
        Choice("actor", "Who sat", lambda t: t.participants, folio.name),
        Choice("place", "Place", lambda t: (t.place,) if t.place else (), folio.place_name),
    ]


def listing(folio: Folio) -> Listing[Talk]:
    """The rounds by first day, with their filters."""

    def make() -> Listing[Talk]:
        return Listing(sorted(folio.record.talks, key=order), choices(folio), lambda t: t.date)

    return folio.once("talks listed", make, "talks", "actors", "places")


def talks(visit: Visit) -> Response:
    """Answer with the rounds of talks."""
    rounds = listing(visit.folio)
    left = rounds.chosen(visit.ask)
    at = left.place(rounds.row(visit.asked_for("talk")))
    return visit.page(
        "talks.html",
        "talks",
        "Talks",
        leaf=leaf(left, visit.ask("page"), at),
        filters=rounds.offered(visit.ask),
    )
