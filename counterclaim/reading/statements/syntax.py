"""What the parse says around a cue: whose doing it is, how far a clause or a phrase reaches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

Range = tuple[int, int]

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
CUE_PARTS = frozenset({"aux", "auxpass", "neg", "prt"})
EDGE = frozenset({",", ";", ":", "-", "--", "\u2013", "\u2014", "(", ".", "\u2026"})
DOCUMENTS = frozenset({
    "statement", "letter", "report", "message", "declaration", "communique", "resolution", "note", "email",
    "memo", "post", "tweet", "video", "speech", "appeal", "petition", "release",
})  # fmt: skip
NOBODY = frozenset({"nobody", "none", "neither"})
MIN_NAME = 2
RELATIVE = frozenset({"who", "which", "that", "whom"})


def child(token: Token, *deps: str) -> Token | None:
    """The first child that stands in one of the relations."""
    return next((c for c in token.children if c.dep_ in deps), None)


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive, reduced relatives ("a plan rejected by") included."""
    if child(verb, "auxpass", "nsubjpass", "agent") is not None:
        return True
    return verb.tag_ == "VBN" and verb.dep_ == "acl" and child(verb, "aux") is None


def is_negated(token: Token) -> bool:
    """Whether a verb or its auxiliary is negated ("did not say", "never said", "no longer believes")."""
    if any(c.dep_ == "neg" or c.lower_ in ("neither", "nor") for c in token.children):
        return True
    who = child(token, "nsubj", "nsubjpass")
    return who is not None and (who.lower_ in NOBODY or who.left_edge.lower_ in ("no", "neither"))


def is_infinitive(verb: Token) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def subject(verb: Token, depth: int = 0) -> Token | None:
    """The head of the phrase whose doing a verb is; None where nobody is named.

    The agent of a passive; the governing clause's subject for participles, infinitives and
    coordinated verbs; the noun itself for a participle that describes it.
    """
    if depth > 6:
        return None
    if is_passive(verb):
        agent = child(verb, "agent")
        return child(agent, "pobj") if agent is not None else None
    own = child(verb, "nsubj")
    if own is not None:
        if own.lower_ in ("it", "there") and own.tag_ in ("EX",):
            return None
        return own
    if child(verb, "csubj") is not None:
        return None
    head = verb.head
    if verb.dep_ == "ROOT" or head == verb:
        return None
    if verb.dep_ == "acl" and head.pos_ in ("NOUN", "PROPN", "PRON"):
        return controller(verb, head, depth)
    if verb.dep_ == "xcomp" and head.pos_ in ("VERB", "AUX", "ADJ"):
        pressed = child(head, "dobj")
        if pressed is not None and verb.tag_ == "VB" and pressed.i < verb.i:
            return pressed
        return subject_of(head, depth)
    if verb.dep_ in ("conj", "advcl", "ccomp", "xcomp", "parataxis", "dep", "aux", "prep"):
        return subject_of(head, depth)
    if verb.dep_ == "pcomp" and head.dep_ == "prep":
        above = head.head
        if head.lower_ == "as" and above.pos_ == "VERB":
            return child(above, "nsubjpass", "dobj")
        if above.pos_ in ("VERB", "AUX"):
            return subject_of(above, depth)
    return None


def controller(verb: Token, noun: Token, depth: int) -> Token | None:
    """Whose doing a participle or infinitive on a noun is: the noun's, or its holder's ("his plan to")."""
    if verb.tag_ == "VBG":
        paper = noun.head.head if noun.dep_ == "pobj" and noun.head.dep_ == "prep" else noun
        issued = paper.lemma_.lower() in DOCUMENTS and paper.dep_ == "dobj"
        issuer = subject_of(paper.head, depth) if issued else None
        return issuer or noun
    owner = child(noun, "poss")
    if owner is not None:
        return owner
    above = noun.head
    if noun.dep_ in ("dobj", "pobj") and above.pos_ in ("VERB", "AUX"):
        return subject_of(above, depth)
    return None


def subject_of(head: Token, depth: int) -> Token | None:
    """The doer of a governing verb, or the thing it is about where it is passive."""
    if head.pos_ in ("VERB", "AUX") and is_passive(head) and child(head, "agent") is None:
        below = child(head, "nsubjpass")
        if below is not None:
            return below
    if head.pos_ in ("VERB", "AUX"):
        return subject(head, depth + 1)
    if head.pos_ == "ADJ" and head.head.pos_ in ("VERB", "AUX"):
        return subject(head.head, depth + 1)
    return None


def reach(head: Token, *, without: Iterable[Token] = ()) -> Range:
    """The tokens [start, end) of a head's phrase; phrases of `without` at its ends are cut off.

    Clauses that only comment on the phrase (", which ...", ", where ...") are cut off as well.
    """
    left, right = head.left_edge.i, head.right_edge.i + 1
    without = (*without, *commenting(head))
    for cut in without:
        a, b = cut.left_edge.i, cut.right_edge.i + 1
        if a <= head.i < b:
            continue
        if a > head.i:
            right = min(right, a)
        elif b <= head.i:
            left = max(left, b)
    return trimmed(head.doc, left, right)


def commenting(head: Token) -> Iterator[Token]:
    """Relative clauses after a comma at the end of a noun's phrase, as far down as it ends."""
    last = head.right_edge.i
    for token in head.subtree:
        if (
            token.dep_ == "relcl"
            and token.right_edge.i == last
            and token.left_edge.i > head.i
            and head.doc[token.left_edge.i - 1].text == ","
            and token.left_edge.lower_ in ("which", "who", "where", "whose", "when")
        ):
            yield token


def trimmed(doc: object, start: int, end: int) -> Range:
    """A token range without punctuation and spaces at its ends; quotation marks and closing brackets stay."""
    tokens = doc[start:end]  # type: ignore[index]
    while start < end and (tokens[0].text in EDGE or tokens[0].is_space):
        start += 1
        tokens = tokens[1:]
    while start < end and (tokens[-1].text in EDGE or tokens[-1].is_space):
        end -= 1
        tokens = tokens[:-1]
    return start, end


def phrase(head: Token) -> Range:
    """The tokens of a source phrase: with titles, appositions and what describes it.

    A noun's relative clause and participle stay (they say which one it is); a coordinated verb does not.
    """
    cuts = [c for c in head.children if c.dep_ in ("relcl", "acl") and c.i - head.i > 14]
    cuts += [c for c in head.children if c.dep_ == "punct" and c.text == ":"]
    cuts += [c for c in head.children if c.dep_ == "prep" and any(x.ent_type_ == "DATE" for x in c.children)]
    left, right = reach(head, without=cuts)
    return left, max(right, head.i + 1)


def objects(verb: Token) -> Iterator[Token]:
    """The direct objects of a verb."""
    for c in verb.children:
        if c.dep_ == "dobj":
            yield c


def preposition(token: Token, word: str) -> Token | None:
    """The preposition or particle of that spelling that hangs on a token."""
    for c in token.children:
        if c.dep_ in ("prep", "prt", "agent", "dative") and c.lower_ == word:
            return c
    return None


def cue_of(verb: Token) -> Range:
    """The verb with the auxiliaries, negation and particle that stand beside it."""
    start, end = verb.i, verb.i + 1
    for c in verb.children:
        if c.dep_ in CUE_PARTS:
            if c.i < verb.i and verb.i - c.i <= 4:
                start = min(start, c.i)
            elif c.i == verb.i + 1:
                end = c.i + 1
    return start, end


def dateline_end(token: Token) -> int:
    """The token after the dateline ("LIMA, Peru, May 3 - ") of a token's sentence, or its first token."""
    sentence = token.sent
    if sentence[0].is_upper and len(sentence[0]) > MIN_NAME:
        for t in list(sentence)[1:14]:
            if t.text in ("-", "--", "\u2013", "\u2014") and t.nbor(-1).whitespace_ and t.whitespace_:
                return t.i + 1
    return int(sentence.start)
