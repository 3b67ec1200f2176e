"""Tense: whether a time expression or a trigger looks back or ahead, read off the dependency parse."""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

Toward = Literal["past", "ahead", "present", ""]

_MODALS = frozenset("will wo shall would 'll ’ll ll may might could can should must".split())
_PLANS = frozenset(
    "plan expect schedule due set intend hope aim slate propose promise vow pledge prepare agree want "
    "need order ask urge call invite seek about likely ready poise bind demand arrange delay "
    "postpone".split()
)
SPEECH = frozenset(
    "say tell report add write announce state note quote warn claim confirm insist reveal".split()
)
_AHEAD_NOUNS = frozenset("deadline plan proposal offer schedule".split())
_TIMETABLED = frozenset(
    "begin start open meet travel leave arrive return go head host visit resume hold face vote end expire "
    "depart fly play run close convene gather kick appear speak address attend sign mark release debate "
    "decide".split()
)
_PASSED = frozenset("was were had has have 've been".split())
_LASTING = frozenset("last continue remain stay wait hold be keep run work live serve".split())
_GIVEN_UP = frozenset("cancel call scrap abandon suspend scuttle shelve drop fail collapse".split())
_CLIMB = 12


def governor(token: Token) -> Token:
    """The verb (or the root, if there is none) that a token hangs on, itself included."""
    for _ in range(_CLIMB):
        if token.pos_ in ("VERB", "AUX") or token.head == token:
            return token
        token = token.head
    return token


def verb_direction(verb: Token) -> Toward:
    """Where a verb group points: modals, plans and bare infinitives ahead, past forms back."""
    auxes = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    words = {a.lower_ for a in auxes}
    if words & _MODALS:
        return (
            "past"
            if "have" in words and words & {"could", "would", "might", "may", "must", "should"}
            else "ahead"
        )
    if (
        verb.tag_ == "VBN"
        and verb.lemma_ in _PLANS
        and (verb.dep_ in ("acl", "amod") or words & {"is", "are"})
    ):
        return "ahead"
    if "to" in words:
        head = verb.head
        if verb.dep_ in ("xcomp", "ccomp", "acl", "oprd") and head != verb:
            if head.lemma_ in _PLANS or head.pos_ in ("NOUN", "ADJ"):
                return "ahead"
            if head.lemma_ == "go" and head.tag_ == "VBG":
                return "ahead"
            return verb_direction(governor(head)) or "past"
        if verb.dep_ == "ROOT":
            return "ahead"
        if head != verb and head.pos_ in ("VERB", "AUX"):
            return verb_direction(head)
        return "ahead"
    if verb.tag_ == "VBG":
        if words & {"is", "are", "am", "'s", "’s", "'re", "’re"}:
            return "ahead"
        if words & {"was", "were"}:
            return "past"
        head = governor(verb.head) if verb.head != verb else verb
        return verb_direction(head) if head != verb else ""
    if verb.tag_ == "VBD" or (verb.tag_ == "VBN" and words & _PASSED):
        return "past"
    if verb.tag_ == "VBN":
        if words & {"is", "are", "be"}:
            return "present"
        if verb.dep_ == "acl" and not words:
            return "past"  # the accord signed on Friday will hold
        head = governor(verb.head) if verb.head != verb else verb
        return (verb_direction(head) or "past") if head != verb else "past"
    if verb.tag_ in ("VBZ", "VBP"):
        return "past" if verb.lemma_ in SPEECH else "present"
    if verb.dep_ in ("conj", "xcomp", "ccomp") and verb.head != verb and verb.head.pos_ in ("VERB", "AUX"):
        return verb_direction(verb.head)
    return ""


def direction(token: Token) -> Toward:
    """Where a time expression's own clause points; a plan or a deadline beside it counts first."""
    if token.dep_ == "poss":
        return _of_named(token)
    climber = token
    for _ in range(_CLIMB):
        if climber.pos_ in ("VERB", "AUX"):
            found = verb_direction(climber)
            if found == "present" and (climber.lemma_ in _TIMETABLED or _adjective_ahead(climber)):
                return "ahead"
            return found
        if climber.lemma_ in ("due", "upcoming") or any(
            c.lower_ in ("upcoming", "planned", "scheduled", "expected", "coming") for c in climber.children
        ):
            return "ahead"
        if climber.lemma_ in _AHEAD_NOUNS and climber != token:
            return "ahead"
        if climber.head == climber:
            return ""
        climber = climber.head
    return ""


def called_off(token: Token) -> bool:
    """Whether a time is that of a plan since given up, so behind or ahead: "the session set for Monday was
    cancelled"."""
    plan = governor(token)
    if plan.tag_ != "VBN" or plan.dep_ != "acl" or plan.lemma_ not in _PLANS:
        return False
    thing, verb = plan.head, plan.head.head
    told = thing.dep_ in ("nsubj", "nsubjpass") and verb.tag_ in ("VBD", "VBN")
    return told and verb.lemma_ in _GIVEN_UP


def ends_ahead(token: Token) -> bool:
    """Whether `until` this time means an end to come: not in what lasted or did not happen till then."""
    verb = governor(token)
    if verb.tag_ != "VBD":
        return True
    return verb.lemma_ not in _LASTING and not any(c.dep_ == "neg" for c in verb.children)


def _of_named(token: Token) -> Toward:
    """Direction of `Saturday's talks`: ahead only as what will do or be something, or as what is awaited."""
    thing = token.head
    if thing.dep_ in ("nsubj", "nsubjpass"):
        return verb_direction(thing.head) if thing.head.pos_ in ("VERB", "AUX") else ""
    lead = thing.head
    if lead.lower_ == "of" and lead.head.lower_ == "ahead":
        return "ahead"
    return "past"


def _adjective_ahead(verb: Token) -> bool:
    return any(c.dep_ == "acomp" and c.lemma_ in _PLANS for c in verb.children)
