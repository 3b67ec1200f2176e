"""Rounds in series: one process for each set of sides and format, and who sits there as what."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

import msgspec

from counterclaim.evidence import Seat, Talk
from counterclaim.evidence.dispute import SeatRole, TalkFormat
from counterclaim.reconcile.ground import Ground
from counterclaim.reconcile.rounds import WORDS

_BETWEEN = 70
"""Characters between who mediates or hosts and the word that says so."""


_OPPOSED = re.compile(
    r"\b(?:opposition|rebels?|insurgents?|separatists?|militants?|protesters?|guerrillas?)\b", re.I
)


def root(actor: str, ground: Ground) -> str:
    """The side an actor is of: what it is part of in the end, a state or a movement. Those who oppose a
    state are not of its side, even where they are its people."""
    seen = {actor}
    while not _OPPOSED.search(" ".join((ground.actors[actor].name, *ground.actors[actor].roles))):
        above = ground.actors[actor].part_of
        if above is None or above in seen or above not in ground.actors:
            break
        seen.add(above)
        actor = above
    return actor


def seats(people: Sequence[str], sentences: Sequence[str], ground: Ground) -> tuple[Seat, ...]:
    """The participants with their roles. A mediator is one whom the words call so, or whose role or body is
    that of one (an envoy, the United Nations) while two other sides are there."""
    sides = {a: root(a, ground) for a in people}
    found = []
    for a in people:
        others = {sides[b] for b in people} - {sides[a]}
        role: SeatRole = "party"
        if _called(a, "mediator", sentences, ground) or (len(others) >= 2 and _by_office(a, ground)):
            role = "mediator"
        elif _called(a, "host", sentences, ground):
            role = "host"
        found.append(Seat(actor=a, role=role))
    return tuple(found)


def _by_office(actor: str, ground: Ground) -> bool:
    above = ground.actors[root(actor, ground)]
    roles = " ".join(ground.actors[actor].roles)
    return above.kind == "intergovernmental" or bool(WORDS["role_mediator"].search(roles))


def _called(actor: str, what: str, sentences: Sequence[str], ground: Ground) -> bool:
    names = (ground.actors[actor].name, *ground.actors[actor].aliases)
    for text in sentences:
        for word in WORDS[what].finditer(text):
            before = text[max(0, word.start() - _BETWEEN) : word.start()]
            after = text[word.end() : word.end() + 30]
            if any(n in before and "," not in before[before.rindex(n) :] for n in names if len(n) > 2):
                return True
            if after.lstrip().startswith("by") and any(n in after for n in names if len(n) > 2):
                return True
    return False


def _format(talk: Talk, ground: Ground) -> TalkFormat:
    parties = {root(s.actor, ground) for s in talk.seats if s.role != "mediator"}
    if any(s.role == "mediator" for s in talk.seats):
        return "mediated"
    gathered = any(ground.actors[p].kind in {"intergovernmental", "organisation"} for p in parties)
    return "group" if len(parties) > 2 or (gathered and len(parties) < 2) else "bilateral"


def in_processes(talks: Sequence[Talk], ground: Ground) -> tuple[Talk, ...]:
    """The talks in order of date, each with its process, its format, its number and the rounds around it."""
    shaped = [msgspec.structs.replace(t, format=_format(t, ground)) for t in talks]
    rounds: dict[str, list[Talk]] = defaultdict(list)
    for t in sorted(shaped, key=lambda t: (t.date or "9999", t.id)):
        sides = sorted({root(s.actor, ground) for s in t.seats if s.role != "mediator"})
        rounds[f"process:{t.format}:{'+'.join(sides)}"].append(t)
    found = []
    for process, listed in rounds.items():
        for n, t in enumerate(listed):
            found.append(
                msgspec.structs.replace(
                    t,
                    process=process,
                    round=n + 1,
                    previous=listed[n - 1].id if n else None,
                    next=listed[n + 1].id if n + 1 < len(listed) else None,
                )
            )
    return tuple(sorted(found, key=lambda t: (t.date or "9999", t.id)))
