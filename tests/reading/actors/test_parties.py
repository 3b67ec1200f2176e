"""Sides, delegations and pairs: whom words for the parties to talks or a war mean."""

from __future__ import annotations

import pytest

from tests.reading.actors.test_cast import cast, names, who


@pytest.mark.parametrize(
    "phrase", ["the northern side", "The North", "The northern command", "northern negotiators"]
)
def test_a_quarter_of_the_sky_names_a_party(phrase: str) -> None:
    text = (
        "North Korea and South Korea met in Oslo. The northern command refused. Two northern negotiators "
        "left before the northern side spoke. The North rejected the plan."
    )
    (actor,) = who(text, phrase)
    names_up = {actor.name}
    c = cast(text)
    while actor.part_of is not None:
        actor = c.get(actor.part_of)
        names_up.add(actor.name)
    assert {"northern side", "North Korea"} <= names_up


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on the northern side of the lake.",
        "People from the northern villages of Kenya fled.",
        "They stood side by side in Oslo.",
    ],
)
def test_a_stretch_of_ground_is_no_party(text: str) -> None:
    assert not [a for a in cast(text).actors if "northern" in a.name or "side" in a.name]


def test_the_side_of_a_state_is_the_state() -> None:
    assert names("The Kenyan side accused Uganda of shelling a market.", "The Kenyan side") == ["Kenya"]


@pytest.mark.parametrize("phrase", ["Both sides", "the two governments"])
def test_two_sides_are_the_two_named_before(phrase: str) -> None:
    text = "Kenya and Uganda held talks in Oslo. Both sides were polite. Then the two governments signed."
    assert names(text, phrase) == ["Kenya", "Uganda"]


@pytest.mark.parametrize("phrase", ["The two men", "the ministers"])
def test_two_persons_are_the_two_named_before(phrase: str) -> None:
    text = (
        "Kenyan Foreign Minister Amina Odero met her Sudanese counterpart Hassan Bakri in Juba. The two men "
        "and women around them smiled; the ministers did not."
    )
    assert names(text, phrase) == ["Amina Odero", "Hassan Bakri"]


def test_delegations_nobody_can_tell_are_a_party_of_that_name() -> None:
    (actor,) = who("The truce delegations met again in a tent.", "The truce delegations")
    assert (actor.name, actor.kind) == ("truce delegations", "organisation")


def test_a_counterpart_with_a_name_is_that_person() -> None:
    text = "Kenyan Foreign Minister Amina Odero met her Sudanese counterpart Hassan Bakri in Juba."
    (actor,) = who(text, "her Sudanese counterpart Hassan Bakri")
    assert (actor.name, actor.kind, actor.country) == ("Hassan Bakri", "person", "SDN")
