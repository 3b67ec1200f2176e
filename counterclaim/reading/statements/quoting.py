"""Quotations find their speakers: in their sentence, in the one before, or across paragraphs."""

from __future__ import annotations

import bisect

from spacy.tokens import Doc, Token

from counterclaim.reading.prose import Prose
from counterclaim.reading.statements.cues import CueLexicon
from counterclaim.reading.statements.findings import Finding, joined
from counterclaim.reading.statements.nesting import strong
from counterclaim.reading.statements.quotations import Quotation
from counterclaim.reading.statements.syntax import Range, child, cue_of, phrase, subject, trimmed

NEAR = 45
STOPS = frozenset({".", "?", "!"})
MARKS = frozenset({'"', "''", "\u201d"})
LONG = 4


def settle_quotations(
    prose: Prose, found: list[Finding], quotations: list[Quotation], lexicon: CueLexicon
) -> list[Finding]:
    """The findings with quotations wholly inside or outside their content, and those nobody claimed added."""
    settled = [
        stretched(f, quotations) for f in found if not inside_quotation(f, quotations) or strong(prose.doc, f)
    ]
    latest: dict[int, Finding] = {}
    result = {f.head: f for f in settled}
    open_quotation: Quotation | None = None
    for q in quotations:
        owner = owner_of(q, list(result.values()))
        if owner is None and continues(open_quotation, q, latest):
            owner = extended(latest[open_quotation.paragraph], q) if open_quotation else None
        if owner is None and q.end - q.start >= LONG:
            owner = beside(prose, q, quotations, lexicon)
            if owner is not None and owner.head in result:
                owner = extended(result[owner.head], q)
            if owner is None:
                owner = continuing(prose, q, latest, list(result.values()))
        if owner is not None:
            result[owner.head] = owner
            latest[q.paragraph] = owner
        open_quotation = q if not q.closed else None
    return list(result.values())


def inside_quotation(f: Finding, quotations: list[Quotation]) -> bool:
    """Whether a finding's cue stands inside a quotation: then it is the speaker's own words."""
    return any(q.holds(f.head) for q in quotations)


def stretched(f: Finding, quotations: list[Quotation]) -> Finding:
    """A finding whose content takes in every quotation it touches the beginning or end of."""
    pieces: list[Range] = []
    for a, b in f.content:
        left, right = a, b
        for q in quotations:
            if q.start < b and a < q.end and not q.holds(f.head):
                clear = f.source is None or not (q.start < f.source[1] and f.source[0] < q.end)
                if clear:
                    left, right = min(left, q.start), max(right, q.end)
        pieces.append((left, right))
    return f.with_content(joined(tuple(pieces)))


def owner_of(q: Quotation, found: list[Finding]) -> Finding | None:
    """The finding that holds most of a quotation; the one with the least content where several do."""
    holders = [
        f
        for f in found
        if f.shares(q.start, q.end) * 2 > q.end - q.start and not q.holds(f.head) and f.rule != "according"
    ]
    return min(holders, key=lambda f: (f.size(), f.head), default=None)


def continues(before: Quotation | None, q: Quotation, latest: dict[int, Finding]) -> bool:
    """Whether a quotation goes on from the paragraph before, whose own was left open."""
    return before is not None and q.paragraph == before.paragraph + 1 and before.paragraph in latest


def extended(f: Finding, q: Quotation) -> Finding:
    """A finding that also has a quotation as content."""
    return f.with_content(joined((*f.content, (q.start, q.end))))


def beside(prose: Prose, q: Quotation, quotations: list[Quotation], lexicon: CueLexicon) -> Finding | None:
    """The finding of a cue verb that stands right after or right before a quotation."""
    doc = prose.doc
    after = stretch_after(doc, q, quotations)
    last = doc[q.end - 2].text if q.end - q.start > 2 else ""
    comma = q.end < len(doc) and doc[q.end].text == ","
    if last in (",", "?", "!", "--", "\u2014", "-") or comma or starts_low(doc, after):
        verb = cue_verb(doc, after, lexicon)
        if verb is not None:
            return quoted_finding(doc, verb, q, after)
    before = stretch_before(doc, q, quotations)
    verb = cue_verb(doc, before, lexicon, last=True)
    if verb is not None and (q.start - verb.i <= 12):
        return quoted_finding(doc, verb, q, before)
    return None


def starts_low(doc: Doc, part: Range) -> bool:
    """Whether a part begins with a small letter: then it goes on the sentence."""
    return part[0] < part[1] and doc[part[0]].text[:1].islower()


def stretch_after(doc: Doc, q: Quotation, quotations: list[Quotation]) -> Range:
    """The tokens between a quotation and the sentence's end or the next quotation."""
    start = end = q.end
    following = bisect.bisect_left(quotations, q.end, key=lambda o: o.start)
    limit = quotations[following].start if following < len(quotations) else len(doc)
    while end < min(limit, len(doc), q.end + NEAR):
        if doc[end].text in STOPS or doc[end].is_space:
            break
        end += 1
    return start, end


def stretch_before(doc: Doc, q: Quotation, quotations: list[Quotation]) -> Range:
    """The tokens between the last sentence's end or quotation and a quotation."""
    start = end = q.start
    preceding = bisect.bisect_left(quotations, q.start, key=lambda o: o.start)
    limit = quotations[preceding - 1].end if preceding else 0
    while start > max(limit, 0, q.start - NEAR):
        if doc[start - 1].text in STOPS or doc[start - 1].is_space:
            break
        start -= 1
    return start, end


def cue_verb(doc: Doc, part: Range, lexicon: CueLexicon, *, last: bool = False) -> Token | None:
    """The first (or last) verb of saying in a part."""
    tokens = list(doc[part[0] : part[1]])
    for token in reversed(tokens) if last else tokens:
        if token.pos_ not in ("VERB", "AUX") or (
            child(token, "auxpass") is not None and child(token, "agent") is None
        ):
            continue
        word = lexicon.verbs.get(token.lemma_.lower())
        if word is not None and word.takes("clause", "told", "quote"):
            return token
    return None


def quoted_finding(doc: Doc, verb: Token, q: Quotation, part: Range) -> Finding:
    """A quotation given to a verb beside it; its subject is the parse's or the words between."""
    holder = subject(verb)
    source: Range | None = None
    if holder is not None and not q.holds(holder.i):
        source = phrase(holder)
        if source[0] < q.end and q.start < source[1]:
            source = (holder.i, holder.i + 1)
    if source is None:
        source = nominal_beside(doc, verb, part)
    return Finding(source, cue_of(verb), ((q.start, q.end),), verb.i, "clause", "quotation", None)


def nominal_beside(doc: Doc, verb: Token, part: Range) -> Range | None:
    """The words of a part before the verb, or else after it, if they hold a noun or pronoun."""
    for a, b in ((part[0], verb.i), (verb.i + 1, part[1])):
        left, right = trimmed(doc, a, b)
        if any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in doc[left:right]):
            return left, right
    return None


def continuing(
    prose: Prose, q: Quotation, latest: dict[int, Finding], found: list[Finding]
) -> Finding | None:
    """A whole sentence in quotation marks with no cue of its own goes on from who spoke just before it.

    That is who spoke last in the same paragraph, whose content it then joins, or else the last speaker
    of the paragraph before, for a finding of its own.
    """
    doc = prose.doc
    if not begins_sentence(doc, q) or not any(t.pos_ in ("VERB", "AUX") for t in doc[q.start : q.end]):
        return None
    start = prose.tokens(prose.paragraphs[q.paragraph].start, prose.paragraphs[q.paragraph].end).start
    before = [f for f in found if start <= f.head < q.start and speaking(doc, f)]
    last = max(before, key=lambda f: (max(f.end, f.head), f.head), default=latest.get(q.paragraph))
    if last is not None:
        return extended(last, q)
    if q.paragraph == 0 or q.start > start + 1:
        return None
    above = prose.paragraphs[q.paragraph - 1]
    span = prose.tokens(above.start, above.end)
    earlier = [f for f in found if span.start <= f.head < span.end and speaking(doc, f)]
    last = max(earlier, key=lambda f: (max(f.end, f.head), f.head), default=None)
    if last is None:
        return None
    if last.end >= span.end - 2 and last.head < last.end and doc[last.end - 1].text in MARKS:
        return extended(last, q)
    return Finding(last.source, None, ((q.start, q.end),), q.start, "clause", "continuation", None)


def speaking(doc: Doc, f: Finding) -> bool:
    """Whether a finding is a main clause's, with somebody speaking."""
    if f.source is None or f.rule in ("noun", "headline", "according"):
        return False
    return f.rule != "verb" or doc[f.head].dep_ in ("ROOT", "conj", "advcl", "ccomp", "parataxis")


def begins_sentence(doc: Doc, q: Quotation) -> bool:
    """Whether a quotation stands where a sentence begins, or after a colon."""
    if q.start == 0:
        return True
    before = doc[q.start - 1]
    return before.is_space or before.text in (":", *STOPS) or before.is_quote or before.text == "\u201d"
