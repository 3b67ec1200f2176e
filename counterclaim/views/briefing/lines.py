"""The lines a briefing may have, section by section, each with the passages that it rests on.

Every line is a template over the record; words of reports stand in quotation marks and in the footnotes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from counterclaim.evidence import Event, Passage, Proposal, Series, Talk
from counterclaim.evidence.edtf import days
from counterclaim.store.builds import Build
from counterclaim.views import wording
from counterclaim.views.web.exhibits import narrowed, of_figure
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.pages.overview import latest, most_told
from counterclaim.views.web.questions import foremost, gist, question
from counterclaim.views.web.visible import visible

MOST = 12
"""Lines that a section may offer; how many of them are taken depends on the room."""


class Candidate(NamedTuple):
    """A line and its passages. `day` is what lines of a section are put in order by, once they are chosen."""

    text: str
    passages: tuple[Passage, ...]
    day: str = ""


def island(text: str, most: int = 60) -> str:
    """Words from outside, on one line, harmless; isolated where they run from right to left."""
    shown = visible(wording.short(text, most))
    turned = any(unicodedata.bidirectional(c) in {"R", "AL", "AN"} for c in shown)
    return f"\u2068{shown}\u2069" if turned else shown


def people(folio: Folio, ids: Iterable[str], most: int = 3) -> str:
    """Actors' names as a list in words; empty for none."""
    known = [i for i in dict.fromkeys(ids) if i in folio.actors]
    return wording.listed([island(folio.name(i), 48) for i in known], most)


def _head(folio: Folio, date: str | None, place: str | None) -> str:
    where = folio.place_name(place)
    return wording.sentence_case(wording.date(date)) + (f", {island(where, 40)}" if where else "")


def _day(edtf: str | None) -> str:
    found = days(edtf)
    return found.first.isoformat() if found else ""


def told(folio: Folio, passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """One passage from each of the first two independent reports, copies passed over where others tell it."""
    known = [p for p in passages if p.report in folio.reports]
    own = [p for p in known if folio.reports[p.report].copy_of is None] or known
    first = {p.report: p for p in reversed(own)}
    return tuple(p for p in dict.fromkeys(own) if first.get(p.report) is p)[:2]


def _reviewed(folio: Folio, kind: str, id_: str) -> str:
    """What is said at the end of a line that an analyst has judged; empty for the machine's."""
    review = folio.reviews.get((kind, id_))
    return (
        f" {wording.sentence_case(wording.word(review.state))} by {island(review.author, 40)}."
        if review
        else ""
    )


def _best(folio: Folio, passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """The passages with that first which says most in a line, headlines last."""

    def weight(p: Passage) -> tuple[bool, int, tuple[str, int, int, str]]:
        report = folio.reports.get(p.report)
        title = report.title_span if report else None
        return title is not None and p.end <= title.end, abs(len(p.text) - 80), p.order

    return tuple(sorted(passages, key=weight))


def _event(folio: Folio, e: Event) -> Candidate:
    cited = told(folio, _best(folio, e.mentions))
    text = f"{_head(folio, e.date, e.place)}: {wording.deed(e.type, e.acled)}"
    text += f", “{island(cited[0].text, 90)}”" if cited else ""
    if e.status != "reported":
        whose = people(folio, e.claimed_by, 2)
        text += f"; {wording.word(e.status)}" + (f" by {whose}" if whose and e.status == "claimed" else "")
    if e.independent_sources > 1:
        text += f"; {e.independent_sources} independent sources"
    return Candidate(f"{text}.{_reviewed(folio, 'event', e.id)}", cited, _day(e.date))


def known(folio: Folio) -> Iterator[Candidate]:
    """Events that reports tell in their own voice, those with most independent sources first."""
    for e in most_told(folio, len(folio.record.events)):
        if e.status == "reported" and days(e.date) is not None:
            yield _event(folio, e)


def contested(folio: Folio) -> Iterator[Candidate]:
    """Disputes, those first whose sides are both named; a line for each, with a passage of each side."""
    for d in foremost(folio, MOST):
        q = question(folio, d, 1)
        text, date = visible(str(q.asked.striptags())), q.date.removeprefix("reported ")
        if d.kind == "denial":
            text += f"; {date}."
        else:
            text += "" if text.endswith("?") else "."
            said = [
                f"{people(folio, side.actors, 2) or 'a report'}: “{island(words, 70)}”"
                for side in d.sides[:2]
                if not q.rows and (words := gist(folio, side, 70))
            ]
            text += f" {wording.sentence_case('; '.join(said))}." if said else ""
            text += f" {wording.sentence_case(q.kind_words)}, {date}."
        sides = tuple(narrowed(folio, side.mentions[0]) for side in d.sides if side.mentions)
        yield Candidate(text + _reviewed(folio, "dispute", d.id), sides[:2])


def _talk(folio: Folio, t: Talk) -> Candidate:
    sat = people(folio, t.participants, 4) or "who sat is not said"
    text = f"{_head(folio, t.date, t.place)}: {sat}; {wording.word(t.status)}."
    return Candidate(text + _reviewed(folio, "talk", t.id), told(folio, t.mentions), _day(t.date))


def talks(folio: Folio) -> Iterator[Candidate]:
    """Rounds of talks with a date, the latest first."""
    dated = [t for t in folio.record.talks if days(t.date) is not None]
    for t in sorted(dated, key=lambda t: (_day(t.date), t.id), reverse=True):
        yield _talk(folio, t)


def _proposal(folio: Folio, p: Proposal) -> Candidate:
    text = f"{people(folio, p.by) or 'Somebody'} proposed {island(wording.terms(p.terms), 80)}"
    if p.made:
        text += f" ({wording.date(p.made)})"
    answers = [
        f"{people(folio, (r.actor,))} {wording.answer(r.stance)}"
        for r in p.responses[:3]
        if r.actor in folio.actors
    ]
    text += f"; {'; '.join(answers)}" if answers else "; no answer reported"
    answered = [r.passage for r in p.responses if r.passage is not None]
    day = _day(p.made or folio.published(p.mentions[0].report)) if p.mentions else ""
    return Candidate(f"{wording.sentence_case(text)}.", (*told(folio, p.mentions)[:1], *answered[:1]), day)


def proposals(folio: Folio) -> Iterator[Candidate]:
    """Proposals whose terms could be read: answered ones first, then the latest."""
    readable = [p for p in folio.record.proposals if p.by and wording.terms(p.terms)]
    found = [(p, _proposal(folio, p)) for p in readable]
    for _, line in sorted(found, key=lambda x: (bool(x[0].responses), x[1].day, x[0].id), reverse=True):
        yield line


def ceasefires(folio: Folio) -> Iterator[Candidate]:
    """Ceasefires, those with most independent sources first."""
    for c in sorted(folio.record.ceasefires, key=lambda c: (-c.independent_sources, c.id)):
        text = f"{_head(folio, c.start or c.declared, c.place)}: ceasefire {wording.word(c.status)}"
        sides = people(folio, c.parties)
        text += f"; {sides}" if sides else ""
        text += f"; until {wording.date(c.until)}" if c.until else ""
        text += (
            f"; {wording.count(len(c.breaches), 'alleged breach', 'alleged breaches')}" if c.breaches else ""
        )
        breach = [b.passage for b in c.breaches][:1]
        yield Candidate(f"{text}.", (*told(folio, c.mentions)[:1], *breach), _day(c.start or c.declared))


def _series(folio: Folio, s: Series) -> Candidate:
    what = island(s.of or "", 50) if s.of and s.measure == "count" else wording.measure(s.measure)
    where = folio.place_name(s.place)
    text = wording.sentence_case(what) + (f", {island(where, 40)}" if where else "")
    points = [p for p in s.points if not p.superseded] or list(s.points)
    recent = sorted(points, key=lambda p: (_day(p.as_of or p.given), p.figure), reverse=True)[:3]
    said = []
    for p in recent:
        figure = folio.figures.get(p.figure)
        number = wording.bounded(figure) if figure else wording.number(p.value)
        number += f" {island(figure.of, 30)}" if figure and figure.of and not s.of else ""
        whose = people(folio, p.by, 1) or island(folio.outlet(p.passage.report), 40)
        said.append(f"{number} ({whose}, {wording.date(p.as_of or p.given)})")
    day = _day(recent[0].as_of or recent[0].given) if recent else ""
    return Candidate(f"{text}: {'; '.join(said)}.", tuple(p.passage for p in recent[:2]), day)


_MATTER = ("killed", "injured", "displaced", "detained", "evacuated", "trapped", "freed")


def figures(folio: Folio) -> Iterator[Candidate]:
    """Quantities with the latest numbers of their sources: of people first, then those with most sources."""
    if folio.record.series:

        def weight(s: Series) -> tuple[bool, int, int, str]:
            return s.measure not in _MATTER, -s.independent_sources, -len(s.points), s.id

        for s in sorted(folio.record.series, key=weight):
            yield _series(folio, s)
        return
    dated = [f for f in folio.record.figures if f.measure in _MATTER]
    for f in sorted(dated, key=lambda f: (_day(f.as_of or folio.published(f.report)), f.id), reverse=True):
        where, of = folio.place_name(f.place), island(f.of or "", 40)
        whose = people(folio, folio.speakers(folio.statements.get(f.statement or "")), 1)
        date = f.as_of or folio.published(f.report)
        text = wording.sentence_case(wording.measure(f.measure)) + (f", {of}" if of else "")
        text += f", {island(where, 40)}" if where else ""
        text += (
            f": {wording.bounded(f)} ({whose or island(folio.outlet(f.report), 40)}, {wording.date(date)})."
        )
        yield Candidate(text, (of_figure(f),), _day(date))


def fresh(folio: Folio, builds: list[Build]) -> Iterator[Candidate]:
    """What the last build added, where there was one before it; else the latest events by date."""
    if len(builds) > 1:
        makers: dict[str, Callable[[str], Candidate | None]] = {
            "talk": lambda i: _talk(folio, folio.talks[i]) if i in folio.talks else None,
            "proposal": lambda i: _proposal(folio, folio.proposals[i]) if i in folio.proposals else None,
            "event": lambda i: _event(folio, folio.events[i]) if i in folio.events else None,
        }
        for kind, make in makers.items():
            for change in builds[0].changes:
                line = make(change.id) if change.kind == kind and change.what == "added" else None
                if line is not None:
                    yield line
        return
    for e in latest(folio, MOST):
        yield _event(folio, e)
