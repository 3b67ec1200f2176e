"""How what runs over time becomes rows: ceasefires, series, conditions, control, measures, positions."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.evidence import (
    Ceasefire,
    Condition,
    Control,
    Passage,
    Position,
    Resolution,
    Sanction,
    Series,
    Turn,
)  # fmt: skip
from counterclaim.store.row import Names, Row, as_json


def _parts(**roles: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((role, actor) for role, actors in roles.items() for actor in actors)


def _told(mentions: Iterable[Passage]) -> str:
    return " … ".join(m.text for m in mentions)


def _mentions(mentions: Iterable[Passage]) -> tuple[tuple[str, Passage], ...]:
    return tuple(("mention", m) for m in mentions)


def _turns(c: Ceasefire) -> tuple[tuple[str, Passage], ...]:
    def told(role: str, turns: Iterable[Turn]) -> tuple[tuple[str, Passage], ...]:
        return tuple((role, t.passage) for t in turns)

    return (
        *told("announcement", c.announcements),
        *told("extension", c.extensions),
        *(("breach", b.passage) for b in c.breaches),
        *told("collapse", [c.collapse] if c.collapse else []),
    )


def ceasefire(c: Ceasefire, names: Names) -> Row:
    """A ceasefire under its place and date."""
    return Row(
        "ceasefire",
        {"id": c.id, "status": c.status, "place": c.place, "declared": c.declared, "start": c.start,
         "until": c.until, "object": as_json(c)},
        (*_mentions(c.mentions), *_turns(c)),
        _parts(party=c.parties, mediator=c.mediators,
               accuser=(a for b in c.breaches for a in b.alleged_by),
               accused=(a for b in c.breaches for a in b.laid_to)),
        title=" ".join(["ceasefire", names.places.get(c.place or "", ""), c.declared or ""]).strip(),
        body=_told(c.mentions),
    )  # fmt: skip


def series(s: Series, names: Names) -> Row:
    """A quantity over time under what it counts."""
    return Row(
        "series",
        {"id": s.id, "measure": s.measure, "counted": s.of, "place": s.place, "event": s.event,
         "cumulative": s.cumulative, "minimum": s.minimum, "maximum": s.maximum, "best": s.best,
         "object": as_json(s)},
        _mentions(s.mentions),
        _parts(by=(a for p in s.points for a in p.by)),
        title=" ".join([s.measure, s.of or "", names.places.get(s.place or "", "")]).strip(),
        body=_told(s.mentions),
    )  # fmt: skip


def condition(x: Condition, names: Names) -> Row:
    """How people live at a place."""
    return Row(
        "condition",
        {"id": x.id, "kind": x.kind, "place": x.place, "date": x.date, "trend": x.trend,
         "access": x.access, "object": as_json(x)},
        _mentions(x.mentions),
        _parts(actor=x.actors, claimed_by=x.claimed_by),
        title=" ".join([x.kind, x.of or "", names.places.get(x.place or "", "")]).strip(),
        body=_told(x.mentions),
    )  # fmt: skip


def control(h: Control, names: Names) -> Row:
    """Who holds a place."""
    return Row(
        "control",
        {"id": h.id, "change": h.change, "place": h.place, "date": h.date, "share": h.share,
         "status": h.status, "object": as_json(h)},
        _mentions(h.mentions),
        _parts(holder=h.holders, formerly=h.formerly, claimed_by=h.claimed_by),
        title=" ".join([h.change, names.places.get(h.place or "", "")]).strip(),
        body=_told(h.mentions),
    )  # fmt: skip


def resolution(r: Resolution, names: Names) -> Row:
    """A resolution under the name of its body."""
    return Row(
        "resolution",
        {"id": r.id, "status": r.status, "body": r.body, "number": r.number, "date": r.date,
         "object": as_json(r)},
        (*_mentions(r.mentions), *(("vote", v.passage) for v in r.votes)),
        _parts(body=[r.body] if r.body else [], drafted_by=r.drafted_by, vote=(v.actor for v in r.votes)),
        title=" ".join(["resolution", r.number or "", names.actors.get(r.body or "", "")]).strip(),
        body=_told(r.mentions),
    )  # fmt: skip


def sanction(m: Sanction, _: Names) -> Row:
    """A measure against somebody."""
    return Row(
        "sanction",
        {"id": m.id, "kind": m.kind, "status": m.status, "date": m.date, "object": as_json(m)},
        _mentions(m.mentions),
        _parts(by=m.by, on=m.on, claimed_by=m.claimed_by),
        title=m.kind,
        body=_told(m.mentions),
    )


def position(p: Position, names: Names) -> Row:
    """Where an actor, by its name, stands on an issue."""
    return Row(
        "position",
        {"id": p.id, "actor": p.actor, "issue": p.issue, "changes": p.changes, "object": as_json(p)},
        _mentions(p.mentions),
        title=" ".join([names.actors.get(p.actor, p.actor), "on", p.issue]),
        body=_told(p.mentions),
    )
