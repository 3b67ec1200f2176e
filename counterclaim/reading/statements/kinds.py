"""The kind of a statement and its stance: what the cue leaves unsaid first, then cue, then content."""

from __future__ import annotations

import re

from spacy.tokens import Token

from counterclaim.evidence.statement import Stance, StatementKind
from counterclaim.reading.prose import Prose
from counterclaim.reading.statements.attribution import Attribution
from counterclaim.reading.statements.content_kinds import ASKING, content_kind
from counterclaim.reading.statements.cue_heads import LIGHT, Reading, cue_reading, frame_of, object_head
from counterclaim.reading.statements.cues import CueLexicon
from counterclaim.reading.statements.kind_lexicon import ContentLexicon, content_lexicon, kind_lexicon
from counterclaim.reading.statements.syntax import child
from counterclaim.reading.statements.withholding import withheld

OPEN_KINDS = frozenset({"ask", "doubt", "hope", "propose", "demand"})
DENIED_KINDS = frozenset({"deny", "reject"})
NEUTRAL = frozenset({"assert", "announce"})
CONVINCED = frozenset(
    {"convince", "persuade", "convinced", "sure", "certain", "confident", "clear", "optimistic", "hopeful"}
)
BELIEVING = frozenset({"believe", "think", "expect", "see", "accept", "recognise", "recognize", "hope"})
ALLOWING = frozenset({"want", "allow", "permit", "expect", "accept", "need"})
LIKENED = re.compile(r"\bas\b")
PLANS = re.compile(r"(?:plan|proposal|initiative|roadmap|bid|offer)s?", re.IGNORECASE)
TELLINGS = frozenset({
    "video", "footage", "photo", "picture", "article", "document", "letter", "figure", "number", "poll",
    "tape", "leak", "book", "evidence", "news", "tale", "talk", "warning", "comment", "remark", "word",
})  # fmt: skip
"""What tells something, beside claims: called a lie, it is denied."""
NAMING = frozenset({"know", "identify", "cite", "define", "designate", "recognise", "recognize"})
UNWILLING = frozenset({"will", "wo", "would", "'ll", "\u2019ll", "can", "ca", "could"})


def kind_of(prose: Prose, a: Attribution, lexicon: CueLexicon | None = None) -> tuple[StatementKind, Stance]:
    """The kind and stance of an attribution, whichever engine found it."""
    cue = cue_reading(prose, a, lexicon or kind_lexicon())
    content = " ".join(prose.text[start:end] for start, end in a.content)
    kind = cue_kind(prose, a, cue, content)
    settled = withheld(prose, a, cue, kind)
    if settled is not None:
        return settled
    if cue.negated:
        return negated_kind(kind, cue)
    if kind in NEUTRAL:
        kind = content_kind(prose, a, content, kind, cue)
    return kind, stance_of(prose, a, kind, cue)


def stance_of(prose: Prose, a: Attribution, kind: StatementKind, cue: Reading) -> Stance:
    """Whether the source asserts, denies or leaves open what the content says."""
    if kind in DENIED_KINDS:
        return "denied"
    if kind in OPEN_KINDS or is_weighed(cue):
        return "open"
    opening = prose.tokens(*a.content[0])[0].lower_
    asked = cue.head is not None and any(
        c.dep_ == "ccomp" and any(t.lower_ == "whether" for t in c.lefts) for c in cue.head.children
    )
    return "open" if asked or opening == "whether" else "asserted"


def is_weighed(cue: Reading) -> bool:
    """Whether a cue only weighs or talks over its content."""
    return cue.word is not None and cue.word.lemma in content_lexicon().weighs


def negated_kind(kind: StatementKind, cue: Reading) -> tuple[StatementKind, Stance]:
    """What a negated cue makes: "would not accept" rejects, "did not say" leaves open."""
    if cue.head is None:
        return "assert", "open"
    if kind == "agree":
        return ("reject", "denied") if is_unwilling(cue.head) or is_undone(cue.head) else ("assert", "open")
    if kind in ("promise", "propose"):
        return ("reject", "denied") if is_unwilling(cue.head) else ("assert", "open")
    if kind == "demand" and cue.lemma in ALLOWING:
        return "reject", "denied"
    if cue.lemma in BELIEVING:
        return "doubt", "denied"
    if cue.lemma in CONVINCED:
        return "doubt", "open"
    if kind == "doubt":
        return "assert", "asserted"
    return "assert", "open"


def is_undone(head: Token) -> bool:
    """Whether a verb says what was or is not done, so that it will not be: not "has not accepted" (yet)."""
    own = any(c.dep_ == "neg" or c.lower_ in ("neither", "never") for c in head.children)
    return own and not any(c.dep_ == "aux" and c.lemma_ in ("have", "'ve") for c in head.children)


def is_unwilling(head: Token) -> bool:
    """Whether a negated verb says what somebody will not do, or a noun what he has none of."""
    if head.pos_ not in ("VERB", "AUX"):
        return True
    return any(c.tag_ == "MD" and c.lower_ in UNWILLING for c in head.children)


def cue_kind(prose: Prose, a: Attribution, cue: Reading, content: str) -> StatementKind:
    """The kind by cue word and frame, with what is denied told from what is rejected."""
    lexicon = content_lexicon()
    first = object_head(prose, a)
    claimed = first is not None and lexicon.claims.fullmatch(first.text) is not None
    heard = prose.text[slice(*a.cue)] if a.cue is not None else ""
    if lexicon.disbelieves.search(heard) and (claimed or is_clause(prose, a)):
        return "deny"
    phrased = next((k for k, phrases in lexicon.phrases.items() if phrases.search(heard)), None)
    if phrased is not None:
        return phrased
    if cue.head is not None and cue.head.lemma_.lower() in LIGHT and first is not None:
        noun = kind_lexicon().nouns.get(first.lemma_.lower())
        if noun is not None:
            return noun.frames[0][1]
        if cue.lemma == "offer" and lexicon.told.fullmatch(first.text):
            return "assert"
    if cue.word is None or cue.head is None:
        return "assert"
    frame = frame_of(prose, a, cue)
    kind = cue.word.kind(frame) or cue.word.frames[0][1]
    if frame == "as" and cue.word.kind("object") in ("reject", "condemn", "deny"):
        kind = cue.word.kind("object") or kind
    if kind in ("reject", "deny") and first is not None:
        if lexicon.offers.fullmatch(first.text) and not cue.head.lemma_.startswith("den"):
            return "reject"
        if claimed:
            return "deny"
    if cue.lemma == "unveil" and frame == "object" and first is not None and PLANS.fullmatch(first.text):
        return "propose"
    taken = frame in ("as", "call") or (cue.word.takes("as", "call") and LIKENED.search(content))
    if taken and kind == "assert" and cue.lemma not in NAMING:
        called = called_kind(content, called_after(cue, a)) or kind
        # what nobody had claimed is not denied but decried: "called climate change a hoax"
        return "condemn" if called == "deny" and not is_claimed(cue, first, lexicon) else called
    return kind


def is_claimed(cue: Reading, first: Token | None, lexicon: ContentLexicon) -> bool:
    """Whether what a cue calls something is told of a claim, or of what a pronoun stands for."""
    called = child(cue.head, "oprd") if cue.head is not None else None
    of = child(called, "nsubj") if called is not None else None
    things = [
        t for t in (of, first, child(cue.head, "dobj") if cue.head is not None else None) if t is not None
    ]
    return not things or any(
        t.pos_ == "PRON" or lexicon.claims.fullmatch(t.text) or t.lemma_.lower() in TELLINGS for t in things
    )


def called_kind(content: str, after: str) -> StatementKind | None:
    """The kind of calling something what the content, or what stands after it, calls it; None if nothing bad.

    Where the content has "as", only the few words after that are a name.
    """
    lexicon = content_lexicon()
    if lexicon.says["condemn"].search(f"{content} {after}"):
        return "condemn"
    _, likened, name = content.rpartition(" as ")
    given = " ".join(name.split()[:5]) if likened else f"{content} {after}"
    return next((k for k, names in lexicon.names.items() if names.search(given)), None)


def called_after(cue: Reading, a: Attribution) -> str:
    """What the cue calls its object where that stands after the content; empty without it."""
    named = child(cue.head, "oprd") if cue.head is not None else None
    if named is None or named.idx < a.content[-1][1]:
        return ""
    return str(named.doc[named.left_edge.i : named.i + 1].text)


def is_clause(prose: Prose, a: Attribution) -> bool:
    """Whether the content is a finite clause."""
    opening = prose.tokens(*a.content[0])[0].lower_
    return opening == "that" or opening in ASKING
