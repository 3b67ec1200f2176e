"""A public figure is known by name in reports of the years around an office."""

from __future__ import annotations

import pytest

from counterclaim.evidence import Actor
from counterclaim.reading.actors import read_actors
from tests.reports import prose


def person(text: str, **given: str) -> Actor:
    cast = read_actors(prose(text, **given))
    return next(actor for actor in cast.actors if actor.kind == "person")


def home(text: str, **given: str) -> str | None:
    cast = read_actors(prose(text, **given))
    found = next(actor for actor in cast.actors if actor.kind == "person")
    return cast.get(found.part_of).name if found.part_of else None


@pytest.mark.parametrize(
    ("published", "known"),
    [
        ("2012-05-01", "person/Joyce Banda"),
        ("2008-05-01", "person/Joyce Banda"),
        ("2017-05-01", "person/Joyce Banda"),
        ("1994-05-01", None),
        ("1990/2009", "person/Joyce Banda"),
        (None, "person/Joyce Banda"),
    ],
)
def test_known_in_and_near_the_years_of_office(published: str | None, known: str | None) -> None:
    given = {"published": published} if published else {}
    assert person("Joyce Banda flew to Lilongwe, Malawi, on Friday.", **given).known == known


def test_whoever_is_in_office_comes_before_whoever_was() -> None:
    text = "President Kirchner of Argentina opened the fair."
    assert person("Mark Rutte spoke of the talks.", published="2012").known == "person/Mark Rutte"
    assert home("Mark Rutte spoke of the talks.", published="2012") == "Netherlands"
    assert home("Mark Rutte spoke of the talks.", published="2025-03") == "NATO"
    assert home(text, published="2011") == "Argentina"


def test_an_office_whose_body_the_text_names() -> None:
    assert home("Michelle Bachelet arrived in Santiago, Chile.") == "Chile"


def test_nobody_of_that_name_in_those_years() -> None:
    assert person("Mr. Bolkiah said no.", published="1950").known is None
