"""How each side described a round, and what the round was about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from counterclaim.evidence import Account, Passage, Topic
from counterclaim.evidence.dispute import OutcomeKind
from counterclaim.reconcile.ground import Ground, said
from counterclaim.reconcile.phrases import phrases
from counterclaim.reconcile.rounds import WORDS, Draft
from counterclaim.reconcile.sides import actors_of
from counterclaim.reconcile.telling import Telling
from counterclaim.reconcile.terms import MEASURES

_OUTCOMES = phrases("talks.toml", "outcome")
_KINDS: tuple[OutcomeKind, ...] = ("broken_off", "no_progress", "agreement", "progress", "open")
NEAR = 500
"""Characters between a round and words on how it went, where they do not say of which meeting they are."""
AFTER = 160
"""Characters of a sentence in which what a meeting is about follows it."""


def outcome_of(text: str) -> OutcomeKind | None:
    """How a text says a meeting went; None where it does not say."""
    return next((kind for kind in _KINDS if _OUTCOMES[kind].search(text)), None)


class Outcome(Struct, frozen=True, array_like=True):
    """A statement that says how a meeting went. `sentence`: from where to where its own goes; `meets`: it
    speaks of a meeting."""

    statement: str
    kind: OutcomeKind
    extent: Passage
    sentence: tuple[int, int]
    meets: bool


def outcomes_in(ground: Ground) -> Iterator[Outcome]:
    """The statements of each report that say how a meeting went, in text order."""
    for report in sorted(ground.statements_of):
        for s in ground.statements_of[report]:
            kind = None if s.kind in {"ask", "demand", "propose"} else outcome_of(said(s))
            if kind is not None:
                extent = ground.extent(s)
                around = ground.sentence(extent)
                meets = bool(WORDS["meeting"].search(said(s)))
                yield Outcome(s.id, kind, extent, (around.start, around.end), meets)


def accounts(
    group: Sequence[Draft],
    people: Sequence[str],
    rivals: Sequence[Passage],
    outcomes: Mapping[str, Sequence[Outcome]],
    telling: Telling,
) -> tuple[Account, ...]:
    """What participants, or the reports themselves, say of the outcome, in order of the text; `rivals` are
    passages on other rounds, which words that stand nearer to them are of; `outcomes` go by report."""
    told = (*_stated(group, people, rivals, outcomes, telling.ground), *_own_voice(group, telling))
    found = {(a.passage.order, a.outcome): a for a in told}
    return tuple(found[key] for key in sorted(found))


def _stated(
    group: Sequence[Draft],
    people: Sequence[str],
    rivals: Sequence[Passage],
    outcomes: Mapping[str, Sequence[Outcome]],
    ground: Ground,
) -> Iterator[Account]:
    sides = ground.circle(people)
    for report in sorted({d.report for d in group if d.status != "planned"}):
        here = [d.passage for d in group if d.report == report]
        for o in outcomes.get(report, ()):
            by = actors_of(ground.statements[o.statement])
            if not (ground.circle(by) & sides):
                continue
            start, end = o.sentence
            within = any(p.start < end and start < p.end for p in here)
            gap = min(ground.gap(o.extent, p) for p in here)
            nearest = gap <= min((ground.gap(o.extent, p) for p in rivals), default=NEAR)
            if within or (gap < NEAR and nearest and o.meets):
                yield Account(outcome=o.kind, passage=o.extent, actors=by, statement=o.statement)


def _own_voice(group: Sequence[Draft], telling: Telling) -> Iterator[Account]:
    """A report's own words: the outcome stands in the sentence of the round, outside any statement."""
    for d in group:
        if d.status == "planned":
            continue
        for kind in _KINDS[:4]:
            for m in _OUTCOMES[kind].finditer(d.sentence.text):
                start = d.sentence.start + m.start()
                if telling.statement(d.report, start) is None:
                    words = telling.passage(d.report, start, d.sentence.start + m.end())
                    yield Account(outcome=kind, passage=words)


_STOP = re.compile(r"[;:]|,\s+(?:which|who|while|but|as)\b")


def agenda(group: Sequence[Draft]) -> tuple[Topic, ...]:
    """What the round was about: measures named after "to discuss", "on", "over" in the sentence that tells
    of it, each once with its first words."""
    found: dict[str, Topic] = {}
    for d in sorted(group, key=lambda d: d.passage.order):
        for lead in WORDS["about"].finditer(d.sentence.text):
            start = d.sentence.start + lead.end()
            if start < d.passage.start:
                continue
            text = d.sentence.text[lead.end() : lead.end() + AFTER]
            stop = _STOP.search(text)
            text = text[: stop.start()] if stop else text
            for measure, pattern in MEASURES.items():
                word = pattern.search(text)
                if word is None or measure in {"talks", "action"} or measure in found:
                    continue
                spot = Passage(d.report, start + word.start(), start + word.end(), word.group())
                found[measure] = Topic(measure=measure, passage=spot)
    return tuple(found[m] for m in sorted(found))
