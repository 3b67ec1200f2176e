"""Citations: the exact words of a line, with what anybody needs to find and to quote them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from counterclaim.evidence import Passage
from counterclaim.review import evidence_of
from counterclaim.views.web import links
from counterclaim.views.web.folio import Folio


class Citation(Struct, frozen=True, kw_only=True):
    """Exact words of one report: `text` is what stands from `start` to `end` of its source (code points).

    `published` is EDTF, `statement` the statement the words are part of, `address` the page that shows them
    marked.
    """

    report: str
    outlet: str
    title: str
    text: str
    start: int
    end: int
    address: str
    published: str | None = None
    statement: str | None = None


def citation(folio: Folio, p: Passage) -> Citation | None:
    """A passage as a citation; None if its report is not in the record."""
    report = folio.reports.get(p.report)
    if report is None:
        return None
    return Citation(
        report=p.report,
        outlet=folio.outlet(p.report),
        title=folio.headline(p.report),
        text=p.text,
        start=p.start,
        end=p.end,
        address=links.to_passage(p),
        published=report.published,
        statement=p.statement,
    )


def citations(folio: Folio, passages: Iterable[Passage]) -> tuple[Citation, ...]:
    """Passages as citations, in their order."""
    return tuple(c for p in passages if (c := citation(folio, p)) is not None)


def cited(folio: Folio, kind: str, thing: Any, most: int | None = None) -> tuple[Citation, ...]:
    """The words a thing of the record stands on, as citations; the first of them where there are many."""
    return citations(folio, evidence_of(kind, thing)[:most])
