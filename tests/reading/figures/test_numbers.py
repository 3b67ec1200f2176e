"""Number phrases: value, bounds and exact offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reading.figures.numbers import find_numbers, spoken

PHRASES = [
    ("at least 45 people", "at least 45", 45, 45, None),
    ("more than a quarter-million people", "more than a quarter-million", 250_000, 250_000, None),
    ("up to 3,000 troops", "up to 3,000", 3000, None, 3000),
    ("no more than 20 guards", "no more than 20", 20, None, 20),
    ("about 20 states", "about 20", 20, None, None),
    ("exactly 31 boats", "exactly 31", 31, 31, 31),
    ("the 1.2 million homes", "1.2 million", 1_200_000, 1_200_000, 1_200_000),
    ("a camp of 500000 souls", "500000", 500_000, 500_000, 500_000),
    ("some 5 thousand men", "some 5 thousand", 5000, None, None),
    ("two hundred and fifty thousand men", "two hundred and fifty thousand", 250_000, 250_000, 250_000),
    ("twenty-one men", "twenty-one", 21, 21, 21),
    ("half a million men", "half a million", 500_000, 500_000, 500_000),
    ("tens of thousands of men", "tens of thousands", 20_000, 20_000, None),
    ("dozens of men", "dozens", 24, 24, None),
    ("several dozen men", "several dozen", 36, 36, None),
    ("nearly half of the men", "nearly half", 0.5, None, 0.5),
    ("three-quarters of the men", "three-quarters", 0.75, 0.75, 0.75),
    ("7 out of 10 men", "7 out of 10", 0.7, 0.7, 0.7),
    ("two and a half years", "two and a half", 2.5, 2.5, 2.5),
    ("a loan of $15bn", "$15bn", 15e9, 15e9, 15e9),
    ("raised £12.3m", "£12.3m", 12.3e6, 12.3e6, 12.3e6),
    ("100+ men", "100+", 100, 100, None),
    ("40 or more men", "40 or more", 40, 40, None),
    ("16 to 20 men", "16 to 20", 16, 16, 20),
    ("between 229 and 425 men", "between 229 and 425", 229, 229, 425),
    ("10 to 15 million men", "10 to 15 million", 10e6, 10e6, 15e6),
]


@pytest.mark.parametrize(("text", "words", "value", "low", "high"), PHRASES)
def test_a_phrase_has_a_value_bounds_and_offsets(
    text: str, words: str, value: float, low: float | None, high: float | None
) -> None:
    (number,) = find_numbers(text)
    assert text[number.start : number.end] == words
    assert (number.value, number.low, number.high) == pytest.approx((value, low, high))


@pytest.mark.parametrize("text", ["the F-16", "a G20 summit", "no numbers at all", "the Su-24"])
def test_names_with_digits_are_no_numbers(text: str) -> None:
    assert list(find_numbers(text)) == []


def test_metres_are_not_millions() -> None:
    assert [n.value for n in find_numbers("a wall 200m away and 1.5m people")] == [200, 1_500_000]


def test_a_range_keeps_its_upper_end() -> None:
    (number,) = find_numbers("1,200-1,500 men")
    assert (number.value, number.until) == (1200, 1500)


def test_a_change_from_to_is_two_numbers() -> None:
    assert [n.value for n in find_numbers("rose from 30 to 60")] == [30, 60]


@given(st.integers(min_value=0, max_value=10**9))
def test_digits_are_read_with_and_without_separators(n: int) -> None:
    assert spoken(str(n)) == n
    assert spoken(f"{n:,}") == n


@given(st.text(alphabet="0123456789.,- aefhilnorstuvwx$%", max_size=60))
def test_phrases_are_in_order_and_do_not_overlap(text: str) -> None:
    at = 0
    for number in find_numbers(text):
        assert at <= number.core < number.stop <= len(text)
        assert number.start <= number.core
        assert number.stop <= number.end
        at = number.stop
