"""What the record dates: talks, incidents, agreements, positions and statements on one line of time."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.evidence import Event
from counterclaim.evidence.edtf import days
from counterclaim.views import wording
from counterclaim.views.web import truces
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.lanes import Dated, Drawing, Laid, drawing, laid
from counterclaim.views.web.listing import NEVER

LANES = ("talks", "incidents", "agreements", "ceasefires", "positions", "statements")
"""From top to bottom."""

_LANE_OF = {
    **dict.fromkeys(("ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT", "SANCTION"), "incidents"),
    **dict.fromkeys(("AGREE", "CONCEDE", "COOPERATE", "SUPPORT", "AID"), "agreements"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "positions"),
    "CONSULT": "talks",
}


def lane_of(event: Event) -> str:
    """The lane an event is drawn in."""
    return _LANE_OF.get(event.type, "incidents")


def _things(folio: Folio) -> Iterator[Dated]:
    for t in folio.record.talks:
        where = folio.place_name(t.place)
        yield Dated("talk", t.id, "talks", t.date, t.status, f"talks {where}".strip())
    for e in folio.record.events:
        if e.id in folio.talk_of or e.status == "hypothetical":
            continue
        yield Dated("event", e.id, lane_of(e), e.date, e.status, wording.deed(e.type, e.acled))
    for c in folio.record.ceasefires:
        where = folio.place_name(c.place)
        yield Dated("ceasefire", c.id, "ceasefires", truces.edtf(c), c.status, f"ceasefire {where}".strip())
    for p in folio.record.proposals:
        made = p.made or (folio.published(p.mentions[0].report) if p.mentions else "") or None
        yield Dated("proposal", p.id, "positions", made, "reported", "proposal")
    for s in folio.record.statements:
        said = s.said or folio.published(s.report) or None
        yield Dated("statement", s.id, "statements", said, "reported", f"{wording.speech(s.kind)}")


def _order(item: Dated) -> tuple[int, int, int, str]:
    """First day, last day, lane; undated things last."""
    d = days(item.date)
    if d is None:
        return int(NEVER), -1, LANES.index(item.lane), item.id
    return d.first.toordinal(), d.last.toordinal(), LANES.index(item.lane), item.id


OF = ("talks", "events", "ceasefires", "proposals", "statements", "places", "reports")
"""The lists that a chronicle is made of."""


def chronicle(folio: Folio) -> list[Dated]:
    """Everything for the lanes, by first day; undated things last. One list for each folio."""
    return folio.once("chronicle", lambda: sorted(_things(folio), key=_order), *OF)


def numbers(folio: Folio) -> Laid:
    """The chronicle as numbers, for drawing it or a part of it."""
    return folio.once("chronicle laid", lambda: laid(chronicle(folio)), *OF)


def drawn(folio: Folio) -> Drawing | None:
    """The lanes of everything; None where nothing has a date."""
    return folio.once("lanes", lambda: drawing(numbers(folio), LANES), *OF)
