"""Disputes: the question in words, the sides in columns; one dispute with the rule that found it."""

from __future__ import annotations

from starlette.responses import Response

from counterclaim.evidence import Dispute
from counterclaim.views import wording
from counterclaim.views.web.choices import Choice
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.listing import Listing
from counterclaim.views.web.paging import leaf
from counterclaim.views.web.questions import question, ranked
from counterclaim.views.web.visit import Visit


def choices(folio: Folio) -> list[Choice[Dispute]]:
    """By what disputes may be chosen."""
    return [
        Choice("kind", "Kind", lambda d: (d.kind,), wording.word),
        Choice("actor", "Who stands in it", lambda d: [a for s in d.sides for a in s.actors], folio.name),
        Choice("report", "Report", lambda d: [m.report for s in d.sides for m in s.mentions], folio.headline),
    ]


def listing(folio: Folio) -> Listing[Dispute]:
    """The disputes, what matters first, with their filters."""

    def make() -> Listing[Dispute]:
        return Listing(ranked(folio), choices(folio))

    return folio.once("disputes listed", make, "disputes", "actors", "reports")


def disputes(visit: Visit) -> Response:
    """Answer with all disputes."""
    folio, everything = visit.folio, listing(visit.folio)
    left = everything.chosen(visit.ask)
    at = left.place(everything.row(visit.asked_for("dispute")))
    page = leaf(left, visit.ask("page"), at)
    return visit.page(
        "disputes.html",
        "disputes",
        "Disputes",
        questions=[question(folio, d, 2) for d in page.items],
        leaf=page,
        filters=everything.offered(visit.ask),
    )


def dispute(visit: Visit) -> Response:
    """Answer with one dispute."""
    folio = visit.folio
    found = folio.disputes.get(visit.request.path_params["id"])
    if found is None:
        return visit.missing("There is no dispute with this name in the record.")
    asked = question(folio, found, None)
    return visit.page(
        "dispute.html",
        "disputes",
        wording.sentence_case(asked.asked.striptags()),
        q=asked,
        event=folio.events.get(found.event or ""),
    )
