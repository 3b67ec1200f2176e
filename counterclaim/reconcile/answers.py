"""Accusations and how the accused answer: they deny, clear themselves, or turn down what was just said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from counterclaim.evidence import Dispute, Passage, Side, Statement
from counterclaim.reconcile.denials import GRAVE, NEAR, accused_of
from counterclaim.reconcile.ground import Ground, said
from counterclaim.reconcile.phrases import phrases
from counterclaim.reconcile.sides import (
    ANSWERED,
    CLEARED,
    TURNED_DOWN,
    Rule,
    actors_of,
    dispute,
    side,
    spoken_for,
)
from counterclaim.reconcile.words import content_words

_WORDS = phrases("denials.toml")

_PART = re.compile(
    r"^(?:that )?(?:(?:it|he|she|they) (?:had|has|have|was|were|bore|bears?) )?"
    r"(?:any|its|their|his|her|all|an?)?\s*"
    r"(?:[\w-]+\s+){0,2}?(?:part|role|involvement|responsibility|hand|link|connection|wrongdoing|responsible|"
    r"involved|behind|anything to do)\b",
    re.I,
)
"""A denial of one's part in something, which does not say in what."""
_SPOKEN_OF = re.compile(
    rf"^(?:the|this|these|those|that|such|all|both|as \w+)\s+(?:[\w’'-]+\s+){{0,2}}?"
    rf"{_WORDS['claim'].pattern}\b",
    re.I,
)
_PRONOUN = re.compile(r"^(?:that )?(?:it|this|any|anyone|anybody|they|its|there|either|doing|so)\b", re.I)
_CLAIMING, _ACCUSING = frozenset({"accuse", "condemn", "assert"}), frozenset({"accuse", "condemn"})
_NEGATIVE = re.compile(r"\b(?:no|not|never|none|nothing|nobody|neither)\b|n[’']t\b", re.I)
CLOSE = 160
"""Characters between a claim and the denial that follows it at once."""
NEXT = 5
"""Characters between a sentence and the next."""


class Answered(Struct, frozen=True, array_like=True):
    """A charge and the statement that answers it, by the rule that found them: the statement it is, or where
    it stands and whose it is."""

    rule: str
    charge: str | None
    extent: Passage
    actors: tuple[str, ...]
    answer: str


class Charge(NamedTuple):
    """Something said of somebody: the words with their source, who says it, and whom it is about."""

    extent: Passage
    text: str
    actors: tuple[str, ...]
    accused: frozenset[str]
    accuses: bool
    statement: Statement | None

    def answered(self, rule: Rule, answer: Statement) -> Answered:
        """It and what is said against it."""
        charge = self.statement.id if self.statement is not None else None
        return Answered(rule.name, charge, self.extent, self.actors, answer.id)


class Answers:
    """Finds the answers in a ground, report by report."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground

    @cached_property
    def _doers(self) -> Mapping[str, list[tuple[int, int, frozenset[str]]]]:
        """For each report, who does what: the stretch of each grave event, and whose side does it."""
        found: dict[str, list[tuple[int, int, frozenset[str]]]] = {}
        for e in self.ground.events.values():
            if e.type in {"ASSAULT", "COERCE", "THREATEN", "RETREAT", "REJECT", "SANCTION"}:
                m = e.mentions[0]
                found.setdefault(m.report, []).append((m.start, m.end, self.ground.circle(e.actors)))
        return found

    @cached_property
    def charges(self) -> Mapping[str, list[Charge]]:
        """What is said of others in each report, in text order, with accusations that are no statement."""
        ground = self.ground
        found: dict[str, list[Charge]] = {}
        for report, listed in ground.statements_of.items():
            for s in listed:
                if s.kind in _CLAIMING and actors_of(s) and not s.within and not ground.saying(s).turns_down:
                    found.setdefault(report, []).append(
                        Charge(
                            ground.extent(s),
                            said(s),
                            actors_of(s),
                            accused_of(s, ground),
                            s.kind in _ACCUSING,
                            s,
                        )
                    )
        for e in ground.events.values():
            m = e.mentions[0]
            if e.type != "ACCUSE" or not e.actors or e.status in {"denied", "hypothetical"}:
                continue
            if any(c.accuses and ground.gap(c.extent, m) == 0 for c in found.get(m.report, ())):
                continue
            named = e.recipients or tuple(a for *_, a in ground.named_in(m.report, m.start, m.end))
            target = ground.circle(named) - ground.circle(e.actors)
            if not target:
                continue
            found.setdefault(m.report, []).append(Charge(m, m.text, e.actors, target, True, None))
        for charges in found.values():
            charges.sort(key=lambda c: (c.extent.start, c.extent.end))
        return found

    def find(self) -> Iterator[Answered]:
        """Accusations that the accused, or his side, denies or clears himself of in the same report; and
        denials of what was said right before, or is only spoken of ("the charge", "any part in it")."""
        for report in sorted(self.ground.statements_of):
            listed = self.ground.statements_of[report]
            yield from self._accused(self.charges.get(report, []), listed)
            yield from self._turned_down(self.charges.get(report, []), listed)

    def _accused(self, charges: Sequence[Charge], listed: Sequence[Statement]) -> Iterator[Answered]:
        for c in charges:
            if not (c.accuses or (c.accused and content_words(c.text) & GRAVE)):
                continue
            after = [s for s in listed if self._start(s) > c.extent.start and s is not c.statement]
            before = [s for s in listed if self._start(s) < c.extent.start]
            for answer in (*after[:6], *reversed(before[-2:])):
                rule = self._rule(c, answer)
                if rule is not None:
                    yield c.answered(rule, answer)
                    break

    def _start(self, s: Statement) -> int:
        return self.ground.extent(s).start

    def _rule(self, c: Charge, answer: Statement) -> Rule | None:
        """How a statement answers a charge: it denies, it clears, or neither."""
        ground = self.ground
        back = ground.extent(answer)
        if ground.gap(c.extent, back) > NEAR or answer.within or not self._other_side(c, answer):
            return None
        speakers = ground.circle(actors_of(answer))
        denies = answer.kind == "deny" or ground.saying(answer).turns_down
        described = c.accuses and self._described(c, answer)
        if not (speakers & c.accused or described):
            return None
        if denies:
            if back.start <= c.extent.start or not (
                c.accuses or self._does(c, speakers) or _alike(c, answer)
            ):
                return None
            return ANSWERED
        if not _WORDS["cleared"].search(said(answer)):
            return None
        later = max(c.extent, back, key=lambda p: p.start)
        opposed = _WORDS["contrast"].match(ground.sentence(later).text.lstrip(" \"“'‘"))
        if back.start < c.extent.start:
            return CLEARED if opposed else None
        at_once = ground.gap(c.extent, back) <= NEXT and self._does(c, speakers)
        return CLEARED if c.accuses or opposed or at_once else None

    def _other_side(self, c: Charge, answer: Statement) -> bool:
        return not spoken_for(actors_of(answer), self.ground) & spoken_for(c.actors, self.ground)

    def _described(self, c: Charge, answer: Statement) -> bool:
        """Whether a charge begins with who answers: "accused protesters of ...", "protesters deny"."""
        if answer.source is None:
            return False
        first = " ".join(c.text.split()[:4])
        return bool(content_words(answer.source.text) & content_words(first))

    def _does(self, c: Charge, speakers: frozenset[str]) -> bool:
        """Whether the charge tells of something that the side of the speakers did."""
        return any(
            start < c.extent.end and c.extent.start < end and doers & speakers
            for start, end, doers in self._doers.get(c.extent.report, ())
        )

    def _turned_down(self, charges: Sequence[Charge], listed: Sequence[Statement]) -> Iterator[Answered]:
        for s in listed:
            if not actors_of(s) or s.within or not (s.kind == "deny" or self.ground.saying(s).turns_down):
                continue
            start = self._start(s)
            before = [c for c in charges if c.extent.end <= start + 1 and c.statement is not s]
            near = [
                c for c in reversed(before[-4:]) if self._other_side(c, s) and start - c.extent.end < NEAR
            ]
            found = next((c for c in near if self._turns_down(c, s, near)), None)
            if found is not None:
                yield found.answered(TURNED_DOWN, s)

    def _turns_down(self, c: Charge, s: Statement, near: Sequence[Charge]) -> bool:
        """Whether a denial is of this charge: it speaks of it, or denies a part in it, or follows at once."""
        ground, text = self.ground, said(s).strip("\"“”'‘’ ")
        speakers = ground.circle(actors_of(s))
        if _SPOKEN_OF.search(text):
            makers = (
                ground.circle(a for x in s.content for _, _, a in ground.named_in(s.report, x.start, x.end))
                - speakers
            )
            return bool(makers & ground.circle(c.actors)) if makers else c is near[0]
        if _PART.search(text):
            return bool(spoken_for(actors_of(s), ground) & c.accused) or (c.accuses and self._described(c, s))
        if (
            s.kind != "deny"
            or c is not near[0]
            or _NEGATIVE.search(c.text)
            or self._start(s) - c.extent.end > CLOSE
        ):
            return False
        between = ground.reports[s.report].text[c.extent.end : self._start(s)]
        return len(between) <= CLOSE and "\n" not in between and (bool(_PRONOUN.search(text)) or _alike(c, s))


def _alike(c: Charge, s: Statement) -> bool:
    """Whether a denial has words of the charge."""
    return bool(content_words(c.text) & content_words(said(s)))


def answers_in(ground: Ground) -> Iterator[Answered]:
    """Accusations and what is said against them, in every report."""
    return Answers(ground).find()


_RULES = {rule.name: rule for rule in (ANSWERED, CLEARED, TURNED_DOWN)}


def answered_accusations(found: Iterable[Answered], ground: Ground) -> Iterator[Dispute]:
    """Those accusations and answers as disputes."""
    for a in found:
        if a.charge is not None:
            charge = side([ground.statements[a.charge]], ground)
        else:
            charge = Side(mentions=(a.extent,), actors=a.actors)
        yield dispute(_RULES[a.rule], charge, side([ground.statements[a.answer]], ground), ground)
