"""Whose a statement or a study is that is spoken of again."""

from __future__ import annotations

import pytest

from tests.reading.actors.test_source_phrases import names


@pytest.mark.parametrize(
    ("text", "phrase", "want"),
    [
        pytest.param(
            "The Kenyan government and Uganda issued a joint statement. Paul Novak met the Red Cross. "
            "“It is late,” according to the statement.",
            "the statement",
            ["Kenya", "Uganda"],
            id="who issued it",
        ),
        pytest.param(
            "The Kenyan foreign ministry said in a statement that it was late. Hamas said no. "
            "The statement said it was over.",
            "The statement",
            ["Kenyan foreign ministry"],
            id="who spoke in it",
        ),
        pytest.param(
            "Voters stay home, according to a Reuters survey of lists. The study found that few vote.",
            "The study",
            ["Reuters"],
            id="a survey is a study",
        ),
        pytest.param(
            "Paul Novak said it was late. The study found that few vote.",
            "The study",
            [],
            id="who is merely near put nothing out",
        ),
        pytest.param(
            "“It was not Telko's gear,” Telko said. Another provider, Norstar, penned a denial. "
            "“You can use SMS with it,” the company wrote on its page.",
            "the company",
            ["Norstar"],
            id="a company named in the quoted words does not say them",
        ),
    ],
)
def test_who_put_it_out(text: str, phrase: str, want: list[str]) -> None:
    assert names(text, phrase) == want
