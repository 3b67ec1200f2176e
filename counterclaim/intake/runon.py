"""Text that lost its lines: where a headline runs into the lead, a credit or list into the prose.

Everything here works on one stretch without line breaks and gives cuts in the offsets of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.intake.agencies import by_name
from counterclaim.intake.blocks import Block, sentences
from counterclaim.intake.captions import CREDIT, PHOTO, is_scene
from counterclaim.intake.dateline import dateline_at
from counterclaim.intake.datestamps import first_stamp, stamp_at
from counterclaim.intake.marks import OUTLET_SELF, TWEET, TWEETED

TOKEN = re.compile(r"\S+")
SMALL = frozenset(
    "a an the of in on at to for from by with and or as vs via over after amid near into is be but"
    " not".split()
)
# words that open a sentence and are no names: a capital on one of them in mid-sentence starts a new one
OPENERS = frozenset(
    """
    A An The This That These Those There Here It Its He She They We I His Her Their Our My In On At By For
    From With After Before During Since Until While When As If Although Though Despite Amid Under Over
    According Following Nearly About Around Almost More Most Some Several Many Few Dozens Hundreds Thousands
    Tens Scores Least Up Earlier Later Meanwhile However Also But And Both Each Another Other One Two Three
    Four Five Six Seven Eight Nine Ten Eleven Twelve Asked Speaking Addressing
    """.split()
)
ARTICLES = frozenset("a an the".split())
AUXILIARIES = frozenset("was were has have had been will would could said says told did".split())
CAPITAL_CREDIT = re.compile(
    r"(?<=[.!?\"”] )(?:REUTERS|AFP|AP|EPA|GETTY(?: IMAGES)?|SPUTNIK|TASS|ANADOLU)\b(?= [A-Z0-9])"
)
BY_NAME = re.compile(r"\s+by\s+(?:[A-Z][\w.’'-]*\s+){1,3}(?=[A-Z])")
SHORT_URL = re.compile(r"Get short URL\s+\d+")
TRAILING = re.compile(
    r"(?<=\s)(?:REUTERS|AFP|AP|EPA|GETTY|SPUTNIK|TASS|ANADOLU|DPA|ANSA|EFE)\b(?: [A-Z0-9].*)?$"
)
CLOSING = re.compile(
    r"(?:(?<=[.!?\"”’)…])\s+|^)(?:\.\.\.\s+\d[\d ]*\s+)?(?=(?:Related|Tags:?|Read (?:[Aa]lso|[Mm]ore"
    r"|[Nn]ext)|See [Aa]lso|Community [Ss]tandards\w*"
    r"|Comments? via|Leave a [Rr]eply|Share this|Follow us|Most [Rr]ead|More [Ff]rom|Recommended"
    r"|Topics:?|Also [Rr]ead"
    r"|You (?:may|might) also|Filed under|Post a [Cc]omment|Send this to|Advertisement)\b)"
)


@dataclass(frozen=True, order=True)
class Cut:
    """A stretch of the text that is furniture, and its kind."""

    start: int
    end: int
    kind: str


def inline_cuts(text: str, block: Block) -> Iterator[Cut]:
    """Furniture inside a paragraph: tweets, credits with their captions, closing lists, self-praise."""
    yield from _tweets(text, block)
    yield from _credits(text, block)
    yield from _capital_credits(text, block)
    closing = closing_at(block)
    if closing is not None:
        yield Cut(closing, block.end, "related")
    yield from _self_praise(block)


def masthead_cuts(text: str, block: Block) -> list[Cut]:
    """Date line, page address and headline at the beginning of a text whose lines ran together."""
    cuts: list[Cut] = []
    at = block.start
    address = SHORT_URL.search(text, block.start, min(block.end, block.start + 700))
    if address:
        stamp = first_stamp(text, block.start, address.start())
        start = stamp.start if stamp else address.start()
        if start > block.start:
            cuts += _titles(text, block.start, start)
        cuts.append(Cut(start, address.end(), "dateline"))
        return cuts
    stamp = stamp_at(text, at)
    by = BY_NAME.match(text, stamp.end) if stamp and stamp.labelled else None
    if stamp and (by or _opens(text, stamp.end)):
        end = stamp.end
        if by:
            end = _byline_end(by)
            cuts.append(Cut(stamp.start, stamp.end, "dateline"))
            cuts.append(Cut(_skip(text, stamp.end), end, "byline"))
        else:
            cuts.append(Cut(stamp.start, end, "dateline"))
        at = _skip(text, end)
    elif stamp is None:
        later = first_stamp(text, block.start, min(block.end, block.start + 260))
        if later and _is_masthead(text[block.start : later.start]) and _opens(text, later.end):
            cuts += _titles(text, block.start, later.start)
            cuts.append(Cut(later.start, later.end, "dateline"))
            at = _skip(text, later.end)
    if not any(cut.kind == "title" for cut in cuts):
        headline = headline_end(text, at, block.end, dated=bool(cuts))
        if headline is not None:
            cuts += _titles(text, at, headline)
    return cuts


def _titles(text: str, start: int, end: int) -> list[Cut]:
    """A headline without the credit that ran into its end, and that credit."""
    end = _trim(text, start, end)
    credit = TRAILING.search(text, start, end)
    if credit is None or credit.start() <= start:
        return [Cut(start, end, "title")]
    return [Cut(start, _trim(text, start, credit.start()), "title"), Cut(credit.start(), end, "credit")]


def headline_end(text: str, start: int, limit: int, *, dated: bool = False) -> int | None:
    """Where a headline that begins at `start` ends, None where the text begins with its lead.

    A headline has no article and no auxiliary verb, is four to twenty words long, and is followed by
    words it shares or by a capital that only a new sentence explains.
    """
    tokens = [(m.start(), m.end(), m[0]) for m in TOKEN.finditer(text, start, min(limit, start + 400))][:40]
    if len(tokens) < 8:
        return None
    for n, (at, end, word) in enumerate(tokens[:21]):
        if n >= 4 and _begins(tokens, n) and _headline([w for _, _, w in tokens[:n]]):
            return tokens[n - 1][1] if at else None
        if re.search(r"[.!?][\"”’')]*$", word) and not re.search(r"\b(?:[A-Z]\.)+$", word):
            words = [w for _, _, w in tokens[: n + 1]]
            shared = _shares(words, text[end : end + 500])
            if 4 <= n + 1 <= 18 and _headline(words) and shared and (dated or _titled(words)):
                return end
            return None
    return None


def _begins(tokens: list[tuple[int, int, str]], n: int) -> bool:
    """Whether the token opens a sentence though nothing closed one before it."""
    word, last = tokens[n][2], tokens[n - 1][2]
    following = [w for _, _, w in tokens[n + 1 : n + 7]]
    lower = sum(w[:1].islower() or w[:1].isdigit() for w in following)
    if not word[:1].isupper() and not word[:1].isdigit():
        return False
    plain = re.sub(r"\W+$", "", word)
    if plain in OPENERS and lower >= 3 and last.lower() not in SMALL:
        return True
    agency = last.isupper() and len(last) > 1 and last.isalpha()
    if agency and lower >= 4 and word[:1].isupper():
        return True
    before = [w for _, _, w in tokens[:n]]
    return (
        word[:1].isupper()
        and _titled(before)
        and lower >= 5
        and last.lower() not in SMALL
        and not _titled(following)
    )


def _headline(words: list[str]) -> bool:
    plain = [re.sub(r"\W+$", "", w).lower() for w in words]
    if any(w in AUXILIARIES for w in plain):
        return False
    return _titled(words) or not any(w in ARTICLES for w in plain)


def _titled(words: list[str]) -> bool:
    """Title Case: all but small words begin with a capital or a digit."""
    big = [w.lstrip("\"'“‘([") for w in words if w.lower().strip(".,") not in SMALL]
    return len(big) >= 3 and sum(not w[:1].islower() for w in big) >= 0.8 * len(big)


def _shares(words: list[str], following: str) -> bool:
    own = {w.strip(".,:;!?\"'()").lower() for w in words}
    own = {w for w in own if len(w) > 3 or w.isdigit()}
    next_words = {w.strip(".,:;!?\"'()").lower() for w in following.split()}
    kin = sum(any(n[:5] == w[:5] for n in next_words) for w in own)
    return kin >= max(2, 0.4 * len(own))


def _is_masthead(head: str) -> bool:
    """What may stand before a date line: a headline and section names, no whole sentences."""
    return (
        bool(head.strip())
        and not re.search(r"[a-z][.!?]\s+[A-Z]", head)
        and len(head.split()) <= 30
        and _headline(head.split())
    )


def _opens(text: str, at: int) -> bool:
    rest = text[at : at + 3].lstrip()
    return (
        not rest
        or rest[0].isupper()
        or rest[0] in '"“‘('
        or (text[at : at + 1].isspace() and rest[0].isdigit())
    )


def _byline_end(by: re.Match[str]) -> int:
    """The end of the name after "by": two words of it, or one where the next is an article of a name."""
    words = list(TOKEN.finditer(by[0]))
    return by.start() + words[min(2, len(words) - 1)].end()


def _tweets(text: str, block: Block) -> Iterator[Cut]:
    """An embedded post: from the end of the sentence before its links to its signature and date."""
    end = block.start
    for link in TWEET.finditer(text, block.start, block.end):
        if link.start() < end:
            continue
        before = sentences(Block(end, link.start(), text[end : link.start()]))
        start = (
            before[-1].start if before and not re.search(r"[.!?][\"”]?$", before[-1].text) else link.start()
        )
        end = link.end()
        while more := TWEET.match(text, _skip(text, end), block.end):
            end = more.end()
        signed = TWEETED.match(text, end, block.end)
        if signed:
            end = signed.end()
        yield Cut(start, end, "share")


def _credits(text: str, block: Block) -> Iterator[Cut]:
    """A credit in brackets, with the caption before it where it closes one."""
    for credit in CREDIT.finditer(text, block.start, block.end):
        before = text[block.start : credit.start()].rstrip()
        if _spelled_out(before, credit[0]):
            continue
        if not before or re.search(
            r"(?:^|[.!?\n]\s*)[A-ZÀ-Þ][\w’' -]{1,40}(?:, [A-Z][\w.’' -]{1,30})?$", before
        ):
            continue
        own = sentences(Block(block.start, block.start + len(before), before))[-1]
        if dateline_at(text, own.start):
            continue
        closed = re.search(r"[.!?][\"”]?$", before) is not None
        last = not text[credit.end() : block.end].strip(" .")
        filed = re.compile(r"\bFILE\b").search(text, block.start, credit.start())
        if filed:
            yield Cut(filed.start(), credit.end(), "caption")
        elif is_scene(own.text) or PHOTO.search(credit[0]) or not (closed or last):
            yield Cut(own.start, credit.end(), "caption")
        elif closed:
            yield Cut(credit.start(), credit.end(), "credit")


def _spelled_out(before: str, credit: str) -> bool:
    """Whether the brackets only give the short form of a name: "the Associated Press (AP)"."""
    agency = by_name().get(credit.strip("() ").lower())
    return agency is not None and any(before.lower().endswith(name.lower()) for name in agency.names)


def _capital_credits(text: str, block: Block) -> Iterator[Cut]:
    """A credit in capitals followed by another story's headline: cut to where the prose goes on."""
    for credit in CAPITAL_CREDIT.finditer(text, block.start, block.end):
        tokens = [(m.start(), m.end(), m[0]) for m in TOKEN.finditer(text, credit.end(), block.end)][:48]
        for n in range(3, min(len(tokens), 40)):
            words = [w for _, _, w in tokens[:n]]
            if _begins(tokens, n) and _titled(words):
                yield Cut(credit.start(), tokens[n - 1][1], "credit")
                break


def closing_at(block: Block) -> int | None:
    """Where a closing list of a run-on text begins: a heading in its last part with few sentences after"
    " it."""
    for found in CLOSING.finditer(block.text):
        rest = block.text[found.start() :]
        begun = found.start() / max(1, len(block.text))
        stops = len(re.findall(r"[a-z0-9\"”][.!?](?:\s|$)", rest))
        if begun > 0.4 and stops <= 1 + len(rest.split()) / 80:
            lead = len(rest) - len(rest.lstrip())
            return block.start + found.start() + lead
    return None


def _self_praise(block: Block) -> Iterator[Cut]:
    """What an outlet says about itself at the end of a run-on text."""
    own = sentences(block)
    start = None
    for sentence in reversed(own[-3:] if len(own) > 4 else []):
        if not OUTLET_SELF.search(sentence.text) or re.search(r"[\"“”]|\bsaid\b|\btold\b", sentence.text):
            break
        start = sentence.start
    if start is not None:
        yield Cut(start, block.end, "notice")


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
