"""The borders that were found once are those that a search around each passage finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reconcile import borders
from counterclaim.reconcile.borders import Borders

TEXTS = st.text(alphabet="aA.. \n\n\"')", min_size=1, max_size=60)


def searched(text: str, start: int, end: int) -> tuple[int, int]:
    first, last = 0, len(text)
    low, high = max(0, start - borders.FAR), min(len(text), end + borders.FAR)
    for match in borders._END.finditer(text, low, high):
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end:
            last = match.start()
            break
    return max(first, start - borders.FAR), last


@given(text=TEXTS, start=st.integers(0, 60), length=st.integers(0, 20))
def test_what_is_around_a_stretch_is_what_a_search_near_it_finds(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(len(text), start + length)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(borders, "FAR", 6)
        assert Borders.of(text).around(start, end) == searched(text, start, end)


@given(text=TEXTS, start=st.integers(0, 60), length=st.integers(0, 60))
def test_borders_inside_a_stretch_end_where_a_search_of_it_ends(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(len(text), start + length)
    assert Borders.of(text).inside(start, end) == [m.end() for m in borders._END.finditer(text, start, end)]


def test_a_sentence_goes_from_border_to_border() -> None:
    text = "Lorries left. They reached Varo.\nNobody came."
    start, end = Borders.of(text).around(20, 24)
    assert text[start:end] == "They reached Varo."
