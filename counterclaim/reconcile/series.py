"""One quantity over time: every source's number for one thing, the current range, the best-supported value.

Counts belong to one series when they measure the same thing of one event, or, where they run since a start
or have no event, of one conflict or place. A part ("15 of them", children among the dead) is a series of its
own that names its whole. Nothing is ever added up.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from counterclaim.evidence import Event, Figure, Passage, Point, Series, in_order
from counterclaim.evidence.edtf import days
from counterclaim.reconcile.ground import Ground
from counterclaim.reconcile.stance import of_figures
from counterclaim.reconcile.telling import Telling, meets
from counterclaim.reconcile.words import content_words

TOLLS = frozenset(
    {"killed", "injured", "missing", "detained", "displaced", "evacuated", "trapped", "strikes", "sorties",
     "facilities_hit"}
)  # fmt: skip
"""What is followed over time; lengths of time, distances, prices and memberships are not."""

_KINDS: tuple[tuple[str, frozenset[str]], ...] = tuple(
    (name, content_words(words))
    for name, words in (
        ("children", "child children minors infants babies boys girls"),
        ("women", "woman women"),
        ("fighters", "fighters soldiers troops rebels militants combatants insurgents guards"),
        ("police", "police policemen officers"),
        ("helpers", "medics doctors nurses aid workers rescuers volunteers staff"),
        ("journalists", "journalists reporters correspondents"),
        ("families", "families"),
        ("evacuees", "evacuees refugees passengers"),
        ("hospitals", "hospital hospitals clinic clinics"),
        ("people", "people persons civilians civilian residents dead bodies victims others lives killed "
                   "wounded protesters demonstrators citizens population"),
    )
)  # fmt: skip
_PARTS = frozenset({"children", "women", "families", "evacuees", "helpers"})
"""Sorts of people that a count of all the dead has in it."""
_VAGUE = re.compile(r"\b(?:dozens?|scores|hundreds|thousands|millions|several|many|tens)\b", re.I)
_BEFORE = re.compile(
    r"\b(?:previous|earlier|initial|former|updating|up from|rose from|risen from)\b[^.;]{0,40}$", re.I
)
_FURTHER = re.compile(r"\b(?:others|another|other)\b|(?<!than )\bmore\b(?! than)", re.I)
_WAR = re.compile(r"\b(?:war|conflict|uprising|revolution|insurgency|rebellion)\b", re.I)
REACH = 1200
"""Characters between a count that names no event and the count of one that it continues."""

_Key = tuple[str, str, str, str]


def kind_of(figure: Figure) -> str:
    """What sort of people or things a figure counts; those that reports exchange are one sort."""
    if figure.measure in {"strikes", "sorties"}:
        return ""
    words = content_words(figure.of or "")
    for name, listed in _KINDS:
        if words & listed:
            return "" if name == "people" else name
    return "" if not words or figure.measure != "facilities_hit" else " ".join(sorted(words)[:3])


def find_series(events: Sequence[Event], figures: Sequence[Figure], telling: Telling) -> tuple[Series, ...]:
    """The series of the record, by what they count; `figures` are under the record's events."""
    spots = {(f.report, f.span.start, f.span.end): f for f in reversed(figures)}
    once = {f.id for f in spots.values()}  # "between 229 and 425" is one count, with bounds
    counted = [f for f in figures if f.measure in TOLLS and not _share(f) and f.id in once]
    events_of = _events_of(counted, {e.id: e.date for e in events})
    keys = {f.id: _key(f, events_of.get(f.id), telling) for f in counted}
    groups: dict[_Key, list[Figure]] = defaultdict(list)
    for f in counted:
        groups[keys[f.id]].append(f)
    ids = {key: _id(listed) for key, listed in groups.items()}
    whole = {f.id: ids[keys[f.id]] for f in counted}
    found = [
        _series(ids[key], listed, events_of.get(listed[0].id), telling) for key, listed in groups.items()
    ]
    linked = [_with_whole(s, ids, groups, keys, whole) for s in found]
    return tuple(sorted(linked, key=lambda s: (s.measure, s.cumulative, s.event or "", s.id)))


def _share(f: Figure) -> bool:
    """Whether a figure is a part of one, not a count: half the population."""
    return f.unit == "percent" or f.value < 1


def _events_of(figures: Sequence[Figure], dates: Mapping[str, str | None]) -> dict[str, str]:
    """The event of each count that is of one: never of one that came later. A count that names none goes on
    with the nearest count of the same measure in its report, if the two can be of one day."""
    found = {
        f.id: f.event
        for f in figures
        if f.event and not f.cumulative and not _earlier(f.as_of, dates.get(f.event))
    }
    by_report: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for f in figures:
        by_report[f.report, f.measure].append(f)
    for f in figures:
        if f.id in found or f.cumulative or f.event is not None:
            continue
        near = [
            (abs(o.span.start - f.span.start), o.span.start, found[o.id])
            for o in by_report[f.report, f.measure]
            if o.id in found and o.event and meets(o.as_of, f.as_of, 3)
        ]
        near = [x for x in near if x[0] <= REACH]
        if near and f.measure in {"killed", "injured", "missing"}:
            found[f.id] = min(near)[2]
    return found


def _earlier(a: str | None, b: str | None) -> bool:
    """Whether a date ends before another begins."""
    first, second = days(a), days(b)
    return first is not None and second is not None and first.last < second.first


def _key(f: Figure, event: str | None, telling: Telling) -> _Key:
    kind = kind_of(f)
    further = bool(_FURTHER.search(f.span.text)) and f.measure in {"killed", "injured"}
    part = f"part at {f.place}" if (f.part_of or further) and not kind else ""
    if event is not None:
        return f.measure, event, kind, part
    return f.measure, _scope(f, telling), kind, part


def _scope(f: Figure, telling: Telling) -> str:
    """What a count without an event is of: a whole war, known by its country, or a place since a day."""
    ground = telling.ground
    spot = Passage(f.report, f.span.start, f.span.end, f.span.text)
    since = "since" if f.cumulative else f.as_of or ""
    if f.cumulative and _WAR.search(ground.sentence(spot).text):
        return f"war in {_theatre(f.report, ground)}"
    return f"{since} at {f.place or f.report}"


def _theatre(report: str, ground: Ground) -> str:
    """The country that a report's places are most often in."""
    counted = Counter(
        p.country for p in ground.places.values() if p.country for m in p.mentions if m.report == report
    )
    return min(counted, key=lambda c: (-counted[c], c)) if counted else "?"


def _id(figures: Sequence[Figure]) -> str:
    first = min(figures, key=lambda f: (f.report, f.span.start))
    return f"series:{first.measure}:{first.report}:{first.span.start}"


def _series(id_: str, figures: Sequence[Figure], event: str | None, telling: Telling) -> Series:
    points = _points(figures, telling)
    low, high, best, rule = current(points)
    said = Counter(f.of for f in figures if f.of)
    places = Counter(f.place for f in figures if f.place)
    starts = sorted(f.as_of.split("/")[0] for f in figures if f.cumulative and f.as_of)
    return Series(
        id=id_,
        measure=figures[0].measure,
        of=min(said, key=lambda w: (-said[w], w)) if said else None,
        unit=figures[0].unit,
        place=min(places, key=lambda p: (-places[p], p)) if places else None,
        event=event,
        cumulative=all(f.cumulative for f in figures),
        since=starts[0] if starts else None,
        points=points,
        minimum=low,
        maximum=high,
        best=best,
        best_rule=rule,
        independent_sources=len({p.origin for p in points}),
        mentions=in_order(p.passage for p in points),
    )


def _points(figures: Sequence[Figure], telling: Telling) -> tuple[Point, ...]:
    ground = telling.ground
    days_given = {f.id: _given(f, telling) for f in figures}
    found = []
    for f in sorted(figures, key=lambda f: (days_given[f.id] or "9999", f.report, f.span.start)):
        by = _by(f, ground)
        source = ground.independence.source(f.report, f.span.start, f.span.end)
        overtaken = _BEFORE.search(
            ground.reports[f.report].text[max(0, f.span.start - 60) : f.span.start]
        ) is not None or any(_overtaken(f, o, days_given) for o in figures)
        found.append(
            Point(
                figure=f.id,
                passage=Passage(f.report, f.span.start, f.span.end, f.span.text, f.statement),
                value=float(f.value),
                low=None if f.low is None else float(f.low),
                high=None if f.high is None else float(f.high),
                as_of=f.as_of,
                given=days_given[f.id],
                by=by,
                origin="+".join(sorted(by)) if by else ":".join(source),
                superseded=overtaken,
            )
        )
    return tuple(found)


def _by(f: Figure, ground: Ground) -> tuple[str, ...]:
    s = ground.statements.get(f.statement or "")
    return _counters(f, ground) if s is None else s.actors or ((s.actor,) if s.actor else ())


_TALLIES = re.compile(
    r"\b(?:counted|tallied|documented|recorded|registered|listed|estimated|counts|tallies|documents|registers|"
    r"lists|estimates)\s+(?:at least |more than |some |about )?$"
    r"|\bputs? (?:the |its )?(?:[\w-]+ ){1,10}at (?:\w+ ){0,3}$",
    re.I,
)


def _counters(figure: Figure, ground: Ground) -> tuple[str, ...]:
    """Who counted, where the words before a number say so ("the bureau counted 12", "put the toll at 12")."""
    at = Passage(figure.report, figure.span.start, figure.span.end, figure.span.text)
    sentence = ground.sentence(at)
    verb = _TALLIES.search(ground.reports[figure.report].text[sentence.start : at.start])
    if verb is None:
        return ()
    named = ground.named_in(figure.report, sentence.start, sentence.start + verb.start())
    return tuple(a for _, _, a in named[-1:] if ground.actors[a].kind in _COUNTING)


_COUNTING = frozenset(
    {"government_body", "organisation", "intergovernmental", "armed_group", "state", "person"}
)


def _given(f: Figure, telling: Telling) -> str | None:
    published = telling.ground.published(f.report)
    if (d := days(published)) is not None and d.length == 1:
        return published
    s = telling.ground.statements.get(f.statement or "")
    said = s.said if s is not None and (d := days(s.said)) is not None and d.length == 1 else None
    return said or published


def _overtaken(f: Figure, other: Figure, given: Mapping[str, str | None]) -> bool:
    """Whether a later, higher count replaces this one: of the same sort, not vague, on a later day."""
    mine, later = given[f.id], given[other.id]
    if not mine or not later or later[:10] <= mine[:10] or _VAGUE.search(other.span.text):
        return False
    if f.low is not None and f.high is None and other.low is not None and other.low > f.low:
        return True  # "at least 24", and a day later at least 112
    return of_figures(f, other, mine, later) == "superseded"


def current(points: Sequence[Point]) -> tuple[float | None, float | None, float | None, str]:
    """The range of the counts that nothing has overtaken, the best-supported of them, and why it is.

    Vague words (dozens) count only where there is nothing else. Best is the number that most independent
    origins give; of several the latest given, then an exact one before an open one, then the lowest.
    """
    live = [p for p in points if not p.superseded] or list(points)
    exact = [p for p in live if not _VAGUE.search(p.passage.text)]
    live = exact or live
    low = min(p.low if p.low is not None else p.value if p.high is None else 0.0 for p in live)
    low = low if low > 0 else min(p.value for p in live)
    top = max(live, key=lambda p: (p.value, p.low is not None and p.high is None))
    open_ended = any(p.low is not None and p.high is None and p.value >= top.value for p in live)
    high = None if open_ended else max(p.high if p.high is not None else p.value for p in live)
    if not exact:
        return low, high, None, "only vague words"
    origins: dict[float, set[str]] = defaultdict(set)
    for p in live:
        origins[p.value].add(p.origin)
    latest = {v: max(p.given or "" for p in live if p.value == v) for v in origins}
    closed = {v: any(p.low is None or p.high is not None for p in live if p.value == v) for v in origins}
    ranked = sorted(origins, key=lambda v: (-len(origins[v]), _backwards(latest[v]), not closed[v], v))
    return low, high, ranked[0], _why(ranked, origins, latest)


def _backwards(day: str) -> tuple[int, ...]:
    return tuple(-ord(c) for c in day) or (0,)


def _why(ranked: Sequence[float], origins: Mapping[float, set[str]], latest: Mapping[float, str]) -> str:
    best = ranked[0]
    n = len(origins[best])
    if len(ranked) == 1:
        return f"the only number that stands, from {n} independent origin{'s' * (n > 1)}"
    if n > len(origins[ranked[1]]):
        return f"given by {n} independent origins, more than any other"
    if latest[best] > latest[ranked[1]]:
        return f"the latest of those that {n} independent origin{'s' * (n > 1)} give{'s' * (n == 1)}"
    return f"one of those that {n} independent origin{'s' * (n > 1)} give{'s' * (n == 1)}: exact, else lowest"


def _with_whole(
    s: Series,
    ids: Mapping[_Key, str],
    groups: Mapping[_Key, Sequence[Figure]],
    keys: Mapping[str, _Key],
    whole: Mapping[str, str],
) -> Series:
    """A series of parts with the series of their whole: that which its figures name, else the same count of
    all people in the same event."""
    key = keys[s.points[0].figure]
    wholes = (whole.get(f.part_of or "") for f in groups[key])
    named = Counter(w for w in wholes if w is not None and w != s.id)
    part_of = min(named, key=lambda i: (-named[i], i)) if named else None
    if part_of is None and s.event is not None and key[2] in _PARTS:
        part_of = ids.get((key[0], key[1], "", ""))
    return msgspec.structs.replace(s, part_of=part_of if part_of != s.id else None)


def under(series: Iterable[Series]) -> dict[str, str]:
    """The event that each figure was put under in a series."""
    return {p.figure: s.event for s in series if s.event is not None for p in s.points}
