from __future__ import annotations

from datetime import date

import pytest

from counterclaim.evidence.edtf import Days, days, of_days


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("1951-07-10", date(1951, 7, 10), date(1951, 7, 10)),
        ("1951-07", date(1951, 7, 1), date(1951, 7, 31)),
        ("1952-02", date(1952, 2, 1), date(1952, 2, 29)),
        ("1951", date(1951, 1, 1), date(1951, 12, 31)),
        ("195X", date(1950, 1, 1), date(1959, 12, 31)),
        ("1951-07~", date(1951, 7, 1), date(1951, 7, 31)),
        ("1951-07-10/1951-08-22", date(1951, 7, 10), date(1951, 8, 22)),
        ("1951-07/1951-08", date(1951, 7, 1), date(1951, 8, 31)),
        ("1951-24", date(1951, 12, 1), date(1952, 2, 29)),
        ("1951-07-10T21:30", date(1951, 7, 10), date(1951, 7, 10)),
    ],
)
def test_days(edtf: str, first: date, last: date) -> None:
    assert days(edtf) == Days(first, last)


@pytest.mark.parametrize(
    "edtf", [None, "", "PAST_REF", "1951-13", "1951-02-30", "1951-07-10/..", "1952/1951"]
)
def test_no_days(edtf: str | None) -> None:
    assert days(edtf) is None


@pytest.mark.parametrize("edtf", ["1951-07-10", "1951-07", "1951", "1951-07-10/1951-08-22"])
def test_of_days_gives_back_the_shortest(edtf: str) -> None:
    found = days(edtf)
    assert found is not None
    assert of_days(*found) == edtf
