"""The test seam: reports and parsed prose made from a string, no files, no mocks."""

from __future__ import annotations

import hashlib
from typing import Any

from counterclaim.evidence import Report, Span
from counterclaim.reading.prose import Prose, parse
from counterclaim.reading.toolkit import language


def report(text: str, *, id: str = "r1", title: str | None = None, **more: Any) -> Report:
    """A report whose body is every paragraph of the text; `title`, where given, must stand in it once."""
    body, at = [], 0
    for piece in text.split("\n\n"):
        start = text.index(piece, at)
        at = start + len(piece)
        if piece.strip() and piece != title:
            body.append(Span(start, at, piece))
    span = None
    if title is not None:
        start = text.index(title)
        span = Span(start, start + len(title), title)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Report(id=id, text=text, title=title, title_span=span, body=tuple(body), sha256=digest, **more)


def prose(text: str, **more: Any) -> Prose:
    """The parsed prose of a report made from a string."""
    return parse(report(text, **more), language())
