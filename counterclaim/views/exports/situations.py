"""The tables of what goes on over time: ceasefires, series, positions, control, conditions, measures."""

from __future__ import annotations

from typing import Any

from counterclaim.evidence import Passage
from counterclaim.views import wording
from counterclaim.views.exports.table import (
    ID,
    SOURCES,
    Column,
    Table,
    dated,
    first_day,
    joined,
    located,
    names,
    quoted,
    reviewed,
)
from counterclaim.views.web.folio import Folio

CEASEFIRES = Table(
    "ceasefires",
    "one row for each ceasefire, with the variables of the ETH/PRIO ceasefire data",
    lambda f: f.record.ceasefires,
    (
        ID,
        reviewed("ceasefire"),
        Column(
            "status", "#status", "called_for, announced, in_force, expired, collapsed", lambda _, c: c.status
        ),
        Column("parties", "#contact+party+name", "whom it binds", lambda f, c: names(f, c.parties)),
        Column("party_ids", "#contact+party+id", "their ids", lambda _, c: joined(c.parties)),
        Column("kind", "#event+type+sides", "unilateral, bilateral, multilateral", lambda _, c: c.kind),
        Column("class", "#event+type+class", "cessation, preliminary, definitive", lambda _, c: c.class_),
        Column(
            "purpose", "#event+purpose", "peace_process, humanitarian, holiday ...", lambda _, c: c.purpose
        ),
        Column("coverage", "#event+coverage", "national or local", lambda _, c: c.coverage),
        Column("declared", "#date+declared", "when it was declared, EDTF", lambda _, c: c.declared),
        Column("begins", "#date+begins+edtf", "when it begins, EDTF", lambda _, c: c.start),
        Column("until", "#date+until+edtf", "when it ends, EDTF", lambda _, c: c.until),
        Column("duration", "#event+duration", "ISO 8601", lambda _, c: c.duration),
        Column("mediators", "#contact+mediator+name", "who brokered it", lambda f, c: names(f, c.mediators)),
        *located(lambda c: c.place),
        Column(
            "breaches",
            "#event+breaches+num",
            "how many breaches are alleged",
            lambda _, c: len(c.breaches),
            "count",
        ),
        Column(
            "collapsed",
            "#date+collapsed",
            "when it collapsed, EDTF",
            lambda _, c: c.collapse.date if c.collapse else None,
        ),
        *quoted(lambda c: c.mentions),
        SOURCES,
    ),
    place=lambda c: c.place,
)

BREACHES = Table(
    "breaches",
    "one row for each alleged breach of a ceasefire",
    lambda f: [(c, b) for c in f.record.ceasefires for b in c.breaches],
    (
        Column("ceasefire", "#event+id", "the ceasefire", lambda _, x: x[0].id),
        Column(
            "alleged_by",
            "#contact+claimant+name",
            "who says so; empty for the report itself",
            lambda f, x: names(f, x[1].alleged_by),
        ),
        Column("laid_to", "#contact+accused+name", "whom it is laid to", lambda f, x: names(f, x[1].laid_to)),
        *dated(lambda x: x[1].date),
        *quoted(lambda x: (x[1].passage,)),
    ),
)


def _points(f: Folio) -> list[tuple[Any, Any]]:
    return [(s, p) for s in f.record.series for p in s.points]


SERIES = Table(
    "series",
    "one row for each source's number in a quantity over time",
    _points,
    (
        Column("series", "#indicator+id", "the quantity", lambda _, x: x[0].id),
        Column("measure", "#indicator+name", "what it measures", lambda _, x: x[0].measure),
        Column("of", "#indicator+of", "what is counted", lambda _, x: x[0].of),
        Column("unit", "#indicator+unit", "its unit", lambda _, x: x[0].unit),
        *located(lambda x: x[0].place),
        Column("event", "#event+id", "the event it belongs to", lambda _, x: x[0].event),
        *dated(lambda x: x[1].as_of, "+as_of"),
        Column("given", "#date+given", "the day it was given", lambda _, x: first_day(x[1].given)),
        Column("value", "#indicator+value+num", "the number", lambda _, x: x[1].value, "number"),
        Column("low", "#indicator+min+num", "its lower bound", lambda _, x: x[1].low, "number"),
        Column("high", "#indicator+max+num", "its upper bound", lambda _, x: x[1].high, "number"),
        Column("given_by", "#contact+claimant+name", "who gives it", lambda f, x: names(f, x[1].by)),
        Column(
            "superseded",
            "#indicator+superseded",
            "whether a later count has overtaken it",
            lambda _, x: x[1].superseded,
            "flag",
        ),
        Column(
            "best",
            "#indicator+best+num",
            "the best supported number of the quantity",
            lambda _, x: x[0].best,
            "number",
        ),
        Column("best_rule", "#meta+rule", "why", lambda _, x: x[0].best_rule or None),
        *quoted(lambda x: (x[1].passage,)),
    ),
    place=lambda x: x[0].place,
)

POSITIONS = Table(
    "positions",
    "one row for each time a party took a stand on an issue",
    lambda f: [(p, s) for p in f.record.positions for s in p.standpoints],
    (
        Column("position", "#meta+id", "the position's id", lambda _, x: x[0].id),
        Column("party", "#contact+name", "the party", lambda f, x: f.name(x[0].actor)),
        Column("party_id", "#contact+id", "its id", lambda _, x: x[0].actor),
        Column("issue", "#subsector+issue", "the issue", lambda _, x: x[0].issue),
        Column(
            "stand",
            "#status+stand",
            "proposes, demands, supports, accepts, opposes ...",
            lambda _, x: x[1].stand,
        ),
        Column(
            "changed",
            "#status+changed",
            "whether it stood on the other side before",
            lambda _, x: x[1].changed,
            "flag",
        ),
        Column(
            "claimed_by",
            "#contact+claimant+name",
            "whose account it is",
            lambda f, x: names(f, x[1].claimed_by),
        ),
        *dated(lambda x: x[1].date),
        *quoted(lambda x: (x[1].passage,)),
    ),
)

CONTROL = Table(
    "control",
    "one row for each report of who holds a place, or that it changed hands",
    lambda f: f.record.control,
    (
        ID,
        reviewed("control"),
        Column(
            "change",
            "#event+type+control",
            "captured, lost, held, besieged, divided, share",
            lambda _, c: c.change,
        ),
        Column(
            "holders", "#contact+holder+name", "who holds it from then on", lambda f, c: names(f, c.holders)
        ),
        Column("formerly", "#contact+former+name", "who held it before", lambda f, c: names(f, c.formerly)),
        Column(
            "share",
            "#indicator+share+num",
            "a share of its territory, of one",
            lambda _, c: c.share,
            "number",
        ),
        Column("status", "#status", "the event's status", lambda _, c: c.status),
        Column(
            "claimed_by", "#contact+claimant+name", "whose account it is", lambda f, c: names(f, c.claimed_by)
        ),
        *dated(lambda c: c.date),
        *located(lambda c: c.place),
        *quoted(lambda c: c.mentions),
        SOURCES,
    ),
    place=lambda c: c.place,
)

CONDITIONS = Table(
    "conditions",
    "one row for each line on how people live at a place",
    lambda f: f.record.conditions,
    (
        ID,
        reviewed("condition"),
        Column("kind", "#need+type", "trapped, displaced, prices, supplies, access", lambda _, c: c.kind),
        Column("of", "#need+of", "what it is about", lambda _, c: c.of),
        Column("trend", "#need+trend", "worse or better", lambda _, c: c.trend),
        Column("access", "#access+status", "granted, refused or sought", lambda _, c: c.access),
        Column("actors", "#contact+name", "by whom", lambda f, c: names(f, c.actors)),
        Column(
            "claimed_by", "#contact+claimant+name", "whose account it is", lambda f, c: names(f, c.claimed_by)
        ),
        Column("figures", "#indicator+id", "the numbers given", lambda _, c: joined(c.figures)),
        *dated(lambda c: c.date),
        *located(lambda c: c.place),
        *quoted(lambda c: c.mentions),
        SOURCES,
    ),
    place=lambda c: c.place,
)


def _votes(f: Folio, r: Any) -> str:
    return joined(f"{f.name(v.actor)}: {v.vote}" for v in r.votes)


def _resolution_words(r: Any) -> tuple[Passage, ...]:
    return tuple(r.mentions)


RESOLUTIONS = Table(
    "resolutions",
    "one row for each resolution before a body",
    lambda f: f.record.resolutions,
    (
        ID,
        reviewed("resolution"),
        Column("status", "#status", "drafted, adopted, vetoed, rejected, postponed", lambda _, r: r.status),
        Column("body", "#org+name", "before whom", lambda f, r: f.name(r.body) if r.body else None),
        Column("number", "#meta+number", "its number", lambda _, r: r.number),
        Column("drafted_by", "#contact+drafter+name", "who drafted it", lambda f, r: names(f, r.drafted_by)),
        Column("votes", "#status+votes", "how members voted", _votes),
        Column(
            "tally",
            "#status+tally",
            "votes counted",
            lambda _, r: joined(f"{k} {r.tally[k]}" for k in sorted(r.tally)),
        ),
        Column(
            "terms", "#activity+terms", "what it asks for", lambda _, r: wording.terms(dict(r.terms)) or None
        ),
        *dated(lambda r: r.date),
        *quoted(_resolution_words),
        SOURCES,
    ),
)

SANCTIONS = Table(
    "sanctions",
    "one row for each sanction or measure",
    lambda f: f.record.sanctions,
    (
        ID,
        reviewed("sanction"),
        Column(
            "kind", "#event+type+sanction", "asset_freeze, travel_ban, arms_embargo ...", lambda _, s: s.kind
        ),
        Column("status", "#status", "imposed, extended, lifted, considered ...", lambda _, s: s.status),
        Column("by", "#contact+sender+name", "who imposes it", lambda f, s: names(f, s.by)),
        Column("on", "#contact+target+name", "on whom", lambda f, s: names(f, s.on)),
        Column(
            "claimed_by", "#contact+claimant+name", "whose account it is", lambda f, s: names(f, s.claimed_by)
        ),
        *dated(lambda s: s.date),
        *quoted(lambda s: s.mentions),
        SOURCES,
    ),
)

SITUATIONS: tuple[Table, ...] = (
    CEASEFIRES,
    BREACHES,
    SERIES,
    POSITIONS,
    CONTROL,
    CONDITIONS,
    RESOLUTIONS,
    SANCTIONS,
)
