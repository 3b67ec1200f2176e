from __future__ import annotations

from datetime import date

from counterclaim.views.web.lanes import LEFT, MOST, RIGHT, Dated, drawing, spoken


def item(n: int, when: str | None, lane: str = "talks") -> Dated:
    return Dated("event", f"e{n}", lane, when, "reported", "talks")


def test_a_day_is_a_point_and_a_month_a_bar() -> None:
    drawn = drawing([item(1, "2031-05-01"), item(2, "2031-05"), item(3, "2031-05-31")], ["talks"])
    assert drawn is not None
    marks = {m.item.id: m for m in drawn.lanes[0][2]}
    assert (marks["e1"].x, marks["e1"].width) == (LEFT, 0.0)
    assert (marks["e2"].x, marks["e2"].width) == (LEFT, RIGHT - LEFT)
    assert (marks["e3"].x, marks["e3"].width) == (RIGHT, 0.0)


def test_what_has_no_date_is_counted_not_drawn() -> None:
    drawn = drawing([item(1, "2031-05-01"), item(2, None), item(3, "once")], ["talks"])
    assert drawn is not None
    assert drawn.undated == 2
    assert drawing([item(2, None)], ["talks"]) is None


def test_a_lone_early_thing_does_not_squeeze_the_rest() -> None:
    items = [item(n, f"2031-05-{n:02}") for n in range(1, 29)] + [item(99, "1999-01-01")]
    drawn = drawing(items, ["talks"])
    assert drawn is not None
    assert drawn.span.first >= date(2031, 4, 1)
    assert (drawn.before, drawn.after) == (1, 0)


def test_lanes_keep_their_order_and_leave_out_the_empty() -> None:
    drawn = drawing([item(1, "2031-05-01", "b"), item(2, "2031-05-09", "a")], ["a", "x", "b"])
    assert drawn is not None
    assert [name for name, _, _ in drawn.lanes] == ["a", "b"]
    assert spoken(drawn).startswith(
        "Timeline from 1 May 2031 to 9 May 2031: 1 in the lane of a and 1 in the lane of b"
    )


def test_one_day_is_drawn_too() -> None:
    assert drawing([item(1, "2031-05-01")], ["talks"]) is not None


def test_a_crowded_lane_draws_no_more_signs_than_it_has_room_for() -> None:
    first = date(2000, 1, 1).toordinal()
    items = [item(n, date.fromordinal(first + n).isoformat()) for n in range(4000)]
    drawn = drawing(items, ["talks"])
    assert drawn is not None
    ((_, _, marks),) = drawn.lanes
    assert 40 < len(marks) <= MOST
    assert drawn.counts == (("talks", 4000),)
