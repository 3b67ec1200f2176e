"""The briefing as DOCX. Its dates are the record's, so that equal records give equal bytes."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import docx
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from counterclaim.views import wording
from counterclaim.views.briefing.markdown import closing, more
from counterclaim.views.briefing.plan import Brief, Line

_FONT = "Times New Roman"
_SOFT = RGBColor(0x65, 0x62, 0x5A)
_EPOCH = (1980, 1, 1, 0, 0, 0)


def _paragraph(made: docx.document.Document, text: str, size: float, *, soft: bool = False) -> Paragraph:
    paragraph = made.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(2)
    paragraph.paragraph_format.space_before = Pt(0)
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    if soft:
        run.font.italic = True
        run.font.color.rgb = _SOFT
    return paragraph


def _line(made: docx.document.Document, line: Line) -> None:
    paragraph = _paragraph(made, f"– {line.text}", 9.5)
    paragraph.paragraph_format.left_indent = Mm(4)
    paragraph.paragraph_format.first_line_indent = Mm(-4)
    cited = paragraph.add_run(" ".join(map(str, line.notes)))
    cited.font.superscript = True
    cited.font.size = Pt(9)


def _heading(made: docx.document.Document, title: str) -> None:
    heading = made.add_heading(level=2)
    heading.paragraph_format.space_before = Pt(7)
    heading.paragraph_format.space_after = Pt(2)
    run = heading.add_run(title)
    run.font.size = Pt(10)
    run.font.name = _FONT
    run.font.color.rgb = _SOFT


def as_docx(brief: Brief) -> bytes:
    """The briefing as an A4 text document; the evidence stands as numbered notes at its end."""
    made = docx.Document()
    sheet = made.sections[0]
    sheet.page_width, sheet.page_height = Mm(210), Mm(297)
    sheet.left_margin = sheet.right_margin = Mm(17)
    sheet.top_margin = sheet.bottom_margin = Mm(14)
    normal = made.styles["Normal"]
    normal.font.name = _FONT
    normal.element.rPr.rFonts.set(qn("w:cs"), _FONT)
    normal.paragraph_format.line_spacing = 1.0
    title = made.add_heading(level=1)
    title.paragraph_format.space_before = Pt(0)
    run = title.add_run(brief.title)
    run.font.name = _FONT
    run.font.size = Pt(17)
    run.font.color.rgb = RGBColor(0x1F, 0x1E, 0x1B)
    _paragraph(made, f"Briefing, {wording.date(brief.day)}", 9, soft=True)
    _paragraph(made, " ".join(brief.lede), 9.5)
    for section in brief.sections:
        _heading(made, section.title)
        for line in section.lines:
            _line(made, line)
        if section.left:
            _paragraph(made, more(section.left), 8.5, soft=True)
    _heading(made, "Evidence")
    for note in brief.notes:
        _paragraph(made, f"{note.number}  {note.text}", 7.5).paragraph_format.space_after = Pt(0)
    _paragraph(made, closing(brief), 7.5, soft=True)
    _properties(made, brief)
    out = io.BytesIO()
    made.save(out)
    return _repacked(out.getvalue())


def _properties(made: docx.document.Document, brief: Brief) -> None:
    day = datetime.strptime(brief.day, "%Y-%m-%d")
    properties = made.core_properties
    properties.title, properties.author, properties.last_modified_by = (
        brief.title[:250],
        "counterclaim",
        "counterclaim",
    )
    properties.comments, properties.keywords, properties.subject = brief.made_by, "", ""
    properties.created = properties.modified = day
    properties.revision = 1


def _repacked(content: bytes) -> bytes:
    """The archive with the same date on every member, in order of name but for the first, which is fixed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(name))
    return out.getvalue()
