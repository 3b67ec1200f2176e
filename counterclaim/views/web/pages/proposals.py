"""Proposals: terms that somebody put forward, and the answers."""

from __future__ import annotations

from starlette.responses import Response

from counterclaim.evidence import Proposal
from counterclaim.views import wording
from counterclaim.views.web.choices import Choice
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.listing import Listing
from counterclaim.views.web.paging import leaf
from counterclaim.views.web.visit import Visit


def told(folio: Folio, p: Proposal) -> str:
    """When a proposal was made, else first told."""
    report = folio.reports.get(p.mentions[0].report) if p.mentions else None
    return p.made or (report.published if report else None) or "9999"


def choices(folio: Folio) -> list[Choice[Proposal]]:
    """By what proposals may be chosen."""
    return [
        Choice(
            "measure",
            "What",
            lambda p: (str(p.terms["measure"]),) if p.terms.get("measure") else (),
            wording.word,
        ),
        Choice("actor", "By", lambda p: p.by, folio.name),
        Choice("party", "By or to", lambda p: (*p.by, *(r.actor for r in p.responses)), folio.name),
        Choice("answer", "Answer", lambda p: {r.stance for r in p.responses} or ("none",), wording.word),
    ]


def listing(folio: Folio) -> Listing[Proposal]:
    """The proposals by when they were made or told, with their filters."""

    def make() -> Listing[Proposal]:
        ordered = sorted(folio.record.proposals, key=lambda p: (told(folio, p), p.id))
        return Listing(ordered, choices(folio), lambda p: told(folio, p))

    return folio.once("proposals listed", make, "proposals", "reports", "actors")


def proposals(visit: Visit) -> Response:
    """Answer with the proposals."""
    everything = listing(visit.folio)
    left = everything.chosen(visit.ask)
    at = left.place(everything.row(visit.asked_for("proposal")))
    return visit.page(
        "proposals.html",
        "proposals",
        "Proposals",
        leaf=leaf(left, visit.ask("page"), at),
        filters=everything.offered(visit.ask),
    )
