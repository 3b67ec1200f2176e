"""The overview: what is known, what is contested, how it lies in time."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from counterclaim.evidence import Event
from counterclaim.evidence.edtf import days
from counterclaim.views.web import lede
from counterclaim.views.web.chronicle import drawn
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.lanes import spoken
from counterclaim.views.web.pages.changes import latest as latest_build
from counterclaim.views.web.questions import foremost, question
from counterclaim.views.web.visible import fenced
from counterclaim.views.web.visit import Visit

TOP = 3
"""Disputes on the overview."""


def _happened(folio: Folio) -> list[Event]:
    return [e for e in folio.record.events if e.status not in {"hypothetical"} and e.id not in folio.talk_of]


def most_told(folio: Folio, most: int = 6) -> list[Event]:
    """The events that most independent sources tell of, and most reports."""

    def weight(e: Event) -> tuple[int, int, str]:
        return -e.independent_sources, -len({m.report for m in e.mentions}), e.id

    return sorted(_happened(folio), key=weight)[:most]


def latest(folio: Folio, most: int = 6) -> list[Event]:
    """The events with the latest exact dates that are said to have happened."""
    dated = [
        (d.last, e)
        for e in _happened(folio)
        if e.status not in {"planned", "did_not_happen"} and (d := days(e.date)) is not None and d.length <= 7
    ]
    return [e for _, e in sorted(dated, key=lambda pair: (-pair[0].toordinal(), pair[1].id))[:most]]


def _parts(folio: Folio) -> dict[str, Any]:
    told = most_told(folio)
    lanes = drawn(folio)
    *known, contested = lede.sentences(folio, fenced)
    return {
        "lede": [*known, *(lede.most_told(folio, e, fenced) for e in told[:1]), contested],
        "questions": [question(folio, d, 2) for d in foremost(folio, TOP)],
        "lanes": lanes,
        "glance": spoken(lanes) if lanes else "",
        "told": told,
        "latest": [e for e in latest(folio, 12) if e not in told][:6],
    }


def overview(visit: Visit) -> Response:
    """Answer for the first page."""
    folio = visit.folio
    parts = folio.once("overview", lambda: _parts(folio))
    return visit.page("overview.html", "overview", "Overview", latest_build=latest_build(visit), **parts)
