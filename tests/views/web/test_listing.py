from __future__ import annotations

from dataclasses import dataclass

from counterclaim.evidence.edtf import Days, days
from counterclaim.views.web.choices import Choice
from counterclaim.views.web.listing import Listing


@dataclass(frozen=True)
class Boat:
    id: str
    crew: tuple[str, ...]
    kind: str
    seen: str | None


BOATS = (
    Boat("a", ("Ona", "Per"), "ferry", "2031-05-01"),
    Boat("b", ("Per", "Per"), "ferry", "2031-05"),
    Boat("c", (), "barge", None),
    Boat("d", ("Ona",), "barge", "2031-06-02"),
)
LISTING = Listing(
    BOATS,
    [Choice("who", "Crew", lambda b: b.crew, str.upper), Choice("kind", "Kind", lambda b: (b.kind,))],
    lambda b: b.seen,
)


def ids(**asked: str) -> list[str]:
    return [b.id for b in LISTING.chosen(lambda name: asked.get(name, ""))]


def options(name: str, **asked: str) -> list[tuple[str, str, int]]:
    offered = LISTING.offered(lambda n: asked.get(n, ""))
    return list(next(o.options for o in offered if o.name == name))


def test_what_has_every_value_asked_for_is_chosen_in_the_order_of_the_list() -> None:
    assert ids() == ["a", "b", "c", "d"]
    assert ids(who="Per") == ["a", "b"]
    assert ids(who="Ona", kind="barge") == ["d"]
    assert ids(who="nobody") == []


def test_a_filter_counts_over_what_the_others_leave_each_thing_once() -> None:
    assert options("who") == [("Ona", "ONA", 2), ("Per", "PER", 2)]
    assert options("who", kind="ferry") == [("Ona", "ONA", 1), ("Per", "PER", 2)]
    assert options("kind", who="Ona") == [("barge", "barge", 1), ("ferry", "ferry", 1)]
    assert options("who", who="nobody") == [("nobody", "NOBODY", 0), ("Ona", "ONA", 2), ("Per", "PER", 2)]


def test_dates_meet_a_window_and_undated_things_none() -> None:
    may = days("2031-05-20/2031-05-31")
    assert isinstance(may, Days)
    assert [b.id for b in LISTING.chosen(lambda _: "", may)] == ["b"]


def test_rows_and_places_lead_to_things() -> None:
    left = LISTING.chosen(lambda name: "barge" if name == "kind" else "")
    assert LISTING.row("d") == 3
    assert left.place(LISTING.row("d")) == 1
    assert left.place(LISTING.row("a")) is None
    assert left.place(LISTING.row("none")) is None
    assert left[0].id == "c"
    assert [b.id for b in left[0:5]] == ["c", "d"]
