"""Names of the lexicon are found as whole words, however they are printed."""

from __future__ import annotations

import pytest

from counterclaim.reading.actors.lexicon import lexicon


def found(text: str) -> list[tuple[str, str, str]]:
    return [(text[f.start : f.end], f.choices[0].id, f.sort) for f in lexicon().find(text)]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Kenyan troops", [("Kenyan", "KEN", "adjective")]),
        ("the U.S. and the U.K.", [("U.S.", "USA", "name"), ("U.K.", "GBR", "name")]),
        ("Chads army crossed", [("Chad", "TCD", "name")]),
        ("NIGERIA VOTES", [("NIGERIA", "NGA", "name")]),
        ("Peoples Protection Units", [("Peoples Protection Units", "ypg", "name")]),
        ("Al Shabaab fighters", [("Al Shabaab", "shabaab", "name")]),
        ("the Nigeriens left", [("Nigeriens", "NER", "people")]),
        ("in Ouagadougou", [("Ouagadougou", "BFA", "seat")]),
        ("Brussels wants a deal", [("Brussels", "eu", "seat")]),
        ("they focus on us", []),
    ],
)
def test_find(text: str, want: list[tuple[str, str, str]]) -> None:
    assert found(text) == want


def test_every_state_has_a_name_and_most_an_adjective_and_a_seat() -> None:
    states = [k for k in lexicon().known.values() if k.kind == "state"]
    assert len(states) > 195
    assert sum(k.adjective is not None for k in states) > 190


def test_every_parent_is_an_entry() -> None:
    known = lexicon().known
    roots = {k.part_of.partition("/")[0] for k in known.values() if k.part_of}
    assert roots <= set(known)


def test_every_leader_belongs_to_an_entry_or_a_ministry_of_one() -> None:
    known = lexicon().known
    assert {leader.country.partition("/")[0] for leader in lexicon().leaders} <= set(known)


def test_groups_of_all_regions() -> None:
    groups = [k for k in lexicon().known.values() if k.kind == "armed_group"]
    assert len(groups) > 150
    assert {k.country for k in groups} >= {"COL", "COD", "MMR", "PHL", "LKA", "IRQ", "UKR", "NGA", "GBR"}


def test_leaders_of_a_hundred_states_each_with_the_years_of_an_office() -> None:
    known = lexicon().known
    homes = {leader.country for leader in lexicon().leaders}
    assert sum(known[home].kind == "state" for home in homes if home in known) > 150
    for leader in lexicon().leaders:
        assert leader.years, leader.name
        assert all(1900 < began <= ended for began, ended in leader.years), leader.name
    assert len({(leader.name, leader.country) for leader in lexicon().leaders}) == len(lexicon().leaders)
