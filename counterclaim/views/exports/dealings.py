"""The tables of dealings: rounds of talks, proposals and their answers, disputes."""

from __future__ import annotations

from counterclaim.evidence import Dispute, Passage, Proposal, Response, Side
from counterclaim.views import wording
from counterclaim.views.exports.table import (
    ID,
    SOURCES,
    Column,
    Table,
    dated,
    joined,
    located,
    names,
    quoted,
    reviewed,
)
from counterclaim.views.web.folio import Folio

TALKS = Table(
    "talks",
    "one row for each round of talks",
    lambda f: f.record.talks,
    (
        ID,
        reviewed("talk"),
        Column("status", "#status", "held, planned, cancelled, broken_off", lambda _, t: t.status),
        Column("participants", "#contact+participant+name", "who sat", lambda f, t: names(f, t.participants)),
        Column(
            "participant_ids", "#contact+participant+id", "their ids", lambda _, t: joined(t.participants)
        ),
        *dated(lambda t: t.date),
        *located(lambda t: t.place),
        Column("events", "#event+id", "the events that make it up", lambda _, t: joined(t.events)),
        *quoted(lambda t: t.mentions),
        SOURCES,
    ),
    place=lambda t: t.place,
)

PROPOSALS = Table(
    "proposals",
    "one row for each proposal",
    lambda f: f.record.proposals,
    (
        ID,
        reviewed("proposal"),
        Column("by", "#contact+proposer+name", "who made it", lambda f, p: names(f, p.by)),
        Column("by_ids", "#contact+proposer+id", "their ids", lambda _, p: joined(p.by)),
        Column(
            "measure",
            "#activity+type",
            "what is proposed",
            lambda _, p: str(p.terms.get("measure") or "") or None,
        ),
        Column("terms", "#activity+terms", "its terms in words", lambda _, p: wording.terms(p.terms) or None),
        *dated(lambda p: p.made, "+made"),
        Column("counter_to", "#activity+counter+id", "the proposal it answers", lambda _, p: p.counter_to),
        Column(
            "answers",
            "#meta+answers+num",
            "how many answers are known",
            lambda _, p: len(p.responses),
            "count",
        ),
        *quoted(lambda p: p.mentions),
    ),
)


def _answers(f: Folio) -> list[tuple[Proposal, Response]]:
    return [(p, r) for p in f.record.proposals for r in p.responses]


def _answer_words(pair: tuple[Proposal, Response]) -> tuple[Passage, ...]:
    return (pair[1].passage,) if pair[1].passage else ()


ANSWERS = Table(
    "answers",
    "one row for each answer to a proposal",
    _answers,
    (
        Column("proposal", "#activity+id", "the proposal answered", lambda _, x: x[0].id),
        Column("by", "#contact+name", "who answers", lambda f, x: f.name(x[1].actor)),
        Column("by_id", "#contact+id", "their id", lambda _, x: x[1].actor),
        Column(
            "answer", "#status+answer", "agree, reject, counter, condition, doubt", lambda _, x: x[1].stance
        ),
        Column(
            "statement", "#meta+statement+id", "the statement it was read from", lambda _, x: x[1].statement
        ),
        *quoted(_answer_words),
    ),
)


def _sides(f: Folio) -> list[tuple[Dispute, int, Side]]:
    return [(d, n, side) for d in f.record.disputes for n, side in enumerate(d.sides, 1)]


DISPUTES = Table(
    "disputes",
    "one row for each side of each dispute",
    _sides,
    (
        Column("dispute", "#meta+id", "the dispute's id", lambda _, x: x[0].id),
        Column("side", "#meta+side+num", "which side, from 1", lambda _, x: x[1], "count"),
        Column(
            "kind",
            "#event+type+dispute",
            "denial, blame, figure, outcome, date, place",
            lambda _, x: x[0].kind,
        ),
        Column("about", "#subsector+about", "what it is about", lambda _, x: x[0].about or None),
        Column("event", "#event+id", "the event in question", lambda _, x: x[0].event),
        Column("actors", "#contact+name", "who stands on this side", lambda f, x: names(f, x[2].actors)),
        Column("actor_ids", "#contact+id", "their ids", lambda _, x: joined(x[2].actors)),
        Column("rule", "#meta+rule", "the rule that found it", lambda _, x: x[0].rule),
        Column(
            "settled_by",
            "#description+settled_by",
            "what would settle it",
            lambda _, x: x[0].settled_by or None,
        ),
        *quoted(lambda x: x[2].mentions),
    ),
)
