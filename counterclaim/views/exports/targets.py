"""W3C Web Annotation selectors: where the words of a passage stand in their report."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from counterclaim.evidence import Passage, Report

AROUND = 32
"""Characters before and after the words, so that a text which has moved can still be searched."""


def report_iri(id_: str) -> str:
    """The name of a report's source text."""
    return f"urn:counterclaim:report:{quote(id_, safe='')}"


def item_iri(kind: str, id_: str) -> str:
    """The name of a thing of the record."""
    return f"urn:counterclaim:{kind}:{quote(id_, safe='')}"


def selectors(report: Report, start: int, end: int) -> list[dict[str, Any]]:
    """A TextPositionSelector (in code points) and a TextQuoteSelector for the same words."""
    text = report.text
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(0, start - AROUND) : start],
            "suffix": text[end : end + AROUND],
        },
    ]


def target(report: Report, passage: Passage) -> dict[str, Any]:
    """An annotation's target: the report and the selectors of the passage."""
    return {
        "type": "SpecificResource",
        "source": report_iri(report.id),
        "selector": selectors(report, passage.start, passage.end),
    }
