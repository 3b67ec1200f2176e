"""What each report tells of a meeting: the drafts that rounds of talks are put together from.

Two kinds: events that were read as meetings, and nouns ("peace talks last month in Geneva") that carry a
place and a date of their own although no event was read there. Phone calls and visits to a place are events,
not rounds.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from counterclaim.evidence import Event, Passage
from counterclaim.evidence.dispute import TalkStatus
from counterclaim.evidence.edtf import days
from counterclaim.reconcile.ground import Ground
from counterclaim.reconcile.phrases import phrases
from counterclaim.reconcile.telling import Telling

WORDS = phrases("talks.toml")
_PEOPLE = frozenset(
    {"person", "state", "government_body", "armed_group", "intergovernmental", "organisation", "population"}
)
_NOT_A_CALL = re.compile(r"\b(?:phone|telephone|called|by video)\b", re.I)


class Draft(Struct, frozen=True, array_like=True):
    """One report's telling of a meeting. `firm`: the day is its own; `date` may be coarse or None. `crowd`:
    only delegations are named, and who sits among them is told elsewhere in the report."""

    report: str
    passage: Passage
    sentence: Passage
    people: tuple[str, ...]
    date: str | None
    firm: bool
    place: str | None
    status: TalkStatus
    event: str | None
    crowd: bool = False

    @property
    def on_a_day(self) -> bool:
        """Whether a single day is known."""
        found = days(self.date)
        return found is not None and found.length == 1


def participants(event: Event, ground: Ground) -> tuple[str, ...]:
    """Who sat at the table: actors and recipients, without the groups and states that others there stand for
    when those others are persons."""
    found = [a for a in dict.fromkeys((*event.actors, *event.recipients)) if ground.actors[a].kind in _PEOPLE]
    return without_groups(found, ground)


def without_groups(found: Sequence[str], ground: Ground) -> tuple[str, ...]:
    """Some actors without those that persons among them stand for."""
    stood_for = {p for a in found if ground.actors[a].kind == "person" for p in ground.lineage(a) - {a}}
    kept = [a for a in dict.fromkeys(found) if a not in stood_for]
    return tuple(kept or dict.fromkeys(found))


_THEIR_TALKS = re.compile(
    r"(?:[’']s)?\s+(?:[\w-]+\s+){0,2}?(?:talks|negotiations|truce|cease-?fire|war|conflict|crisis)\b", re.I
)
"""After a name that only tells which talks are meant: "the Korean armistice talks"."""


def _only_describes(actor: str, mention: Passage, ground: Ground) -> bool:
    """Whether everywhere in a stretch the actor is named only to say which talks or war are meant."""
    text = ground.reports[mention.report].text
    spots = [s for s in ground.named_in(mention.report, mention.start, mention.end) if s[2] == actor]
    state = ground.actors[actor].kind == "state"
    return (bool(spots) or state) and all(
        _THEIR_TALKS.match(text, end) or (state and _WHERE.search(text[max(0, start - 12) : start]))
        for start, end, _ in spots
    )


_WHERE = re.compile(r"\b(?:in|about|on|over|across)\s+(?:the\s+)?$", re.I)


def _status(event: Event, text: str) -> TalkStatus:
    if event.mode in {"cancel", "postpone"} or event.status == "did_not_happen":
        return "cancelled"
    if event.status in {"planned", "hypothetical"}:
        return "planned"
    if event.type == "REJECT" and event.trigger.split(" ")[0] not in {"leaving", "left"}:
        return "broken_off" if WORDS["broken_off"].search(text) else "held"
    return "held"


def _from_events(telling: Telling) -> Iterator[Draft]:
    ground = telling.ground
    for e in ground.events.values():
        broken = e.type == "REJECT" and e.mode == "meet"
        if not (e.type == "CONSULT" or broken) or e.status in {"hypothetical", "denied"}:
            continue
        m = e.mentions[0]
        sentence = ground.sentence(m)
        if not WORDS["meeting"].search(m.text + " " + e.trigger) and not (
            broken and WORDS["meeting"].search(sentence.text)
        ):
            continue
        if e.mode == "phone" or (_NOT_A_CALL.search(m.text) and "met" not in m.text.split()):
            continue
        people = tuple(a for a in participants(e, ground) if not _only_describes(a, sentence, ground))
        people = without_groups((*people, *_beside(people, sentence, ground)), ground)
        if len(people) < 2:
            people = without_groups((*people, *_delegations(sentence, people, ground)), ground)
        if _OFTEN.search(sentence.text[m.start - sentence.start :]):
            continue
        if e.mode == "visit" and not any(ground.actors[a].kind == "person" for a in e.recipients):
            continue
        firm = e.date_basis in {"own", "clause", "sentence"}
        date = _date(e, telling)
        if _status(e, sentence.text) == "broken_off" and not _walked_out(date, sentence, people):
            continue
        yield Draft(
            report=m.report,
            passage=m,
            sentence=sentence,
            people=people,
            date=date,
            firm=firm,
            place=_place(e, m, telling),
            status=_status(e, sentence.text),
            event=e.id,
            crowd=bool(people) and all(WORDS["crowd"].search(ground.actors[a].name) for a in people),
        )


_OFTEN = re.compile(r"\b(?:times|occasions|repeatedly|regularly)\s+(?:since|before|in|over|this)\b", re.I)
"""Meetings counted together are no round."""
SOON = 700
"""Characters after a meeting of "the delegations" in which its delegates speak: two paragraphs."""


def _at_the_table(mention: Passage, telling: Telling) -> list[str]:
    """The persons with a title who speak soon after words on a meeting of delegations, if two do."""
    found = []
    for s in telling.ground.statements_of.get(mention.report, ()):
        by = s.actor
        if s.source is None or by is None or s.within or by in found:
            continue
        actor = telling.ground.actors[by]
        near = mention.start <= s.source.start <= mention.end + SOON
        if near and actor.kind == "person" and actor.roles and not _SPOKESMAN.search(" ".join(actor.roles)):
            found.append(by)
    return found if len(found) > 1 else []


_SPOKESMAN = re.compile(r"spokes|president|\baide\b|prime minister|king", re.I)
_OUT = re.compile(r"\bwalk(?:s|ed|ing)? out\b|\bstorm\w* out\b|\bstalled\b", re.I)


def _walked_out(date: str | None, sentence: Passage, people: Sequence[str]) -> bool:
    """Whether a round was under way that day: somebody left it, or it stalled. Talks that are suspended or
    broken off as a whole are no round of their own."""
    found = days(date)
    return found is not None and found.length == 1 and bool(people) and bool(_OUT.search(sentence.text))


def _date(event: Event, telling: Telling) -> str | None:
    """The day of a meeting, else what is known of it; nothing where it is only that of the telling."""
    found = days(event.date)
    if found is not None and found.length == 1:
        return event.date
    m = event.mentions[0]
    for t in telling.times(m.report, m.start, m.end + 16):
        day = days(t.edtf)
        if t.type == "DATE" and day is not None and day.length == 1:
            return t.edtf
    return None if event.date_basis == "report" else event.date


def _beside(people: Sequence[str], sentence: Passage, ground: Ground) -> list[str]:
    """The actors that the sentence coordinates with those who meet: "X, Y and Z held talks"."""
    text = ground.reports[sentence.report].text
    spots = [
        s
        for s in ground.named_in(sentence.report, sentence.start, sentence.end)
        if ground.actors[s[2]].kind in _PEOPLE
    ]
    found = []
    for one, other in pairwise(spots):
        if (one[2] in people) != (other[2] in people) and _AND.fullmatch(text[one[1] : other[0]]):
            found.append(one[2] if other[2] in people else other[2])
    return found


def _delegations(sentence: Passage, people: Sequence[str], ground: Ground) -> list[str]:
    """Delegations and negotiators that the sentence names beside those who act in it."""
    named = [a for _, _, a in ground.named_in(sentence.report, sentence.start, sentence.end)]
    return [a for a in named if a not in people and WORDS["delegate"].search(ground.actors[a].name)]


def _place(event: Event, mention: Passage, telling: Telling) -> str | None:
    """Where an event took place as far as its own words say so, or the report is filed from there."""
    report = telling.ground.reports[mention.report]
    if event.place is None or event.place_basis != "own":
        return _filed_from(mention, telling)
    for start, _end, id_ in telling.places(mention.report, mention.start, mention.end + 80):
        if id_ == event.place and _ABOUT.search(report.text[max(0, start - 6) : start]):
            return None  # talks on Aleppo are not held there
    return event.place


_ABOUT = re.compile(r"\b(?:on|about|over|into) $", re.I)


def _filed_from(mention: Passage, telling: Telling) -> str | None:
    """The place in the report's dateline, where the meeting is told of in the sentence that it opens."""
    dateline = telling.ground.reports[mention.report].dateline_span
    if dateline is None:
        return None
    opens = telling.ground.sentence(Passage(mention.report, dateline.end, dateline.end + 1, ""))
    if mention.start >= opens.end or mention.end <= dateline.end:
        return None
    places = telling.places(mention.report, dateline.start, dateline.end)
    return places[0][2] if places else None


_PREPOSED = re.compile(r"\b(?:in|at|to)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}$", re.I)
WINDOW = 90
"""Characters after a noun for the meeting in which its place and date stand."""


def _from_nouns(telling: Telling, taken: Sequence[Draft]) -> Iterator[Draft]:
    ground = telling.ground
    told: dict[str, list[Passage]] = defaultdict(list)
    for d in taken:
        told[d.report].append(d.sentence)
    for sentence in telling.sentences:
        report = sentence.report
        for noun in WORDS["round"].finditer(sentence.text):
            start, end = sentence.start + noun.start(), sentence.start + noun.end()
            if any(p.start < end and start < p.end for p in told.get(report, ())):
                continue
            text = ground.reports[report].text
            stop = end + len(re.match(r"[^,.;:()]*", text[end : min(sentence.end, end + WINDOW)]).group())  # type: ignore[union-attr]
            times = [t for t in telling.times(report, end, stop) if t.type == "DATE"]
            places = [
                (s, e, id_)
                for s, e, id_ in telling.places(report, end, stop)
                if _PREPOSED.search(text[end:s])
            ]
            if not times or not places:
                continue
            last = max(times[0].end, places[-1][1])
            people = [a for _, _, a in ground.named_in(report, end, last) if ground.actors[a].kind in _PEOPLE]
            subject = _subject(
                [
                    (s, e, a)
                    for s, e, a in ground.named_in(report, max(sentence.start, start - WINDOW), start)
                    if ground.actors[a].kind in _PEOPLE and not _THEIR_TALKS.match(text, e)
                ],
                text,
            )
            people = [*(a for _, _, a in subject), *people]
            if not people:
                continue
            begins = subject[0][0] if subject else start
            yield Draft(
                report=report,
                passage=telling.passage(report, begins, last),
                sentence=sentence,
                people=without_groups(people, ground),
                date=times[0].edtf,
                firm=True,
                place=places[-1][2],
                status=_told_status(text[begins:last]),
                event=None,
            )


_AND = re.compile(
    r"[,\s]*(?:and|,|&)\s*(?:the\s+)?(?:[A-Z][\w.-]+\s+|foreign |prime |minister |president ){0,4}?$"
)


def _subject(spots: list[tuple[int, int, str]], text: str) -> list[tuple[int, int, str]]:
    """The last of some actors before a noun, with those coordinated with it."""
    found = spots[-1:]
    for start, end, actor in reversed(spots[:-1]):
        if not _AND.fullmatch(text[end : found[0][0]]):
            break
        found.insert(0, (start, end, actor))
    return found


def _told_status(text: str) -> TalkStatus:
    statuses: tuple[TalkStatus, ...] = ("cancelled", "broken_off", "planned")
    return next((s for s in statuses if WORDS[s].search(text)), "held")


def draft_lines(telling: Telling) -> Iterator[Draft]:
    """Every telling of a meeting as each report has it; `event` is the report's own."""
    told = list(_from_events(telling))
    yield from told
    yield from _from_nouns(telling, told)


def drafts(lines: Iterable[Draft], ids: Mapping[str, Event], telling: Telling) -> list[Draft]:
    """Those tellings in the order of the text, under the record's events: `ids` gives the record's event for
    each event of a reading."""
    told = [
        replace(
            d,
            event=None if d.event is None else ids[d.event].id,
            people=(*_at_the_table(d.passage, telling), *d.people) if d.crowd else d.people,
        )
        for d in lines
    ]
    ended = {(d.report, d.sentence.start, d.people) for d in told if d.status == "broken_off"}
    told = [
        replace(d, status="broken_off") if (d.report, d.sentence.start, d.people) in ended else d
        for d in told
    ]
    return sorted(told, key=lambda d: (d.passage.order, d.event or ""))
