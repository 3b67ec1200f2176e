"""How each side described a round, and what the round was about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from counterclaim.evidence import Account, Passage, Topic
from counterclaim.evidence.dispute import OutcomeKind
from counterclaim.reconcile.ground import said
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


def accounts(
    group: Sequence[Draft], people: Sequence[str], rivals: Sequence[Passage], telling: Telling
) -> tuple[Account, ...]:
    """What participants, or the reports themselves, say of the outcome, in order of the text; `rivals` are
    passages on other rounds, which words that stand nearer to them are of."""
    told = (*_stated(group, people, rivals, telling), *_own_voice(group, telling))
    found = {(a.passage.order, a.outcome): a for a in told}
    return tuple(found[key] for key in sorted(found))


def _stated(
    group: Sequence[Draft], people: Sequence[str], rivals: Sequence[Passage], telling: Telling
) -> Iterator[Account]:
    ground = telling.ground
    sides = ground.circle(people)
    for report in sorted({d.report for d in group if d.status != "planned"}):
        here = [d.passage for d in group if d.report == report]
        for s in ground.statements_of.get(report, []):
            if not (ground.circle(actors_of(s)) & sides) or s.kind in {"ask", "demand", "propose"}:
                continue
            extent = ground.extent(s)
            kind = outcome_of(said(s))
            if kind is None:
                continue
            sentence = ground.sentence(extent)
            within = any(p.start < sentence.end and sentence.start < p.end for p in here)
            gap = min(ground.gap(extent, p) for p in here)
            nearest = gap <= min((ground.gap(extent, p) for p in rivals), default=NEAR)
            if within or (gap < NEAR and nearest and WORDS["meeting"].search(said(s))):
                yield Account(outcome=kind, passage=extent, actors=actors_of(s), statement=s.id)


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
