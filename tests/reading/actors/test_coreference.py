"""Pronouns and short descriptions, in invented reports."""

from __future__ import annotations

import pytest

from counterclaim.reading.actors import read_actors
from tests.reports import prose


def meant(text: str, phrase: str) -> list[str]:
    """Names of what the last standing of a phrase means."""
    c = read_actors(prose(text))
    start = c.prose.doc.text.rindex(phrase)
    return [c.get(id).name for id in c.who(start, start + len(phrase))]


@pytest.mark.parametrize(
    ("text", "phrase", "want"),
    [
        ("Maria Lopez met Pedro Ruiz in Quito. She said the talks went well.", "She", ["Maria Lopez"]),
        ("Maria Lopez met Pedro Ruiz in Quito. He left early.", "He", ["Pedro Ruiz"]),
        (
            "Maria Lopez fled Quito with her daughter. "
            '"Rosa Lopez was on my lap and Ana Lopez slept," she said.',
            "she",
            ["Maria Lopez"],
        ),
        (
            "Daniel Okoro and Paul Musa met on Friday. They will meet again.",
            "They",
            ["Daniel Okoro", "Paul Musa"],
        ),
        ("Turkey warned Greece on Monday. It said the ships must leave.", "It", ["Turkey"]),
        ("Boko Haram attacked the town. The group burned the market.", "The group", ["Boko Haram"]),
        (
            "Amnesty International published a report. The organisation blamed the army.",
            "The organisation",
            ["Amnesty International"],
        ),
    ],
)
def test_meant(text: str, phrase: str, want: list[str]) -> None:
    assert meant(text, phrase) == want


def test_counterparts_find_each_other_by_rank() -> None:
    text = (
        "US Secretary of State Helen Marsh will meet her Georgian counterpart on Friday. "
        "Georgian Foreign Minister Levan Abashidze said he was hopeful."
    )
    assert meant(text, "her Georgian counterpart") == ["Levan Abashidze"]


def test_it_that_is_nobody() -> None:
    text = "Kenya signed the accord. It was the second day of talks."
    assert meant(text, "It") == []


def test_the_spokesman_is_the_one_named() -> None:
    text = "Army spokesman Col. Joseph Banda denied the raid. The spokesman called it a rumour."
    assert meant(text, "The spokesman") == ["Joseph Banda"]
