from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.store.places import GAP, places

FIRST, LAST = 1 << 40, (1 << 41) - 1


def rises(found: list[int]) -> bool:
    return all(a < b for a, b in pairwise(found)) and all(FIRST <= place <= LAST for place in found)


def test_the_first_lines_stand_a_gap_apart_with_room_before_and_after() -> None:
    found = places([None] * 5, FIRST, LAST)
    assert [b - a for a, b in pairwise(found)] == [GAP] * 4
    assert abs(found[0] - (FIRST + LAST) // 2) < 10 * GAP


def test_no_lines_have_no_places() -> None:
    assert places([], FIRST, LAST) == []


def test_lines_in_their_order_stay() -> None:
    stood = places([None] * 5, FIRST, LAST)
    assert places(stood, FIRST, LAST) == stood
    assert places(stood[1:4], FIRST, LAST) == stood[1:4]


def test_new_lines_come_in_between_before_and_after() -> None:
    a, b = FIRST + 5000, FIRST + 5100
    assert places([a, None, None, None, b], FIRST, LAST) == [a, a + 25, a + 50, a + 75, b]
    assert places([None, a, b, None, None], FIRST, LAST) == [a - GAP, a, b, b + GAP, b + 2 * GAP]


def test_a_line_that_moved_moves_alone() -> None:
    a, b, c, d = places([None] * 4, FIRST, LAST)
    found = places([d, a, b, c], FIRST, LAST)
    assert found[1:] == [a, b, c]
    assert rises(found)


def test_a_gap_too_narrow_moves_the_lines_around_it_and_no_more() -> None:
    stood = [FIRST + n for n in (1000, 2000, 3000, 3001, 4000, 5000)]
    found = places([*stood[:3], None, *stood[3:]], FIRST, LAST)
    assert rises(found)
    assert (found[0], found[-1]) == (stood[0], stood[-1])


def test_at_the_ends_of_the_room_lines_close_up() -> None:
    assert rises(places([None, None, FIRST + 1, FIRST + 3000], FIRST, LAST))
    assert rises(places([LAST - 3000, LAST, None, None], FIRST, LAST))


def test_one_after_the_other_in_the_same_gap_moves_few() -> None:
    """Each new line stands right after the first, a thousand times."""
    stood = places([None] * 1000, FIRST, LAST)
    moved = 0
    for _ in range(1000):
        found = places([stood[0], None, *stood[1:]], FIRST, LAST)
        assert rises(found)
        moved += len({*stood} - {*found})
        stood = found
    assert moved < 10_000


@given(
    old=st.lists(st.none() | st.integers(FIRST, FIRST + 40) | st.integers(FIRST, LAST), max_size=60).filter(
        lambda old: len([p for p in old if p]) == len({*old} - {None})
    )
)
def test_places_rise_whatever_stood_before(old: list[int | None]) -> None:
    assert rises(places(old, FIRST, LAST))


@given(order=st.permutations(range(7)))
def test_as_many_as_can_stay_do(order: list[int]) -> None:
    """Held against every choice of lines that stand in order still."""
    stood = [FIRST + 5000 * (n + 1) for n in order]
    stay = sum(a == b for a, b in zip(stood, places(stood, FIRST, LAST), strict=True))
    assert stay == max(n for n in range(1, 8) if any([*c] == sorted(c) for c in combinations(order, n)))
