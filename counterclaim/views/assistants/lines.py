"""Lines of the record as an assistant is given them: what is said in a template, and the words to cite."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from counterclaim.evidence import Actor, Dispute, Event, Figure, Passage, Place, Proposal, Statement, Talk
from counterclaim.review import evidence_of
from counterclaim.views import wording
from counterclaim.views.web.excerpts import excerpt
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.questions import question

MOST = 6
"""Citations to a line; `passages` says how many there are."""


class Cited(Struct, frozen=True, kw_only=True):
    """Exact words to cite: `words` stand from `start` to `end` in the report, `sentence` is around them.

    `cite_as` is the whole citation in one line; `said_by` whose claim the words are, where they are one.
    """

    report: str
    outlet: str
    date: str
    words: str
    start: int
    end: int
    sentence: str
    cite_as: str
    said_by: tuple[str, ...] = ()


class Line(Struct, frozen=True, kw_only=True):
    """One line of the record: `says` is a template over its fields, not a sentence of any report."""

    kind: str
    id: str
    says: str
    citations: tuple[Cited, ...]
    passages: int
    reviewed: str = "no, read by the machine"
    status: str | None = None
    sides: tuple[Line, ...] = ()


def cite(folio: Folio, p: Passage) -> Cited | None:
    """A passage as a citation; None if its report is not in the record."""
    report = folio.reports.get(p.report)
    if report is None:
        return None
    outlet, date = folio.outlet(p.report), wording.date(report.published)
    words = report.text[p.start : p.end]
    flat = " ".join(words.split())
    return Cited(
        report=p.report,
        outlet=outlet,
        date=date,
        words=words,
        start=p.start,
        end=p.end,
        sentence=excerpt(report, p.start, p.end, 480).text,
        cite_as=f"{outlet}, {date}: “{flat}” [{p.report} {p.start}-{p.end}]",
        said_by=tuple(folio.name(a) for a in folio.speakers(folio.statements.get(p.statement or ""))),
    )


def _cited(folio: Folio, passages: Sequence[Passage]) -> tuple[Cited, ...]:
    one_each = {p.report: p for p in reversed(passages)}
    first = sorted(one_each.values(), key=lambda p: p.order)
    chosen = [*first, *(p for p in passages if p not in first)][:MOST]
    return tuple(c for p in chosen if (c := cite(folio, p)) is not None)


def _names(folio: Folio, ids: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(folio.name(i) for i in ids))


def _joined(*parts: tuple[str, str]) -> str:
    return "; ".join(f"{label} {words}".strip() for label, words in parts if words)


def _event(folio: Folio, e: Event) -> str:
    return _joined(
        ("", f"{wording.sentence_case(wording.deed(e.type, e.acled))} ({wording.word(e.status)})"),
        ("by", _names(folio, e.actors) or ", ".join(n.text for n in e.actor)),
        ("to or with", _names(folio, e.recipients) or ", ".join(n.text for n in e.recipient)),
        ("date:", wording.date(e.date)),
        ("place:", folio.place_name(e.place)),
        ("according to", _names(folio, e.claimed_by)),
        ("told by", wording.count(e.independent_sources, "independent source")),
    )


def _statement(folio: Folio, s: Statement) -> str:
    who = _names(folio, folio.speakers(s)) or (
        s.source.text.rstrip(",") if s.source else "a source that is not named"
    )
    held = {"asserted": "", "denied": "holds it not to be so", "open": "leaves it open"}[s.stance]
    return _joined(
        ("", f"{who} {wording.speech(s.kind)}"),
        ("", held),
        ("said", wording.date(s.said) if s.said else ""),
        ("", "the source is not named" if s.anonymous else ""),
    )


def _figure(folio: Folio, f: Figure) -> str:
    s = folio.statements.get(f.statement or "")
    return _joined(
        ("", f"{wording.bounded(f)}: {wording.measure(f.measure)}"),
        ("of", f.of or ""),
        ("place:", folio.place_name(f.place)),
        ("as of", wording.date(f.as_of) if f.as_of else ""),
        ("according to", _names(folio, folio.speakers(s))),
    )


def _talk(folio: Folio, t: Talk) -> str:
    return _joined(
        ("", f"Round of talks ({wording.word(t.status)})"),
        ("sat:", _names(folio, t.participants) or "not said"),
        ("date:", wording.date(t.date)),
        ("place:", folio.place_name(t.place)),
    )


def _proposal(folio: Folio, p: Proposal) -> str:
    answers = ", ".join(f"{folio.name(r.actor)} {wording.answer(r.stance)}" for r in p.responses)
    return _joined(
        ("Proposal by", _names(folio, p.by) or "somebody not named"),
        ("terms:", wording.terms(p.terms)),
        ("made", wording.date(p.made) if p.made else ""),
        ("answers:", answers or "none reported"),
    )


def _actor(folio: Folio, a: Actor) -> str:
    return _joined(
        ("", f"{a.name} ({wording.word(a.kind)})"),
        ("roles:", ", ".join(a.roles[:6])),
        ("part of", folio.name(a.part_of) if a.part_of else ""),
        ("also called", ", ".join(a.aliases[:6])),
        ("", wording.count(len(folio.statements_by.get(a.id, [])), "statement")),
        ("", wording.count(len(folio.events_with.get(a.id, [])), "event")),
        ("stands in", wording.count(len(folio.disputes_with.get(a.id, [])), "dispute")),
    )


def _place(_: Folio, p: Place) -> str:
    known = p.lat is not None and p.lon is not None
    return _joined(("", p.name), ("at", wording.coordinates(p.lat or 0, p.lon or 0) if known else ""))


def _dispute(folio: Folio, d: Dispute) -> str:
    asked = str(question(folio, d, 1).asked.striptags())
    return _joined(("", asked), ("found by the rule:", d.rule), ("would be settled by", d.settled_by))


_SAYS: dict[str, Any] = {
    "event": _event, "statement": _statement, "figure": _figure, "talk": _talk, "proposal": _proposal,
    "actor": _actor, "place": _place, "dispute": _dispute,
}  # fmt: skip
KINDS = tuple(_SAYS)


def _sides(folio: Folio, d: Dispute) -> tuple[Line, ...]:
    return tuple(
        Line(
            kind="side",
            id=f"{d.id} side {n}",
            says=_names(folio, side.actors) or "a report in its own voice",
            citations=_cited(folio, side.mentions),
            passages=len(side.mentions),
        )
        for n, side in enumerate(d.sides, 1)
    )


def line(folio: Folio, kind: str, thing: Any) -> Line:
    """A thing of the record as a line with its citations; a dispute's stand with its sides."""
    words = evidence_of(kind, thing)
    review = folio.reviews.get((kind, thing.id))
    return Line(
        kind=kind,
        id=thing.id,
        says=_SAYS[kind](folio, thing),
        citations=_cited(folio, words),
        passages=len(words),
        reviewed=f"{review.state} by {review.author}" if review else "no, read by the machine",
        status=getattr(thing, "status", None),
        sides=_sides(folio, thing) if kind == "dispute" else (),
    )
