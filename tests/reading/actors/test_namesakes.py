"""A person called as a state or its capital is no state, nor where only the surname follows."""

from __future__ import annotations

import pytest

from counterclaim.reading.actors import read_actors
from tests.reports import prose


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Rep. Tim Jordan of Ohio voted against the farm bill. Jordan said it cost too much.",
            {"Tim Jordan": ["Tim Jordan", "Jordan"]},
        ),
        ("Sen. Jordan said the bill cost too much.", {"Jordan": ["Jordan"]}),
        (
            "Congressman Steve Israel resigned. Israel said the house was tired.",
            {"Steve Israel": ["Steve Israel", "Israel"]},
        ),
        (
            "Judge Mary London closed the case. London said the jury was torn.",
            {"Mary London": ["Mary London", "London"]},
        ),
        ("Chad Whitfield saw the fire.", {"Chad Whitfield": ["Chad Whitfield"]}),
        ("Mayor Paris Holloway opened the bridge.", {"Paris Holloway": ["Paris Holloway"]}),
    ],
)
def test_a_person_of_a_states_name(text: str, people: dict[str, list[str]]) -> None:
    actors = read_actors(prose(text)).actors
    assert {a.name: [m.text for m in a.mentions] for a in actors if a.kind == "person"} == people
    assert not [a for a in actors if a.kind == "state"]


@pytest.mark.parametrize(
    ("text", "state", "said"),
    [
        ("King Abdullah of Jordan said peace was near. Jordan denied a raid.", "Jordan", ["Jordan"]),
        (
            "Israeli troops crossed the river. Foreign Minister Israel Barak flew home. Israel denied it.",
            "Israel",
            ["Israeli", "Israel"],
        ),
        ("Jordan said its army was ready.", "Jordan", ["Jordan", "its"]),
    ],
)
def test_a_state_beside_it(text: str, state: str, said: list[str]) -> None:
    (actor,) = (a for a in read_actors(prose(text)).actors if a.kind == "state")
    assert actor.name == state
    assert [m.text for m in actor.mentions] == said
