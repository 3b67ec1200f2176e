"""Where the article stands on a rendered page: trafilatura's extraction, aligned to the page's lines."""

from __future__ import annotations

import re

import trafilatura
from lxml import etree

from counterclaim.evidence import Furniture, Span
from counterclaim.intake.draft import Layout
from counterclaim.intake.rendering import Line, Page

WORD = re.compile(r"\w+")
# beyond this a page is built to exhaust what reads it; the extraction is left out
MAX_DEPTH = 400


def extraction(root: etree._Element) -> str:
    """The article as trafilatura extracts it; empty where it finds none or fails on the page."""
    try:
        found = trafilatura.extract(root, include_comments=False, deduplicate=False)
    except Exception:  # the page is untrusted and the library large: its failure is a page without help
        return ""
    return found or ""


def coverage(lines: list[Line], extracted: str) -> list[float]:
    """For every line the share of its words that stand, in this order, in the extraction (0 to 1).

    Shares are counted in runs of four words, so that common words alone do not count.
    """
    words = WORD.findall(extracted.lower())
    folded = f" {' '.join(words)} "
    runs = {tuple(words[i : i + 4]) for i in range(len(words) - 3)}
    shares = []
    for line in lines:
        own = WORD.findall(line.text.lower())
        if not own:
            shares.append(0.0)
        elif f" {' '.join(own)} " in folded:
            shares.append(1.0)
        elif len(own) < 4:
            shares.append(0.0)
        else:
            mine = [tuple(own[i : i + 4]) for i in range(len(own) - 3)]
            shares.append(sum(run in runs for run in mine) / len(mine))
    return shares


def lay_out(page: Page, root: etree._Element, title: str | None) -> tuple[Layout, str | None]:
    """Body and furniture of the page, and a remark where part of the page could not be judged."""
    deep = max((line.depth for line in page.lines), default=0) > MAX_DEPTH
    extracted = "" if deep else extraction(root)
    shares = coverage(page.lines, extracted)
    body, rest = [], []
    for line, share in zip(page.lines, shares, strict=True):
        if share > 0.5 and line.text != title:
            body.append(Span(line.start, line.end, line.text))
        else:
            rest.append(Furniture(line.start, line.end, line.text))
    return Layout(tuple(body), tuple(rest)), "its elements are nested too deep" if deep else None
