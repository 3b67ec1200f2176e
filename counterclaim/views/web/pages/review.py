"""Review: the queue, one thing with everything one may do about it, what was missed, and the log."""

from __future__ import annotations

from typing import Any

from starlette.responses import RedirectResponse, Response

from counterclaim.evidence import Judgement
from counterclaim.review import evidence_of
from counterclaim.review.fields import ADDED, MERGED, SPLIT
from counterclaim.review.making import NotAJudgement, lines
from counterclaim.review.spots import label_of
from counterclaim.views import wording
from counterclaim.views.web import links
from counterclaim.views.web.candidates import candidates
from counterclaim.views.web.entries import OFFERED, changes, entries
from counterclaim.views.web.excerpts import excerpt
from counterclaim.views.web.exhibits import exhibit
from counterclaim.views.web.forms import Form, local
from counterclaim.views.web.judging import (
    Clash,
    NotThere,
    added,
    change_words,
    held_words,
    made,
    marked,
)
from counterclaim.views.web.pages.events import reasons_of
from counterclaim.views.web.paging import leaf
from counterclaim.views.web.prefilled import NOTHING, prefilled
from counterclaim.views.web.questions import question
from counterclaim.views.web.scripture import spots
from counterclaim.views.web.shelf import NotWritable
from counterclaim.views.web.visible import marked as marked_words
from counterclaim.views.web.visit import Visit
from counterclaim.views.web.worklist import queue


def _label(visit: Visit, kind: str, id_: str) -> Any:
    folio = visit.folio
    if kind == "dispute" and id_ in folio.disputes:
        return question(folio, folio.disputes[id_], 1).asked
    thing = folio.judged.thing(kind, id_)
    return label_of(kind, thing) if thing is not None else id_


def review(visit: Visit) -> Response:
    """Answer with the queue of what is worth reviewing, what matters most first."""
    everything, waiting = queue(visit.folio)
    fitting = everything.mask(visit.ask)
    left = everything.picked(waiting if fitting is None else waiting & fitting)
    at = left.place(everything.row(visit.asked))
    page = leaf(left, visit.ask("page"), at)
    judged = visit.folio.judged
    own = [j for j in judged.judgements if j.author == visit.author and j.id not in judged.undone]
    return visit.page(
        "review.html",
        "review",
        "Review",
        leaf=page,
        rows=[(t, _label(visit, t.kind, t.id), judged.revision(t.kind, t.id)) for t in page.items],
        filters=everything.offered(visit.ask, waiting),
        done=len(visit.folio.record.reviews) + len(judged.rejected),
        last=own[-1] if own else None,
    )


def _story(
    visit: Visit, judgements: tuple[Judgement, ...]
) -> list[tuple[Judgement, list[tuple[str, str]], bool]]:
    folio = visit.folio
    return [
        (
            j,
            [change_words(j.target.kind, c) for c in j.changes] if j.target else [],
            j.id in folio.judged.undone,
        )
        for j in judgements
    ]


def reviewed(
    visit: Visit, kind: str, id_: str, *, error: str = "", form: Form | None = None, status: int = 200
) -> Response:
    """Answer with one thing and what may be done about it; `error` says what was wrong with a form sent."""
    folio = visit.folio
    thing = folio.judged.thing(kind, id_)
    if thing is None or kind == "report":
        return visit.missing("There is no such thing to review in the record.")
    rejected = next((r for r in folio.judged.rejected if (r.kind, r.thing.id) == (kind, id_)), None)
    told = [(p, e) for p in evidence_of(kind, thing) if (e := exhibit(folio, p)) is not None]
    known = {j.id for j in folio.judged.touching(kind, id_)}
    history = tuple(
        j for j in folio.judged.judgements if j.id in known or (j.action == "undo" and j.undoes in known)
    )
    likely = [] if rejected else candidates(folio, kind, thing)
    return visit.page(
        "reviewed.html",
        "review",
        f"Review: {wording.short(str(label_of(kind, thing)), 60)}",
        status=status,
        kind=kind,
        thing=thing,
        label=_label(visit, kind, id_),
        href=None if rejected or kind not in links.ROOMS else links.to(kind, id_),
        seen=folio.judged.revision(kind, id_),
        told=told,
        entries=entries(folio, kind, thing, form),
        merges=kind in MERGED,
        splits=kind in SPLIT and len(told) > 1,
        likely=[(i, _label(visit, kind, i)) for i in likely],
        history=_story(visit, history),
        reasons=reasons_of(folio, folio.joins.get((kind, id_), [])),
        rejected=rejected,
        error=error,
        reason=form.one("reason") if form else "",
    )


def review_one(visit: Visit) -> Response:
    """Answer with the review page of the thing in the address."""
    return reviewed(visit, visit.request.path_params["kind"], visit.request.path_params["id"])


def judge(visit: Visit, form: Form) -> Response:
    """Keep the judgement of a form and go back; show both where somebody else was quicker."""
    kind, id_ = form.one("kind"), form.one("id")
    try:
        kept = visit.shelf.judge(lambda folio: made(folio, form))
    except NotThere:
        return visit.missing("What this form is about is not in the record.")
    except NotAJudgement as error:
        if visit.folio.judged.thing(kind, id_) is None:
            return visit.problem(422, "This could not be kept", wording.sentence_case(str(error)))
        return reviewed(visit, kind, id_, error=str(error), form=form, status=422)
    except NotWritable as error:
        return visit.problem(503, "The record cannot be written just now", str(error))
    except Clash:
        return _clash(visit, kind, id_, form)
    back = local(form.one("back"), "/review")
    answer = RedirectResponse(back, 303)
    visit.remember(answer, kept.author)
    return answer


def _clash(visit: Visit, kind: str, id_: str, form: Form) -> Response:
    folio = visit.fresh()
    thing = folio.judged.thing(kind, id_)
    if thing is None:
        return visit.missing("What this form is about is not in the record as it is now.")
    yours: list[tuple[str, str, str]] = []
    if form.one("action") == "edit":
        try:
            for c in changes(folio, kind, thing, form):
                label, words = change_words(kind, c)
                yours.append((label, held_words(folio, kind, thing, c.field), words))
        except NotAJudgement as error:
            return reviewed(visit, kind, id_, error=str(error), form=form, status=409)
    return visit.page(
        "clash.html",
        "review",
        "Somebody else was quicker",
        status=409,
        kind=kind,
        thing=thing,
        label=_label(visit, kind, id_),
        action=form.one("action"),
        yours=yours,
        history=_story(visit, folio.judged.touching(kind, id_)),
        kept=[(k, v) for k, v in form.fields if k not in {"seen", "_key"}],
        seen=folio.judged.revision(kind, id_),
    )


def add(visit: Visit, *, error: str = "", form: Form | None = None, status: int = 200) -> Response:
    """Answer with the form that adds what was missed; its words may be marked in the address."""
    folio = visit.folio
    given = form or Form(list(visit.query.multi_items()))
    report = folio.reports.get(given.one("report"))
    if report is None:
        return visit.missing("There is no report with this name in the record.")
    kind = given.one("kind")
    span: tuple[int, int] | None = None
    marks = spots(given.one("mark"), len(report.text))
    try:
        if marks:
            span = marks[0]
        elif given.one("words") or given.one("start"):
            span = marked(report, given)
    except NotAJudgement as wrong:
        error = error or str(wrong)
    told, read = None, NOTHING
    if span is not None and report.text[slice(*span)].strip():
        read = prefilled(folio, kind, report.text[slice(*span)])
        e = excerpt(report, *span, 500)
        told = marked_words(e.text, e.start, e.end)
    return visit.page(
        "add.html",
        "review",
        "Add what was missed",
        status=status,
        report=report,
        span=span if told is not None else None,
        told=told,
        kinds=ADDED,
        kind=kind if kind in ADDED else "",
        entries=entries(folio, kind, None, given, read) if kind in ADDED else [],
        words=given.one("words"),
        against=given.one("against"),
        against_report=given.one("against-report"),
        offered_reports=folio.record.reports[:OFFERED] if kind == "dispute" else (),
        reason=given.one("reason"),
        error=error,
    )


def keep_added(visit: Visit, form: Form) -> Response:
    """Keep what a form adds, and show it among what was read."""
    try:
        kept = visit.shelf.judge(lambda folio: added(folio, form))
    except NotThere:
        return visit.missing("There is no report with this name in the record.")
    except NotAJudgement as error:
        return add(visit, error=str(error), form=form, status=422)
    except NotWritable as error:
        return visit.problem(503, "The record cannot be written just now", str(error))
    kind = kept.target.kind if kept.target else ""
    answer = RedirectResponse(f"/review/{kind}/judged:{kept.id[:12]}", 303)
    visit.remember(answer, kept.author)
    return answer


def keep_name(visit: Visit, form: Form) -> Response:
    """Leave the analyst's name with the browser, so that forms need not ask for it."""
    answer = RedirectResponse(local(form.one("back"), "/review"), 303)
    visit.remember(answer, " ".join(form.one("author").split())[:80])
    return answer


def log(visit: Visit) -> Response:
    """Answer with every judgement, newest first, with those that wait and what was rejected."""
    judged = visit.folio.judged
    page = leaf(judged.judgements[::-1], visit.ask("page"))
    return visit.page(
        "log.html",
        "review",
        "What was judged",
        leaf=page,
        story=_story(visit, tuple(page.items)),
        waiting=judged.waiting,
        rejected=[(r, _label(visit, r.kind, r.thing.id)) for r in judged.rejected],
    )


def log_file(visit: Visit) -> Response:
    """Answer with the log as `counterclaim judgements export` prints it."""
    answer = Response(b"".join(lines(visit.folio.judged.judgements)), media_type="application/x-ndjson")
    answer.headers["Content-Disposition"] = 'attachment; filename="judgements.jsonl"'
    return answer
