"""Events: the list, and one event with every mention, its sources and why they were joined."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import Response

from counterclaim.evidence import Event, Join
from counterclaim.evidence.edtf import days
from counterclaim.views import wording
from counterclaim.views.web.choices import Choice, window
from counterclaim.views.web.exhibits import exhibit
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.listing import Listing
from counterclaim.views.web.paging import leaf
from counterclaim.views.web.questions import question
from counterclaim.views.web.visit import Visit


@dataclass(frozen=True)
class Reason:
    """Why two sightings are one event: the rule, what spoke for it and what against."""

    left: str
    right: str
    rule: str
    parts: tuple[tuple[str, float], ...]


def reasons_of(folio: Folio, joins: list[Join]) -> list[Reason]:
    """Why things were joined, each pair called by its outlets."""

    def report(reading_id: str) -> str:
        return folio.outlet(reading_id.rsplit("/", 1)[0])

    return [Reason(report(j.left), report(j.right), j.rule, j.parts) for j in joins]


def order(event: Event) -> tuple[str, str]:
    """By first day; undated ones last."""
    known = days(event.date)
    return (known.first.isoformat() if known else "9999", event.id)


def choices(folio: Folio) -> list[Choice[Event]]:
    """By what events may be chosen."""
    return [
        Choice("type", "Type", lambda e: (wording.deed(e.type, e.acled),)),
        Choice("status", "Status", lambda e: (e.status,), wording.word),
        Choice("actor", "Actor", lambda e: (*e.actors, *e.recipients), folio.name),
        Choice("place", "Place", lambda e: (e.place,) if e.place else (), folio.place_name),
        Choice("report", "Report", lambda e: [m.report for m in e.mentions], folio.headline),
    ]


def listing(folio: Folio) -> Listing[Event]:
    """The events by first day, with their filters."""

    def make() -> Listing[Event]:
        return Listing(sorted(folio.record.events, key=order), choices(folio), lambda e: e.date)

    return folio.once("events listed", make, "events", "actors", "places", "reports")


def events(visit: Visit) -> Response:
    """Answer with the list of events."""
    everything = listing(visit.folio)
    left = everything.chosen(visit.ask, window(visit.ask("from"), visit.ask("to")))
    at = left.place(everything.row(visit.asked_for("event")))
    return visit.page(
        "events.html",
        "events",
        "Events",
        leaf=leaf(left, visit.ask("page"), at),
        filters=everything.offered(visit.ask),
    )


def event(visit: Visit) -> Response:
    """Answer with one event."""
    folio = visit.folio
    found = folio.events.get(visit.request.path_params["id"])
    if found is None:
        return visit.missing("There is no event with this name in the record.")
    told = [exhibit(folio, m) for m in found.mentions]
    return visit.page(
        "event.html",
        "events",
        f"{wording.sentence_case(wording.deed(found.type, found.acled))}, {wording.date(found.date)}",
        event=found,
        exhibits=[e for e in told if e is not None],
        reasons=reasons_of(folio, folio.joins.get(("event", found.id), [])),
        figures=folio.figures_of.get(found.id, []),
        questions=[question(folio, d, 2) for d in folio.disputes_of(found)],
        dated=exhibit(folio, found.date_passage) if found.date_passage else None,
    )
