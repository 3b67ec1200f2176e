"""Which sightings are compared, and which of them are one, against plain ways to find both."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.evidence import Event, Passage, Place
from counterclaim.evidence.edtf import Days
from counterclaim.reconcile.blocks import FULL_BLOCK, Pairs
from counterclaim.reconcile.likeness import FAR, apart, compare
from counterclaim.reconcile.same_event import ACROSS, IMPOSSIBLE, WITHIN, Linkage
from counterclaim.reconcile.sighting import Party, Sighting

QUICKLY = settings(max_examples=60, deadline=None)
KINDS = ("ASSAULT", "COERCE", "CONSULT", "PROTEST")
PLACES = tuple(Place(id=name, name=name, country="ARD", mentions=()) for name in ("ostel", "harven"))


def party(ids: frozenset[str]) -> Party:
    return Party(ids, frozenset(), frozenset(), frozenset(), bool(ids), frozenset())


@st.composite
def sightings(draw: st.DrawFn, most: int = 9) -> list[Sighting]:
    """Sightings of a few reports, days, kinds, actors, places and words."""
    found = []
    for n in range(draw(st.integers(0, most))):
        report = draw(st.sampled_from(["r1", "r2", "r3"]))
        first = date(2021, 3, 1) + timedelta(days=draw(st.integers(0, 50)))
        days = Days(first, first + timedelta(days=draw(st.sampled_from([0, 0, 6, 30, 400]))))
        some = st.frozensets(st.sampled_from(["arden", "veska", "moro"]), max_size=2)
        found.append(
            Sighting(
                event=Event(
                    id=f"{report}/e{n}",
                    type=draw(st.sampled_from(KINDS)),
                    actors=(),
                    recipients=(),
                    date=None,
                    status="reported",
                    mentions=(Passage(report, n, n + 1, "x"),),
                ),
                report=report,
                days=draw(st.sampled_from([days, days, None])),
                words=draw(st.frozensets(st.sampled_from("bridge convoy fuel school tower".split()))),
                context=frozenset({f"sentence {n}"}),
                places=draw(st.sampled_from([(), PLACES[:1], PLACES[1:]])),
                actors=party(draw(some)),
                recipients=party(draw(some)),
                figures=frozenset(),
                harks_back=False,
                firm=draw(st.booleans()),
                fixed=draw(st.booleans()),
                cumulative=False,
                campaign=draw(st.booleans()),
                theatre=draw(st.sampled_from([None, "ARD"])),
                told=draw(st.sampled_from([None, first, date(2021, 3, 1)])),
            )
        )
    return found


def blocks_of(s: Sighting, often: dict[str, int]) -> set[tuple[object, ...]]:
    """The blocks of a sighting, in words."""
    kind = s.event.type
    rare = sorted(s.words, key=lambda w: (often[w], w))[:4]
    blocks: set[tuple[object, ...]] = {("words", *sorted(two)) for two in combinations(rare, 2)}
    blocks |= {("at", kind, p.id) for p in s.places[:1]}
    blocks |= {("done to", kind, actor) for actor in s.recipients.ids}
    blocks |= {("two", kind, *two) for two in product(s.actors.ids, s.recipients.ids)}
    blocks |= {("pair", kind, actor, p.id) for actor in s.actors.ids for p in s.places[:1]}
    years = {d.year for d in s.days} if s.days else {0}
    blocks |= {("doer", kind, actor, year) for actor in s.actors.ids for year in years}
    if s.days is not None and s.days.length <= FAR:
        blocks |= {("home", kind, s.theatre, d.year, d.month) for d in s.days}
    if s.days is not None and s.days.length <= 7:
        blocks.add(("day", kind, s.days.first))
        blocks |= {("who", s.days.first.year, s.days.first.month, actor) for actor in s.actors.ids}
    if s.campaign:
        blocks |= {("campaign", kind, year) for year in years} | {("campaign in", kind, s.theatre)}
    return blocks


def near_pairs(found: list[Sighting]) -> set[tuple[int, int]]:
    """All pairs that share a block and are not of times far apart."""
    often = {w: sum(w in s.words for s in found) for s in found for w in s.words}
    blocks = [blocks_of(s, often) for s in found]
    return {
        (a, b)
        for a, b in combinations(range(len(found)), 2)
        if blocks[a] & blocks[b] and apart(found[a], found[b]) <= FAR
    }


@QUICKLY
@given(found=sightings())
def test_pairs_are_all_that_share_a_block(found: list[Sighting]) -> None:
    pairs, expected = Pairs(found), near_pairs(found)
    assert {(a, b) for a in range(len(found)) for b in pairs.near(a) if a < b} == expected
    assert all((a in pairs.near(b)) and (b in pairs.near(a)) for a, b in expected)
    assert set(pairs.likely) <= expected
    assert all(compare(found[a], found[b]) is None for a, b in expected - set(pairs.likely))


def test_a_full_block_is_left_out() -> None:
    few = [s for n in range(2) for s in [_named(n)]]
    assert Pairs(few).likely == [(0, 1)]
    assert Pairs([_named(n) for n in range(FULL_BLOCK + 1)]).likely == []


def test_what_a_report_tells_of_without_a_date_came_before_it() -> None:
    undated = replace(_named(0), told=date(2013, 5, 1))
    for year, one in ((2012, True), (2013, True), (2016, False)):
        day = date(year, 5, 20)
        dated = replace(_named(1), days=Days(day, day))
        assert (apart(undated, dated) <= FAR) is one
        assert one or compare(undated, dated) is None
        assert (Pairs([undated, dated]).likely == [(0, 1)]) is one


def _named(number: int) -> Sighting:
    event = Event(
        id=f"r{number}/e1",
        type="REJECT",
        actors=(),
        recipients=(),
        date=None,
        status="reported",
        mentions=(Passage(f"r{number}", 0, 1, "x"),),
    )
    return Sighting(
        event, f"r{number}", None, frozenset(), frozenset(), (), party(frozenset()),
        party(frozenset({"arden"})), frozenset(), False, False, False, False, False,
    )  # fmt: skip


def plainly(found: list[Sighting], foes: set[tuple[int, int]]) -> list[list[int]]:
    """Groups by average linkage, looking at all pairs of groups again after every join."""

    def weight(a: int, b: int) -> float:
        compared = compare(found[min(a, b)], found[max(a, b)])
        least = WITHIN if found[a].report == found[b].report else ACROSS
        return IMPOSSIBLE if compared is None else compared[0] - least

    groups = [[n] for n in range(len(found))]
    near = near_pairs(found)
    while True:
        best = None
        for x, y in combinations(groups, 2):
            across = [(min(a, b), max(a, b)) for a, b in product(x, y)]
            if not near & set(across) or foes & set(across):
                continue
            mean = sum(weight(a, b) for a, b in across) / len(across)
            if mean >= 0 and (best is None or (-mean, x[0], y[0]) < best[:3]):
                best = -mean, x[0], y[0], x, y
        if best is None:
            return groups
        *_, x, y = best
        groups = sorted([*(g for g in groups if g not in (x, y)), sorted(x + y)])


@QUICKLY
@given(found=sightings(), chosen=st.sets(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=3))
def test_groups_are_those_of_average_linkage(found: list[Sighting], chosen: set[tuple[int, int]]) -> None:
    foes = {(a, b) for a, b in chosen if a < b < len(found)}
    pairs = Pairs(found)
    groups, taken = Linkage(found, pairs.near, foes).run(pairs.likely)
    assert groups == plainly(found, foes)
    assert len(taken) == len(found) - len(groups)
