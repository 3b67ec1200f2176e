"""Ceasefires: what was announced, by whom, how it fared, and whom breaches are laid to.

A ceasefire is one that was declared, as in the ETH/PRIO Civil Conflict Ceasefire data (Clayton, Nygård,
Strand, Rustad and others 2023): calls and offers are proposals, not ceasefires. Sentences that name one are
read for its turns (announced, started, extended, breached, collapsed); within a report "the ceasefire" is the
one told of last, across reports those are one whose days and parties agree.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from counterclaim.evidence import Breach, Ceasefire, Event, Passage, Proposal, Turn, in_order
from counterclaim.evidence.ceasefire import CeasefireClass, CeasefirePurpose, CeasefireSides, CeasefireStatus
from counterclaim.evidence.edtf import days
from counterclaim.reconcile.ground import Ground
from counterclaim.reconcile.overlaps import Overlaps
from counterclaim.reconcile.phrases import phrases
from counterclaim.reconcile.processes import root
from counterclaim.reconcile.proposal_lines import subjects
from counterclaim.reconcile.support import origins
from counterclaim.reconcile.telling import Telling, meets
from counterclaim.reconcile.terms import terms_of

_WORDS = phrases("ceasefires.toml")
_TURNS = ("breached", "extended", "collapsed", "started", "announced")
NEAR = 70
"""Characters between a ceasefire and the verb that tells what became of it."""
_SIDES = frozenset({"state", "armed_group", "government_body", "person", "organisation", "population"})
_INDEFINITE = re.compile(r"\b(?:an?|temporary|new|another)\s+(?:[\w-]+\s+){0,3}$", re.I)
_BORDER = re.compile(r"[;:]|,\s+(?:but|while|which|who)\b")


class CeasefireLine(Struct, frozen=True, array_like=True):
    """A sentence that tells a turn of a ceasefire; `event` is the report's own."""

    turn: str
    passage: Passage
    sentence: Passage
    who: tuple[str, ...]
    mediators: tuple[str, ...]
    against: tuple[str, ...]
    date: str | None
    duration: str | None
    place: str | None
    claimed_by: tuple[str, ...]
    event: str | None
    terms: tuple[tuple[str, str], ...]
    new: bool


def ceasefire_lines(telling: Telling) -> Iterator[CeasefireLine]:
    """The lines that tell of a ceasefire as each report has them, in text order."""
    for sentence in telling.sentences:
        yield from _lines(sentence, telling)


def find_ceasefires(
    lines: Iterable[CeasefireLine],
    proposals: Sequence[Proposal],
    ids: Mapping[str, Event],
    telling: Telling,
) -> tuple[Ceasefire, ...]:
    """The ceasefires of the record, by day and place in the text; `ids` is the record's event for each event
    of a reading."""
    groups = _Groups(telling.ground)
    last: dict[str, list[CeasefireLine]] = {}
    waiting: list[CeasefireLine] = []
    for told in lines:
        s = told if told.event is None else msgspec.structs.replace(told, event=ids[told.event].id)
        if s.turn in {"announced", "started"}:
            home = groups.home(s)
            if home is None and not s.new and s.passage.report in last:
                home = last[s.passage.report]
            if home is None:
                home = groups.begin(s)
            else:
                home.append(s)
            last[s.passage.report] = home
        elif s.passage.report in last:
            last[s.passage.report].append(s)
        else:
            waiting.append(s)
    for s in waiting:  # told of before, or only by, what became of it
        home = last.get(s.passage.report) or groups.home(s)
        if home is not None:
            home.append(s)
        elif s.turn in {"collapsed", "extended"}:
            last[s.passage.report] = groups.begin(s)
    overlaps = Overlaps(proposals, telling.ground)
    found = [_ceasefire(g, overlaps, telling) for g in groups.all]
    return tuple(sorted(found, key=lambda c: (c.declared or c.start or "9999", c.id)))


def _lines(sentence: Passage, telling: Telling) -> Iterator[CeasefireLine]:
    ground, report, text = telling.ground, sentence.report, sentence.text
    for noun in _WORDS["noun"].finditer(text):
        around = text[max(0, noun.start() - 12) : noun.end() + 16]
        if any(m.start() <= 12 + (noun.end() - noun.start()) for m in _WORDS["not_one"].finditer(around)):
            continue
        borders = [m.start() for m in _BORDER.finditer(text)]
        low = max([0, noun.start() - NEAR, *(b for b in borders if b < noun.start())])
        high = min([len(text), noun.end() + NEAR, *(b for b in borders if b >= noun.end())])
        turn = next(((t, m) for t in _TURNS if (m := _verb(t, text, low, high, noun)) is not None), None)
        if turn is None or _WORDS["wanted"].search(text, low, noun.start()):
            continue
        name, verb = turn
        if _WORDS["wanted"].search(
            text, noun.end(), verb.start() if verb.start() > noun.end() else noun.end()
        ):
            continue
        at = sentence.start + verb.start()
        start, end = sentence.start + noun.start(), sentence.start + noun.end()
        who = _who(name, sentence, noun, verb, ground)
        brokered = name == "announced" and re.match(r"(?:broker|mediat|negotiat)", verb.group(), re.I)
        lengths = [
            t
            for t in telling.durations(report, sentence.start + low, sentence.start + high)
            if (t.end <= start and start - t.end <= 3)
            or (t.start >= end and _LASTING.search(text[noun.end() : t.start - sentence.start]))
        ]
        event = next((e.id for e in telling.events(report, min(at, start), max(at, end))), None)
        passage = telling.passage(report, min(at, start), max(sentence.start + verb.end(), end))
        terms = terms_of(Passage(report, start, sentence.end, text[noun.start() :]), ground)
        acting = {(a, b) for a, b, _ in ground.named_in(report, sentence.start + low, sentence.start + high)}
        places = [
            p
            for p in telling.places(report, sentence.start + low, sentence.start + high)
            if (p[0], p[1]) not in acting
        ]
        yield CeasefireLine(
            turn=name,
            passage=passage,
            sentence=sentence,
            who=() if brokered else who,
            mediators=who if brokered else (),
            against=_accused(sentence, at, who, ground) if name == "breached" else (),
            date=telling.day(report, sentence.start, sentence.end, at),
            duration=lengths[0].value if lengths else None,
            place=places[0][2] if places else None,
            claimed_by=telling.tellers(report, min(at, start)),
            event=event,
            terms=tuple(sorted((k, v) for k, v in terms.items() if k not in {"made", "start"})),
            new=bool(_INDEFINITE.search(text[: noun.start()])),
        )


def _verb(turn: str, text: str, low: int, high: int, noun: re.Match[str]) -> re.Match[str] | None:
    """The verb of a turn that stands nearest to the noun, in its clause."""

    def near(m: re.Match[str]) -> tuple[int, int]:
        return min(abs(noun.start() - m.end()), abs(m.start() - noun.end())), m.start()

    found = []
    for m in _WORDS[turn].finditer(text, low, high):
        after = m.start() >= noun.end()
        told = _IS.match(text[noun.end() : m.start()]) or text[m.end() : m.end() + 4].strip() == "by"
        before = m.end() <= noun.start() and turn != "started"
        if before or (after and (turn != "announced" or told)):
            found.append(m)
    return min(found, key=near, default=None)


_LASTING = re.compile(r"\b(?:for|of|lasting)\s+(?:the\s+)?(?:next\s+)?$", re.I)
_AND = re.compile(r"\s*(?:,|and|, and|the)?\s*(?:the\s+)?")
_IS = re.compile(r"\s+(?:was\s+|were\s+|had been\s+|has been\s+)?$")


def _who(
    turn: str, sentence: Passage, noun: re.Match[str], verb: re.Match[str], ground: Ground
) -> tuple[str, ...]:
    """Whose act it is: the actors before the verb, or after "by"; of a breach, whom it is laid to."""
    at = sentence.start + verb.start()
    after = sentence.text[verb.end() :]
    if verb.start() > noun.start() and (by := re.match(r"\s+by\s+", after)):
        spots = ground.named_in(sentence.report, sentence.start + verb.end() + by.end() - 1, sentence.end)
        found: list[str] = []
        edge = sentence.start + verb.end() + by.end()
        for start, end, actor in spots:
            if not _AND.fullmatch(sentence.text[edge - sentence.start : start - sentence.start]):
                break
            found.append(actor)
            edge = end
        return tuple(dict.fromkeys(found))
    if turn in {"collapsed", "started"} and verb.start() > noun.start():
        return ()
    return tuple(a for a in reversed(subjects(ground, sentence, at)) if ground.actors[a].kind in _SIDES)


_LAID = re.compile(r"\b(?:for|of)\s+(?:\w+\s+)?$", re.I)


def _accused(sentence: Passage, verb: int, who: Sequence[str], ground: Ground) -> tuple[str, ...]:
    """Whom a breach is laid to: "blamed X for breaking", "X of violating", or who breaks it."""
    spots = [
        s
        for s in ground.named_in(sentence.report, sentence.start, verb)
        if ground.actors[s[2]].kind in _SIDES
    ]
    if spots and _LAID.search(sentence.text[spots[-1][1] - sentence.start : verb - sentence.start]):
        return (spots[-1][2],)
    return tuple(who)


def _one(a: CeasefireLine, b: CeasefireLine, ground: Ground) -> bool:
    if not meets(a.date, b.date, APART) or (a.duration and b.duration and a.duration != b.duration):
        return False
    if a.new and b.new and a.passage.report == b.passage.report and not (a.date and b.date):
        return False
    sides_a = {root(x, ground) for x in (*a.who, *a.mediators)}
    sides_b = {root(x, ground) for x in (*b.who, *b.mediators)}
    if sides_a and sides_b and not sides_a & sides_b:
        return False
    if a.passage.report != b.passage.report:
        return bool(sides_a & sides_b) and a.date is not None and b.date is not None
    return True


APART = 3
"""Days between two tellings of one ceasefire, at most."""
LONG = 92
"""A longer stretch of days is held against those of all groups."""


class _Groups:
    """Lines that are one ceasefire. A line is held against groups whose first line is of its report, or dated
    within APART days of it; the others cannot be its own."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._at: dict[str, list[int]] = defaultdict(list)
        self.all: list[list[CeasefireLine]] = []

    def begin(self, line: CeasefireLine) -> list[CeasefireLine]:
        """A new group of a line."""
        for key in (line.passage.report, *(_days_of(line, 0) or ([""] if line.date else []))):
            self._at[key].append(len(self.all))
        self.all.append([line])
        return self.all[-1]

    def home(self, line: CeasefireLine) -> list[CeasefireLine] | None:
        """The first group that a line is of."""
        likely: Iterable[int] = self._at[line.passage.report]
        if line.date:
            near = _days_of(line, APART)
            keys = (line.passage.report, "", *near)
            likely = sorted({n for key in keys for n in self._at[key]}) if near else range(len(self.all))
        fit = (self.all[n] for n in likely)
        return next((g for g in fit if all(_one(line, o, self._ground) for o in g)), None)


def _days_of(line: CeasefireLine, more: int) -> list[str]:
    """The days of a line with so many around them; none for no date, or one that is not of a few weeks."""
    span = days(line.date)
    if span is None or span.length > LONG:
        return []
    first, last = span.first.toordinal() - more, span.last.toordinal() + more
    return [str(day) for day in range(first, last + 1)]


def _ceasefire(group: Sequence[CeasefireLine], overlaps: Overlaps, telling: Telling) -> Ceasefire:
    ground = telling.ground
    told = sorted(group, key=lambda s: s.passage.order)
    made = [s for s in told if s.turn in {"announced", "started"}]
    mediators = tuple(dict.fromkeys(a for s in told for a in s.mediators))
    parties = tuple(
        dict.fromkeys(a for s in made if s.turn == "announced" for a in s.who if a not in mediators)
    )
    words = " ".join(s.sentence.text for s in made or told)
    announced = [s for s in told if s.turn == "announced"]
    started = [s for s in told if s.turn == "started"]
    ended = [s for s in told if s.turn == "collapsed"]
    sides = {root(p, ground) for p in parties}
    kinds: dict[int, CeasefireSides] = {1: "unilateral", 2: "bilateral"}
    mentions = in_order(s.passage for s in told)
    place = next((s.place for s in made if s.place), None)
    country = place is not None and (ground.places[place].feature or "").startswith("PCL")
    national = country or bool(_WORDS["national"].search(words))
    return Ceasefire(
        id=f"ceasefire:{mentions[0].report}:{mentions[0].start}",
        status=_status(told),
        parties=parties,
        kind=kinds.get(len(sides), "multilateral") if sides else None,
        class_=_class(words),
        purpose=_purpose(words),
        coverage="national" if national else "local" if place else None,
        place=place,
        declared=next((s.date for s in announced if s.date), None),
        start=next((s.date for s in started if s.date), None),
        until=_until(told),
        duration=next((s.duration for s in made if s.duration), None),
        mediators=mediators,
        terms={k: v for s in reversed(made) for k, v in s.terms},
        announcements=tuple(_turn(s) for s in announced),
        extensions=tuple(_turn(s) for s in told if s.turn == "extended"),
        breaches=tuple(_breach(s) for s in told if s.turn == "breached"),
        collapse=_turn(ended[0]) if ended else None,
        proposals=tuple(p.id for p in overlaps.of(mentions) if p.terms.get("measure") == "ceasefire"),
        events=tuple(sorted({s.event for s in told if s.event})),
        mentions=mentions,
        independent_sources=origins(((m, telling.tellers(m.report, m.start)) for m in mentions), ground),
    )


def _status(told: Sequence[CeasefireLine]) -> CeasefireStatus:
    """What became of it in the end, as far as is told."""
    if any(s.turn == "collapsed" for s in told):
        over = [s for s in told if s.turn == "collapsed"]
        return "expired" if all(_WORDS["expired"].search(s.passage.text) for s in over) else "collapsed"
    return "in_force" if any(s.turn in {"started", "extended"} for s in told) else "announced"


def _class(words: str) -> CeasefireClass | None:
    """Definitive with disarmament or an armistice, preliminary with a way to watch it, else a cessation."""
    if _WORDS["definitive"].search(words):
        return "definitive"
    return "preliminary" if _WORDS["preliminary"].search(words) else "cessation"


def _purpose(words: str) -> CeasefirePurpose | None:
    order: tuple[CeasefirePurpose, ...] = ("holiday", "election", "humanitarian", "peace_process")
    return next((p for p in order if _WORDS[p].search(words)), None)


def _until(told: Sequence[CeasefireLine]) -> str | None:
    ended = [s.date for s in told if s.turn == "collapsed" and s.date]
    return ended[0] if ended and days(ended[0]) is not None else None


def _turn(s: CeasefireLine) -> Turn:
    return Turn(
        passage=s.passage, date=s.date, actors=(*s.who, *s.mediators), claimed_by=s.claimed_by, event=s.event,
        until=None,
    )  # fmt: skip


def _breach(s: CeasefireLine) -> Breach:
    accusers = tuple(a for a in s.claimed_by if a not in s.against) or tuple(
        a for a in s.who if a not in s.against
    )
    return Breach(
        passage=s.passage, alleged_by=accusers, laid_to=s.against, date=s.date, statement=s.passage.statement,
        event=s.event,
    )  # fmt: skip
