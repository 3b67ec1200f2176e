"""What a learned reader takes for statements though nobody says anything there.

Who is criticised, charged or blamed says nothing by it; a deed or a state is no statement; nor is what
somebody cannot say, what would be hard to do, or what the report asks its own reader.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from counterclaim.reading.prose import Prose
from counterclaim.reading.statements.attribution import Attribution, Stretch
from counterclaim.reading.statements.cue_heads import cue_reading
from counterclaim.reading.statements.kind_lexicon import UnsaidLexicon, kind_lexicon, unsaid_lexicon
from counterclaim.reading.statements.syntax import child, is_infinitive, is_negated, is_passive, phrase
from counterclaim.reading.statements.union import touches

READER = frozenset({"you", "your", "yourself"})
EMPTY = frozenset({"it", "there"})
AGAINST = frozenset({"accuse", "condemn"})
POSSIBLE = frozenset({"can", "could", "may", "might"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
TELLING = frozenset({"that", "whether", "how", "why"})


def said(
    prose: Prose,
    attributions: Sequence[Attribution],
    quotations: Sequence[Stretch],
) -> Iterator[Attribution]:
    """The attributions that are statements, in order; the target of criticism is no longer their source.

    Where words of the content stand in quotation marks (`quotations`, document
    offsets) somebody says them, so these stay.
    """
    for a in attributions:
        quoted = any(touches(a, q) for q in quotations)
        turned = turned_round(prose, a)
        if turned is not None:
            if turned.source is not None or quoted or is_criticised(prose, a):
                yield turned
        elif quoted or not is_unsaid(prose, a):
            yield a


def turned_round(prose: Prose, a: Attribution) -> Attribution | None:
    """An attribution whose source is who is criticised, with who criticises instead; None for any other.

    "He was criticised by the union for ..." has the union, "he faced criticism for ..." nobody.
    """
    if a.cue is None or a.source is None:
        return None
    source = prose.tokens(*a.source)
    for verb in prose.tokens(*a.cue):
        targets = [c for c in governing(verb).children if c.dep_ in ("nsubjpass", "nsubj")]
        if not any(source.start <= t.i < source.end for t in targets):
            continue
        if verb.pos_ in ("VERB", "AUX") and is_charged(verb):
            agent = child(verb, "agent")
            return speaking(prose, a, child(agent, "pobj") if agent is not None else None)
        noun = criticism(verb)
        if noun is not None:
            giver = next((c for c in noun.children if c.lower_ in ("from", "by")), None)
            return speaking(prose, a, child(giver, "pobj") if giver is not None else None)
    return None


def is_criticised(prose: Prose, a: Attribution) -> bool:
    """Whether a cue is "was criticised", by whomever; not "was charged", "was accused"."""
    for verb in prose.tokens(*a.cue) if a.cue is not None else ():
        word = kind_lexicon().verb(verb) if verb.tag_ == "VBN" else None
        if word is not None and word.kind("object") == "condemn":
            return True
    return False


def governing(verb: Token) -> Token:
    """The verb whose subject a verb or its object has: the first of coordinated ones."""
    token = verb
    while token.dep_ in ("conj", "xcomp", "dobj", "pobj", "prep") and token.head != token:
        if child(token, "nsubj", "nsubjpass") is not None:
            break
        token = token.head
    return token


def speaking(prose: Prose, a: Attribution, speaker: Token | None) -> Attribution:
    """The attribution with another source, or without one."""
    if speaker is None:
        return replace(a, source=None)
    start, end = phrase(speaker)
    words = prose.doc[start:end]
    clear = not any(s < words.end_char and words.start_char < e for s, e in a.content)
    return replace(a, source=(words.start_char, words.end_char) if clear else None)


def is_charged(verb: Token) -> bool:
    """Whether a verb is a passive of accusing, criticising or praising: "was charged", "is praised"."""
    word = kind_lexicon().verb(verb)
    if verb.tag_ != "VBN" or child(verb, "auxpass") is None:
        return False
    if verb.lemma_.lower() in unsaid_lexicon().praises:
        return True
    return word is not None and any(word.kind(f) in AGAINST for f in ("object", "blame"))


def criticism(token: Token) -> Token | None:
    """The criticism that somebody gets, by its noun or the verb ("faced", "came under"); None for others."""
    lexicon = unsaid_lexicon()
    if token.pos_ == "NOUN":
        noun: Token | None = token
        above = token.head.head if token.dep_ == "pobj" else token.head
    else:
        above = token
        under = next((c for c in token.children if c.lower_ in ("under", "with") and c.dep_ == "prep"), None)
        noun = child(token, "dobj") or (child(under, "pobj") if under is not None else None)
    if noun is None or noun.lemma_.lower() not in lexicon.criticism or is_passive(above):
        return None
    return noun if above.lemma_.lower() in lexicon.gets else None


def is_unsaid(prose: Prose, a: Attribution) -> bool:
    """Whether a cue without quoted words says nothing."""
    source = prose.tokens(*a.source) if a.source is not None else None
    if a.cue is None:
        return False
    cue = cue_reading(prose, a, kind_lexicon())
    head = cue.head
    if head is None:
        return False
    lexicon = unsaid_lexicon()
    if source is not None and len(source) == 1 and source[0].lower_ in READER and is_asked(head, source[0]):
        return True
    empty = source is not None and len(source) == 1 and source[0].lower_ in EMPTY
    if empty and (head.lemma_.lower() in lexicon.seems or is_plain(prose, a)):
        return True
    return is_unable(head) or is_deed(prose, a, head, lexicon)


def is_plain(prose: Prose, a: Attribution) -> bool:
    """Whether a cue is that of "it goes without saying"."""
    return a.cue is not None and any(t.lower_ == "without" for t in prose.tokens(*a.cue))


def is_asked(head: Token, reader: Token) -> bool:
    """Whether a verb asks or tells the reader: "do you know", "you can call it what you want"."""
    helpers = [c for c in head.children if c.dep_ == "aux"]
    asked = any(c.i < reader.i for c in helpers)
    return asked or any(c.lower_ in POSSIBLE for c in helpers)


def is_unable(head: Token) -> bool:
    """Whether a verb is what somebody is not able to do, or what is hard or easy: "unable to accuse"."""
    token = head
    while token.dep_ == "conj" and token.head.tag_ == token.tag_ and child(token, "nsubj") is None:
        token = token.head
    if not is_infinitive(token):
        return False
    above = token.head
    if above.lower_ == "unable":
        return True
    if above.lower_ == "able":
        return is_negated(above.head) or is_negated(above)
    lexicon = unsaid_lexicon()
    judged = above if above.lower_ in lexicon.hard else child(above, "acomp", "attr")
    if above.lemma_ != "be" and judged is not above:
        return False
    hard = judged is not None and (
        judged.lower_ in lexicon.hard or any(c.lower_ in lexicon.hard for c in judged.children)
    )
    subjects = [c.lower_ in lexicon.hard for c in above.children if c.dep_ in ("nsubj", "amod")]
    return token.dep_ in ("xcomp", "advcl", "ccomp", "acl") and (hard or any(subjects))


def is_deed(prose: Prose, a: Attribution, head: Token, lexicon: UnsaidLexicon) -> bool:
    """Whether a cue is a verb of doing and its content what it is done to, or a name."""
    content = prose.tokens(*a.content[0])
    root = content.root
    if content[0].lower_ in TELLING:
        return False
    infinitive = is_infinitive(root) or content[0].lower_ == "to"
    finite = root.tag_ in FINITE and not infinitive
    if finite:
        return False
    lemma = head.lemma_.lower()
    verbal = head.pos_ in ("VERB", "AUX")
    modal = any(c.lower_ in POSSIBLE for c in head.children if c.tag_ == "MD")
    if verbal and a.source is None and is_passive(head) and child(head, "agent") is None:
        return lemma in lexicon.names or (modal and lemma in lexicon.supposes)
    if verbal and lemma in lexicon.sides and root.pos_ in ("NOUN", "PROPN", "PRON"):
        return bool(set(lexicon.parties) & {t.lemma_.lower() for t in (root, *root.conjuncts)})
    behind = head.nbor(1).lower_ if head.i + 1 < len(head.doc) else ""
    if verbal and (lemma in lexicon.deeds or f"{lemma}_{behind}" in lexicon.deeds):
        return True
    if lemma == "seek":
        return root.lemma_.lower() in lexicon.sought or (infinitive and root.lemma_.lower() in lexicon.moves)
    return False
