"""Content mended at its edges: a learned reader may stop inside a phrase, a parse knows where that ends."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from counterclaim.reading.prose import Prose
from counterclaim.reading.statements.attribution import Attribution, Stretch

INSIDE = frozenset({"det", "amod", "compound", "poss", "nummod", "quantmod", "predet", "case"})
"""How a word hangs on its noun: between the two no phrase ends."""
HELPING = frozenset({"aux", "auxpass", "neg"})
FARTHEST = 4
"""Words that an edge may move."""


def at_edges(prose: Prose, a: Attribution) -> Attribution:
    """The attribution with each piece of content grown to the ends of the phrases it begins and stops in.

    It never grows over its own source or cue, or out of its sentence; pieces that come to overlap are one.
    """
    kept = [s for s in (a.source, a.cue) if s is not None]
    content: list[Stretch] = []
    for start, end in sorted(grown(prose, piece, kept) for piece in a.content):
        if content and start < content[-1][1]:
            content[-1] = (content[-1][0], max(end, content[-1][1]))
        else:
            content.append((start, end))
    return replace(a, content=tuple(content))


def grown(prose: Prose, piece: Stretch, kept: list[Stretch]) -> Stretch:
    """One piece, grown; as it was where that would touch what must stay."""
    doc, tokens = prose.doc, prose.tokens(*piece)
    if not len(tokens):
        return piece
    start, end = left_edge(doc, tokens.start, tokens.end), right_edge(doc, tokens.end)
    wide = (min(piece[0], doc[start].idx), max(piece[1], doc[end - 1].idx + len(doc[end - 1])))
    return piece if any(s < wide[1] and wide[0] < e for s, e in kept) else wide


def left_edge(doc: Doc, start: int, end: int) -> int:
    """The first token of the noun phrase that tokens [start, end) begin in."""
    at = start
    while at > max(0, start - FARTHEST) and not doc[at].is_sent_start:
        before = doc[at - 1]
        if before.dep_ not in INSIDE or not start <= before.head.i < end:
            break
        at -= 1
    return at


def right_edge(doc: Doc, end: int) -> int:
    """The end of the noun or verb group that the tokens before `end` stop in."""
    at = end
    while True:
        last = doc[at - 1]
        head = last.head.i
        far = head - end + 1 > FARTHEST or last.sent.end <= head
        if last.dep_ not in INSIDE | HELPING or head < at or far:
            return at
        at = head + 1
