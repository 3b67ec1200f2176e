"""Attributions whose cue is a verb: which frame it stands in, whose saying it is, how far the content goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from counterclaim.reading.statements.bare import phrase_after, phrase_before, said_after
from counterclaim.reading.statements.cues import CueLexicon, CueWord, cue_lexicon
from counterclaim.reading.statements.findings import Finding, without
from counterclaim.reading.statements.syntax import (
    Range,
    child,
    is_infinitive,
    is_passive,
    objects,
    phrase,
    preposition,
    reach,
    subject,
    trimmed,
)

BLAME = ("of", "for", "with", "over")
PREPOSITIONS = (
    "for", "on", "upon", "of", "about", "against", "over", "with", "at", "in", "by",
)  # fmt: skip
CUE_PARTS = frozenset({"aux", "auxpass", "neg", "prt"})
COUNTED = frozenset({
    "toll", "number", "figure", "count", "total", "estimate", "cost", "damage", "loss", "strength", "death",
    "casualty", "population", "share", "size", "price", "value",
})  # fmt: skip
FIXED = frozenset({"it", "there"})


def verb_findings(doc: Doc, lexicon: CueLexicon) -> Iterator[Finding]:
    """One finding for every verb of the lexicon that stands in one of its frames, in text order."""
    for token in doc:
        if token.pos_ not in ("VERB", "AUX"):
            continue
        word = word_of(token, lexicon)
        if word is None or token.dep_ in ("amod", "compound", "aux"):
            continue
        framed = frame_of(token, word)
        if framed is None:
            bare = said_after(token, cue_of(token)) if word.takes("bare") and speaks(token, word) else None
            if bare is not None:
                yield bare
            continue
        frame, content, holder = framed
        if holder is None or holder.pos_ == "VERB":
            holder = left_noun(token) or holder
        made = finding(token, word, frame, content, holder)
        if (
            frame in ("clause", "told", "quote")
            and speaks(token, word)
            and (holder is None or holder.pos_ == "VERB")
        ):
            made = with_speaker_beside(token, made)
        yield made


def left_noun(verb: Token) -> Token | None:
    """The noun or name that hangs on a finite main verb's left side without being its subject in the parse."""
    if verb.dep_ != "ROOT" or verb.tag_ not in ("VBD", "VBZ", "VBP") or is_passive(verb):
        return None
    for c in reversed(list(verb.lefts)):
        if (
            c.pos_ in ("NOUN", "PROPN")
            and c.ent_type_ not in ("DATE", "TIME")
            and c.dep_ not in ("pobj", "dobj")
        ):
            return c
    return None


def word_of(verb: Token, lexicon: CueLexicon) -> CueWord | None:
    """The lexicon's word for a verb: with its particle ("rule out") where the lexicon has that, else alone."""
    for c in verb.children:
        if c.dep_ in ("prt", "advmod", "prep") and c.i > verb.i:
            phrasal = lexicon.verbs.get(f"{verb.lemma_.lower()}_{c.lower_}")
            if phrasal is not None:
                return phrasal
    return lexicon.verbs.get(verb.lemma_.lower())


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
    if made.end <= verb.i:
        source = phrase_after(verb) or phrase_before(verb)
    else:
        source = phrase_before(verb)
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
    if source is not None and source[0] <= verb.i < source[1]:
        source = (
            (holder.i, holder.i + 1)
            if holder is None or holder.i > verb.i
            else (min(source[0], holder.i), min(source[1], verb.i))
        )
        source = trimmed(verb.doc, *source)
    if source is not None:
        source = restarted(verb, source)
    pieces: list[Range] = []
    for piece in content:
        holes = (cue, source) if source is None or not piece[0] == source[0] else (cue,)
        for part in without(piece, *holes):
            left, right = trimmed(verb.doc, *part)
            if left < right:
                pieces.append((left, right))
    if not pieces:
        pieces = list(content)
    return Finding(source, cue, tuple(pieces), verb.i, frame, "verb", word.kind(frame))


def restarted(verb: Token, source: Range) -> Range:
    """A source phrase that begins again at a capital article within it: a full stop was lost there."""
    for i in range(source[1] - 1, source[0], -1):
        if (
            verb.doc[i].text in ("The", "A", "An")
            and not verb.doc[i - 1].is_quote
            and verb.doc[i - 1].ent_type_ in ("", "DATE", "CARDINAL")
        ):
            return i, source[1]
    return source


def cue_of(verb: Token) -> Range:
    """The verb with the auxiliaries, negation and particle that stand beside it."""
    start, end = verb.i, verb.i + 1
    for c in verb.children:
        if c.dep_ in CUE_PARTS:
            if c.i < verb.i and verb.i - c.i <= 4:
                start = min(start, c.i)
            elif c.i == verb.i + 1:
                end = c.i + 1
    return start, end


def frame_of(verb: Token, word: CueWord) -> tuple[str, tuple[Range, ...], Token | None] | None:
    """The frame a verb stands in, its content and the head of its source; None if in none of its own."""
    if is_passive(verb):
        return passive_frame(verb, word)
    holder = subject(verb)
    for make in (clause, address, infinitive, blame, called, prepositional, gerund, plain_object):
        framed = make(verb, word)
        if framed is not None:
            return framed[0], framed[1], holder
    return None


Framed = tuple[str, tuple[Range, ...]]


def clause(verb: Token, word: CueWord) -> Framed | None:
    """A clause as content."""
    if not word.takes("clause", "told", "wh", "quote"):
        return None
    for c in verb.children:
        if c.dep_ != "ccomp":
            continue
        if not word.takes("clause", "told", "wh") and not quoted(c):
            continue
        small = c.tag_ not in ("VBD", "VBP", "VBZ", "MD") and child(c, "nsubj", "nsubjpass") is None
        if small and not quoted(c):
            continue
        if child(c, "aux") is not None and is_infinitive(c):
            continue
        asking = any(
            t.lower_ in ("whether", "if", "who", "what", "how", "why", "when", "where")
            for t in c.subtree
            if t.i <= c.i
        )
        if not word.takes("clause", "told", "quote") and not asking:
            continue
        frame = (
            "clause"
            if word.takes("clause")
            else "told"
            if word.takes("told")
            else "wh"
            if word.takes("wh")
            else "quote"
        )
        return frame, (to_its_verb(verb, reach(c)),)
    return None


def to_its_verb(cue: Token, content: Range) -> Range:
    """A clause lengthened by the finite verb that follows it at once: the parse took a noun for its verb."""
    doc, end = cue.doc, content[1]
    if content[0] < cue.i or end >= cue.sent.end or doc[end].tag_ not in ("MD", "VBZ", "VBD", "VBP"):
        return content
    token = doc[end]
    if token.left_edge.i < content[0] and token.head.i >= content[0]:
        return content
    right = max(token.right_edge.i + 1, token.head.right_edge.i + 1 if token.dep_ == "aux" else 0)
    while end < min(right, cue.sent.end) and doc[end].text not in (",", ";"):
        end += 1
    return trimmed(doc, content[0], end)


def quoted(token: Token) -> bool:
    """Whether a quotation mark stands at the left edge of a token's phrase."""
    return token.left_edge.is_quote or token.left_edge.text in ("''", "``")


def address(verb: Token, word: CueWord) -> Framed | None:
    """An addressee and what is asked of it."""
    if not word.takes("address"):
        return None
    for c in verb.children:
        if c.dep_ in ("ccomp", "xcomp") and is_infinitive(c):
            asked = child(c, "nsubj") or next(objects(verb), None)
            if asked is not None and asked.i < c.i:
                return "address", ((min(asked.left_edge.i, c.left_edge.i), reach(c)[1]),)
            on = preposition(verb, "on") or preposition(verb, "upon") or preposition(verb, "for")
            if on is not None and on.i < c.i:
                return "address", ((on.i + 1, reach(c)[1]),)
    return None


def infinitive(verb: Token, word: CueWord) -> Framed | None:
    """An infinitive of the source's own doing."""
    if not word.takes("to"):
        return None
    for c in verb.children:
        if c.dep_ in ("xcomp", "ccomp") and is_infinitive(c) and c.i > verb.i:
            return "to", (reach(c),)
    return None


def gerund(verb: Token, word: CueWord) -> Framed | None:
    """An -ing clause of the source's own doing."""
    if not word.takes("gerund"):
        return None
    for c in verb.children:
        if c.dep_ in ("xcomp", "ccomp", "pcomp") and c.tag_ == "VBG" and c.i > verb.i:
            return "gerund", (reach(c),)
    return None


def blame(verb: Token, word: CueWord) -> Framed | None:
    """An object and what it is blamed for."""
    if not word.takes("blame"):
        return None
    blamed = next(objects(verb), None)
    if blamed is None:
        return None
    for c in (*verb.children, *blamed.children):
        fits = c.lower_ in BLAME or (c.lower_ == "on" and verb.lemma_ == "blame")
        if c.dep_ == "prep" and fits and c.i > blamed.i:
            right = reach(c)[1] if child(c, "pobj", "pcomp") is not None else verb.right_edge.i + 1
            return "blame", ((blamed.left_edge.i, right),)
    return None


def called(verb: Token, word: CueWord) -> Framed | None:
    """An object and what it is taken as or called."""
    if word.takes("as"):
        taken = next(objects(verb), None)
        if taken is not None:
            for c in (*verb.children, *taken.children):
                if c.dep_ == "prep" and c.lower_ == "as" and c.i > taken.i:
                    return "as", ((taken.left_edge.i, reach(c)[1]),)
        elif verb.dep_ == "relcl":
            likened = preposition(verb, "as")
            if likened is not None:
                return "as", (reach(likened),)
    if word.takes("at_") and (counted := next(objects(verb), None)) is not None:
        for c in (*verb.children, *counted.children):
            if c.dep_ == "prep" and c.lower_ == "at" and c.i > counted.i and counted.lemma_ in COUNTED:
                return "at_", ((counted.left_edge.i, reach(c)[1]),)
    if word.takes("call"):
        for c in verb.children:
            if c.dep_ == "oprd":
                taken = next(objects(verb), None)
                return "call", ((min(c.left_edge.i, (taken or c).left_edge.i), reach(c)[1]),)
            if c.dep_ == "ccomp" and c.pos_ not in ("VERB", "AUX"):
                below = child(c, "nsubj")
                if below is not None and below.i < c.i:
                    return "call", (reach(c),)
    return None


def prepositional(verb: Token, word: CueWord) -> Framed | None:
    """What stands after a preposition the word takes."""
    for name in PREPOSITIONS:
        if not word.takes(name):
            continue
        found = preposition(verb, name)
        if found is None or found.i < verb.i:
            continue
        below = child(found, "pobj", "pcomp")
        if below is not None:
            return name, (reach(below),)
    if word.takes("to_"):
        found = preposition(verb, "to")
        below = child(found, "pobj", "pcomp") if found is not None else None
        if below is not None:
            return "to_", (reach(below),)
    return None


def plain_object(verb: Token, word: CueWord) -> Framed | None:
    """The direct object as content."""
    for c in objects(verb):
        if not word.takes("object") and not (word.takes("light") and is_cue_noun(c)):
            continue
        if c.lower_ in ("itself", "himself", "herself", "themselves", "myself"):
            continue
        left, right = reach(c)
        for x in verb.children:
            goes_on = x.dep_ in ("prep", "npadvmod", "advcl", "ccomp", "xcomp", "acl", "advmod")
            if (
                is_cue_noun(c)
                and goes_on
                and x.left_edge.i == right
                and (x.dep_ != "advcl" or x.tag_ != "VBG")
            ):
                right = reach(x)[1]
        return ("object" if word.takes("object") else "light"), ((left, right),)
    return None


def is_cue_noun(noun: Token) -> bool:
    """Whether a noun is one of the lexicon's (a claim, a call, concern)."""
    return noun.lemma_.lower() in cue_lexicon().nouns


def passive_frame(verb: Token, word: CueWord) -> tuple[str, tuple[Range, ...], Token | None] | None:
    """The frames of a passive: "was accused by", "is believed to", "were told that", "rejected by"."""
    holder = subject(verb)
    about = child(verb, "nsubjpass")
    if about is None and verb.dep_ == "acl":
        about = verb.head
    for c in verb.children:
        if c.dep_ in ("ccomp", "xcomp") and c.i > verb.i:
            if is_infinitive(c):
                if about is None or not word.takes("clause", "address", "told"):
                    continue
                frame = "clause" if word.takes("clause") else "address"
                if word.takes("address") and not word.takes("to"):
                    frame = "address"
                left = about.left_edge.i if about.i < verb.i and verb.dep_ != "acl" else None
                pieces = ((left, reach_before(about, verb)),) if left is not None else ()
                return frame, (*pieces, reach(c)), holder
            if c.dep_ == "ccomp" and word.takes("clause", "told", "wh"):
                if about is not None and about.lower_ not in FIXED and word.takes("told") and holder is None:
                    return "told", (reach(c),), None
                return "clause", (reach(c),), holder
    if about is None or about.lower_ in FIXED:
        return None
    before = (about.left_edge.i, reach_before(about, verb))
    if word.takes("blame"):
        for c in verb.children:
            if c.dep_ == "prep" and c.lower_ in BLAME and c.i > verb.i:
                return "blame", (before, reach(c)), holder
    if word.takes("as", "call"):
        for c in verb.children:
            if (c.dep_ == "prep" and c.lower_ == "as" and word.takes("as")) or (
                c.dep_ == "oprd" and word.takes("call")
            ):
                return ("call" if c.dep_ == "oprd" else "as"), (before, reach(c)), holder
    if word.takes("object") and (holder is not None):
        return "object", (before,), holder
    return None


def reach_before(about: Token, verb: Token) -> int:
    """Where the phrase of a passive's subject ends, at the latest before the verb and its auxiliaries."""
    if verb.dep_ == "acl":
        return min(max(about.i + 1, about.left_edge.i + 1), verb.i)
    return min(reach(about)[1], cue_of(verb)[0])
