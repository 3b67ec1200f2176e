"""What stands over a report: title, outlet, byline, agencies, dateline, date."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.evidence import Span
from counterclaim.evidence.report import Basis
from counterclaim.intake.draft import Draft, Layout
from counterclaim.intake.markup import host


@dataclass(frozen=True)
class Masthead:
    """What a report says of itself; None or empty where it says nothing."""

    title: str | None = None
    title_span: Span | None = None
    url: str | None = None
    outlet: str | None = None
    byline: str | None = None
    agencies: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    dateline: str | None = None
    published: str | None = None
    published_basis: Basis | None = None


def read_masthead(draft: Draft, layout: Layout) -> Masthead:
    """The masthead of a draft whose furniture is known."""
    given, markup = draft.given, draft.markup
    titled = next((piece for piece in layout.furniture if piece.kind == "title"), None)
    title = given.title or markup.title or (titled.text if titled else None)
    span = None
    if title and (at := draft.text.find(title)) >= 0:
        span = Span(at, at + len(title), title)
    published: str | None = given.published or markup.published
    basis: Basis | None = "given" if given.published else "markup" if markup.published else None
    url = given.url or markup.url
    return Masthead(
        title=title,
        title_span=span,
        url=url,
        outlet=given.outlet or markup.outlet or host(url),
        byline=given.byline or markup.byline,
        published=published,
        published_basis=basis,
    )
