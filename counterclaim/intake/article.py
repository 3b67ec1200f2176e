"""Where the article stands on a rendered page: trafilatura's extraction, aligned to the page's lines."""

from __future__ import annotations

import re

import trafilatura
from lxml import etree

from counterclaim.evidence import Span
from counterclaim.intake import boosted, pagefeatures
from counterclaim.intake.alignment import align
from counterclaim.intake.blocks import Block
from counterclaim.intake.draft import Layout
from counterclaim.intake.furniture import build, inside_cuts, line_kind, tell_apart
from counterclaim.intake.linefeatures import FULL
from counterclaim.intake.rendering import Line, Page
from counterclaim.intake.runon import Cut

WORD = re.compile(r"\w+")
# beyond this a page is built to exhaust what reads it; the extraction is left out
MAX_DEPTH = 400
# measured on the development pages by cross-validation; training/furniture/README.md
LEAST = 0.5
# kinds that the words alone decide on a page
DROPPED = frozenset(
    {"share", "comments", "advertisement", "notice", "agency_line", "credit", "dateline", "byline"}
)


def extraction(root: etree._Element) -> str:
    """The article as trafilatura extracts it; empty where it finds none or fails on the page.

    It takes what it can, without its slower second opinions: the learned model is better at leaving out.
    """
    try:
        found = trafilatura.extract(
            root, include_comments=False, deduplicate=False, fast=True, favor_recall=True
        )
    except Exception:  # the page is untrusted and the library large: its failure is a page without help
        return ""
    return found or ""


def lay_out(page: Page, root: etree._Element, title: str | None) -> tuple[Layout, str | None]:
    """Body and furniture of the page, and a remark where part of the page could not be judged.

    Lines beside and inside the extraction are judged by the learned model, which knows where they
    stood; where there is no extraction the page is read as text without tags. Then the words decide:
    credits, agency lines and notices go, whatever the markup says.
    """
    deep = max((line.depth for line in page.lines), default=0) > MAX_DEPTH
    remark = "its elements are nested too deep" if deep else None
    shares, same = align([line.text for line in page.lines], "" if deep else extraction(root))
    low, high = pagefeatures.window(page.lines, shares)
    if low == high:
        return _untagged(page, title), remark
    rows = pagefeatures.describe(page.lines[low:high], shares[low:high], same[low:high], title)
    chances = boosted.load("page").probability(rows)
    folded = _folded(title)
    kept: list[Span] = []
    cuts: list[Cut] = []
    for at, line in enumerate(page.lines):
        block = Block(line.start, line.end, line.text)
        titled = bool(folded) and _folded(line.text) == folded
        chance = float(chances[at - low]) if low <= at < high else 0.0
        kind = None if chance <= LEAST else line_kind(line.text, at, len(page.lines))
        if titled or chance <= LEAST or kind in DROPPED:
            cuts.append(
                Cut(line.start, line.end, "title" if titled else kind or _kind(line, low <= at < high))
            )
        else:
            kept.append(Span(line.start, line.end, line.text))
            cuts += inside_cuts(page.text, block, last=False)
    if not kept:
        return _untagged(page, title), remark
    blocks = [Block(line.start, line.end, line.text) for line in page.lines]
    return _with_sentences(build(page.text, blocks, cuts)), remark


def _untagged(page: Page, title: str | None) -> Layout:
    """The page read as text without tags."""
    return _with_sentences(tell_apart(page.text, title))


def _with_sentences(layout: Layout) -> Layout:
    """The layout, without its body where not one line of that is a sentence: menus are no articles."""
    for span in layout.body:
        words = len(WORD.findall(span.text))
        if words >= 14 or (words >= 4 and FULL.search(span.text)):
            return layout
    return Layout((), layout.furniture)


def _folded(text: str | None) -> str:
    return " ".join(WORD.findall((text or "").lower()))


def _kind(line: Line, near: bool) -> str:
    """The kind of furniture a line is: by its words near the article, else by where on the page it stands."""
    told = line_kind(line.text, 0, 2) if near else None
    if told:
        return told
    if "figure" in line.regions:
        return "caption"
    if line.linked > 0.8 * len(line.text) and len(line.text) > 24:
        return "related"
    return "comments" if "comment" in line.names.lower() else "other"
