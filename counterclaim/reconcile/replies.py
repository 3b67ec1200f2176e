"""Who answers a proposal, and how: statements that accept or refuse it, and events such as vetoes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from counterclaim.evidence import Event, Passage, Response, Statement
from counterclaim.evidence.dispute import ResponseStance
from counterclaim.reconcile.ground import Ground
from counterclaim.reconcile.phrases import phrases
from counterclaim.reconcile.proposal_lines import NOUN, ProposalLine
from counterclaim.reconcile.terms import measure_of
from counterclaim.reconcile.words import content_words, likeness, set_apart, side_by_side

_WORDS = phrases("measures.toml", "words")


class Reply(Struct, frozen=True, array_like=True):
    """A statement that accepts or refuses something, with what tells of what.

    `names`: it names a proposal, or "the offer" (`known`). `theirs`: those whose proposal it names as theirs.
    `takes_it`: it takes or refuses "it". `words`: its content words side by side. `begins`: its sentence.
    """

    statement: str
    stance: ResponseStance
    extent: Passage
    words: str
    measure: str | None
    names: bool
    known: bool
    theirs: tuple[str, ...]
    takes_it: bool
    begins: int


def replies_in(ground: Ground) -> Iterator[Reply]:
    """The statements of each report that may answer a proposal, in text order."""
    for report in sorted(ground.statements_of):
        for s in ground.statements_of[report]:
            stance = _stance(s)
            if stance is not None and s.actor is not None:
                extent = ground.extent(s)
                yield Reply(
                    statement=s.id,
                    stance=stance,
                    extent=extent,
                    words=side_by_side(content_words(extent.text)),
                    measure=measure_of(extent.text),
                    names=bool(NOUN.search(extent.text) or _KNOWN.search(extent.text)),
                    known=bool(_KNOWN.search(extent.text)),
                    theirs=tuple(dict.fromkeys(_named_as_theirs(extent, ground))),
                    takes_it=s.kind in {"agree", "reject"} and any(_IT.search(c.text) for c in s.content),
                    begins=ground.sentence(extent).start,
                )


def answers_to(
    group: Sequence[ProposalLine], replies: Mapping[str, Sequence[Reply]], ground: Ground
) -> Iterator[Response]:
    """Statements that answer a proposal: they refuse or accept, and name an offer, a plan or the measure.

    `replies` are those of each report.
    """
    by = ground.circle(a for d in group for a in d.by)
    measure = next((m for d in group if (m := dict(d.terms).get("measure")) is not None), None)
    words = frozenset().union(*(set_apart(d.words) for d in group))
    for report in sorted({d.passage.report for d in group}):
        for r in replies.get(report, ()):
            s = ground.statements[r.statement]
            if s.actor is None or ground.lineage(s.actor) & by:
                continue
            if not any(ground.gap(r.extent, d.passage) < FAR for d in group):
                continue
            right_after = _answers_it(r, group)
            if (
                right_after
                or any(a in by for a in r.theirs)
                or (
                    (r.names or (measure is not None and r.measure == measure))
                    and (likeness(set_apart(r.words), words) >= LIKE or _harks_back(r, group, ground))
                )
            ):
                for actor in (s.actors if right_after else ()) or (s.actor,):
                    yield Response(actor=actor, stance=r.stance, statement=s.id, passage=r.extent)


FAR = 2500
"""Characters between a proposal and its answer in one report, at most."""
LIKE = 0.2
"""The share of words in common at which an answer that names a proposal is to this one."""
GAP = 3
"""Characters between two sentences that follow each other, at most."""
BACK = 400
"""Characters between a proposal and "the proposal" that answers it: the sentence after the next at most."""
_IT = re.compile(r"(?:^|\b(?:to|of|with|for|on|about)\s+)(?:it|this)\W*$", re.I)
_SPOKEN_OF = (
    r"(?:proposals?|offers?|plans?|packages?|demands?|moves?|ideas?|promises?|terms|calls?|concessions?)"
)
_KNOWN = re.compile(
    rf"\b(?:the|this|that|these|such|both|all)\s+(?:[\w-]+\s+){{0,2}}?(?:{NOUN.pattern}|{_SPOKEN_OF}\b)",
    re.I,
)
_THEIRS = re.compile(rf"[’']s?\s+(?:[\w-]+\s+){{0,2}}?{_SPOKEN_OF}\b", re.I)


def _answers_it(reply: Reply, group: Sequence[ProposalLine]) -> bool:
    """Whether a statement takes or refuses "it" in the sentence right after the proposal."""
    return reply.takes_it and any(
        d.passage.report == reply.extent.report and 0 <= reply.begins - d.end <= GAP for d in group
    )


def _named_as_theirs(answer: Passage, ground: Ground) -> Iterator[str]:
    """Whom an answer names with what they put forward: "dismissed the minister's promises"."""
    text = ground.reports[answer.report].text
    for _, end, actor in ground.named_in(answer.report, answer.start, answer.end):
        if _THEIRS.match(text, end):
            yield actor


def _harks_back(reply: Reply, group: Sequence[ProposalLine], ground: Ground) -> bool:
    """Whether an answer speaks of "the offer" soon after the proposal."""
    at = reply.extent
    after = [d for d in group if d.passage.report == at.report and d.passage.start < at.start]
    return reply.known and any(ground.gap(at, d.passage) < BACK for d in after)


_STANCES: dict[str, ResponseStance] = {
    "agree": "agree",
    "reject": "reject",
    "doubt": "doubt",
    "deny": "reject",
}


def _stance(s: Statement) -> ResponseStance | None:
    text = " ".join(c.text for c in s.content)
    if s.kind in _STANCES:
        return _STANCES[s.kind]
    if s.kind == "condemn" and _KNOWN.search(text):
        return "reject"
    if s.kind in {"assert", "announce"}:
        if _WORDS["reject"].search(text) and NOUN.search(text):
            return "reject"
        if _WORDS["condition"].search(text):
            return "condition"
    return None


def rejections(events: Sequence[Event]) -> dict[str, list[tuple[int, Event]]]:
    """The rejections that each report tells of, with their place among all events."""
    found: dict[str, list[tuple[int, Event]]] = defaultdict(list)
    for n, e in enumerate(events):
        if e.type == "REJECT" and e.status not in {"planned", "hypothetical", "did_not_happen", "denied"}:
            for report in {m.report for m in e.mentions}:
                found[report].append((n, e))
    return found


def votes_against(
    group: Sequence[ProposalLine], against: Mapping[str, list[tuple[int, Event]]], ground: Ground
) -> Iterator[Response]:
    """Vetoes and votes against, read as events whose words overlap the proposal's sentence."""
    by = ground.circle(a for d in group for a in d.by)
    near = {n: e for d in group for n, e in against.get(d.passage.report, ())}
    for n in sorted(near):
        e = near[n]
        for m in e.mentions:
            if any(ground.gap(m, d.passage) == 0 for d in group):
                for actor in e.actors:
                    if not (ground.lineage(actor) & by):
                        yield Response(actor=actor, stance="reject", statement=m.statement, passage=m)
                break
