"""The kind of a statement and its stance, from the cue, the frame it stands in and the content."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import get_args

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from counterclaim.evidence.statement import Stance, StatementKind
from counterclaim.reading.prose import Prose
from counterclaim.reading.statements.attribution import Attribution
from counterclaim.reading.statements.cues import LEXICONS, CueLexicon, CueWord, cue_lexicon
from counterclaim.reading.statements.syntax import child, is_infinitive, is_negated

FILE = "cues_content.toml"
OPEN_KINDS = frozenset({"ask", "doubt", "hope", "propose", "demand"})
DENIED_KINDS = frozenset({"deny", "reject"})
LIGHT = frozenset({
    "make", "issue", "voice", "express", "give", "have", "renew", "repeat", "raise", "offer", "deliver",
    "release", "reiterate", "restate", "reaffirm",
})  # fmt: skip
NEUTRAL = frozenset({"assert", "announce"})
AFFIRMING = frozenset({"agree", "promise", "hope", "propose", "announce"})
CERTAIN_ORDER: tuple[StatementKind, ...] = (
    "reject",
    "condemn",
    "deny",
    "threaten",
    "hope",
    "doubt",
    "agree",
    "accuse",
)
SPEAKING = frozenset({
    "speculate", "comment", "say", "confirm", "discuss", "answer", "elaborate", "disclose", "identify",
    "name", "specify", "reveal", "respond", "provide",
})  # fmt: skip
NEEDS = frozenset({"must", "should", "ought", "shall"})
WILL = frozenset({"will", "shall", "'ll", "\u2019ll"})
SELF = frozenset({"i", "we"})
BETWEEN = 40
HOPING = frozenset({"hope", "hopes", "hoped", "hoping"})


@dataclass(frozen=True, slots=True)
class ContentLexicon:
    """What content says about its kind: noun patterns, performative verbs, phrases; and verbs of telling."""

    tells: frozenset[str]
    claims: re.Pattern[str]
    offers: re.Pattern[str]
    performs: dict[str, StatementKind]
    says: dict[StatementKind, re.Pattern[str]]


def pattern(phrases: list[str]) -> re.Pattern[str]:
    """A pattern that finds any of the phrases as whole words; `*` is any ending."""
    parts = [re.escape(p).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for p in phrases if p]
    return re.compile(r"(?<!\w)(?:" + "|".join(parts) + r")(?!\w)", re.IGNORECASE)


def listed(text: str) -> list[str]:
    """The phrases of a table entry, separated by bars or line ends."""
    return [p.strip() for line in text.splitlines() for p in line.split("|") if p.strip()]


@cache
def content_lexicon() -> ContentLexicon:
    """The content lexicon that comes with the package; raises ValueError for an unknown kind."""
    path = resources.files("counterclaim").joinpath(LEXICONS, FILE)
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    kinds: dict[str, StatementKind] = {k: k for k in get_args(StatementKind)}
    unknown = (set(table["performs"]) | set(table["says"])) - set(kinds)
    if unknown:
        raise ValueError(f"{FILE}: {sorted(unknown)} are no kinds of statement")
    return ContentLexicon(
        frozenset(table["tells"].split()),
        pattern(table["claims"].split()),
        pattern(table["offers"].split()),
        {w: kinds[k] for k, words in table["performs"].items() for w in words.split()},
        {kinds[k]: pattern(listed(text)) for k, text in table["says"].items()},
    )


@dataclass(frozen=True, slots=True)
class Reading:
    """What the cue is: its head, the lexicon's word for it, and whether it is negated."""

    head: Token | None
    word: CueWord | None
    negated: bool


def kind_of(prose: Prose, a: Attribution, lexicon: CueLexicon | None = None) -> tuple[StatementKind, Stance]:
    """The kind and stance of an attribution, whichever engine found it."""
    cue = cue_reading(prose, a, lexicon or cue_lexicon())
    content = " ".join(prose.text[start:end] for start, end in a.content)
    kind = cue_kind(prose, a, cue, content)
    if cue.negated:
        return negated_kind(kind, cue)
    if keeps_silent(prose, a, cue):
        return "assert", "open"
    if kind in NEUTRAL:
        kind = content_kind(prose, a, content, kind)
    return kind, stance_of(kind, cue)


def keeps_silent(prose: Prose, a: Attribution, cue: Reading) -> bool:
    """Whether a source declines to speak: "declined to comment", "refused to speculate on ..."."""
    if cue.head is None or cue.head.lemma_.lower() not in ("decline", "refuse"):
        return False
    said = {t.lemma_.lower() for t in prose.tokens(*a.content[0])[:3]} | {
        t.lemma_.lower() for t in cue.head.rights
    }
    return bool(said & SPEAKING)


def stance_of(kind: StatementKind, cue: Reading) -> Stance:
    """Whether the source asserts, denies or leaves open what the content says."""
    if kind in DENIED_KINDS:
        return "denied"
    if kind in OPEN_KINDS:
        return "open"
    if cue.head is not None and any(
        c.dep_ == "ccomp" and any(t.lower_ == "whether" for t in c.lefts) for c in cue.head.children
    ):
        return "open"
    return "asserted"


def negated_kind(kind: StatementKind, cue: Reading) -> tuple[StatementKind, Stance]:
    """What a negated cue makes: "would not accept" rejects, "did not say" leaves open."""
    lemma = cue.head.lemma_.lower() if cue.head is not None else ""
    if kind == "deny":
        return "assert", "open"
    if kind in ("agree", "promise", "propose"):
        return "reject", "denied"
    if kind == "reject":
        return "assert", "open"
    if kind == "demand" and lemma in ("want", "allow", "permit", "expect", "accept", "need"):
        return "reject", "denied"
    if lemma in ("believe", "think", "expect", "see", "accept", "recognise", "recognize", "hope"):
        return "doubt", "denied"
    if kind == "doubt":
        return "assert", "asserted"
    return kind, "open"


def cue_reading(prose: Prose, a: Attribution, lexicon: CueLexicon) -> Reading:
    """The head of a cue among its tokens: a verb of the lexicon, else a noun or adjective of it."""
    if a.cue is None:
        return Reading(None, None, False)
    tokens = list(prose.tokens(*a.cue))
    negated = any(t.dep_ == "neg" or t.lower_ in ("never", "nor", "neither") for t in tokens)
    verbs = [t for t in tokens if t.pos_ in ("VERB", "AUX") and lexicon.verb(t) is not None]
    nouns = [t for t in tokens if t.pos_ in ("NOUN", "PROPN") and t.lemma_.lower() in lexicon.nouns]
    adjectives = [t for t in tokens if t.lower_ in lexicon.adjectives]
    with_noun = carried(prose, a, lexicon)
    if with_noun is not None:
        return Reading(with_noun, lexicon.nouns[with_noun.lemma_.lower()], negated)
    if verbs and not (nouns and verbs[-1].lemma_.lower() in LIGHT):
        verb = verbs[-1]
        return Reading(verb, lexicon.verb(verb), negated or is_negated(verb))
    if nouns:
        noun = nouns[-1]
        return Reading(noun, lexicon.nouns[noun.lemma_.lower()], negated)
    if adjectives:
        return Reading(adjectives[-1], lexicon.adjectives[adjectives[-1].lower_], negated)
    for t in tokens:
        if t.pos_ == "NOUN" and t.lemma_.lower() in lexicon.verbs:
            return Reading(t, lexicon.verbs[t.lemma_.lower()], negated)
    return Reading(tokens[-1] if tokens else None, None, negated)


def carried(prose: Prose, a: Attribution, lexicon: CueLexicon) -> Token | None:
    """The noun that says what a verb does, between cue and content: "countered *with demands for* ..."."""
    start = a.content[0][0]
    if a.cue is None or not 0 < start - a.cue[1] <= BETWEEN:
        return None
    for t in prose.tokens(a.cue[1], start):
        if t.dep_ == "pobj" and t.head.lower_ == "with" and t.lemma_.lower() in lexicon.nouns:
            return t
    return None


def cue_kind(prose: Prose, a: Attribution, cue: Reading, content: str) -> StatementKind:
    """The kind by cue word and frame, with what is denied told from what is rejected."""
    if cue.word is None or cue.head is None:
        return "assert"
    frame = frame_of(prose, a, cue)
    kind = cue.word.kind(frame) or cue.word.frames[0][1]
    if frame == "as" and cue.word.kind("object") in ("reject", "condemn", "deny"):
        kind = cue.word.kind("object") or kind
    first = object_head(prose, a)
    lexicon = content_lexicon()
    if kind in ("reject", "deny") and first is not None:
        if lexicon.offers.fullmatch(first.text) and not cue.head.lemma_.startswith("den"):
            return "reject"
        if lexicon.claims.fullmatch(first.text):
            return "deny"
    if cue.head.lemma_.lower() in LIGHT and first is not None:
        noun = cue_lexicon().nouns.get(first.lemma_.lower())
        if noun is not None:
            return noun.frames[0][1]
    if frame in ("as", "call") and content_lexicon().says["condemn"].search(content):
        return "condemn"
    return kind


def object_head(prose: Prose, a: Attribution) -> Token | None:
    """The head of the content where that is a noun."""
    root = prose.tokens(*a.content[0]).root
    return root if root.pos_ in ("NOUN", "PROPN") else None


def frame_of(prose: Prose, a: Attribution, cue: Reading) -> str:
    """The frame of the cue word that fits the content's form; the word's first frame where none does."""
    assert cue.word is not None
    assert cue.head is not None
    content = prose.tokens(*a.content[0])
    root, first = content.root, content[0]
    if root.pos_ in ("NOUN", "PROPN") and cue.word.takes("told") and child(cue.head, "ccomp") is not None:
        return "told"  # the content begins with whom it was told to
    before = prose.doc[content.start - 1] if content.start else None
    candidates: list[str] = []
    inside = {t.i for t in content}
    for word in (first, before):
        if word is not None and word.dep_ in ("prep", "prt") and word.head.i not in inside:
            candidates += [word.lower_, word.lower_ + "_"]
    if is_infinitive(root) or first.lower_ == "to":
        candidates += ["to"] if first.lower_ == "to" else ["address"]
    if root.pos_ in ("VERB", "AUX") and not candidates:
        candidates += (
            ["gerund", "clause"]
            if root.tag_ == "VBG" and child(root, "aux") is None
            else ["clause", "told", "wh"]
        )
    elif root.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
        below = {c.lower_ for c in (*cue.head.children, *root.children) if c.dep_ == "prep"}
        if "as" in below and cue.word.takes("as"):
            candidates.append("as")
        if child(cue.head, "oprd") is not None:
            candidates.append("call")
        if below & {"of", "for", "with", "over"} and cue.word.takes("blame"):
            candidates.append("blame")
        if child(cue.head, "xcomp", "ccomp") is not None and cue.word.takes("address"):
            candidates.append("address")
        candidates += ["object", "call", "as"]
    elif root.pos_ == "ADJ":
        candidates += ["call", "as"]
    for name in (*candidates, "clause", "told", "object"):
        if cue.word.takes(name):
            return name
    return cue.word.frames[0][0]


def content_kind(prose: Prose, a: Attribution, content: str, kind: StatementKind) -> StatementKind:
    """The kind that the content of a neutral cue makes; the given kind where it shows none."""
    tokens = prose.tokens(*a.content[0])
    main = main_verb(tokens)
    lexicon = content_lexicon()
    performed = performs(tokens, main, lexicon)
    if performed is not None:
        return performed
    if content.rstrip("\u201d\"', ").endswith("?"):
        return "ask"
    opening = opening_words(tokens)
    if main is not None and is_needed(main) and not lexicon.says["reject"].search(opening):
        return "demand"
    if any(t.lower_ in HOPING and t.pos_ == "VERB" for t in tokens[:4]):
        return "hope"
    written = letter_kind(tokens, a)
    if written is not None:
        return written
    for name in CERTAIN_ORDER:
        found = lexicon.says[name].search(opening) if name in lexicon.says else None
        if found is not None:
            return name
    if main is not None and is_own_future(prose, main, a):
        return "promise"
    return kind


def letter_kind(tokens: Tokens, a: Attribution) -> StatementKind | None:
    """The kind of what a statement or letter does: "sent a letter urging ..." demands; None without one."""
    for t in tokens[:8]:
        told = t.tag_ == "VBG" and t.dep_ == "acl" and a.cue is not None
        if told and a.cue is not None and a.cue[0] <= t.head.idx < a.cue[1]:
            word = cue_lexicon().verb(t)
            return word.frames[0][1] if word is not None else None
    return None


def is_needed(main: Token) -> bool:
    """Whether a clause says what must, should or has to be done."""
    if any(c.dep_ in ("aux", "auxpass") and c.lower_ in NEEDS for c in main.children):
        return child(main, "nsubj", "nsubjpass") is not None
    below = child(main, "xcomp")
    return main.lemma_ in ("have", "need", "ought") and below is not None and is_infinitive(below)


def opening_words(tokens: Tokens) -> str:
    """The main clause of the content's first sentence: up to its verb's complements, at most 40 words."""
    first = tokens[0].sent
    end = min(tokens.end, first.end, tokens.start + 40)
    return str(tokens.doc[tokens.start : max(end, tokens.start + 1)].text)


def main_verb(tokens: Tokens) -> Token | None:
    """The verb that heads the content."""
    root = tokens.root
    return root if root.pos_ in ("VERB", "AUX") else None


def performs(tokens: Tokens, main: Token | None, lexicon: ContentLexicon) -> StatementKind | None:
    """The kind of a performative: "we condemn ...", "I urge ...", "we call on ..."."""
    for verb in (main, *(t for t in tokens[:12] if t.pos_ == "VERB")):
        if verb is None or verb.lemma_.lower() not in lexicon.performs:
            continue
        who = child(verb, "nsubj")
        if who is None and verb.dep_ == "xcomp":
            who = child(verb.head, "nsubj")
        if who is not None and who.lower_ in SELF and not is_negated(verb) and verb.tag_ in ("VBP", "VB"):
            return lexicon.performs[verb.lemma_.lower()]
        if who is not None and who.lower_ in SELF and is_negated(verb):
            kind = lexicon.performs[verb.lemma_.lower()]
            return "reject" if kind in ("agree", "propose", "promise") else None
    return None


def is_own_future(prose: Prose, main: Token, a: Attribution) -> bool:
    """Whether the speaker speaks of its own future doing: "we will go", "he would go" said by a person."""
    who = child(main, "nsubj")
    if who is None or main.lemma_ in ("be", "have"):
        return False
    modals = {c.lower_ for c in main.children if c.tag_ == "MD"}
    if who.lower_ in SELF:
        return bool(modals & WILL)
    if (
        is_negated(main)
        or a.source is None
        or who.lower_ not in ("he", "she", "they", "it")
        or not modals & (WILL | {"would"})
    ):
        return False
    source = prose.tokens(*a.source)
    plural = source.root.tag_ in ("NNS", "NNPS") or any(t.dep_ == "conj" for t in source)
    if who.lower_ == "it":
        return any(t.ent_type_ in ("ORG", "GPE") for t in source) and not plural
    person = source.root.lower_ in ("he", "she") or any(t.ent_type_ == "PERSON" for t in source)
    return plural if who.lower_ == "they" else person
