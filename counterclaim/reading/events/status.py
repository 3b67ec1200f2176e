"""How far an event is asserted: reported, claimed, denied, planned, hypothetical, or not happened.

The statements that were read decide who claims an event; grammar decides the rest: negation, modal
verbs, verbs of failing and planning, nouns like plan and call, conditional clauses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from counterclaim.evidence import Statement
from counterclaim.evidence.event import Status
from counterclaim.reading.events.clauses import child, core, raw_subject
from counterclaim.reading.events.lexicon import lexicon
from counterclaim.reading.events.neighbours import Cast
from counterclaim.reading.events.trigger import Trigger
from counterclaim.reading.prose import Prose

FUTURE = {"will", "'ll", "wo", "shall", "’ll"}
OPEN = {"would", "could", "may", "might", "can", "should", "must", "ought"}
CONDITIONS = {"if", "unless", "whether", "lest", "until"}


@dataclass(frozen=True, slots=True)
class Standing:
    """The status of an event, who claims it, and the statement it stands in."""

    status: Status
    claimed_by: tuple[str, ...] = ()
    statement: str | None = None


class StatusReader:
    """Reads the status of triggers of one report."""

    def __init__(self, prose: Prose, cast: Cast, statements: Sequence[Statement]) -> None:
        self.prose = prose
        self.cast = cast
        self.statements = statements

    def read(self, trigger: Trigger) -> Standing:
        """Status and source of one trigger."""
        statement = self._statement(trigger.anchor)
        claimed: tuple[str, ...] = ()
        inside = statement is not None
        if statement is not None:
            claimed = statement.actors or ((statement.actor,) if statement.actor else ())
        else:
            cue = self._cue(trigger)
            if cue is not None:
                inside = True
                who = raw_subject(cue)
                claimed = self.cast.who(*core(who)) if who is not None else ()
        name = statement.id if statement is not None else None
        if self._denied(trigger, statement):
            return Standing("denied", (), name)
        reality = self.reality(trigger)
        if reality is not None:
            return Standing(reality, claimed, name)
        if inside:
            return Standing("claimed", claimed, name)
        if self._hearsay(trigger):
            return Standing("claimed", (), None)
        return Standing("reported", (), None)

    def reality(self, trigger: Trigger) -> Status | None:
        """What the grammar takes from an event's reality; None where it is told as having happened."""
        anchor = trigger.anchor
        grammar = lexicon()
        if any(c.dep_ == "neg" or (c.dep_ == "det" and c.lower_ == "no") for c in anchor.children):
            return "did_not_happen"
        at = anchor
        came_from = anchor
        infinitive = _infinitive(at)
        steps = 0
        while steps < 12:
            steps += 1
            if at.pos_ in ("VERB", "AUX", "ADJ"):
                found = self._verb_reality(at)
                if found is not None:
                    return found
            if at.dep_ in ("ROOT", "relcl", "parataxis") or at.head == at:
                return None
            if at.dep_ == "ccomp" and at.head.lemma_ not in (
                "ensure",
                "hope",
                "wish",
                "expect",
                "demand",
                "see",
            ):
                return None
            if at.dep_ == "advcl" and not infinitive:
                return None
            came_from, at = at, at.head
            lemma = at.lemma_.lower()
            if at.pos_ in ("VERB", "ADJ", "AUX"):
                if came_from.dep_ in ("xcomp", "ccomp", "advcl", "pcomp"):
                    if lemma in grammar.group("acts", "failing"):
                        return "did_not_happen"
                    if lemma in grammar.group("acts", "planning"):
                        return "planned"
                if came_from.dep_ == "advcl" and infinitive:
                    return "hypothetical"
                infinitive = _infinitive(at)
                if came_from.dep_ == "conj":
                    continue
                if lemma in (
                    "call",
                    "appeal",
                    "wait",
                    "push",
                    "hope",
                    "prepare",
                    "plan",
                    "aim",
                    "press",
                    "head",
                    "schedule",
                ) and any(
                    c.dep_ == "prep" and c.lower_ == "for" and anchor in c.subtree for c in at.children
                ):
                    return "planned" if lemma in ("prepare", "plan", "head", "schedule") else "hypothetical"
                if came_from.dep_ in ("dobj",) and lemma in (
                    "demand",
                    "propose",
                    "urge",
                    "seek",
                    "want",
                    "request",
                    "suggest",
                    "threaten",
                    "plan",
                    "prevent",
                    "avoid",
                    "avert",
                    "postpone",
                    "cancel",
                ):
                    if lemma in ("prevent", "avoid", "avert", "cancel"):
                        return "did_not_happen"
                    return "planned" if lemma in ("plan", "postpone") else "hypothetical"
            elif at.pos_ in ("NOUN", "PROPN") and came_from != at:
                if came_from.dep_ in ("acl", "prep", "ccomp", "relcl") and lemma in grammar.group(
                    "acts", "unreal"
                ):
                    return "hypothetical"
        return None

    def _verb_reality(self, verb: Token) -> Status | None:
        auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
        if any(c.dep_ == "neg" for c in verb.children):
            if auxiliaries & FUTURE:
                return "hypothetical"
            return "did_not_happen"
        if any(c.dep_ == "advmod" and c.lower_ == "never" for c in verb.children):
            return "did_not_happen"
        if _conditional(verb):
            return "hypothetical"
        grammar = lexicon()
        if auxiliaries & FUTURE:
            return "planned"
        if (
            "would" in auxiliaries
            and not _conditioned(verb)
            and verb.dep_ in ("ccomp", "conj")
            and "have" not in auxiliaries
        ):
            return "planned"
        if auxiliaries & OPEN and not (auxiliaries & {"could", "can"} and verb.lemma_ == "able"):
            return "hypothetical"
        if (
            "to" in auxiliaries
            and verb.dep_ == "xcomp"
            and verb.head.lemma_ == "be"
            and verb.head.pos_ == "AUX"
        ):
            return "planned"
        if "to" in auxiliaries and verb.dep_ == "ROOT":
            return "planned"
        if (
            any(c.dep_ == "aux" and c.lemma_ == "be" for c in verb.children)
            and verb.tag_ == "VBG"
            and verb.lemma_ in ("head", "prepare", "plan", "due", "consider")
        ):
            return "planned"
        return None

    def _statement(self, token: Token) -> Statement | None:
        at = self.prose.source(token.idx)
        best: tuple[int, Statement] | None = None
        for statement in self.statements:
            for piece in statement.content:
                if piece.start <= at < piece.end:
                    size = sum(p.end - p.start for p in statement.content)
                    if best is None or size < best[0]:
                        best = (size, statement)
        return best[1] if best else None

    def _cue(self, trigger: Trigger) -> Token | None:
        """The saying verb over a trigger, for sentences in which no statement was read."""
        at = trigger.head
        saying = lexicon().group("acts", "saying")
        for _ in range(8):
            for c in at.children:
                if (
                    c.dep_ in ("ccomp", "parataxis")
                    and c.lemma_ in saying
                    and raw_subject(c) is not None
                    and c.i > at.i
                ):
                    return c
            if at.dep_ == "ccomp" and at.head.lemma_ in saying:
                return at.head
            if at.head == at:
                return None
            at = at.head
        return None

    def _denied(self, trigger: Trigger, statement: Statement | None) -> bool:
        grammar = lexicon()
        if statement is not None and (
            statement.stance == "denied" or (statement.kind == "deny" and trigger.type not in ("REJECT",))
        ):
            return statement.stance != "asserted"
        at = trigger.anchor
        for _ in range(8):
            if at.head == at:
                return False
            before, at = at, at.head
            if at.lemma_ in grammar.group("acts", "denying") and before.i > at.i:
                return True
            if at.pos_ == "AUX" and any(
                c.dep_ == "acomp" and c.lower_ in grammar.group("acts", "false_words") for c in at.children
            ):
                return True
        return False

    def _hearsay(self, trigger: Trigger) -> bool:
        words = lexicon().group("acts", "hearsay")
        return any(c.lower_ in words for c in trigger.head.children) or any(
            c.lower_ in words for c in trigger.anchor.children
        )


def _infinitive(token: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)


def _conditional(verb: Token) -> bool:
    mark = child(verb, "mark")
    if mark is not None and mark.lower_ in CONDITIONS - {"until"}:
        return True
    first = next(iter(verb.subtree), None)
    return first is not None and first.lower_ == "had" and first.head == verb and verb.dep_ == "advcl"


def _conditioned(verb: Token) -> bool:
    return any(c.dep_ == "advcl" and _conditional(c) for c in verb.children)
