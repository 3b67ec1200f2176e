"""Findings within findings: what belongs to the outer speaker after all, and which inner ones are kept."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from counterclaim.reading.statements.cues import CueLexicon
from counterclaim.reading.statements.findings import Contents, Finding
from counterclaim.reading.statements.syntax import SUBJECTS, Range, child, trimmed

FIRST_AND_SECOND = frozenset({"i", "we", "you", "my", "our", "your", "me", "us"})
SAYING = frozenset({"say", "add", "tell", "note", "warn", "state"})
PERFORMING = frozenset(
    {"propose", "demand", "accuse", "reject", "deny", "ask", "threaten", "agree", "condemn"}
)
KEPT_WITHIN = frozenset({"clause", "told", "blame"})


def handed_up(doc: Doc, found: list[Finding], lexicon: CueLexicon) -> list[Finding]:
    """Findings whose parse hung them under another's content although the outer speaker goes on speaking.

    ", adding that ..." and "but declined to ..." get the outer finding's source, and its content ends
    before them.
    """
    by_sentence: dict[int, list[Finding]] = {}
    for f in found:
        by_sentence.setdefault(doc[f.head].sent.start, []).append(f)
    return [f for group in by_sentence.values() for f in handed_up_within(doc, group, lexicon)]


def handed_up_within(doc: Doc, found: list[Finding], lexicon: CueLexicon) -> list[Finding]:
    """The findings of one sentence, handed up."""
    result = list(found)
    for n, inner in enumerate(result):
        if inner.rule != "verb":
            continue
        verb = doc[inner.head]
        outer_n = next(
            (
                m
                for m, o in enumerate(result)
                if m != n and o.rule == "verb" and goes_on(doc, doc[o.head], verb, o, lexicon)
            ),
            None,
        )
        if outer_n is None:
            continue
        outer = result[outer_n]
        at = min(verb.i, inner.cue[0] if inner.cue is not None else verb.i)
        while at > outer.start and (doc[at - 1].dep_ in ("cc", "advmod") or doc[at - 1].text == ","):
            at -= 1
        reached = outer.content
        result = [
            cut_off(doc, f, at)
            if f is outer or (m != n and any(x <= f.head < y for x, y in reached) and f.end > at > f.head)
            else f
            for m, f in enumerate(result)
        ]
        result[n] = replace(inner, source=outer.source)
    return result


def cut_off(doc: Doc, f: Finding, at: int) -> Finding:
    """A finding whose content ends before a token; unchanged where nothing would be left."""
    kept = tuple(trimmed(doc, a, min(b, at)) for a, b in f.content if a < at)
    kept = tuple(r for r in kept if r[0] < r[1])
    return f.with_content(kept) if kept else f


def goes_on(doc: Doc, outer: Token, verb: Token, f: Finding, lexicon: CueLexicon) -> bool:
    """Whether a cue verb inside a finding's content goes on the outer speaker's sentence."""
    if verb.i <= outer.i or not any(a < verb.i < b for a, b in f.content):
        return False
    if any(c.dep_ in SUBJECTS for c in verb.children):
        return False
    if verb.tag_ == "VBG" and verb.dep_ in ("advcl", "conj", "ccomp"):
        word = lexicon.verbs.get(verb.lemma_.lower())
        before = doc[verb.left_edge.i - 1]
        parallel = verb.dep_ == "conj" and outer.tag_ == "VBG" and verb.head.tag_ != "VBG"
        return (
            (before.text in (",", "\u201d", '"', "''") or (parallel and before.dep_ == "cc"))
            and word is not None
            and word.takes("clause", "told", "blame", "as", "call", "to_", "object")
        )
    if verb.dep_ == "conj" and verb.tag_ == outer.tag_ and verb.tag_ in ("VBD", "VBZ"):
        first = verb.head
        plain = child(verb, "aux") is None
        if plain and verb.lemma_ in SAYING and outer.lemma_ in SAYING:
            return True
        return plain and (first.tag_ != verb.tag_ or child(first, "aux") is not None)
    return False


def kept_within(doc: Doc, found: list[Finding]) -> list[Finding]:
    """The findings without weak ones that stand in another's content."""
    kept: list[Finding] = []
    contents = Contents(found)
    for f in found:
        outer = [o for o in contents.holding(f.head) if o.head != f.head]
        acts = performs(doc, f) or (f.rule == "noun" and f.frame == "clause" and is_named(doc, f))
        quoted = f.rule == "quotation" and all(o.rule == "according" for o in outer)
        if not outer:
            kept.append(f)
        elif quoted or strong(doc, f) or (acts and leads(doc, f, outer)):
            kept.append(replace(f, nested=True))
    return kept


def strong(doc: Doc, f: Finding) -> bool:
    """Whether a nested finding is worth keeping: somebody else, named, says or accuses."""
    if f.rule not in ("verb", "quotation", "bare") or f.frame not in KEPT_WITHIN:
        return False
    verb = doc[f.head]
    return is_named(doc, f) and verb.tag_ in ("VBD", "VBZ", "VBP") and f.kind not in ("hope",)


def performs(doc: Doc, f: Finding) -> bool:
    """Whether a finding proposes, demands, accuses, denies or the like, and somebody named does so."""
    return f.rule == "verb" and f.kind in PERFORMING and f.source is not None and is_nominal(doc, f.source)


def leads(doc: Doc, f: Finding, outer: list[Finding]) -> bool:
    """Whether a finding's cue is the main verb of the content it stands in."""
    for o in outer:
        for a, b in o.content:
            if a <= f.head < b and doc[a:b].root.i == f.head:
                return True
    return False


def is_nominal(doc: Doc, source: Range) -> bool:
    """Whether a source is a noun or name, not a pronoun."""
    return any(t.pos_ in ("NOUN", "PROPN") for t in doc[source[0] : source[1]])


def is_named(doc: Doc, f: Finding) -> bool:
    """Whether a finding's source has a name in it."""
    if f.source is None:
        return False
    source = doc[f.source[0] : f.source[1]]
    return any(t.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") for t in source)
