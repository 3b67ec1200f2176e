"""Page furniture told from prose in text without tags.

The text's paragraphs are judged in this order: the masthead (headline, date lines, bylines), lines and
sentences whose words give them away (`marks`), captions (`captions`), what ran into the prose
(`runon`), sections that follow a heading such as comments or related stories, repetitions, and at last
the run of the lines as a learned model sees it (`lineup`). What is left is the body.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from counterclaim.evidence import Furniture, Span
from counterclaim.intake.agencies import any_agency, named_in
from counterclaim.intake.blocks import ENDS, Block, paragraphs, sentences, trimmed
from counterclaim.intake.captions import CREDIT, PHOTO, TAIL, is_scene
from counterclaim.intake.dateline import dateline_at
from counterclaim.intake.datestamps import stamp_at
from counterclaim.intake.draft import Layout
from counterclaim.intake.lineup import unlikely
from counterclaim.intake.marks import SECTION, kind_of
from counterclaim.intake.runon import Cut, inline_cuts, masthead_cuts

# kinds that a sentence inside a paragraph may be; the others need a line of their own
INSIDE = frozenset({"notice", "agency_line", "credit", "advertisement"})
PLACE_LINE = re.compile(rf"(?P<place>[A-ZÀ-Þ][\w.’' -]{{1,40}}?)\s*[/|,–—-]\s*(?:\(?{any_agency()}\)?)")
# below this many paragraphs there is no run of lines to judge
RUN_ON = 3


def tell_apart(text: str, title: str | None = None) -> Layout:
    """Body and furniture of a text whose lines are all there is; a body is left wherever there is prose."""
    blocks = paragraphs(text)
    cuts = _cuts(text, blocks, title)
    layout = build(text, blocks, cuts)
    if not layout.body and blocks:
        kept = [cut for cut in cuts if cut.kind not in {"title", "repeat", "caption", "other", "related"}]
        layout = build(text, blocks, kept)
    return layout if layout.body else build(text, blocks, ())


def build(text: str, blocks: Sequence[Block], cuts: Iterable[Cut]) -> Layout:
    """Body spans, one a paragraph or piece of it, and furniture, from what is to be cut."""
    ordered = sorted(cuts)
    body: list[Span] = []
    rest: list[Furniture] = []
    starts = [cut.start for cut in ordered]
    low = 0
    for block in blocks:
        at = block.start
        while low < len(ordered) and ordered[low].end <= block.start:
            low += 1
        for cut in ordered[low : bisect_left(starts, block.end)]:
            start, end = max(cut.start, at), min(cut.end, block.end)
            if start >= end:
                continue
            _keep(text, at, start, body)
            piece = trimmed(text, start, end)
            if piece:
                rest.append(Furniture(piece.start, piece.end, piece.text, cut.kind))
            at = end
        _keep(text, at, block.end, body)
    return Layout(tuple(body), tuple(rest))


def _keep(text: str, start: int, end: int, body: list[Span]) -> None:
    piece = trimmed(text, start, end)
    if piece and any(char.isalnum() for char in piece.text):
        body.append(Span(piece.start, piece.end, piece.text))


def _cuts(text: str, blocks: Sequence[Block], title: str | None) -> list[Cut]:
    cuts: list[Cut] = []
    whole: set[int] = set()

    def drop(n: int, kind: str) -> None:
        if n not in whole:
            whole.add(n)
            cuts.append(Cut(blocks[n].start, blocks[n].end, kind))

    for n, block in enumerate(blocks):
        kind = line_kind(block.text, n, len(blocks))
        if kind:
            drop(n, kind)
    hardly, page = unlikely([block.text for block in blocks])
    for n in () if page else _sections(blocks):
        drop(n, "related")
    headline = _headline(blocks, whole, title)
    if headline is not None:
        drop(headline, "title")
    for n in () if page else _repeats(blocks, whole, headline):
        drop(n, "repeat")
    for n, block in enumerate(blocks):
        if n in whole:
            continue
        if n == 0 and len(blocks) <= RUN_ON and len(block.text) > 300:
            cuts += masthead_cuts(text, block)
        cuts += inside_cuts(text, block, last=n == len(blocks) - 1)
    for n in hardly:
        drop(n, "related" if not ENDS.search(blocks[n].text) else "other")
    return cuts


def line_kind(line: str, at: int, count: int) -> str | None:
    """The kind of furniture that a whole paragraph is, by its words; None for prose and what is unclear."""
    if count == 1:
        return None
    stamp = stamp_at(line, 0) if len(line) < 140 else None
    if stamp and not line[stamp.end :].strip(" .|,-–•"):
        return "dateline"
    if len(line) < 80 and PLACE_LINE.fullmatch(line):
        return "dateline"
    if dateline_at(line, 0):
        return None
    kind = kind_of(line)
    if (
        kind == "agency_line"
        and not named_in(line)
        and "agenc" not in line.lower()
        and "report" not in line.lower()
    ):
        kind = None
    if kind == "byline" and 8 <= at < count - 3:
        kind = None
    own = sentences(Block(0, len(line), line))
    if kind == "credit" and own and is_scene(own[0].text):
        return "caption"
    if kind:
        return kind
    credit = [m for m in CREDIT.finditer(line) if not line[m.end() :].strip(" .")]
    if own and is_scene(own[0].text) and (len(own) == 1 or credit or (len(own) == 2 and TAIL.search(line))):
        return "caption"
    if TAIL.search(line) and len(own) <= 3:
        return "caption"
    return "caption" if credit and PHOTO.search(credit[-1][0]) and len(line) < 1200 else None


def inside_cuts(text: str, block: Block, *, last: bool) -> list[Cut]:
    """Furniture inside a paragraph of prose, sentence by sentence and where it ran into the prose."""
    cuts = list(inline_cuts(text, block))
    own = sentences(block)
    for n, sentence in enumerate(own):
        if len(own) == 1:
            break
        kind = kind_of(sentence.text)
        if kind not in INSIDE or (len(sentence.text.split()) < 2 and kind != "agency_line"):
            continue
        if kind == "agency_line":
            credited = named_in(sentence.text) or "agenc" in sentence.text.lower()
            if not (credited and n == len(own) - 1 and (last or len(sentence.text) < 60)):
                continue
        cuts.append(Cut(sentence.start, sentence.end, kind))
    single = len(own) > 6
    for sentence in own if single else ():
        if is_scene(sentence.text) and not any(c.start <= sentence.start < c.end for c in cuts):
            cuts.append(Cut(sentence.start, sentence.end, "caption"))
    cuts += _repeated_lead(own)
    return cuts


def _repeated_lead(own: Sequence[Block]) -> list[Cut]:
    """A summary that runs into the sentence it was cut from: the first of the two goes."""
    cuts = []
    for sentence in own[:4]:
        words = sentence.text.split()
        half = len(words) // 2
        for size in range(half, 7, -1):
            if words[:size] == words[size : 2 * size]:
                end = sentence.start + len(re.match(r"(?:\S+\s+)" + f"{{{size}}}", sentence.text)[0].rstrip())  # type: ignore[index]
                cuts.append(Cut(sentence.start, end, "repeat"))
                break
    return cuts


def _headline(blocks: Sequence[Block], whole: set[int], title: str | None) -> int | None:
    """The number of the paragraph that is the headline: the given one, or the first unpunctuated line."""
    if title:
        folded = " ".join(title.lower().split())
        for n, block in enumerate(blocks):
            if " ".join(block.text.lower().split()) == folded:
                return n if len(blocks) > 1 else None
    rest = [n for n in range(len(blocks)) if n not in whole]
    if len(rest) < 2:
        return None
    for n in rest[:3]:
        words = blocks[n].text.split()
        if not ENDS.search(blocks[n].text) and 2 <= len(words) <= 32 and blocks[n].text[-1] not in ",;:":
            return n
        if len(words) > 14:
            break
    return None


def _repeats(blocks: Sequence[Block], whole: set[int], headline: int | None) -> list[int]:
    """Paragraphs that stand there a second time, and a headline without a full stop at the very end."""
    seen: set[str] = set()
    found = []
    for n, block in enumerate(blocks):
        folded = " ".join(block.text.lower().split())
        if n not in whole and folded in seen and len(folded.split()) > 3:
            found.append(n)
        if n not in whole or n == headline:
            seen.add(folded)
    rest = [n for n in range(len(blocks)) if n not in whole and n not in found]
    if len(rest) > 4:
        final = blocks[rest[-1]].text
        if not re.search(r"[.!?…:\"”’)\]]$", final) and 4 <= len(final.split()) <= 20:
            found.append(rest[-1])
    return found


def _sections(blocks: Sequence[Block]) -> list[int]:
    """Everything after a closing heading, where what follows is list, form and blurb rather than prose."""
    total = sum(len(block.text) for block in blocks) or 1
    before = 0
    for n, block in enumerate(blocks):
        if len(block.text) < 70 and SECTION.match(block.text) and not ENDS.search(block.text):
            after = blocks[n + 1 :]
            listed = sum(_listed(item.text) for item in after)
            small = (total - before) < 0.12 * total
            if before > 0.25 * total and (small or listed >= 0.45 * max(1, len(after))):
                return list(range(n, len(blocks)))
        before += len(block.text)
    return []


def _listed(line: str) -> bool:
    """A line as lists of other stories have them: a bullet, no full stop, or a link's name at its end."""
    return (
        line[:1] in "•·*►▶-–"
        or not ENDS.search(line)
        or bool(re.search(r"\b(?:Source|More|Read more)\W*$", line))
    )
