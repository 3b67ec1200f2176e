"""The word of a cue that makes its kind, the frame it stands in, and whether it is negated."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from counterclaim.reading.prose import Prose
from counterclaim.reading.statements.attribution import Attribution
from counterclaim.reading.statements.cues import CueLexicon, CueWord
from counterclaim.reading.statements.syntax import child, is_infinitive, is_negated

LIGHT = frozenset({
    "make", "issue", "voice", "express", "give", "have", "renew", "repeat", "raise", "offer", "deliver",
    "release", "reiterate", "restate", "reaffirm", "sound",
})  # fmt: skip
BETWEEN = 40
HOPING = frozenset({"hope", "hopes", "hoped", "hoping"})
ASKED = frozenset({"whether", "if"})
PRESSING = frozenset({"tell", "warn", "advise", "caution", "remind"})
"""Words that demand with somebody and an infinitive: "tells them to go"."""
NEITHER = frozenset({"nor", "neither"})
FALLING = frozenset({"xcomp", "advcl", "acl", "relcl", "pcomp", "prep", "pobj", "dobj", "conj"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What the cue is: its head, the lexicon's word for it, and whether it is negated."""

    head: Token | None
    word: CueWord | None
    negated: bool

    @property
    def lemma(self) -> str:
        """The head's lemma in small letters; empty without one."""
        if self.word is not None:
            return self.word.lemma.partition("_")[0]
        return self.head.lemma_.lower() if self.head is not None else ""


def cue_reading(prose: Prose, a: Attribution, lexicon: CueLexicon) -> Reading:
    """The head of a cue among its tokens: a verb of the lexicon, else a noun or adjective of it.

    Where the cue goes on to its purpose before the content ("took to the radio to accuse ..."), that verb.
    """
    if a.cue is None:
        return Reading(None, None, False)
    tokens = list(prose.tokens(*a.cue))
    negated = any(t.dep_ == "neg" or t.lower_ in ("never", *NEITHER) for t in tokens)
    with_noun = carried(prose, a, lexicon)
    if with_noun is not None:
        return Reading(with_noun, lexicon.nouns[with_noun.lemma_.lower()], negated)
    purpose = purpose_of(prose, a, lexicon)
    if purpose is not None:
        return Reading(purpose, lexicon.verb(purpose), is_denied(purpose))
    verbs = [t for t in tokens if t.pos_ in ("VERB", "AUX") and verb_word(t, lexicon) is not None]
    nouns = [t for t in tokens if t.pos_ in ("NOUN", "PROPN") and t.lemma_.lower() in lexicon.nouns]
    adjectives = [t for t in tokens if t.lower_ in lexicon.adjectives]
    if verbs and not (nouns and verbs[-1].lemma_.lower() in LIGHT):
        verb = verbs[-1]
        return Reading(verb, verb_word(verb, lexicon), negated or is_denied(verb))
    if nouns:
        noun = nouns[-1]
        return Reading(noun, lexicon.nouns[noun.lemma_.lower()], negated or has_none(noun))
    if adjectives:
        held = is_denied(adjectives[-1].head)
        return Reading(adjectives[-1], lexicon.adjectives[adjectives[-1].lower_], negated or held)
    for t in tokens:
        if t.pos_ == "NOUN" and t.lemma_.lower() in lexicon.verbs:
            return Reading(t, lexicon.verbs[t.lemma_.lower()], negated or has_none(t))
    return Reading(tokens[-1] if tokens else None, None, negated)


def verb_word(verb: Token, lexicon: CueLexicon) -> CueWord | None:
    """The lexicon's word for a verb; forms of "hope" whatever lemma they were given."""
    return lexicon.verbs["hope"] if verb.lower_ in HOPING else lexicon.verb(verb)


def is_denied(verb: Token) -> bool:
    """Whether a verb is negated, itself or as the second of "neither confirmed nor denied"."""
    after = [c for c in verb.children if c.dep_ == "neg"]
    if is_negated(verb) and not (after and all(c.i > verb.i + 2 for c in after)):
        return True
    who = child(verb, "nsubj", "nsubjpass")
    if who is not None and who.left_edge.lower_ in ("not", "few", "hardly", "scarcely"):
        return True
    above = verb.head
    return verb.dep_ == "conj" and any(c.lower_ in NEITHER for c in (*above.children, *verb.children))


def has_none(noun: Token) -> bool:
    """Whether a noun stands with "no" or "little": "had no doubt", "little hope"."""
    return any(c.lower_ in ("no", "little") for c in noun.children)


def carried(prose: Prose, a: Attribution, lexicon: CueLexicon) -> Token | None:
    """The noun that says what a verb does, between cue and content: "countered *with demands for* ..."."""
    start = a.content[0][0]
    if a.cue is None or not 0 < start - a.cue[1] <= BETWEEN:
        return None
    for t in prose.tokens(a.cue[1], start):
        if t.dep_ == "pobj" and t.head.lower_ == "with" and t.lemma_.lower() in lexicon.nouns:
            return t
    return None


def purpose_of(prose: Prose, a: Attribution, lexicon: CueLexicon) -> Token | None:
    """The infinitive of the lexicon that stands between cue and content, governs it and hangs on the cue."""
    if a.cue is None or a.content[0][0] <= a.cue[1]:
        return None
    content = prose.tokens(*a.content[0])
    start, end = a.cue
    verb = content.root.head
    while verb.i not in range(content.start, content.end) and verb.head != verb:
        if verb.pos_ == "VERB" and lexicon.verb(verb) is not None:
            break
        verb = verb.head
    if not end <= verb.idx < a.content[0][0] or not is_infinitive(verb) or lexicon.verb(verb) is None:
        return None
    above = verb
    while above.dep_ in FALLING and not start <= above.idx < end:
        above = above.head
    if not start <= above.idx < end:
        return None
    word = lexicon.verb(above)
    pressed = word is not None and word.takes("address") and verb.dep_ in ("xcomp", "ccomp")
    return None if pressed else verb


def object_head(prose: Prose, a: Attribution) -> Token | None:
    """The head of the content where that is a noun, else the noun before it that its clause hangs on."""
    content = prose.tokens(*a.content[0])
    root = content.root
    if root.pos_ in ("NOUN", "PROPN"):
        return root
    above = root.head
    after = a.cue is not None and a.cue[1] <= above.idx < content.start_char
    return above if after and root.dep_ in ("acl", "ccomp", "relcl") and above.pos_ == "NOUN" else None


def frame_of(prose: Prose, a: Attribution, cue: Reading) -> str:
    """The frame of the cue word that fits the content's form; the word's first frame where none does."""
    assert cue.word is not None
    assert cue.head is not None
    content = prose.tokens(*a.content[0])
    root = content.root
    if root.pos_ in ("NOUN", "PROPN") and cue.word.takes("told") and child(cue.head, "ccomp") is not None:
        return "told"  # the content begins with whom it was told to
    candidates = led_in(content)
    if is_infinitive(root) or content[0].lower_ == "to":
        candidates += ["to"] if content[0].lower_ == "to" else ["address"]
        pressed = child(cue.head, "dobj")
        if pressed is not None and pressed.idx < content.start_char and cue.head.lemma_ in PRESSING:
            candidates.insert(0, "address")
    if content[0].lower_ in ASKED and root.pos_ in ("VERB", "AUX"):
        candidates.append("wh")
    if root.pos_ in ("VERB", "AUX") and not candidates:
        candidates += (
            ["gerund", "clause"]
            if root.tag_ == "VBG" and child(root, "aux") is None
            else ["clause", "told", "wh"]
        )
    elif root.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
        candidates += around_noun(cue.head, cue.word, root)
    elif root.pos_ == "ADJ":
        candidates += ["call", "as"]
    for name in (*candidates, "clause", "told", "object"):
        if cue.word.takes(name):
            return name
    return cue.word.frames[0][0]


def led_in(content: Tokens) -> list[str]:
    """The frames that a preposition or particle at the content's beginning or just before it makes."""
    inside = {t.i for t in content}
    before = content.doc[content.start - 1] if content.start else None
    found: list[str] = []
    for word in (content[0], before):
        if word is not None and word.dep_ in ("prep", "prt") and word.head.i not in inside:
            found += [word.lower_, word.lower_ + "_"]
    return found


def around_noun(head: Token, word: CueWord, root: Token) -> list[str]:
    """The frames that a noun as content can stand in."""
    found: list[str] = []
    below = {c.lower_ for c in (*head.children, *root.children) if c.dep_ == "prep"}
    if "as" in below and word.takes("as"):
        found.append("as")
    if child(head, "oprd") is not None:
        found.append("call")
    charged = {c.lower_ for c in head.children if c.dep_ == "prep"} if word.takes("object") else below
    if charged & {"of", "for", "with", "over"} and word.takes("blame"):
        found.append("blame")
    if child(head, "xcomp", "ccomp") is not None and word.takes("address"):
        found.append("address")
    return [*found, "object", "call", "as"]
