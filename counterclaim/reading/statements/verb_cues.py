"""Attributions whose cue is a verb: in which frame it stands and whose saying it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from counterclaim.reading.statements.bare import phrase_after, phrase_before, said_after
from counterclaim.reading.statements.cues import CueLexicon, CueWord
from counterclaim.reading.statements.findings import Finding, without
from counterclaim.reading.statements.syntax import (
    Range,
    child,
    cue_of,
    dateline_end,
    is_passive,
    phrase,
    trimmed,
)
from counterclaim.reading.statements.verb_frames import frame_of


def verb_findings(doc: Doc, lexicon: CueLexicon) -> Iterator[Finding]:
    """One finding for every verb of the lexicon that stands in one of its frames, in text order."""
    for token in doc:
        if token.pos_ not in ("VERB", "AUX"):
            continue
        word = lexicon.verb(token)
        if word is None or token.dep_ in ("amod", "compound", "aux"):
            continue
        framed = frame_of(token, word)
        if framed is None:
            saying = speaks(token, word) or (token.lower_ == "said" and child(token, "agent") is None)
            bare = said_after(token, cue_of(token)) if word.takes("bare") and saying else None
            if bare is not None:
                yield bare
            continue
        frame, content, holder = framed
        if holder is None or holder.pos_ == "VERB":
            holder = left_noun(token) or holder
        elif holder.lower_ == "that" and token.dep_ == "relcl" and token.head.pos_ in ("NOUN", "PROPN"):
            holder = token.head
        made = finding(token, word, frame, content, holder)
        if (
            frame in ("clause", "told", "quote")
            and speaks(token, word)
            and (holder is None or holder.pos_ == "VERB")
        ):
            made = with_speaker_beside(token, made)
        elif made.source is None and token.tag_ in ("VBD", "VBZ") and not is_passive(token):
            made = replace(made, source=phrase_before(token))
        yield made


def left_noun(verb: Token) -> Token | None:
    """The noun on a finite main verb's left that the parse did not make its subject."""
    if verb.dep_ != "ROOT" or verb.tag_ not in ("VBD", "VBZ", "VBP") or is_passive(verb):
        return None
    for c in reversed(list(verb.lefts)):
        below = child(c, "nsubj") if c.dep_ == "advcl" else None
        if below is not None and below.left_edge.i == verb.sent.start and verb.nbor(-1).text == ",":
            return below
        if (
            c.pos_ in ("NOUN", "PROPN")
            and c.ent_type_ not in ("DATE", "TIME")
            and c.dep_ not in ("pobj", "dobj")
        ):
            return c
    return None


def speaks(verb: Token, word: CueWord) -> bool:
    """Whether a verb is a finite, active verb of saying."""
    return (
        word.takes("clause", "told", "quote") and verb.tag_ in ("VBD", "VBZ", "VBP") and not is_passive(verb)
    )


def with_speaker_beside(verb: Token, made: Finding) -> Finding:
    """A finding without a speaker in the parse, given the noun phrase that stands beside its verb."""
    if made.end <= verb.i + 1 and not any(t.is_quote for t in verb.doc[made.start : made.end]):
        bare = said_after(verb, cue_of(verb))
        if bare is not None:
            return bare
    source = (phrase_after(verb) if made.end <= verb.i else None) or phrase_before(verb)
    if source is None:
        return made
    pieces = tuple(
        trimmed(verb.doc, *part) for piece in made.content for part in without(piece, source, cue_of(verb))
    )
    pieces = tuple(p for p in pieces if p[0] < p[1])
    return replace(made, source=source, content=pieces or made.content)


def finding(
    verb: Token, word: CueWord, frame: str, content: tuple[Range, ...], holder: Token | None
) -> Finding:
    """The finding for a verb in a frame; what stands in the content of cue and source is cut out of it."""
    cue = cue_of(verb)
    source = phrase(holder) if holder is not None else None
    if holder is not None and source is not None and source[0] <= verb.i < source[1]:
        whole = (min(source[0], holder.i), min(source[1], verb.i))
        source = trimmed(verb.doc, *((holder.i, holder.i + 1) if holder.i > verb.i else whole))
    begin = dateline_end(verb)
    if source is not None and source[1] <= begin <= verb.i:
        source = phrase_before(verb) or source
    if source is not None:
        source = restarted(verb, (max(source[0], begin) if begin < source[1] else source[0], source[1]))
    content = tuple((max(a, begin) if b > begin else a, b) for a, b in content)
    if holder is not None and source is not None and frame == "blame":
        ends = [a for a, _ in content if holder.i < a < source[1]]
        source = (source[0], min((*ends, source[1])))
    pieces: list[Range] = []
    for piece in content:
        holes = (cue, source) if source is None or piece[0] != source[0] else (cue,)
        for part in without(piece, *holes):
            left, right = trimmed(verb.doc, *part)
            if left < right:
                pieces.append((left, right))
    if not pieces:
        pieces = list(content)
    return Finding(source, cue, tuple(pieces), verb.i, frame, "verb", word.kind(frame))


def restarted(verb: Token, source: Range) -> Range:
    """A source phrase begun anew at a capital article within it: a full stop was lost there."""
    doc = verb.doc
    for i in range(source[1] - 1, source[0], -1):
        article = doc[i].text in ("The", "A", "An") and not doc[i - 1].is_quote
        if article and doc[i - 1].ent_type_ in ("", "DATE", "CARDINAL"):
            return i, source[1]
    return source
