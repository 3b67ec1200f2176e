"""What stands beside a cue verb by position alone, for text whose commas or quotation marks are lost.

The parse needs the commas of "..., the ministry said"; without them the speaker's name and the clause
before it grow together. Here the noun phrase next to the verb is told from the clause by its shape.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from counterclaim.reading.statements.findings import Finding
from counterclaim.reading.statements.syntax import Range, dateline_end, trimmed

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON", "X"})
LINKS = frozenset({"for", "of"})
DETERMINERS = frozenset(
    {"the", "a", "an", "another", "one", "some", "several", "many", "his", "her", "their", "its"}
)
SKIPPED = frozenset({"also", "later", "earlier", "has", "have", "had", "then", "further", "previously"})
PRONOUNS = frozenset({"he", "she", "it", "they", "i", "we", "who"})
MARKS = frozenset({'"', "''", "``", "\u201c", "\u201d"})
SUBORDINATING = frozenset({
    "that", "as", "if", "while", "when", "where", "what", "how", "why", "than", "whether", "because",
    "although", "though", "unless", "since", "after", "before", "until", "but", "and", "or",
})  # fmt: skip
OPENERS = frozenset({"unless", "if", "while", "although", "though", "when", "whether", "because", "since"})
JOINS = frozenset({"while", "with", "when", "as"})
ENOUGH = 4


def phrase_before(verb: Token) -> Range | None:
    """The noun phrase that ends right before a verb and its auxiliaries; None where there is none."""
    doc, first = verb.doc, verb.sent.start
    end = verb.i
    while end > first and (doc[end - 1].lower_ in SKIPPED or doc[end - 1].pos_ in ("AUX", "ADV")):
        end -= 1
    if end > first + 2 and doc[end - 1].text == ",":
        opening = next((i for i in range(end - 2, max(first, end - 18), -1) if doc[i].text == ","), None)
        before = noun_phrase(doc, first, opening) if opening is not None else None
        return (before[0], end - 1) if before is not None else None
    if end > first and doc[end - 1].lower_ in PRONOUNS:
        return end - 1, end
    return noun_phrase(doc, first, end)


def noun_phrase(doc: Doc, first: int, end: int) -> Range | None:
    """The noun phrase that ends before `end` and begins at `first` or later."""
    start = end
    while start > first:
        token = doc[start - 1]
        if token.text in MARKS or (token.is_punct and token.text not in ("-", "'", "\u2019", ".")):
            break
        if token.lower_ in LINKS and start - 1 > first and doc[start - 2].pos_ in ("NOUN", "PROPN"):
            start -= 1
            continue
        joint = token.text == "-" or token.tag_ in ("POS", "CC", "HYPH")
        if token.pos_ not in NOMINAL and not joint and token.tag_ not in ("VBN",):
            break
        start -= 1
        if token.lower_ in DETERMINERS and not (start > first and doc[start - 1].lower_ in ("and", *LINKS)):
            break
    while start < end and doc[start].pos_ not in NOMINAL:
        start += 1
    if not any(t.pos_ in ("NOUN", "PROPN") for t in doc[start:end]):
        return None
    return start, end


def phrase_after(verb: Token) -> Range | None:
    """The noun phrase that begins right after a verb; None where something else follows."""
    doc, last = verb.doc, verb.sent.end
    start = end = verb.i + 1
    while end < last:
        token = doc[end]
        link = token.lower_ in LINKS and end > start
        if token.pos_ not in NOMINAL and not link and token.tag_ not in ("POS", "CC", "HYPH"):
            break
        end += 1
    start, end = trimmed(doc, start, end)
    if not any(t.pos_ in ("NOUN", "PROPN") and t.ent_type_ not in ("DATE", "TIME") for t in doc[start:end]):
        return None
    return start, end


def said_after(verb: Token, cue: Range) -> Finding | None:
    """The finding of a verb of saying whose clause stands before it without a comma between.

    The clause reaches from the sentence's beginning to the speaker's phrase; nothing is found where
    it has no verb, fewer than four tokens, or where a clause follows the verb.
    """
    sentence = verb.sent
    if not ends_saying(verb) or any(c.dep_ in ("ccomp", "xcomp") and c.i > verb.i for c in verb.children):
        return None
    source = None if has_subject_after(verb) else phrase_before(verb)
    inverted = phrase_after(verb)
    if source is not None and inverted is not None and is_object(verb.doc, source):
        source = None
    if source is not None and not may_speak(verb, source):
        return None
    if source is None or source[0] <= sentence.start:
        if inverted is None or inverted[1] < sentence.end - 2 or verb.i <= sentence.start + ENOUGH:
            return None
        return found(sentence.start, cue[0], inverted, cue, verb)
    return found(sentence.start, source[0], source, cue, verb)


def is_object(doc: Doc, phrase: Range) -> bool:
    """Whether a preposition stands before a phrase, which then cannot be a subject."""
    return phrase[0] > 0 and doc[phrase[0] - 1].pos_ == "ADP"


def has_subject_after(verb: Token) -> bool:
    """Whether the parse has a verb's subject right of it ("said the nurse")."""
    return any(c.dep_ == "nsubj" and c.i > verb.i for c in verb.children)


def ends_saying(verb: Token) -> bool:
    """Whether nothing but when, where, to whom or "adding ..." follows a verb in its sentence."""
    doc, last = verb.doc, verb.sent.end
    after = verb.i + 1
    if after < last and doc[after].text == ",":
        after += 1
        return after < last and (doc[after].tag_ in ("VBG", "IN", "CC") or doc[after].lower_ in JOINS)
    if after >= last:
        return True
    token = doc[after]
    return (
        token.is_punct
        or token.is_space
        or token.ent_type_ in ("DATE", "TIME")
        or token.pos_ in ("ADP", "ADV", "SCONJ", "CCONJ")
        or token.tag_ == "VBG"
        or token.ent_type_ in ("ORG", "PERSON")
        or token.lower_ in ("reporters", "journalists", "me", "us", "them", "him", "her")
        or (token.pos_ in NOMINAL and verb.i > verb.sent.start + ENOUGH and phrase_after(verb) is not None)
    )


def may_speak(verb: Token, source: Range) -> bool:
    """Whether the phrase before a verb can be a speaker rather than a subordinate clause's subject."""
    doc = verb.doc
    if source[0] <= verb.sent.start:
        return True
    before = doc[source[0] - 1]
    if (
        doc[source[0]].lower_ == "who"
        or before.lower_ in SUBORDINATING
        or before.tag_ in ("WDT", "WP", "WRB")
    ):
        return False
    pronoun = source[1] - source[0] == 1 and doc[source[0]].lower_ in PRONOUNS
    return not pronoun or before.is_punct or verb.dep_ not in ("relcl", "advcl", "acl")


def found(start: int, end: int, source: Range, cue: Range, verb: Token) -> Finding | None:
    """The finding whose content is [start, end), if that is a clause."""
    left, right = trimmed(verb.doc, max(start, dateline_end(verb)), end)
    tokens = verb.doc[left:right]
    if len(tokens) < ENOUGH or (tokens[0].lower_ in OPENERS and "," not in {t.text for t in tokens}):
        return None
    if not any(t.pos_ in ("VERB", "AUX") for t in tokens) or any(t.text in MARKS for t in tokens):
        return None
    return Finding(source, cue, ((left, right),), verb.i, "clause", "bare", "assert")
