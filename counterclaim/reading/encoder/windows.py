"""A text cut into the windows that the encoder reads: whole paragraphs, at most 256 word pieces.

A paragraph that is too long is cut where a sentence seems to end; a sentence that is too long, anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from counterclaim.reading.encoder.wordpiece import Piece, WordPiece

ROOM = 256
SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])")


@dataclass(frozen=True, slots=True)
class Window:
    """Piece numbers with the marks at beginning, paragraph ends and end, and where each piece stands.

    Marks have the empty offsets (0, 0).
    """

    ids: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...]


def cut(text: str, paragraphs: Iterable[tuple[int, int]], wordpiece: WordPiece) -> Iterator[Window]:
    """The windows of a text's paragraphs, in order; every piece stands in exactly one."""
    pieces: list[Piece] = [(wordpiece.start, 0, 0)]
    mark: Piece = (wordpiece.end, 0, 0)
    for more, closes in portions(text, paragraphs, wordpiece):
        if len(pieces) > 1 and len(pieces) + len(more) + 1 > ROOM:
            yield window(pieces, mark)
            pieces = pieces[:1]
        pieces += more
        if closes and len(pieces) < ROOM:
            pieces.append(mark)
    if len(pieces) > 1:
        yield window(pieces, None)


def window(pieces: list[Piece], mark: Piece | None) -> Window:
    """The pieces as a window, closed by the mark if they are not."""
    closed = pieces if mark is None or pieces[-1] == mark else [*pieces, mark]
    return Window(tuple(p[0] for p in closed), tuple((p[1], p[2]) for p in closed))


def portions(
    text: str, paragraphs: Iterable[tuple[int, int]], wordpiece: WordPiece
) -> Iterator[tuple[list[Piece], bool]]:
    """The pieces of each paragraph, or of its sentences, and whether the paragraph ends there."""
    for start, end in paragraphs:
        whole = list(wordpiece.pieces(text, start, end))
        if len(whole) <= ROOM - 2:
            if whole:
                yield whole, True
            continue
        for a, b in sentences(text, start, end):
            some = [p for p in whole if a <= p[1] < b]
            for at in range(0, len(some), ROOM - 2):
                yield some[at : at + ROOM - 2], b == end


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A paragraph cut where a sentence seems to end, by its marks alone."""
    last = start
    for mark in SENTENCE_END.finditer(text[start:end]):
        yield last, start + mark.end()
        last = start + mark.end()
    if last < end:
        yield last, end
