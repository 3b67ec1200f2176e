"""Proposals: terms that somebody put forward, and the answers."""

from __future__ import annotations

from starlette.responses import Response

from counterclaim.evidence import Proposal
from counterclaim.views import wording
from counterclaim.views.web.choices import Choice, chosen, offered
from counterclaim.views.web.folio import Folio
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
        Choice("answer", "Answer", lambda p: {r.stance for r in p.responses} or ("none",), wording.word),
    ]


def proposals(visit: Visit) -> Response:
    """Answer with the proposals."""
    folio = visit.folio
    everything, by = sorted(folio.record.proposals, key=lambda p: (told(folio, p), p.id)), choices(folio)
    left = chosen(everything, by, visit.ask)
    at = next((n for n, p in enumerate(left) if visit.asked == ("proposal", p.id)), None)
    return visit.page(
        "proposals.html",
        "proposals",
        "Proposals",
        leaf=leaf(left, visit.ask("page"), at),
        filters=offered(everything, by, visit.ask),
    )
