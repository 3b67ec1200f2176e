"""Who is behind a source phrase, rule by rule, in invented reports."""

from __future__ import annotations

import re

import pytest

from counterclaim.evidence import Actor
from counterclaim.reading.actors import read_actors
from tests.reports import prose


def speakers(text: str, phrase: str) -> list[Actor]:
    """Whom the last standing of a source phrase means."""
    cast = read_actors(prose(text))
    start = [m.start() for m in re.finditer(rf"\b{re.escape(phrase)}\b", cast.prose.doc.text)][-1]
    return [cast.get(id) for id in cast.speaker(start, start + len(phrase))]


def names(text: str, phrase: str) -> list[str]:
    """Their names."""
    return [actor.name for actor in speakers(text, phrase)]


@pytest.mark.parametrize(
    ("text", "phrase", "want"),
    [
        pytest.param(
            "Maria Carvalho runs the clinic. “We had no water. We had no light. The roof leaked,” "
            "she said.\n\n“It was cold. It was wet. We wept. We waited,” she added.",
            "she",
            ["Maria Carvalho"],
            id="what is said is no distance",
        ),
        pytest.param(
            "General Tomas Vidal said Pavel Novak was mistaken when he claimed that the bridge stood.",
            "he",
            ["Pavel Novak"],
            id="a clause's subject is that of the clause it hangs on",
        ),
        pytest.param(
            "Tomas Vidal thinks Pavel Novak is right about the bridge. “The votes are there,” he said.",
            "he",
            ["Tomas Vidal"],
            id="who is told of does not go on speaking",
        ),
        pytest.param(
            "Much of the credit goes to Kenya and Uganda. It showed that neighbours can agree.",
            "It",
            [],
            id="one of two is not it",
        ),
        pytest.param(
            "If the winner is Pavel Novak, the party will split. He refuses to share power.",
            "He",
            ["Pavel Novak"],
            id="who the subject is said to be",
        ),
    ],
)
def test_pronouns(text: str, phrase: str, want: list[str]) -> None:
    assert names(text, phrase) == want


@pytest.mark.parametrize(
    ("text", "phrase", "kind", "of"),
    [
        (
            "Pavel Novak lost. Novak's aides said it was false.",
            "Novak's aides",
            "unnamed",
            "Pavel Novak",
        ),
        ("Pavel Novak lost. His wife said he was ill.", "His wife", "unnamed", "Pavel Novak"),
        (
            "Pavel Novak lost. The Novak campaign said so",
            "The Novak campaign",
            "organisation",
            "Pavel Novak",
        ),
    ],
)
def test_people_of_somebody_are_not_that_somebody(text: str, phrase: str, kind: str, of: str) -> None:
    cast = read_actors(prose(text))
    start = cast.prose.doc.text.rindex(phrase)
    [actor] = [cast.get(id) for id in cast.speaker(start, start + len(phrase))]
    assert actor.kind == kind
    assert actor.part_of is not None
    assert cast.get(actor.part_of).name == of


def test_a_course_of_action_is_no_campaign() -> None:
    text = "Pavel Novak spoke. Novak's campaign against bribes showed that change is possible."
    assert "Pavel Novak campaign" not in names(text, "Novak's campaign against bribes")


@pytest.mark.parametrize(
    ("text", "phrase", "want"),
    [
        (
            "A study that appeared in the Kenyan Review found no harm.",
            "A study that appeared in",
            [],
        ),
        ("Pavel Novak spoke at noon. Novak's remarks suggest a deal.", "Novak's remarks", ["Pavel Novak"]),
        (
            "Pavel Novak won. Novak's running mate, Mayor Maria Carvalho, said so.",
            "Novak's running mate, Mayor Maria Carvalho",
            ["Maria Carvalho"],
        ),
        ("Pavel Novak opened a mine. Novak's new company said it would pay.", "Novak's new company", []),
    ],
)
def test_a_phrase_without_an_actor_at_its_head(text: str, phrase: str, want: list[str]) -> None:
    assert names(text, phrase) == want


def test_two_of_one_surname_are_told_apart_by_the_title() -> None:
    text = (
        "President Obama spoke in Oslo. Michelle Obama stayed at home. "
        "Mr. Obama said he was glad. Mrs. Obama said she was tired."
    )
    assert names(text, "President Obama") == ["Barack Obama"]
    assert names(text, "Mr. Obama") == ["Barack Obama"]
    assert names(text, "Mrs. Obama") == ["Michelle Obama"]


def test_a_bare_surname_is_the_public_figure_of_the_family() -> None:
    text = "Donald Trump spoke in Ohio. Ivanka Trump came too. Trump said taxes would fall."
    assert names(text, "Trump") == ["Donald Trump"]


def test_an_insult_before_a_name_is_no_part_of_it() -> None:
    text = "“Wicked Angela Merkel lied,” he shouted. Angela Merkel denied it."
    assert names(text, "Angela Merkel") == ["Angela Merkel"]


def test_one_person_of_a_nation_is_not_the_nation() -> None:
    assert names("He waited for a Kenyan, who said nothing.", "a Kenyan") == []


def test_sorts_of_people_are_not_one() -> None:
    text = "Likely voters favour the mayor. Registered voters expect a draw."
    assert names(text, "Likely voters") != names(text, "Registered voters")


def test_a_lower_court_is_not_the_highest() -> None:
    text = "The U.S. Supreme Court took the case after a U.S. appeals court refused it."
    assert names(text, "a U.S. appeals court") != names(text, "The U.S. Supreme Court")


def test_a_bare_surname_goes_on_from_a_subject_or_is_the_more_often_named() -> None:
    start = "Carl Meyer resigned. Meyer was tired. Meyer left. He kept a photo of Sarah Meyer. "
    assert names(start + "Meyer said it was over.", "Meyer") == ["Carl Meyer"]
    assert names(start + "Sarah Meyer objected. Meyer said it was wrong.", "Meyer") == ["Sarah Meyer"]


def test_who_opposes_somebody_is_not_that_somebody() -> None:
    text = "Carl Meyer seemed tired. Campaigning against Paul Novak in May, he barely spoke of taxes."
    assert names(text, "he") == ["Carl Meyer"]


def test_a_governor_of_one_place_is_not_that_of_another() -> None:
    text = "A former Wessex governor spoke. Later the Mercia governor said it was late."
    assert names(text, "the Mercia governor") == ["Mercia governor"]


def test_who_something_is_according_to_goes_on_speaking() -> None:
    text = (
        "According to Carl Meyer, the ministry moved because many disagreed with Paul Novak. "
        "“There is a reason,” he said."
    )
    assert names(text, "he") == ["Carl Meyer"]
