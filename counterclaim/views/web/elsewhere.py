"""Each sentence of a report held against the whole record: said elsewhere too, contradicted, or alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.evidence import Passage, Report, Shared
from counterclaim.views.web.excerpts import sentences
from counterclaim.views.web.folio import Folio

MOST = 12
"""Other passages that one sentence is shown with."""
_COPIES = 6


@dataclass(frozen=True)
class Told:
    """A sentence and what else the record holds of it: `how` is contradicted, elsewhere or alone."""

    start: int
    end: int
    how: str
    others: tuple[tuple[Passage, str], ...] = ()
    """The other passages, each with "b" where it contradicts the sentence and "" where it agrees."""


def _shared(folio: Folio) -> dict[str, list[Shared]]:
    def make() -> dict[str, list[Shared]]:
        found: dict[str, list[Shared]] = {}
        for s in folio.record.shared:
            found.setdefault(s.report, []).append(s)
            found.setdefault(s.origin.report, []).append(s)
        return found

    return folio.once("shared", make)


def _agreeing(folio: Folio, report: Report) -> Iterator[tuple[int, int, Passage]]:
    """Stretches of a report with passages of other reports that tell the same."""
    for e in {e.id: e for e in folio.events_in.get(report.id, [])}.values():
        others = [m for m in e.mentions if m.report != report.id][:MOST]
        for m in e.mentions:
            if m.report == report.id:
                yield from ((m.start, m.end, o) for o in others)
    for f in folio.figures_in.get(report.id, []):
        series = folio.series_of.get(f.id)
        for p in series.points if series else ():
            if p.passage.report != report.id and (p.low, p.high, p.value) == (f.low, f.high, f.value):
                yield f.span.start, f.span.end, p.passage
    for s in _shared(folio).get(report.id, []):
        if s.report == report.id:
            yield s.start, s.end, s.origin
        else:
            yield s.origin.start, s.origin.end, Passage(s.report, s.start, s.end, s.text)


def _contradicting(folio: Folio, report: Report) -> Iterator[tuple[int, int, Passage]]:
    """Stretches of a report with the passages of the other sides of a dispute."""
    for d in {d.id: d for d in folio.disputes_in.get(report.id, [])}.values():
        for n, side in enumerate(d.sides):
            others = [m for k, other in enumerate(d.sides) if k != n for m in other.mentions][:MOST]
            for m in side.mentions:
                if m.report == report.id:
                    yield from ((m.start, m.end, o) for o in others)


def _copied(folio: Folio, report: Report, start: int, end: int) -> Iterator[Passage]:
    """A sentence where it stands word for word in the copies of a report, or in what it copies."""
    known = [folio.reports[report.copy_of]] if report.copy_of in folio.reports else []
    for other in [*known, *folio.repeats.get(report.id, [])][:_COPIES]:
        at = other.text.find(report.text[start:end])
        if at >= 0:
            yield Passage(other.id, at, at + end - start, report.text[start:end])


def told(folio: Folio, report: Report) -> list[Told]:
    """Every sentence of a report's body, in order."""
    agreeing, contradicting = list(_agreeing(folio, report)), list(_contradicting(folio, report))
    found = []
    for start, end in sentences(report):
        against = [(p, "b") for a, b, p in contradicting if a < end and start < b]
        same = [(p, "") for a, b, p in agreeing if a < end and start < b]
        same += [(p, "") for p in _copied(folio, report, start, end)]
        others = tuple(dict.fromkeys([*against, *same]))
        how = "contradicted" if against else "elsewhere" if same else "alone"
        found.append(Told(start, end, how, others[:MOST]))
    return found


def sentence_at(folio: Folio, asked: str) -> Told | None:
    """The sentence that "REPORT@120-180" names; None where there is no such one."""
    id_, _, spot = asked.rpartition("@")
    report = folio.reports.get(id_)
    if report is None:
        return None
    return next((t for t in told(folio, report) if f"{t.start}-{t.end}" == spot), None)
