"""What another reader found at the same cue moves the encoder's scores."""

from __future__ import annotations

import numpy as np
import pytest

from counterclaim.reading.encoder.hints import Weights, hinted
from counterclaim.reading.encoder.statements import CONTENT, CUE, OTHER, SOURCE
from counterclaim.reading.encoder.windows import Window
from counterclaim.reading.statements import Attribution

# "Oslo said ships left." with marks at both ends
WINDOW = Window((0, 1, 2, 3, 4, 5), ((0, 0), (0, 4), (5, 9), (10, 15), (16, 20), (0, 0)))
EVEN = np.full((1, 6, 4), 0.25, dtype=np.float32)
WEIGHTS = Weights(content=1.0, no_content=1.0, source=2.0, no_source=2.0)
SECOND = Attribution((0, 4), (5, 9), ((10, 15),))


def test_agreement_raises_and_dissent_lowers() -> None:
    unsourced = Attribution(None, (5, 9), ((10, 15),))
    moved = hinted(EVEN, WINDOW, (2,), [unsourced], WEIGHTS)[0]
    raised, lowered = (1 / (1 + 3 * np.exp(-x)) for x in (1.0, -1.0))
    assert moved[[3, 4], CONTENT] == pytest.approx([raised, lowered], abs=1e-5)
    assert moved[:, SOURCE] == pytest.approx(moved[:, CUE])
    assert moved[:, OTHER] == pytest.approx(moved[:, CUE])


def test_a_source_that_both_see_is_surer() -> None:
    moved = hinted(EVEN, WINDOW, (2,), [SECOND], WEIGHTS)[0]
    assert moved[1, SOURCE] > 0.5 > 0.1 > moved[3, SOURCE]
    assert moved.sum(axis=1) == pytest.approx(np.ones(6), abs=1e-5)


def test_only_the_same_cue_counts() -> None:
    elsewhere = Attribution((0, 4), (16, 20), ((10, 15),))
    cueless = Attribution((0, 4), None, ((10, 15),))
    assert (hinted(EVEN, WINDOW, (2,), [elsewhere, cueless], WEIGHTS) == EVEN).all()


def test_a_source_outside_the_window_says_nothing_of_sources() -> None:
    far = Attribution((50, 54), (5, 9), ((10, 15),))
    moved = hinted(EVEN, WINDOW, (2,), [far], WEIGHTS)[0]
    assert moved[:, SOURCE] == pytest.approx(moved[:, CUE])
