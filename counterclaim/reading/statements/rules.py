"""Attributions by rules over the parse and the quotation marks: no learned weights of its own.

Candidates come from verbs, nouns, adjectives, "according to" and headlines; quotations then extend
the content they stand in, and those that nobody claimed find their speaker beside them.
"""

from __future__ import annotations

from counterclaim.reading.prose import Prose
from counterclaim.reading.statements.attribution import Attribution, Stretch
from counterclaim.reading.statements.cues import CueLexicon, cue_lexicon
from counterclaim.reading.statements.findings import Finding
from counterclaim.reading.statements.first_person import first_person_findings
from counterclaim.reading.statements.nesting import handed_up, kept_within
from counterclaim.reading.statements.other_cues import (
    according_findings,
    adjective_findings,
    headline_findings,
    noun_findings,
    transcript_findings,
)
from counterclaim.reading.statements.quotations import quotations_of
from counterclaim.reading.statements.quoting import settle_quotations
from counterclaim.reading.statements.syntax import Range
from counterclaim.reading.statements.verb_cues import verb_findings

READER = "rules"
SOURCELESS = frozenset({"clause", "told", "address", "blame"})


def attributions(prose: Prose, lexicon: CueLexicon | None = None) -> list[Attribution]:
    """Every attribution of a report's prose that the rules find, in the order of their content."""
    return [as_attribution(prose, f) for f in findings(prose, lexicon or cue_lexicon())]


def findings(prose: Prose, lexicon: CueLexicon) -> list[Finding]:
    """Every finding in token ranges, settled and in text order."""
    doc = prose.doc
    found = [
        *verb_findings(doc, lexicon),
        *noun_findings(doc, lexicon),
        *adjective_findings(doc, lexicon),
        *according_findings(doc),
        *headline_findings(prose),
        *transcript_findings(prose),
    ]
    found = handed_up(doc, [f for f in found if is_held(f)], lexicon)
    quotations = quotations_of(prose)
    found = settle_quotations(prose, found, quotations, lexicon)
    found += first_person_findings(prose, quotations, lexicon)
    found = kept_within(doc, distinct(found))
    return sorted(found, key=lambda f: (f.start, f.end, f.head))


def is_held(f: Finding) -> bool:
    """Whether a finding has a source, or a frame that says something without one ("is expected to")."""
    return f.source is not None or (f.rule == "verb" and f.frame in SOURCELESS)


def distinct(found: list[Finding]) -> list[Finding]:
    """One finding for each cue head; of two with the same content the first one stays."""
    kept: list[Finding] = []
    heads: set[int] = set()
    contents: set[tuple[Range, ...]] = set()
    for f in found:
        if f.head in heads or f.content in contents:
            continue
        heads.add(f.head)
        contents.add(f.content)
        kept.append(f)
    return kept


def as_attribution(prose: Prose, f: Finding) -> Attribution:
    """A finding in document offsets."""

    def stretch(r: Range) -> Stretch:
        tokens = prose.doc[r[0] : r[1]]
        return tokens.start_char, tokens.end_char

    return Attribution(
        stretch(f.source) if f.source is not None else None,
        stretch(f.cue) if f.cue is not None else None,
        tuple(stretch(r) for r in f.content),
        READER,
        f.nested,
    )
