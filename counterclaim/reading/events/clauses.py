"""What the dependency parse says of a clause: subjects (also shared and controlled ones), objects, phrases.

Labels are those of spaCy's English models (ClearNLP scheme).
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from counterclaim.reading.events.harms import ACCUSING, charged, dealt
from counterclaim.reading.events.lexicon import lexicon, repaired

SUBJECTS = {"nsubj", "csubj", "expl"}
PASSIVE_SUBJECTS = {"nsubjpass", "csubjpass"}
CLAUSES = {"ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp", "conj", "ROOT", "parataxis"}
PERSONS = {"it", "there"}


def child(token: Token, *labels: str) -> Token | None:
    """The first child with one of the dependency labels."""
    for c in token.children:
        if c.dep_ in labels:
            return c
    return None


def lemma_of(verb: Token) -> str:
    """A verb's lemma, lower case, mended where the model's is no known word."""
    return repaired(verb.lemma_.lower(), verb.lower_, verb.tag_)


def is_passive(verb: Token) -> bool:
    """Whether the verb's grammatical subject undergoes it ("was bombed", "the town shelled by ...")."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    if _hurt(verb):
        return True
    if verb.dep_ == "conj" and verb.tag_ in ("VBN", "VBD") and verb.head.pos_ == "VERB":
        shares = not any(c.dep_ in ("nsubj", "aux", "dobj") for c in verb.children)
        return shares and is_passive(verb.head)
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl", "conj", "relcl", "ROOT", "ccomp", "amod"):
        if child(verb, "agent"):
            return True
        opening = verb.dep_ == "advcl" and verb.i == verb.sent.start  # "Asked about the raid, he said ..."
        bare = not any(c.dep_ in ("aux", "dobj", "nsubj") for c in verb.children)
        return bare and (opening or verb.dep_ in ("acl", "amod"))
    return False


def _hurt(verb: Token) -> bool:
    """Whether people are told to be hurt in a clause without a helping verb: "with 50 others injured"."""
    if verb.lemma_ not in ("injure", "wound", "kill") or verb.tag_ not in ("VBN", "VBD"):
        return False
    if any(c.dep_ in ("dobj", "aux") for v in (verb, *verb.conjuncts) for c in v.children):
        return False
    return any(c.dep_ == "nsubj" and c.tag_ in ("NNS", "CD") for c in verb.children)


def raw_subject(verb: Token) -> Token | None:
    """The verb's own grammatical subject, active or passive."""
    found = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    if not found:
        return _after_time(verb)
    before = [c for c in found if c.i < verb.i]
    if len(before) > 1 and before[0].nbor(1).text in DASHES:
        return before[-1]
    return found[0]


def _after_time(verb: Token) -> Token | None:
    """The subject that a lost comma made part of a time: "On Wednesday Norway and Chile led ..."."""
    for c in verb.children:
        noun = child(c, "pobj") if c.dep_ == "prep" and c.i == verb.sent.start else None
        if (
            noun is not None
            and noun.ent_type_ in NAMES
            and any(g.ent_type_ == "DATE" and g.dep_ == "compound" for g in noun.children)
        ):
            return noun
    return None


def subject(verb: Token, depth: int = 0) -> tuple[Token | None, bool]:
    """Who stands as subject of a verb, and whether that subject undergoes the verb.

    Follows shared subjects of coordinated verbs, controllers of infinitives and participles, and the
    antecedents of relative clauses; None where the clause has none.
    """
    passive = is_passive(verb)
    own = raw_subject(verb)
    if own is not None:
        if verb.dep_ == "relcl" and (own.tag_ in ("WDT", "WP") or own.lower_ == "that"):
            return verb.head, passive
        return _meant(own), passive
    for c in verb.children:
        if c.dep_ == "advcl" and c.i < verb.i and c.tag_ == "VBN" and child(c, "mark") is None:
            inner = raw_subject(c)
            if inner is not None:
                return inner, passive
            misread = [g for g in c.children if g.dep_ == "nsubj"]
            if misread:
                return misread[0], passive
    believed = _believed(verb)
    if believed is not None:
        return believed, passive
    if depth > 6:
        return None, passive
    deed = charged(verb) or dealt(verb)
    if deed is not None:
        return agent(deed) if is_passive(deed) else subject(deed, depth + 1)[0], passive
    head = verb.head
    if verb.dep_ in ("acl", "amod") or (verb.dep_ == "relcl" and verb.tag_ == "VB"):
        before = verb.nbor(-1) if verb.i > verb.sent.start else None
        if (
            verb.tag_ == "VBG"
            and before is not None
            and before != head
            and before.ent_type_ in ("PERSON", "ORG", "GPE")
        ):
            return before, passive
        if verb.tag_ == "VBG" and head.lemma_ in lexicon().group("nouns", "documents"):
            return _of_noun(head, depth) or head, passive
        if any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
            return _of_noun(head, depth), passive
        return head, passive
    if verb.dep_ == "relcl":
        return (head, passive) if child(verb, "dobj") is not None or passive else (None, passive)
    if verb.dep_ == "conj" and head.dep_ in ("acomp", "attr", "oprd") and head.head.pos_ in ("VERB", "AUX"):
        return subject(head.head, depth + 1)[0], passive
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        found, undergone = subject(head, depth + 1)
        if undergone and not passive and verb.tag_ == "VBN" and child(verb, "dobj") is None:
            return found, True
        return found, passive
    if verb.dep_ == "xcomp" and head.pos_ == "NOUN" and raw_subject(head) is not None:
        return raw_subject(head), passive
    if verb.dep_ in ("xcomp", "ccomp") and head.pos_ in ("VERB", "AUX", "ADJ") and not _finite(verb):
        if head.pos_ == "ADJ" and head.dep_ in ("acomp", "oprd", "amod"):
            return subject(head.head, depth + 1)[0], passive
        controller = child(head, "dobj", "dative")
        if (
            head.pos_ == "VERB"
            and controller is not None
            and head.lemma_ not in ("promise", "threaten", "vow")
        ):
            return controller, passive
        found, _ = subject(head, depth + 1)
        return found, passive
    if verb.dep_ == "advcl" and head.pos_ in ("VERB", "AUX"):
        if child(verb, "mark") is not None and verb.tag_ not in ("VBG", "VB", "VBN"):
            return None, passive
        found, _ = subject(head, depth + 1)
        return found, passive
    if verb.dep_ == "pcomp" and head.dep_ == "prep":
        governor = head.head
        if governor.pos_ in ("VERB", "AUX"):
            inner = child(governor, "dobj")
            if inner is not None and head.lower_ in ("of", "for", "from", "into"):
                return inner, passive
            found, undergone = subject(governor, depth + 1)
            if undergone and governor.lemma_ in ("accuse", "suspect", "blame"):
                return found, passive
            return found, passive
        if governor.dep_ == "dobj" and governor.head.lemma_ in ACCUSING and head.lower_ in ("of", "for"):
            return governor, passive
        if governor.pos_ in ("NOUN", "ADJ"):
            return _of_noun(governor, depth), passive
    return None, passive


def _believed(verb: Token) -> Token | None:
    """The subject that the parse gives to a participle: "warplanes believed to be Russian carried out"."""
    for c in verb.children:
        if (
            c.dep_ in ("advcl", "ccomp")
            and c.i < verb.i
            and c.lemma_ in ("believe", "think", "suspect", "say")
        ):
            own = raw_subject(c)
            if own is not None and c.tag_ in ("VBN", "VBD") and any(g.dep_ == "xcomp" for g in c.children):
                return own
    return None


def _finite(verb: Token) -> bool:
    return verb.tag_ in ("VBD", "VBZ", "VBP") or any(
        c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children
    )


def _meant(noun: Token) -> Token:
    """The noun behind "both" and behind a dateline ("MUNICH -- Two ministers met")."""
    if noun.lower_ in ("both", "all", "each") and noun.i > noun.sent.start:
        before = noun.nbor(-1)
        if before.pos_ in ("NOUN", "PROPN"):
            while before.dep_ in ("conj", "compound") and before.head.i >= noun.sent.start:
                before = before.head
            return before
    following = noun.nbor(1) if noun.i + 1 < noun.sent.end else None
    if following is not None and following.text in DASHES and noun.i - noun.sent.start < 6:
        later = [
            c
            for c in noun.subtree
            if c.i > following.i and c.pos_ in ("NOUN", "PROPN") and c.head.i <= following.i
        ]
        if later:
            return later[0]
    return noun


DASHES = {"--", "—", "–", "-"}


def _of_noun(noun: Token, depth: int) -> Token | None:
    owner = child(noun, "poss")
    if owner is not None:
        return owner
    if noun.dep_ in ("dobj", "attr", "acomp") and noun.head.pos_ in ("VERB", "AUX"):
        return subject(noun.head, depth + 1)[0]
    return None


def agent(verb: Token) -> Token | None:
    """The noun behind a passive's "by"."""
    for c in verb.children:
        if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by"):
            inner = child(c, "pobj", "pcomp")
            if inner is not None and inner.pos_ != "VERB":
                return inner
    for c in verb.children:
        if c.dep_ == "xcomp" and child(c, "dobj") is not None:  # "was ordered to take the hill by X"
            for by in c.children:
                inner = child(by, "pobj") if by.lower_ == "by" else None
                if inner is not None and inner.ent_type_ in NAMES:
                    return inner
        if c.dep_ == "prep" and c.i > verb.i:
            for place in c.children:
                for by in place.children if place.dep_ == "pobj" else ():
                    if by.lower_ == "by" and by.dep_ in ("prep", "agent"):
                        return child(by, "pobj")
    return None


def prepositions(token: Token) -> Iterator[tuple[str, Token]]:
    """Each preposition below a token with its noun, chained ones too ("out of the town")."""
    for c in token.children:
        if c.dep_ in ("prep", "agent", "prt", "advmod") and c.pos_ in ("ADP", "SCONJ", "ADV", "PART", "VERB"):
            inner = child(c, "pobj")
            if inner is not None:
                yield c.lower_, inner
            for deeper in c.children:
                if deeper.dep_ == "prep":
                    last = child(deeper, "pobj")
                    if last is not None:
                        yield deeper.lower_, last
            if inner is not None and inner.lemma_ in lexicon().group("nouns", "measures"):
                yield from prepositions(inner)


def under(token: Token, preposition: str) -> Token | None:
    """The noun that a preposition ties to a token."""
    for name, noun in prepositions(token):
        if name == preposition:
            return noun
    return None


def coordinated(noun: Token) -> list[Token]:
    """A noun and those coordinated with it, in order."""
    return [noun, *noun.conjuncts] if noun.dep_ != "conj" else [noun]


def conjuncts_after(noun: Token) -> list[Token]:
    """A noun and the nouns that coordination hangs below it, in order."""
    found = [noun]
    for n in found:
        found.extend(c for c in n.children if c.dep_ == "conj" and c.pos_ in NOMINAL and not _left_out(c))
        found.extend(c for c in n.children if _listed(c, n))
    return sorted(found, key=lambda t: t.i)


NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")


def _left_out(noun: Token) -> bool:
    """Whether a coordinated noun is named as not being meant: "deserters, and not regular troops"."""
    return any(t.lower_ == "not" for t in noun.doc[noun.left_edge.i - 1 : noun.i])


def _listed(part: Token, noun: Token) -> bool:
    """Whether a state is the first of a list that the parse took apart: "The U.S., U.K. and France"."""
    return (
        part.dep_ in ("nmod", "compound", "appos")
        and part.ent_type_ == "GPE"
        and noun.ent_type_ == "GPE"
        and part.i < noun.i
        and part.nbor(1).text == ","
    )


def phrase(noun: Token, *, whole: bool = False) -> tuple[int, int]:
    """Document characters of a noun phrase: its modifiers and prepositional complements.

    Relative clauses, appositions and coordinated nouns are left out unless `whole`.
    """
    left, right = noun.i, noun.i
    skip = (
        set()
        if whole
        else {"relcl", "conj", "cc", "appos", "acl", "punct", "advcl", "ccomp", "parataxis", "preconj"}
    )
    for c in noun.children:
        if c.dep_ in skip:
            if c.dep_ == "punct" and c.lower_ in ("-", "'", '"') and c.i < noun.i:
                pass
            else:
                continue
        if noun.i < noun.head.i < c.i or _dating(c, noun):
            continue
        if c.dep_ == "prep" and child(c, "pcomp") is not None and noun.head.lemma_ in ACCUSING:
            continue  # "accused the army of shelling": whom, without what
        inner_left, inner_right = _bounds(c, skip)
        left, right = min(left, inner_left), max(right, inner_right)
    doc = noun.doc
    return doc[left].idx, doc[right].idx + len(doc[right])


LOOSE = {"relcl", "conj", "cc", "appos", "acl", "punct", "advcl", "ccomp", "parataxis", "preconj"}
NAMES = {"PERSON", "ORG", "GPE", "NORP"}


def _titled(part: Token, noun: Token) -> bool:
    """Whether a part is the name that a title or description stands before: "regime ally Iran"."""
    return (
        part.dep_ == "appos"
        and noun.pos_ == "NOUN"
        and part.i > noun.i
        and part.pos_ == "PROPN"
        and (part.left_edge.i == noun.i + 1 or part.ent_type_ in NAMES)
    ) or (part.dep_ == "appos" and part.ent_type_ == "PERSON" and noun.ent_type_ != "PERSON")


def _bounds(token: Token, skip: set[str]) -> tuple[int, int]:
    left = right = token.i
    for c in token.children:
        if c.dep_ in skip and not (c.dep_ in ("conj", "cc") and token.dep_ in ("amod", "compound", "nmod")):
            continue
        a, b = _bounds(c, skip)
        left, right = min(left, a), max(right, b)
    return left, right


def _dating(part: Token, noun: Token) -> bool:
    """Whether a part is a weekday that a lost comma glued to a name: "Wednesday Norway"."""
    return part.dep_ == "compound" and part.ent_type_ == "DATE" and noun.ent_type_ in NAMES


def core(noun: Token) -> tuple[int, int]:
    """Document characters of a noun with what stands before it: determiners, adjectives, compounds, owner."""
    before = [c for c in noun.children if c.i < noun.i and c.dep_ in PRE and not _dating(c, noun)]
    left = min([noun.i, *(c.left_edge.i for c in before)])
    doc = noun.doc
    return doc[left].idx, noun.idx + len(noun)


PRE = {
    "det",
    "amod",
    "compound",
    "nummod",
    "poss",
    "nmod",
    "quantmod",
    "npadvmod",
    "predet",
    "advmod",
    "punct",
}


def singular(noun: Token) -> str:
    """A noun's lemma, also where a capital hid its plural from the model ("Delegates met")."""
    lemma = noun.lemma_.lower()
    return lemma.removesuffix("s") if noun.tag_ == "NNPS" and noun.ent_type_ == "" else lemma


def words_of(noun: Token) -> set[str]:
    """The lemmas that tell what a noun phrase is: head, its compounds, what it is of, coordinated heads."""
    found = {noun.lemma_.lower(), noun.lower_, singular(noun)}
    for c in noun.children:
        if c.dep_ in ("compound", "amod", "nmod", "conj"):
            found |= {c.lower_} if c.tag_ in ("VBN", "VBG") else {c.lemma_.lower(), c.lower_}
        elif c.dep_ == "prep" and c.lower_ == "of":
            inner = child(c, "pobj")
            if inner is not None:
                found |= {inner.lemma_.lower(), inner.lower_}
                found |= {g.lemma_.lower() for g in inner.children if g.dep_ in ("compound", "amod", "conj")}
    return found
