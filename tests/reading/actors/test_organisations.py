"""Organisations the lexicon has not: a state's name in theirs, and the police of a town."""

from __future__ import annotations

import pytest

from counterclaim.evidence import Actor
from counterclaim.reading.actors import read_actors
from tests.reports import prose


def actor(text: str, name: str) -> Actor:
    return next(a for a in read_actors(prose(text)).actors if a.name == name)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The Kenya Union of Bakers said flour was short in Kenya.", "Kenya Union of Bakers", "KEN"),
        (
            "The United States Chamber of Ferrymen wrote to the council about the fees.",
            "United States Chamber of Ferrymen",
            "USA",
        ),
        (
            "The letter of the South African Council of Millers asked for time.",
            "South African Council of Millers",
            "ZAF",
        ),
    ],
)
def test_a_name_that_begins_with_a_states_is_a_body_of_its_own(text: str, name: str, country: str) -> None:
    found = actor(text, name)
    assert (found.kind, found.country) == ("organisation", country)


@pytest.mark.parametrize("town", ["Chicago", "Baton Rouge", "New Haven"])
def test_a_towns_police_department_is_one_body(town: str) -> None:
    text = f"The {town} Police Department said two men were held. The {town} Police Department gave no names."
    found = actor(text, f"{town} Police Department")
    assert found.kind == "organisation"
    assert len(found.mentions) == 2


def test_a_police_department_of_no_town_is_no_new_body() -> None:
    found = read_actors(prose("A police department can ask for help. Police departments rarely do."))
    assert [a.name for a in found.actors if a.kind == "organisation"] == []
