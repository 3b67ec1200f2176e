"""Stretches mended at their edges: a learned reader may stop inside a phrase; a parse knows its end."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from counterclaim.reading.prose import Prose
from counterclaim.reading.statements.attribution import Attribution, Stretch
from counterclaim.reading.statements.syntax import SUBJECTS

INSIDE = frozenset({"det", "amod", "compound", "poss", "nummod", "quantmod", "predet", "case"})
"""How a word hangs on its noun: between the two no phrase ends."""
HELPING = frozenset({"aux", "auxpass", "neg"})
OPENING = frozenset({"mark", "advmod", "cc", "preconj"})
"""How a word hangs on what follows it, where it does not close a phrase."""
COMPLEMENTS = frozenset({"dobj", "pobj", "attr", "acomp", "pcomp"})
STOPS = frozenset({".", ",", ";", ":", "?", "!", ")", "\u2014", "\u2013", "\u2015", "--", "-"})
FARTHEST = 4
"""Words that an edge may move to the end of its noun phrase or verb group."""
REST = 12
"""Words that what is unfinished may lack."""
FRAGMENT = 8
"""The most words of a piece that is left out for hanging on what is left out."""
SHORT = 2
"""Words behind a comma that are rather left out than finished."""
BACK = 8
"""Words that an edge may go back to a comma where what follows cannot be finished."""


def at_edges(prose: Prose, a: Attribution) -> Attribution:
    """The attribution with its source and each piece of content grown to the ends of their phrases.

    Content that stops at a word that wants another ("because of", "which lead") goes on to the next stop,
    or back to the last comma where that is nearer; a short piece that hangs on a word left out goes.
    Nothing grows over the attribution's other parts, or out of its sentence; pieces that come to overlap
    are one.
    """
    source = a.source and grown(prose, a.source, [s for s in (a.cue, *a.content) if s is not None])
    kept = [s for s in (source, a.cue) if s is not None]
    content: list[Stretch] = []
    for start, end in sorted(grown(prose, piece, kept) for piece in a.content):
        if content and start < content[-1][1]:
            content[-1] = (content[-1][0], max(end, content[-1][1]))
        else:
            content.append((start, end))
    content = [s for n, s in enumerate(content) if not n or not stray(prose, content[n - 1], s, kept)]
    limits = [*(s[0] for s in kept), *(s[0] for s in content), len(prose.text)]
    pieces = (finished(prose, s, min(x for x in limits if x >= s[1])) for s in content)
    return replace(a, source=source, content=tuple(pieces))


def stray(prose: Prose, before: Stretch, piece: Stretch, kept: list[Stretch]) -> bool:
    """Whether a short piece hangs on a word between it and the piece before, which is nobody's."""
    if any(s < piece[0] and before[1] < e for s, e in kept):
        return False
    tokens = prose.tokens(*piece)
    if not 0 < len(tokens) <= FRAGMENT:
        return False
    head = tokens.root.head
    return before[1] <= head.idx < piece[0] and head.sent.start_char <= before[1]


def finished(prose: Prose, piece: Stretch, limit: int) -> Stretch:
    """A piece that ends where a phrase does; as it was where it does already or no end is near."""
    doc, tokens = prose.doc, prose.tokens(*piece)
    if not len(tokens) or not unfinished(doc, tokens.start, tokens.end):
        return piece
    start, end = tokens.start, tokens.end
    on = stop_after(doc, end, limit)
    room = BACK if on is None else SHORT
    back = next((i for i in range(end - 1, max(start, end - 1 - room) - 1, -1) if closes(doc[i])), start)
    if back > start:
        last = doc[back]
        return piece[0], last.idx + (len(last) if last.is_quote else 0)
    if on is None or on == end:
        return piece
    return piece[0], max(piece[1], doc[on - 1].idx + len(doc[on - 1]))


def closes(token: Token) -> bool:
    """Whether a phrase may end at a token: a comma or a quotation mark."""
    return token.text == "," or bool(token.is_quote)


def unfinished(doc: Doc, start: int, end: int) -> bool:
    """Whether the last of tokens [start, end) wants what follows it: an object, a verb, a clause."""
    if end >= len(doc) or doc[end].is_sent_start or doc[end].is_space:
        return False
    last, following = doc[end - 1], doc[end]
    if last.dep_ in ("prep", "agent"):
        return any(c.i >= end for c in last.children)
    if last.dep_ in SUBJECTS or last.dep_ in OPENING:
        return bool(last.head.i >= end and last.left_edge.i > last.sent.start)
    if following.is_punct:
        return False
    top = following
    while top.head.i > end and top.head.left_edge.i == end:
        top = top.head
    return bool(top.dep_ in COMPLEMENTS and start <= top.head.i < end)


def stop_after(doc: Doc, end: int, limit: int) -> int | None:
    """The token at which what goes on at `end` stops, at the latest at character `limit`; None if far."""
    for at in range(end, min(len(doc), end + REST + 1)):
        token = doc[at]
        if token.idx >= limit or token.is_space or (token.is_sent_start and at > end):
            return at
        if token.text in STOPS and (token.text != "-" or token.whitespace_):
            return at
    return None


def grown(prose: Prose, piece: Stretch, kept: list[Stretch]) -> Stretch:
    """One piece, grown; as it was where that would touch what must stay."""
    doc, tokens = prose.doc, prose.tokens(*piece)
    if not len(tokens):
        return piece
    end = right_edge(doc, tokens.end)
    start = left_edge(doc, tokens.start, end)
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
