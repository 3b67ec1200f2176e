"""What there is to find in one report alone, found once and remembered as long as the report looks the same.

A finder that looks at one report at a time does so here, on a ground that holds nothing else (`alone`), so
that what it finds hangs on nothing else. What runs over reports (which lines are one, how many independent
sources tell of it) comes after, in `reconcile`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from itertools import chain
from typing import Any

import msgspec
from msgspec import Struct

from counterclaim.evidence import Condition, Control, Response, Sanction, Vote
from counterclaim.memory import Memory
from counterclaim.reconcile.accounts import Outcome, outcomes_in
from counterclaim.reconcile.alone import Alone
from counterclaim.reconcile.answers import Answered, answers_in
from counterclaim.reconcile.ceasefires import CeasefireLine, ceasefire_lines
from counterclaim.reconcile.conditions import condition_lines
from counterclaim.reconcile.control import control_lines
from counterclaim.reconcile.counters import Beside, beside_in
from counterclaim.reconcile.denials import Denial, denials_in
from counterclaim.reconcile.positions import Stated, stated_in
from counterclaim.reconcile.proposal_lines import ProposalLine, proposal_lines
from counterclaim.reconcile.replies import Reply, replies_in
from counterclaim.reconcile.resolutions import ResolutionLine, resolution_lines
from counterclaim.reconcile.rounds import Draft, draft_lines
from counterclaim.reconcile.sanctions import sanction_lines
from counterclaim.reconcile.sayings import Saying
from counterclaim.reconcile.sighting import Seen, seen_in
from counterclaim.reconcile.telling import Telling


class Look(Struct, frozen=True, array_like=True):
    """What was found in one report or in many, under the reports' own names of events."""

    seen: tuple[Seen, ...]
    conditions: tuple[Condition, ...]
    control: tuple[Control, ...]
    ceasefires: tuple[CeasefireLine, ...]
    resolutions: tuple[ResolutionLine, ...]
    sanctions: tuple[Sanction, ...]
    sayings: tuple[Saying, ...]
    drafts: tuple[Draft, ...]
    outcomes: tuple[Outcome, ...]
    denials: tuple[Denial, ...]
    answers: tuple[Answered, ...]
    stated: tuple[Stated, ...]
    proposals: tuple[ProposalLine, ...]
    replies: tuple[Reply, ...]
    beside: tuple[Beside, ...]


_NAMED: dict[type[Struct], tuple[str, ...]] = {
    Condition: ("place", "actors", "claimed_by"),
    Control: ("place", "holders", "formerly", "claimed_by"),
    CeasefireLine: ("who", "mediators", "against", "place", "claimed_by"),
    ResolutionLine: ("body", "by", "votes"),
    Sanction: ("by", "on", "claimed_by"),
    ProposalLine: ("by", "answers"),
    Reply: ("theirs",),
    Vote: ("actor", "claimed_by"),
    Response: ("actor",),
    Draft: ("people", "place"),
    Denial: ("by",),
    Answered: ("actors",),
    Stated: ("actor",),
    Look: (
        "conditions",
        "control",
        "ceasefires",
        "resolutions",
        "sanctions",
        "drafts",
        "denials",
        "answers",
        "stated",
        "proposals",
        "replies",
    ),
}
"""Where actors and places are named in what is found."""


def look_into(reports: Iterable[Alone], memory: Memory) -> Look:
    """What was found in each report, one after the other."""
    looks = [
        _under(memory.recall("look", a.key if memory.keeps else b"", partial(_look, a), Look), a.names)
        for a in reports
    ]
    fields = ((getattr(look, name) for look in looks) for name in Look.__struct_fields__)
    return Look(*(tuple(chain.from_iterable(found)) for found in fields))


def _look(alone: Alone) -> Look:
    ground = alone.ground()
    telling = Telling(ground)
    drafts = tuple(draft_lines(telling))
    proposals = tuple(proposal_lines(ground))
    return Look(
        seen=tuple(seen_in(ground)),
        conditions=tuple(condition_lines(telling)),
        control=tuple(control_lines(telling)),
        ceasefires=tuple(ceasefire_lines(telling)),
        resolutions=tuple(resolution_lines(telling)),
        sanctions=tuple(sanction_lines(telling)),
        sayings=tuple(ground.saying(s) for s in ground.statements.values()),
        drafts=drafts,
        outcomes=tuple(outcomes_in(ground)) if drafts else (),
        denials=tuple(denials_in(ground)),
        answers=tuple(answers_in(ground)),
        stated=tuple(stated_in(ground)),
        proposals=proposals,
        beside=tuple(beside_in((p.passage for p in proposals), telling)),
        replies=tuple(replies_in(ground)) if proposals else (),
    )


def _under(found: Any, names: Mapping[str, str]) -> Any:
    """What was found, with the record's names for those of a report by itself."""
    if isinstance(found, str):
        return names[found]
    if isinstance(found, tuple):
        return tuple(_under(one, names) for one in found)
    if found is None:
        return None
    fields = ((name, getattr(found, name)) for name in _NAMED[type(found)])
    changed = {name: _under(value, names) for name, value in fields if value}
    return msgspec.structs.replace(found, **changed) if changed else found
