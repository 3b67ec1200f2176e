"""States of stretches of text are the means of the pieces that touch them."""

from __future__ import annotations

import numpy as np

from counterclaim.reading.encoder.statements import Scores
from counterclaim.reading.encoder.states import States
from counterclaim.reading.encoder.windows import Window


def _scores(offsets: tuple[tuple[int, int], ...], states: list[list[float]]) -> Scores:
    nothing = np.zeros((0, len(offsets), 4), dtype=np.float32)
    window = Window(tuple(range(len(offsets))), offsets)
    flat = np.zeros((len(offsets), 3), dtype=np.float32)
    return Scores(window, (), (), nothing, flat, np.array(states, dtype=np.float32))


FIRST = _scores(((0, 0), (0, 4), (4, 6), (7, 10), (0, 0)), [[9, 9], [1, 0], [3, 0], [0, 8], [9, 9]])
SECOND = _scores(((0, 0), (12, 15)), [[9, 9], [5, 5]])


def test_a_word_of_two_pieces_has_their_mean() -> None:
    found = States([FIRST, SECOND]).mean(0, 6)
    assert found is not None
    assert found.tolist() == [2.0, 0.0]


def test_a_stretch_runs_over_windows_and_leaves_their_marks_out() -> None:
    found = States([FIRST, SECOND]).mean(7, 15)
    assert found is not None
    assert found.tolist() == [2.5, 6.5]


def test_where_nothing_was_read_there_is_none() -> None:
    assert States([FIRST, SECOND]).mean(10, 12) is None
    assert States([]).mean(0, 5) is None
