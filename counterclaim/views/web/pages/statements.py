"""Statements: who said what, with filters; one statement with its sentence and what it stands in."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from itertools import groupby

import numpy as np
from starlette.responses import Response

from counterclaim.evidence import Statement
from counterclaim.views import wording
from counterclaim.views.web.choices import Choice, window
from counterclaim.views.web.exhibits import exhibit, whole_statement
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.listing import Listing, Picked, Rows
from counterclaim.views.web.paging import leaf
from counterclaim.views.web.questions import question
from counterclaim.views.web.visit import Visit


def order(folio: Folio, s: Statement) -> tuple[str, str, int, str]:
    """By the date of the report, then by where it stands in it."""
    return folio.published(s.report) or "9999", s.report, s.content[0].start if s.content else 0, s.id


def _speaker(folio: Folio, s: Statement) -> str:
    who = folio.speakers(s)
    if who:
        return folio.name(who[0])
    return s.source.text.rstrip(",") if s.source else "No source named"


def topics(folio: Folio) -> dict[str, list[str]]:
    """What each statement is about, by its id, in words: deeds it tells of, issues it takes a stand on."""
    found: dict[str, list[str]] = defaultdict(list)
    for e in folio.record.events:
        for m in e.mentions:
            if m.statement:
                found[m.statement].append(wording.deed(e.type, e.acled))
    for p in folio.record.positions:
        for point in p.standpoints:
            if point.statement:
                found[point.statement].append(wording.measure(p.issue))
    return found


def choices(folio: Folio) -> list[Choice[Statement]]:
    """By what statements may be chosen."""
    about = topics(folio)
    return [
        Choice("speaker", "Speaker", folio.speakers, folio.name),
        Choice("kind", "Kind", lambda s: (s.kind,), wording.speech),
        Choice("topic", "Topic", lambda s: tuple(dict.fromkeys(about.get(s.id, ())))),
        Choice("report", "Report", lambda s: (s.report,), folio.headline),
        Choice("source", "Source", lambda s: ("not named" if s.anonymous else "named",)),
        Choice("certainty", "Reading", lambda s: (wording.certainty(s.confidence),)),
    ]


_OF = ("statements", "actors", "reports", "events", "positions")


def listing(folio: Folio) -> Listing[Statement]:
    """The statements in the order of their reports, with their filters."""

    def make() -> Listing[Statement]:
        ordered = sorted(folio.record.statements, key=lambda s: order(folio, s))
        return Listing(ordered, choices(folio), lambda s: s.said or folio.published(s.report))

    return folio.once("statements listed", make, *_OF)


def _ranks(folio: Folio) -> Rows:
    """Where each row of the list stands when it is ordered by speaker."""

    def make() -> Rows:
        names = [_speaker(folio, s).casefold() for s in listing(folio).items]
        ranks = np.empty(len(names), dtype=np.int32)
        ranks[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names), dtype=np.int32)
        return ranks

    return folio.once("statements by speaker", make, *_OF)


def statements(visit: Visit) -> Response:
    """Answer with the list of statements, in the order of their reports."""
    folio, everything = visit.folio, listing(visit.folio)
    left = everything.chosen(visit.ask, window(visit.ask("from"), visit.ask("to")))
    by_speaker = visit.ask("by") == "speaker"
    if by_speaker:
        left = Picked(everything.items, left.rows[np.argsort(_ranks(folio)[left.rows])])
    at = left.place(everything.row(visit.asked_for("statement")))
    page = leaf(left, visit.ask("page"), at)
    return visit.page(
        "statements.html",
        "statements",
        "Statements",
        leaf=page,
        by_speaker=by_speaker,
        groups=[(name, list(said)) for name, said in groupby(page.items, partial(_speaker, folio))]
        if by_speaker
        else [("", page.items)],
        filters=everything.offered(visit.ask),
    )


def statement(visit: Visit) -> Response:
    """Answer with one statement."""
    folio = visit.folio
    found = folio.statements.get(visit.request.path_params["id"])
    if found is None:
        return visit.missing("There is no statement with this name in the record.")
    passage = whole_statement(found)
    inside = [
        e for e in folio.events_in.get(found.report, []) if any(m.statement == found.id for m in e.mentions)
    ]
    return visit.page(
        "statement.html",
        "statements",
        f"{wording.sentence_case(wording.speech(found.kind))}: {wording.short(passage.text, 60)}",
        statement=found,
        told=exhibit(folio, passage, most=900),
        passage=passage,
        events=inside,
        figures=[f for f in folio.figures_in.get(found.report, []) if f.statement == found.id],
        nested=[s for s in folio.statements_in.get(found.report, []) if s.within == found.id],
        questions=[
            question(folio, d, 2)
            for d in folio.disputes_in.get(found.report, [])
            if any(found.id in side.statements for side in d.sides)
        ],
    )
