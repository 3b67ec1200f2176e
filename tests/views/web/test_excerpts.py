from __future__ import annotations

import pytest

from counterclaim.evidence import Report, Span
from counterclaim.views.web.excerpts import excerpt, sentence

TEXT = (
    "The U.S. envoy, Mr. Pell, left on Monday. He said the ferry was hit by three shells near the pier. "
    'Nobody answered. "We will be back," Gen. Orne said.'
)
REPORT = Report(id="r", text=TEXT, body=(Span(0, len(TEXT), TEXT),))


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("Pell", "The U.S. envoy, Mr. Pell, left on Monday."),
        ("ferry", "He said the ferry was hit by three shells near the pier."),
        ("Orne", '"We will be back," Gen. Orne said.'),
        ('Nobody answered. "We', 'Nobody answered. "We will be back," Gen. Orne said.'),
    ],
)
def test_a_passage_stands_in_its_sentence(words: str, whole: str) -> None:
    start = TEXT.index(words)
    first, last = sentence(REPORT, start, start + len(words))
    assert TEXT[first:last] == whole


@pytest.mark.parametrize("most", [12, 20, 34, 50, 400])
def test_an_excerpt_holds_the_words_and_cuts_between_words(most: int) -> None:
    start = TEXT.index("three shells")
    found = excerpt(REPORT, start, start + len("three shells"), most)
    assert found.text[found.start : found.end] == "three shells"
    assert len(found.text) <= most + 8
    known = set(TEXT.split())
    assert {w for w in found.text.split() if w != "…"} <= known


def test_a_long_passage_is_cut_at_a_word() -> None:
    found = excerpt(REPORT, 0, len(TEXT), 30)
    assert found.text == "The U.S. envoy, Mr. Pell, …"


def test_words_outside_the_body_stand_in_their_line() -> None:
    report = Report(id="r", text="A title here\nBody.", body=(Span(13, 18, "Body."),))
    found = excerpt(report, 2, 7)
    assert found.text == "A title here"
