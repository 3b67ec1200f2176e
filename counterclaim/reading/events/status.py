"""How far an event is asserted: reported, claimed, denied, planned, hypothetical, or not happened.

The statements that were read decide who claims an event; grammar decides the rest: negation, modal
verbs, verbs of failing and planning, nouns like plan and call, conditional clauses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from counterclaim.evidence import Report, Span, Statement
from counterclaim.evidence.edtf import days
from counterclaim.evidence.event import Status
from counterclaim.reading.events.casting import Casting
from counterclaim.reading.events.claims import author, claim_noun, claimed_in, turned_down
from counterclaim.reading.events.clauses import (
    agent,
    child,
    conjuncts_after,
    core,
    is_passive,
    raw_subject,
    subject,
)
from counterclaim.reading.events.content import refers
from counterclaim.reading.events.frame import objects
from counterclaim.reading.events.harms import ACCUSING, charged
from counterclaim.reading.events.lexicon import lexicon
from counterclaim.reading.events.moods import (
    background,
    conditional,
    conditioned,
    given,
    hangs_below,
    in_document,
    is_infinitive,
    nobody,
    nothing,
    scheduled,
    speaks,
    told,
)
from counterclaim.reading.events.neighbours import Cast, When
from counterclaim.reading.events.trigger import Trigger
from counterclaim.reading.prose import Prose

FUTURE = {"will", "'ll", "wo", "shall", "’ll"}
OPEN = {"would", "could", "may", "might", "can", "should", "must", "ought"}
TELLING = {"assert", "announce"}
UNDONE = {"cancel", "postpone"}
SPEECH = {"ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE"}


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
        self.casting = Casting(cast)
        self.statements = statements

    def read(self, trigger: Trigger, actors: tuple[str, ...] = ()) -> Standing:
        """Status and source of one trigger, whose actors are known by now.

        An act of speech that a speaker reports of himself is done by being reported: no claim.
        """
        statement, background = self._statement(trigger)
        if background and statement is not None and statement.kind not in TELLING:
            statement = None
        claimed: tuple[str, ...] = ()
        inside = statement is not None
        if statement is not None:
            claimed = statement.actors or ((statement.actor,) if statement.actor else ())
        noun = claimed_in(trigger.head)
        owner = self._claimants(noun) if noun is not None and noun != trigger.anchor else ()
        if owner and noun is not None and turned_down(noun):
            return Standing("claimed", owner, statement.id if statement is not None else None)
        if statement is None:
            cue = None if background else noun or self._cue(trigger)
            if cue is not None:
                inside = True
                claimed = self._claimants(cue)
        name = statement.id if statement is not None else None
        if trigger.voice == "denial" or self._denied(trigger, statement, background):
            return Standing(
                "denied", claimed if trigger.voice != "denial" and statement is None else (), name
            )
        if self._own_claim(trigger):
            who, _ = subject(trigger.head)
            if child(trigger.head, "neg") is not None or (who is not None and nobody(who)):
                return Standing("reported", (), name)  # the deed stands, only its doer is silent
            return Standing("claimed", self.casting.ids(who) if who is not None else (), name)
        reality = self.reality(trigger)
        if reality == "hypothetical" and trigger.type == "CONSULT" and appointed(trigger) is not None:
            reality = "planned"
        if reality == "hypothetical" and refers(trigger):
            reality = None  # "an inquiry whether its raids last week near X killed civilians"
        if trigger.mode in UNDONE and reality is None:
            reality = "did_not_happen"
        if reality is not None:
            own = reality == "planned" and bool(actors) and set(actors) <= set(claimed)
            return Standing(reality, () if own else claimed, name)
        performed = trigger.type in SPEECH and (bool(set(actors) & set(claimed)) or in_document(trigger.head))
        if inside and not performed and not self._presupposed(trigger):
            return Standing("claimed", claimed, name)
        if inside:
            return Standing("reported", claimed, name)
        if self._hearsay(trigger):
            return Standing("claimed", (), None)
        return Standing("reported", (), None)

    def reality(self, trigger: Trigger) -> Status | None:
        """What the grammar takes from an event's reality; None where it is told as having happened."""
        anchor = trigger.anchor
        grammar = lexicon()
        if trigger.settled:
            return None
        if trigger.voice == "doing" and any(nothing(o) for o in objects(trigger.head)[:1]):
            return "did_not_happen"
        if anchor.pos_ in ("NOUN", "PROPN") and any(
            c.dep_ == "neg" or (c.dep_ == "det" and c.lower_ == "no") for c in anchor.children
        ):
            return "did_not_happen"
        at = trigger.head if trigger.voice == "noun" else anchor
        if trigger.voice == "noun" and scheduled(trigger.head):
            return "planned"
        came_from = at
        infinitive = is_infinitive(at)
        steps = 0
        while steps < 12:
            steps += 1
            if at.pos_ in ("VERB", "AUX", "ADJ"):
                found = self._verb_reality(at)
                if found is not None:
                    return found
            if (
                infinitive
                and at.dep_ in ("acl", "relcl")
                and at.head.lemma_ in grammar.group("time", "units")
            ):
                return "planned"
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
            if at == anchor and at.dep_ == "pobj" and given(at.head):
                return None
            came_from, at = at, at.head
            if came_from.dep_ == "conj" and at.dep_ == "xcomp" and told(came_from) and not told(at):
                at = at.head  # "refused to talk and offered a plan": the offer was made
                infinitive = is_infinitive(at)
                continue
            lemma = at.lemma_.lower()
            if at.pos_ in ("VERB", "ADJ", "AUX"):
                if came_from.dep_ in ("xcomp", "ccomp", "advcl", "pcomp"):
                    if lemma in grammar.group("acts", "failing"):
                        return "did_not_happen"
                    if trigger.type in SPEECH and lemma in ("want", "like", "wish") and speaks(at):
                        return None  # "I want to thank", "we would like to appeal": done by being said
                    if lemma in grammar.group("acts", "planning"):
                        return "planned"
                if (
                    came_from.dep_ == "advcl"
                    and infinitive
                    and lemma not in grammar.group("acts", "deciding")
                ):
                    return "hypothetical"
                infinitive = is_infinitive(at)
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
                if lemma in grammar.group("acts", "deciding"):
                    continue
                if came_from.dep_ in ("acl", "prep", "ccomp", "relcl", "xcomp") and lemma in grammar.group(
                    "acts", "unreal"
                ):
                    return "planned" if lemma == "plan" else "hypothetical"
        return None

    def _verb_reality(self, verb: Token) -> Status | None:
        auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass") and c.text != "May"}
        if any(c.dep_ == "neg" for c in verb.children):
            if auxiliaries & {"may", "might"}:
                return "hypothetical"
            return "did_not_happen"
        if any(c.dep_ == "advmod" and c.lower_ in ("never", "hardly", "barely") for c in verb.children):
            return "did_not_happen"
        if conditional(verb):
            return "hypothetical"
        if auxiliaries & FUTURE:
            return "planned"
        if (
            "would" in auxiliaries
            and not conditioned(verb)
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

    def _presupposed(self, trigger: Trigger) -> bool:
        """Whether a speaker refers to a deed that the outlet tells of: "the raid, which began ..."."""
        noun = trigger.anchor
        return (
            trigger.voice == "noun"
            and any(c.dep_ == "det" and c.lower_ == "the" for c in noun.children)
            and trigger.head.dep_ == "relcl"
            and trigger.head.tag_ == "VBD"
        )

    def _statement(self, trigger: Trigger) -> tuple[Statement | None, bool]:
        """The innermost statement a trigger stands in, and whether it is only background there."""
        token = trigger.anchor
        at = self.prose.source(token.idx)
        found: list[tuple[int, int, Statement]] = []
        for number, statement in enumerate(self.statements):
            if any(piece.start <= at < piece.end for piece in statement.content):
                size = sum(p.end - p.start for p in statement.content)
                found.append((size, number, statement))
        for _, _, statement in sorted(found, key=lambda f: f[:2]):
            cue = self._token(statement.cue)
            if cue is None or cue.sent != token.sent:
                return statement, False
            if cue == trigger.head or hangs_below(cue, trigger.head):
                continue
            return statement, background(trigger.head, cue)
        return None, False

    def _token(self, span: Span | None) -> Token | None:
        if span is None:
            return None
        start = self.prose.char(span.start)
        if start is None:
            return None
        tokens = list(self.prose.tokens(start, start + span.end - span.start))
        return next((t for t in tokens if t.pos_ == "VERB"), tokens[0] if tokens else None)

    def _cue(self, trigger: Trigger) -> Token | None:
        """The saying verb or the noun "claim" over a trigger, where no statement was read."""
        at = trigger.head
        saying = lexicon().group("acts", "saying")
        nouns = lexicon().group("acts", "claim_nouns")
        for _ in range(8):
            for c in at.children:
                if c.dep_ == "parataxis" and c.lemma_ in saying and raw_subject(c) is not None and c.i > at.i:
                    return c
            if at.dep_ == "ccomp" and at.head.lemma_ in saying:
                return at.head
            if at.dep_ in ("acl", "ccomp", "relcl") and at.head.lemma_ in nouns:
                return at.head
            if at.dep_ == "advcl" and charged(at) is not None:
                return at.head
            if at.dep_ == "pcomp":
                over = at.head.head if at.head.head.pos_ == "VERB" else at.head.head.head
                if over.lemma_ in ACCUSING:
                    return over
            if at.dep_ == "pobj" and at.head.lower_ == "of" and at.head.head.lemma_ in nouns:
                return at.head.head
            if at.head == at:
                return None
            at = at.head
        return None

    def _claimants(self, cue: Token) -> tuple[str, ...]:
        if cue.pos_ == "NOUN":
            for c in cue.children:
                if c.dep_ in ("poss", "compound", "amod", "nmod") and c.dep_ != "det":
                    found = self.cast.who(*core(c)) or self.cast.who(c.idx, c.idx + len(c))
                    if found:
                        return found
            return self._ids_of(author(cue))
        return self._ids_of(agent(cue) if is_passive(cue) else subject(cue)[0])

    def _ids_of(self, who: Token | None) -> tuple[str, ...]:
        """The actors that a noun and those coordinated with it denote."""
        nouns = conjuncts_after(who) if who is not None else []
        return tuple(dict.fromkeys(i for n in nouns for i in self.casting.ids(n)))

    def _denied(self, trigger: Trigger, statement: Statement | None, background: bool) -> bool:
        if background:
            return False
        if statement is not None and statement.kind == "deny" and statement.stance != "asserted":
            return trigger.head != self._token(statement.cue)
        grammar = lexicon()
        at = trigger.anchor
        for _ in range(8):
            if at.head == at:
                return False
            before, at = at, at.head
            if before.dep_ == "conj" and at.pos_ in ("VERB", "AUX") and before.pos_ in ("VERB", "AUX"):
                continue
            if before.dep_ == "advcl" and not is_infinitive(before):
                return False
            if before.dep_ == "relcl":
                return False
            if at.lemma_ in grammar.group("acts", "denying") and before.i > at.i and before.dep_ != "conj":
                # who does not deny it has not denied it
                return not any(c.dep_ == "neg" or c.lower_ == "never" for c in at.children)
            if at.lemma_ in ("reject", "dismiss") and before.lemma_ in grammar.group("acts", "claim_nouns"):
                return before != trigger.anchor
            told = claim_noun(before)
            if told is not None and told != trigger.anchor and turned_down(told):
                return True
            if at.pos_ == "AUX" and any(
                c.dep_ == "acomp" and c.lower_ in grammar.group("acts", "false_words") for c in at.children
            ):
                return True
        return False

    def _own_claim(self, trigger: Trigger) -> bool:
        """Whether somebody claims the deed as his: "claimed responsibility for the attack"."""
        return trigger.head.lemma_ in ("claim", "take", "accept", "assume") and any(
            c.dep_ == "dobj" and c.lemma_ in ("responsibility", "credit") for c in trigger.head.children
        )

    def _hearsay(self, trigger: Trigger) -> bool:
        words = lexicon().group("acts", "hearsay")
        return any(c.lower_ in words for c in trigger.head.children) or any(
            c.lower_ in words for c in trigger.anchor.children
        )


def ahead(trigger: Trigger, stands: Standing, when: When, report: Report) -> bool:
    """Whether a present tense tells of a day after the report's: "the delegates meet again on Friday"."""
    head = trigger.head
    return (
        stands.status in ("reported", "claimed")
        and trigger.voice == "doing"
        and (
            head.tag_ in ("VBP", "VBZ")
            or any(c.dep_ == "aux" and c.tag_ in ("VBP", "VBZ") for c in head.children)
        )
        and when.basis in ("own", "clause")
        and (out := days(report.published)) is not None
        and when.edtf[:10] > out.last.isoformat()
        and len(when.edtf) >= len("2000-01-01")
    )


def appointed(trigger: Trigger) -> Token | None:
    """What says for when a meeting was set: "a session planned for Friday", "Friday's session"."""
    nouns = [trigger.anchor, *objects(trigger.head), *(c for c in trigger.head.children if c.dep_ == "nsubj")]
    scheduled = lexicon().group("acts", "scheduled")
    for noun in nouns:
        for c in noun.children if noun.pos_ in ("NOUN", "PROPN") else ():
            if c.dep_ == "acl" and c.lemma_ in scheduled:
                return c
            if c.dep_ == "relcl" and any(g.dep_ == "acomp" and g.lemma_ in scheduled for g in c.children):
                return c
            if c.dep_ in ("poss", "compound", "npadvmod", "nmod") and c.ent_type_ == "DATE":
                return c
    return None
