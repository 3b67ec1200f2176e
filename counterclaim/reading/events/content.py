"""What a sentence's events make of each other: contents of acts, announced deeds, two verbs for one event."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from counterclaim.reading.events.carriers import told_anyway
from counterclaim.reading.events.claims import claim_noun
from counterclaim.reading.events.clauses import child, is_passive
from counterclaim.reading.events.lexicon import lexicon
from counterclaim.reading.events.senses import noun_sense
from counterclaim.reading.events.trigger import Trigger

ACTS = {
    "AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "CONCEDE", "SUPPORT", "CONSULT", "SANCTION",
    "PROTEST",
}  # fmt: skip
HOSTILE = {"ASSAULT", "PROTEST", "COERCE"}
FRIENDLY = {"AID", "COOPERATE", "CONCEDE", "SUPPORT"}
CONDITIONS = {"if", "unless", "until", "whether"}
BACKGROUND = {"after", "following", "since", "during", "before", "amid", "despite"}
AUXILIARIES = {"will", "would", "wo", "'ll", "’ll", "shall"}


def absorbed(trigger: Trigger) -> set[int]:
    """The tokens that are content or condition of a trigger, so that no event is made of them.

    What somebody is accused of stays an event: it is the accuser's claim.
    """
    tokens: set[int] = set()
    roots = [trigger.head] if trigger.noun is None else [trigger.head, trigger.noun]
    for root in roots:
        for c in root.children:
            if c.dep_ == "advcl" and any(g.dep_ == "mark" and g.lower_ in CONDITIONS for g in c.children):
                tokens |= {t.i for t in c.subtree}
                continue
            if trigger.type not in ACTS or c == trigger.noun:
                continue
            if c.i < root.i and c.dep_ not in ("dobj", "ccomp", "csubj"):
                continue
            if c.dep_ == "ccomp" and c.right_edge.i + 1 < root.i and c.right_edge.nbor(1).text == ";":
                continue
            if trigger.type == "ACCUSE" and c.dep_ == "prep" and _deed(c) is not None:
                continue
            inside = c.dep_ in (
                "xcomp",
                "ccomp",
                "dobj",
                "dative",
                "oprd",
                "acl",
                "attr",
                "appos",
                "csubj",
            ) or (c.dep_ == "prep" and c.lower_ not in BACKGROUND)
            if inside or (
                c.dep_ == "advcl" and any(g.lower_ == "to" and g.dep_ == "aux" for g in c.children)
            ):
                tokens |= _content(c)
                if trigger.type == "ACCUSE":
                    for g in c.children:
                        if g.dep_ == "prep" and _deed(g) is not None:
                            tokens -= {t.i for t in g.subtree}
    if trigger.type == "CONSULT":  # "talks that were due to open on Friday did not take place"
        for noun in (c for c in trigger.head.children if c.dep_ in ("nsubj", "nsubjpass")):
            for c in noun.children:
                if c.dep_ == "relcl" and noun_sense(noun) is not None:
                    tokens |= {t.i for t in c.subtree}
    if trigger.type in ("REJECT", "ACCUSE"):  # what a claim says is the claimant's, whoever turns it down
        for i in sorted(tokens):
            if claim_noun(trigger.head.doc[i]) is not None:
                tokens -= {t.i for t in trigger.head.doc[i].subtree}
    return tokens - {t.i for t in (trigger.head, trigger.noun) if t is not None}


def refers(trigger: Trigger) -> bool:
    """Whether a deed stays told where it is only the object or condition of an act of speech."""
    if trigger.type not in ("ASSAULT", "PROTEST") or trigger.voice not in ("noun", "doing"):
        return False
    noun = trigger.anchor if trigger.voice == "noun" else child(trigger.head, "nsubj")
    if noun is None or noun.pos_ != "NOUN":
        return False
    entry = noun_sense(noun)
    return entry is not None and entry.type == trigger.type and told_anyway(noun)


def _deed(preposition: Token) -> Token | None:
    """The deed of an accusation: "accused X of bombing Y", "blamed X for the bombing"."""
    if preposition.lower_ not in ("of", "for"):
        return None
    noun = child(preposition, "pobj")
    return child(preposition, "pcomp") or (
        noun if noun is not None and noun_sense(noun) is not None else None
    )


def _content(token: Token) -> set[int]:
    found = {token.i}
    for c in token.children:
        if c.dep_ in ("relcl", "parataxis") or (c.dep_ == "advcl" and c.tag_ in ("VBD", "VBZ", "VBP")):
            continue
        found |= _content(c)
    return found


def join(found: dict[int, Trigger]) -> tuple[dict[int, Trigger], dict[int, int]]:
    """Joins verbs that tell of one event; also which joined verb stands under which kept one.

    "attacked the camp, killing 20", "killed two and wounded six", "15 were killed as X carried out raids".
    """
    kept: dict[int, Trigger] = {}
    into: dict[int, int] = {}
    for i, trigger in found.items():
        head = trigger.head
        at = into.get(head.head.i, head.head.i)
        if head.dep_ == "acl" and head.tag_ == "VBG" and head.lemma_ in lexicon().group("harm", "verbs"):
            at = next((a.i for a in head.ancestors if a.i in kept and kept[a.i].type == trigger.type), at)
        host = kept.get(at)
        if host is not None and host.type == trigger.type and trigger.voice == "doing":
            follows = (
                head.dep_ in ("advcl", "acl")
                and head.tag_ == "VBG"
                and child(head, "mark") is None
                and at < i
            )
            pair = (
                head.dep_ == "conj"
                and head.lemma_ in lexicon().group("harm", "verbs")
                and head.head.lemma_ in lexicon().group("harm", "verbs")
            )
            if follows or pair:
                kept[at] = replace(host, joined=(*host.joined, trigger))
                into[i] = at
                continue
        kept[i] = trigger
    return kept, into


def casualties(kept: list[Trigger]) -> list[Trigger]:
    """Joins what has no doer to the attack in whose course it is told.

    "Killed as X bombed Y", "captured as X pushed into Y", "a raid on Monday, when 15 were killed".
    """
    gone: set[int] = set()
    made: list[Trigger] = []
    for trigger in kept:
        if not _undergone(trigger):
            continue
        for other in kept:
            if other is trigger or other.type != "ASSAULT" or {id(trigger), id(other)} & gone:
                continue
            if _in_course(other, trigger):
                made.append(replace(trigger, joined=(*trigger.joined, other)))
            elif (
                other.voice == "noun" and other.head.i < trigger.head.i and _when(trigger.head, other.anchor)
            ):
                made.append(replace(other, joined=(*other.joined, trigger)))
            else:
                continue
            gone |= {id(trigger), id(other)}
            break
    return [t for t in kept if id(t) not in gone] + made


def _undergone(trigger: Trigger) -> bool:
    """Whether an attack is told by what was suffered or lost in it, without a doer."""
    head = trigger.head
    lost = lexicon().group("harm", "verbs") | lexicon().group("harm", "taking")
    return (
        trigger.type == "ASSAULT"
        and trigger.voice == "doing"
        and head.lemma_ in lost
        and is_passive(head)
        and child(head, "agent") is None
    )


def _in_course(other: Trigger, trigger: Trigger) -> bool:
    """Whether an attack stands in a clause that says in whose course something was suffered."""
    head = other.head
    return (
        head.dep_ == "advcl"
        and head.head == trigger.head
        and any(c.dep_ in ("mark", "advmod") and c.lower_ in ("as", "when", "after") for c in head.children)
    )


def _when(suffered: Token, deed: Token) -> bool:
    """Whether a clause with "when" or "in which" tells what was suffered in a deed named before it."""
    if suffered.lemma_ not in lexicon().group("harm", "verbs") or suffered.dep_ not in ("advcl", "relcl"):
        return False
    opening = [
        c.lower_ for c in suffered.children if c.i < suffered.i and c.dep_ in ("advmod", "mark", "prep")
    ]
    return "when" in opening and suffered.head in (deed, *deed.ancestors)


def announced(trigger: Trigger) -> Trigger:
    """A deed its doer only announces is a promise (friendly) or a threat (hostile), as PLOVER codes it."""
    head = trigger.head
    negated = child(head, "neg") is not None
    spoken = {c.lower_ for c in head.children if c.dep_ == "aux"}
    conditioned = any(
        c.dep_ == "advcl" and any(g.dep_ == "mark" and g.lower_ in CONDITIONS for g in c.children)
        for c in head.children
    )
    decided = head.head.lemma_ in ("decide", "decision") and head.dep_ in ("xcomp", "acl", "ccomp")
    if negated and decided and trigger.type in {*FRIENDLY, "AGREE", "CONSULT"}:
        return replace(trigger, type="REJECT", mode=None, settled=True)
    if trigger.voice != "doing" or is_passive(head):
        return trigger
    if (
        spoken & {"may", "might", "could"}
        and conditioned
        and trigger.type in {*HOSTILE, "REJECT", "SANCTION"}
    ):
        return replace(trigger, type="THREATEN", mode=None, settled=True)
    if negated and spoken & {"can", "could", "ca", "do", "does"} and trigger.type in {*FRIENDLY, "AGREE"}:
        return replace(trigger, type="REJECT", mode=None, settled=True)
    if not spoken & AUXILIARIES:
        return trigger
    if negated:
        friendly = {*FRIENDLY, "AGREE", "CONSULT", "RETREAT"}
        return (
            replace(trigger, type="REJECT", mode=None, settled=True) if trigger.type in friendly else trigger
        )
    if trigger.type == "RETREAT" and conditioned:
        return replace(trigger, type="THREATEN", mode=None, settled=True)
    if trigger.type in FRIENDLY or trigger.type == "RETREAT":
        return replace(trigger, type="AGREE", mode=None)
    if trigger.type in HOSTILE:
        return replace(trigger, type="THREATEN", mode=None, settled=True)
    return trigger


def is_purpose(trigger: Trigger, kept: set[int]) -> bool:
    """Whether the verb only says what something else was for ("launched an assault to capture ...")."""
    head = trigger.head
    if not any(c.dep_ == "aux" and c.lower_ == "to" for c in head.children):
        return False
    governor = head.head
    lemma = governor.lemma_.lower()
    grammar = lexicon()
    if head.dep_ == "advcl":
        return lemma not in grammar.group("acts", "deciding")
    if head.dep_ in ("acl", "relcl"):
        if lemma in grammar.group("time", "units"):  # "have two days to withdraw"
            return False
        return lemma not in grammar.group("acts", "deciding")
    return head.dep_ == "xcomp" and governor.i in kept and lemma not in grammar.group("acts", "implicative")
