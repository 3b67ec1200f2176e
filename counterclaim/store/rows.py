"""How the nouns become rows: for each kind its columns, its evidence, its parts, its words to search."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

import msgspec

from counterclaim.evidence import Passage, Record, Span
from counterclaim.store import course
from counterclaim.store.row import Row, as_json


def _at(report: str, role: str, spans: Iterable[Span | None]) -> tuple[tuple[str, Passage], ...]:
    return tuple((role, Passage(report, s.start, s.end, s.text)) for s in spans if s is not None)


def rows(record: Record) -> Iterator[Row]:
    """Every object of the record as a row, in the order of the export."""
    names = {a.id: a.name for a in record.actors}
    places = {p.id: p.name for p in record.places}
    for r in record.reports:
        yield Row(
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
    for a in record.actors:
        yield Row(
            "actor",
            {"id": a.id, "name": a.name, "kind": a.kind, "country": a.country, "part_of": a.part_of,
             "object": as_json(a)},
            tuple(("mention", m) for m in a.mentions),
            title=a.name,
            body=", ".join((*a.aliases, *a.roles)),
        )  # fmt: skip
    for p in record.places:
        yield Row(
            "place",
            {"id": p.id, "name": p.name, "lat": p.lat, "lon": p.lon, "radius_km": p.radius_km,
             "geonameid": p.geonameid, "country": p.country, "object": as_json(p)},
            tuple(("mention", m) for m in p.mentions),
            title=p.name,
            body=", ".join(sorted({m.text for m in p.mentions})),
        )  # fmt: skip
    for s in record.statements:
        content = " … ".join(c.text for c in s.content)
        yield Row(
            "statement",
            {
                "id": s.id, "report": s.report, "actor": s.actor, "source": s.source and s.source.text,
                "cue": s.cue and s.cue.text, "content": content, "kind": s.kind, "stance": s.stance,
                "direct": s.direct, "anonymous": s.anonymous, "said": s.said, "object": as_json(s),
            },
            (*_at(s.report, "source", [s.source]), *_at(s.report, "cue", [s.cue]),
             *_at(s.report, "content", s.content)),
            title=names.get(s.actor or "", "") or (s.source.text if s.source else ""),
            body=content,
        )  # fmt: skip
    for e in record.events:
        yield Row(
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
    for f in record.figures:
        yield Row(
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
    for t in record.talks:
        yield Row(
            "talk",
            {"id": t.id, "date": t.date, "place": t.place, "status": t.status, "process": t.process,
             "object": as_json(t)},
            (*(("mention", m) for m in t.mentions), *(("agenda", x.passage) for x in t.agenda),
             *(("account", x.passage) for x in t.accounts)),
            tuple(("participant", a) for a in t.participants),
            title=" ".join(["talks", places.get(t.place or "", ""), t.date or ""]).strip(),
            body=", ".join(names.get(a, a) for a in t.participants),
        )  # fmt: skip
    for o in record.proposals:
        yield Row(
            "proposal",
            {"id": o.id, "made": o.made, "terms": json.dumps(o.terms, ensure_ascii=False, sort_keys=True),
             "object": as_json(o)},
            (*(("mention", m) for m in o.mentions),
             *(("response", r.passage) for r in o.responses if r.passage is not None)),
            (*(("by", a) for a in o.by), *(("response", r.actor) for r in o.responses)),
            title="proposal by " + ", ".join(names.get(a, a) for a in o.by),
            body=" … ".join(m.text for m in o.mentions),
        )  # fmt: skip
    for d in record.disputes:
        yield Row(
            "dispute",
            {"id": d.id, "kind": d.kind, "about": d.about, "rule": d.rule, "object": as_json(d)},
            tuple((f"side {n}", m) for n, side in enumerate(d.sides, 1) for m in side.mentions),
            tuple((f"side {n}", a) for n, side in enumerate(d.sides, 1) for a in side.actors),
            title=d.about,
            body=" … ".join(m.text for side in d.sides for m in side.mentions),
        )
    yield from course.rows(record, names, places)
    for x in record.times:
        yield Row(
            "time",
            {"report": x.report, "start": x.start, "end": x.end, "text": x.text, "type": x.type,
             "value": x.value, "edtf": x.edtf, "object": as_json(x)},
        )  # fmt: skip
