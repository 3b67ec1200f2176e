"""Reports: the list with copies under what they repeat, and one report's text with what was read from it."""

from __future__ import annotations

from starlette.responses import Response

from counterclaim.evidence import Clue, Report
from counterclaim.evidence.edtf import days
from counterclaim.views import wording
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.paging import leaf
from counterclaim.views.web.scripture import blocks, spots
from counterclaim.views.web.visit import Visit


def by_date(report: Report) -> tuple[str, str]:
    """By first day; undated ones last."""
    known = days(report.published)
    return (known.first.isoformat() if known else "9999", report.id)


def reports(visit: Visit) -> Response:
    """Answer with the list of reports."""
    folio = visit.folio

    def make() -> list[Report]:
        return sorted((r for r in folio.record.reports if r.copy_of not in folio.reports), key=by_date)

    originals = folio.once("originals", make, "reports")
    return visit.page("reports.html", "reports", "Reports", leaf=leaf(originals, visit.ask("page")))


def _clues(folio: Folio, report: Report) -> list[tuple[Clue, str]]:
    """What the report's date was worked out from, with other reports called by their headline."""
    found = []
    for c in report.published_clues[:8]:
        other = c.why.rsplit(" ", 1)[-1]
        named = f"{c.why.removesuffix(other)}“{wording.short(folio.headline(other), 60)}”"
        found.append((c, named if other in folio.reports else c.why))
    return found


def report(visit: Visit) -> Response:
    """Answer with one report."""
    folio = visit.folio
    found = folio.reports.get(visit.request.path_params["id"])
    if found is None:
        return visit.missing("There is no report with this name in the record.")
    return visit.page(
        "report.html",
        "reports",
        folio.headline(found.id),
        report=found,
        blocks=blocks(visit, found, spots(visit.ask("mark"), len(found.text))),
        asked=visit.ask("mark"),
        clues=_clues(folio, found),
    )
