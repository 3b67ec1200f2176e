"""Marks in, stretches out: whatever marks a paper uses, or has lost."""

from __future__ import annotations

import pytest

from counterclaim.reading.statements.quotations import quotations_of
from tests.reports import prose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "no" twice.', ['"no"']),
        ("He said \u201cno\u201d and \u201cnever\u201d.", ["\u201cno\u201d", "\u201cnever\u201d"]),
        ("He said ''no'' twice.", ["''no''"]),
        ("\u00abLe pont est tomb\u00e9\u00bb, he said.", ["\u00abLe pont est tomb\u00e9\u00bb"]),
        # never closed: to the paragraph's end
        ('"We wait.\n\nThen we go.', ['"We wait.']),
        # the opening mark is lost: from the sentence's beginning
        ('The road was long. They had been forced to leave" he said.', ['They had been forced to leave"']),
        ("Nobody spoke.", []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    p = prose(text)
    assert [p.doc[q.start : q.end].text for q in quotations_of(p)] == expected
