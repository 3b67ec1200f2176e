"""PDF: the text layer, its lines joined to paragraphs by where they stand on the page."""

from __future__ import annotations

import re
import time
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import pypdfium2

from counterclaim.evidence import Problem
from counterclaim.intake.draft import Draft
from counterclaim.intake.limits import Overflow
from counterclaim.intake.sources import Source, digest
from counterclaim.intake.trouble import MAX_FILE, MAX_TEXT, MB, problem

MAX_PAGES = 2000
# a stream that unpacks to more than this and to so many times its size is made to fill memory
MAX_STREAM, MAX_GROWTH = 64 * MB, 200
# what all streams may unpack to
MAX_STREAMS = 2048 * MB
CHUNK = 1 << 16
# seconds that the pages of one document may take; real ones take hundredths each
MAX_TIME = 60.0
STREAM = re.compile(rb"stream\r?\n(?=[\x08-\x78])")
# a gap to the line above that is so many times the usual one opens a paragraph
GAP = 1.35
# a line that much shorter than the column and ending a sentence closes one
SHORT = 0.8
# pdfium writes one of these where a word was broken at the end of a line
BROKEN_WORD = "\x02\ufffe\xad"
SENTENCE = re.compile(r"[.!?…][\"”’')\]]*$")


@dataclass(frozen=True)
class Row:
    """One line of a page: its words, where it begins, and how high it stands (points from below)."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


class Pdf:
    """One report a document; pictures of text are not read."""

    name = "pdf"
    takes = ".pdf: the text layer"

    def bid(self, source: Source) -> float:
        """Sure by its first bytes, whatever it is called."""
        looks = b"%PDF-" in source.head[:1024]
        return 0.95 if looks else 0.9 if source.suffix == ".pdf" else 0.0

    def read(self, source: Source) -> Iterator[Draft | Problem]:
        """The report of the document."""
        shown, where = source.shown, source.where
        if source.size > 4 * MAX_FILE:
            yield problem(shown, "too_large", f"{source.size / MB:.0f} MB", where)
            return
        raw = source.read()
        _measure(raw)
        try:
            pages = _pages(raw)
        except pypdfium2.PdfiumError as what:
            if "assword" in str(what):
                yield problem(shown, "encrypted", where=where)
            else:
                yield problem(shown, "broken", str(what)[:120], where)
            return
        text = "\n\n".join(paragraphs(without_running_heads(pages)))
        if not text.strip():
            yield problem(shown, "no_text", where=where)
            return
        if len(text) > MAX_TEXT:
            yield problem(shown, "too_large", f"{len(text):,} characters", where)
            return
        yield Draft(text, digest(raw), self.name, shown, where, given=source.given)


def _measure(raw: bytes) -> None:
    """Raise Overflow where the document's streams unpack to too much, also where one is packed twice."""
    left = MAX_STREAMS
    for opened in STREAM.finditer(raw):
        piece = memoryview(raw)[opened.end() :]
        for _ in range(3):
            begun, size = _inflated(piece, left)
            left -= size
            piece = memoryview(begun)
            if begun[:1] != b"\x78":
                break


def _inflated(piece: memoryview, left: int) -> tuple[bytes, int]:
    """The first 4 MB that a packed stream holds, and how much it holds in all; raises Overflow."""
    unpacker, size, begun = zlib.decompressobj(), 0, b""
    try:
        for at in range(0, len(piece), CHUNK):
            rest = bytes(piece[at : at + CHUNK])
            while rest and not unpacker.eof:
                more = unpacker.decompress(rest, MB)
                rest = unpacker.unconsumed_tail
                begun = begun if size >= 4 * MB else begun + more
                size += len(more)
                if size > max(MAX_STREAM, MAX_GROWTH * at) or size > left:
                    raise Overflow(f"streams of more than {size // MB} MB")
            if unpacker.eof:
                break
    except zlib.error:
        pass
    return begun, size


def _pages(raw: bytes) -> list[list[Row]]:
    """The lines of every page, up to the bounds of pages and of text; raises Overflow beyond that of time."""
    found: list[list[Row]] = []
    began = time.monotonic()
    length = 0
    with pypdfium2.PdfDocument(raw) as document:
        for number in range(min(len(document), MAX_PAGES)):
            try:
                page = document[number]
            except pypdfium2.PdfiumError:
                continue
            rows = list(_rows(page.get_textpage()))
            length += sum(len(row.text) for row in rows)
            found.append(rows)
            page.close()
            if length > MAX_TEXT:
                break
            if time.monotonic() - began > MAX_TIME:
                raise Overflow(f"pages that take longer than {MAX_TIME:.0f} seconds")
    return found


def _rows(layer: pypdfium2.PdfTextPage) -> Iterator[Row]:
    """The lines in the order of the text layer."""
    text = layer.get_text_range() if layer.count_chars() else ""
    for line in re.finditer(r"[^\r\n]+", text):
        words = line[0].strip()
        if not words:
            continue
        first = line.start() + len(line[0]) - len(line[0].lstrip())
        last = line.end() - 1 - (len(line[0]) - len(line[0].rstrip()))
        last = min(last, layer.count_chars() - 1)
        left, bottom, _, top = layer.get_charbox(min(first, last), loose=True)
        _, _, right, _ = layer.get_charbox(last, loose=True)
        yield Row(words.encode("utf-8", "replace").decode("utf-8"), left, right, top, bottom)


def without_running_heads(pages: Sequence[Sequence[Row]]) -> list[Row]:
    """All lines, without those at the head or foot of a page that at least three pages share."""
    edges = [rows[:2] + rows[-2:] if len(rows) > 4 else rows for rows in map(list, pages)]
    shared = Counter(text for rows in edges for text in {_folded(row) for row in rows})
    kept: list[Row] = []
    for rows, ends in zip(pages, edges, strict=True):
        kept += [row for row in rows if row not in ends or shared[_folded(row)] < 3]
    return kept


def _folded(row: Row) -> str:
    return re.sub(r"\d+", "0", row.text.lower())


def paragraphs(rows: Sequence[Row]) -> Iterator[str]:
    """The lines joined to paragraphs; words broken at a line's end are made whole."""
    steps = [a.top - b.top for a, b in pairwise(rows) if a.top > b.top]
    usual = median(steps) if steps else 0.0
    edges = _edges(rows)
    whole, above = "", None
    for row in rows:
        if above is not None and _opens(row, above, usual, edges[_stripe(above)]):
            yield whole
            whole = ""
        whole = _joined(whole, row.text)
        above = row
    if whole:
        yield whole


def _stripe(row: Row) -> int:
    """Which stripe of the page, an inch wide, the line begins in."""
    return int(row.left // 72)


def _edges(rows: Sequence[Row]) -> dict[int, float]:
    """For every stripe how far to the right the lines that begin in it or beside it usually reach."""
    rights: dict[int, list[float]] = {}
    for row in rows:
        rights.setdefault(_stripe(row), []).append(row.right)
    near = {at: sorted(right for n in (at - 1, at, at + 1) for right in rights.get(n, ())) for at in rights}
    return {at: found[len(found) * 3 // 4] for at, found in near.items()}


def _opens(row: Row, above: Row, usual: float, edge: float) -> bool:
    """Whether the line begins a paragraph, by the gap, the size, an indent, or the line before it."""
    height, before = row.top - row.bottom, above.top - above.bottom
    if abs(height - before) > 0.15 * max(height, before, 1):
        return True
    step = above.top - row.top
    ended = bool(SENTENCE.search(above.text))
    short = above.right - above.left < SHORT * (edge - above.left)
    if step <= 0:
        return short
    if usual and step > GAP * max(usual, height):
        return True
    return ended and (short or row.left - above.left > 0.5 * height)


def _joined(whole: str, line: str) -> str:
    if not whole:
        return line
    if whole[-1] in BROKEN_WORD:
        return whole[:-1] + line
    return whole + line if whole.endswith("-") and line[:1].islower() else f"{whole} {line}"
