"""Rounds of talks: meetings held, planned, called off or broken off, one row for each round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from counterclaim.evidence import Event, Statement, Talk, in_order
from counterclaim.evidence.dispute import TalkStatus
from counterclaim.evidence.edtf import days
from counterclaim.reconcile.ground import Ground, content_passages
from counterclaim.reconcile.words import content_words

_OUTCOME = content_words(
    "progress agreement agreed breakthrough conclusion fruitful constructive productive failed deadlock "
    "stalled hopeful close deal result difficult useful serious frank"
)
_PEOPLE = frozenset(
    {"person", "state", "government_body", "armed_group", "intergovernmental", "organisation", "population"}
)


def participants(event: Event, ground: Ground) -> tuple[str, ...]:
    """Who sat at the table: actors and recipients, without the groups and states that others there stand for
    when those others are persons."""
    found = [a for a in dict.fromkeys((*event.actors, *event.recipients)) if ground.actors[a].kind in _PEOPLE]
    stood_for = {p for a in found if ground.actors[a].kind == "person" for p in ground.lineage(a) - {a}}
    kept = [a for a in found if a not in stood_for]
    return tuple(kept or found)


def _status(event: Event) -> TalkStatus:
    if event.mode in {"cancel", "postpone"} or event.status == "did_not_happen":
        return "cancelled"
    if event.type == "REJECT":
        return "broken_off"
    return "planned" if event.status in {"planned", "hypothetical"} else "held"


def _is_round(event: Event, ground: Ground) -> bool:
    broken_off = event.type == "REJECT" and event.mode == "meet"  # walked out of, broken off
    if not (event.type == "CONSULT" or broken_off) or event.status in {"hypothetical", "denied"}:
        return False
    found = days(event.date)
    on_a_day = found is not None and found.length == 1
    if broken_off and not on_a_day:
        return False  # "broke off the talks last week" ends a series; it is no round of its own
    placed = event.place is not None and on_a_day
    return len(participants(event, ground)) >= 2 or (placed and event.mode != "visit")


def _outcomes(event: Event, ground: Ground) -> tuple[str, ...]:
    """Statements by participants, in the reports that tell of the round, that say how it went."""
    sides = ground.circle((*event.actors, *event.recipients))
    found: list[Statement] = []
    for report in sorted({m.report for m in event.mentions}):
        for s in ground.statements_of.get(report, []):
            if s.actor is None or not (ground.lineage(s.actor) & sides):
                continue
            if content_words(" ".join(c.text for c in content_passages(s))) & _OUTCOME:
                found.append(s)
    return tuple(s.id for s in found)


def find_talks(events: Sequence[Event], ground: Ground) -> tuple[Talk, ...]:
    """One Talk for each round; sightings of one round that the event join kept apart because one of them is
    coarser in date are put together when date, place and people agree."""
    rounds = [e for e in events if _is_round(e, ground)]
    made: list[list[Event]] = []
    by_people: dict[frozenset[str], list[list[Event]]] = defaultdict(list)
    for e in sorted(rounds, key=lambda e: ((d.length if (d := days(e.date)) else 9999), e.id)):
        sides = frozenset(participants(e, ground))
        home = None
        for key, groups in by_people.items():
            if not (sides <= key or key <= sides):
                continue
            home = next((g for g in groups if _same_round(g[0], e, ground)), None)
            if home is not None:
                break
        if home is None:
            home = []
            made.append(home)
            by_people[sides].append(home)
        home.append(e)
    return tuple(sorted((_talk(group, ground) for group in made), key=lambda t: (t.date or "9999", t.id)))


def _same_round(a: Event, b: Event, ground: Ground) -> bool:
    da, db = days(a.date), days(b.date)
    if da is None or db is None or not da.meets(db):
        return False
    pa, pb = ground.containers(a.place), ground.containers(b.place)
    return not pa or not pb or pa[0] in pb or pb[0] in pa


def _talk(group: list[Event], ground: Ground) -> Talk:
    first = group[0]
    placed = next((e for e in group if e.place), first)
    statuses = [_status(e) for e in group]
    order: tuple[TalkStatus, ...] = ("broken_off", "held", "cancelled", "planned")
    status = next(s for s in order if s in statuses)
    people = tuple(dict.fromkeys(a for e in group for a in participants(e, ground)))
    return Talk(
        id="talk:" + first.id,
        date=first.date,
        place=placed.place,
        participants=people,
        status=status,
        outcomes=tuple(dict.fromkeys(s for e in group for s in _outcomes(e, ground))),
        mentions=in_order(m for e in group for m in e.mentions),
        events=tuple(e.id for e in group),
        independent_sources=max(e.independent_sources for e in group),
    )
