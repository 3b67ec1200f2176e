"""JSON-LD: reports, actors, claims and what contradicts them (schema.org), evidence (W3C Web Annotation).

A `ClaimReview` here says only that another source contradicts the claim, and which: it gives no rating.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from counterclaim.evidence import Actor, Dispute, Passage, Report, Statement
from counterclaim.store.rows import rows as stored
from counterclaim.views import wording
from counterclaim.views.exports.table import first_day
from counterclaim.views.exports.targets import item_iri, report_iri, target
from counterclaim.views.web.folio import Folio

CONTEXT: dict[str, Any] = {
    "@vocab": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "id": "@id",
    "type": "@type",
    "Annotation": "oa:Annotation",
    "SpecificResource": "oa:SpecificResource",
    "TextPositionSelector": "oa:TextPositionSelector",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "identifying": "oa:identifying",
    "selector": {"@id": "oa:hasSelector"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": "oa:start",
    "end": "oa:end",
}
"""Written out, so that nobody has to fetch one."""

_ACTORS = {
    "person": "Person",
    "unnamed": "Person",
    "state": "GovernmentOrganization",
    "government_body": "GovernmentOrganization",
    "media": "NewsMediaOrganization",
}


def _bare(node: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in node.items() if v not in (None, "", [], {})}


def _report(r: Report) -> dict[str, Any]:
    return _bare(
        {
            "id": report_iri(r.id),
            "type": "NewsArticle",
            "identifier": r.id,
            "headline": r.title,
            "publisher": _bare({"type": "NewsMediaOrganization", "name": r.outlet}) if r.outlet else None,
            "datePublished": first_day(r.published),
            "url": r.url,
            "isBasedOn": {"id": report_iri(r.copy_of)} if r.copy_of else None,
        }
    )


def _actor(a: Actor) -> dict[str, Any]:
    return _bare(
        {
            "id": item_iri("actor", a.id),
            "type": _ACTORS.get(a.kind, "Organization"),
            "name": a.name,
            "alternateName": list(a.aliases),
            "jobTitle": list(a.roles) if a.kind == "person" else [],
            "affiliation": {"id": item_iri("actor", a.part_of)} if a.part_of else None,
        }
    )


def _claim(folio: Folio, s: Statement) -> dict[str, Any]:
    return _bare(
        {
            "id": item_iri("statement", s.id),
            "type": "Claim",
            "text": " … ".join(c.text for c in s.content),
            "author": [{"id": item_iri("actor", a)} for a in folio.speakers(s)],
            "creditText": s.source.text.rstrip(",") if s.source else None,
            "about": wording.speech_act(s.kind),
            "dateCreated": first_day(s.said),
            "appearance": {"id": report_iri(s.report)},
        }
    )


def _reviews(folio: Folio, d: Dispute) -> Iterator[dict[str, Any]]:
    """One review for each statement of the first side: what the others hold against it."""
    others = [folio.statements[s] for side in d.sides[1:] for s in side.statements if s in folio.statements]
    for s in d.sides[0].statements if d.sides else ():
        if s not in folio.statements:
            continue
        yield _bare(
            {
                "id": item_iri("dispute", f"{d.id}/{s}"),
                "type": "ClaimReview",
                "name": f"contradicted: {wording.word(d.kind)}",
                "author": {"type": "SoftwareApplication", "name": "counterclaim"},
                "itemReviewed": {"id": item_iri("statement", s)},
                "reviewBody": d.why,
                "reviewAspect": d.rule,
                "citation": [{"id": item_iri("statement", o.id)} for o in others],
            }
        )


def evidence(folio: Folio) -> Iterator[dict[str, Any]]:
    """One annotation for each passage of evidence in the record."""
    for row in stored(folio.record):
        owner = row.columns.get("id")
        for n, (role, passage) in enumerate(row.evidence, 1):
            report = folio.reports.get(passage.report)
            if report is not None:
                yield {
                    "id": item_iri("annotation", f"{row.table}/{owner}/{n}"),
                    "type": "Annotation",
                    "motivation": "identifying",
                    "name": role,
                    "body": item_iri(row.table, str(owner)),
                    "target": target(report, Passage(report.id, passage.start, passage.end, passage.text)),
                }


def graph(folio: Folio) -> dict[str, Any]:
    """The record as one JSON-LD document with its own context."""
    record = folio.record
    nodes: list[dict[str, Any]] = [_report(r) for r in record.reports]
    nodes += [_actor(a) for a in record.actors]
    nodes += [_claim(folio, s) for s in record.statements]
    nodes += [review for d in record.disputes for review in _reviews(folio, d)]
    nodes += evidence(folio)
    return {"@context": CONTEXT, "@graph": nodes}
