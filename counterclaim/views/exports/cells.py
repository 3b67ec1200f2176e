"""What a cell of a spreadsheet may hold: text that no spreadsheet takes for a formula."""

from __future__ import annotations

from counterclaim.views.exports.table import Value
from counterclaim.views.web.visible import visible

_STARTS = frozenset("=+-@|%\t\r\n＝＋－＠﹦﹢﹣﹫−")
"""What a spreadsheet may take for the start of a formula, full-width forms included."""

_UNSEEN = "\ufeff\u200b\u200c\u200d\u2060\u00ad\u200e\u200f\u061c"
"""Characters without width that may stand before such a start."""

LONGEST = 32_000
"""Characters of text in a cell; Excel takes 32,767."""


def harmless(text: str) -> str:
    """The text with controls shown as signs, and an apostrophe before what could start a formula.

    The apostrophe is the mark by which spreadsheets know text; the words themselves stay as they were.
    """
    shown = visible(text)
    if len(shown) > LONGEST:
        shown = shown[:LONGEST] + " …"
    bare = shown.lstrip(_UNSEEN + " \u00a0\u3000")
    risky = shown[:1] in _STARTS or bare[:1] in _STARTS or text[:1] in _STARTS
    return f"'{shown}" if risky else shown


def cell(value: Value) -> Value:
    """A value as a cell: text made harmless, truth values as words, numbers as they are."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return harmless(value) if isinstance(value, str) else value
