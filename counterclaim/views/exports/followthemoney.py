"""FollowTheMoney entities, one JSON object a line, as OpenSanctions' and Aleph's tools read them.

Persons, bodies and organisations with their names; reports as articles; each naming of an actor in one as
a mention; events with those involved; and what an actor speaks or acts for. Statements and disputes have no
schema there and are left to JSON-LD. The package itself is not needed to write them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from counterclaim.evidence import Actor, Event, Report
from counterclaim.evidence.edtf import days
from counterclaim.views import wording
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.visible import visible

_SCHEMATA = {
    "person": "Person",
    "unnamed": "LegalEntity",
    "state": "PublicBody",
    "government_body": "PublicBody",
    "armed_group": "Organization",
    "intergovernmental": "Organization",
    "organisation": "Organization",
    "media": "Organization",
    "population": "LegalEntity",
}

LONGEST = 2000
"""Characters of a text property."""


@cache
def _codes() -> dict[str, str]:
    text = files(__package__).joinpath("country_codes.tsv").read_text(encoding="utf-8")
    return dict(line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


def country(code: str | None) -> str | None:
    """An ISO 3166-1 alpha-3 code as the alpha-2 in small letters that the model uses; None for no country."""
    return _codes().get(code or "")


def key(folio: Folio, kind: str, id_: str) -> str:
    """The id of an entity: the same for the same thing of a record of this title."""
    digest = hashlib.sha1(f"{folio.title}\0{kind}\0{id_}".encode(), usedforsecurity=False)
    return f"cc-{digest.hexdigest()}"


def _plain(text: str | None) -> str | None:
    shown = " ".join(visible(text or "").split())
    return shown[:LONGEST] or None


def _entity(id_: str, schema: str, properties: dict[str, Iterable[str | None]]) -> dict[str, Any]:
    clean = {name: list(dict.fromkeys(v for v in values if v)) for name, values in properties.items()}
    return {"id": id_, "schema": schema, "properties": {n: v for n, v in clean.items() if v}}


def _date(edtf: str | None) -> str | None:
    """A date as the model has it: YYYY, YYYY-MM or YYYY-MM-DD."""
    bare = (edtf or "").rstrip("~?%")
    return bare if days(bare) and "/" not in bare and "X" not in bare and len(bare) in {4, 7, 10} else None


def _actor(folio: Folio, a: Actor) -> dict[str, Any]:
    schema = _SCHEMATA.get(a.kind, "LegalEntity")
    more: dict[str, Iterable[str | None]] = {"position": map(_plain, a.roles)} if schema == "Person" else {}
    return _entity(
        key(folio, "actor", a.id),
        schema,
        {
            "name": [_plain(a.name) or "unnamed"],
            "weakAlias": [n for n in map(_plain, a.aliases) if n != _plain(a.name)],
            "country": [country(a.country)],
            "classification": [wording.word(a.kind)],
            "proof": [key(folio, "report", r) for r in dict.fromkeys(m.report for m in a.mentions)],
            **more,
        },
    )


def _article(folio: Folio, r: Report) -> dict[str, Any]:
    safe = r.url if (r.url or "").startswith(("http://", "https://")) and " " not in (r.url or "") else None
    return _entity(
        key(folio, "report", r.id),
        "Article",
        {
            "title": [_plain(folio.headline(r.id))],
            "author": [_plain(r.byline)],
            "publisher": [_plain(r.outlet)],
            "publishedAt": [_date(r.published)],
            "sourceUrl": [safe],
            "fileName": [_plain(r.id)],
        },
    )


def _event(folio: Folio, e: Event) -> dict[str, Any]:
    found, exact = days(e.date), _date(e.date)
    what = wording.deed(e.type, e.acled)
    parts = [what, wording.date(e.date), folio.place_name(e.place)]
    place = folio.places.get(e.place or "")
    involved = dict.fromkeys((*e.actors, *e.recipients))
    spread = found is not None and exact is None
    return _entity(
        key(folio, "event", e.id),
        "Event",
        {
            "name": [_plain(", ".join(p for p in parts if p))],
            "date": [exact],
            "startDate": [found.first.isoformat() if found and spread else None],
            "endDate": [found.last.isoformat() if found and spread else None],
            "location": [_plain(folio.place_name(e.place))],
            "country": [country(place.country if place else None)],
            "involved": [key(folio, "actor", a) for a in involved if a in folio.actors],
            "summary": [_plain(m.text) for m in e.mentions[:5]],
            "keywords": [f"status: {wording.word(e.status)}", f"plover: {e.type}"],
            "recordId": [_plain(e.id)],
            "proof": [key(folio, "report", r) for r in dict.fromkeys(m.report for m in e.mentions)],
        },
    )


def _mentions(folio: Folio, a: Actor) -> Iterator[dict[str, Any]]:
    """One mention for each report that names the actor."""
    for report in dict.fromkeys(m.report for m in a.mentions):
        words = dict.fromkeys(_plain(m.text) for m in a.mentions if m.report == report)
        yield _entity(
            key(folio, "mention", f"{a.id}\0{report}"),
            "Mention",
            {
                "document": [key(folio, "report", report)],
                "resolved": [key(folio, "actor", a.id)],
                "name": list(words)[:5],
                "detectedSchema": [_SCHEMATA.get(a.kind, "LegalEntity")],
            },
        )


def entities(folio: Folio) -> Iterator[dict[str, Any]]:
    """Every entity: articles, actors, links, mentions, events."""
    for r in folio.record.reports:
        yield _article(folio, r)
    for a in folio.record.actors:
        yield _actor(folio, a)
    for a in folio.record.actors:
        if a.part_of in folio.actors:
            yield _entity(
                key(folio, "part_of", a.id),
                "UnknownLink",
                {
                    "subject": [key(folio, "actor", a.id)],
                    "object": [key(folio, "actor", a.part_of or "")],
                    "role": ["speaks or acts for"],
                },
            )
    for a in folio.record.actors:
        yield from _mentions(folio, a)
    for e in folio.record.events:
        yield _event(folio, e)
