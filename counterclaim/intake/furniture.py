"""Page furniture told from prose in text without tags."""

from __future__ import annotations

from counterclaim.evidence import Furniture, Span
from counterclaim.intake.blocks import ENDS, paragraphs
from counterclaim.intake.draft import Layout


def tell_apart(text: str, title: str | None = None) -> Layout:
    """Body and furniture of a text whose lines are all there is."""
    blocks = paragraphs(text)
    body, rest = [], []
    for number, block in enumerate(blocks):
        first = number == 0 and len(blocks) > 1 and not ENDS.search(block.text)
        if first or block.text == title:
            rest.append(Furniture(block.start, block.end, block.text, "title"))
        else:
            body.append(Span(block.start, block.end, block.text))
    return Layout(tuple(body), tuple(rest))
