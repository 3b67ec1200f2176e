"""Where sources contradict each other. Each rule says what it compared, and what would settle it.

- `denied claim`: a statement turns down a claim it names or another statement makes
- `accused answers`: somebody is accused, and he or his side denies it or clears himself soon after
- `blame`: two sides each say the other did it
- `figures`: counts of one thing at one time that cannot both be right
- `outcome`: one meeting, described as a success and as a failure

False alarms are worse than misses: a pair whose words, actors and place do not meet is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from counterclaim.evidence import Dispute, Event, Figure, Passage, Side, Statement, in_order
from counterclaim.evidence.dispute import DisputeKind
from counterclaim.evidence.event import Status
from counterclaim.reconcile.counts import figure_disputes
from counterclaim.reconcile.ground import Ground, said
from counterclaim.reconcile.phrases import phrases
from counterclaim.reconcile.words import content_words, likeness

NEAR = 700
"""Characters between an accusation and its answer in one report: about two paragraphs of wire copy."""

ALIKE = 0.75
"""The least share of words that makes a statement the claim a denial is about, where it names none."""

_WORDS = phrases("denials.toml")


class Rule(NamedTuple):
    """What found a dispute: its kind, its name, what it compared, and what would settle the question."""

    kind: DisputeKind
    name: str
    why: str
    settled_by: str


_EVIDENCE = "independent evidence for or against it"
DENIED = Rule("denial", "denied claim", "the second side turns down what the first says", _EVIDENCE)
ANSWERED = Rule("denial", "the accused denies it", "the second side is whom the first accuses", _EVIDENCE)
CLEARED = Rule("denial", "the accused clears himself", "the second side is whom the first accuses", _EVIDENCE)
BLAME = Rule(
    "blame",
    "each accuses the other",
    "both name the other side as the one who did it",
    "evidence of who did it",
)
OUTCOME = Rule(
    "outcome",
    "the meeting went well, and badly",
    "two accounts of one meeting that cannot both hold",
    "the text of what was agreed, if anything",
)


def _actors(s: Statement) -> tuple[str, ...]:
    return s.actors or ((s.actor,) if s.actor else ())


def _side(statements: Sequence[Statement], ground: Ground) -> Side:
    return Side(
        mentions=tuple(ground.extent(s) for s in statements),
        actors=tuple(dict.fromkeys(a for s in statements for a in _actors(s))),
        statements=tuple(s.id for s in statements),
    )


def _turns_down(s: Statement) -> bool:
    cue = s.cue.text if s.cue else ""
    return s.kind == "deny" or bool(_WORDS["denied"].search(cue)) or bool(
        _WORDS["claim"].search(said(s)) and _WORDS["denied"].search(said(s))
    )  # fmt: skip


def _named_claim(s: Statement, ground: Ground) -> tuple[Passage, tuple[str, ...]] | None:
    """The claim that a denial names inside its own content: "rejected a ministry claim that ..."."""
    for c in s.content:
        claim = _WORDS["claim"].search(c.text)
        if claim is None:
            continue
        rest = c.text[claim.end() :]
        start = c.start + claim.end() + len(rest) - len(rest.lstrip())
        if c.end - start < 15:
            continue
        spots = ground.named_in(s.report, c.start, c.start + claim.start()) or ground.named_in(
            s.report, c.start + claim.end(), min(c.end, c.start + claim.end() + 60)
        )
        by = tuple(a for _, _, a in spots if a not in _actors(s))[:1]
        return Passage(s.report, start, c.end, ground.reports[s.report].text[start : c.end], s.id), by
    return None


def _target(s: Statement, ground: Ground) -> frozenset[str]:
    """Whom an accusation is about: the actors named in its content, with what they are part of."""
    named = {a for c in s.content for _, _, a in ground.named_in(s.report, c.start, c.end)}
    return ground.circle(named) - ground.circle(_actors(s))


def _claims(s: Statement, words: frozenset[str], ground: Ground) -> list[tuple[float, Statement]]:
    """Statements of others that a denial of those words may be about, best first, with what speaks for it."""
    mine = ground.circle(_actors(s))
    found = []
    for other in ground.sharing(words, 2):
        if other.id == s.id or other.kind in {"deny", "ask", "hope", "propose"} or _turns_down(other):
            continue
        if ground.circle(_actors(other)) & mine or (other.within == s.id or s.within == other.id):
            continue
        shared = words & ground.words[other.id]
        weight = likeness(words, ground.words[other.id]) * min(1.0, len(shared) / 3)
        target = _target(other, ground)
        accused = bool(target & mine)
        if accused:
            weight += 0.25
        if other.report == s.report:
            gap = ground.gap(ground.extent(other), ground.extent(s))
            weight += 0.25 if gap < NEAR else 0.0
        elif not (len(shared) >= 3 and accused):
            continue
        found.append((weight, other))
    return sorted(found, key=lambda pair: (-pair[0], pair[1].id))


def _agreeing(s: Statement, claim: Passage, ground: Ground) -> Iterator[Statement]:
    """Statements of others, in any report, that say of the same person or body the same grave thing."""
    about = {a for _, _, a in ground.named_in(claim.report, claim.start, claim.end)}
    about -= ground.circle(_actors(s))
    grave = content_words(claim.text) & _GRAVE
    if not about or not grave:
        return
    for other in ground.sharing(grave, 1):
        same_side = ground.circle(_actors(other)) & ground.circle(_actors(s))
        if other.id == s.id or same_side or _turns_down(other):
            continue
        here = ground.extent(other)
        if about & {a for _, _, a in ground.named_in(here.report, here.start, here.end)}:
            yield other


def _denied_claims(ground: Ground) -> Iterator[Dispute]:
    """Denials that name the claim, and denials that share most of their words with one."""
    for s in ground.statements.values():
        if not _actors(s) or not _turns_down(s):
            continue
        named = _named_claim(s, ground)
        denied = content_words(named[0].text if named is not None else said(s))
        supporters = [other for weight, other in _claims(s, denied, ground) if weight >= ALIKE][:3]
        if named is not None:
            supporters += [o for o in _agreeing(s, named[0], ground) if o not in supporters][:4]
        if named is not None:
            passage, by = named
            claim = Side(
                mentions=(passage, *(ground.extent(o) for o in supporters)),
                actors=tuple(dict.fromkeys((*by, *(a for o in supporters for a in _actors(o))))),
                statements=tuple(o.id for o in supporters),
            )
        elif supporters:
            claim = _side(supporters, ground)
        else:
            continue
        yield _dispute(DENIED, claim, _side([s], ground), ground)


def _answered_accusations(ground: Ground) -> Iterator[Dispute]:
    for listed in ground.statements_of.values():
        for n, s in enumerate(listed):
            if s.kind not in {"accuse", "condemn", "assert"} or not _actors(s) or s.within:
                continue
            target = _target(s, ground)
            if not target or (s.kind != "accuse" and not _grave(said(s))):
                continue
            for answer in (*listed[n + 1 : n + 7], *reversed(listed[max(0, n - 2) : n])):
                rule = _answer(s, answer, target, ground)
                if rule is not None:
                    yield _dispute(rule, _side([s], ground), _side([answer], ground), ground)
                    break


def _answer(s: Statement, answer: Statement, target: frozenset[str], ground: Ground) -> Rule | None:
    """How a statement answers an accusation: it denies, it clears, or neither."""
    speakers = ground.circle(_actors(answer))
    first, back = ground.extent(s), ground.extent(answer)
    if ground.gap(first, back) > NEAR or answer.within:
        return None
    if not (speakers & target) or speakers & ground.circle(_actors(s)):
        return None
    if answer.kind == "deny" or _turns_down(answer):
        return ANSWERED if back.start > first.start else None
    if not _WORDS["cleared"].search(said(answer)):
        return None
    later = max(first, back, key=lambda p: p.start)
    opposed = _WORDS["contrast"].match(ground.sentence(later).text.lstrip(" \"“'‘"))
    if back.start < first.start:
        return CLEARED if opposed else None
    return CLEARED if s.kind == "accuse" or opposed else None


_GRAVE = content_words(
    "attack attacked bomb bombed bombing strike struck airstrike hit kill killed shelled shelling target "
    "targeting crime torture tortured kidnap violated breach siege blockade stalling backtracking invaded"
)


def _grave(text: str) -> bool:
    return bool(content_words(text) & _GRAVE)


def _blames(ground: Ground) -> Iterator[Dispute]:
    """Each of two sides accuses the other, in one report or in reports of the same days."""
    accusing = [s for s in ground.statements.values() if s.kind == "accuse" and _actors(s)]
    for n, a in enumerate(accusing):
        for b in accusing[n + 1 :]:
            if a.report != b.report or ground.gap(ground.extent(a), ground.extent(b)) > 2 * NEAR:
                continue
            side_a, side_b = ground.circle(_actors(a)), ground.circle(_actors(b))
            if side_a & side_b:
                continue
            if _target(a, ground) & side_b and _target(b, ground) & side_a:
                yield _dispute(BLAME, _side([a], ground), _side([b], ground), ground)


def _outcomes(ground: Ground) -> Iterator[Dispute]:
    """One meeting said to have gone well by one side and badly by another."""
    told: dict[tuple[str, str], list[Statement]] = {}
    for s in ground.statements.values():
        if not _actors(s) or s.kind in {"ask", "hope", "demand", "propose", "deny"}:
            continue
        if not _WORDS["meeting"].search(said(s)):
            continue
        if _WORDS["bad"].search(said(s)):
            told.setdefault((s.report, "bad"), []).append(s)
        elif _WORDS["good"].search(said(s)):
            told.setdefault((s.report, "good"), []).append(s)
    good = [g for (_, how), g in sorted(told.items()) if how == "good"]
    bad = [g for (_, how), g in sorted(told.items()) if how == "bad"]
    for a in bad:
        for b in good:
            against = [x for x in b if any(_one_meeting(x, y, ground) for y in a)]
            stand = [y for y in a if any(_one_meeting(x, y, ground) for x in b)]
            if against and stand:
                yield _dispute(OUTCOME, _side(stand, ground), _side(against, ground), ground)


def _one_meeting(a: Statement, b: Statement, ground: Ground) -> bool:
    """Whether two accounts by different sides are of one meeting: the same days, people or place."""
    if ground.circle(_actors(a)) & ground.circle(_actors(b)) or not _same_days(a, b, ground):
        return False
    return len(_about(a, ground) & _about(b, ground)) >= 2


def _about(s: Statement, ground: Ground) -> frozenset[str]:
    """The actors and places that a statement and its sentence name."""
    around = ground.sentence(ground.extent(s))
    named = {a for _, _, a in ground.named_in(s.report, around.start, around.end)}
    places = {
        p.id for p in ground.places.values() for m in p.mentions
        if m.report == s.report and around.start <= m.start and m.end <= around.end
    }  # fmt: skip
    return ground.circle(named) | places


def _same_days(a: Statement, b: Statement, ground: Ground) -> bool:
    if a.report == b.report:
        return True
    first, second = ground.published(a.report), ground.published(b.report)
    return bool(first and second and first[:10] == second[:10]) or bool(a.said and a.said == b.said)


def _dispute(rule: Rule, a: Side, b: Side, ground: Ground) -> Dispute:
    first = in_order(a.mentions + b.mentions)[0]
    return Dispute(
        id=f"dispute:{rule.kind}:{first.report}:{first.start}",
        kind=rule.kind,
        sides=(a, b),
        about=_about_line(a, b, ground),
        rule=rule.name,
        why=rule.why,
        settled_by=rule.settled_by,
    )


def _about_line(a: Side, b: Side, ground: Ground) -> str:
    """One line over the record's own words: who says what, and who stands against it."""

    def who(side: Side) -> str:
        return ", ".join(ground.actors[x].name for x in side.actors) or "a report"

    words = " ".join(a.mentions[0].text.split())
    if len(words) > 110:
        words = words[:107].rsplit(" ", 1)[0] + " …"
    return f"{who(a)}: {words} — against {who(b)}"


def find_disputes(
    events: Sequence[Event], figures: Sequence[Figure], ground: Ground
) -> tuple[tuple[Dispute, ...], Mapping[str, Status]]:
    """The disputes of the record, and the status of events that turn out to be disputed."""
    found: list[Dispute] = []
    answered = list(_answered_accusations(ground))
    denied = [d for d in _denied_claims(ground) if _names_claim(d) or not _same_answer(d, answered)]
    for dispute in (
        *(_with_accusation(d, answered) for d in denied),
        *answered,
        *_blames(ground),
        *_outcomes(ground),
        *figure_disputes(events, figures, ground),
    ):
        if not any(_covers(known, dispute) for known in found):
            found.append(dispute)
    numbered = _with_own_ids(found)
    statuses: dict[str, Status] = {}
    claimed = {
        (m.report, m.start, m.end): d
        for d in numbered
        if d.kind in {"denial", "blame"}
        for m in d.sides[0].mentions
    }
    for e in events:
        if e.status == "claimed" and any(
            m.report == report and m.start < end and start < m.end
            for m in e.mentions
            for report, start, end in claimed
        ):
            statuses[e.id] = "disputed"
    return numbered, statuses


def _names_claim(d: Dispute) -> bool:
    """Whether the denial itself names the claim: the first passage of the claim stands inside it."""
    claim, denial = d.sides[0].mentions[0], d.sides[1].mentions[0]
    return claim.report == denial.report and denial.start <= claim.start and claim.end <= denial.end


def _with_accusation(d: Dispute, answered: Sequence[Dispute]) -> Dispute:
    """A denial with, on the side of the claim, the accusation it also answers."""
    same = next((o for o in answered if o.sides[1].statements == d.sides[1].statements), None)
    if same is None:
        return d
    a, b = d.sides[0], same.sides[0]
    claim = Side(
        mentions=tuple(dict.fromkeys((*a.mentions, *b.mentions))),
        actors=tuple(dict.fromkeys((*a.actors, *b.actors))),
        statements=tuple(dict.fromkeys((*a.statements, *b.statements))),
    )
    return msgspec.structs.replace(d, sides=(claim, *d.sides[1:]))


def _same_answer(d: Dispute, others: Sequence[Dispute]) -> bool:
    """Whether another dispute already has this denial as the answer to an accusation."""
    return any(d.sides[1].statements == o.sides[1].statements for o in others)


def _covers(known: Dispute, new: Dispute) -> bool:
    """Whether a dispute found already has both sides of a new one."""

    def meets(a: Side, b: Side) -> bool:
        return any(
            x.report == y.report and x.start < y.end and y.start < x.end
            for x in a.mentions
            for y in b.mentions
        )

    (a, b), (c, d) = known.sides[:2], new.sides[:2]
    return (meets(a, c) and meets(b, d)) or (meets(a, d) and meets(b, c))


def _with_own_ids(found: Sequence[Dispute]) -> tuple[Dispute, ...]:
    taken: dict[str, int] = {}
    named = []
    for d in sorted(found, key=lambda d: (d.sides[0].mentions[0].order, d.kind, d.rule)):
        taken[d.id] = taken.get(d.id, 0) + 1
        id_ = d.id if taken[d.id] == 1 else f"{d.id}.{taken[d.id]}"
        named.append(msgspec.structs.replace(d, id=id_))
    return tuple(named)
