"""The briefing as PDF, set by Typst: tagged, and with the fonts it brings along."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pypdfium2

from counterclaim.views import wording
from counterclaim.views.briefing.markdown import closing, more
from counterclaim.views.briefing.plan import Brief
from counterclaim.views.exports.needed import needed


def _data(brief: Brief) -> dict[str, Any]:
    return {
        "title": brief.title,
        "date": [int(part) for part in brief.day.split("-")],
        "day": f"Briefing, {wording.date(brief.day)}",
        "lede": " ".join(brief.lede),
        "sections": [
            {
                "title": s.title,
                "more": more(s.left) if s.left else "",
                "lines": [{"text": line.text, "notes": " ".join(map(str, line.notes))} for line in s.lines],
            }
            for s in brief.sections
        ],
        "notes": [{"number": str(n.number), "text": n.text} for n in brief.notes],
        "closing": closing(brief),
    }


def as_pdf(brief: Brief) -> bytes:
    """The briefing as PDF in A4, dated as the brief is. Raises MissingPart where Typst is not installed."""
    typst = needed("typst", "typst", "brief", "a briefing as PDF")
    source = files(__package__).joinpath("briefing.typ").read_bytes()
    data = json.dumps(_data(brief), ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")
    made = typst.compile(source, format="pdf", sys_inputs={"data": data}, ignore_system_fonts=True)
    return bytes(made)


def pages(pdf: bytes) -> int:
    """How many pages a PDF has."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()
