"""Who does an event and whom it reaches, from the grammar of its trigger.

Subjects, agents, possessors, coordinated and controlled subjects, national adjectives and the words
that lexicon entries name. Means are kept apart from their owners: of "two jets of the U.S. Air Force"
the actor is the air force, and the words are kept whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from counterclaim.evidence import Named
from counterclaim.reading.events.clauses import (
    agent,
    child,
    conjuncts_after,
    core,
    is_passive,
    phrase,
    prepositions,
    subject,
)
from counterclaim.reading.events.lexicon import lexicon
from counterclaim.reading.events.neighbours import Cast
from counterclaim.reading.events.carriers import GROUPS, blamed_for
from counterclaim.reading.events.senses import complement, noun_sense, objects
from counterclaim.reading.events.trigger import Trigger

MEANS = {
    "jet", "plane", "aircraft", "warplane", "helicopter", "drone", "tank", "missile", "rocket", "shell", "mortar",
    "artillery", "bomb", "bomber", "gunship", "warship", "vessel", "submarine", "bulldozer", "boat", "gunboat",
    "fighter jet", "sniper", "vehicle", "gunfire", "fire", "weapon", "munition", "projectile", "round", "bullet",
    "predator", "ship", "destroyer", "battery", "gun", "car", "truck", "device", "mine", "landmine", "grenade",
}  # fmt: skip
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
NATION = {"NORP", "GPE"}
CLAUSE_NOUNS = {"sanction", "measure", "statement", "effort", "move", "decision"}
AUTHORITIES = {
    "government", "authority", "official", "leader", "president", "minister", "force", "administration", "parliament",
    "people", "man", "woman", "court", "party", "group", "ministry", "council", "commission", "side", "ambassador",
}  # fmt: skip
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
        if noun.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT") or noun.lemma_.lower() in lexicon().group(
            "time", "units"
        ):
            return None
        start, end = phrase(noun)
        ids = self.ids(noun)
        text = noun.doc.text[start:end]
        if noun.pos_ == "PRON":
            meant = _speaker(noun)
            if not ids and meant is not None:
                ids = self.ids(meant)
            if ids:
                text = "; ".join(self.cast.get(i).name for i in ids)
            elif meant is not None:
                text = noun.doc.text[slice(*phrase(meant))]
        country = next((c for c in (self.cast.country(i) for i in ids) if c is not None), None)
        return Party(start, end, ids, Named(text, country))

    def ids(self, noun: Token) -> tuple[str, ...]:
        """The actors a noun denotes; of a means or a deed, those whose it is."""
        lemma = noun.lemma_.lower()
        means = lemma in MEANS or noun_sense(noun) is not None
        if means:
            for owner in owners(noun):
                found = self.cast.who(*core(owner)) or self.cast.who(owner.idx, owner.idx + len(owner))
                if found:
                    return found
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
            if (c.ent_type_ in PARTY_TAGS or c.lemma_.lower() in GROUPS) and not led:
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


def _event_agents(noun: Token, recipients: tuple[str, ...]) -> list[Token]:
    """Who does what a noun names: by, possessor, between, a modifier, "of" where it has no object reading."""
    by = [n for name, n in prepositions(noun) if name == "by"]
    if by:
        return by
    between = [n for name, n in prepositions(noun) if name == "between"]
    if between:
        return between
    for c in noun.children:
        if c.dep_ == "poss" and c.ent_type_ != "DATE":
            return [c]
    for c in noun.children:
        if c.dep_ in ("acl", "relcl") and c.lemma_ in lexicon().group("light", "doing"):
            by_verb = agent(c)
            if by_verb is not None:
                return [by_verb]
    blamed = blamed_for(noun)
    if blamed is not None:
        return [blamed]
    found = []
    for owner in owners(noun):
        if owner.dep_ in ("amod", "compound", "nmod", "npadvmod"):
            if owner.lemma_.lower() in MEANS or owner.ent_type_ in ("DATE", "TIME"):
                continue
            found.append(owner)
    known = [o for o in found if o.ent_type_ in PARTY_TAGS or o.lemma_.lower() in GROUPS]
    if known:
        return known[:1]
    if "of" not in recipients:
        of = [n for name, n in prepositions(noun) if name == "of"]
        if of:
            return of
    source = [n for name, n in prepositions(noun) if name == "from"]
    return source if "from" not in recipients and "of" in recipients else []


def in_phrase(noun: Token) -> list[Token]:
    """The tokens of a noun phrase."""
    start, end = phrase(noun)
    return [t for t in noun.sent if start <= t.idx < end]


def named_party(trigger: Trigger, doing: tuple[Party, ...]) -> list[Token]:
    """The first party named in what an act is about: "threatened to end its truce with Ruritania"."""
    for root in (trigger.anchor, trigger.head):
        for c in sorted(root.children, key=lambda t: t.i):
            if (
                c.i < root.i
                or c.dep_ not in ABOUT
                or (c.dep_ == "prep" and c.lower_ in ("on", "in", "at", "after"))
            ):
                continue
            if c.dep_ == "advcl" and c.tag_ not in ("VB", "VBG") and trigger.type != "THREATEN":
                continue
            for t in sorted(c.subtree, key=lambda t: t.i):
                if t.ent_type_ not in ("GPE", "NORP", "ORG", "PERSON") or any(
                    a.start <= t.idx < a.end for a in doing
                ):
                    continue
                at = t
                while at.dep_ in ("compound", "amod", "nmod", "poss", "npadvmod") and at.dep_ != "poss":
                    at = at.head
                if at.pos_ in ("NOUN", "PROPN"):
                    return [at]
    return []


ACTS = {
    "AGREE",
    "REQUEST",
    "REJECT",
    "THREATEN",
    "ACCUSE",
    "SANCTION",
    "CONCEDE",
    "PROTEST",
    "SUPPORT",
    "CONSULT",
}
JOINT = {"AGREE", "CONSULT", "COOPERATE", "SUPPORT", "REJECT"}
ABOUT = {"xcomp", "ccomp", "dobj", "advcl", "acl", "prep", "dative"}


class RoleReader:
    """Reads the roles of triggers."""

    def __init__(self, cast: Cast) -> None:
        self.casting = Casting(cast)

    def read(self, trigger: Trigger) -> Roles:
        """Actors and recipients of a trigger; a reciprocal event has both sides as actors."""
        actors = self._actors(trigger)
        recipients = self._recipients(trigger, trigger.recipients)
        for joined in trigger.joined:
            if not actors or all(noun_sense(a) is not None or a.lemma_.lower() in MEANS for a in actors):
                better = self._actors(joined)
                actors = [*better] if better else actors
            more = self._recipients(joined, joined.recipients)
            recipients = [*recipients, *more]
        doing = self.casting.parties(actors)
        if trigger.type in ACTS:
            recipients = [r for r in recipients if self._plausible(r)]
            if not recipients and not (trigger.type in JOINT and len(doing) > 1):
                recipients = named_party(trigger, doing)
        taken = {p.start for p in doing}
        reached = tuple(p for p in self.casting.parties(recipients) if p.start not in taken)
        return Roles(doing, reached)

    def _plausible(self, noun: Token) -> bool:
        """Whether a noun can be the other side of an act rather than its content."""
        if noun.pos_ == "PRON" or any(t.ent_type_ in PARTY_TAGS for t in in_phrase(noun)):
            return True
        classes = lexicon().classes
        lemma = noun.lemma_.lower()
        if any(lemma in classes[name] for name in ("people", "crowd", "troops", "envoy")) or lemma in GROUPS:
            return True
        return bool(self.casting.cast.who(*core(noun)))

    def _actors(self, trigger: Trigger) -> list[Token]:
        if trigger.voice == "noun":
            found = _event_agents(trigger.anchor, trigger.recipients)
            noun = trigger.anchor
            if (
                not found
                and trigger.type == "CONSULT"
                and noun.dep_ == "pobj"
                and noun.head.head.pos_ == "VERB"
            ):
                who, _ = subject(noun.head.head)
                return [who] if who is not None else []
            return found
        head = trigger.head
        if trigger.voice == "modal":
            said, _ = subject(head.head)
            return [said] if said is not None else []
        if trigger.voice == "suffering":
            noun = trigger.anchor
            by = agent(head)
            found = [by] if by is not None else _event_agents(noun, trigger.recipients)
            return found or [n for name, n in prepositions(noun) if name == "from"]
        if is_passive(head):
            by = agent(head)
            if by is not None:
                return self._doer(by)
            return _event_agents(trigger.noun, trigger.recipients) if trigger.noun is not None else []
        who, _ = subject(head)
        if "subj" in trigger.recipients:
            return []
        if who is None:
            return _event_agents(trigger.noun, trigger.recipients) if trigger.noun is not None else []
        return self._doer(who)

    def _doer(self, noun: Token) -> list[Token]:
        """The one behind a doing: of "airstrikes by X killed" it is X."""
        if noun.ent_type_ not in PARTY_TAGS:
            entry = noun_sense(noun)
            if entry is not None:
                return _event_agents(noun, entry.recipients) or [noun]
        return [noun]

    def _recipients(self, trigger: Trigger, frame: tuple[str, ...]) -> list[Token]:
        head = trigger.head
        if trigger.voice == "modal":
            who, _ = subject(head)
            return [who] if who is not None else []
        if trigger.voice == "suffering":
            who, _ = subject(head)
            return [who] if who is not None else []
        bases = [trigger.noun, head] if trigger.noun is not None else [head]
        if trigger.voice == "noun":
            bases = [trigger.anchor]
        if trigger.voice == "noun" and trigger.head != trigger.anchor:
            bases = [trigger.anchor, trigger.head]
        if trigger.type == "THREATEN":
            threatened = _condition(head)
            if threatened is not None:
                return [threatened]
        if trigger.voice == "doing" and trigger.type in ("AGREE", "CONSULT"):
            who, _ = subject(head)
            if who is not None and len(conjuncts_after(who)) > 1:
                kept = ("with", "between") if trigger.type == "AGREE" else ("obj", "with", "to", "between")
                frame = tuple(place for place in frame if place in kept)
        for place in frame:
            found = self._at(place, trigger, bases)
            if found:
                return found
        if trigger.type == "ASSAULT" and trigger.noun is not None:
            return _aim(head)
        return []

    def _at(self, place: str, trigger: Trigger, bases: list[Token]) -> list[Token]:
        head = trigger.head
        if place == "obj":
            if trigger.noun is not None:
                return []
            return [o for o in objects(head) if not is_time(o)][:1]
        if place == "dative":
            for c in head.children:
                if c.dep_ == "dative":
                    return (
                        [c]
                        if c.pos_ in ("NOUN", "PROPN", "PRON")
                        else [g for g in c.children if g.dep_ == "pobj"]
                    )
            return []
        if place == "subj":
            who, _ = subject(head)
            return [who] if who is not None else []
        if place == "subj2":
            return []
        if place == "content":
            inner = complement(head)
            if inner is None:
                return []
            own = child(inner, "nsubj", "nsubjpass")
            if own is not None and own.pos_ != "PRON":
                return [own]
            direct = child(head, "dobj", "dative")
            if direct is not None and direct.pos_ in ("NOUN", "PROPN", "PRON"):
                return [direct]
            return self._inside(inner)
        if place == "owner":
            found = []
            for o in objects(head):
                if o.ent_type_ not in PARTY_TAGS and o.lemma_.lower() not in AUTHORITIES | GROUPS:
                    found.extend(_authors(o))
            return found[:2]
        for base in bases:
            found = self._prep(place, base)
            if found:
                return found
        if trigger.voice != "noun":
            near = [*objects(head), *(n for _, n in prepositions(head) if not is_time(n))]
            for o in near:
                found = self._prep(place, o)
                if found:
                    return found
        return []

    def _inside(self, inner: Token) -> list[Token]:
        """Whom a promised or refused deed would reach."""
        for c in inner.children:
            if c.dep_ in ("dobj", "dative") and (
                c.ent_type_ in PARTY_TAGS or any(t.ent_type_ in PARTY_TAGS for t in c.subtree)
            ):
                return [c] if c.dep_ == "dobj" else [g for g in c.children if g.dep_ == "pobj"] or [c]
        for _, noun in prepositions(inner):
            if noun.ent_type_ in PARTY_TAGS:
                return [noun]
        for c in inner.children:
            if c.dep_ == "dobj":
                for _, noun in prepositions(c):
                    if noun.ent_type_ in PARTY_TAGS or noun.pos_ == "PROPN":
                        return [noun]
                return [c]
            if c.dep_ == "xcomp":
                return self._inside(c)
        return []

    def _prep(self, place: str, base: Token) -> list[Token]:
        """The noun behind a preposition of a word, or of a noun that a preposition ties to it."""
        found = [n for name, n in prepositions(base) if name == place and not is_time(n)]
        if not found:
            for c in base.children:
                if c.dep_ in ("conj",) and c.pos_ == base.pos_ and base.pos_ in ("NOUN",):
                    found = [n for name, n in prepositions(c) if name == place and not is_time(n)]
        return found[:1]


def _condition(verb: Token) -> Token | None:
    """Whose deed a threat hangs on: the subject of its "unless" or "if" clause."""
    inner = complement(verb)
    for clause in [c for v in (verb, inner) if v is not None for c in v.children if c.dep_ == "advcl"]:
        if any(g.dep_ == "mark" and g.lower_ in ("unless", "if", "until") for g in clause.children):
            who, _ = subject(clause)
            if who is not None and who.pos_ in ("NOUN", "PROPN") and who.ent_type_ in PARTY_TAGS:
                return who
    return None


def _aim(verb: Token) -> list[Token]:
    """What an attack was launched for taking or destroying: "launched an assault to capture the port"."""
    for c in verb.subtree:
        if c.dep_ in ("advcl", "acl", "xcomp") and any(
            g.lower_ == "to" and g.dep_ == "aux" for g in c.children
        ):
            if c.lemma_ in lexicon().classes["harsh"] | {
                "retake",
                "recapture",
                "regain",
                "recover",
                "drive",
                "clear",
            }:
                return [o for o in c.children if o.dep_ == "dobj"]
    return []


def _authors(noun: Token) -> list[Token]:
    """Whose a proposal, policy or act is: possessor, "by", "from", a nation in front of it."""
    found: list[Token] = []
    for c in noun.children:
        if c.dep_ == "poss" and c.pos_ != "PRON":
            found.append(c)
    for name, inner in prepositions(noun):
        if name in ("by", "from") and not is_time(inner):
            found.append(inner)
    if found:
        return found
    for c in noun.children:
        if c.dep_ in ("amod", "compound", "nmod") and c.ent_type_ in PARTY_TAGS:
            return [c]
    for name, inner in prepositions(noun):
        if name == "of" and inner.ent_type_ not in PARTY_TAGS:
            deeper = _authors(inner)
            if deeper:
                return deeper
    return []


def is_time(noun: Token) -> bool:
    """Whether a noun is a time, a sum or a share and so no party."""
    return noun.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT") or noun.lemma_.lower() in lexicon().group(
        "time", "units"
    )
