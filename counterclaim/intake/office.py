"""DOCX: the paragraphs and table rows of a text document, in order."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.table import Table
from lxml import etree

from counterclaim.evidence import Problem
from counterclaim.intake.draft import Draft, Given
from counterclaim.intake.limits import Overflow
from counterclaim.intake.sources import Source, digest
from counterclaim.intake.trouble import MAX_FILE, MAX_TEXT, MB, problem

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = "EncryptedPackage".encode("utf-16-le")


class Docx:
    """One report a document: what its paragraphs say, without headers, footers, notes and comments."""

    name = "docx"
    takes = ".docx: paragraphs and tables"

    def bid(self, source: Source) -> float:
        """Sure by name; fairly sure of a file without a telling name that holds a document's parts."""
        if source.suffix in {".docx", ".docm"}:
            return 0.95
        return 0.8 if not source.suffix and source.head.startswith(b"PK") and b"word/" in source.head else 0.0

    def read(self, source: Source) -> Iterator[Draft | Problem]:
        """The report of the document."""
        shown, where = source.shown, source.where
        if source.size > 4 * MAX_FILE:
            yield problem(shown, "too_large", f"{source.size / MB:.0f} MB", where)
            return
        raw = source.read()
        if raw.startswith(COMPOUND):
            locked = LOCKED in raw
            yield problem(shown, "encrypted" if locked else "binary", "an old office document", where)
            return
        _measure(raw, source)
        try:
            document = docx.Document(io.BytesIO(raw))
            blocks = list(_blocks(document))
            title = _title(document)
        except (OpcError, KeyError, ValueError, AttributeError, etree.LxmlError) as what:
            yield problem(shown, "broken", f"no text document: {what}"[:120], where)
            return
        text = "\n\n".join(blocks).encode("utf-8", "replace").decode("utf-8")
        if not text.strip():
            yield problem(shown, "no_text", where=where)
            return
        if len(text) > MAX_TEXT:
            yield problem(shown, "too_large", f"{len(text):,} characters", where)
            return
        given = Given(title=title if title in blocks else None).over(source.given)
        yield Draft(text, digest(raw), self.name, shown, where, given=given)


def _measure(raw: bytes, source: Source) -> None:
    """Raise Overflow where the parts say they unpack to too much; zipfile never unpacks more than said."""
    limits = source.budget.limits
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = archive.infolist()
        if any(part.flag_bits & 0x1 for part in parts):
            raise zipfile.BadZipFile("its parts need a password")
        size = sum(part.file_size for part in parts)
    if size > limits.member or size > max(limits.free, limits.ratio * len(raw)):
        raise Overflow(f"{size / MB:,.0f} MB when unpacked")
    source.budget.spend(size)


def _blocks(document: Document) -> Iterator[str]:
    """Every paragraph and every row of a table as one line."""
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells = dict.fromkeys(_line(cell.text) for cell in row.cells)
                if line := " | ".join(filter(None, cells)):
                    yield line
        elif line := _line(block.text):
            yield line


def _title(document: Document) -> str:
    """The first paragraph in the style for titles, else what the document's properties call it."""
    for paragraph in document.paragraphs[:20]:
        if paragraph.style is not None and paragraph.style.name == "Title" and paragraph.text.strip():
            return _line(paragraph.text)
    return _line(document.core_properties.title or "")


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
