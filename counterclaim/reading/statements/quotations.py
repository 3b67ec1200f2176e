"""Stretches between quotation marks, paragraph by paragraph, as token ranges."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from counterclaim.reading.prose import Prose

OPENING = frozenset({"\u201c", "\u201e", "\u00ab"})
CLOSING = frozenset({"\u201d", "\u00bb"})
EITHER = frozenset({'"', "''", "``"})
LOST = 3


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens [start, end) of a quotation with its marks; `closed` is False where its paragraph ends first."""

    start: int
    end: int
    closed: bool
    paragraph: int

    def holds(self, token: int) -> bool:
        """Whether a token stands inside, marks included."""
        return self.start <= token < self.end


def marks(doc: Doc, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The double quotation marks among tokens [start, end): (token, "open" | "close" | "either")."""
    for token in doc[start:end]:
        text = token.text
        if text in OPENING:
            yield token.i, "open"
        elif text in CLOSING:
            yield token.i, "close"
        elif text in EITHER or '"' in text:
            yield token.i, direction(doc, token.i, start, end)


def direction(doc: Doc, token: int, start: int, end: int) -> str:
    """Which way a straight mark faces: "open" between a space and a word, "close" the other way."""
    spaced_before = token == start or bool(doc[token - 1].whitespace_) or doc[token - 1].text in "([-\u2014"
    spaced_after = token + 1 >= end or bool(doc[token].whitespace_) or doc[token + 1].text in ",.;:?!)"
    if spaced_before and not spaced_after:
        return "open"
    if spaced_after and not spaced_before:
        return "close"
    return "either"


def quotations_of(prose: Prose) -> list[Quotation]:
    """Every quotation in text order; an opening mark without a closing one runs to its paragraph's end."""
    found: list[Quotation] = []
    doc = prose.doc
    for number, paragraph in enumerate(prose.paragraphs):
        span = prose.tokens(paragraph.start, paragraph.end)
        opened: int | None = None
        for token, mark in marks(doc, span.start, span.end):
            if mark == "open" and opened is not None and opened + 1 < token:
                opened = token
            elif opened is not None and mark != "open":
                found.append(Quotation(opened, token + 1, True, number))
                opened = None
            elif opened is None and mark != "close":
                opened = token
            elif mark == "close":
                left = doc[token].sent.start
                if not (found and found[-1].end > left) and token - left > LOST:
                    found.append(Quotation(left, token + 1, True, number))
        if opened is not None:
            end = span.end
            while end > opened and doc[end - 1].is_space:
                end -= 1
            found.append(Quotation(opened, end, False, number))
    return found
