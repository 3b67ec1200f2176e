"""Ceasefires: bars over time, and each with its terms, who accepted them, and the breaches alleged."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import Response

from counterclaim.evidence import Ceasefire
from counterclaim.evidence import Response as Answer
from counterclaim.evidence.edtf import days
from counterclaim.views import wording
from counterclaim.views.web.choices import Choice
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.listing import Listing
from counterclaim.views.web.paging import leaf
from counterclaim.views.web.truces import bars, edtf
from counterclaim.views.web.visit import Visit


@dataclass(frozen=True)
class Truce:
    """A ceasefire as the page lists it: its terms in words, and the answers to the proposals of it."""

    ceasefire: Ceasefire
    when: str | None
    facts: tuple[tuple[str, str], ...]
    answers: tuple[Answer, ...]


def order(c: Ceasefire) -> tuple[str, str]:
    """By first day; undated ones last."""
    known = days(edtf(c))
    return (known.first.isoformat() if known else "9999", c.id)


def choices(folio: Folio) -> list[Choice[Ceasefire]]:
    """By what ceasefires may be chosen."""
    return [
        Choice("status", "Status", lambda c: (c.status,), wording.word),
        Choice("actor", "Party", lambda c: c.parties, folio.name),
        Choice("place", "Place", lambda c: (c.place,) if c.place else (), folio.place_name),
    ]


def _facts(c: Ceasefire) -> tuple[tuple[str, str], ...]:
    found = [
        ("Declared", wording.date(c.declared) if c.declared else ""),
        ("From", wording.date(c.start) if c.start else ""),
        ("Until", wording.date(c.until) if c.until else ""),
        ("For", wording.duration(c.duration) if c.duration else ""),
        ("Declared by", {"unilateral": "one side", "bilateral": "two sides"}.get(c.kind or "", c.kind or "")),
        ("Kind", wording.word(c.class_ or "")),
        ("Purpose", wording.word(c.purpose or "")),
        ("Reach", c.coverage or ""),
    ]
    said = {"measure", "start", "duration", "made", "place"}
    found += [
        (wording.sentence_case(wording.word(k)), str(t)) for k, t in sorted(c.terms.items()) if k not in said
    ]
    return tuple((label, words) for label, words in found if words)


def truce(folio: Folio, c: Ceasefire) -> Truce:
    """A ceasefire with its terms in words."""
    answers = tuple(r for p in c.proposals if p in folio.proposals for r in folio.proposals[p].responses)
    return Truce(c, edtf(c), _facts(c), answers)


def listing(folio: Folio) -> Listing[Ceasefire]:
    """The ceasefires by first day, with their filters."""

    def make() -> Listing[Ceasefire]:
        return Listing(sorted(folio.record.ceasefires, key=order), choices(folio), edtf)

    return folio.once("ceasefires listed", make, "ceasefires", "actors", "places")


def ceasefires(visit: Visit) -> Response:
    """Answer with the ceasefires."""
    folio, everything = visit.folio, listing(visit.folio)
    left = everything.chosen(visit.ask)
    at = left.place(everything.row(visit.asked_for("ceasefire")))
    page = leaf(left, visit.ask("page"), at)
    return visit.page(
        "ceasefires.html",
        "ceasefires",
        "Ceasefires",
        leaf=page,
        drawn=bars(page.items),
        truces=[truce(folio, c) for c in page.items],
        filters=everything.offered(visit.ask),
    )
