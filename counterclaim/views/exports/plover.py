"""An event table in the terms of PLOVER 2.0, one row for each event, with the record's status beside it."""

from __future__ import annotations

from counterclaim.evidence import Event
from counterclaim.views.exports.table import (
    Column,
    Table,
    first_day,
    joined,
    last_day,
    located,
    names,
    quoted,
    reviewed,
)
from counterclaim.views.web.folio import Folio

QUADS: dict[str, int] = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}
"""The quad code of each type: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material."""

SECTORS: dict[str, str] = {
    "state": "GOV",
    "government_body": "GOV",
    "armed_group": "REB",
    "intergovernmental": "IGO",
    "organisation": "NGO",
    "media": "MED",
    "population": "CVL",
    "person": "",
    "unnamed": "",
}
"""The sector code an actor's kind allows; that of whom it speaks for where it is a person."""


def _sector(folio: Folio, actor: str) -> str:
    found = folio.actors.get(actor)
    seen: set[str] = set()
    while found is not None and found.id not in seen:
        seen.add(found.id)
        if SECTORS.get(found.kind):
            return SECTORS[found.kind]
        found = folio.actors.get(found.part_of or "")
    return ""


def _country(folio: Folio, actor: str) -> str:
    found = folio.actors.get(actor)
    seen: set[str] = set()
    while found is not None and found.id not in seen:
        seen.add(found.id)
        if found.country:
            return found.country
        found = folio.actors.get(found.part_of or "")
    return ""


def _side(which: str) -> tuple[Column, ...]:
    def ids(e: Event) -> tuple[str, ...]:
        return e.actors if which == "actor" else e.recipients

    tag = f"#contact+{which}"
    return (
        Column(f"{which}_name", f"{tag}+name", "names, joined with ; ", lambda f, e: names(f, ids(e))),
        Column(
            f"{which}_country",
            f"{tag}+country",
            "ISO 3166-1 alpha-3 of each",
            lambda f, e: joined(_country(f, a) for a in ids(e)),
        ),
        Column(
            f"{which}_sector",
            f"{tag}+sector",
            "GOV, REB, IGO, NGO, MED, CVL",
            lambda f, e: joined(_sector(f, a) for a in ids(e)),
        ),
    )


PLOVER = Table(
    "plover",
    "one row for each event, whatever its status",
    lambda f: f.record.events,
    (
        Column("event_id", "#event+id", "the id in the record", lambda _, e: e.id),
        Column("event_date", "#date+occurred+start", "the first day", lambda _, e: first_day(e.date)),
        Column("event_date_end", "#date+occurred+end", "the last day", lambda _, e: last_day(e.date)),
        *_side("actor"),
        Column("event_type", "#event+type+plover", "one of the sixteen types", lambda _, e: e.type),
        Column("event_mode", "#event+mode+plover", "the mode where it was read", lambda _, e: e.mode),
        Column("quad_code", "#event+quad", "1 to 4, from the type", lambda _, e: QUADS[e.type], "count"),
        *_side("recipient"),
        *located(lambda e: e.place),
        reviewed("event"),
        Column("status", "#status", "the record's status of the event", lambda _, e: e.status),
        Column(
            "claimed_by", "#contact+claimant+name", "whose account it is", lambda f, e: names(f, e.claimed_by)
        ),
        Column(
            "sources", "#meta+sources+num", "independent sources", lambda _, e: e.independent_sources, "count"
        ),
        *quoted(lambda e: e.mentions),
    ),
    place=lambda e: e.place,
)
