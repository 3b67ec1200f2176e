"""Who does an event and whom it reaches, from the grammar of its trigger.

Subjects, agents, possessors, coordinated and controlled subjects, national adjectives and the words
that lexicon entries name, in the order in which the entries name them.
"""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.reading.events.casting import PARTY_TAGS, Casting, Roles, in_phrase, is_time
from counterclaim.reading.events.clauses import (
    agent,
    child,
    conjuncts_after,
    core,
    is_passive,
    prepositions,
    subject,
)
from counterclaim.reading.events.frame import complement, objects
from counterclaim.reading.events.lexicon import lexicon
from counterclaim.reading.events.neighbours import Cast
from counterclaim.reading.events.parties import (
    agents_of,
    aim_of,
    authors_of,
    condition_of,
    named_party,
    suffers,
)
from counterclaim.reading.events.senses import noun_sense
from counterclaim.reading.events.trigger import Trigger

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


class RoleReader:
    """Reads the roles of triggers."""

    def __init__(self, cast: Cast) -> None:
        self.casting = Casting(cast)

    def read(self, trigger: Trigger) -> Roles:
        """Actors and recipients of a trigger; a reciprocal event has both sides as actors."""
        actors = self._actors(trigger)
        recipients = self._recipients(trigger, trigger.recipients)
        for joined in trigger.joined:
            if not actors or all(
                noun_sense(a) is not None or a.lemma_.lower() in lexicon().group("nouns", "means")
                for a in actors
            ):
                better = self._actors(joined)
                actors = [*better] if better else actors
            if recipients and (trigger.type == "CONSULT" or _blow_after(trigger, joined)):
                continue  # "talks with X during a meeting of the council", "killed in clashes with police"
            recipients = [*recipients, *self._recipients(joined, joined.recipients)]
        doing = self.casting.parties(actors)
        if trigger.type in ACTS:
            behind = [side for r in recipients for side in _behind(r)]
            recipients = [r for r in behind if self._plausible(r) and not suffers(r)]
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
        if any(
            lemma in classes[name] for name in ("people", "crowd", "troops", "envoy")
        ) or lemma in lexicon().group("nouns", "groups"):
            return True
        return bool(self.casting.cast.who(*core(noun)))

    def _actors(self, trigger: Trigger) -> list[Token]:
        if trigger.voice == "noun":
            found = agents_of(trigger.anchor, trigger.recipients)
            noun = trigger.anchor
            if trigger.type == "CONSULT":  # "Syria talks" are about Syria or in it
                found = [t for t in found if t.dep_ != "compound" or t.ent_type_ != "GPE"]
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
            found = [by] if by is not None else agents_of(noun, trigger.recipients)
            return found or [n for word in (noun, head) for name, n in prepositions(word) if name == "from"]
        if is_passive(head):
            by = agent(head)
            if by is not None:
                return self._doer(by)
            return agents_of(trigger.noun, trigger.recipients) if trigger.noun is not None else []
        who, _ = subject(head)
        if "subj" in trigger.recipients:
            return []
        if who is None:
            return agents_of(trigger.noun, trigger.recipients) if trigger.noun is not None else []
        return self._doer(who)

    def _doer(self, noun: Token) -> list[Token]:
        """The one behind a doing: of "airstrikes by X killed" it is X; of a blast or bombs alone nobody.

        An attack with a place of its own ("a bombing near X killed") stands for whoever made it.
        """
        if noun.ent_type_ not in PARTY_TAGS:
            entry = noun_sense(noun)
            if entry is not None:
                behind = agents_of(noun, entry.recipients)
                return behind or ([noun] if entry.type == "ASSAULT" and self._told_of(noun) else [])
            if noun.lemma_.lower() in lexicon().classes["munition"] and not self._told_of(noun):
                return []
        return [noun]

    def _told_of(self, noun: Token) -> bool:
        """Whether an attack or its means is somebody's, or has a place by which it is known."""
        return any(t.ent_type_ in PARTY_TAGS for t in in_phrase(noun)) or bool(self.casting.ids(noun))

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
            threatened = condition_of(head)
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
            return aim_of(head)
        return []

    def _at(self, place: str, trigger: Trigger, bases: list[Token]) -> list[Token]:
        head = trigger.head
        if place == "obj":
            if trigger.noun is not None:
                return []
            things = [o for o in objects(head) if not is_time(o)]
            return sorted(things, key=lambda o: o.tag_ == "WDT")[:1]  # "which X has accused Y of"
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
            told, passive = subject(head)
            if inner.dep_ == "xcomp" and passive and told is not None and told.pos_ in ("NOUN", "PROPN"):
                return [told]  # "soldiers were ordered to take the hill"
            own = child(inner, "nsubj", "nsubjpass")
            if own is not None and own.pos_ != "PRON":
                return [] if trigger.type == "REQUEST" and own.dep_ == "nsubjpass" else [own]
            direct = child(head, "dobj", "dative")
            if direct is not None and direct.pos_ in ("NOUN", "PROPN", "PRON"):
                return [direct]
            return self._inside(inner)
        if place == "owner":
            found = []
            for o in objects(head):
                sides = lexicon().group("nouns", "authorities") | lexicon().group("nouns", "groups")
                if o.ent_type_ not in PARTY_TAGS and o.lemma_.lower() not in sides:
                    found.extend(authors_of(o))
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


def _blow_after(harm: Trigger, joined: Trigger) -> bool:
    """Whether the first trigger tells who was harmed and the joined one only how: "in raids on ..."."""
    verbs = lexicon().group("harm", "verbs")
    return harm.type == "ASSAULT" and harm.head.lemma_ in verbs and joined.head.lemma_ not in verbs


def _behind(noun: Token) -> list[Token]:
    """Whose a deed is that an act is about, none for talks: "regret for the raid", "suspended the talks"."""
    deed = noun_sense(noun) if noun.ent_type_ not in PARTY_TAGS else None
    if noun.lemma_.lower() in lexicon().classes["talks"] - {"mediation"}:  # which one side does
        return [n for name, n in prepositions(noun) if name in ("between", "with")]
    if deed is not None and deed.type == "ASSAULT":
        return authors_of(noun)
    return (authors_of(noun) if deed is not None and deed.type == "COERCE" else []) or [noun]
