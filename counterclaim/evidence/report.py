"""A report as it came: its source text, what is prose in it and what is page furniture."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from counterclaim.evidence.spans import Span

Basis = Literal["given", "markup", "dateline", "inferred"]


class Furniture(Struct, frozen=True, order=True):
    """A stretch of the source that is not article prose, and what kind of furniture it is.

    Kinds: title, repeat, byline, dateline, caption, credit, share, related, comments, notice,
    advertisement, agency_line, other.
    """

    start: int
    end: int
    text: str
    kind: str = "other"


class Clue(Struct, frozen=True, order=True):
    """Words that speak for or against a publication date, and the EDTF date they allow."""

    start: int
    end: int
    text: str
    allows: str
    why: str


class Report(Struct, frozen=True, kw_only=True):
    """One report; `text` is the source text that all offsets point into, exactly as decoded.

    `agencies` are the wire agencies credited for the text (dateline, byline, credit line), `agencies_quoted`
    those that its prose says report or were told something, `agencies_pictured` those credited for a picture;
    only the first speak in the report's own voice. `dateline` is the place the report was filed from,
    `dateline_span` the whole of it where it stands in the body. `published` is EDTF. `published_basis` says
    where it is from; `inferred` dates keep their `clues` and, where more than one day is possible,
    `published_alternatives`.
    """

    id: str
    text: str
    title: str | None = None
    title_span: Span | None = None
    path: str | None = None
    url: str | None = None
    outlet: str | None = None
    agencies: tuple[str, ...] = ()
    agencies_quoted: tuple[str, ...] = ()
    agencies_pictured: tuple[str, ...] = ()
    byline: str | None = None
    contributors: tuple[str, ...] = ()
    dateline: str | None = None
    dateline_span: Span | None = None
    published: str | None = None
    published_basis: Basis | None = None
    published_clues: tuple[Clue, ...] = ()
    published_alternatives: tuple[str, ...] = ()
    published_confidence: Literal["high", "medium", "low"] | None = None
    body: tuple[Span, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    copy_of: str | None = None
    format: str = "text"
    sha256: str = ""
