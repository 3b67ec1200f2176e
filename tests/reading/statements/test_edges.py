"""Content that stops inside a phrase is grown to the phrase's end."""

import pytest

from counterclaim.reading.statements import Attribution
from counterclaim.reading.statements.edges import at_edges
from tests.reports import prose


@pytest.mark.parametrize(
    ("text", "cue", "content", "grown"),
    [
        (
            "Oslo confirmed that a tense standoff went on.",
            "confirmed",
            "that a tense",
            "that a tense standoff",
        ),
        (
            "Oslo said the northern ships have left the port.",
            "said",
            "ships have",
            "the northern ships have left",
        ),
        ("Oslo said ships left.", "said", "ships left", "ships left"),
    ],
)
def test_edges(text: str, cue: str, content: str, grown: str) -> None:
    p = prose(text)
    at = [(p.text.index(words), p.text.index(words) + len(words)) for words in (cue, content)]
    found = at_edges(p, Attribution((0, 4), at[0], (at[1],)))
    assert [p.text[a:b] for a, b in found.content] == [grown]
