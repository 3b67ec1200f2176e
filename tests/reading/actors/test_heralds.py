"""A teller described first and named in one of the next sentences."""

from __future__ import annotations

import pytest

from tests.reading.actors.test_source_phrases import names


@pytest.mark.parametrize(
    ("text", "phrase", "want"),
    [
        pytest.param(
            "Nine people died, a monitor said. The Kenyan Observatory for Peace said it was late.",
            "a monitor",
            ["Kenyan Observatory for Peace"],
            id="a monitor and an observatory",
        ),
        pytest.param(
            "Nine people died, a monitoring group said. A road was cut. The Red Cross said it was late.",
            "a monitoring group",
            ["monitoring group"],
            id="a body of another sort",
        ),
        pytest.param(
            "Nine people died, another monitor said. The Kenyan Observatory for Peace said it was late.",
            "another monitor",
            ["another monitor"],
            id="another one",
        ),
        pytest.param(
            "Nine people died, a monitor said. A road was cut. It rained. The mayor left. Shops closed. "
            "The Kenyan Observatory for Peace said it was late.",
            "a monitor",
            ["monitor"],
            id="too far away",
        ),
    ],
)
def test_who_is_named_next(text: str, phrase: str, want: list[str]) -> None:
    assert names(text, phrase) == want
