"""Source phrases whose head word alone does not say who speaks: titles run into names, some of a people,
outlets of unknown name, the merely described.
"""

from __future__ import annotations

import re

import pytest

from counterclaim.evidence import Actor
from counterclaim.reading.actors import read_actors
from counterclaim.reading.places import read_places
from tests.reports import prose


def speakers(text: str, phrase: str) -> list[tuple[Actor, str | None]]:
    """Whom the last standing of a source phrase means, each with the name of what it is part of."""
    parsed = prose(text)
    cast = read_actors(parsed, read_places(parsed))
    start = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", parsed.doc.text)][-1]
    found = [cast.get(id) for id in cast.speaker(start, start + len(phrase))]
    return [(actor, cast.name(actor.part_of) if actor.part_of else None) for actor in found]


def names(text: str, phrase: str) -> list[str]:
    return [actor.name for actor, _ in speakers(text, phrase)]


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("UN Special Envoy for Mali Jonas Berg", "Jonas Berg"),
        ("AU Special Envoy for Sudan Amina Diallo", "Amina Diallo"),
        ("Kenyan Interior Secretary Moses Otieno", "Moses Otieno"),
        ("Deputy head of the Kenyan mission Peter Lund", "Peter Lund"),
        ("The head of the Red Cross in Aleppo, Marianne Gasser,", "Marianne Gasser"),
        ("Norway's ambassador to Sudan Erik Solberg", "Erik Solberg"),
        ("Red Crescent spokesman in Nairobi Ali Warsame", "Ali Warsame"),
        ("Director of the Kenyan Observatory for Peace Amos Kip", "Amos Kip"),
        ("Another armed group Hamas", "Hamas"),
        ("Another activist group the Coastal Coordination Committees", "Coastal Coordination Committees"),
        ("Another activist group, the Coastal Coordination Committees,", "Coastal Coordination Committees"),
        ("A second monitor the Sahel Peace Watch", "Sahel Peace Watch"),
    ],
)
def test_the_name_that_closes_a_description(phrase: str, name: str) -> None:
    assert names(f"{phrase} said on Monday that the road was closed.", phrase) == [name]


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("An aide to President Paul Novak", "aide"),
        ("A friend of skipper Paul Novak", "friend"),
        ("A lawyer for Paul Novak", "lawyer"),
        ("A spokesman for the Red Cross", "spokesman"),
    ],
)
def test_a_name_that_a_preposition_brings_in_is_another(phrase: str, name: str) -> None:
    assert names(f"{phrase} said on Monday that the road was closed.", phrase) == [name]


@pytest.mark.parametrize(
    ("phrase", "kind", "of"),
    [
        ("Many Kenyans", "population", "Kenya"),
        ("Dozens of Kenyans", "population", "Kenya"),
        ("Several Republicans", "unnamed", "Republican Party"),
        ("Some Kurds", "unnamed", "Kurds"),
    ],
)
def test_some_of_a_people_are_not_all_of_it(phrase: str, kind: str, of: str) -> None:
    [(actor, parent)] = speakers(f"{phrase} believe that the road was closed.", phrase)
    assert (actor.kind, parent) == (kind, of)


def test_a_people_and_a_party_without_a_number_are_themselves() -> None:
    assert names("Kenyans believe that the road was closed.", "Kenyans") == ["Kenya"]
    assert names("Republicans said the road was closed.", "Republicans") == ["Republican Party"]


def test_people_whom_a_party_does_something_to_are_not_the_party() -> None:
    text = "Several people Republicans tried to call have refused to speak."
    assert names(text, "Several people Republicans") == ["Several people"]


@pytest.mark.parametrize(
    ("text", "phrase", "want"),
    [
        ("“It is closed,” Iron Harbour Ledger said.", "Iron Harbour Ledger", ["Iron Harbour Ledger"]),
        (
            "An arbitration panel found that Kenya broke the pact.",
            "An arbitration panel",
            ["arbitration panel"],
        ),
        ("Several publications called it a hoax.", "Several publications", ["Several publications"]),
        ("The deal said taxes would fall.", "The deal", []),
        ("Tuesday said nothing of it.", "Tuesday", []),
    ],
)
def test_who_is_told_of_and_in_no_list(text: str, phrase: str, want: list[str]) -> None:
    assert names(text, phrase) == want


def test_a_rival_is_his() -> None:
    [(actor, parent)] = speakers("Paul Novak lost. His rival said he was tired.", "His rival")
    assert (actor.kind, parent) == ("unnamed", "Paul Novak")


def test_the_panel_is_the_one_spoken_of() -> None:
    parsed = prose("A border panel met. It was late. The panel said the road was closed.")
    cast = read_actors(parsed)
    text = parsed.doc.text
    first = cast.speaker(0, len("A border panel"))
    later = text.index("The panel")
    assert cast.speaker(later, later + len("The panel")) == first


def test_each_is_both() -> None:
    text = "Paul Novak and Ada Roy spoke at noon, each saying the other was wrong."
    assert names(text, "each") == ["Paul Novak", "Ada Roy"]


def test_many_people_are_not_other_people() -> None:
    text = "Other people left. Many people thought the road was closed."
    assert names(text, "Many people") != names(text, "Other people")


def test_the_government_is_that_of_the_twin_spoken_of() -> None:
    text = (
        "North Korea fired a rocket. Pyongyang called it a success. North Korea has few friends. "
        "Troops in South Korea watched. North Korea is poor. The government promised another rocket."
    )
    assert names(text, "The government") == ["North Korea"]


def test_the_government_is_where_a_report_is_set_if_its_twin_is_named_as_often() -> None:
    text = "Voters in South Korea chose a mayor. North Korea was silent. The government promised roads."
    assert names(text, "The government") == ["South Korea"]


def test_leaders_of_a_relative_clause_are_called_leaders() -> None:
    assert names("The plan helps countries whose leaders fear a war.", "whose leaders") == ["leaders"]
