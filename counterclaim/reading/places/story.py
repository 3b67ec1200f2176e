"""Where an event took place when its own clause does not say: what the sentences around tell of it.

News gives the country first and the town a sentence later, and a meeting's town in the dateline. A
neighbouring sentence counts when it speaks of the same kind of event.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from counterclaim.reading.places.attachment import Basis, Spot, eligible, head_of, ties
from counterclaim.reading.places.words import Words, place_words
from counterclaim.reading.prose import Paragraph, Prose

NEAR = 3
DASHES = frozenset("-–—")
LEAD = 60  # characters of dateline before the first sentence


def spot_of(prose: Prose, spots: Sequence[Spot], start: int, end: int) -> tuple[Spot, Basis] | None:
    """The mention that tells where a trigger's event took place, and what connects them."""
    words = place_words()
    trigger = prose.tokens(start, end).root
    tied = ties(prose, spots, trigger)
    best = tied[0] if tied else None
    here = _here(prose, spots, trigger)
    if here is not None:
        return here, "own"
    if best is not None and not (spots[best.spot].broad or (best.weak and best.basis != "own")):
        return spots[best.spot], best.basis
    country = spots[best.spot].country if best is not None else ""
    if best is None and (_group(trigger, words) == words.contact or _leads(prose, trigger, words)):
        dateline = _dateline(prose, spots)
        if dateline is not None:
            return dateline, "paragraph"
    kin = _kin(prose, spots, trigger, words)
    if kin is not None and (best is None or country in ("", kin.country) or not kin.country):
        return kin, "paragraph"
    if best is not None:
        return spots[best.spot], best.basis
    return _around(prose, spots, start, words)


def _leads(prose: Prose, trigger: Token, words: Words) -> bool:
    """Whether a trigger stands in the report's first sentence and tells of no fighting."""
    body = (p for p in prose.paragraphs if not p.headline)
    first = next((p for p in body if prose.text[p.start : p.end].rstrip()[-1:] not in DASHES), None)
    begin = trigger.sent.start_char
    if first is None or not first.start <= begin <= min(first.start + LEAD, first.end):
        return False
    own = [trigger, *(t for t in trigger.children if t.dep_ in ("dobj", "nsubj", "nsubjpass"))]
    fights = any(t.lemma_.lower() in words.violence | words.unrest for t in own)
    return not fights and not any(t.dep_ == "ccomp" for t in (trigger, *trigger.ancestors))


def _here(prose: Prose, spots: Sequence[Spot], trigger: Token) -> Spot | None:
    """The dateline's town where the trigger's own clause says "here"."""
    if any(c.lower_ == "here" and c.dep_ in ("advmod", "pcomp") for c in trigger.children):
        return _dateline(prose, spots)
    return None


def _group(trigger: Token, words: Words) -> frozenset[str] | None:
    """The kind of event that a trigger is of, or its object or subject where it is a light verb."""
    own = [trigger, *(t for t in trigger.children if t.dep_ in ("dobj", "nsubj", "nsubjpass", "prep"))]
    own += [t for p in trigger.children if p.dep_ == "prep" for t in p.children]
    for token in own:
        for group in (words.violence, words.contact, words.unrest):
            if token.lemma_.lower() in group or token.lower_ in group:
                return group
    return None


def _kin(prose: Prose, spots: Sequence[Spot], trigger: Token, words: Words) -> Spot | None:
    """The narrow place of the nearest sentence that tells of the same kind of event."""
    group = _group(trigger, words)
    if group is None:
        return None
    meeting = group == words.contact
    for sentence in _around_sentences(prose, trigger, 2 if meeting else NEAR):
        for token in sentence:
            if token.lemma_.lower() not in group:
                continue
            for tie in ties(prose, spots, token):
                if tie.weak or tie.basis not in (("own",) if meeting else ("own", "clause")):
                    continue
                if meeting or not spots[tie.spot].broad:
                    return spots[tie.spot]
    return None


def _around_sentences(prose: Prose, trigger: Token, reach: int) -> Iterator[Tokens]:
    """The sentences next to a trigger's, nearest first, the later one before the earlier."""
    sentences = prose.sentences()
    here = next(n for n, s in enumerate(sentences) if s.start <= trigger.i < s.end)
    for step in range(1, reach + 1):
        for number in (here + step, here - step):
            if 0 <= number < len(sentences):
                yield sentences[number]


def _dateline(prose: Prose, spots: Sequence[Spot]) -> Spot | None:
    """The mention of the town the report is filed from, as a place."""
    dateline = prose.report.dateline
    if not dateline:
        return None
    text = prose.text
    for spot in spots:
        if spot.role in ("place", "seat") and text[spot.start : spot.end].casefold() == dateline.casefold():
            return spot
    return None


def _around(prose: Prose, spots: Sequence[Spot], start: int, words: Words) -> tuple[Spot, Basis] | None:
    """The narrow place spoken of last in the paragraph, or in the one before it, as a place."""
    paragraph = prose.paragraph_at(start)
    number = prose.paragraphs.index(paragraph)
    for near in (paragraph, *prose.paragraphs[max(0, number - 1) : number]):
        named = [s for s in _narrow(prose, spots, near, words) if near is not paragraph or s.start < start]
        if named and len({s.place for s in named}) <= 2:
            return named[-1], "paragraph"
    return None


def _narrow(prose: Prose, spots: Sequence[Spot], paragraph: Paragraph, words: Words) -> list[Spot]:
    """The mentions of a paragraph that are places narrower than a country, after a preposition of place."""
    found = []
    for spot in spots:
        if not (paragraph.start <= spot.start < paragraph.end) or spot.broad or not eligible(spot, spots):
            continue
        head = head_of(prose, spot)
        if head.dep_ == "pobj" and head.head.lower_ in words.places - words.weak:
            found.append(spot)
    return found
