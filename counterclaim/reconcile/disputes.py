"""Where sources contradict each other. Each rule says what it compared, and what would settle it.

- `denials`: a statement turns down a claim it names or another statement makes; somebody is accused, and he
  or his side denies it or clears himself soon after
- here: two sides each say the other did it; one meeting is described as a success and as a failure
- `counts`: counts of one thing at one time that cannot all be right

False alarms are worse than misses: a pair whose words, actors and place do not meet is left alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import msgspec

from counterclaim.evidence import Comparison, Dispute, Event, Figure, Passage, Series, Side, Statement
from counterclaim.evidence.edtf import days
from counterclaim.evidence.event import Status
from counterclaim.reconcile.answers import Answered, answered_accusations
from counterclaim.reconcile.counts import compare_counts
from counterclaim.reconcile.denials import NEAR, Denial, accused_of, denied_claims
from counterclaim.reconcile.ground import Ground, said
from counterclaim.reconcile.groups import Groups
from counterclaim.reconcile.phrases import phrases
from counterclaim.reconcile.sides import BLAME, OUTCOME, actors_of, dispute, side, spoken_for
from counterclaim.reconcile.sighting import Sighting
from counterclaim.reconcile.when_where import find_discords

_WORDS = phrases("denials.toml")

_FEW = 7
SAME_WORDS = 3
"""Content words that two accusations in different reports share when they are over one thing."""


def _blames(ground: Ground) -> Iterator[Dispute]:
    """Each of two sides accuses the other, in one report or over the same thing on the same days."""
    accusing = {s.id: s for s in ground.statements.values() if s.kind == "accuse" and actors_of(s)}
    for a in accusing.values():
        listed = ground.statements_of[a.report]
        near = [
            s
            for s in listed
            if s.id in accusing and ground.gap(ground.extent(a), ground.extent(s)) <= 2 * NEAR
        ]
        alike = [s for s in ground.sharing(ground.words[a.id], SAME_WORDS, a.report) if s.id in accusing]
        for b in sorted({s.id: s for s in (*near, *alike)}.values(), key=lambda s: s.id):
            if b.id <= a.id or (a.report != b.report and not _same_days(a, b, ground)):
                continue
            side_a, side_b = spoken_for(actors_of(a), ground), spoken_for(actors_of(b), ground)
            if side_a & side_b:
                continue
            if accused_of(a, ground) & side_b and accused_of(b, ground) & side_a:
                yield dispute(BLAME, side([a], ground), side([b], ground), ground)


def _outcomes(ground: Ground) -> Iterator[Dispute]:
    """One meeting said to have gone well by one side and badly by another."""
    told: dict[tuple[str, str], list[Statement]] = {}
    for s in ground.statements.values():
        if not actors_of(s) or s.kind in {"ask", "hope", "demand", "propose", "deny"}:
            continue
        if not _WORDS["meeting"].search(said(s)):
            continue
        if _WORDS["bad"].search(said(s)):
            told.setdefault((s.report, "bad"), []).append(s)
        elif _WORDS["good"].search(said(s)):
            told.setdefault((s.report, "good"), []).append(s)
    good = [g for (_, how), g in sorted(told.items()) if how == "good"]
    bad = [g for (_, how), g in sorted(told.items()) if how == "bad"]
    of_day: dict[str, list[int]] = {}
    for n, group in enumerate(good):
        for key in _times_of(group, ground):
            of_day.setdefault(key, []).append(n)
    for a in bad:
        for n in sorted({n for key in _times_of(a, ground) for n in of_day.get(key, ())}):
            b = good[n]
            against = [x for x in b if any(_one_meeting(x, y, ground) for y in a)]
            stand = [y for y in a if any(_one_meeting(x, y, ground) for x in b)]
            if against and stand:
                yield dispute(OUTCOME, side(stand, ground), side(against, ground), ground)


def _times_of(group: Sequence[Statement], ground: Ground) -> frozenset[str]:
    """What two groups of statements have in common if they are of the same days: see `_same_days`."""
    found = {group[0].report, *(s.said for s in group if s.said)}
    span = days(ground.published(group[0].report))
    if span is not None:
        found.add(span.first.isoformat())
    return frozenset(found)


def _one_meeting(a: Statement, b: Statement, ground: Ground) -> bool:
    """Whether two accounts by different sides are of one meeting: the same days, people or place."""
    if ground.circle(actors_of(a)) & ground.circle(actors_of(b)) or not _same_days(a, b, ground):
        return False
    return len(_about(a, ground) & _about(b, ground)) >= 2


def _about(s: Statement, ground: Ground) -> frozenset[str]:
    """The actors and places that a statement and its sentence name."""
    around = ground.sentence(ground.extent(s))
    named = {a for _, _, a in ground.named_in(s.report, around.start, around.end)}
    spots = ground.place_spots.get(s.report, ())
    places = {place for start, end, place in spots if around.start <= start and end <= around.end}
    return ground.circle(named) | places


def _same_days(a: Statement, b: Statement, ground: Ground) -> bool:
    if a.report == b.report:
        return True
    first, second = days(ground.published(a.report)), days(ground.published(b.report))
    known = first is not None and second is not None and max(first.length, second.length) <= _FEW
    if known and first is not None and second is not None and first.first == second.first:
        return True
    return bool(a.said and a.said == b.said)


def find_disputes(
    events: Sequence[Event],
    figures: Sequence[Figure],
    series: Sequence[Series],
    found_events: Sequence[Sighting],
    denials: Iterable[Denial],
    answers: Iterable[Answered],
    ground: Ground,
) -> tuple[tuple[Dispute, ...], tuple[Series, ...], Mapping[str, Status]]:
    """The disputes of the record, the series with their counts compared two by two, and the status of events
    that turn out to be disputed."""
    counts, compared = compare_counts(events, figures, series, ground)
    claims = _one_each([*denied_claims(denials, ground), *answered_accusations(answers, ground)])
    found: list[Dispute] = []
    held_in: dict[str, list[Dispute]] = defaultdict(list)  # by the reports that a dispute has passages in
    for new in (*claims, *_blames(ground), *_outcomes(ground), *counts, *find_discords(found_events, ground)):
        reports = {m.report for s in new.sides[:2] for m in s.mentions}
        if not any(_covers(known, new) for report in reports for known in held_in[report]):
            found.append(new)
            for report in reports:
                held_in[report].append(new)
    numbered = _with_own_ids(found)
    statuses: dict[str, Status] = {}
    claimed: dict[str, list[Passage]] = defaultdict(list)
    for d in numbered:
        for m in d.sides[0].mentions if d.kind in {"denial", "blame"} else ():
            claimed[m.report].append(m)
    for e in events:
        if e.status == "claimed" and any(
            m.start < c.end and c.start < m.end for m in e.mentions for c in claimed.get(m.report, ())
        ):
            statuses[e.id] = "disputed"
    kept = {d.id for d in numbered}
    held = tuple(msgspec.structs.replace(s, compared=_known(compared.get(s.id, ()), kept)) for s in series)
    return numbered, held, statuses


def _known(compared: Iterable[Comparison], kept: Collection[str]) -> tuple[Comparison, ...]:
    """Comparisons without the names of disputes that another one covers."""
    return tuple(
        c if c.dispute is None or c.dispute in kept else msgspec.structs.replace(c, dispute=None)
        for c in compared
    )


def _one_each(found: Sequence[Dispute]) -> list[Dispute]:
    """Denials of one claim, and claims that one denial turns down, as one dispute each."""
    linked: Groups[int] = Groups(range(len(found)))
    holders: dict[tuple[int, str], int] = {}
    for n, d in enumerate(found):
        for place, s in enumerate(d.sides[:2]):
            for id_ in s.statements[:1]:
                linked.join(holders.setdefault((place, id_), n), n)
    return [_together([found[n] for n in members]) for members in linked.all()]


def _together(same: Sequence[Dispute]) -> Dispute:
    """Disputes with a side in common as one: all who claim against all who deny. Who stands on both sides
    by one statement keeps only the first."""
    if len(same) == 1:
        return same[0]
    claim = _pooled([d.sides[0] for d in same], frozenset())
    denial = _pooled([d.sides[1] for d in same], frozenset(claim.statements))
    if not denial.mentions:
        return same[0]
    return msgspec.structs.replace(same[0], sides=(claim, denial))


def _pooled(sides: Sequence[Side], without: frozenset[str]) -> Side:
    kept = [s for s in sides if not (s.statements and set(s.statements) <= without)]
    return Side(
        mentions=tuple(dict.fromkeys(m for s in kept for m in s.mentions)),
        actors=tuple(dict.fromkeys(a for s in kept for a in s.actors)),
        statements=tuple(dict.fromkeys(i for s in kept for i in s.statements)),
    )


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
