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


def test_pieces_that_come_to_overlap_are_one() -> None:
    p = prose("Oslo praised the very old harbour.")
    pieces = tuple((p.text.index(w), p.text.index(w) + len(w)) for w in ("the", "harbour"))
    found = at_edges(p, Attribution((0, 4), (5, 12), pieces))
    assert [p.text[a:b] for a, b in found.content] == ["the very old harbour"]
