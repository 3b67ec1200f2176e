"""Search over everything the record has words of, all kinds or one."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup
from starlette.responses import Response

from counterclaim.store import Hit
from counterclaim.store.search import MARK_OFF, MARK_ON
from counterclaim.views import wording
from counterclaim.views.web import links
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.paging import SIZE
from counterclaim.views.web.questions import question
from counterclaim.views.web.visible import marked_hits
from counterclaim.views.web.visit import Visit

KINDS = (
    "report", "actor", "place", "statement", "event", "figure", "talk", "proposal", "dispute", "ceasefire",
    "series", "position", "condition", "control", "resolution", "sanction",
)  # fmt: skip
"""What search may be narrowed to: every kind of line that the record has words of."""


@dataclass(frozen=True)
class Found:
    """One hit as it is shown."""

    kind: str
    href: str
    title: str
    snippet: Markup


def _title(folio: Folio, hit: Hit) -> str:
    if hit.kind == "event" and hit.id in folio.events:
        e = folio.events[hit.id]
        return f"{wording.deed(e.type, e.acled)}, {wording.date(e.date)}"
    if hit.kind == "figure" and hit.id in folio.figures:
        f = folio.figures[hit.id]
        return f"{wording.bounded(f)} {wording.measure(f.measure)}"
    if hit.kind == "talk" and hit.id in folio.talks:
        t = folio.talks[hit.id]
        return f"talks, {wording.date(t.date)}"
    if hit.kind == "dispute" and hit.id in folio.disputes:
        return wording.sentence_case(question(folio, folio.disputes[hit.id], 1).asked.striptags())
    if hit.kind == "report":
        return folio.headline(hit.id)
    return wording.short(hit.title, 100) or hit.kind


def search(visit: Visit) -> Response:
    """Answer with what holds all words asked for."""
    query, kind = visit.ask("q")[:300], visit.ask("kind")
    number = visit.ask("page")
    page = int(number) if number.isascii() and number.isdigit() and 0 < len(number) < 7 else 1
    hits: list[Hit] = []
    if query:
        offset = (max(page, 1) - 1) * SIZE
        hits = visit.shelf.search(query, kind if kind in KINDS else None, SIZE + 1, offset)
    found = [
        Found(
            h.kind, links.to(h.kind, h.id), _title(visit.folio, h), marked_hits(h.snippet, MARK_ON, MARK_OFF)
        )
        for h in hits[:SIZE]
    ]
    return visit.page(
        "search.html",
        "search",
        f"Search: {query}" if query else "Search",
        query=query,
        found=found,
        kinds=[(k, wording.ROOMS[k]) for k in KINDS],
        kind=kind,
        number=max(page, 1),
        more=len(hits) > SIZE,
    )
