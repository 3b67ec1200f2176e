"""Whether a trigger tells a deed at all, or an opinion, a habit, a rule, a game, a figure of speech.

The lexicons say which words can tell an event; what they mean here depends on who does it to whom, how it
is told and in what setting. `traits` names these in words; each has a weight in `lexicons/event_weights.tsv`,
and `deed` adds up the weights (logistic regression, trained by `training/events/train.py`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from math import exp
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Token

from counterclaim.reading.events.clauses import agent, is_passive, lemma_of, prepositions, subject
from counterclaim.reading.events.deed_head import heard
from counterclaim.reading.events.frame import objects
from counterclaim.reading.events.lexicon import lexicon
from counterclaim.reading.events.senses import noun_sense
from counterclaim.reading.events.trigger import Trigger

if TYPE_CHECKING:  # the rules read without the encoder's libraries
    from counterclaim.reading.encoder.states import States

WAR, PEACE, PEACE_ACTS = 0.05, 0.5, 0.65
"""Below these a trigger is dropped: in a report of war and talks, in one of campaigns, games and markets, and
there where it tells an act rather than words; between the two in proportion (`peacefulness`).

By cross-validation over the training sentences (training/events/train.py) 0.5 keeps 88 of 100 deeds and
drops 91 of 100 others. The weights know sentences only; in a report of war far more triggers are deeds, in
others far fewer tell of force, aid or meetings: tuned on 371 triggers of 45 articles of PolNeAR's training
part.
"""
WORDS = {"ACCUSE", "REJECT", "REQUEST", "THREATEN", "AGREE", "SUPPORT"}
DOUBT, WHOLLY = 8, 0.4
"""Words of war that every report is granted, so that a few words decide nothing; the share of words of peace
from which a report counts as one of peace."""
STOPS = {"...", "…", "''", '"', "\u201d"}
PRONOUNS = {
    "i": "speaker", "we": "speaker", "me": "speaker", "us": "speaker", "you": "reader", "he": "person",
    "she": "person", "him": "person", "her": "person", "it": "it", "they": "they", "them": "they",
    "that": "which", "which": "which", "this": "it", "who": "who", "what": "it",
}  # fmt: skip
NAMES = {"PERSON": "person", "GPE": "nation", "NORP": "nation", "ORG": "body", "LOC": "place", "FAC": "place"}
CLASSES = (
    ("armed", "armed"), ("troops", "armed"), ("arsenal", "weapon"), ("munition", "weapon"),
    ("weapon", "weapon"), ("talks", "talks"), ("deal", "deal"), ("delegates", "officer"),
    ("envoy", "officer"), ("crowd", "crowd"), ("people", "people"), ("captive", "people"),
    ("body", "body"), ("territory", "place"), ("property", "place"), ("traffic", "place"), ("aid", "goods"),
)  # fmt: skip


@cache
def _settings() -> dict[str, dict[str, frozenset[str]]]:
    """The word lists of event_settings.toml."""
    text = (files("counterclaim.reading") / "lexicons" / "event_settings.toml").read_text(encoding="utf-8")
    return {t: {k: frozenset(v) for k, v in lists.items()} for t, lists in tomllib.loads(text).items()}


@cache
def weights() -> dict[str, float]:
    """The weight of each trait, in log odds of a deed; read once."""
    text = (files("counterclaim.reading") / "lexicons" / "event_weights.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {name: float(value) for name, value in rows}


def log_odds(trigger: Trigger) -> float:
    """The logarithm of the odds that a trigger tells a deed, by its traits alone."""
    known = weights()
    return known.get("(always)", 0.0) + sum(known.get(name, 0.0) for name in traits(trigger))


def likelihood(trigger: Trigger, peace: float = 0.0, states: States | None = None) -> float:
    """How likely a trigger tells a deed, from 0 to 1.

    With the encoder's `states` its head (`deed_head`) has a say, as far as the report is one of peace: in
    reports of war it tells no better than the traits alone.
    """
    told = log_odds(trigger)
    if states is not None and peace > 0:
        told += peace * (heard(trigger, told, states) - told)
    return 1 / (1 + exp(-told))


def deed(trigger: Trigger, peace: float, states: States | None = None) -> bool:
    """Whether a trigger tells a deed rather than an opinion, a habit, a rule or a figure of speech.

    `peace`: how far the report is one of peace (`peacefulness`), which asks for more.
    """
    above = (PEACE if trigger.type in WORDS else PEACE_ACTS) - WAR
    return likelihood(trigger, peace, states) >= WAR + above * peace


def peacefulness(doc: Doc) -> float:
    """How far a report is of campaigns, games and markets rather than of war and talks, from 0 to 1."""
    settings = _settings()["setting"]
    war = settings["war"] | settings["diplomacy"]
    peace = settings["campaign"] | settings["play"] | settings["market"]
    lemmas = [token.lemma_.lower() for token in doc]
    calm = sum(lemma in peace for lemma in lemmas)
    share = calm / (calm + sum(lemma in war for lemma in lemmas) + DOUBT)
    return min(1.0, share / WHOLLY)


def kind(noun: Token | None) -> str:
    """What a noun stands for, in one word: nation, armed, person, place, abstract ..."""
    if noun is None:
        return "none"
    if noun.tag_ in ("WDT", "WP") or (noun.lower_ == "that" and noun.pos_ == "PRON"):
        noun = next((a.head for a in noun.ancestors if a.dep_ == "relcl"), noun)
    lemma = noun.lemma_.lower()
    if noun.pos_ == "PRON" or noun.lower_ in PRONOUNS:
        return PRONOUNS.get(noun.lower_, "anybody" if lemma in _settings()["habit"]["anybody"] else "it")
    if lemma in _settings()["kind"]["abstract"]:
        return "abstract"
    named = noun_sense(noun)
    if named is not None and named.type is not None:
        return "attack" if named.type == "ASSAULT" else "act"
    if lemma in lexicon().group("nouns", "authorities"):
        return "authority"
    for name, meant in CLASSES:
        if lemma in lexicon().classes[name]:
            return meant
    if noun.ent_type_ in NAMES:
        return NAMES[noun.ent_type_]
    if noun.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT"):
        return "measure"
    return "name" if noun.pos_ == "PROPN" else "thing"


def traits(trigger: Trigger) -> Iterator[str]:
    """What can be said of a trigger, in names that `event_weights.tsv` weighs; each at most once."""
    yield from dict.fromkeys(_traits(trigger))


def _traits(trigger: Trigger) -> Iterator[str]:
    head, form = trigger.head, _form(trigger)
    sort = trigger.type
    yield f"type {sort}"
    yield f"voice {trigger.voice}"
    word = trigger.anchor
    yield f"word {lemma_of(word) if word.pos_ == 'VERB' else word.lemma_.lower()}"
    yield from (f"word {lemma_of(head)} {name}" for name in _ties(head))
    yield f"form {form}"
    yield f"{sort} form {form}"
    doer, undergoer = _sides(trigger)
    yield f"doer {kind(doer)}"
    yield f"{sort} doer {kind(doer)}"
    yield f"to {kind(undergoer)}"
    yield f"{sort} to {kind(undergoer)}"
    if doer is not None:
        yield from (f"doer {mark}" for mark in _generality(doer))
    if undergoer is not None:
        yield from (f"to {mark}" for mark in _generality(undergoer))
    yield f"clause {_clause(head)}"
    if trigger.anchor.pos_ in ("NOUN", "PROPN"):
        yield f"noun {_article(trigger.anchor)}"
        yield f"{sort} noun {_article(trigger.anchor)}"
    yield from _around(trigger)


def _sides(trigger: Trigger) -> tuple[Token | None, Token | None]:
    """The doer and the one it is done to, by grammar alone."""
    head, noun = trigger.head, trigger.anchor
    if trigger.voice == "noun" or noun.pos_ in ("NOUN", "PROPN"):
        owner = next(
            (c for c in noun.children if c.dep_ == "poss" or (c.dep_ != "appos" and c.ent_type_ in NAMES)),
            None,
        )
        ties = prepositions(noun)
        by = next((n for name, n in ties if name in ("by", "between")), None)
        to = next((n for name, n in ties if name in trigger.recipients), None)
        who = by or owner
        if who is None and trigger.voice == "doing":
            who = subject(head)[0]
        return who, to
    who, _ = subject(head)
    if is_passive(head):
        return agent(head), who
    things = objects(head)
    if things:
        return who, things[0]
    return who, next((n for name, n in prepositions(head) if name in trigger.recipients), None)


def _generality(noun: Token) -> Iterator[str]:
    """Marks of a noun that means no particular party: "any nurse", "voters", "people who"."""
    habit = _settings()["habit"]
    lemma = noun.lemma_.lower()
    if lemma in habit["anybody"]:
        yield "anybody"
    if any(c.dep_ == "det" and c.lower_ in habit["determiners"] for c in noun.children):
        yield "any"
    bare = not any(c.dep_ in ("det", "poss", "nummod", "amod", "compound") for c in noun.children)
    if noun.tag_ == "NNS" and bare:
        yield "bare plural"
    if any(c.dep_ == "det" and c.lower_ in ("a", "an") for c in noun.children):
        yield "indefinite"
    if any(c.dep_ == "nummod" for c in noun.children):
        yield "counted"
    if noun.ent_type_ in NAMES:
        yield "named"


def _ties(head: Token) -> Iterator[str]:
    """The particles and prepositions that hang on a verb: "fight for", "back off", "take in"."""
    for c in head.children:
        if c.dep_ in ("prt", "prep") and c.i > head.i:
            yield c.lower_


def _article(noun: Token) -> str:
    """How a noun is introduced: the, a, own, counted, bare."""
    for c in noun.children:
        if c.dep_ == "det":
            return "the" if c.lower_ in ("the", "this", "that", "these", "those") else "a"
        if c.dep_ == "poss":
            return "own"
        if c.dep_ == "nummod":
            return "counted"
    return "bare plural" if noun.tag_ in ("NNS", "NNPS") else "bare"


def _heads(head: Token) -> bool:
    """Whether the sentence is a headline: no stop at its end."""
    last = next((t for t in reversed(head.doc[head.sent.start : head.sent.end]) if not t.is_space), head)
    return not last.is_punct and last.text not in STOPS


def _form(trigger: Trigger) -> str:
    """How the verb stands: past, present, progressive, perfect, modal ...; noun for a noun alone."""
    head = trigger.head
    if head.tag_ in ("VBZ", "VBP", "VB") and _heads(head) and not any(c.dep_ == "aux" for c in head.children):
        return "headline"
    if head.pos_ not in ("VERB", "AUX"):
        return "noun" if head.pos_ in ("NOUN", "PROPN") else "adjective"
    helping = {c.lower_ for c in head.children if c.dep_ in ("aux", "auxpass")}
    if helping & {"will", "'ll", "wo", "shall"}:
        return "future"
    if helping & {"would", "could", "may", "might", "can", "should", "must", "ca"}:
        return "modal"
    if "to" in helping:
        return "infinitive"
    if helping & {"do", "does"}:
        return "present"
    if helping & {"did", "was", "were", "got"}:
        return "past"
    if helping & {"have", "has", "had", "'ve"}:
        return "perfect"
    if helping & {"is", "are", "am", "being", "'s", "'re"}:
        return "progressive" if head.tag_ == "VBG" else "present passive"
    return {"VBD": "past", "VBZ": "present", "VBP": "present", "VBG": "gerund", "VBN": "participle"}.get(
        head.tag_, "bare"
    )


def _clause(head: Token) -> str:
    """What clause the verb heads, coordination looked through: main, relative, content, when, purpose ..."""
    at = head
    while at.dep_ == "conj" and at.head != at:
        at = at.head
    if at.dep_ == "advcl":
        mark = next((c.lower_ for c in at.children if c.dep_ in ("mark", "advmod") and c.i < at.i), "")
        return (
            f"adverbial {mark}" if mark in ("if", "when", "as", "because", "while", "after") else "adverbial"
        )
    if at.dep_ in ("ccomp", "xcomp"):
        above = at.head.lemma_
        if above in _settings()["habit"]["opinion"]:
            return "opinion"
        if above in lexicon().group("acts", "saying"):
            return "said"
    return at.dep_


def _around(trigger: Trigger) -> Iterator[str]:
    """What the sentence around says: its setting, a day, a place, habit, a question, who speaks."""
    sentence = trigger.head.sent
    lemmas = {t.lemma_.lower() for t in sentence if t.i not in (trigger.head.i, trigger.anchor.i)}
    for name, words in _settings()["setting"].items():
        if lemmas & words:
            yield f"setting {name}"
            yield f"{trigger.type} setting {name}"
    near = [*trigger.head.children, *trigger.anchor.children]
    if any(c.lower_ in _settings()["habit"]["adverbs"] for c in near):
        yield "habit"
    if any(c.dep_ == "neg" for c in near):
        yield "not"
    kinds = {t.ent_type_ for c in near for t in (c, *c.children)}
    if kinds & {"DATE", "TIME"}:
        yield "dated"
    if kinds & {"GPE", "LOC", "FAC"}:
        yield "placed"
    if any(t.text == "?" for t in sentence):
        yield "question"
    if any(t.lower_ in ("i", "we", "my", "our", "us") for t in sentence):
        yield "speaker speaks"
    if any(t.lower_ in ("you", "your") for t in sentence):
        yield "reader spoken to"
