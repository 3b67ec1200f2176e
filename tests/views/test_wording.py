from __future__ import annotations

import pytest

from counterclaim.evidence import Figure, Span
from counterclaim.views import wording


@pytest.mark.parametrize(
    ("edtf", "words", "short"),
    [
        (None, "undated", "undated"),
        ("2031-05-03", "3 May 2031", "3 May 2031"),
        ("2031-09", "September 2031", "Sep 2031"),
        ("2031", "2031", "2031"),
        ("2031-05~", "about May 2031", "about May 2031"),
        ("2031-05-03/2031-05-09", "3 to 9 May 2031", "3–9 May 2031"),
        ("2031-05-28/2031-06-02", "28 May to 2 June 2031", "28 May – 2 Jun 2031"),
        ("2031-12-28/2032-01-02", "28 December 2031 to 2 January 2032", "28 Dec 2031 – 2 Jan 2032"),
        ("2031-05-03/..", "since 3 May 2031", "since 3 May 2031"),
        ("../2031-05-03", "until 3 May 2031", "until 3 May 2031"),
    ],
)
def test_dates_are_worded(edtf: str | None, words: str, short: str) -> None:
    assert wording.date(edtf) == words
    assert wording.short_date(edtf) == short


@pytest.mark.parametrize(
    ("value", "low", "high", "unit", "words"),
    [
        (45, 45, None, None, "at least 45"),
        (3000, None, 3000, None, "up to 3,000"),
        (18, 16, 20, None, "16 to 20"),
        (7, 7, 7, "day", "7 days"),
        (1, 1, 1, "day", "1 day"),
        (70, 70, 70, "percent", "70 percent"),
        (12, None, None, "km", "about 12 km"),
        (0.5, 0.5, 0.5, None, "half"),
        (0.5, None, 0.5, None, "up to half"),
        (6, 6, 6, "foot", "6 feet"),
    ],
)
def test_numbers_have_their_bounds(
    value: float, low: float | None, high: float | None, unit: str | None, words: str
) -> None:
    figure = Figure(
        id="f", report="r", span=Span(0, 1, "x"), value=value, low=low, high=high, unit=unit, measure="count"
    )
    assert wording.bounded(figure) == words


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ({}, ""),
        (
            {"measure": "ceasefire", "duration": "P7D", "start": "immediate"},
            "ceasefire for 7 days starting at once",
        ),
        ({"measure": "withdrawal", "start": "2031-05-03"}, "withdrawal starting 3 May 2031"),
        ({"duration": "PT72H"}, "for 72 hours"),
        ({"duration": "a while"}, "for a while"),
    ],
)
def test_terms_are_worded(found: dict[str, object], words: str) -> None:
    assert wording.terms(found) == words


def test_deeds_say_the_more_exact_of_type_and_sub_type() -> None:
    assert wording.deed("ASSAULT", "AIR_STRIKE") == "air strike"
    assert wording.deed("CONSULT", "AGREEMENT") == "meeting"
    assert wording.deed("ACCUSE") == "accusation"


def test_names_in_capitals_settle() -> None:
    assert wording.settled_case("MUNICH") == "Munich"
    assert wording.settled_case("NATO") == "NATO"


def test_coordinates() -> None:
    assert wording.coordinates(-12.5, 40.25) == "12.50° S, 40.25° E"


def test_things_are_counted_in_one_and_many() -> None:
    assert wording.things(1, "talk") == "1 round of talks"
    assert wording.things(1200, "talk", "new") == "1,200 new rounds of talks"
    assert wording.things(2, "condition", "gone") == "2 gone conditions of places"
    assert [wording.things(n, "dispute", "changed") for n in (1, 2)] == [
        "1 changed dispute",
        "2 changed disputes",
    ]
