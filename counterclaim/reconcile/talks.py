"""Rounds of talks: meetings held, planned, called off or broken off, one row for each round.

Tellings of a meeting (`rounds`) are one round when the people, the day and the place agree. A telling
without a day of its own belongs to the round that its report tells of with the same people. Rounds of the
same sides in the same format are one process, counted in order of time (`processes`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from counterclaim.evidence import Event, Place, Talk, in_order
from counterclaim.evidence.dispute import TalkStatus
from counterclaim.evidence.edtf import days
from counterclaim.reconcile.accounts import Outcome, accounts, agenda
from counterclaim.reconcile.ground import Ground
from counterclaim.reconcile.processes import in_processes, seats
from counterclaim.reconcile.rounds import Draft, drafts, without_groups
from counterclaim.reconcile.support import origins
from counterclaim.reconcile.telling import Telling, meets
from counterclaim.reconcile.words import fold


def find_talks(
    lines: Iterable[Draft], outcomes: Iterable[Outcome], ids: Mapping[str, Event], telling: Telling
) -> tuple[Talk, ...]:
    """One Talk for each round, in order of date; `ids` is the record's event for each event of a reading."""
    rounds = _rounds(drafts(lines, ids, telling), telling.ground)
    rounds = [group for group in rounds if _is_round(group, telling.ground)]
    by_report: dict[str, list[Draft]] = defaultdict(list)
    for group in rounds:
        for d in group:
            by_report[d.report].append(d)
    told: dict[str, list[Outcome]] = defaultdict(list)
    for o in outcomes:
        told[o.extent.report].append(o)
    talks = [_talk(group, by_report, told, telling) for group in rounds]
    return in_processes(talks, telling.ground)


def _rounds(told: Sequence[Draft], ground: Ground) -> list[list[Draft]]:
    """The tellings that are one round: first those with a day and two sides, then those with a day, then
    the others, each with the round of its report that it can only be."""
    dated = [d for d in told if d.on_a_day]
    groups: list[list[Draft]] = []
    on: dict[str, list[list[Draft]]] = defaultdict(list)
    for d in sorted(dated, key=lambda d: (len(d.people) < 2, not d.firm, -len(d.people), d.passage.order)):
        found = days(d.date)
        near = on[found.first.isoformat()] if found else []
        home = _home(d, near, ground)
        if home is None:
            home = []
            groups.append(home)
            near.append(home)
        home.append(d)
    by_report: dict[str, list[list[Draft]]] = defaultdict(list)
    for g in groups:
        for report in {d.report for d in g}:
            by_report[report].append(g)
    coarse = [d for d in told if not d.on_a_day]
    for d in sorted(coarse, key=lambda d: (len(d.people) < 2, days(d.date) is None, d.passage.order)):
        home = _home(d, by_report[d.report], ground)
        if home is None:
            home = []
            groups.append(home)
            by_report[d.report].append(home)
        home.append(d)
    return groups


def _home(d: Draft, groups: list[list[Draft]], ground: Ground) -> list[Draft] | None:
    """The round that a telling is of: of those it can be the one told of nearest to it."""
    fit = [g for g in groups if _fits(d, g, ground)]

    def gap(g: list[Draft]) -> tuple[bool, int]:
        return d.status != g[0].status, min(ground.gap(d.passage, other.passage) for other in g)

    return min(fit, key=lambda g: (*gap(g), g[0].passage.order), default=None)


def _fits(d: Draft, group: list[Draft], ground: Ground) -> bool:
    """Whether a telling can be of a round: no day, place or people against it."""
    here = [other for other in group if other.report == d.report]
    if not d.on_a_day and not here:
        return False
    if not all(meets(d.date, o.date) and _one_place(d.place, o.place, ground) for o in group):
        return False
    if not d.on_a_day and (d.status == "planned") != (group[0].status == "planned"):
        return False
    if any(_called_off(d, o) for o in group):
        return False
    full = [o for o in group if len(o.people) >= 2]
    if len(d.people) >= 2:
        return all(_same_people(d.people, o.people, ground) for o in full or group)
    there = [a for o in group for a in o.people]
    if not d.people or not there:
        return bool(here)
    if here and ground.actors[d.people[0]].kind in _GATHERED and d.on_a_day and d.place is not None:
        return any(d.place == o.place for o in group)  # a conference that day in that town holds the meeting
    return _same_people(d.people, there, ground) and bool(here or d.place)


_GATHERED = frozenset({"intergovernmental", "organisation"})


def _called_off(a: Draft, b: Draft) -> bool:
    """Whether two tellings are of different fates: called off and held, or, by other reports and with other
    people, broken off and held."""
    fates = {a.status, b.status}
    others = a.report != b.report and len(a.people) != len(b.people)
    return fates == {"cancelled", "held"} or (fates == {"broken_off", "held"} and others)


def _one_place(a: str | None, b: str | None, ground: Ground) -> bool:
    if a is None or b is None or a == b or fold(ground.places[a].name) == fold(ground.places[b].name):
        return True
    if b in ground.containers(a) or a in ground.containers(b):
        return True
    first, second = ground.places[a], ground.places[b]
    return first.country == second.country and (_is_country(first) or _is_country(second))


def _is_country(place: Place) -> bool:
    return (place.feature or "").startswith("PCL")


def _same_people(a: Iterable[str], b: Iterable[str], ground: Ground) -> bool:
    """Whether all of the fewer sit among the others: themselves, or as what they stand for."""
    few, many = sorted((tuple(a), tuple(b)), key=len)
    persons = {x for x in few if ground.actors[x].kind == "person"}
    others = {x for x in many if ground.actors[x].kind == "person"}
    if persons and others and not (persons <= others or others <= persons):
        return False

    def among(some: Iterable[str], rest: Iterable[str]) -> bool:
        around = ground.circle(rest)
        return all(ground.lineage(x) & around for x in some)

    return bool(few) and among(few, many) and (len(few) < len(many) or among(many, few))


def _is_round(group: Sequence[Draft], ground: Ground) -> bool:
    """Whether enough is known: two sides with a day or a place, or a day and a place with one of them."""
    people = {a for d in group for a in d.people}
    dated = any(d.firm and days(d.date) for d in group)
    placed = any(d.place for d in group)
    if len({frozenset(ground.lineage(a)) for a in people}) >= 2:
        return placed or any(days(d.date) for d in group)
    return placed and dated and bool(people)


def _talk(
    group: list[Draft],
    by_report: Mapping[str, Sequence[Draft]],
    outcomes: Mapping[str, Sequence[Outcome]],
    telling: Telling,
) -> Talk:
    ground = telling.ground
    told = sorted(group, key=lambda d: d.passage.order)
    best = min(told, key=lambda d: (not (d.on_a_day and d.firm), not d.on_a_day, d.date is None))
    placed = sorted((d.place for d in told if d.place), key=lambda p: (_is_country(ground.places[p]), p))
    full = [d for d in told if len(d.people) >= 2]
    people = without_groups([a for d in full or told for a in d.people], ground)
    mentions = in_order(d.passage for d in told)
    here = set(map(id, told))
    rivals = [
        d.passage for report in {d.report for d in told} for d in by_report[report] if id(d) not in here
    ]
    described = accounts(told, people, rivals, outcomes, telling)
    spoken = [(m, telling.tellers(m.report, m.start)) for m in mentions]
    return Talk(
        id=f"talk:{mentions[0].report}:{mentions[0].start}",
        date=best.date,
        place=placed[0] if placed else None,
        participants=people,
        status=_status([d.status for d in told]),
        outcomes=tuple(dict.fromkeys(a.statement for a in described if a.statement is not None)),
        mentions=mentions,
        events=tuple(sorted({d.event for d in told if d.event})),
        seats=seats(people, [d.sentence.text for d in told], ground),
        agenda=agenda(told),
        accounts=described,
        independent_sources=origins(spoken, ground),
    )


def _status(statuses: Sequence[TalkStatus]) -> TalkStatus:
    order: tuple[TalkStatus, ...] = ("broken_off", "held", "cancelled", "planned")
    return next(s for s in order if s in statuses)
