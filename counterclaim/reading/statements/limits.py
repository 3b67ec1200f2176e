"""Where content and sources stop or begin that a learned reader lets run on or tears.

Content stops before the source's next cue ("said ... and warned"), before what another did not say ("but they
could not be reached") and at a sentence that it only begins; a source begins with its partner ("Russian and
Peruvian officials") and with the name that it explains.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from counterclaim.reading.prose import Prose
from counterclaim.reading.statements.attribution import Attribution, Stretch
from counterclaim.reading.statements.cues import cue_lexicon
from counterclaim.reading.statements.syntax import RELATIVE, SUBJECTS, child
from counterclaim.reading.statements.union import touches

PAST = frozenset({"VBD", "VBZ"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
BUT = frozenset({"but", "while", "whilst", "although", "though"})
OUT_OF_REACH = frozenset({"reach", "contact", "respond", "return", "comment", "reply", "answer"})
LEADING = frozenset({"lead", "head", "back", "represent", "chair"})
BEGUN = 6
"""The most words of another sentence at the end of content that are taken for a slip."""
FRAGMENT = 8


def parted(
    prose: Prose, attributions: Sequence[Attribution], quotations: Sequence[Stretch]
) -> Iterator[Attribution]:
    """The attributions, each as `limited`, and what their source says by a second cue in the content."""
    cues = [a.cue for a in attributions if a.cue is not None]
    for a in attributions:
        given = limited(prose, a, quotations)
        yield given
        verb = cue_verb(prose, a)
        for piece in a.content if len(given.content) == len(a.content) else ():
            tokens = prose.tokens(*piece)
            marked = any(s < piece[1] and piece[0] < e for s, e in quotations)
            second = next((v for t in tokens if (v := second_cue(t, tokens, verb)) is not None), None)
            if second is None or marked or given.end > second.idx:
                continue
            after = second.nbor(1)
            led = after.dep_ == "prep" and cue_lexicon().verb(second) is not None
            last = after if led and any(second_frame(second, after)) else second
            cue = (second.idx, last.idx + len(last))
            rest = (last.nbor(1).idx, piece[1])
            if rest[1] - rest[0] > 1 and not any(s < cue[1] and cue[0] < e for s, e in cues):
                yield replace(given, cue=cue, content=(rest,))


def second_frame(verb: Token, link: Token) -> Iterator[bool]:
    """Whether a verb takes what a preposition leads in, as its lexicon says or as "against" does."""
    word = cue_lexicon().verb(verb)
    yield word is not None and word.takes(link.lower_)
    yield link.lower_ == "against"


def limited(prose: Prose, a: Attribution, quotations: Sequence[Stretch]) -> Attribution:
    """The attribution with its content cut where another saying or sentence begins, its source made whole.

    Pieces with quoted words (`quotations`, document offsets) are not cut.
    """
    source = a.source and whole_source(prose, a.source, a)
    content = []
    for piece in a.content:
        marked = any(s < piece[1] and piece[0] < e for s, e in quotations)
        content.append(past_quotation(prose, piece, quotations) if marked else cut(prose, piece, a))
    own = [s for s in (source, a.cue) if s is not None]
    content = [
        reached(prose, p, [*own, *(q for q in content if q != p)], cue_verb(prose, a)) for p in content
    ]
    kept = [p for p in content if not is_scrap(prose, p, a, content, quotations)]
    return replace(a, source=source, content=tuple(kept or content))


def cut(prose: Prose, piece: Stretch, a: Attribution) -> Stretch:
    """A piece of content up to where another saying or sentence begins."""
    tokens = prose.tokens(*piece)
    if not len(tokens):
        return piece
    verb = cue_verb(prose, a)
    ends = [t.i for t in tokens if t.i > tokens.start and begins_another(t, tokens, verb)]
    ends += sentence_begun(tokens, a)
    if not ends:
        return piece
    last = prose.doc[min(ends) - 1]
    while last.i > tokens.start and (last.text in (",", ";") or last.is_space):
        last = last.nbor(-1)
    return piece[0], min(piece[1], last.idx + len(last))


def cue_verb(prose: Prose, a: Attribution) -> Token | None:
    """The finite verb of the cue, where that stands before the content."""
    if a.cue is None or a.cue[1] > a.content[0][0]:
        return None
    return next((t for t in prose.tokens(*a.cue) if t.tag_ in PAST and t.pos_ == "VERB"), None)


def begins_another(token: Token, tokens: Tokens, verb: Token | None) -> bool:
    """Whether what begins at a conjunction is another saying: the same speaker's, or what was not said."""
    if verb is None or token.sent.start > verb.i:
        return False
    rest = tokens.doc[token.i + 1 : tokens.end]
    if token.lower_ in BUT and is_beyond(rest):
        return True
    return second_cue(token, tokens, verb) is not None


def second_cue(token: Token, tokens: Tokens, verb: Token | None) -> Token | None:
    """The verb of saying behind a conjunction whose subject is the source: it alone has the cue's tense."""
    rest = tokens.doc[token.i + 1 : tokens.end]
    if verb is None or token.sent.start > verb.i or token.lower_ not in ("and", "but") or not len(rest):
        return None
    said = next((t for t in rest[:2] if t.tag_ == verb.tag_ and t.pos_ == "VERB"), None)
    if said is None or child(said, *SUBJECTS) is not None or cue_lexicon().verb(said) is None:
        return None
    if any(t.dep_ not in ("advmod", "neg") for t in rest[: said.i - rest.start]):
        return None
    before = tokens.doc[tokens.start : token.i]
    shared = any(t.tag_ == verb.tag_ and t.pos_ in ("VERB", "AUX") for t in before)
    return None if shared else said


def is_beyond(rest: Tokens) -> bool:
    """Whether a clause says that somebody could not be reached or did not answer."""
    for t in rest[:16]:
        if t.pos_ == "VERB" and t.lemma_.lower() in OUT_OF_REACH and child(t, *SUBJECTS) is not None:
            helpers = {c.lower_ for c in t.children if c.dep_ in ("aux", "neg", "auxpass")}
            return bool(helpers & {"not", "n't"}) and bool(helpers & {"could", "did", "be", "have", "had"})
    return False


def sentence_begun(tokens: Tokens, a: Attribution) -> list[int]:
    """Where the content begins a sentence without its source and cue, and leaves it after a few words."""
    starts = [t.i for t in tokens if t.is_sent_start and t.i > tokens.start and not t.is_space]
    if not starts:
        return []
    last = starts[-1]
    sentence = tokens.doc[last].sent
    own = [s for s in (a.source, a.cue) if s is not None]
    if any(sentence.start_char <= s[0] < sentence.end_char for s in own):
        return []
    open_end = sentence.end - tokens.end > 2
    stopped = tokens.doc[last - 1].text[-1:] in '.?!"\u201d' or tokens.doc[last - 1].is_space
    return [last] if open_end and stopped and tokens.end - last <= BEGUN else []


def reached(prose: Prose, piece: Stretch, others: Sequence[Stretch], verb: Token | None) -> Stretch:
    """A piece as far as its last phrase goes: an "of", a second verb of its subject, a verb of its own.

    As it was where that would touch `others`; `verb` is the cue's.
    """
    tokens = prose.tokens(*piece)
    if not len(tokens) or tokens.end >= len(prose.doc) or prose.doc[tokens.end].is_sent_start:
        return piece
    following = prose.doc[tokens.end]
    ahead = following.nbor(1) if following.text == "," and following.i + 1 < len(prose.doc) else following
    end: Token | None = None
    if following.lower_ == "of" and tokens.start <= following.head.i < tokens.end:
        end = following.right_edge
    elif ahead.dep_ == "cc" and tokens.start <= ahead.head.i < tokens.end:
        second = next((c for c in ahead.head.conjuncts if c.i > ahead.i), None)
        if second is not None and goes_on(second, ahead, verb):
            end = second.right_edge
    else:
        end = predicate_end(tokens, following)
    if end is None:
        return piece
    while end.is_punct or end.is_space:
        end = end.nbor(-1)
    wide = (piece[0], end.idx + len(end))
    blocked = wide[1] <= piece[1] or any(s < wide[1] and piece[1] <= s for s, _ in others)
    return piece if blocked else wide


def goes_on(second: Token, link: Token, verb: Token | None) -> bool:
    """Whether a second verb goes on with what is said: "would not come but would send"."""
    if second.pos_ not in ("VERB", "AUX") or child(second, *SUBJECTS) is not None:
        return False
    modal = child(second, "aux")
    if modal is not None and modal.tag_ == "MD" and modal.i - link.i <= 2:
        return True
    if second.tag_ != link.head.tag_:
        return False
    return second.tag_ not in FINITE or (verb is not None and second.tag_ != verb.tag_)


def predicate_end(tokens: Tokens, following: Token) -> Token | None:
    """The end of the verb whose subject the piece is, where "that" stands before it; None without one."""
    before = tokens.doc[tokens.start - 1] if tokens.start else None
    if before is None or before.lower_ != "that" or before.dep_ != "mark":
        return None
    clause = before.head
    who = child(clause, *SUBJECTS)
    if clause.i < tokens.end or who is None or not tokens.start <= who.i < tokens.end:
        return None
    if following.i > clause.i or following.is_punct:
        return None
    cuts = [c.i for c in clause.subtree if c.i > clause.i and (c.text in (",", ";") or c.dep_ == "advcl")]
    return tokens.doc[min(cuts) - 1] if cuts else clause.right_edge


def past_quotation(prose: Prose, piece: Stretch, quotations: Sequence[Stretch]) -> Stretch:
    """A piece without what is glued to the end of its quotation: 'a "myth."New heading'."""
    for _start, end in quotations:
        glued = prose.text[end : piece[1]]
        closed = prose.text[: end - 1].endswith((".", "?", "!"))
        if piece[0] < end < piece[1] and closed and glued[:1].isupper() and len(glued.split()) <= BEGUN:
            return piece[0], end
    return piece


def is_scrap(
    prose: Prose, piece: Stretch, a: Attribution, content: Sequence[Stretch], quotations: Sequence[Stretch]
) -> bool:
    """Whether a piece is out of place beside the others: of the headline, markup, or the end of a sentence.

    A fragment counts where its sentence has neither the cue nor another piece, and its own verb elsewhere.
    """
    if len(content) == 1 or a.cue is None:
        return False
    if prose.in_headline(piece[0]) and not prose.in_headline(a.cue[0]):
        return True
    if any(s < piece[1] and piece[0] < e for s, e in quotations):
        return False
    tokens = prose.tokens(*piece)
    if not 0 < len(tokens) <= FRAGMENT:
        return False
    sentence = tokens.root.sent
    beside = [s for s in (a.cue, *content) if s != piece]
    alone = not any(sentence.start_char < s[1] and s[0] < sentence.end_char for s in beside)
    return alone and not tokens.start <= sentence.root.i < tokens.end


def whole_source(prose: Prose, source: Stretch, a: Attribution) -> Stretch:
    """A source from the beginning of its phrase to its end, without what only stands beside it."""
    tokens = prose.tokens(*source)
    start, end = tokens.start, tokens.end
    if not len(tokens):
        return source
    if (
        len(tokens) > 1
        and tokens[0].lower_ in RELATIVE
        and tokens[0].dep_ not in ("nsubj", "det", "nsubjpass")
    ):
        start += 1
    while end - 1 > start and strays(prose.doc[end - 1], start):
        end -= 1
    begins = partner(prose.doc[start:end])
    start = start if begins is None else begins
    wide = (prose.doc[start].idx, prose.doc[end - 1].idx + len(prose.doc[end - 1]))
    clear = not touches(a, wide) or touches(a, source)
    over_cue = a.cue is not None and a.cue[0] < wide[1] and wide[0] < a.cue[1]
    return wide if clear and not over_cue else source


def strays(token: Token, start: int) -> bool:
    """Whether the last word of a source is a verb whose subject it is, a lone preposition or a comma."""
    if token.dep_ == "prep":
        inside = start <= token.head.i < token.i and token.head.pos_ == "VERB"
        return not inside and all(c.i > token.i for c in token.children)
    who = child(token, "nsubj")
    own = who is not None and start <= who.i < token.i and who.lower_ not in RELATIVE
    return token.tag_ in PAST and token.dep_ not in ("relcl", "acl") and own


def partner(tokens: Tokens) -> int | None:
    """The first token of the phrase that a source is the second half or gloss of; None where it is whole."""
    doc, first, root = tokens.doc, tokens[0], tokens.root
    at = tokens.start
    if root.dep_ == "appos" and root.head.i < at and root.head.pos_ == "PROPN" and root.head.dep_ in SUBJECTS:
        return int(root.head.left_edge.i)
    agent = root.head
    led = agent.head if root.dep_ == "pobj" and agent.dep_ == "agent" else None
    if led is not None and led.lemma_ in LEADING and led.dep_ == "acl" and led.head.dep_ in SUBJECTS:
        return int(led.head.left_edge.i)
    if at < 2 or doc[at - 1].lower_ not in ("and", "or") or root.tag_ not in ("NNS", "NNPS"):
        return None
    kin = doc[at + 1] if first.dep_ == "det" and len(tokens) > 1 else first
    other = doc[at - 2]
    if kin.i >= root.i or not (of_a_nation(kin) and of_a_nation(other)):
        return None
    return int(min(other.left_edge.i, other.i))


def of_a_nation(token: Token) -> bool:
    """Whether a word is a people's or a country's: "Peruvian", "U.S."."""
    return token.ent_type_ in ("NORP", "GPE") or (token.pos_ == "ADJ" and token.text[:1].isupper())
