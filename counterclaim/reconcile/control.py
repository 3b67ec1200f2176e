"""Who holds which place, and when it changed hands, by whose account.

Read from verbs of capture and loss with who does it before and a place after, from passives, from shares of
territory, and from "X-held" before a place. What is only aimed at or may come is left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from counterclaim.evidence import Control, Event, Figure, Passage, in_order
from counterclaim.evidence.situation import Change
from counterclaim.reconcile.phrases import phrases
from counterclaim.reconcile.support import origins
from counterclaim.reconcile.telling import Telling, meets

_WORDS = phrases("situation.toml", "control")
_CHANGES: tuple[Change, ...] = ("captured", "lost", "held", "besieged", "divided")
_UNREAL = re.compile(rf"{_WORDS['unreal'].pattern}\s+(?:\w+\s+)?$", re.I)
_PASSIVE = re.compile(r"\b(?:was|were|been|be|being|is|are)\s+(?:\w+\s+)?$", re.I)
_FROM = re.compile(r"\b(?:from|by)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}$", re.I)
_BREAK = re.compile(r"[;:.]|,\s+(?:and|but|which|where|who|while|as)\b|\s(?:but|while|after|before|as)\s")
_RELATIVE = re.compile(r"\b(?:which|that|where|who|whose|by|with|under|alongside)\b", re.I)
_NO_SUBJECT = re.compile(r"\b(?:of|the|an?|from|against|over|air ?strikes?|strikes?|raids)\b", re.I)
_IN = re.compile(r"\b(?:in|across|inside)\s+(?:the\s+)?(?:[\w-]+\s+(?:and\s+)?){0,3}$", re.I)
SHORT = 45
"""Characters between a place and a verb in the passive that tells who holds it."""
REACH = 90
"""Characters between a verb and who does it or what it is done to."""
_HOLDERS = frozenset({"state", "armed_group", "government_body", "population", "organisation", "person"})


def control_lines(telling: Telling) -> Iterator[Control]:
    """The lines on control as each report has them; `events` are all those of it that may be meant."""
    for sentence in telling.sentences:
        yield from _verbs(sentence, telling)
        yield from _held(sentence, telling)
    yield from _shares(telling.ground.figures.values(), telling)


def find_control(lines: Iterable[Control], ids: Mapping[str, Event], telling: Telling) -> tuple[Control, ...]:
    """Those lines put together, by place, day and place in the text; `ids` is the record's event for each
    event of a reading."""
    told = [line for one in lines if (line := _with_event(one, ids)) is not None]
    return tuple(sorted(_joined(told, telling), key=lambda c: (c.place or "~", c.date or "9999", c.id)))


def _with_event(line: Control, ids: Mapping[str, Event]) -> Control | None:
    """A line with the record's event and its status; None for what did not come to pass."""
    if not line.events:
        return line
    event = min((ids[e] for e in line.events), key=lambda e: e.id)
    if event.status in _NEVER:
        return None
    return msgspec.structs.replace(line, status=event.status, events=(event.id,))


def _verbs(sentence: Passage, telling: Telling) -> Iterator[Control]:
    report, text = sentence.report, sentence.text
    for change in _CHANGES:
        for verb in _WORDS[change].finditer(text):
            before, after = text[: verb.start()], text[verb.end() :]
            if _UNREAL.search(before) or (change in {"held", "besieged"} and before.endswith("-")):
                continue
            start, end = sentence.start + verb.start(), sentence.start + verb.end()
            stop = _BREAK.search(after)
            reach = end + min(REACH, stop.start() if stop else len(after))
            passive = bool(_PASSIVE.search(before)) and change != "lost"
            by_verb = verb.group().lower().endswith((" by", " of", "between")) and change in {
                "held",
                "divided",
            }
            objects = telling.places(report, end, reach)
            subjects = [
                s
                for s in telling.ground.named_in(report, max(sentence.start, start - REACH), start)
                if telling.ground.actors[s[2]].kind in _HOLDERS
                and not _BREAK.search(telling_text(telling, report, s[1], start))
            ]
            if change == "besieged" and not passive and not _acts(subjects, telling, report, start):
                continue
            if passive or by_verb:
                places = telling.places(report, max(sentence.start, start - REACH), start)
                agents = [
                    s
                    for s in telling.ground.named_in(report, end, reach)
                    if telling.ground.actors[s[2]].kind in _HOLDERS
                ]
                agents = [
                    s
                    for s in agents
                    if by_verb or re.search(r"\bby\s", telling_text(telling, report, end, s[0]))
                ]
                if not places or not agents or start - places[-1][1] > SHORT:
                    continue
                place, holders = places[-1], tuple(dict.fromkeys(s[2] for s in agents[: 2 if by_verb else 1]))
                former: tuple[str, ...] = ()
            else:
                if not subjects or (change in {"held", "divided"} and not objects):
                    continue
                if not objects or not _acts(subjects, telling, report, start):
                    continue
                between = telling_text(telling, report, end, objects[0][0])
                if _WORDS["thing"].search(between) or _RELATIVE.search(between):
                    continue
                place, holders = objects[0], (subjects[-1][2],)
                former = tuple(
                    s[2]
                    for s in telling.ground.named_in(report, place[1], reach)
                    if _FROM.search(telling_text(telling, report, place[1], s[0]))
                )[:1]
            if change == "lost":
                holders, former = (), holders
            first = min(start, place[0], *(s[0] for s in subjects[-1:]))
            passage = telling.passage(report, first, max(end, place[1]))
            yield Control(
                id=f"control:{change}:{report}:{passage.start}",
                change=change,
                place=_ground_of(place, end, telling, report) if start < place[0] else place[2],
                holders=holders,
                formerly=former,
                date=telling.day(report, sentence.start, sentence.end, start)
                if change not in {"held", "divided"}
                else None,
                status="claimed" if telling.tellers(report, start) else "reported",
                claimed_by=telling.tellers(report, start),
                events=tuple(
                    e.id
                    for e in telling.events(report, start, end)
                    if e.type in {"ASSAULT", "RETREAT", "COERCE"}
                ),
                mentions=(passage,),
            )


def _acts(subjects: Sequence[tuple[int, int, str]], telling: Telling, report: str, verb: int) -> bool:
    """Whether the last of some actors is what a verb's subject ends in."""
    if not subjects:
        return False
    between = telling_text(telling, report, subjects[-1][1], verb)
    return len(between) <= SHORT and not _NO_SUBJECT.search(between)


def _ground_of(place: tuple[int, int, str], verb: int, telling: Telling, report: str) -> str | None:
    """The place itself; none where a country is only where the ground lies that was taken."""
    known = telling.ground.places[place[2]]
    country = (known.feature or "").startswith("PCL")
    return None if country and _IN.search(telling_text(telling, report, verb, place[0])) else place[2]


_NEVER = frozenset({"planned", "hypothetical", "denied", "did_not_happen"})


def telling_text(telling: Telling, report: str, start: int, end: int) -> str:
    """The source text of a stretch."""
    return telling.ground.reports[report].text[start:end]


_BEFORE_HELD = re.compile(r"([\w’'.-]+?)$")


def _held(sentence: Passage, telling: Telling) -> Iterator[Control]:
    """Places named as somebody's: "rebel-held Aleppo"; no more than the words say, and no day."""
    report = sentence.report
    for held in _WORDS["holding"].finditer(sentence.text):
        start, end = sentence.start + held.start(), sentence.start + held.end()
        word = _BEFORE_HELD.search(sentence.text[: held.start()])
        whose = [
            s
            for s in telling.ground.named_in(report, start - 40, end)
            if start - 2 <= s[1] <= end and telling.ground.actors[s[2]].kind in _HOLDERS
        ]
        places = [p for p in telling.places(report, start - 40, end + 60) if p[1] > end and p[0] <= end + 45]
        if word is None or not whose or not places:
            continue
        begin = start - len(word.group(1))
        passage = telling.passage(report, min(begin, places[0][0]), places[0][1])
        siege = held.group().lower().endswith("besieged")
        yield Control(
            id=f"control:{'besieged' if siege else 'held'}:{report}:{passage.start}",
            change="besieged" if siege else "held",
            place=places[0][2],
            holders=(whose[-1][2],),
            date=telling.ground.published(report),
            mentions=(passage,),
            status="claimed" if telling.tellers(report, begin) else "reported",
            claimed_by=telling.tellers(report, begin),
        )


def _shares(figures: Iterable[Figure], telling: Telling) -> Iterator[Control]:
    for f in figures:
        if f.measure != "territory_share":
            continue
        share = f.value / 100 if f.unit == "percent" or f.value > 1 else f.value
        if not 0 <= share <= 1:
            continue
        spot = Passage(f.report, f.span.start, f.span.end, f.span.text)
        sentence = telling.ground.sentence(spot)
        before = [
            s
            for s in telling.ground.named_in(f.report, sentence.start, f.span.start)
            if telling.ground.actors[s[2]].kind in _HOLDERS
        ]
        after = telling_text(telling, f.report, f.span.end, sentence.end)
        formerly = [
            s[2]
            for s in telling.ground.named_in(f.report, f.span.end, sentence.end)
            if re.search(r"\b(?:previously|formerly|once)\b.*\bby\b", after[: s[0] - f.span.end])
        ]
        passage = telling.passage(f.report, before[-1][0] if before else f.span.start, f.span.end)
        yield Control(
            id=f"control:share:{f.report}:{f.span.start}",
            change="share",
            place=f.place,
            holders=(before[0][2],) if before else (),
            formerly=tuple(formerly[:1]),
            date=f.as_of or telling.ground.published(f.report),
            share=float(share),
            status="claimed" if f.statement else "reported",
            claimed_by=telling.tellers(f.report, f.span.start),
            figures=(f.id,),
            mentions=(passage,),
        )


def _joined(lines: Sequence[Control], telling: Telling) -> Iterator[Control]:
    groups: dict[tuple[str, ...], list[list[Control]]] = defaultdict(list)
    for line in sorted(lines, key=lambda c: (c.date or "9999", c.id)):
        share = f"{line.share}" if line.share is not None else ""
        key = (line.change, line.place or line.id, share)
        home = next((g for g in groups[key] if _one(line, g[0], telling)), None)
        if home is None:
            groups[key].append([line])
        else:
            home.append(line)
    for group in (g for key in groups for g in groups[key]):
        mentions = in_order(m for c in group for m in c.mentions)
        own = [c for c in group if not c.claimed_by]
        yield msgspec.structs.replace(
            group[0],
            status="reported" if own and group[0].status == "claimed" else group[0].status,
            events=tuple(sorted({e for c in group for e in c.events})),
            formerly=tuple(dict.fromkeys(a for c in group for a in c.formerly)),
            claimed_by=() if own else tuple(dict.fromkeys(a for c in group for a in c.claimed_by)),
            mentions=mentions,
            independent_sources=origins(
                ((m, telling.tellers(m.report, m.start)) for m in mentions), telling.ground
            ),
        )


def _one(a: Control, b: Control, telling: Telling) -> bool:
    if a.change in {"held", "besieged", "divided"}:
        return a.holders == b.holders
    shared = telling.ground.circle((*a.holders, *a.formerly)) & telling.ground.circle(
        (*b.holders, *b.formerly)
    )
    return bool(shared) and meets(a.date, b.date, 1)
