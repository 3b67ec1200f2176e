"""A text's lines, paragraphs and sentences, as stretches that keep their offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
ENDS = re.compile(r"[.!?…][\"'”’»)\]]*$")
# a full stop, question or exclamation mark with closing quotes or brackets, then what opens a sentence
STOP = re.compile(r"([.!?…]+)([\"”’'»)\]]*)(\s*)(?=[\"“‘'«(\[]?(?:[-–—]{1,2} ?)?[A-ZÀ-ÞА-Я0-9@])")
ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Maj|Lt|Col|Sgt|Capt|Cmdr|Adm|Brig|Cpl|Pvt|Gov|Sen|Rep|Rev|Hon|St|Mt|Ft"
    r"|Jr|Sr|vs|No|Nos|Art|Inc|Ltd|Co|Corp|Bros|etc|cf|al|approx|dept|est|fig|ca"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun"
    r"|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev"
    r"|Okla|Ore|Pa|Tenn|Tex|Vt|Va|Wash|Wis|Wyo)|\b(?:[A-Za-z]\.)*[A-Z])$"
)


@dataclass(frozen=True, order=True)
class Block:
    """A stretch of the text without the blanks around it; `text == source[start:end]`."""

    start: int
    end: int
    text: str


def trimmed(text: str, start: int, end: int) -> Block | None:
    """The stretch without blanks at its ends, None where nothing else is in it."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    piece = piece.strip()
    return Block(start + left, start + left + len(piece), piece) if piece else None


def lines(text: str) -> list[Block]:
    """Every line that is not blank, in order."""
    found = (trimmed(text, m.start(), m.end()) for m in LINE.finditer(text))
    return [block for block in found if block]


def paragraphs(text: str) -> list[Block]:
    """Every paragraph: a line, or, where the text is wrapped to a width, the lines up to a blank one."""
    found = lines(text)
    groups = list(_adjacent(text, found))
    if not _wrapped(groups):
        return found
    return [Block(g[0].start, g[-1].end, text[g[0].start : g[-1].end]) for g in groups]


def _adjacent(text: str, found: Sequence[Block]) -> Iterator[list[Block]]:
    group: list[Block] = []
    for block in found:
        if group and len(BREAK.findall(text, group[-1].end, block.start)) > 1:
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _wrapped(groups: Sequence[Sequence[Block]]) -> bool:
    """Lines broken at a width: most are near the longest and do not end a sentence."""
    inner = [block for group in groups for block in group[:-1]]
    if len(inner) < 4:
        return False
    lengths = sorted(len(block.text) for block in inner)
    usual = lengths[len(lengths) * 3 // 4]
    if not 40 <= usual <= 100:
        return False
    cut = [b for b in inner if len(b.text) > 0.6 * usual and not ENDS.search(b.text)]
    return len(cut) > 0.6 * len(inner)


def sentences(block: Block) -> list[Block]:
    """The sentences of a paragraph by their punctuation alone; abbreviations and initials do not end one."""
    text, pieces, at = block.text, [], 0
    for stop in STOP.finditer(text):
        if not stop[3] and not stop[2] and text[stop.end() : stop.end() + 1] != "“":
            continue
        if stop[1] == "." and not stop[2] and ABBREVIATED.search(text, at, stop.start()):
            continue
        pieces.append((at, stop.end()))
        at = stop.end()
    pieces.append((at, len(text)))
    found = (trimmed(text, a, b) for a, b in pieces)
    return [Block(block.start + p.start, block.start + p.end, p.text) for p in found if p]
