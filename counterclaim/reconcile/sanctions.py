"""Sanctions and other measures: who on whom, what, and how far it has come.

A line is a clause that names a measure; who imposes, weighs or lifts it stands before it, whom it hits
after "on" or "against". A line that names neither is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from counterclaim.evidence import Event, Passage, Sanction, in_order
from counterclaim.evidence.measure import SanctionKind, SanctionStatus
from counterclaim.reconcile.phrases import phrases
from counterclaim.reconcile.support import origins
from counterclaim.reconcile.telling import Telling, meets

_KIND = phrases("decisions.toml", "sanction")
_STATUS = phrases("decisions.toml", "status")
_KINDS: tuple[SanctionKind, ...] = (
    "asset_freeze", "travel_ban", "arms_embargo", "no_fly_zone", "expulsion", "trade_ban", "aid_cut",
    "sanctions",
)  # fmt: skip
_STATUSES: tuple[SanctionStatus, ...] = (
    "lifted", "extended", "opposed", "threatened", "considered", "called_for", "imposed",
)  # fmt: skip
_BEFORE, _AFTER = 90, 110
"""Characters before a measure in which its verb stands, and after it in which whom it hits does."""
_ON = re.compile(r"\b(?:on|against)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,4}$", re.I)
_END = re.compile(r"[;:]|,\s|\b(?:while|which|who|when|because|after|over)\b")
_PART = r"(?:[;:]|,\s(?:and|but|while)\s)"
_LAST_CLAUSE = re.compile(rf"{_PART}(?!.*{_PART})", re.S)
_ACTING = frozenset(
    {"state", "government_body", "intergovernmental", "person", "organisation", "armed_group", "population"}
)


def sanction_lines(telling: Telling) -> Iterator[Sanction]:
    """The lines on measures as each report has them, in text order; `events` are all those of the report that
    may be meant."""
    for sentence in telling.sentences:
        yield from _lines(sentence, telling)


def find_sanctions(
    lines: Iterable[Sanction], ids: Mapping[str, Event], telling: Telling
) -> tuple[Sanction, ...]:
    """The sanctions and measures of the record, by day and place in the text; `ids` is the record's event for
    each event of a reading."""
    groups: list[list[Sanction]] = []
    for told in lines:
        events = tuple(sorted({ids[e].id for e in told.events}))[:1]
        line = msgspec.structs.replace(told, events=events) if told.events else told
        home = next((g for g in groups if all(_one(line, o, telling) for o in g)), None)
        if home is None:
            groups.append([line])
        else:
            home.append(line)
    return tuple(sorted((_merged(g, telling) for g in groups), key=lambda s: (s.date or "9999", s.id)))


def _lines(sentence: Passage, telling: Telling) -> Iterator[Sanction]:
    ground, report, text = telling.ground, sentence.report, sentence.text
    taken: list[tuple[int, int]] = []
    for kind in _KINDS:
        for noun in _KIND[kind].finditer(text):
            if any(a < noun.end() and noun.start() < b for a, b in taken):
                continue
            taken.append(noun.span())
            low = max(0, noun.start() - _BEFORE)
            border = _LAST_CLAUSE.search(text, low, noun.start())
            low = border.end() if border else low
            before = text[low : noun.start()]
            status = _status(before, text[noun.end() : noun.end() + 40], noun.group())
            start, end = sentence.start + noun.start(), sentence.start + noun.end()
            by = [
                s
                for s in ground.named_in(report, sentence.start + low, end)
                if ground.actors[s[2]].kind in _ACTING and s[1] <= start
            ]
            stop = _END.search(text, noun.end(), noun.end() + _AFTER)
            reach = sentence.start + (stop.start() if stop else min(len(text), noun.end() + _AFTER))
            on = [
                s
                for s in ground.named_in(report, end, reach)
                if _ON.search(text[noun.end() : s[0] - sentence.start])
            ]
            if status is None and by and on and start - by[-1][1] <= 2:
                status = "imposed"  # "US sanctions against ...": they are there
            if status is None or not (by or on):
                continue
            passage = telling.passage(report, by[-1][0] if by else start, on[-1][1] if on else end)
            told = tuple(
                a for a in telling.tellers(report, start) if ground.actors[a].kind in (_ACTING | {"unnamed"})
            )
            acting = (by[-1][2],) if by else told if re.search(r"\b(?:we|our)\b", before, re.I) else ()
            yield Sanction(
                id=f"sanction:{report}:{start}",
                status=status,
                kind=kind,
                by=acting,
                on=tuple(dict.fromkeys(s[2] for s in on if s[2] not in acting)),
                date=telling.day(report, sentence.start, sentence.end, start),
                claimed_by=told,
                events=tuple(
                    e.id
                    for e in telling.events(report, start, end)
                    if e.type in {"SANCTION", "COERCE", "THREATEN"}
                ),
                mentions=(passage,),
            )


def _status(before: str, after: str, noun: str) -> SanctionStatus | None:
    """How far it has come, by the verb nearest before it; the measure itself may be the verb."""
    found = [
        (m.end(), -n, status) for n, status in enumerate(_STATUSES) for m in _STATUS[status].finditer(before)
    ]
    if found:
        last = max(found)[2]
        if last == "imposed" and re.search(r"\b(?:consider|ready|could|may|might|would|threat|plan)", before):
            return "considered"
        return last
    if re.match(r"\s+(?:were|was|have been|has been)\s+(?:imposed|lifted|extended)", after):
        return "lifted" if "lifted" in after else "extended" if "extended" in after else "imposed"
    return "imposed" if re.match(r"(?:expel|fr[eo]|den|revok|blacklisted|cut|suspend)", noun, re.I) else None


def _one(a: Sanction, b: Sanction, telling: Telling) -> bool:
    ground = telling.ground
    if a.kind != b.kind or a.status != b.status or not meets(a.date, b.date):
        return False
    by = not a.by or not b.by or bool(ground.circle(a.by) & ground.circle(b.by))
    on = a.on == b.on or bool(ground.circle(a.on) & ground.circle(b.on))
    near = a.mentions[0].report == b.mentions[0].report or (a.date is not None and b.date is not None)
    return by and on and near


def _merged(group: Sequence[Sanction], telling: Telling) -> Sanction:
    mentions = in_order(m for s in group for m in s.mentions)
    own = any(not s.claimed_by for s in group)
    return msgspec.structs.replace(
        min(group, key=lambda s: s.mentions[0].order),
        by=tuple(dict.fromkeys(a for s in group for a in s.by)),
        on=tuple(dict.fromkeys(a for s in group for a in s.on)),
        date=next((s.date for s in group if s.date), None),
        claimed_by=() if own else tuple(dict.fromkeys(a for s in group for a in s.claimed_by)),
        events=tuple(sorted({e for s in group for e in s.events})),
        mentions=mentions,
        independent_sources=origins(
            ((m, telling.tellers(m.report, m.start)) for m in mentions), telling.ground
        ),
    )
