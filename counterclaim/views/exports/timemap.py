"""TimeMap files: the folder of JSON files that Forensic Architecture's TimeMap and its forks load.

The shapes are those that TimeMap's validators ask for: every field text, dates MM/DD/YYYY as its default
`DATE_FMT` has it, sources by id, categories as associations.
"""

from __future__ import annotations

from typing import Any

from counterclaim.evidence import Event, Report
from counterclaim.evidence.edtf import days
from counterclaim.views import wording
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.visible import visible

_LEFT_OUT = {"hypothetical", "planned", "did_not_happen"}


def mapped(folio: Folio) -> list[Event]:
    """The events that TimeMap can show: said to have happened, with a day and coordinates."""
    return [
        e
        for e in folio.record.events
        if e.status not in _LEFT_OUT
        and days(e.date) is not None
        and (p := folio.places.get(e.place or "")) is not None
        and p.lat is not None
        and p.lon is not None
    ]


def _event(folio: Folio, e: Event) -> dict[str, Any]:
    found, place = days(e.date), folio.places[e.place or ""]
    words = " ".join(e.mentions[0].text.split()) if e.mentions else ""
    claimed = wording.listed(folio.name(a) for a in e.claimed_by)
    whose = f" according to {claimed}" if claimed else ""
    return {
        "id": e.id,
        "description": visible(f"{wording.word(e.status)}{whose}: “{words}”"),
        "date": found.first.strftime("%m/%d/%Y") if found else "",
        "time": "",
        "time_precision": "" if found and found.length == 1 else wording.date(e.date),
        "location": visible(folio.place_name(e.place)),
        "latitude": f"{place.lat}",
        "longitude": f"{place.lon}",
        "type": wording.deed(e.type, e.acled),
        "category": wording.deed(e.type, e.acled),
        "associations": [wording.deed(e.type, e.acled), f"status: {wording.word(e.status)}"],
        "sources": list(dict.fromkeys(m.report for m in e.mentions if m.report in folio.reports)),
        "comments": "",
    }


def _source(folio: Folio, r: Report) -> dict[str, Any]:
    safe = r.url if (r.url or "").startswith(("http://", "https://")) else ""
    return {
        "id": r.id,
        "title": visible(folio.headline(r.id)),
        "paths": [],
        "type": "Text",
        "affil_s": [visible(r.outlet)] if r.outlet else [],
        "url": safe,
        "description": visible(r.byline or ""),
        "date": r.published or "",
    }


def _associations(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    deeds = sorted({e["category"] for e in events})
    statuses = sorted({a for e in events for a in e["associations"] if a.startswith("status: ")})
    return [
        *({"id": d, "title": d, "desc": d, "mode": "CATEGORY"} for d in deeds),
        *(
            {
                "id": s,
                "title": s.removeprefix("status: "),
                "desc": s,
                "mode": "FILTER",
                "filter_paths": ["Status", s.removeprefix("status: ")],
            }
            for s in statuses
        ),
    ]


def files(folio: Folio) -> dict[str, Any]:
    """The folder's JSON files by name: events, sources, associations, and empty sites, shapes and regions."""
    events = [_event(folio, e) for e in mapped(folio)]
    told = {s for e in events for s in e["sources"]}
    return {
        "events.json": events,
        "sources.json": {r.id: _source(folio, r) for r in folio.record.reports if r.id in told},
        "associations.json": _associations(events),
        "sites.json": [],
        "shapes.json": [],
        "regions.json": [],
    }
