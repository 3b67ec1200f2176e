"""Where a text reports events: the verbs, nouns and light-verb phrases that the lexicons know.

A trigger is taken by the most demanding sense whose needs hold in the parse. An act that has another
event as its content ("threatened to attack", "demanded a withdrawal") takes that event in: what was
threatened or demanded is part of the threat or demand and no event beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from counterclaim.evidence.event import Plover
from counterclaim.reading.events.clauses import (
    child,
    conjuncts_after,
    is_passive,
    prepositions,
    raw_subject,
    subject,
    words_of,
)
from counterclaim.reading.events.lexicon import Need, NounEntry, VerbEntry, lexicon

HARM = {
    "kill",
    "wound",
    "injure",
    "maim",
    "shoot",
    "murder",
    "slay",
    "beat",
    "rape",
    "torture",
    "stab",
    "die",
    "massacre",
}
ACTS = {
    "AGREE",
    "REQUEST",
    "REJECT",
    "THREATEN",
    "ACCUSE",
    "CONCEDE",
    "SUPPORT",
    "CONSULT",
    "SANCTION",
    "PROTEST",
}
FLAGS = {"xcomp", "that", "noobj", "passive", "hostile", "friendly"}
OBJECTS = ("dobj", "attr", "oprd")
HOSTILE = {"ASSAULT", "PROTEST", "COERCE"}
FRIENDLY = {"AID", "COOPERATE", "CONCEDE", "SUPPORT"}


@dataclass(frozen=True, slots=True)
class Trigger:
    """One trigger: `head` carries status and time; `noun` names the event where a light verb carries it.

    `voice` says how the event hangs on `head`: doing (its subject acts), suffering (its subject
    undergoes), noun (the noun stands by itself), modal (somebody says that its subject must act).
    `joined` are further triggers that tell of the same event.
    """

    head: Token
    type: Plover
    mode: str | None
    recipients: tuple[str, ...]
    voice: str
    noun: Token | None = None
    joined: tuple[Trigger, ...] = field(default=())

    @property
    def anchor(self) -> Token:
        """The word that names the event."""
        return self.noun or self.head


def objects(verb: Token) -> list[Token]:
    """What the verb acts on: its object, or its subject where it is passive, coordinated ones too."""
    found: list[Token] = []
    if is_passive(verb):
        undergone, _ = subject(verb)
        if undergone is not None:
            found.append(undergone)
    else:
        found.extend(c for c in verb.children if c.dep_ in OBJECTS)
    return [n for first in found for n in conjuncts_after(first)]


def _lemmas(tokens: list[Token]) -> set[str]:
    return {w for t in tokens for w in words_of(t)}


def complement(verb: Token) -> Token | None:
    """The head of the verb's clausal complement."""
    for c in verb.children:
        if c.dep_ in ("xcomp", "ccomp") and c.i > verb.i:
            return c
    return None


def _hostile(verb: Token) -> bool:
    inner = complement(verb)
    if inner is None:
        return False
    if child(inner, "neg") is not None:
        return True
    return inner.lemma_.lower() in lexicon().classes["harsh"]


def _holds(need: Need, verb: Token) -> bool:
    slot = need.slot
    if slot == "obj":
        return bool(_lemmas(objects(verb)) & need.words)
    if slot == "subj":
        if is_passive(verb):
            return not need.words
        who, _ = subject(verb)
        return who is not None and bool(_lemmas(conjuncts_after(who)) & need.words)
    if slot == "xcomp" and need.words:
        inner = complement(verb)
        return inner is not None and inner.lemma_ in need.words
    if slot in ("xcomp", "that"):
        return complement(verb) is not None
    if slot == "oprd":
        return any(
            c.lemma_ in need.words for c in verb.children if c.dep_ in ("oprd", "acomp", "xcomp", "ccomp")
        )
    if slot == "noobj":
        return not objects(verb)
    if slot == "passive":
        return is_passive(verb)
    if slot == "hostile":
        return _hostile(verb)
    if slot == "friendly":
        return complement(verb) is not None and not _hostile(verb)
    for name, noun in prepositions(verb):
        if name == slot and (not need.words or _lemmas(conjuncts_after(noun)) & need.words):
            return True
    return False


def _particles(verb: Token, entry: VerbEntry) -> bool:
    if not entry.particles:
        return True
    near = {c.lower_ for c in verb.children if c.i > verb.i or c.dep_ in ("advmod", "prt")}
    near |= {
        g.lower_
        for c in verb.children
        if c.i > verb.i and c.dep_ in ("prep", "prt", "advmod", "dobj")
        for g in c.children
    }
    return all(p in near for p in entry.particles)


def sense(verb: Token) -> VerbEntry | None:
    """The most demanding sense of a verb or predicative adjective that holds here."""
    lemma = verb.lemma_.lower()
    for entry in lexicon().verbs.get(lemma, ()):
        if _particles(verb, entry) and all(_holds(n, verb) != n.negated for n in entry.needs):
            return entry
    return None


def noun_sense(noun: Token) -> NounEntry | None:
    """The longest noun entry that the noun and the words before it make."""
    lemma = noun.lemma_.lower()
    known = lexicon().nouns
    for key in dict.fromkeys((lemma, noun.lower_)):
        for entry in known.get(key, ()):
            if len(entry.words) == 1:
                return entry
            if entry.words[1] == "of":
                inner = next((n for name, n in prepositions(noun) if name == "of"), None)
                if inner is not None and inner.lemma_.lower() in (
                    entry.words[-1],
                    entry.words[-1].rstrip("s"),
                ):
                    return entry
                continue
            before = [
                t.lower_ for t in noun.doc[max(noun.sent.start, noun.i - len(entry.words) + 1) : noun.i]
            ]
            if before == list(entry.words[:-1]):
                return entry
    return None


def carrier(noun: Token) -> tuple[Token, str] | None:
    """The light verb that carries a noun event, and how: doing, suffering or happening."""
    grammar = lexicon()
    head = noun
    while head.dep_ == "conj" and head.head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    verb = head.head
    if head.dep_ == "pobj" and head.head.dep_ in ("prep", "agent") and head.head.head.pos_ == "VERB":
        verb = head.head.head
        if head.head.lower_ == "under" and verb.lemma_ in ("come", "be"):
            return verb, "suffering"
        if head.head.lower_ == "in" and verb.lemma_ in ("engage", "participate", "take"):
            return verb, "doing"
        if head.head.lower_ == "for" and verb.lemma_ in ("call", "meet", "gather"):
            return None
        if head.head.lower_ in ("with",) and verb.lemma_ in ("proceed", "continue"):
            return verb, "doing"
        return None
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    lemma = verb.lemma_.lower()
    if head.dep_ in ("dobj", "nsubjpass") and lemma in grammar.group("light", "doing"):
        return verb, "doing"
    if head.dep_ == "dobj" and lemma in grammar.group("light", "suffering"):
        return verb, "suffering"
    if head.dep_ in ("nsubj", "nsubjpass") and lemma in grammar.group("light", "happening"):
        return verb, "happening"
    if noun.dep_ == "relcl":
        return None
    return None


def _relative_carrier(noun: Token) -> tuple[Token, str] | None:
    for c in noun.children:
        if c.dep_ not in ("relcl", "acl"):
            continue
        lemma = c.lemma_.lower()
        grammar = lexicon()
        own = raw_subject(c)
        if (
            c.dep_ == "relcl"
            and own is not None
            and own.tag_ not in ("WDT", "WP")
            and lemma in grammar.group("light", "doing")
        ):
            return c, "doing"
        if c.dep_ == "acl" and c.tag_ == "VBN" and lemma in grammar.group("light", "doing"):
            return c, "doing"
        if own is not None and own.tag_ in ("WDT", "WP") and lemma in grammar.group("light", "happening"):
            return c, "happening"
    return None


def owned(noun: Token) -> bool:
    """Whether a noun event names who does it: a possessor, "by", a national or armed adjective."""
    for c in noun.children:
        if c.dep_ in ("poss", "agent"):
            return True
        if c.dep_ == "prep" and c.lower_ in ("by", "between"):
            return True
        if c.dep_ in ("amod", "compound", "nmod", "npadvmod") and c.ent_type_ in (
            "NORP",
            "GPE",
            "ORG",
            "PERSON",
        ):
            return True
        if c.dep_ == "compound" and c.lemma_ in (
            "rebel",
            "government",
            "army",
            "police",
            "coalition",
            "regime",
            "insurgent",
            "militant",
            "opposition",
            "troop",
        ):
            return True
        if c.dep_ == "amod" and c.lemma_ in ("lead", "back", "led"):
            return True
    return False


def _dated(noun: Token) -> bool:
    for c in noun.children:
        if c.dep_ == "npadvmod" and c.ent_type_ == "DATE":
            return True
        if c.ent_type_ == "DATE" and c.dep_ in ("amod", "compound", "nummod", "poss", "nmod", "advmod"):
            return True
        if c.dep_ == "prep" and any(g.ent_type_ == "DATE" for g in c.children):
            return True
    return False


def _targeted(noun: Token, entry: NounEntry) -> bool:
    return any(
        name in entry.recipients and n.ent_type_ != "DATE"
        for name, n in prepositions(noun)
        if name not in ("of", "in")
    )


def _stands(noun: Token, entry: NounEntry, taken: set[int]) -> bool:
    """Whether a noun without a light verb is reported as an event rather than only mentioned."""
    if entry.standing == "weak":
        return False
    head = noun
    while head.dep_ == "conj" and head.head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    marks = owned(noun) + _dated(noun) + _targeted(noun, entry)
    if head.dep_ == "ROOT":
        return entry.standing == "event" or marks > 0
    if head.dep_ in ("nsubj", "nsubjpass", "attr"):
        return marks >= (1 if entry.standing == "event" else 2)
    if head.dep_ == "pobj" and head.head.head.i in taken:
        return marks >= 2
    return marks >= 2


def _noun_triggers(sentence: Tokens, verbs: dict[int, Trigger]) -> Iterator[Trigger]:
    for noun in sentence:
        if noun.pos_ not in ("NOUN", "PROPN") or noun.dep_ in ("compound", "npadvmod", "nmod", "amod"):
            continue
        entry = noun_sense(noun)
        if entry is None:
            continue
        carried = carrier(noun) or _relative_carrier(noun)
        made = Trigger(noun, entry.type, entry.mode, entry.recipients, "noun", noun)
        if carried is not None:
            verb, how = carried
            if verb.i in verbs:
                if how != "happening" or verbs[verb.i].type != entry.type:
                    continue
                verbs[verb.i] = replace(verbs[verb.i], joined=(*verbs[verb.i].joined, made))
                continue
            if entry.standing != "weak" or how != "happening":
                yield replace(made, head=verb, voice=how if how != "happening" else "noun")
            continue
        home = _clause(noun)
        if home is not None and home.i in verbs and verbs[home.i].type == entry.type and _near(noun, home):
            verbs[home.i] = replace(verbs[home.i], joined=(*verbs[home.i].joined, made))
            continue
        if _stands(noun, entry, set(verbs)):
            yield made


def _near(noun: Token, verb: Token) -> bool:
    """Whether the noun is a participant of the verb's own clause, not of something said before or after it."""
    if noun.dep_ in ("nsubj", "nsubjpass", "dobj"):
        return noun.head == verb
    if noun.dep_ == "pobj" and noun.head.head == verb:
        return noun.head.lower_ in ("in", "by", "with", "during", "from", "under", "as")
    return False


def _clause(token: Token) -> Token | None:
    at = token
    while at.head != at:
        at = at.head
        if at.pos_ == "VERB":
            return at
    return None


def _modal_demand(verb: Token) -> bool:
    """Whether somebody says that the verb's subject must do something ("said that Y must return ...")."""
    if not any(c.dep_ == "aux" and c.lower_ in ("must", "should") for c in verb.children):
        return False
    return (
        verb.dep_ == "ccomp"
        and verb.head.lemma_ in lexicon().group("acts", "saying")
        and raw_subject(verb) is not None
    )


def _verb_triggers(sentence: Tokens) -> dict[int, Trigger]:
    found: dict[int, Trigger] = {}
    for token in sentence:
        if token.pos_ not in ("VERB", "ADJ", "AUX", "NOUN") or token.tag_.startswith("NN"):
            continue
        if token.dep_ in ("aux", "auxpass", "compound", "det"):
            continue
        if token.pos_ == "ADJ" and token.dep_ not in ("acomp", "ROOT", "conj", "relcl", "ccomp", "acl"):
            continue
        if token.dep_ == "amod" and not list(token.children):
            continue
        if _modal_demand(token):
            found[token.i] = Trigger(token, "REQUEST", None, ("subj",), "modal")
            continue
        entry = sense(token)
        if entry is None or entry.type is None:
            continue
        found[token.i] = Trigger(token, entry.type, entry.mode, entry.recipients, "doing")
    return found


def _absorbed(trigger: Trigger) -> set[int]:
    """The tokens that are content of an act, so that no event is made of them."""
    if trigger.type not in ACTS:
        return set()
    tokens: set[int] = set()
    roots = [trigger.head] if trigger.noun is None else [trigger.head, trigger.noun]
    for root in roots:
        for c in root.children:
            if c.i < root.i and c.dep_ not in ("dobj", "ccomp"):
                continue
            inside = c.dep_ in ("xcomp", "ccomp", "dobj", "dative", "oprd", "acl", "attr") or (
                c.dep_ == "prep"
                and c.lower_ not in ("after", "following", "since", "during", "before", "amid")
            )
            if c == trigger.noun:
                continue
            if inside or (
                c.dep_ == "advcl" and any(g.lower_ == "to" and g.dep_ == "aux" for g in c.children)
            ):
                tokens |= _content(c)
    return tokens - {t.i for t in (trigger.head, trigger.noun) if t is not None}


def _content(token: Token) -> set[int]:
    found = {token.i}
    for c in token.children:
        if c.dep_ in ("relcl", "parataxis") or (c.dep_ == "advcl" and c.tag_ in ("VBD", "VBZ", "VBP")):
            continue
        found |= _content(c)
    return found


def _join(found: dict[int, Trigger]) -> dict[int, Trigger]:
    """Joins verbs that tell of one event: "attacked the camp, killing 20", "killed two and wounded six"."""
    kept: dict[int, Trigger] = {}
    for i, trigger in found.items():
        head = trigger.head
        verb = head.head
        host = kept.get(verb.i)
        if host is not None and host.type == trigger.type and trigger.voice == "doing":
            follows = head.dep_ == "advcl" and head.tag_ == "VBG" and child(head, "mark") is None
            pair = head.dep_ == "conj" and head.lemma_ in HARM and host.head.lemma_ in HARM
            if follows or pair:
                kept[verb.i] = replace(host, joined=(*host.joined, trigger))
                continue
        kept[i] = trigger
    return kept


def find_triggers(sentence: Tokens) -> list[Trigger]:
    """The events that one sentence reports, in text order."""
    verbs = _join(_verb_triggers(sentence))
    nouns = list(_noun_triggers(sentence, verbs))
    every = sorted([*verbs.values(), *nouns], key=lambda t: (t.anchor.i, t.head.i))
    hidden: set[int] = set()
    kept: list[Trigger] = []
    for trigger in sorted(every, key=lambda t: (_depth(t.head), t.anchor.i)):
        if trigger.anchor.i in hidden or trigger.head.i in hidden:
            continue
        if trigger.voice != "noun" and _purpose(trigger, {k.head.i for k in kept}):
            continue
        kept.append(trigger)
        hidden |= _absorbed(trigger)
    return [_future(t) for t in sorted(kept, key=lambda t: t.anchor.i)]


def _future(trigger: Trigger) -> Trigger:
    """A deed that its doer only announces is a promise (friendly) or a threat (hostile), as PLOVER codes it."""
    if trigger.voice not in ("doing",) or is_passive(trigger.head):
        return trigger
    if not any(
        c.dep_ == "aux" and c.lower_ in ("will", "would", "wo", "'ll", "shall") for c in trigger.head.children
    ):
        return trigger
    negated = child(trigger.head, "neg") is not None
    if negated:
        return (
            replace(trigger, type="REJECT", mode=None)
            if trigger.type in {*FRIENDLY, "AGREE", "CONSULT", "RETREAT"}
            else trigger
        )
    if trigger.type in FRIENDLY or trigger.type == "RETREAT":
        return replace(trigger, type="AGREE", mode=None)
    if trigger.type in HOSTILE:
        return replace(trigger, type="THREATEN", mode=None)
    return trigger


def _purpose(trigger: Trigger, kept: set[int]) -> bool:
    """Whether the verb only says what another event was for."""
    head = trigger.head
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in head.children)
    if not infinitive or head.dep_ not in ("advcl", "acl", "xcomp", "relcl"):
        return False
    at = head.head
    if head.dep_ == "advcl":
        return True
    if head.dep_ in ("acl", "relcl"):
        return True
    return at.i in kept and at.lemma_ not in lexicon().group("acts", "implicative")


def _depth(token: Token) -> int:
    depth = 0
    while token.head != token:
        token = token.head
        depth += 1
    return depth
