"""How the nouns become rows: for each its columns, its evidence, its parts, its words to search."""

from __future__ import annotations

import json
from collections.abc import Iterable

import msgspec

from counterclaim.evidence import (
    Actor,
    Dispute,
    Event,
    Figure,
    Join,
    Passage,
    Place,
    Problem,
    Proposal,
    Report,
    Shared,
    Span,
    Statement,
    Talk,
    Time,
)  # fmt: skip
from counterclaim.store.row import Names, Row, as_json


def _at(report: str, role: str, spans: Iterable[Span | None]) -> tuple[tuple[str, Passage], ...]:
    return tuple((role, Passage(report, s.start, s.end, s.text)) for s in spans if s is not None)


def report(r: Report, _: Names) -> Row:
    """A report; its text is a column, not part of its `object`."""
    return Row(
        "report",
        {
            "id": r.id, "path": r.path, "url": r.url, "title": r.title, "outlet": r.outlet,
            "byline": r.byline, "dateline": r.dateline, "published": r.published,
            "published_basis": r.published_basis, "copy_of": r.copy_of, "format": r.format,
            "sha256": r.sha256, "text": r.text, "object": as_json(msgspec.structs.replace(r, text="")),
        },
        title=r.title or r.id,
        body="\n".join(s.text for s in r.body),
    )  # fmt: skip


def actor(a: Actor, _: Names) -> Row:
    """An actor with what it is called."""
    return Row(
        "actor",
        {"id": a.id, "name": a.name, "kind": a.kind, "country": a.country, "part_of": a.part_of,
         "object": as_json(a)},
        tuple(("mention", m) for m in a.mentions),
        title=a.name,
        body=", ".join((*a.aliases, *a.roles)),
    )  # fmt: skip


def place(p: Place, _: Names) -> Row:
    """A place with what it is called."""
    return Row(
        "place",
        {"id": p.id, "name": p.name, "lat": p.lat, "lon": p.lon, "radius_km": p.radius_km,
         "geonameid": p.geonameid, "country": p.country, "object": as_json(p)},
        tuple(("mention", m) for m in p.mentions),
        title=p.name,
        body=", ".join(sorted({m.text for m in p.mentions})),
    )  # fmt: skip


def statement(s: Statement, names: Names) -> Row:
    """A statement under the name of who made it."""
    content = " … ".join(c.text for c in s.content)
    return Row(
        "statement",
        {
            "id": s.id, "report": s.report, "actor": s.actor, "source": s.source and s.source.text,
            "cue": s.cue and s.cue.text, "content": content, "kind": s.kind, "stance": s.stance,
            "direct": s.direct, "anonymous": s.anonymous, "said": s.said, "object": as_json(s),
        },
        (*_at(s.report, "source", [s.source]), *_at(s.report, "cue", [s.cue]),
         *_at(s.report, "content", s.content)),
        title=names.actors.get(s.actor or "", "") or (s.source.text if s.source else ""),
        body=content,
    )  # fmt: skip


def event(e: Event, _: Names) -> Row:
    """An event in the words that tell of it."""
    return Row(
        "event",
        {
            "id": e.id, "type": e.type, "mode": e.mode, "acled": e.acled, "status": e.status,
            "date": e.date, "place": e.place, "independent_sources": e.independent_sources,
            "object": as_json(e),
        },
        (*(("mention", m) for m in e.mentions), *((("date", e.date_passage),) if e.date_passage else ()),
         *((("answer", b.passage) for b in e.harm.positions) if e.harm else ())),
        (*(("actor", a) for a in e.actors), *(("recipient", a) for a in e.recipients),
         *(("claimed_by", a) for a in e.claimed_by)),
        title=e.type,
        body=" … ".join(m.text for m in e.mentions),
    )  # fmt: skip


def figure(f: Figure, _: Names) -> Row:
    """A figure in the words that have it."""
    return Row(
        "figure",
        {
            "id": f.id, "report": f.report, "value": f.value, "low": f.low, "high": f.high,
            "unit": f.unit, "measure": f.measure, "counted": f.of, "place": f.place, "as_of": f.as_of,
            "event": f.event, "statement": f.statement, "object": as_json(f),
        },
        _at(f.report, "figure", [f.span]),
        title=f.measure,
        body=f.span.text,
    )  # fmt: skip


def talk(t: Talk, names: Names) -> Row:
    """A round of talks under its place and date, by the names of who took part."""
    return Row(
        "talk",
        {"id": t.id, "date": t.date, "place": t.place, "status": t.status, "process": t.process,
         "object": as_json(t)},
        (*(("mention", m) for m in t.mentions), *(("agenda", x.passage) for x in t.agenda),
         *(("account", x.passage) for x in t.accounts)),
        tuple(("participant", a) for a in t.participants),
        title=" ".join(["talks", names.places.get(t.place or "", ""), t.date or ""]).strip(),
        body=", ".join(names.actors.get(a, a) for a in t.participants),
    )  # fmt: skip


def proposal(o: Proposal, names: Names) -> Row:
    """A proposal under the names of who made it."""
    return Row(
        "proposal",
        {"id": o.id, "made": o.made, "terms": json.dumps(o.terms, ensure_ascii=False, sort_keys=True),
         "object": as_json(o)},
        (*(("mention", m) for m in o.mentions),
         *(("response", r.passage) for r in o.responses if r.passage is not None)),
        (*(("by", a) for a in o.by), *(("response", r.actor) for r in o.responses)),
        title="proposal by " + ", ".join(names.actors.get(a, a) for a in o.by),
        body=" … ".join(m.text for m in o.mentions),
    )  # fmt: skip


def dispute(d: Dispute, _: Names) -> Row:
    """A dispute in the words of its sides."""
    return Row(
        "dispute",
        {"id": d.id, "kind": d.kind, "about": d.about, "rule": d.rule, "object": as_json(d)},
        tuple((f"side {n}", m) for n, side in enumerate(d.sides, 1) for m in side.mentions),
        tuple((f"side {n}", a) for n, side in enumerate(d.sides, 1) for a in side.actors),
        title=d.about,
        body=" … ".join(m.text for side in d.sides for m in side.mentions),
    )


def time(x: Time, _: Names) -> Row:
    """A date or time that a report names."""
    return Row(
        "time",
        {"report": x.report, "start": x.start, "end": x.end, "text": x.text, "type": x.type,
         "value": x.value, "edtf": x.edtf, "object": as_json(x)},
    )  # fmt: skip


def shared(s: Shared, _: Names) -> Row:
    """A paragraph of a report that stands in another as well."""
    return Row(
        "shared",
        {"report": s.report, "start": s.start, "end": s.end, "origin": s.origin.report,
         "origin_start": s.origin.start, "origin_end": s.origin.end, "share": s.share, "object": as_json(s)},
    )  # fmt: skip


def joined(j: Join, _: Names) -> Row:
    """Why two things are one."""
    return Row(
        "joined",
        {"kind": j.kind, "into_id": j.into, "left_id": j.left, "right_id": j.right, "rule": j.rule,
         "object": as_json(j)},
    )  # fmt: skip


def problem(p: Problem, _: Names) -> Row:
    """What was set aside."""
    return Row(
        "problem",
        {"path": p.path, "code": p.code, "message": p.message, "place": p.where, "count": p.count},
    )
