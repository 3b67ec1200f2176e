"""The timeline: lanes by kind, and the same things as a list by date; what has no date waits at the end."""

from __future__ import annotations

from itertools import groupby

from starlette.responses import Response

from counterclaim.evidence import Talk
from counterclaim.evidence.edtf import days
from counterclaim.views import wording
from counterclaim.views.web.choices import Choice, chosen, offered, window
from counterclaim.views.web.chronicle import LANES, chronicle, drawn
from counterclaim.views.web.lanes import Dated, drawing, spoken
from counterclaim.views.web.paging import leaf
from counterclaim.views.web.visit import Visit


def _month(item: Dated) -> str:
    known = days(item.date)
    if known is None:
        return "Undated"
    if known.length > 31:
        return wording.date(str(known.first.year)) if known.first.year == known.last.year else "Over years"
    return wording.date(known.first.isoformat()[:7])


def timeline(visit: Visit) -> Response:
    """Answer with the timeline."""
    folio = visit.folio

    def who(item: Dated) -> tuple[str, ...]:
        thing = folio.of(item.kind)[item.id]
        if item.kind == "event":
            return (*thing.actors, *thing.recipients, *thing.claimed_by)
        if item.kind == "talk":
            return thing.participants if isinstance(thing, Talk) else ()
        return tuple(thing.by) if item.kind == "proposal" else folio.speakers(thing)

    everything = chronicle(folio)
    lane = visit.ask("kind")
    shown = everything if lane == "statements" else [i for i in everything if i.lane != "statements"]
    choices: list[Choice[Dated]] = [
        Choice("kind", "Lane", lambda i: (i.lane,)),
        Choice("type", "Type", lambda i: (i.label if i.kind == "event" else i.kind,)),
        Choice("status", "Status", lambda i: (i.status,), wording.word),
        Choice("actor", "Actor", who, folio.name),
    ]
    within = window(visit.ask("from"), visit.ask("to"))
    left = chosen(shown, choices, visit.ask)
    if within is not None:
        left = [i for i in left if (d := days(i.date)) is not None and d.meets(within)]
    at = next((n for n, i in enumerate(left) if visit.asked == (i.kind, i.id)), None)
    page = leaf(left, visit.ask("page"), at)
    plain = len(left) == len(shown) and not lane
    lanes = drawn(folio) if plain else drawing(left, LANES)
    return visit.page(
        "timeline.html",
        "timeline",
        "Timeline",
        lanes=lanes,
        glance=spoken(lanes) if lanes else "",
        months=[(name, list(items)) for name, items in groupby(page.items, _month)],
        leaf=page,
        filters=offered(everything if lane == "statements" else shown, choices, visit.ask),
        statements=sum(i.lane == "statements" for i in everything),
    )
