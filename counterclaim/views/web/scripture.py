"""A report's text as it came: furniture greyed, readings underlined by kind, words asked for marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from counterclaim.evidence import Report
from counterclaim.views import wording
from counterclaim.views.web import links
from counterclaim.views.web.elsewhere import Told, told
from counterclaim.views.web.visible import visible
from counterclaim.views.web.visit import Visit

_SPOT = re.compile(r"(\d{1,9})-(\d{1,9})")
_CLASSES = {"statement": "st", "event": "evt", "figure": "fi"}


@dataclass(frozen=True)
class Block:
    """A stretch of the report in one piece: prose, or furniture of a kind."""

    kind: str
    html: Markup


@dataclass(frozen=True)
class _Laid:
    """A reading laid over the text."""

    start: int
    end: int
    kind: str
    id: str


def spots(asked: str, length: int) -> list[tuple[int, int]]:
    """The stretches that `mark=120-180,200-210` asks for, inside the text, in order."""
    found = {(int(a), min(int(b), length)) for a, b in _SPOT.findall(asked)[:50]}
    return sorted((a, b) for a, b in found if a < b)


def _laid(visit: Visit, report: Report) -> list[_Laid]:
    folio, found = visit.folio, []
    for s in folio.statements_in.get(report.id, []):
        found += [_Laid(c.start, c.end, "statement", s.id) for c in s.content]
    for e in folio.events_in.get(report.id, []):
        found += [_Laid(m.start, m.end, "event", e.id) for m in e.mentions if m.report == report.id]
    found += [_Laid(f.span.start, f.span.end, "figure", f.id) for f in folio.figures_in.get(report.id, [])]
    return sorted(found, key=lambda r: (r.end - r.start, r.start, r.kind, r.id))


def _pieces(report: Report) -> Iterator[tuple[int, int, str]]:
    """The whole text, cut where prose and furniture begin and end."""
    kinds = [(s.start, s.end, "prose") for s in report.body] + [
        (f.start, f.end, f.kind) for f in report.furniture
    ]
    at = 0
    for start, end, kind in sorted(kinds):
        if start > at:
            yield at, start, "rest"
        if end > max(start, at):
            yield max(start, at), end, kind
        at = max(at, end)
    if at < len(report.text):
        yield at, len(report.text), "rest"


def _sign(visit: Visit, report: Report, told: Told) -> Markup:
    """The sign after a sentence; without text of its own, so that the report's words stay the report's."""
    if told.how == "alone":
        return Markup('<span class="told told-alone" role="img" aria-label="told here alone"></span>')
    n = len(told.others)
    words = "contradicted elsewhere" if told.how == "contradicted" else "said elsewhere too"
    return Markup('<a class="told told-{}" href="{}" data-n="{}" aria-label="{}" title="{}"></a>').format(
        told.how,
        visit.here(show=f"sentence:{report.id}@{told.start}-{told.end}"),
        n,
        f"{words}: {wording.count(n, 'passage')}",
        words,
    )


def _piece(
    visit: Visit,
    report: Report,
    span: tuple[int, int],
    laid: Sequence[_Laid],
    marks: Sequence[tuple[int, int]],
    named: set[str],
    sentences: Mapping[int, Told],
) -> Markup:
    start, end = span
    text = report.text
    over = [r for r in laid if r.start < end and start < r.end]
    wanted = [(n, a, b) for n, (a, b) in enumerate(marks, 1) if a < end and start < b]
    edges = {
        start,
        end,
        *(p for r in over for p in (r.start, r.end)),
        *(p for _, a, b in wanted for p in (a, b)),
        *sentences,
    }
    cuts = sorted(p for p in edges if start <= p <= end)
    html = Markup("")
    for a, b in pairwise(cuts):
        shown = Markup("{}").format(escape(visible(text[a:b])))
        here = [r for r in over if r.start <= a and b <= r.end]
        if here:
            classes = " ".join(sorted({_CLASSES[r.kind] for r in here}))
            inner = here[0]
            anchor = links.anchor(inner.kind, inner.id)
            name = Markup("") if anchor in named else Markup(' id="{}"').format(anchor)
            named.add(anchor)
            shown = Markup('<a class="{}" href="{}"{}>{}</a>').format(
                classes,
                visit.show(inner.kind, inner.id),
                name,
                shown,
            )
        mark = next((m for m in wanted if m[1] <= a and b <= m[2]), None)
        if mark is not None:
            name = Markup("") if f"m{mark[0]}" in named else Markup(' id="m{}"').format(mark[0])
            named.add(f"m{mark[0]}")
            shown = Markup("<mark{}>{}</mark>").format(name, shown)
        html += shown
        if b in sentences:
            html += _sign(visit, report, sentences[b])
    return html


def blocks(visit: Visit, report: Report, marks: Sequence[tuple[int, int]]) -> list[Block]:
    """The text in pieces, in order; nothing but white space is left out."""
    laid, named = _laid(visit, report), set[str]()
    seen = []
    every = {t.end: t for t in told(visit.folio, report)}
    for start, end, kind in _pieces(report):
        if report.text[start:end].strip():
            seen.append(Block(kind, _piece(visit, report, (start, end), laid, marks, named, every)))
    return seen
