"""What carries a noun event: a light verb, a verb of happening, or the noun's own arguments."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.reading.events.clauses import lemma_of, prepositions, raw_subject
from counterclaim.reading.events.lexicon import NounEntry, lexicon

PARTIES = ("PERSON", "NORP", "DATE", "TIME")


def measured(noun: Token) -> Token:
    """The noun whose place counts: the first of a coordination, "string" of "a string of raids"."""
    head = noun
    for _ in range(4):
        if head.dep_ == "conj" and head.head.pos_ in ("NOUN", "PROPN"):
            head = head.head
        elif (
            head.dep_ == "pobj"
            and head.head.lower_ == "of"
            and head.head.head.lemma_.lower() in lexicon().group("nouns", "quantities")
        ):
            head = head.head.head
    return head


def carrier(noun: Token) -> tuple[Token, str] | None:
    """The light verb that carries a noun event, and how: doing, suffering or happening."""
    grammar = lexicon()
    head = measured(noun)
    verb = head.head
    if head.dep_ == "pobj" and head.head.lower_ in ("for", "of", "behind"):
        held = head.head.head
        if held.lemma_ in ("responsible", "guilty") and held.dep_ == "acomp":
            return held.head, "doing"
        if held.lemma_ in ("responsibility", "credit") and held.dep_ == "dobj":
            return held.head, "doing"
        if held.pos_ == "AUX" and head.head.lower_ == "behind":
            return held, "doing"
    if head.dep_ == "pobj" and head.head.dep_ in ("prep", "agent") and head.head.head.pos_ == "VERB":
        verb = head.head.head
        if head.head.lower_ == "under" and verb.lemma_ in ("come", "be"):
            return verb, "suffering"
        if head.head.lower_ == "in" and verb.lemma_ in ("engage", "participate", "take"):
            return verb, "doing"
        if head.head.lower_ == "for" and verb.lemma_ in ("call", "meet", "gather"):
            return None
        if head.head.lower_ in ("with",) and verb.lemma_ in ("proceed", "continue"):
            return verb, "doing"
        return None
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    lemma = lemma_of(verb)
    if head.dep_ in ("dobj", "nsubjpass") and lemma in grammar.group("light", "doing"):
        return verb, "doing"
    if head.dep_ == "dobj" and lemma in grammar.group("light", "suffering"):
        return verb, "suffering"
    if head.dep_ in ("nsubj", "nsubjpass") and lemma in grammar.group("light", "happening"):
        return verb, "happening"
    if head.dep_ == "nsubjpass" and lemma in grammar.group("acts", "scheduled"):
        return verb, "happening"
    return None


def relative_carrier(noun: Token) -> tuple[Token, str] | None:
    """The same where the verb stands in a relative clause: "the operation, which began on Monday"."""
    inner = [n for name, n in prepositions(noun) if name in ("in", "on", "against", "of")]
    for c in [c for n in (noun, *inner) for c in n.children]:
        if c.dep_ not in ("relcl", "acl"):
            continue
        lemma = lemma_of(c)
        grammar = lexicon()
        own = raw_subject(c)
        if (
            c.dep_ == "relcl"
            and own is not None
            and own.tag_ not in ("WDT", "WP")
            and lemma in grammar.group("light", "doing")
        ):
            return c, "doing"
        if c.dep_ == "acl" and c.tag_ == "VBN" and lemma in grammar.group("light", "doing"):
            return c, "doing"
        happens = lemma in grammar.group("light", "happening") or _ongoing(c)
        if own is not None and own.tag_ in ("WDT", "WP") and happens:
            return c, "happening"
    return None


def owned(noun: Token) -> bool:
    """Whether a noun event names who does it: a possessor, "by", a national or armed adjective."""
    for c in noun.children:
        if c.dep_ in ("poss", "agent"):
            return True
        if c.dep_ == "prep" and c.lower_ in ("by", "between"):
            return True
        if c.dep_ in ("amod", "compound", "nmod", "npadvmod") and c.ent_type_ in (
            "NORP",
            "GPE",
            "ORG",
            "PERSON",
        ):
            return True
        if c.dep_ in ("compound", "amod") and c.lemma_.lower() in lexicon().group("nouns", "groups"):
            return True
        if c.dep_ == "amod" and c.lemma_ in ("lead", "back", "led"):
            return True
    return False


def _dated(noun: Token) -> bool:
    """Whether a date stands within the noun's phrase, relative clauses left out."""
    waiting = list(noun.children)
    while waiting:
        c = waiting.pop()
        if c.dep_ in ("relcl", "acl", "conj", "appos"):
            continue
        if c.ent_type_ == "DATE":
            return True
        waiting.extend(c.children)
    return False


def _dated_after(noun: Token) -> bool:
    """Whether a date follows the noun's phrase at once: "strikes on the town of X on Monday"."""
    skip = ("on", "in", "at", "early", "late", "last", "this", "the", "earlier")
    edge = max([noun.i, *(c.right_edge.i for c in noun.children if c.dep_ == "prep" and c.i > noun.i)])
    for token in noun.doc[edge + 1 : min(edge + 4, noun.sent.end)]:
        if token.ent_type_ == "DATE":
            return True
        if token.lower_ not in skip:
            return False
    return False


def _placed(noun: Token) -> bool:
    """Whether the noun's own phrase names a place: "a bombing in Quetta", "strikes near the border"."""
    return any(
        name in ("in", "near", "outside", "around", "at") and n.pos_ == "PROPN" and n.ent_type_ not in PARTIES
        for name, n in prepositions(noun)
    )


def told_anyway(noun: Token) -> bool:
    """Whether an act's words only refer to a deed that happened: "an inquiry into its raids last week"."""
    if any(c.dep_ == "relcl" and _ongoing(c) for c in noun.children):
        return True
    definite = any(
        c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in ("the", "this", "these", "those"))
        for c in noun.children
    )
    return definite and (_dated(noun) or _dated_after(noun)) and (_placed(noun) or owned(noun))


def _ongoing(clause: Token) -> bool:
    """Whether a clause says that something goes on: "protests which have been ongoing for a month"."""
    words = ("ongoing", "underway", "way")
    return clause.lemma_ == "be" and any(
        g.lower_ in words
        for c in clause.children
        if c.dep_ in ("acomp", "prep", "advmod")
        for g in (c, *c.children)
    )


def _targeted(noun: Token, entry: NounEntry) -> bool:
    return any(
        name in entry.recipients and n.ent_type_ != "DATE"
        for name, n in prepositions(noun)
        if name not in ("of", "in")
    )


def blamed_for(noun: Token) -> Token | None:
    """Who is blamed for a deed: "residents blamed the coalition for the strikes that hit ..."."""
    if noun.dep_ == "pobj" and noun.head.lower_ in ("for", "of") and noun.head.dep_ == "prep":
        verb = noun.head.head
        if verb.pos_ == "NOUN" and verb.dep_ == "dobj":
            verb = verb.head
        if verb.lemma_ in ("blame", "accuse", "condemn", "fault", "denounce", "suspect"):
            for c in verb.children:
                if c.dep_ in ("dobj", "nsubjpass"):
                    return c
    return None


def stands(noun: Token, entry: NounEntry) -> bool:
    """Whether a noun without a light verb is reported as an event rather than only mentioned."""
    if entry.standing == "weak":
        return False
    if blamed_for(noun) is not None:
        return True
    head = measured(noun)
    marks = owned(noun) + (_dated(noun) or _dated_after(noun)) + _targeted(noun, entry) + _placed(noun)
    if head.dep_ == "pobj" and head.head.head.lemma_.lower() in lexicon().group("nouns", "aftermath"):
        marks += 1  # "the toll of the bombing"
    if head.dep_ == "attr" and any(c.dep_ == "expl" for c in head.head.children):
        marks += 1  # "there was heavy fighting"
    if head.dep_ == "ROOT":
        return entry.standing == "event" or marks > 0
    if head.dep_ in ("nsubj", "nsubjpass", "attr"):
        return marks >= (1 if entry.standing == "event" else 2)
    partners = ("with", "between")
    if entry.type == "CONSULT" and head.dep_ == "pobj" and any(n in partners for n, _ in prepositions(noun)):
        return head.head.lower_ in ("after", "during", "following", "at", "in", "amid")
    return marks >= 2


def near(noun: Token, verb: Token) -> bool:
    """Whether the noun takes part in the verb's own clause, not in what went before or after."""
    if noun.dep_ in ("nsubj", "nsubjpass", "dobj"):
        return noun.head == verb
    if noun.dep_ == "pobj" and noun.head.head == verb:
        return noun.head.lower_ in ("in", "by", "with", "during", "from", "under", "as")
    return False


def clause(token: Token) -> Token | None:
    """The verb of the clause that a token stands in."""
    at = token
    while at.head != at:
        at = at.head
        if at.pos_ == "VERB":
            return at
    return None
