"""A report's prose, parsed once: the headline and the body paragraphs as one spaCy document.

Page furniture is left out of the document, so every reader works on article prose only; offsets are
turned back into source offsets on the way out (`Prose.span`, `Prose.passage`, `Prose.pieces`).
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as Tokens
from threadpoolctl import ThreadpoolController

from counterclaim.evidence import Passage, Report, Span
from counterclaim.reading.tagmap import components

GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A headline or body paragraph: characters [start, end) of the document, `source` is where it begins."""

    start: int
    end: int
    source: int
    headline: bool

    @property
    def shift(self) -> int:
        """What to add to a document offset to get the source offset."""
        return self.source - self.start


class Prose:
    """The parsed prose of one report. `doc` offsets are the document's, not the source's."""

    def __init__(self, report: Report, paragraphs: list[Paragraph], doc: Doc) -> None:
        self.report = report
        self.paragraphs = paragraphs
        self.doc = doc
        self.text = doc.text  # spaCy makes the string anew at each call
        self._starts = [p.start for p in paragraphs]
        self._sources = sorted((p.source, p.source + p.end - p.start, p) for p in paragraphs)
        self._sentences = list(doc.sents)

    def paragraph_at(self, char: int) -> Paragraph:
        """The paragraph that holds a document offset (the one before it, in a gap)."""
        return self.paragraphs[max(0, bisect.bisect_right(self._starts, char) - 1)]

    def source(self, char: int) -> int:
        """A document offset as a source offset."""
        return char + self.paragraph_at(char).shift

    def char(self, source: int) -> int | None:
        """A source offset as a document offset; None where the source is furniture."""
        for start, end, paragraph in self._sources:
            if start <= source < end:
                return source - paragraph.shift
        return None

    def span(self, start: int, end: int) -> Span:
        """Document offsets [start, end) as a source span; cut at the end of the first paragraph."""
        paragraph = self.paragraph_at(start)
        end = min(end, paragraph.end)
        left, right = start + paragraph.shift, end + paragraph.shift
        return Span(left, right, self.report.text[left:right])

    def pieces(self, start: int, end: int) -> tuple[Span, ...]:
        """Document offsets [start, end) as source spans, one for each paragraph touched."""
        found = []
        for p in self.paragraphs:
            left, right = max(start, p.start), min(end, p.end)
            if left < right:
                found.append(self.span(left, right))
        return tuple(found)

    def passage(self, start: int, end: int, statement: str | None = None) -> Passage:
        """Document offsets [start, end) as a passage."""
        s = self.span(start, end)
        return Passage(self.report.id, s.start, s.end, s.text, statement)

    def tokens(self, start: int, end: int) -> Tokens:
        """The tokens that overlap document offsets [start, end); none outside the document."""
        found = self.doc.char_span(start, end, alignment_mode="expand")
        return self.doc[0:0] if found is None else found

    def sentences(self) -> list[Tokens]:
        """All sentences in order; none runs over a paragraph's end."""
        return self._sentences

    def sentences_of(self, paragraph: Paragraph) -> Iterator[Tokens]:
        """The sentences of one paragraph."""
        for sentence in self._sentences:
            if paragraph.start <= sentence.start_char < paragraph.end:
                yield sentence

    def in_headline(self, char: int) -> bool:
        """Whether a document offset stands in the headline."""
        return self.paragraph_at(char).headline


def lay_out(report: Report) -> tuple[str, list[Paragraph]]:
    """The document text (headline, then body paragraphs, blank lines between) and its paragraphs.

    A dateline is a paragraph of its own, so that it is no part of the sentence behind it. The headline is
    left out when it has no place in the source text, or stands inside the body.
    """
    pieces: list[tuple[Span, bool]] = [(s, False) for span in report.body for s in _cut(span, report)]
    title = report.title_span
    if title is not None and not any(s.start < title.end and title.start < s.end for s in report.body):
        pieces.insert(0, (title, True))
    paragraphs: list[Paragraph] = []
    parts: list[str] = []
    at = 0
    for span, headline in pieces:
        text = report.text[span.start : span.end]
        text = text.strip()
        if not text:
            continue
        start = report.text.index(text, span.start)
        paragraphs.append(Paragraph(at, at + len(text), start, headline))
        parts.append(text)
        at += len(text) + len(GAP)
    return GAP.join(parts), paragraphs


def _cut(span: Span, report: Report) -> list[Span]:
    line = report.dateline_span
    if line is None or not (span.start <= line.start and line.end <= span.end):
        return [span]
    edges = [span.start, line.start, line.end, span.end]
    return [Span(a, b, report.text[a:b]) for a, b in pairwise(edges) if report.text[a:b].strip()]


@cache
def matrix_products() -> ThreadpoolController:
    """The libraries that compute NumPy's matrix products. Those of a report are too small to be shared out:
    further threads take twice the processor and save nothing.
    """
    return ThreadpoolController()


def parse(report: Report, nlp: Language) -> Prose:
    """One language pass over a report's prose; sentences are made to end where paragraphs end."""
    text, paragraphs = lay_out(report)
    doc = nlp.make_doc(text)
    starts = {p.start for p in paragraphs}
    for token in doc:
        if token.idx in starts:
            token.is_sent_start = True
    with matrix_products().limit(limits=1, user_api="blas"):
        for component in components(nlp):
            doc = component(doc)
    return Prose(report, paragraphs, doc)
