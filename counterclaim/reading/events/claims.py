"""The noun that a that-clause spells out, however far apart they stand.

"Rejected a Somali claim Wednesday that jets hit two clinics": a time, a source or a verb stands between
the claim and what is claimed, and the parse hangs the clause on the verb or on the nearest noun.
"""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.reading.events.clauses import agent, child, is_passive, prepositions, subject
from counterclaim.reading.events.lexicon import lexicon

STEPS = 8


def claim_noun(clause: Token) -> Token | None:
    """The noun of claiming that a clause headed by a verb spells out; None where there is none."""
    nouns = lexicon().group("acts", "claim_nouns")
    if clause.dep_ not in ("ccomp", "acl", "relcl", "advcl", "xcomp") or clause.pos_ not in ("VERB", "AUX"):
        return None
    opening = next((c for c in clause.children if c.lower_ == "that" and c.i < clause.i), None)
    if opening is None or child(clause, "nsubj", "nsubjpass", "expl") in (None, opening):
        return None
    governor = clause.head
    if governor.lemma_ in nouns and governor.pos_ == "NOUN":
        return governor
    above = {governor.i, *(t.i for t in governor.ancestors)}
    said = clause.dep_ == "ccomp" and governor.lemma_ in lexicon().group("acts", "saying")
    for token in reversed(clause.doc[clause.sent.start : opening.i]):
        if token.pos_ == "NOUN" and token.lemma_ in nouns and _within_reach(token, above, said):
            return token
    return None


def _within_reach(noun: Token, above: set[int], said: bool) -> bool:
    """Whether a noun of claiming hangs on a word over the clause in a way that leaves its clause to come."""
    verb = noun.head
    if noun.dep_ == "dobj":
        return verb.i in above
    if said:
        return False
    if noun.dep_ in ("nsubj", "nsubjpass", "attr"):
        told = lexicon().group("acts", "surfacing")
        return verb.i in above and (noun.dep_ != "nsubj" or verb.lemma_ in told)
    return noun.dep_ == "pobj" and verb.head.i in above and verb.lower_ != "according"


def claimed_in(head: Token) -> Token | None:
    """The noun of claiming over the clause that a trigger stands in."""
    at = head
    for _ in range(STEPS):
        found = claim_noun(at)
        if found is not None:
            return found
        if at.head == at or at.dep_ == "ROOT":
            return None
        at = at.head
    return None


def turned_down(noun: Token) -> bool:
    """Whether somebody rejects what a noun of claiming stands for: "dismissed reports", "denied a claim"."""
    grammar = lexicon()
    verb = noun.head
    if noun.dep_ == "pobj" and verb.head.dep_ == "dobj":
        verb = verb.head.head
    rejecting = grammar.group("acts", "denying") | grammar.group("acts", "rejecting")
    return verb.pos_ == "VERB" and verb.lemma_ in rejecting


def author(noun: Token) -> Token | None:
    """Who makes a claim: "a claim by X", "claims on Monday from X", "X made the charge"."""
    for name, who in prepositions(noun):
        if name in ("by", "from") and who.ent_type_ not in ("DATE", "TIME"):
            return who
    verb = noun.head
    for word in noun.sent:
        if word.i > noun.i and word.lower_ == "that":
            break
        if word.i > noun.i and word.lower_ in ("by", "from"):
            source = child(word, "pobj")
            if source is not None and source.ent_type_ not in ("DATE", "TIME"):
                return source
    if verb.pos_ != "VERB" or noun.dep_ not in ("dobj", "nsubjpass") or turned_down(noun):
        return None
    return agent(verb) if is_passive(verb) else subject(verb)[0]
