"""Attributions whose cue is a noun, an adjective or "according to", and headlines that name a speaker."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from counterclaim.reading.prose import Prose
from counterclaim.reading.statements.cues import CueLexicon, CueWord
from counterclaim.reading.statements.findings import Finding, without
from counterclaim.reading.statements.syntax import (
    Range,
    child,
    is_infinitive,
    phrase,
    reach,
    subject,
    trimmed,
)

NOUN_PREPOSITIONS = ("for", "of", "on", "against", "about", "over", "with")
LENDING = frozenset({
    "make", "issue", "voice", "express", "give", "have", "renew", "repeat", "raise", "offer", "deliver",
    "release", "reiterate", "restate", "hold", "share", "drop", "withdraw", "announce", "publish", "send",
    "submit", "present", "unveil", "lodge", "file", "level", "hurl", "press", "defend", "maintain", "outline",
})  # fmt: skip
SPEAKERS = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def noun_findings(doc: Doc, lexicon: CueLexicon) -> Iterator[Finding]:
    """A finding for every noun of the lexicon that has content of its own."""
    for token in doc:
        if token.pos_ not in ("NOUN", "PROPN"):
            continue
        word = lexicon.nouns.get(token.lemma_.lower())
        if word is None:
            continue
        framed = noun_frame(token, word)
        if framed is None:
            continue
        frame, content = framed
        holder = noun_holder(token)
        source = phrase(holder) if holder is not None else None
        if source is not None and source[0] <= token.i < source[1]:
            source = (holder.left_edge.i, holder.i + 1) if holder is not None else None
            if source is not None and source[0] <= token.i < source[1]:
                source = None
        yield Finding(source, (token.i, token.i + 1), (content,), token.i, frame, "noun", word.kind(frame))


def noun_frame(noun: Token, word: CueWord) -> tuple[str, Range] | None:
    """The frame a noun stands in and its content."""
    for c in noun.children:
        if c.i < noun.i:
            continue
        finite = c.dep_ in ("acl", "ccomp", "relcl") and child(c, "mark") is not None
        if word.takes("clause") and finite:
            return "clause", reach(c)
        if word.takes("to") and c.dep_ in ("acl", "relcl", "xcomp") and is_infinitive(c):
            return "to", reach(c)
    for name in NOUN_PREPOSITIONS:
        if not word.takes(name):
            continue
        for c in noun.children:
            if c.dep_ == "prep" and c.lower_ == name and c.i > noun.i:
                below = child(c, "pobj", "pcomp")
                if below is not None:
                    return name, reach(below)
    if word.takes("to_"):
        for c in noun.children:
            if c.dep_ == "prep" and c.lower_ == "to" and c.i > noun.i:
                below = child(c, "pobj", "pcomp")
                if below is not None:
                    return "to_", reach(below)
    return None


def noun_holder(noun: Token) -> Token | None:
    """Whose claim, call or plan it is: its possessor, a name before it, "by" whom, or who makes it."""
    owner = child(noun, "poss")
    if owner is not None:
        return owner
    for c in noun.children:
        if c.dep_ in ("prep", "agent") and c.lower_ in ("by", "from", "among") and c.i > noun.i:
            below = child(c, "pobj")
            if below is not None:
                return below
    for c in noun.children:
        if c.dep_ in ("amod", "compound", "nmod") and c.ent_type_ in SPEAKERS and c.i < noun.i:
            return c
        if c.dep_ == "acl" and c.tag_ == "VBN" and c.i > noun.i:
            agent = child(c, "agent")
            below = child(agent, "pobj") if agent is not None else None
            if below is not None:
                return below
    above = noun.head
    if noun.dep_ == "dobj" and above.lemma_.lower() in LENDING:
        return subject(above)
    if noun.dep_ == "pobj" and above.lower_ in ("with", "in", "by") and above.head.pos_ == "VERB":
        return subject(above.head)
    return None


def adjective_findings(doc: Doc, lexicon: CueLexicon) -> Iterator[Finding]:
    """A finding for every adjective of the lexicon that says what somebody is sure, afraid or aware of."""
    for token in doc:
        word = lexicon.adjectives.get(token.lower_)
        if word is None or token.dep_ not in (
            "acomp",
            "ROOT",
            "conj",
            "advcl",
            "oprd",
            "attr",
            "xcomp",
            "ccomp",
        ):
            continue
        content = adjective_content(token, word)
        if content is None:
            continue
        verb = token if token.pos_ in ("VERB", "AUX") else token.head
        holder = child(verb, "nsubj", "nsubjpass") or subject(verb)
        if holder is None or holder.lower_ in ("it", "there"):
            continue
        start = min(token.i, verb.i if verb.i < token.i else token.i)
        frame, reached = content
        yield Finding(
            phrase(holder), (start, token.i + 1), (reached,), token.i, frame, "adjective", word.kind(frame)
        )


def adjective_content(adjective: Token, word: CueWord) -> tuple[str, Range] | None:
    """The frame and content of an adjective, if it has any."""
    for c in adjective.children:
        if c.i < adjective.i:
            continue
        if c.dep_ == "ccomp" and word.takes("clause"):
            return "clause", reach(c)
        if c.dep_ == "xcomp" and word.takes("to") and is_infinitive(c):
            return "to", reach(c)
        if c.dep_ in ("prep", "agent") and (word.takes(c.lower_) or (c.lower_ == "to" and word.takes("to_"))):
            below = child(c, "pobj", "pcomp")
            if below is not None:
                return c.lower_, reach(below)
    return None


def according_findings(doc: Doc) -> Iterator[Finding]:
    """Findings for "according to X": the sentence without the phrase is the content."""
    for token in doc[: max(0, len(doc) - 1)]:
        if token.lower_ != "according" or doc[token.i + 1].lower_ != "to":
            continue
        to = doc[token.i + 1]
        holder = child(to, "pobj") or child(token, "pobj")
        if holder is None:
            holder = next((c for c in to.subtree if c.i > to.i and c.pos_ in ("NOUN", "PROPN")), None)
        if holder is None:
            continue
        source = phrase(holder)
        cue = (token.i, to.i + 1)
        whole = (token.i, source[1])
        clause = token.head
        while clause.pos_ not in ("VERB", "AUX") and clause.head != clause:
            clause = clause.head
        while is_part(clause, token) and clause.head != clause:
            clause = clause.head
        reached = reach(clause)
        sentence = token.sent
        if reached[1] - reached[0] < 4:
            reached = trimmed(doc, sentence.start, sentence.end)
        pieces = [trimmed(doc, *p) for p in without(reached, whole)]
        pieces = [p for p in pieces if p[1] - p[0] > 1]
        if pieces:
            yield Finding(source, cue, tuple(pieces), token.i, "clause", "according", "assert")


def is_part(clause: Token, according: Token) -> bool:
    """Whether a clause goes on another's sentence, so that a phrase after both belongs to the whole."""
    if according.i < clause.i:
        return False
    if clause.dep_ == "conj":
        own = child(clause, "nsubj", "nsubjpass") is not None
        return not own or "," not in {t.text for t in clause.doc[clause.head.i : clause.left_edge.i]}
    comma = clause.doc[clause.left_edge.i - 1].text == ","
    return (
        clause.dep_ in ("relcl", "advcl") and not comma and clause.head.i < clause.i
    ) or clause.pos_ not in ("VERB", "AUX")


def headline_findings(prose: Prose) -> Iterator[Finding]:
    """Findings in headlines: "No progress at talks: ministry" and "Minister: We want peace"."""
    for paragraph in prose.paragraphs:
        if not paragraph.headline:
            continue
        span = prose.tokens(paragraph.start, paragraph.end)
        colons = [t.i for t in span if t.text == ":"]
        if len(colons) != 1:
            continue
        colon = colons[0]
        before, after = (span.start, colon), trimmed(prose.doc, colon + 1, span.end)
        if is_speaker(prose.doc, after) and before[1] - before[0] > 2:
            yield Finding(
                after,
                (colon, colon + 1),
                (trimmed(prose.doc, *before),),
                colon,
                "clause",
                "headline",
                "assert",
            )
        elif is_speaker(prose.doc, before) and after[1] - after[0] > 2:
            yield Finding(before, (colon, colon + 1), (after,), colon, "clause", "headline", "assert")


def transcript_findings(prose: Prose) -> Iterator[Finding]:
    """Findings in transcripts: a paragraph that opens with a name in capitals and a colon."""
    for paragraph in prose.paragraphs:
        span = prose.tokens(paragraph.start, paragraph.end)
        colon = next((t.i for t in span[:6] if t.text == ":"), None)
        if colon is None or colon + 3 >= span.end:
            continue
        name = prose.doc[span.start : colon]
        if len(name) and all(t.is_upper or t.is_punct for t in name) and any(t.is_alpha for t in name):
            content = trimmed(prose.doc, colon + 1, span.end)
            yield Finding(
                (span.start, colon), (colon, colon + 1), (content,), colon, "clause", "transcript", "assert"
            )


def is_speaker(doc: Doc, part: Range) -> bool:
    """Whether a part of a headline can be who speaks: at most five words, no verb."""
    tokens = doc[part[0] : part[1]]
    return 0 < len(tokens) <= 5 and not any(t.pos_ in ("VERB", "AUX") for t in tokens)
