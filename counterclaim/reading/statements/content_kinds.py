"""The kind that content makes where its cue is neutral: a demand, a threat, a promise by its main clause."""

from __future__ import annotations

import re

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from counterclaim.evidence.statement import StatementKind
from counterclaim.reading.prose import Prose
from counterclaim.reading.statements.attribution import Attribution
from counterclaim.reading.statements.cue_heads import HOPING, Reading
from counterclaim.reading.statements.cues import cue_lexicon
from counterclaim.reading.statements.kind_lexicon import ContentLexicon, content_lexicon, kind_lexicon
from counterclaim.reading.statements.syntax import SUBJECTS, child, is_infinitive, is_negated

NEEDS = frozenset({"must", "should", "ought", "shall"})
THOUGHTS = frozenset({
    "conclusion", "finding", "belief", "view", "opinion", "notion", "idea", "theory", "assumption",
    "impression", "conviction", "argument", "principle", "consensus",
})  # fmt: skip
MATTERS = frozenset({"question", "answer", "issue", "result", "outcome", "point"})
"""What should be so is no demand where the subject is one of these."""
COUNTING = frozenset({"estimate", "calculate", "predict", "forecast", "reckon", "project", "find", "show"})
"""What a source says by these words of its "it" is no promise of its own."""
SAYINGS = frozenset({
    "say", "conclude", "find", "rule", "report", "claim", "believe", "think", "tell", "note", "argue",
    "announce",
})  # fmt: skip
"""What the subject of one of these says is not the speaker's own claim, demand or verdict."""
WISHES = frozenset({"hope", "wish", "dream", "demand", "proposal", "fear", "request", "plea", "suggestion"})
MEANT = frozenset({"my", "our"})
WILL = frozenset({"will", "shall", "'ll", "\u2019ll"})
SELF = frozenset({"i", "we"})
OWN = frozenset({"my", "our", "his", "her", "its", "their"})
QUOTES = "\"'\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb`"
ASIDE = frozenset({"relcl", "advcl", "acl"})
ASKING = frozenset({"whether", "if", "why", "what", "how", "who", "when", "where", "which"})
RHETORICAL = re.compile(r"^\W*(?:who|what|which)\b[^?]*?(?:n[\u2019']t|\bnot)\b", re.IGNORECASE)
SENTENCE = re.compile(r"(?<=[.!?])[\"'\u201d\u2019]*\s+")
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
VERBAL: frozenset[StatementKind] = frozenset({"deny", "threaten", "hope", "doubt", "agree", "accuse"})


def content_kind(
    prose: Prose, a: Attribution, content: str, kind: StatementKind, cue: Reading
) -> StatementKind:
    """The kind that the content of a neutral cue makes by its own main clause; the given kind otherwise."""
    tokens = prose.tokens(*a.content[0])
    main = main_verb(tokens)
    lexicon = content_lexicon()
    performed = performs(tokens, main, lexicon)
    if performed is not None:
        return performed
    if is_question(content):
        return "ask"
    wished = lexicon.subjunctive.get(cue.lemma)
    if wished is not None and main is not None and (is_subjunctive(main, cue) or is_needed(main, tokens)):
        return wished
    clause = main_clause(tokens)
    refused = lexicon.says["reject"].search(clause)
    if is_imperative(prose, tokens):
        return "demand"
    thought = cue.head is not None and cue.head.pos_ == "NOUN" and cue.lemma in THOUGHTS
    led = (main, *(c for c in main.lefts if c.dep_ in ("ccomp", "parataxis"))) if main is not None else ()
    if not refused and not thought and any(is_needed(verb, tokens) for verb in led):
        return "demand"
    if any((t.lower_ in HOPING and t.pos_ == "VERB") or t.lower_ == "hopefully" for t in tokens[:4]):
        return "hope"
    meant = meant_kind(tokens)
    if meant is not None:
        return meant
    written = letter_kind(tokens, a)
    if written is not None:
        return written
    asked = tokens[0].lower_ in ASKING - {"if", "when"}
    own = main is not None and not asked and cue.lemma not in COUNTING and is_own_future(prose, main, a)
    if main is not None and own and lexicon.harms.match(phrase_of(main)):
        return "threaten"
    verbal = main is not None or any(t.pos_ == "VERB" for t in tokens)
    for name in CERTAIN_ORDER:
        shows = main is None and tokens.text[0] not in QUOTES
        if name in lexicon.says and (verbal or name not in VERBAL) and not (name == "condemn" and shows):
            found = lexicon.says[name].search(clause)
            if found is not None:
                return name
    if main is not None and (named := named_kind(main, lexicon)) is not None:
        return named
    return "promise" if own and main is not None and main.lemma_ not in lexicon.befalls else kind


def main_verb(tokens: Tokens) -> Token | None:
    """The verb that heads the content, behind an adverb too ("once more that ...")."""
    root = tokens.root
    if root.pos_ in ("VERB", "AUX"):
        return root
    behind = (t for t in tokens if t.dep_ == "ccomp" and not tokens.start <= t.head.i < tokens.end)
    return next((t for t in behind if t.pos_ in ("VERB", "AUX")), None) if root.pos_ == "ADV" else None


def main_clause(tokens: Tokens) -> str:
    """The words of the main clause of the content's first sentence, at most 40 of them.

    Relative, adverbial and asked clauses are left out, with a bar where each stood.
    """
    first = tokens[0].sent
    end = min(tokens.end, max(first.end, tokens.start + 1), tokens.start + 40)
    words: list[str] = []
    for t in tokens.doc[tokens.start : end]:
        if is_aside(t, tokens):
            if words and words[-1] != "| ":
                words.append("| ")
        else:
            words.append(t.text_with_ws)
    return "".join(words).strip()


def is_aside(token: Token, tokens: Tokens) -> bool:
    """Whether a token stands in a clause of the content that is not its main one."""
    root = tokens.root
    while token != root and tokens.start <= token.head.i < tokens.end and token.head != token:
        if token.dep_ in ASIDE and not is_infinitive(token):
            return True
        asks = token.dep_ in ("ccomp", "pcomp") and any(
            c.lower_ in ASKING and c.dep_ in ("mark", "advmod", "nsubj", "dobj") for c in token.lefts
        )
        if asks or is_others(token):
            return True
        token = token.head
    return False


def is_others(clause: Token) -> bool:
    """Whether a clause is what somebody else is said to have said: "the court found that ..."."""
    if clause.dep_ != "ccomp" or clause.head.lemma_.lower() not in SAYINGS:
        return False
    who = child(clause.head, "nsubj")
    return who is not None and who.i < clause.i and who.pos_ in ("NOUN", "PROPN")


def is_question(content: str) -> bool:
    """Whether content asks: at least half of its sentences are questions, and no rhetorical ones."""
    pieces = [p.rstrip(QUOTES + ", )") for p in SENTENCE.split(content.strip()) if p.strip()]
    pieces = [p for p in pieces if not RHETORICAL.search(p) or len(pieces) > 1]
    return (
        bool(pieces) and pieces[-1].endswith("?") and sum(p.endswith("?") for p in pieces) * 2 >= len(pieces)
    )


def is_subjunctive(main: Token, cue: Reading) -> bool:
    """Whether a clause asks for something by its base form: "insisted that he be freed"."""
    if child(main, "nsubj", "nsubjpass") is None:
        return False
    passive = child(main, "auxpass")
    if passive is not None and child(main, "aux") is None:
        return passive.lower_ == "be"
    if child(main, "aux") is not None:
        return False
    past = cue.head is not None and cue.head.tag_ in ("VBD", "VBN") and cue.lemma != "suggest"
    return main.tag_ == "VB" or (
        past and main.tag_ == "VBP" and main.lower_ not in ("are", "have", "am", "do")
    )


def is_imperative(prose: Prose, tokens: Tokens) -> bool:
    """Whether a quotation, or what follows a colon, begins with an imperative that asks something."""
    words = [
        t for t in tokens if t.text.strip(QUOTES) and t.lower_ not in ("please", "and", "but", "so", "then")
    ]
    before = prose.text[: tokens.start_char].rstrip()
    if not words or not (tokens.text[0] in QUOTES or before[-1:] in (*QUOTES, ":")):
        return False
    first = words[0]
    if first.lower_ in ("do", "don\u2019t", "dont", "never") and len(words) > 2 and first.tag_ != "VBZ":
        verb = next((t for t in words[1:4] if t.tag_ in ("VB", "VBP") and t.dep_ != "neg"), None)
        started = verb is not None and any(t.dep_ == "neg" for t in words[:3])
    else:
        verb, started = first, first.tag_ == "VB" and first.pos_ == "VERB"
    if verb is None or not started:
        return False
    leading = verb == tokens.root or not tokens.start <= verb.head.i < tokens.end
    if not leading or verb.ent_type_ == "PERSON":
        return False
    return child(verb, "nsubj", "nsubjpass") is None and verb.lemma_.lower() not in content_lexicon().opens


def is_needed(main: Token, tokens: Tokens) -> bool:
    """Whether a main clause says what another must, should or has to do.

    Not what must have been, what had to be or would have to be, what the speaker himself must do, what the
    question should be, "should it rain", means that are there "to do it", nor what is only asked or comes
    after a colon as what something else means.
    """
    who = child(main, "nsubj", "nsubjpass", "expl")
    if who is None or who.lower_ in SELF or tokens[0].lower_ in ASKING or is_explained(main, tokens):
        return False
    if main.lemma_ == "be" and who.lemma_.lower() in MATTERS:
        return False
    helpers = [c for c in main.children if c.dep_ in ("aux", "auxpass")]
    if any(c.lower_ == "should" and c.i < who.left_edge.i for c in helpers):
        return False
    if any(c.lower_ in NEEDS for c in helpers):
        return main.lemma_ != "have" and not any(c.lemma_ == "have" for c in helpers)
    if helpers or main.tag_ == "VBD":
        return False
    below = child(main, "xcomp")
    bound = below is not None and is_infinitive(below) and child(main, "dobj") is None
    return main.lemma_ in ("have", "need", "ought") and bound


def is_explained(main: Token, tokens: Tokens) -> bool:
    """Whether a colon with a finite clause before it stands before a verb in the content."""
    before = tokens.doc[tokens.start : max(main.i, tokens.start)]
    colons = [t.i for t in before if t.text == ":"]
    return bool(colons) and any(t.tag_ in ("VBD", "VBZ", "VBP") for t in before if t.i < colons[-1])


def named_kind(main: Token, lexicon: ContentLexicon) -> StatementKind | None:
    """The kind of "he is a liar": what somebody is called to be; None where it is nothing bad."""
    called = child(main, "attr", "acomp") if main.lemma_ == "be" and not is_negated(main) else None
    if called is None or child(main, "nsubj") is None:
        return None
    return next((k for k, names in lexicon.names.items() if names.fullmatch(called.text)), None)


def meant_kind(tokens: Tokens) -> StatementKind | None:
    """The kind of "my hope is ...", "our demand is ..." at the beginning; None for any other."""
    for t in tokens[:5]:
        if t.lemma_.lower() in WISHES and any(c.lower_ in MEANT for c in t.lefts) and t.dep_ in SUBJECTS:
            word = kind_lexicon().nouns.get(t.lemma_.lower())
            return word.frames[0][1] if word is not None else None
    return None


def letter_kind(tokens: Tokens, a: Attribution) -> StatementKind | None:
    """The kind of what a statement or letter does: "sent a letter urging ..." demands; None without one."""
    for t in tokens[:8]:
        told = t.tag_ == "VBG" and t.dep_ == "acl" and a.cue is not None
        if told and a.cue is not None and a.cue[0] <= t.head.idx < a.cue[1]:
            word = cue_lexicon().verb(t)
            return word.frames[0][1] if word is not None else None
    return None


def performs(tokens: Tokens, main: Token | None, lexicon: ContentLexicon) -> StatementKind | None:
    """The kind of a performative: "we condemn ...", "I urge ...", "we call on ..."."""
    for verb in (main, *(t for t in tokens[:12] if t.pos_ == "VERB")):
        if verb is None or verb.lemma_.lower() not in lexicon.performs or is_naming(verb):
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


def is_naming(verb: Token) -> bool:
    """Whether a "call" is neither "call on" nor "call for": it says what something is called."""
    return verb.lemma_.lower() == "call" and not any(c.lower_ in ("on", "for", "upon") for c in verb.rights)


def phrase_of(main: Token) -> str:
    """A verb's lemma with the words of its phrase that follow it."""
    return " ".join((main.lemma_, *(t.text for t in main.doc[main.i + 1 : main.right_edge.i + 1])))


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
    person = (
        source.root.lower_ in ("he", "she")
        or source.root.tag_ == "NNP"
        or any(t.ent_type_ == "PERSON" for t in source)
    )
    return plural if who.lower_ == "they" else person
