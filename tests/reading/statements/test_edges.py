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
            "that a tense standoff went on",
        ),
        (
            "Oslo said the northern ships have left the port.",
            "said",
            "ships have",
            "the northern ships have left the port",
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


def mended(text: str, source: str, cue: str, *content: str) -> tuple[str, list[str]]:
    """The source and content, after mending, of an attribution given by its words."""
    p = prose(text)

    def at(words: str) -> tuple[int, int]:
        return p.text.index(words), p.text.index(words) + len(words)

    found = at_edges(p, Attribution(at(source), at(cue), tuple(at(c) for c in content)))
    assert found.source is not None
    return p.text[slice(*found.source)], [p.text[a:b] for a, b in found.content]


@pytest.mark.parametrize(
    ("text", "cue", "content", "finished"),
    [
        # an object that a preposition wants
        (
            "Ruiz said the ferry was late because of heavy storms.",
            "said",
            "the ferry was late because of",
            "the ferry was late because of heavy storms",
        ),
        # a clause that a conjunction opens
        (
            "Ruiz said the ferry waited until the storm passed, and he left.",
            "said",
            "the ferry waited until",
            "the ferry waited until the storm passed",
        ),
        # one word behind a comma is left out
        (
            "Ruiz said the ferry was late, while the train arrived in the morning.",
            "said",
            "the ferry was late, while",
            "the ferry was late",
        ),
        # what ends with its phrase stays
        (
            "Ruiz said the ferry was late because of storms.",
            "said",
            "the ferry was late",
            "the ferry was late",
        ),
    ],
)
def test_what_wants_a_word_goes_on_or_back(text: str, cue: str, content: str, finished: str) -> None:
    assert mended(text, "Ruiz", cue, content) == ("Ruiz", [finished])


def test_nothing_goes_on_over_the_cue() -> None:
    text = "The ferry was waiting for, Ruiz said, the northern storm."
    assert mended(text, "Ruiz", "said", "The ferry was waiting for")[1] == ["The ferry was waiting for"]


def test_a_fragment_of_what_is_left_out_goes() -> None:
    text = "Ruiz praised the crew as he walked towards the old harbour."
    assert mended(text, "Ruiz", "praised", "the crew", "the old harbour")[1] == ["the crew"]


def test_a_source_is_its_whole_name() -> None:
    assert mended("The Harbour Board said ferries would sail.", "Harbour", "said", "ferries would sail") == (
        "The Harbour Board",
        ["ferries would sail"],
    )
