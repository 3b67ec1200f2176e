"""What marked words say by themselves: exactly one number, its bounds, unit and measure, or a name."""

from __future__ import annotations

import pytest

from counterclaim.views.web.folio import Folio
from counterclaim.views.web.prefilled import prefilled
from tests.views.web.records import record

FOLIO = Folio(record(), {}, 0.0)


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("at least 14 shepherds", {"value": "14", "low": "14", "measure": ""}),
        ("killing no fewer than nine", {"value": "9", "low": "9", "measure": "killed"}),
        ("between 16 and 20 wounded", {"value": "16", "low": "16", "high": "20", "measure": "injured"}),
        ("some 3,000 fled in 2031", {"value": "3000", "measure": "displaced"}),
        (
            "a pause of six days",
            {"value": "6", "low": "6", "high": "6", "unit": "day", "measure": "duration"},
        ),
        ("about 40% of the valley", {"value": "40", "unit": "percent", "measure": ""}),
        (
            "On 4 June 2031, when 12 drowned",
            {"value": "12", "low": "12", "high": "12", "measure": "killed"},
        ),
    ],
)
def test_the_only_number_fills_the_form(words: str, fields: dict[str, str]) -> None:
    assert prefilled(FOLIO, "figure", words).values == fields


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("the ferrymen waited", "hold no number: type"),
        ("no one came on 4 June", "hold no number: type"),
        ("12 drowned and 14 waited", "several numbers (12, 14): type"),
    ],
)
def test_no_number_is_guessed_at(words: str, asked: str) -> None:
    found = prefilled(FOLIO, "figure", words)
    assert "value" not in found.values
    assert asked in found.asked["value"]


def test_who_or_where_is_named_by_the_words() -> None:
    assert prefilled(FOLIO, "place", "the old\n quay").values == {"name": "the old quay"}
    assert prefilled(FOLIO, "event", "the old quay").values == {}
