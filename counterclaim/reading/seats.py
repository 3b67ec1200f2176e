"""Cities and buildings that stand for a government, told from the places they are.

Method: the syntactic cues for metonymic country and capital names of Markert and Nissim (Metonymy
resolution at SemEval 2007): what the name is subject of, what it possesses, and which preposition it
hangs on decide; a name nobody lets act is a place.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

AGENT_DEPS = frozenset(("nsubj", "nsubjpass"))
OBJECT_DEPS = frozenset(("dobj", "dative"))
CHAIN_DEPS = frozenset(("conj", "appos"))


@dataclass(frozen=True)
class SeatWords:
    """The lexicon of the rule: lemmas of verbs and nouns, and names of buildings."""

    acts: frozenset[str]
    suffers: frozenset[str]
    policy: frozenset[str]
    partner: frozenset[str]
    place: frozenset[str]
    locative: frozenset[str]
    buildings: frozenset[str]
    describers: frozenset[str]


@cache
def seat_words() -> SeatWords:
    """The words of `lexicons/seats.toml`, loaded once."""
    path = files("counterclaim.reading") / "lexicons" / "seats.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return SeatWords(**{name: frozenset(words) for name, words in table.items()})


def is_government(token: Token) -> bool:
    """Whether a city, state or building name is used for its government ("Moscow said", not "in Moscow").

    Takes any token of the name. Deterministic; looks at the tree only, so a wrong parse can mislead it.
    """
    words = seat_words()
    head = _top(token)
    if _named(head) in words.buildings:
        return head.dep_ != "pobj" or head.head.lower_ not in words.locative
    if head.dep_ in CHAIN_DEPS and head.head.i != head.i and head.head.ent_type_ in ("GPE", "ORG", "NORP"):
        return is_government(head.head)
    if head.dep_ in AGENT_DEPS:
        return _acts(head, words)
    if head.dep_ in OBJECT_DEPS:
        return head.head.lemma_.lower() in words.suffers
    if head.dep_ == "pobj":
        return _governed(head, words)
    if head.dep_ in ("poss", "compound", "nmod", "amod"):
        return _owns(head, words)
    if head.dep_ == "npadvmod" and head.head.lower_ in words.describers:
        return True
    return head.dep_ == "ROOT" and head.i > 0 and head.nbor(-1).text in (":", "—", "–")


def _top(token: Token) -> Token:
    """The head of the name a token belongs to: up through its compounds."""
    while token.dep_ in ("compound", "nmod", "det") and token.head.ent_type_ == token.ent_type_ != "":
        if token.head.i == token.i or token.head.i - token.i > 3:
            break
        token = token.head
    return token


def _named(head: Token) -> str:
    """The name a head ends, lower case: "white house" for "House"."""
    parts = [t.lower_ for t in head.lefts if t.dep_ == "compound"] + [head.lower_]
    return " ".join(parts)


def _acts(head: Token, words: SeatWords) -> bool:
    """Whether the verb a name is subject of takes somebody who decides or speaks."""
    verb = head.head
    if head.dep_ == "nsubjpass":
        return verb.lemma_.lower() in words.suffers
    if verb.lemma_.lower() in words.acts:
        return True
    for child in verb.children:
        if child.dep_ in ("xcomp", "acomp") and child.lemma_.lower() in words.acts:
            return True
    return False


def _governed(head: Token, words: SeatWords) -> bool:
    """Whether a preposition makes the name a party: between, with, against, by; or a policy noun's of."""
    prep = head.head
    if prep.lower_ in words.locative:
        return False
    above = prep.head
    if prep.lower_ in ("between", "by", "against"):
        return above.lemma_.lower() not in words.place
    if prep.lower_ in ("with", "from", "to", "on", "of", "for", "toward", "towards"):
        return above.lemma_.lower() in words.partner
    return False


def _owns(head: Token, words: SeatWords) -> bool:
    """Whether what the name possesses or modifies is a government's: its decision, offer, ally."""
    owned = head.head
    return owned.lemma_.lower() in words.policy
