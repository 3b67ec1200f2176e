"""Facts of the world in a text: holders of offices, occasions that come again."""

from __future__ import annotations

import pytest

from counterclaim.reading.times.world import campaigns, facts, occasions, terms


def named(text: str) -> list[tuple[str, str, str]]:
    return [(f.kind, f.name, text[f.start : f.end]) for f in facts(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was President François Hollande's idea.", ("office", "president hollande")),
        ("Sergei Lavrov, the Russian foreign minister, left.", ("office", "foreign lavrov")),
        ("Secretary of State John F. Kerry flew in.", ("office", "foreign kerry")),
        ("Former British Prime Minister Tony Blair wrote.", ("once", "prime minister blair")),
        ("Ehud Olmert, the former prime minister, wrote.", ("once", "prime minister olmert")),
    ],
)
def test_holders_of_offices(text: str, expected: tuple[str, str]) -> None:
    assert [(kind, name) for kind, name, _ in named(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    ["They fear a President Merkel.", "President Ostrander spoke.", "Taxes fell under President Ford."],
)
def test_no_holder(text: str) -> None:
    assert named(text) == []


def test_one_name_two_terms() -> None:
    assert len(terms()["president", "bush"]) == 2
    assert len(terms()["president", "george w. bush"]) == 1


def test_occasions() -> None:
    (found,) = named("The envoys will meet on the opening day of the Winter Olympics.")
    assert found == ("opening", "Winter Olympics", "opening day of the Winter Olympics")
    assert named("The 1998 Winter Olympics were long over.") == []


def test_spans_are_in_order() -> None:
    for spans in (*terms().values(), *(o.days for o in occasions())):
        assert all(first <= last for first, last in spans)
        assert list(spans) == sorted(spans)


def test_campaigns_that_began_a_told_while_ago() -> None:
    (found,) = facts("The French intervention in Mali began ten days ago.", 0, 51)
    assert (found.kind, found.length, found.spans[0][0].isoformat()) == ("begun", 10, "2013-01-11")
    assert named("The French intervention in Mali went on.") == []


def test_campaigns_are_well_formed() -> None:
    assert len(campaigns()) > 40
    for name, says, spans in campaigns():
        assert name
        assert not says.search("")
        assert all(a <= b for a, b in spans)
