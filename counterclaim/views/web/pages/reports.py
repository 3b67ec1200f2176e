"""Reports: the list with copies under what they repeat, and one report's text with what was read from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from counterclaim.evidence import Actor, Clue, Passage, Report
from counterclaim.evidence.edtf import days
from counterclaim.views import wording
from counterclaim.views.web import links
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.paging import leaf
from counterclaim.views.web.scripture import blocks, spots
from counterclaim.views.web.visit import Visit

MARKED = 50
"""Words that an address marks in a report."""


def by_date(report: Report) -> tuple[str, str]:
    """By first day; undated ones last."""
    known = days(report.published)
    return (known.first.isoformat() if known else "9999", report.id)


@dataclass(frozen=True)
class Named:
    """The reports that name an actor, each with its words for it in order."""

    actor: Actor
    words: Mapping[str, Sequence[Passage]]

    def href(self, report: str) -> str:
        """The address of the words in a report, marked."""
        return links.to_passage(*self.words[report][:MARKED])


def _naming(folio: Folio, id_: str) -> Named | None:
    """The reports that name an actor; None where nobody, or nobody there is, was asked for."""
    actor = folio.actors.get(id_)
    if actor is None:
        return None
    words: dict[str, list[Passage]] = {}
    for m in actor.mentions:
        words.setdefault(m.report, []).append(m)
    return Named(actor, words)


def reports(visit: Visit) -> Response:
    """Answer with the list of reports; with `actor`, those that name one, copies too."""
    folio = visit.folio
    ordered = folio.once("reports by date", lambda: sorted(folio.record.reports, key=by_date), "reports")
    originals = folio.once(
        "originals", lambda: [r for r in ordered if r.copy_of not in folio.reports], "reports"
    )
    named = _naming(folio, visit.ask("actor"))
    found = originals if named is None else [r for r in ordered if r.id in named.words]
    return visit.page("reports.html", "reports", "Reports", leaf=leaf(found, visit.ask("page")), named=named)


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
