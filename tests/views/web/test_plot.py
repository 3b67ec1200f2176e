from __future__ import annotations

from math import hypot

import pytest

from counterclaim.evidence import Event, Place
from counterclaim.views.web.outlines import lines_of, paths
from counterclaim.views.web.plot import box_of, fitted, ground, plot, spots


def event(n: int, place: str, status: str = "reported") -> Event:
    return Event(
        id=f"r/e{n}",
        type="ASSAULT",
        actors=(),
        recipients=(),
        date=None,
        status=status,
        mentions=(),
        place=place,
    )


def place(id_: str, lon: float, lat: float, radius: float = 1.0) -> Place:
    return Place(id=id_, name=id_, lon=lon, lat=lat, radius_km=radius)


def test_near_places_share_a_mark_that_leads_nearer() -> None:
    places = (place("a", 10, 40), place("b", 10.05, 40.05), place("c", 16, 44))
    found = spots(ground([event(1, "a"), event(2, "b", "denied"), event(3, "c")], places))
    drawn = plot(found, (8.0, 38.0, 18.0, 46.0))
    assert sorted(m.count for m in drawn.marks) == [1, 2]
    both = next(m for m in drawn.marks if m.count == 2)
    assert [s.status for s in both.signs] == ["reported", "denied"]
    west, south, east, north = box_of(both.box) or (0, 0, 0, 0)
    assert west < 10 < 10.05 < east
    assert south < 40 < 40.05 < north


def test_rings_stand_clear_of_each_other() -> None:
    every = ("reported", "denied", "planned")
    spread = [(10 + i * 0.31, 40 + j * 0.27) for i in range(14) for j in range(14)]
    places = [place(f"p{n:03}", lon, lat) for n, (lon, lat) in enumerate(spread)]
    events = [event(n, p.id, every[n % 3]) for n, p in enumerate(places)]
    marks = plot(spots(ground(events, places)), None).marks
    assert len(marks) > 12
    assert sum(m.places for m in marks) > len(marks)
    for n, a in enumerate(marks):
        for b in marks[:n]:
            assert hypot(a.x - b.x, a.y - b.y) > a.ring + b.ring


def test_a_vague_place_is_an_area_and_one_without_coordinates_is_not_drawn() -> None:
    places = (place("a", 10, 40, 60.0), Place(id="b", name="b"))
    found = spots(ground([event(1, "a"), event(2, "b")], places))
    drawn = plot(found, (8.0, 38.0, 12.0, 42.0))
    assert [a.spot.place.id for a in drawn.areas] == ["a"]
    assert len(drawn.shown) == 1


def test_the_map_is_fitted_to_where_most_happened() -> None:
    places = (place("a", 10, 40), place("b", 11, 41), place("far", -77, 38))
    events = [event(n, "ab"[n % 2]) for n in range(30)]
    found = spots(ground([*events, event(90, "far")], places))
    assert fitted(found)[0] > 5
    assert plot(found, None).outside == 1
    assert plot(found, None, every=True).outside == 0


@pytest.mark.parametrize(
    "asked", ["", "1,2,3", "a,b,c,d", "5,0,1,9", "nan,0,1,1", "-200,0,1,1", "1,1,1.001,2"]
)
def test_what_is_no_box_is_none(asked: str) -> None:
    assert box_of(asked) is None


def test_coasts_belong_to_one_state_and_borders_to_two() -> None:
    topology = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "objects": {"countries": {"geometries": [{"arcs": [[0, 1]]}, {"arcs": [[-2, 2]]}]}},
        "arcs": [[[0, 0], [5, 0]], [[5, 0], [0, 5]], [[9, 9], [1, 1]]],
    }
    lines = lines_of(topology)
    assert [line.coast for line in lines] == [True, False, True]
    assert lines[1].points == ((5, 0), (5, 5))


def test_outlines_are_drawn_only_where_the_map_is() -> None:
    coasts, borders = paths((200.0, 200.0, 201.0, 201.0), lambda x, y: (x, y))
    assert (coasts, borders) == ("", "")
