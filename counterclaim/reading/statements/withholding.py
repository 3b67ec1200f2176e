"""Cues by which a source says nothing: evaded, held back, only possible, asked about or a condition."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from counterclaim.evidence.statement import Stance, StatementKind
from counterclaim.reading.prose import Prose
from counterclaim.reading.statements.attribution import Attribution
from counterclaim.reading.statements.cue_heads import Reading
from counterclaim.reading.statements.kind_lexicon import content_lexicon, kind_lexicon
from counterclaim.reading.statements.syntax import child, is_infinitive, is_negated, is_passive

SPEAKING = frozenset({
    "speculate", "comment", "say", "confirm", "discuss", "answer", "elaborate", "disclose", "identify",
    "name", "specify", "reveal", "respond", "provide",
})  # fmt: skip
EXPLAINING = frozenset(
    {"explain", "mention", "concede", "predict", "describe", "speak", "talk", "detail", "clarify"}
)
SAYING = frozenset({"accuse", "condemn", "deny", "doubt", "reject", "threaten", "announce"})
ACTS = frozenset({"agree", "promise", "propose", "hope"})
AGAINST = frozenset({"decide", "vote", "rule", "advise", "argue", "warn", "caution", "campaign"})
AHEAD = frozenset({"expect", "likely", "due", "poise", "poised", "schedule", "slate", "anticipate", "tip"})
MAYBE = frozenset({"may", "might", "could"})
SILENT: tuple[StatementKind, Stance] = ("assert", "open")
REFUSED: tuple[StatementKind, Stance] = ("reject", "denied")


def withheld(
    prose: Prose, a: Attribution, cue: Reading, kind: StatementKind
) -> tuple[StatementKind, Stance] | None:
    """The kind and stance of a cue by which nothing is said, or something refused; None for any other cue.

    Evasions and what is still to be said leave the content open ("has yet to explain", "stopped short of
    accusing"); what is refused is rejected ("refused to accept", "decided against recommending").
    """
    if a.cue is None or cue.head is None:
        return None
    lexicon = content_lexicon()
    if lexicon.evades.search(prose.text[slice(*a.cue)]):
        return SILENT
    if cue.lemma in lexicon.declines and is_silence(prose, a, cue):
        return SILENT
    for above, link in governors(cue.head):
        if is_yet(above, link) or (link == "of" and is_short(above)):
            return SILENT
        if above.lemma_.lower() in AGAINST and link == "against":
            return REFUSED
        if above.lemma_.lower() in lexicon.holds_back and not is_negated(above):
            acted = above.lemma_.lower() in lexicon.declines and not is_speech(cue.lemma, kind)
            return REFUSED if acted else SILENT
        if above.lemma_.lower() in AHEAD or is_pressed(a, above):
            return SILENT
    return SILENT if is_supposed(cue, kind) else None


def governors(head: Token) -> Iterator[tuple[Token, str]]:
    """The words that a cue's head hangs on as what is done or not done, with the preposition between."""
    token = head
    while token.dep_ in ("xcomp", "pcomp", "ccomp", "conj", "amod") and token.head != token:
        if token.dep_ == "conj":
            if child(token, "nsubj", "nsubjpass") is not None or token.tag_ != token.head.tag_:
                return
            token = token.head
            continue
        if token.dep_ == "amod":
            if token.tag_ != "VBG" or token.head.dep_ != "pobj" or token.nbor(-1) != token.head.head:
                return
            token = token.head
            link, above = token.head.lower_, token.head.head
            yield above, link
            token = above
            continue
        if token.dep_ == "ccomp" and not is_infinitive(token):
            return
        above, link = token.head, ""
        if above.pos_ == "ADP":
            link, above = above.lower_, above.head
        yield above, link
        token = above


def is_yet(above: Token, link: str) -> bool:
    """Whether what a word governs is still to be done: "has yet to explain"."""
    return above.lemma_ in ("have", "be") and not link and any(c.lower_ == "yet" for c in above.children)


def is_short(above: Token) -> bool:
    """Whether a word is the "short" of "stopped short of", or the verb that has it."""
    return "short" in (above.lower_, *(c.lower_ for c in above.children))


def is_pressed(a: Attribution, above: Token) -> bool:
    """Whether the source is the one who is to speak: "dared him to say"."""
    word = kind_lexicon().verb(above) if above.pos_ == "VERB" else None
    if word is None or not word.takes("address") or a.source is None or a.cue is None:
        return False
    start, end = a.source
    return above.idx < start and above.idx + len(above.text) <= a.cue[0] and end <= a.cue[0]


def is_silence(prose: Prose, a: Attribution, cue: Reading) -> bool:
    """Whether what a source declines is to speak: "declined to comment", "refused to rule out ..."."""
    assert cue.head is not None
    content = prose.tokens(*a.content[0])
    said = {t.lemma_.lower() for t in content[:3]} | {t.lemma_.lower() for t in cue.head.rights}
    if said & SPEAKING:
        return True
    if not is_infinitive(content.root):
        return False
    word = kind_lexicon().verb(content.root)
    return word is not None and is_speech(content.root.lemma_.lower(), word.frames[0][1])


def is_speech(lemma: str, kind: StatementKind) -> bool:
    """Whether a verb of a kind is a way of saying something, not of doing it ("accept", "recognise")."""
    said = lemma in SPEAKING or lemma in EXPLAINING or lemma in content_lexicon().tells
    return kind in SAYING or (said and kind not in ACTS)


def is_supposed(cue: Reading, kind: StatementKind) -> bool:
    """Whether a cue only may be, is set as a condition or is asked about by the report."""
    head = cue.head
    if head is None or head.pos_ not in ("VERB", "AUX"):
        return False
    if cue.lemma in AHEAD and is_passive(head):
        return True
    modal = next((c for c in head.children if c.tag_ == "MD"), None)
    if modal is not None and modal.lower_ in MAYBE and not cue.negated:
        return modal.lower_ != "could" or kind != "assert"
    if head.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in head.lefts):
        return True
    who = child(head, "nsubj")
    first = next((c for c in head.lefts if c.dep_ == "aux"), None)
    asked = who is not None and first is not None and first.i < who.i and head.sent[-1].text == "?"
    return asked and head.dep_ == "ROOT"
