"""Sentences in the first person without quotation marks: they go on from whoever was named as speaking."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from counterclaim.reading.prose import Prose
from counterclaim.reading.statements.cues import CueLexicon
from counterclaim.reading.statements.findings import Finding
from counterclaim.reading.statements.quotations import Quotation
from counterclaim.reading.statements.syntax import Range, phrase, subject, trimmed

SPEAKERS = frozenset({"i", "we"})


def first_person_findings(
    prose: Prose, quotations: list[Quotation], lexicon: CueLexicon
) -> Iterator[Finding]:
    """A finding for every sentence whose main clause "I" or "we" leads, right after one that names a speaker.

    Only in paragraphs without quotation marks: where there are marks, they say who speaks.
    """
    marked = {q.paragraph for q in quotations}
    for number, paragraph in enumerate(prose.paragraphs):
        if number in marked:
            continue
        speaker: Range | None = None
        for sentence in prose.sentences_of(paragraph):
            if speaker is not None and is_first_person(sentence):
                content = trimmed(prose.doc, sentence.start, sentence.end)
                if content[1] - content[0] > 2:
                    yield Finding(
                        speaker, None, (content,), sentence.start, "clause", "first person", "assert"
                    )
                continue
            speaker = speaker_of(sentence, lexicon)


def is_first_person(sentence: Span) -> bool:
    """Whether the main verb of a sentence is the speaker's own."""
    return any(c.dep_ in ("nsubj", "nsubjpass") and c.lower_ in SPEAKERS for c in sentence.root.children)


def speaker_of(sentence: Span, lexicon: CueLexicon) -> Range | None:
    """Who a sentence's main verb, or the last verb beside it, says is speaking; None if nobody."""
    chain: list[Token] = [sentence.root, *(t for t in sentence.root.conjuncts if t.i > sentence.root.i)]
    for verb in reversed(chain):
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        word = lexicon.verb(verb)
        holder = subject(verb)
        if word is None or not word.takes("clause", "told", "quote") or holder is None:
            continue
        if holder.lower_ not in SPEAKERS and holder.pos_ in ("NOUN", "PROPN", "PRON"):
            return phrase(holder)
    return None
