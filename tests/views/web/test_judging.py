"""Words typed into a form are found in their report as people type them."""

from __future__ import annotations

import pytest

from counterclaim.review.making import NotAJudgement
from counterclaim.views.web.forms import Form
from counterclaim.views.web.judging import marked
from tests.reports import report

TEXT = "The guns fell silent.\n\nA “cease-fire”\n  isn’t peace – the guns (all 12) stay."
REPORT = report(TEXT)


def found(words: str, nth: str = "") -> str:
    start, end = marked(REPORT, Form([("words", words), ("nth", nth)]))
    return f"{start}:{TEXT[start:end]}"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("the guns", "54:the guns"),
        ("The guns", "0:The guns"),
        ('A "cease-fire" isn\'t peace - the', "23:A “cease-fire”\n  isn’t peace – the"),
        ("guns  (all 12)\r\n stay.", "58:guns (all 12) stay."),
    ],
)
def test_line_breaks_quotation_marks_and_dashes_do_not_matter(typed: str, meant: str) -> None:
    assert found(typed) == meant


def test_which_of_the_same_words_is_meant() -> None:
    assert (found("guns"), found("guns", "1"), found("guns", "2")) == ("4:guns", "4:guns", "58:guns")


@pytest.mark.parametrize(("words", "nth"), [("guns", "3"), ("gunz", ""), ("x" * 200_000, ""), ("(", "9")])
def test_words_that_are_not_there(words: str, nth: str) -> None:
    with pytest.raises(NotAJudgement):
        found(words, nth)
