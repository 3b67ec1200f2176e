"""Disputes: the question in words, the sides in columns; one dispute with the rule that found it."""

from __future__ import annotations

from starlette.responses import Response

from counterclaim.evidence import Dispute
from counterclaim.views import wording
from counterclaim.views.web.choices import Choice, chosen, offered
from counterclaim.views.web.folio import Folio
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


def disputes(visit: Visit) -> Response:
    """Answer with all disputes."""
    folio = visit.folio
    everything, by = ranked(folio), choices(folio)
    left = chosen(everything, by, visit.ask)
    at = next((n for n, d in enumerate(left) if visit.asked == ("dispute", d.id)), None)
    page = leaf(left, visit.ask("page"), at)
    return visit.page(
        "disputes.html",
        "disputes",
        "Disputes",
        questions=[question(folio, d, 2) for d in page.items],
        leaf=page,
        filters=offered(everything, by, visit.ask),
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
