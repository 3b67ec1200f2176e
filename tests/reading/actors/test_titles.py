"""Titles before names become roles, and say whom the person belongs to."""

from __future__ import annotations

import pytest

from counterclaim.reading.actors import read_actors
from tests.reports import prose


@pytest.mark.parametrize(
    ("text", "name", "role", "parent"),
    [
        (
            "Zambian Defence Minister Grace Phiri resigned.",
            "Grace Phiri",
            "Zambian Defence Minister",
            "Zambia",
        ),
        ("White House spokesman Carl Benton agreed.", "Carl Benton", "White House spokesman", "White House"),
        (
            "UN special envoy for Mali Jonas Berg flew home.",
            "Jonas Berg",
            "UN special envoy for Mali",
            "United Nations",
        ),
        ("US Secretary of State Helen Marsh left.", "Helen Marsh", "US Secretary of State", "United States"),
        ("Serbian army chief Gen. Marko Ilic spoke.", "Marko Ilic", "Serbian army chief Gen.", "Serbia"),
    ],
)
def test_role(text: str, name: str, role: str, parent: str) -> None:
    cast = read_actors(prose(text))
    person = next(a for a in cast.actors if a.kind == "person")
    assert person.name == name
    assert person.roles == (role,)
    assert person.part_of is not None
    assert cast.get(person.part_of).name == cast.name(person.part_of) == parent


def test_a_courtesy_is_no_role() -> None:
    cast = read_actors(prose("Peter Lund spoke first. Mr Lund was calm."))
    person = next(a for a in cast.actors if a.kind == "person")
    assert person.roles == ()
    assert person.aliases == ("Lund",)


def test_a_role_after_the_name() -> None:
    cast = read_actors(prose("Omar Diallo, head of the Lagos Relief Council, asked for trucks."))
    person = next(a for a in cast.actors if a.name == "Omar Diallo")
    assert person.roles == ("head of the Lagos Relief Council",)
