"""Attributions of either engine become statements: whose they are, of what kind, relayed by whom."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import OSA
from spacy.tokens import Token

from counterclaim.evidence import Span, Statement
from counterclaim.reading.prose import Prose
from counterclaim.reading.statements.attribution import Attribution, Stretch, shared
from counterclaim.reading.statements.kinds import kind_of
from counterclaim.reading.statements.neighbours import Cast, Clock
from counterclaim.reading.statements.quotations import Quotation, quotations_of

LOOSE = " \t\n\r,;:\u2013\u2014-"
QUOTES = "\"'\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb"
RELATIVES = frozenset({"who", "which", "that", "whom"})
WORD = re.compile(r"[^\W\d_]+")
GROUND = frozenset({"in", "on", "at", "across", "inside", "near", "around", "throughout", "within"})
SURE = 5
"""Letters of a word that one slip does not make another word, as a rule."""
SPEAKERS = frozenset({"i", "we", "my", "our", "me", "us"})


def assemble(
    prose: Prose, cast: Cast, clock: Clock, attributions: Sequence[Attribution]
) -> tuple[Statement, ...]:
    """The statements of a report in the order of their content; ids count from 1 in that order."""
    ordered = sorted(
        (a for a in attributions if a.content and spans_of(prose, a)),
        key=lambda a: (a.start, -a.end, a.cue or a.source or a.content[0]),
    )
    ids = [f"{prose.report.id}/s{n}" for n in range(1, len(ordered) + 1)]
    outer = [holder_of(a, ordered) for a in ordered]
    quotations = quotations_of(prose)
    made: list[Statement] = []
    voices = [voices_of(prose, cast, a) for a in ordered]
    for n, a in enumerate(ordered):
        within = outer[n]
        voice = voices[n]
        if not voice and a.source is not None:
            voice = misspelt(prose.text[slice(*a.source)], voices[:n], cast)
        if not voice and is_first_person(prose, a):
            voice = voices[within] if within is not None else ()
            if within is None and (not quotations or is_quoted(prose, a, quotations)):
                voice = last_voice(voices[:n])
        kind, stance = kind_of(prose, a)
        cue = trimmed_span(prose, a.cue, LOOSE)
        trigger = a.cue or a.source or a.content[0]
        said = clock.when(*trigger)
        relay = voices[within] if within is not None else ()
        made.append(
            Statement(
                id=ids[n],
                report=prose.report.id,
                content=spans_of(prose, a),
                kind=kind,
                direct=is_direct(prose, a, quotations),
                source=source_span(prose, a.source),
                actor=voice[0] if voice else None,
                actors=voice,
                anonymous=bool(voice) and all(cast.anonymous(v) for v in voice),
                cue=cue,
                stance=stance,
                said=said.edtf if said is not None else None,
                via=relay[0] if relay and relay[:1] != voice[:1] else None,
                within=ids[within] if within is not None else None,
                reader=a.reader,
                confidence=None if a.confidence is None else round(a.confidence, 2),
            )
        )
    return tuple(made)


def spans_of(prose: Prose, a: Attribution) -> tuple[Span, ...]:
    """The content as source spans without loose punctuation at their ends; one for each paragraph touched."""
    found: list[Span] = []
    for start, end in a.content:
        for piece in prose.pieces(start, end):
            span = tightened(piece, LOOSE)
            if span is not None:
                found.append(span)
    return tuple(found)


def tightened(span: Span, loose: str) -> Span | None:
    """A span without the loose characters at its ends; None if nothing is left."""
    text = span.text
    left = len(text) - len(text.lstrip(loose))
    kept = text.strip(loose)
    if not kept:
        return None
    return Span(span.start + left, span.start + left + len(kept), kept)


def trimmed_span(prose: Prose, stretch: Stretch | None, loose: str, *, owned: bool = False) -> Span | None:
    """A stretch as one trimmed source span, with `owned` without a possessive ending; None without one."""
    if stretch is None:
        return None
    start, end = stretch
    if owned and prose.text[start:end].endswith(("'s", "\u2019s")):
        end -= 2
    return tightened(prose.span(start, end), loose)


def source_span(prose: Prose, stretch: Stretch | None) -> Span | None:
    """The source phrase; the comma that closes what is said of it belongs to it: "Ada Roy, an aide,"."""
    span = trimmed_span(prose, stretch, LOOSE + QUOTES, owned=True)
    if span is None or "," not in span.text or prose.report.text[span.end : span.end + 1] != ",":
        return span
    return Span(span.start, span.end + 1, span.text + ",")


def holder_of(a: Attribution, ordered: Sequence[Attribution]) -> int | None:
    """The index of the narrowest other attribution whose content holds this one's cue and content."""
    best: int | None = None
    for n, other in enumerate(ordered):
        if other is a or a.cue is None:
            continue
        if not any(s <= a.cue[0] and a.cue[1] <= e for s, e in other.content):
            continue
        if shared(a, other) * 2 < a.letters() or other.letters() <= a.letters():
            continue
        if best is None or other.letters() < ordered[best].letters():
            best = n
    return best


def voices_of(prose: Prose, cast: Cast, a: Attribution) -> tuple[str, ...]:
    """The actors behind a source phrase; a relative pronoun stands for the noun it hangs on."""
    if a.source is None:
        return ()
    found = cast.speaker(*a.source)
    if found:
        return found
    tokens = prose.tokens(*a.source)
    if len(tokens) == 1 and tokens[0].lower_ in RELATIVES:
        clause = tokens[0].head
        while clause.dep_ != "relcl" and clause.head != clause:
            clause = clause.head
        noun = clause.head
        if clause.dep_ == "relcl" and tokens[0].lower_ == "who":
            return persons(noun, cast)
        if clause.dep_ == "relcl":
            left = noun.left_edge.idx
            return cast.speaker(left, noun.idx + len(noun.text))
    root = tokens.root
    return cast.speaker(root.idx, root.idx + len(root.text)) if len(tokens) > 1 else ()


def persons(noun: Token, cast: Cast) -> tuple[str, ...]:
    """Whom "who" after a noun means: the noun's bearer, else that of a noun it is part of.

    In "listeners to his programme who" a programme is nobody, so the listeners are meant.
    """
    beside = [c for c in noun.conjuncts if c.pos_ == "PROPN" and c.i > noun.i]
    if beside and noun.tag_ == "NNPS":
        return cast.speaker(noun.left_edge.idx, beside[-1].idx + len(beside[-1].text))
    at = noun = beside[-1] if beside and noun.tag_ == "NNP" else noun
    while True:
        found = cast.speaker(at.idx, at.idx + len(at.text))
        above = at.head
        if at.dep_ == "pobj" and above.head.pos_ in ("NOUN", "PROPN", "PRON"):
            above = above.head
        elif at.dep_ not in ("advmod", "npadvmod", "appos"):
            above = at
        if found and above != at and is_ground(at):
            return cast.speaker(above.idx, above.idx + len(above.text)) or found
        if found or above == at:
            break
        at = above
    if found or any(c.dep_ == "poss" for c in noun.children):
        return found
    return cast.speaker(noun.left_edge.idx, noun.idx + len(noun.text))


def is_ground(noun: Token) -> bool:
    """Whether a noun only says where those before it are: "members on the hill", "officials in Oslo"."""
    return noun.dep_ == "pobj" and noun.head.lower_ in GROUND


def is_first_person(prose: Prose, a: Attribution) -> bool:
    """Whether the source is the speaker's "I" or "we"."""
    return a.source is not None and prose.text[slice(*a.source)].lower() in SPEAKERS


def is_quoted(prose: Prose, a: Attribution, quotations: Sequence[Quotation]) -> bool:
    """Whether the source phrase stands between quotation marks; outside them "I" is the writer."""
    marked = [prose.doc[q.start : q.end] for q in quotations]
    return a.source is not None and any(q.start_char <= a.source[0] < q.end_char for q in marked)


def misspelt(source: str, voices: Sequence[tuple[str, ...]], cast: Cast) -> tuple[str, ...]:
    """Who spoke before under a name that the source phrase has with one slip: "the souce" is the source."""
    words = [w for w in WORD.findall(source.lower()) if len(w) >= SURE]
    for voice in reversed(voices):
        names = [w for v in voice for w in WORD.findall(cast.name(v).lower()) if len(w) >= SURE]
        if len(voice) == 1 and any(0 < OSA.distance(w, n) <= 1 for w in words for n in names):
            return voice
    return ()


def last_voice(voices: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The last of several voices that is anybody's."""
    return next((v for v in reversed(voices) if v), ())


def is_direct(prose: Prose, a: Attribution, quotations: Sequence[Quotation]) -> bool:
    """Whether the content stands mainly inside quotation marks.

    In a report that has lost its marks: whether it speaks in the first person, or addresses somebody.
    """
    inside = 0
    for start, end in a.content:
        for q in quotations:
            tokens = prose.doc[q.start : q.end]
            inside += max(0, min(end, tokens.end_char) - max(start, tokens.start_char))
    if inside * 2 >= a.letters():
        return True
    if quotations:
        return False
    tokens_of = [t.lower_ for start, end in a.content for t in prose.tokens(start, end)]
    return tokens_of[:1] != ["that"] and any(t in SPEAKERS for t in tokens_of)
