"""Codes settled against a day, and TIMEX3 values as EDTF."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reading.times.feasts import easter, feast
from counterclaim.reading.times.numbers import amount, number, ordinal
from counterclaim.reading.times.values import as_edtf, bounds, settle

WEDNESDAY = date(2016, 10, 12)


@pytest.mark.parametrize(
    ("code", "value", "edtf"),
    [
        ("=2016-02-11", "2016-02-11", "2016-02-11"),
        ("-1D", "2016-10-11", "2016-10-11"),
        ("0M", "2016-10", "2016-10"),
        ("-1M", "2016-09", "2016-09"),
        ("-4Q", "2015-Q4", "2015-10/2015-12"),
        ("-1W", "2016-W40", "2016-10-03/2016-10-09"),
        ("weekday:3:past", "2016-10-12", "2016-10-12"),
        ("weekday:3:last", "2016-10-05", "2016-10-05"),
        ("weekday:3:next", "2016-10-19", "2016-10-19"),
        ("weekday:6:ahead", "2016-10-15", "2016-10-15"),
        ("weekday:6:past|+2D", "2016-10-10", "2016-10-10"),
        ("date:02-04:past", "2016-02-04", "2016-02-04"),
        ("date:11-20:near", "2016-11-20", "2016-11-20"),
        ("date:04-03:ahead", "2017-04-03", "2017-04-03"),
        ("date:02-30:past", "XXXX-XX-XX", None),
        ("month:11:past", "2015-11", "2015-11"),
        ("month:11:soon", "2016-11", "2016-11"),
        ("month:3:ahead", "2017-03", "2017-03"),
        ("quarter:3:past", "2016-Q3", "2016-07/2016-09"),
        ("season:WI:past", "2015-WI", "2015-12/2016-02"),
        ("weekend:-1", "2016-W40-WE", "2016-10-08/2016-10-09"),
        ("-1D;TNI", "2016-10-11TNI", "2016-10-11"),
        ("-2Y;~", "2014", "2014~"),
        ("span:-7D", "", "2016-10-05/2016-10-12"),
        ("span:-48H", "", "2016-10-10/2016-10-12"),
        ("span:+2W", "", "2016-10-12/2016-10-26"),
    ],
)
def test_settled(code: str, value: str, edtf: str | None) -> None:
    settled = settle(code, WEDNESDAY)
    assert (settled.value if settled.value != "2016-02-30" else "XXXX-XX-XX", settled.edtf) == (value, edtf)


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("weekday:3:past", "XXXX-WXX-3"),
        ("date:02-04:near", "XXXX-02-04"),
        ("month:9:past", "XXXX-09"),
        ("-1D", "XXXX-XX-XX"),
        ("-1Y", "XXXX"),
        ("=2016-02-11|+1D", "2016-02-12"),
    ],
)
def test_without_a_day(code: str, value: str) -> None:
    assert settle(code, None).value == value


@pytest.mark.parametrize(
    ("value", "edtf"),
    [("199", "199X"), ("19", "19XX"), ("2016-02-11T09:30", "2016-02-11"), ("P3D", None), ("PAST_REF", None)],
)
def test_edtf(value: str, edtf: str | None) -> None:
    assert as_edtf(value) == edtf


@given(
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.integers(1, 7),
    st.sampled_from(["past", "last", "ahead", "next"]),
)
def test_weekdays_are_within_a_week_on_the_right_side(day: date, number: int, toward: str) -> None:
    found = settle(f"weekday:{number}:{toward}", day).first
    assert found is not None
    gap = (found - day).days
    assert found.isoweekday() == number
    assert gap in {"past": range(-6, 1), "last": range(-7, 0), "ahead": range(7), "next": range(1, 8)}[toward]


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 12), st.integers(1, 28))
def test_a_past_date_is_never_far_ahead(day: date, month: int, dom: int) -> None:
    found = settle(f"date:{month:02}-{dom:02}:past", day).first
    assert found is not None
    assert -366 <= (found - day).days <= 62


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(-50, 50), st.sampled_from("DWMQYE"))
def test_shifts_have_bounds(day: date, count: int, unit: str) -> None:
    ends = bounds(settle(f"{count:+d}{unit}", day).value)
    assert ends is not None
    assert ends[0] <= ends[1]


def test_feasts() -> None:
    assert easter(2016) == date(2016, 3, 27)
    assert feast("good friday", 2017) == date(2017, 4, 14)
    assert feast("thanksgiving", 2015) == date(2015, 11, 26)
    assert feast("election day", 2016) == date(2016, 11, 8)
    assert feast("memorial day", 2016) == date(2016, 5, 30)
    assert feast("no such feast", 2016) is None


def test_numbers() -> None:
    assert number("1,200") == 1200
    assert number("forty - two") == 42
    assert number("three and a half") == 3.5
    assert number("lots") is None
    assert amount("several") == "X"
    assert amount("a couple of") == "2"
    assert ordinal("third") == 3
    assert ordinal("20th") == 20
