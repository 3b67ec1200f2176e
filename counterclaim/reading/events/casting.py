"""Parties: what nouns denote, with the words and ids of actors; whose a thing or a deed is.

Means are kept apart from their owners: of "two jets of the U.S. Air Force" the actor is the air force,
and the words are kept whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from counterclaim.evidence import Actor, Named
from counterclaim.reading.events.clauses import child, conjuncts_after, core, phrase, singular, subject
from counterclaim.reading.events.lexicon import lexicon
from counterclaim.reading.events.neighbours import Cast
from counterclaim.reading.events.senses import noun_sense

HELD = {
    "led",
    "backed",
    "drafted",
    "brokered",
    "held",
    "controlled",
    "occupied",
    "run",
    "dominated",
    "besieged",
}
THINGS = {"it", "this", "that", "these", "what", "which"}
PARTY_TAGS = {"ORG", "GPE", "NORP", "PERSON", "LOC", "FAC"}


@dataclass(frozen=True, slots=True)
class Party:
    """One actor or recipient: its words, and the ids and country that the cast gives them."""

    start: int
    end: int
    ids: tuple[str, ...]
    name: Named


@dataclass(frozen=True, slots=True)
class Roles:
    """The two sides of an event."""

    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]


class Casting:
    """Turns tokens into parties with the help of a cast."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast

    def party(self, noun: Token) -> Party | None:
        """The party that a noun denotes; None for expletives, times and bare numbers."""
        if (
            noun.lower_ in ("it", "there", "which", "that", "who", "what", "this", "these")
            and noun.dep_ == "expl"
        ):
            return None
        if is_time(noun) or noun.lower_ in ("nobody", "none") or any(c.lower_ == "no" for c in noun.children):
            return None
        noun = _antecedent(noun)
        start, end = phrase(noun)
        ids = self.ids(noun)
        text = words_between(noun.doc, start, end)
        if noun.pos_ == "PRON":
            meant = _speaker(noun)
            if not ids and meant is not None:
                ids = self.ids(meant)
            if ids:
                text = "; ".join(worded(self.cast.get(i)) for i in ids)
            elif meant is not None:
                text = words_between(noun.doc, *phrase(meant))
            elif noun.lower_ in THINGS:
                return None  # "that could include", "it was time to": nobody
        country = next((c for c in (self.cast.country(i) for i in ids) if c is not None), None)
        return Party(start, end, ids, Named(text, country))

    def ids(self, noun: Token) -> tuple[str, ...]:
        """The actors a noun denotes; of a means or a deed, those whose it is."""
        behind = members(noun)
        if len(behind) > 1:
            every = [self.ids(m) for m in behind]
            if all(every):
                return tuple(dict.fromkeys(i for found in every for i in found))
        lemma = noun.lemma_.lower()
        means = lemma in lexicon().group("nouns", "means") or noun_sense(noun) is not None
        if means:
            for owner in owners(noun):
                found = self.cast.who(*core(owner)) or self.cast.who(owner.idx, owner.idx + len(owner))
                if found:
                    return found
        deed = noun_sense(noun)
        if deed is not None and deed.type == "ASSAULT" and noun.ent_type_ not in PARTY_TAGS:
            return self.cast.who(*core(noun))  # never those whom an attack is on
        for c in noun.children:
            if c.dep_ == "appos" and c.ent_type_ in PARTY_TAGS and noun.ent_type_ not in PARTY_TAGS:
                found = self.cast.who(*core(c))
                if found:
                    return found
        for span in (core(noun), phrase(noun), (noun.idx, noun.idx + len(noun))):
            found = self.cast.who(*span)
            if found:
                return found
        for owner in owners(noun):
            found = self.cast.who(owner.idx, owner.idx + len(owner))
            if found:
                return found
        return ()

    def parties(self, nouns: Iterable[Token]) -> tuple[Party, ...]:
        """The parties of several nouns, coordinated ones too, each once, in text order."""
        found: dict[int, Party] = {}
        for first in nouns:
            for noun in conjuncts_after(first):
                made = self.party(noun)
                if made is not None:
                    found[made.start] = made
        return tuple(found[k] for k in sorted(found))


def worded(actor: Actor) -> str:
    """An actor in the report's own words: its name where it is called so, else its longest mention."""
    texts = [m.text for m in actor.mentions]
    if not texts or any(actor.name in text for text in texts):
        return actor.name
    return max(texts, key=len)


def _antecedent(noun: Token) -> Token:
    """What a relative pronoun stands for; any other noun as it is."""
    if noun.tag_ in ("WDT", "WP"):
        for above in noun.ancestors:
            if above.dep_ == "relcl":
                return above.head
    return noun


def _speaker(pronoun: Token) -> Token | None:
    """Whom "it" or "they" means where somebody speaks of himself: "Utopia said it would ..."."""
    if pronoun.lower_ not in ("it", "he", "she", "they") or pronoun.dep_ not in ("nsubj", "nsubjpass"):
        return None
    at = pronoun.head
    while at.dep_ == "conj" and at.head.pos_ in ("VERB", "AUX"):
        at = at.head
    if at.dep_ not in ("ccomp", "advcl"):
        return None
    who, _ = subject(at.head)
    if who is None or who.pos_ == "PRON":
        return _speaker(who) if who is not None else None
    return who


def owners(noun: Token) -> list[Token]:
    """Whose a thing or doing is: possessor, "of", "by", a national adjective or a compound name."""
    found: list[Token] = []
    for c in noun.children:
        if c.dep_ in ("poss", "nmod", "compound") and (
            c.ent_type_ in PARTY_TAGS or c.dep_ == "poss" or c.pos_ == "NOUN"
        ):
            found.append(c)
        elif c.dep_ == "amod":
            led = [
                g for g in c.children if g.dep_ in ("npadvmod", "compound", "nmod", "amod", "advmod", "nsubj")
            ]
            if (
                c.ent_type_ in PARTY_TAGS or c.lemma_.lower() in lexicon().group("nouns", "groups")
            ) and not led:
                found.append(c)
            elif c.lemma_.lower() in ("lead", "led") or c.lower_ in HELD:
                found.extend(g for g in led if g.ent_type_ in PARTY_TAGS or g.pos_ in ("PROPN", "NOUN"))
        elif c.dep_ == "appos" and c.ent_type_ in PARTY_TAGS and noun.ent_type_ not in PARTY_TAGS:
            found.append(c)
        elif c.dep_ == "acl" and c.lemma_ in ("believe", "belong", "think", "suspect", "fly"):
            found.extend(t for t in c.subtree if t.ent_type_ in PARTY_TAGS or t.dep_ == "acomp")
        elif c.dep_ in ("prep", "agent") and c.lower_ in ("of", "by", "from"):
            inner = child(c, "pobj")
            if inner is not None and (
                c.lower_ != "of" or inner.ent_type_ in PARTY_TAGS or inner.pos_ == "PROPN"
            ):
                found.append(inner)
    if (
        noun.dep_ == "nsubj"
        and noun.head.lemma_ in ("believe", "think", "suspect")
        and noun.head.tag_ in ("VBN", "VBD")
    ):
        found.extend(t for t in noun.head.subtree if t.i > noun.i and t.ent_type_ in PARTY_TAGS)
    return sorted(found, key=lambda t: (t.dep_ in ("compound", "nmod"), t.i))


def members(noun: Token) -> list[Token]:
    """Whose people a plural stands for: "delegates of Peru and of Chile", "troops from Mali and Niger"."""
    classes = lexicon().classes
    if noun.tag_ not in ("NNS", "NNPS") or singular(noun) not in classes["delegates"] | classes["armed"]:
        return []
    ties = [c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("of", "from", "for")]
    for c in ties:
        ties.extend(g for g in c.children if g.dep_ == "conj" and g.pos_ == "ADP")
    found = [g for c in ties for g in c.children if g.dep_ == "pobj"]
    return [n for first in found for n in conjuncts_after(first)]


def words_between(doc: Doc, start: int, end: int) -> str:
    """The text of the tokens from one document offset to another; cheaper than a slice of `doc.text`."""
    words = doc.char_span(start, end, alignment_mode="expand")
    return "" if words is None else words.text


def in_phrase(noun: Token) -> list[Token]:
    """The tokens of a noun phrase."""
    start, end = phrase(noun)
    return [t for t in noun.sent if start <= t.idx < end]


def is_time(noun: Token) -> bool:
    """Whether a noun is a time, a sum or a share and so no party."""
    return noun.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT") or noun.lemma_.lower() in lexicon().group(
        "time", "units"
    )
