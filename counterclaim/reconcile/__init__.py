"""Many readings become one record. The finders, in the order they run:

1. `same_actor`, `same_place`: one actor and one place for all the ways reports name them
2. `ground`: the readings under that naming, side by side
3. `alone`, `looks`: what every finder finds in one report by itself, remembered while it looks the same
4. `same_event`, `merging`: sightings of one event become one event with all its mentions
5. `telling`: the sentences, with who tells them, where and when
6. `series`: each quantity over time; `harm`: incidents graded by it
7. `proposals`, `counters`: who proposed what, and who answered how
8. `disputes`: where sources contradict each other
9. `rounds`, `talks`, `accounts`, `processes`: rounds of talks, each in its process
10. `ceasefires`, `conditions`, `control`, `positions`, `resolutions`, `sanctions`: what runs over time
11. `independence`, `support`: how many independent origins each line has, copies and shared paragraphs once

Nothing here depends on the order of the readings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

import msgspec

from counterclaim.evidence import Figure, Passage, Reading, Record, Shared
from counterclaim.memory import Memory
from counterclaim.reconcile.alone import each_alone
from counterclaim.reconcile.ceasefires import find_ceasefires
from counterclaim.reconcile.conditions import find_conditions
from counterclaim.reconcile.control import find_control
from counterclaim.reconcile.counters import with_counters
from counterclaim.reconcile.disputes import find_disputes
from counterclaim.reconcile.ground import lay_ground
from counterclaim.reconcile.harm import harms
from counterclaim.reconcile.looks import look_into
from counterclaim.reconcile.merging import merge
from counterclaim.reconcile.positions import find_positions
from counterclaim.reconcile.proposals import find_proposals
from counterclaim.reconcile.resolutions import find_resolutions
from counterclaim.reconcile.same_actor import join_actors
from counterclaim.reconcile.same_event import join_events
from counterclaim.reconcile.same_place import join_places
from counterclaim.reconcile.sanctions import find_sanctions
from counterclaim.reconcile.series import find_series
from counterclaim.reconcile.support import supported_figures, supported_statements
from counterclaim.reconcile.talks import find_talks
from counterclaim.reconcile.telling import Telling
from counterclaim.reconcile.tolls import with_events
from counterclaim.uncollected import uncollected

__all__ = ["reconcile"]


@uncollected()
def reconcile(
    readings: Sequence[Reading],
    copies: Mapping[str, str],
    shared: Sequence[Shared] = (),
    memory: Memory | None = None,
) -> Record:
    """The record of some readings; `copies` maps a report's id to that of the report it repeats, `shared`
    are the paragraphs that stand in several reports, `memory` has what earlier builds worked out."""
    memory = memory or Memory.none()
    readings = sorted(readings, key=lambda r: r.report.id)
    actors, actor_ids, actor_joins = join_actors(readings)
    places, place_ids, place_joins = join_places(readings)
    ground = lay_ground(readings, actors, places, actor_ids, place_ids, copies, shared)
    telling = Telling(ground)
    views = list(each_alone(readings, actors, places, actor_ids, place_ids))
    look = look_into(views, memory)
    ground.sayings.update((s.statement, s) for s in look.sayings)
    spots = {view.reading.report.id: view.spots_key for view in views} if memory.keeps else None
    groups, event_joins = join_events(ground, look.seen, spots, memory)
    events = [merge(group, ground) for group in groups]
    event_ids = {s.event.id: event.id for group, event in zip(groups, events, strict=True) for s in group}
    by_id = {e.id: e for e in events}
    figures = with_events([_under(f, event_ids) for f in ground.figures.values()], events, ground)
    ids = {e.id: by_id[event_ids[e.id]] for e in ground.events.values() if e.id in event_ids}
    series = find_series(events, figures, telling)
    proposed = find_proposals(look.proposals, look.replies, events, ground)
    proposals = with_counters(proposed, look.beside, ground)
    disputes, series, statuses = find_disputes(
        events, figures, series, list(chain.from_iterable(groups)), look.denials, look.answers, ground
    )
    harm = harms(events, series, telling)
    events = [
        msgspec.structs.replace(e, status=statuses.get(e.id, e.status), harm=harm.get(e.id))
        if e.id in statuses or e.id in harm
        else e
        for e in events
    ]
    return Record(
        reports=tuple(ground.reports[r.report.id] for r in readings),
        actors=actors,
        places=places,
        statements=tuple(supported_statements(ground)),
        events=tuple(sorted(events, key=lambda e: (e.date or "9999", _place_in_text(e.mentions), e.id))),
        figures=tuple(supported_figures(figures, ground)),
        talks=find_talks(look.drafts, look.outcomes, ids, telling),
        proposals=proposals,
        disputes=disputes,
        series=series,
        conditions=find_conditions(look.conditions, telling),
        control=find_control(look.control, ids, telling),
        ceasefires=find_ceasefires(look.ceasefires, proposals, ids, telling),
        positions=find_positions(look.stated, proposals, telling),
        resolutions=find_resolutions(look.resolutions, proposals, telling),
        sanctions=find_sanctions(look.sanctions, ids, telling),
        times=tuple(t for r in readings for t in r.times),
        shared=tuple(sorted(shared, key=lambda part: part.order)),
        joins=tuple(sorted((*actor_joins, *event_joins, *place_joins))),
    )


def _under(figure: Figure, event_ids: Mapping[str, str]) -> Figure:
    """The figure under the record's event; its numbers are floats, so that it is kept as it is."""
    low, high = figure.low, figure.high
    return msgspec.structs.replace(
        figure,
        event=event_ids.get(figure.event or ""),
        value=float(figure.value),
        low=None if low is None else float(low),
        high=None if high is None else float(high),
    )


def _place_in_text(mentions: tuple[Passage, ...]) -> tuple[str, int]:
    return (mentions[0].report, mentions[0].start) if mentions else ("", 0)
