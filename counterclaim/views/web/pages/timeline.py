"""The timeline: lanes by kind, and the same things as a list by date; what has no date waits at the end."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from starlette.responses import Response

from counterclaim.evidence import Talk
from counterclaim.evidence.edtf import Days, days
from counterclaim.views import wording
from counterclaim.views.web.choices import Choice, window
from counterclaim.views.web.chronicle import LANES, OF, chronicle, drawn, numbers
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.lanes import Dated, drawing, spoken
from counterclaim.views.web.listing import Listing
from counterclaim.views.web.paging import leaf
from counterclaim.views.web.visit import Visit


def _month(item: Dated) -> str:
    known = days(item.date)
    if known is None:
        return "Undated"
    if known.length > 31:
        return wording.date(str(known.first.year)) if known.first.year == known.last.year else "Over years"
    return wording.date(known.first.isoformat()[:7])


def _drawn_days(within: Days | None) -> Days | None:
    """The days that a window draws; none for one that is open on a side."""
    return within if within is not None and within.first > date.min and within.last < date.max else None


def zooms(span: Days) -> tuple[tuple[str, str, str], ...]:
    """Other stretches of time about the same middle, or beside it: the link, its first and last day."""
    middle, length = span.first + (span.last - span.first) / 2, max(2, (span.last - span.first).days)

    def days_about(centre: date, n: int) -> tuple[str, str]:
        low = max(date.min.toordinal(), centre.toordinal() - n // 2)
        high = min(date.max.toordinal(), centre.toordinal() + n - n // 2)
        return date.fromordinal(low).isoformat(), date.fromordinal(high).isoformat()

    def beside(by: int) -> date:
        return date.fromordinal(min(max(middle.toordinal() + by, 1), date.max.toordinal()))

    return (
        ("by day", *days_about(middle, 14)),
        ("by month", *days_about(middle, 183)),
        ("by year", *days_about(middle, 1826)),
        ("nearer", *days_about(middle, max(2, length // 2))),
        ("wider", *days_about(middle, min(length * 2, 40_000))),
        ("earlier", *days_about(beside(-length * 2 // 3), length)),
        ("later", *days_about(beside(length * 2 // 3), length)),
    )


def listing(folio: Folio) -> Listing[Dated]:
    """Everything dated, by first day, with its filters."""

    def who(item: Dated) -> tuple[str, ...]:
        thing = folio.of(item.kind)[item.id]
        if item.kind == "event":
            return (*thing.actors, *thing.recipients, *thing.claimed_by)
        if item.kind == "talk":
            return thing.participants if isinstance(thing, Talk) else ()
        if item.kind == "ceasefire":
            return tuple(thing.parties)
        return tuple(thing.by) if item.kind == "proposal" else folio.speakers(thing)

    choices: list[Choice[Dated]] = [
        Choice("kind", "Lane", lambda i: (i.lane,)),
        Choice("type", "Type", lambda i: (i.label if i.kind == "event" else i.kind,)),
        Choice("status", "Status", lambda i: (i.status,), wording.word),
        Choice("actor", "Actor", who, folio.name),
    ]

    def make() -> Listing[Dated]:
        return Listing(chronicle(folio), choices, lambda i: i.date, lambda i: (i.kind, i.id))

    return folio.once("timeline listed", make, *OF, "actors")


def timeline(visit: Visit) -> Response:
    """Answer with the timeline."""
    folio, everything = visit.folio, listing(visit.folio)
    lane = visit.ask("kind")
    said = everything.values("kind").having("statements", len(everything))
    over = None if lane == "statements" else ~said
    within = window(visit.ask("from"), visit.ask("to"))
    fitting = everything.mask(visit.ask)
    if over is not None:
        fitting = over if fitting is None else fitting & over
    undated = everything.span[1] < 0
    waiting = int(undated.sum() if fitting is None else (undated & fitting).sum())
    plain = fitting is over and not lane
    if visit.ask("dated") == "no":
        fitting, plain = undated if fitting is None else fitting & undated, False
    elif within is not None:
        meets = everything.meeting(within)
        fitting, plain = meets if fitting is None else fitting & meets, False
    left = everything.picked(fitting)
    page = leaf(left, visit.ask("page"), left.place(everything.row(visit.asked)))
    lanes = drawn(folio) if plain else drawing(numbers(folio), LANES, _drawn_days(within), left.rows)
    return visit.page(
        "timeline.html",
        "timeline",
        "Timeline",
        lanes=lanes,
        glance=spoken(lanes) if lanes else "",
        months=[(name, list(items)) for name, items in groupby(page.items, _month)],
        leaf=page,
        filters=everything.offered(visit.ask, over),
        undated=waiting,
        zooms=zooms(lanes.span) if lanes else (),
        statements=int(said.sum()),
    )
