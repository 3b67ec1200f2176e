"""An event as one report tells it, with what is compared of it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from msgspec import Struct

from counterclaim.evidence import Event, Place, Report
from counterclaim.evidence.edtf import Days, days
from counterclaim.reconcile.ground import Ground
from counterclaim.reconcile.words import content_words, set_apart, side_by_side, stem

Parts = tuple[tuple[str, float], ...]


CROWD = 0.6
"""What sharing only a crowd ("protesters", "residents") is worth of sharing an actor: others may be meant."""


@dataclass(frozen=True, slots=True)
class Party:
    """One side of an event: the actors with what they are part of, and the words that describe them."""

    ids: frozenset[str]
    words: frozenset[str]
    countries: frozenset[str]
    persons: frozenset[str]
    named: bool
    crowds: frozenset[str]

    def meets(self, other: Party) -> float | None:
        """1 for a shared actor, 0.6 for a shared description, 0 where nothing can be said, -0.5 for others by
        name, -1 for two that are of different countries; None when one of them is empty."""
        if not self.ids or not other.ids:
            return None
        shared = self.ids & other.ids
        if shared:
            return CROWD if shared <= self.crowds else 1.0
        if self.words & other.words:
            return 0.6
        if self.countries and other.countries and not self.countries & other.countries:
            return -1.0
        return -0.5 if self.named and other.named else 0.0


@dataclass(frozen=True, slots=True)
class Sighting:
    """One event of one report, with what is compared of it.

    `harks_back`: the report speaks of it as known already ("the blast", "that attack"). `firm`: the date
    is the event's own or its clause's, not one taken over from what stands around it. `fixed`: so is the
    place. `cumulative`: what it counts ran up over months or years.
    `campaign`: it went on for long (an offensive, a siege, a war), so it is no single strike of it.
    `counted_from`: its sentence only counts from it to something else ("two days after the raid").
    `besides`: what it counts comes on top of what was counted before ("six more", "another two").
    `stands_still`: those who are moved wait or are stuck, which is not their moving.
    `theatre`: the country of the place, else the one that most places of the report are in.
    `figures`: what it counts, as (measure, value). `days`: none where only the report's own date says when
    something that went on for long was. `told`: the last day on which the report may have come out; none
    where that is unsure, or where what is told of is still to come.
    """

    event: Event
    report: str
    days: Days | None
    words: frozenset[str]
    context: frozenset[str]
    places: tuple[Place, ...]
    actors: Party
    recipients: Party
    figures: frozenset[tuple[str, float]]
    harks_back: bool
    firm: bool
    fixed: bool
    cumulative: bool
    campaign: bool
    theatre: str | None = None
    counted_from: bool = False
    besides: bool = False
    stands_still: bool = False
    told: date | None = None


_ANYBODY = content_words(
    "people person persons civilians residents citizens others victims men women children families many "
    "some several"
)
"""Victims that reports name now so, now so: they tell no event from another."""


_CROWD = frozenset({"population", "unnamed"})


def _party(actors: Iterable[str], ground: Ground) -> Party:
    listed = tuple(actors)
    words = (
        frozenset().union(*(content_words(ground.actors[a].name) for a in listed)) if listed else frozenset()
    )
    generic = all(ground.actors[a].kind in _CROWD for a in listed)
    return Party(
        ground.circle(listed),
        (words - _ANYBODY) if generic else words,
        frozenset(
            c for a in listed if (c := ground.actors[a].country) and ground.actors[a].kind not in _CROWD
        ),
        frozenset(a for a in listed if ground.actors[a].kind == "person"),
        bool(listed) and all(ground.actors[a].kind not in _CROWD for a in listed),
        ground.circle(a for a in listed if ground.actors[a].kind in _CROWD),
    )


class Seen(Struct, frozen=True, array_like=True):
    """What an event's own report tells of it: see `Sighting`. Words stand side by side in one string, and
    `theatre` is that of the report."""

    event: str
    words: str
    context: str
    harks_back: bool
    campaign: bool
    counted_from: bool
    besides: bool
    stands_still: bool
    theatre: str | None


def seen_in(ground: Ground) -> Iterator[Seen]:
    """What each report tells of its events, in the order of the readings."""
    theatres = _theatres(ground)
    for e in ground.events.values():
        yield Seen(
            event=e.id,
            words=side_by_side(content_words(" ".join(m.text for m in e.mentions) + " " + e.trigger)),
            context=side_by_side(content_words(" ".join(ground.sentence(m).text for m in e.mentions))),
            harks_back=_harks_back(e, ground),
            campaign=_campaign(e),
            counted_from=_counted_from(e, ground),
            besides=any(_BESIDES.search(m.text) for m in e.mentions),
            stands_still=_stands_still(e),
            theatre=theatres.get(e.mentions[0].report),
        )


def sightings(ground: Ground, seen: Iterable[Seen] | None = None) -> list[Sighting]:
    """Every event of every reading, ready to be compared; `seen` is what `seen_in` gives, where known."""
    counted: dict[str, set[tuple[str, float]]] = defaultdict(set)
    running = {f.event for f in ground.figures.values() if f.cumulative and f.event is not None}
    for f in ground.figures.values():
        if f.event is not None and f.measure not in {"duration", "distance", "price", "money"}:
            counted[f.event].add((f.measure, f.value))
    nothing: frozenset[tuple[str, float]] = frozenset()

    @cache
    def party(actors: tuple[str, ...]) -> Party:
        return _party(actors, ground)

    @cache
    def around(place: str | None) -> tuple[Place, ...]:
        return tuple(ground.places[p] for p in ground.containers(place))

    @cache
    def came_out(report: str) -> date | None:
        return _came_out(ground.reports[report])

    sets = cache(set_apart)  # the events of a sentence share its words
    return [
        Sighting(
            event=e,
            report=e.mentions[0].report,
            days=None if s.campaign and e.date_basis == "report" else days(e.date),
            words=sets(s.words),
            context=sets(s.context),
            places=around(e.place),
            actors=party(e.actors),
            recipients=party(e.recipients),
            figures=frozenset(counted[e.id]) if e.id in counted else nothing,
            harks_back=s.harks_back,
            firm=e.date_basis in {"own", "clause"},
            fixed=e.place_basis in {"own", "clause"},
            cumulative=e.id in running,
            campaign=s.campaign,
            theatre=(ground.places[e.place].country if e.place in ground.places else None) or s.theatre,
            counted_from=s.counted_from,
            besides=s.besides,
            stands_still=s.stands_still,
            told=None if e.status in _AHEAD else came_out(e.mentions[0].report),
        )
        for s in (seen_in(ground) if seen is None else seen)
        for e in [ground.events[s.event]]
    ]


_AHEAD = frozenset({"planned", "hypothetical"})


def _came_out(report: Report) -> date | None:
    """The last day on which a report may have come out; none where its date is no more than a guess."""
    span = days(report.published)
    sure = report.published_basis != "inferred" or report.published_confidence != "low"
    return span.last if span is not None and sure else None


MAINLY = 1.5
"""How many times as often a report names places of its theatre as of any other country."""


def _theatres(ground: Ground) -> dict[str, str]:
    """The country that most places of a report are in: half again as many as in any other."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for p in ground.places.values():
        for m in p.mentions if p.country else ():
            counted[m.report][p.country or ""] += 1
    found = {}
    for report, countries in counted.items():
        (country, most), *others = sorted(countries.items(), key=lambda c: (-c[1], c[0]))[:2]
        if not others or most >= MAINLY * others[0][1]:
            found[report] = country
    return found


_CAMPAIGN = frozenset(
    stem(w)
    for w in "offensive operation operations campaign war fighting battle battles conflict siege unrest "
    "insurgency blockade crackdown advance advancing besiege besieged encircle counterattack "
    "counteroffensive hostilities bombardment intervention".split()
)
_WAGED = frozenset(stem(w) for w in "wage waging waged mount mounting pursue pursuing prosecute".split())
"""Verbs whose object says what is done."""
WEEK = 7
"""Days within which protests are one gathering."""
LONG = 31
"""Days that no single strike, seizure or shooting lasts."""


_PROTESTS = re.compile(
    r"\b(?:protests|demonstrations|rallies|marches|unrest|uprising|strikes|movement)\b", re.I
)
_GOING_ON = re.compile(
    r"\b(?:beg[ai]n|begun|started|erupted|broke out|triggered|sparked|prompted|touched off|ongoing|"
    r"continu\w+|(?:has|have|had) been [\w-]*ing|(?:for|in) (?:\w+ )?(?:weeks|months)|"
    r"(?:weeks|months) of|\w+-long)\b",
    re.I,
)


def _movement(event: Event) -> bool:
    """Whether protests are told of as a movement that went on for weeks, not as one gathering."""
    span, text = days(event.date), event.mentions[0].text
    if span is not None and span.length <= WEEK:
        return False
    if span is not None and "/" in (event.date or "") and span.length > LONG:
        return True
    return bool(_PROTESTS.search(text) and _GOING_ON.search(text))


def _campaign(event: Event) -> bool:
    """Whether the event's words, or how long it lasted, make it a stretch of war instead of one deed."""
    if event.type == "PROTEST":
        return _movement(event)
    if event.type not in {"ASSAULT", "COERCE"}:
        return False
    span = days(event.date)
    lasted = span is not None and "/" in (event.date or "") and span.length > LONG
    words = [stem(w.lower()) for w in event.trigger.split(" ")]
    if any(w in _WAGED for w in words):
        words += [stem(w.lower()) for w in re.findall(r"[\w-]+", event.mentions[0].text)]
    return lasted or any(w in _CAMPAIGN for w in words)


_COUNTED = re.compile(
    r"\b(?:hours?|days?|nights?|weeks?|months?|years?) (?:after|before|since|following) "
    r"(?:(?:the|a|an|its|his|her|their|this|that) )?(?:[\w-]+ )?$",
    re.I,
)


_STILL = frozenset(
    stem(w)
    for w in "wait waiting waited await stuck stranded stall stalled stalling halt halted sit sat sitting "
    "delay delayed delays blocked trapped stopped suspended".split()
)


def _stands_still(event: Event) -> bool:
    """Whether a movement's own words say that it stood still."""
    if event.type not in {"AID", "RETREAT"}:
        return False
    return any(stem(w.lower()) in _STILL for w in event.trigger.split(" "))


_BESIDES = re.compile(
    r"\b(?:another|(?:a |an )(?:further|additional)|(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|dozens?|several|many|some) (?:more|others?|further|additional))\b(?! than)",
    re.I,
)


def _counted_from(event: Event, ground: Ground) -> bool:
    """Whether a stretch of time is counted from what is told right behind it."""
    at = event.mentions[0]
    return bool(_COUNTED.search(ground.reports[at.report].text[max(0, at.start - 60) : at.start]))


_DEED = frozenset(
    stem(w)
    for w in "attack strike airstrike blast explosion bombing raid shelling assault shooting killing "
    "massacre ambush clash fighting battle offensive operation siege talk meeting summit visit "
    "negotiation call deal agreement accord ceasefire truce evacuation withdrawal exchange swap protest "
    "rally demonstration arrest abduction kidnapping crash incident violence vote veto decision "
    "announcement sanction handover".split()
)
_DEFINITE = re.compile(r"\b(?:the|this|that|these|those|\w+day.?s)\s+(?:[\w-]+\s+){0,2}?$", re.I)


def _harks_back(event: Event, ground: Ground) -> bool:
    """Whether a noun names the event and an article says that it is known."""
    told = event.mentions[0]
    before = ground.reports[told.report].text[max(0, told.start - ARTICLE) : told.start]
    for word in event.trigger.split(" "):
        at = told.text.find(word)
        if stem(word.lower()) in _DEED and at >= 0 and _DEFINITE.search(before + told.text[:at]):
            return True
    return False


ARTICLE = 40
"""Characters before a mention in which the article of its noun stands."""


def fused(group: Sequence[Sighting]) -> Sighting:
    """The sightings that one report has of one event, as one: each tells what the others leave out."""
    if len(group) == 1:
        return group[0]
    dated = [s for s in group if s.days is not None]
    placed = [s for s in group if s.places]
    best = min(dated, key=lambda s: (s.days.length if s.days else 0, not s.firm), default=group[0])
    return Sighting(
        event=group[0].event,
        report=group[0].report,
        days=best.days,
        words=frozenset().union(*(s.words for s in group)),
        context=frozenset().union(*(s.context for s in group)),
        places=max(placed, key=lambda s: len(s.places)).places if placed else (),
        actors=_both(s.actors for s in group),
        recipients=_both(s.recipients for s in group),
        figures=frozenset().union(*(s.figures for s in group)),
        harks_back=all(s.harks_back for s in group),
        firm=best.firm,
        fixed=all(s.fixed for s in placed) and bool(placed),
        cumulative=any(s.cumulative for s in group),
        campaign=all(s.campaign for s in group),
        theatre=next((s.theatre for s in placed if s.theatre), group[0].theatre),
        besides=any(s.besides for s in group),
        stands_still=all(s.stands_still for s in group),
        told=group[0].told,
    )


def _both(parties: Iterable[Party]) -> Party:
    listed = list(parties)
    return Party(
        frozenset().union(*(p.ids for p in listed)),
        frozenset().union(*(p.words for p in listed)),
        frozenset().union(*(p.countries for p in listed)),
        frozenset().union(*(p.persons for p in listed)),
        any(p.named for p in listed) and all(p.named or not p.ids for p in listed),
        frozenset().union(*(p.crowds for p in listed)),
    )
