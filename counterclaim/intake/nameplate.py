"""The nameplate: the line over the headline that names the paper, and is no headline itself."""

from __future__ import annotations

import re

from counterclaim.evidence import Furniture, Span
from counterclaim.intake.draft import Layout

# what newspapers, agencies and stations are called, in English
_PAPERS = frozenset(
    """
    agency argus bulletin chronicle courier daily dispatch echo enquirer evening examiner express
    gazette globe guardian herald independent inquirer journal ledger mail mercury mirror monitor
    morning news observer online planet post press radio record register report reporter review
    sentinel standard star sun sunday telegraph television times today tribune tv voice weekly wire
    world
    """.split()
)
_SMALL = frozenset({"the", "of", "and", "de", "la", "le", "el", "al"})
MOST_WORDS = 5
LOOK = 5
"""How many pieces behind the nameplate may hold the headline: date, share bar, byline come between."""


def _names_a_paper(line: str) -> bool:
    words = re.findall(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*", line)
    if not 1 < len(words) <= MOST_WORDS or re.search(r"[\d.!?,:;]", line):
        return False
    if not all(w[0].isupper() or w.lower() in _SMALL for w in words):
        return False
    return any(w.lower() in _PAPERS for w in words)


def _is_headline(line: str) -> bool:
    words = line.split()
    return (
        3 <= len(words) <= 22
        and line[-1] not in '.:;,"”'
        and not re.match(r"(?:By|Photo|Picture|Source)\b", line)
    )


def read_nameplate(layout: Layout) -> tuple[Layout, str | None]:
    """The layout with the headline in its place, and the outlet that the nameplate names.

    Unchanged, and None, where the first line is no nameplate or no headline follows it.
    """
    plate = next((p for p in layout.furniture if p.kind in {"title", "other"}), None)
    pieces: list[Furniture | Span] = sorted([*layout.furniture, *layout.body], key=lambda p: p.start)
    if plate is None or not pieces or pieces[0] is not plate or not _names_a_paper(plate.text):
        return layout, None
    for piece in pieces[1 : 1 + LOOK]:
        kind = piece.kind if isinstance(piece, Furniture) else "body"
        if kind in {"body", "title", "related", "other", "repeat"} and _is_headline(piece.text.strip()):
            title = Furniture(piece.start, piece.end, piece.text, "title")
            furniture = [p for p in layout.furniture if p is not plate and p is not piece]
            named = Furniture(plate.start, plate.end, plate.text, "other")
            body = tuple(s for s in layout.body if s is not piece)
            if not body:
                return layout, None
            return Layout(body, tuple(sorted([*furniture, named, title]))), _proper(plate.text)
        if kind == "body":
            break
    return layout, _proper(plate.text) if plate.kind == "other" else None


def _proper(name: str) -> str:
    """A name in capitals as it is written elsewhere."""
    return name.strip().title() if name.isupper() else name.strip()
