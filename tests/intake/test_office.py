"""DOCX: what its paragraphs say; locked, broken and bloated files named."""

from __future__ import annotations

import io
from pathlib import Path

import docx

from tests.making import FIRST, SECOND, codes, compound, document, taken, zipped


def test_paragraphs_title_and_tables(tmp_path: Path) -> None:
    made = docx.Document(io.BytesIO(document(FIRST, title="Strait talks resume")))
    table = made.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Wounded", "14"
    made.add_paragraph(SECOND)
    made.save(str(tmp_path / "d.docx"))
    reports, problems = taken(tmp_path)
    assert not problems
    report = reports["d"]
    assert report.text == f"Strait talks resume\n\n{FIRST}\n\nWounded | 14\n\n{SECOND}"
    assert report.title == "Strait talks resume"
    assert report.title_span is not None
    assert report.body[0].text == FIRST


def test_locked_old_and_broken_documents_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(compound("Root Entry", "EncryptionInfo", "EncryptedPackage"))
    (tmp_path / "b.docx").write_bytes(compound("Root Entry", "WordDocument"))
    (tmp_path / "c.docx").write_bytes(document(FIRST)[:-100])
    (tmp_path / "d.docx").write_bytes(zipped({"word/document.xml": "<broken"}))
    (tmp_path / "e.docx").write_bytes(document())
    assert codes(taken(tmp_path)[1]) == [
        ("encrypted", None), ("binary", None), ("broken", None), ("broken", None), ("no_text", None),
    ]  # fmt: skip


def test_a_document_that_unpacks_to_too_much_is_left(tmp_path: Path) -> None:
    (tmp_path / "d.docx").write_bytes(zipped({"word/document.xml": bytes(60 << 20)}))
    assert codes(taken(tmp_path)[1]) == [("bomb", None)]
