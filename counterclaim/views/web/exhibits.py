"""The evidence margin: the exact words a line was read from, with outlet, date, speaker and reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from counterclaim.evidence import Dispute, Figure, Passage, Proposal, Statement
from counterclaim.views import wording
from counterclaim.views.web import links
from counterclaim.views.web.elsewhere import sentence_at
from counterclaim.views.web.excerpts import excerpt
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.visible import isolated, marked

MOST = 8
"""Passages in the margin; an item's own page has all."""


@dataclass(frozen=True)
class Exhibit:
    """One passage as the margin shows it."""

    words: Markup
    href: str
    report: str
    outlet: str
    headline: str
    date: str
    copies: int
    speakers: tuple[str, ...]
    read_as: str
    side: str = ""

    @property
    def cited(self) -> str:
        """Outlet and date: what two passages of one report share."""
        return f"{self.outlet}, {self.date}"


@dataclass(frozen=True)
class Margin:
    """What stands in the margin for one thing."""

    kind: str
    id: str
    title: str
    exhibits: tuple[Exhibit, ...]
    total: int
    href: str | None
    notes: tuple[tuple[str, str], ...] = ()


def exhibit(folio: Folio, passage: Passage, *, side: str = "", most: int = 320) -> Exhibit | None:
    """A passage with what is known about its telling; None if its report is not in the record."""
    report = folio.reports.get(passage.report)
    if report is None:
        return None
    e = excerpt(report, passage.start, passage.end, most)
    statement = folio.statements.get(passage.statement or "")
    return Exhibit(
        words=marked(e.text, e.start, e.end),
        href=links.to_passage(passage),
        report=report.id,
        outlet=folio.outlet(report.id),
        headline=folio.headline(report.id),
        date=wording.date(report.published),
        copies=len(folio.repeats.get(report.id, [])),
        speakers=folio.speakers(statement),
        read_as=wording.speech_act(statement.kind) if statement else "",
        side=side,
    )


def whole_statement(s: Statement) -> Passage:
    """From the first to the last word of a statement's content."""
    first, last = min(c.start for c in s.content), max(c.end for c in s.content)
    return Passage(s.report, first, last, " … ".join(c.text for c in s.content), s.id)


def narrowed(folio: Folio, passage: Passage) -> Passage:
    """A passage that covers a whole "X said that ...", brought down to what was said."""
    statement = folio.statements.get(passage.statement or "")
    if statement is None or statement.report != passage.report or not statement.content:
        return passage
    whole = whole_statement(statement)
    inside = passage.start <= whole.start and whole.end <= passage.end
    return Passage(whole.report, whole.start, whole.end, whole.text, statement.id) if inside else passage


def of_figure(f: Figure) -> Passage:
    """A figure's words as a passage."""
    return Passage(f.report, f.span.start, f.span.end, f.span.text, f.statement)


def _of_proposal(p: Proposal) -> tuple[Passage, ...]:
    return (*p.mentions, *(r.passage for r in p.responses if r.passage is not None))


def _of_dispute(folio: Folio, d: Dispute) -> Iterable[tuple[Passage, str]]:
    for n, side in enumerate(d.sides):
        for m in side.mentions:
            yield narrowed(folio, m), "ab"[n] if n < 2 else ""


def _passages(folio: Folio, kind: str, id_: str) -> Sequence[tuple[Passage, str]] | None:
    if kind == "sentence":
        sentence = sentence_at(folio, id_)
        return list(sentence.others) if sentence is not None else None
    found = folio.of(kind).get(id_)
    if found is None:
        return None
    if kind == "dispute":
        return list(_of_dispute(folio, found))
    if kind == "statement":
        return [(whole_statement(found), "")]
    if kind == "figure":
        return [(of_figure(found), "")]
    if kind == "proposal":
        return [(p, "") for p in _of_proposal(found)]
    if kind == "report":
        return None
    if kind == "place":
        told = (m for e in folio.events_at.get(id_, []) for m in e.mentions)
        return [(p, "") for p in dict.fromkeys((*told, *found.mentions))]
    return [(p, "") for p in found.mentions]


def margin(folio: Folio, show: str) -> Margin | None:
    """The margin for `kind:id`; None where there is no such thing."""
    kind, _, id_ = show.partition(":")
    passages = _passages(folio, kind, id_)
    if passages is None:
        return None
    chosen = (passages if kind == "dispute" else _one_a_report(passages))[:MOST]
    shown = [exhibit(folio, p, side=side) for p, side in chosen]
    own_page = kind in links.OWN
    return Margin(
        kind=kind,
        id=id_,
        title=wording.ROOMS.get(kind, kind),
        exhibits=tuple(e for e in shown if e is not None),
        total=len(passages),
        href=links.to(kind, id_) if own_page else None,
        notes=tuple(_notes(folio, kind, id_)),
    )


def _one_a_report(passages: Sequence[tuple[Passage, str]]) -> list[tuple[Passage, str]]:
    """First one passage of each report and side, then the others; order kept otherwise."""
    seen: set[tuple[str, str]] = set()
    first: list[tuple[Passage, str]] = []
    more: list[tuple[Passage, str]] = []
    for p, side in passages:
        (more if (p.report, side) in seen else first).append((p, side))
        seen.add((p.report, side))
    return [*first, *more]


def _notes(folio: Folio, kind: str, id_: str) -> Iterable[tuple[str, str]]:
    """What the tool has to say about the thing, as label and words."""
    if kind == "event":
        event = folio.events[id_]
        yield "Status", wording.word(event.status)
        yield "Date", wording.date(event.date) + wording.date_from(event.date_basis)
        if event.place:
            yield "Place", isolated(folio.place_name(event.place))
        yield "Told by", wording.count(event.independent_sources, "independent source")
    elif kind == "talk":
        talk = folio.talks[id_]
        yield "Status", wording.word(talk.status)
        yield "Date", wording.date(talk.date)
        yield "Told by", wording.count(talk.independent_sources, "independent source")
    elif kind == "figure":
        figure = folio.figures[id_]
        yield "Read as", f"{wording.bounded(figure)} · {wording.word(figure.measure)}"
        if figure.as_of:
            yield "As of", wording.date(figure.as_of)
    elif kind == "sentence":
        found = sentence_at(folio, id_)
        against = sum(side == "b" for _, side in found.others) if found else 0
        yield "Contradicted by", wording.count(against, "passage") if against else ""
        alike = len(found.others) - against if found else 0
        yield "Said too by", wording.count(alike, "passage") if alike else ""
    elif kind in {"place", "actor"}:
        rules = Counter(j.rule for j in folio.joins.get((kind, id_), []))
        often = sorted(rules, key=lambda r: (-rules[r], r))[:3]
        yield "Joined by", "; ".join(f"{wording.short(r, 60)} ({rules[r]})" for r in often)
    elif kind == "dispute":
        dispute = folio.disputes[id_]
        yield "Found by", dispute.rule
        yield "It would be settled by", dispute.settled_by
