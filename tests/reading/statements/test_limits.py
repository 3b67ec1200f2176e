"""Content stops before another saying and reaches the end of its own; sources are whole."""

import pytest

from counterclaim.reading.statements import Attribution
from counterclaim.reading.statements.limits import limited, parted
from tests.reports import prose


def given(text: str, source: str, cue: str, *content: str) -> tuple[str, list[str], list[str]]:
    """Source, content and the cues of everything that the attribution given by its words is parted into."""
    p = prose(text)

    def at(words: str) -> tuple[int, int]:
        return p.text.index(words), p.text.index(words) + len(words)

    a = Attribution(at(source), at(cue), tuple(at(c) for c in content))
    found = limited(p, a, [])
    assert found.source is not None
    cues = [p.text[slice(*b.cue)] for b in parted(p, [a], []) if b.cue is not None]
    return p.text[slice(*found.source)], [p.text[s:e] for s, e in found.content], cues


@pytest.mark.parametrize(
    ("text", "cue", "content", "left", "cues"),
    [
        (
            "Ruiz said she would mend the dyke and warned against new floods.",
            "said",
            "she would mend the dyke and warned against new floods",
            "she would mend the dyke",
            ["said", "warned against"],
        ),
        (
            "Ruiz said the baker left and demanded his wages.",
            "said",
            "the baker left and demanded his wages",
            "the baker left and demanded his wages",
            ["said"],
        ),
        (
            "Ruiz said the dyke had burst but the engineers could not be reached for comment.",
            "said",
            "the dyke had burst but the engineers could not be reached for comment",
            "the dyke had burst",
            ["said"],
        ),
        (
            "Ruiz said the dyke had burst but the engineers had warned the town.",
            "said",
            "the dyke had burst but the engineers had warned the town",
            "the dyke had burst but the engineers had warned the town",
            ["said"],
        ),
        (
            "Ruiz said she would not pay for the dyke but would lend a pump.",
            "said",
            "she would not pay for the dyke",
            "she would not pay for the dyke but would lend a pump",
            ["said"],
        ),
        (
            "Ruiz announced the dismissal of the engineers on Monday.",
            "announced",
            "the dismissal",
            "the dismissal of the engineers",
            ["announced"],
        ),
    ],
)
def test_content(text: str, cue: str, content: str, left: str, cues: list[str]) -> None:
    _, pieces, found = given(text, "Ruiz", cue, content)
    assert (pieces, found) == ([left], cues)


@pytest.mark.parametrize(
    ("text", "source", "whole"),
    [
        (
            "Peruvian and Chilean officials said the dam held.",
            "Chilean officials",
            "Peruvian and Chilean officials",
        ),
        ("The mayor and Chilean officials said the dam held.", "Chilean officials", "Chilean officials"),
        ("Captain Pedro Vega on Monday said the dam held.", "Captain Pedro Vega on", "Captain Pedro Vega"),
        ("The engineers I met said the dam held.", "The engineers I met", "The engineers I met"),
    ],
)
def test_source(text: str, source: str, whole: str) -> None:
    assert given(text, source, "said", "the dam held")[0] == whole


def test_a_sentence_only_begun_is_left_unless_the_cue_is_in_it() -> None:
    text = "Ruiz said the dam held. Nobody on the northern shore saw the flood."
    assert given(text, "Ruiz", "said", "the dam held. Nobody on the")[1] == ["the dam held."]
    text = "The dam held. Nobody was hurt, Ruiz said on Monday."
    assert given(text, "Ruiz", "said", "The dam held. Nobody was hurt")[1] == [
        "The dam held. Nobody was hurt"
    ]


def test_a_scrap_of_another_sentence_goes() -> None:
    text = "Ruiz said the dam held. The envoy flew home to mend relations and restart talks."
    assert given(text, "Ruiz", "said", "the dam held", "restart talks")[1] == ["the dam held"]
    whole = given(
        text, "Ruiz", "said", "the dam held", "The envoy flew home to mend relations and restart talks"
    )
    assert len(whole[1]) == 2
