"""The frames a cue verb stands in: what of the parse around it is content, and who the source is."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.reading.statements.cues import CueWord, cue_lexicon
from counterclaim.reading.statements.findings import without
from counterclaim.reading.statements.syntax import (
    DOCUMENTS,
    Range,
    child,
    cue_of,
    is_infinitive,
    is_negated,
    is_passive,
    objects,
    preposition,
    reach,
    subject,
    trimmed,
)

BLAME = ("of", "for", "with", "over")
PREPOSITIONS = (
    "for", "on", "upon", "of", "about", "against", "over", "with", "at", "in", "by",
)  # fmt: skip
QUESTIONED = frozenset({
    "person", "people", "man", "woman", "suspect", "witness", "prisoner", "inmate", "detainee", "villager",
    "resident", "soldier", "official", "driver", "student", "relative", "he", "she", "they",
})  # fmt: skip
COUNTED = frozenset({
    "toll", "number", "figure", "count", "total", "estimate", "cost", "damage", "loss", "strength", "death",
    "casualty", "population", "share", "size", "price", "value",
})  # fmt: skip
CLOSE = frozenset({"on", "of", "against", "for", "between", "with", "into", "along", "to"})
ANSWERS = frozenset({
    "inquiry", "enquiry", "investigation", "probe", "explanation", "apology", "compensation", "punishment",
    "trial", "sanction", "resignation", "arrest", "justice", "reparation", "meeting", "session", "talk",
})  # fmt: skip
"""What is asked for because of what happened: that belongs to what is asked."""
ACTS = frozenset({"condemn", "deny", "reject", "propose", "demand", "agree", "accuse"})
ASKING = frozenset({"demand", "propose"})
RELAYED = frozenset({"say", "tell", "state", "claim", "write", "add"})
FIXED = frozenset({"it", "there"})


def frame_of(verb: Token, word: CueWord) -> tuple[str, tuple[Range, ...], Token | None] | None:
    """The frame a verb stands in, its content and the head of its source; None if in none of its own."""
    if is_passive(verb):
        return passive_frame(verb, word)
    if is_idle(verb):
        return None
    holder = subject(verb)
    for make in (clause, address, infinitive, blame, called, prepositional, gerund, plain_object):
        framed = make(verb, word)
        if framed is not None:
            return framed[0], framed[1], holder
    return None


def is_idle(verb: Token) -> bool:
    """Whether a verb only might be done ("might refuse to go"): nobody says anything yet."""
    modal = next((c for c in verb.children if c.tag_ == "MD"), None)
    return modal is not None and modal.lower_ in ("might", "may", "could") and not is_negated(verb)


Framed = tuple[str, tuple[Range, ...]]


def clause(verb: Token, word: CueWord) -> Framed | None:
    """A clause as content."""
    if not word.takes("clause", "told", "wh", "quote"):
        return None
    if verb.dep_ == "parataxis" and word.takes("clause", "told") and verb.head.pos_ in ("VERB", "AUX"):
        hole = trimmed(verb.doc, verb.left_edge.i, verb.right_edge.i + 1)
        around = without(reach(verb.head), hole)
        return ("clause" if word.takes("clause") else "told"), around
    for c in (*verb.rights, *verb.lefts):
        if c.dep_ != "ccomp" or is_apart(verb, c):
            continue
        if not word.takes("clause", "told", "wh") and not quoted(c):
            continue
        small = c.tag_ not in ("VBD", "VBP", "VBZ", "MD") and child(c, "nsubj", "nsubjpass") is None
        if small and not quoted(c):
            continue
        if child(c, "aux") is not None and is_infinitive(c):
            continue
        if verb.lemma_ == "ask" and c.lemma_.lower() in ("withhold", "name", "identify", "use"):
            continue
        asking = any(
            t.lower_ in ("whether", "if", "who", "what", "how", "why", "when", "where")
            for t in c.subtree
            if t.i <= c.i
        )
        if not word.takes("clause", "told", "quote") and not asking:
            continue
        frame = (
            "clause"
            if word.takes("clause")
            else "told"
            if word.takes("told")
            else "wh"
            if word.takes("wh")
            else "quote"
        )
        begun = next((x for x in verb.lefts if x.dep_ == "dep" and x.pos_ in ("NOUN", "PROPN")), None)
        if begun is not None and c.i > verb.i and child(c, "nsubj", "nsubjpass") is None:
            return frame, (reach(begun), reach(c))
        return frame, (to_its_verb(verb, reach(c)),)
    return None


def is_apart(verb: Token, clause: Token) -> bool:
    """Whether a colon or semicolon stands between a clause before a verb and the verb."""
    between = verb.doc[clause.right_edge.i + 1 : verb.left_edge.i if verb.left_edge.i > clause.i else verb.i]
    if clause.i > verb.i or quoted(clause):
        return False
    return any(t.text in (";", ":") for t in between) or verb.doc[clause.right_edge.i].text in (";", ":")


def to_its_verb(cue: Token, content: Range) -> Range:
    """A clause lengthened by the finite verb that follows it at once: the parse took a noun for its verb."""
    doc, end = cue.doc, content[1]
    if content[0] < cue.i or end >= cue.sent.end or doc[end].tag_ not in ("MD", "VBZ", "VBD", "VBP"):
        return content
    token = doc[end]
    if token.left_edge.i < content[0] and token.head.i >= content[0]:
        return content
    right = max(token.right_edge.i + 1, token.head.right_edge.i + 1 if token.dep_ == "aux" else 0)
    while end < min(right, cue.sent.end) and doc[end].text not in (",", ";"):
        end += 1
    return trimmed(doc, content[0], end)


def quoted(token: Token) -> bool:
    """Whether a quotation mark stands at the left edge of a token's phrase."""
    return token.left_edge.is_quote or token.left_edge.text in ("''", "``")


def address(verb: Token, word: CueWord) -> Framed | None:
    """An addressee and what is asked of it."""
    if not word.takes("address"):
        return None
    for c in verb.children:
        if c.dep_ in ("ccomp", "xcomp") and is_infinitive(c):
            asked = child(c, "nsubj") or next(objects(verb), None)
            if asked is not None and asked.i < c.i:
                return "address", ((min(asked.left_edge.i, c.left_edge.i), reach(c)[1]),)
            on = preposition(verb, "on") or preposition(verb, "upon") or preposition(verb, "for")
            if on is not None and on.i < c.i:
                return "address", ((on.i + 1, reach(c)[1]),)
    return None


def infinitive(verb: Token, word: CueWord) -> Framed | None:
    """An infinitive of the source's own doing."""
    if not word.takes("to"):
        return None
    for c in verb.children:
        if c.dep_ in ("xcomp", "ccomp") and is_infinitive(c) and c.i > verb.i and not is_unnamed(c):
            return "to", (reach(c),)
    return None


def is_unnamed(verb: Token) -> bool:
    """Whether an infinitive asks for anonymity ("not to be named")."""
    return verb.lemma_.lower() in ("name", "identify", "quote") and child(verb, "auxpass") is not None


def gerund(verb: Token, word: CueWord) -> Framed | None:
    """An -ing clause of the source's own doing."""
    if not word.takes("gerund"):
        return None
    for c in verb.children:
        near = c.dep_ == "advcl" and c.left_edge.i == cue_of(verb)[1]
        if (near or c.dep_ in ("xcomp", "ccomp", "pcomp")) and c.tag_ == "VBG" and c.i > verb.i:
            return "gerund", (reach(c),)
    return None


def blame(verb: Token, word: CueWord) -> Framed | None:
    """An object and what it is blamed for."""
    if not word.takes("blame"):
        return None
    blamed = next(objects(verb), None)
    if blamed is None:
        return None
    for c in (*verb.children, *blamed.children):
        accusing = word.kind("blame") == "accuse"
        fits = c.lower_ in BLAME if accusing else c.lower_ == "for" and c.head == verb
        fits = fits or (c.lower_ == "on" and verb.lemma_ == "blame")
        if c.dep_ == "prep" and fits and c.i > blamed.i:
            right = reach(c)[1] if child(c, "pobj", "pcomp") is not None else verb.right_edge.i + 1
            return "blame", ((blamed.left_edge.i, right),)
    return None


def called(verb: Token, word: CueWord) -> Framed | None:
    """An object and what it is taken as or called."""
    if word.takes("as"):
        taken = next(objects(verb), None)
        if taken is not None:
            for c in (*verb.children, *taken.children):
                if c.dep_ == "prep" and c.lower_ == "as" and c.i > taken.i and not is_relay(c):
                    return "as", ((taken.left_edge.i, reach(c)[1]),)
        elif verb.dep_ == "relcl":
            likened = preposition(verb, "as")
            if likened is not None:
                return "as", (reach(likened),)
    if word.takes("at_") and (counted := next(objects(verb), None)) is not None:
        for c in (*verb.children, *counted.children):
            if c.dep_ == "prep" and c.lower_ == "at" and c.i > counted.i and counted.lemma_ in COUNTED:
                return "at_", ((counted.left_edge.i, reach(c)[1]),)
    if word.takes("call"):
        for c in verb.children:
            if c.dep_ == "oprd":
                taken = next(objects(verb), None)
                return "call", ((min(c.left_edge.i, (taken or c).left_edge.i), reach(c)[1]),)
            if c.dep_ == "ccomp" and c.pos_ not in ("VERB", "AUX"):
                below = child(c, "nsubj")
                if below is not None and below.i < c.i:
                    return "call", (reach(c),)
    return None


def with_purpose(verb: Token, content: Range) -> Range:
    """Content lengthened by the infinitive that follows it at once ("a pause to let aid in")."""
    for c in verb.rights:
        if c.left_edge.i == content[1] and is_infinitive(c):
            return content[0], reach(c)[1]
    return content


def is_relay(preposition: Token) -> bool:
    """Whether an "as" brings in what somebody is quoted as saying."""
    below = child(preposition, "pcomp")
    return below is not None and below.tag_ == "VBG" and below.lemma_.lower() in RELAYED


def prepositional(verb: Token, word: CueWord) -> Framed | None:
    """What stands after a preposition the word takes."""
    for name in PREPOSITIONS:
        if not word.takes(name):
            continue
        found = preposition(verb, name)
        if found is None or found.i < verb.i:
            continue
        below = child(found, "pobj", "pcomp")
        if below is not None and below.ent_type_ not in ("DATE", "TIME"):
            return name, (with_purpose(verb, reach(below)),)
    if word.takes("to_"):
        found = preposition(verb, "to")
        below = child(found, "pobj", "pcomp") if found is not None else None
        if below is not None:
            return "to_", (reach(below),)
    return None


def plain_object(verb: Token, word: CueWord) -> Framed | None:
    """The direct object as content."""
    for c in objects(verb):
        if not word.takes("object") and not (word.takes("light") and is_cue_noun(c)):
            continue
        if word.takes("light") and c.lemma_.lower() in DOCUMENTS and says_itself(c):
            continue
        if verb.lemma_ == "question" and c.lemma_.lower() in QUESTIONED:
            continue
        if c.lower_ in ("itself", "himself", "herself", "themselves", "myself"):
            continue
        left, right = reach(c)
        for x in verb.children:
            close = x.dep_ == "prep" and x.lower_ in CLOSE and word.kind("object") in ACTS
            if close and x.left_edge.i == right:
                right = reach(x)[1]
            goes_on = x.dep_ in ("prep", "npadvmod", "advcl", "ccomp", "xcomp", "acl", "advmod")
            answers = c.lemma_.lower() in ANSWERS and x.dep_ == "advcl" and word.kind("object") in ASKING
            if (
                (answers or (is_cue_noun(c) and goes_on))
                and x.left_edge.i == right
                and (x.dep_ != "advcl" or x.tag_ != "VBG")
            ):
                right = reach(x)[1]
        return ("object" if word.takes("object") else "light"), ((left, right),)
    return None


def says_itself(noun: Token) -> bool:
    """Whether a participle tells what a statement or letter says ("a statement condemning ...")."""
    words = cue_lexicon().verbs
    return any(c.dep_ == "acl" and c.tag_ == "VBG" and c.lemma_.lower() in words for c in noun.children)


def is_cue_noun(noun: Token) -> bool:
    """Whether a noun is one of the lexicon's (a claim, a call, concern)."""
    return noun.lemma_.lower() in cue_lexicon().nouns


def passive_frame(verb: Token, word: CueWord) -> tuple[str, tuple[Range, ...], Token | None] | None:
    """The frames of a passive: "was accused by", "is believed to", "were told that", "rejected by"."""
    holder = subject(verb)
    about = child(verb, "nsubjpass")
    if about is None and verb.dep_ == "acl":
        about = verb.head
    for c in verb.children:
        if c.dep_ in ("ccomp", "xcomp") and c.i > verb.i:
            if is_infinitive(c):
                if about is None or not word.takes("clause", "address", "told"):
                    continue
                frame = "clause" if word.takes("clause") else "address"
                if word.takes("address") and not word.takes("to"):
                    frame = "address"
                left = about.left_edge.i if about.i < verb.i and verb.dep_ != "acl" else None
                pieces = ((left, reach_before(about, verb)),) if left is not None else ()
                return frame, (*pieces, reach(c)), holder
            if c.dep_ == "ccomp" and word.takes("clause", "told", "wh"):
                if about is not None and about.lower_ not in FIXED and word.takes("told") and holder is None:
                    return "told", (reach(c),), None
                return "clause", (reach(c),), holder
    if about is None or about.lower_ in FIXED:
        return None
    before = (about.left_edge.i, reach_before(about, verb))
    if word.takes("blame"):
        for c in verb.children:
            if c.dep_ == "prep" and c.lower_ in BLAME and c.i > verb.i:
                return "blame", (before, reach(c)), holder
        given = (
            next((c for c in holder.children if c.dep_ == "prep" and c.lower_ in BLAME), None)
            if holder
            else None
        )
        if given is not None:
            return "blame", (before, reach(given)), holder
    if word.takes("as", "call"):
        for c in verb.children:
            if c.lower_ == "as" and is_relay(c):
                return None
            if (c.dep_ == "prep" and c.lower_ == "as" and word.takes("as")) or (
                c.dep_ == "oprd" and word.takes("call")
            ):
                return ("call" if c.dep_ == "oprd" else "as"), (before, reach(c)), holder
    if word.takes("object") and (holder is not None):
        return "object", (before,), holder
    return None


def reach_before(about: Token, verb: Token) -> int:
    """Where the phrase of a passive's subject ends, at the latest before the verb and its auxiliaries."""
    if verb.dep_ == "acl":
        return min(max(about.i + 1, about.left_edge.i + 1), verb.i)
    return min(reach(about)[1], cue_of(verb)[0])
