"""The run of a text's lines as the learned model sees it: which of them are the article."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from counterclaim.intake import boosted, linefeatures, secondlook
from counterclaim.intake.linefeatures import PLAIN, Matrix

# below this many lines there is no run to judge
FEWEST = 6
# measured on the development pages by cross-validation; training/furniture/README.md
LEAST = 0.5
# what looks like prose is dropped only where the model is this sure, unless the page is mostly furniture
SURE = 0.12
MOSTLY = 0.5
# where no line is likely, those about as likely as the likeliest are kept
NEAR_BEST = 0.6
# in odds: what a run's beginning or end costs, and what every line is given
PRICE = 3.0
LENIENCE = 0.5
# a run that weighs less than this share of the heaviest is a teaser or a remark beside the article
WEIGHTY = 0.1
_PROSE = PLAIN.index("prose")
_WORDS = PLAIN.index("words")


def unlikely(texts: Sequence[str]) -> tuple[list[int], bool]:
    """The numbers of the lines that are hardly the article's, and whether the text is a page of furniture.

    A text most of whose lines are prose is taken to be clean: a line of prose in it is dropped only
    where the model is all but certain. In a page of furniture headings and repeats mislead the rules, and
    the models' choice is the better one: there both looks count alike, since the second follows a run that
    it took for the article too readily into what stands beside it.
    """
    if len(texts) < FEWEST:
        return [], False
    rows = linefeatures.describe(texts)
    first = boosted.load("lines").probability(rows)
    chances = boosted.load("lines-second").probability(secondlook.describe(rows, first))
    looks = rows[:, _PROSE] > 0
    clean = float(looks.mean()) > MOSTLY
    best = float(chances.max())
    if best <= LEAST:
        return ([], False) if clean else (np.flatnonzero(chances < NEAR_BEST * best).tolist(), True)
    if clean:
        return np.flatnonzero(chances < np.where(looks, SURE, LEAST)).tolist(), False
    both = 1 / (1 + np.exp(-(_odds(first) + _odds(chances)) / 2))
    words = rows[:, _WORDS]
    return np.flatnonzero(~weighty(runs(both, words), both, words)).tolist(), True


def runs(chances: NDArray[np.float64], words: Matrix) -> NDArray[np.bool_]:
    """Which lines are kept where to begin and to break off a run of kept lines has a price.

    The choice of all lines together that the model finds most likely, longer lines counting more
    (dynamic programming over two states).
    """
    gains = (_odds(chances) + LENIENCE) * np.sqrt(words + 1)
    out, kept = 0.0, -PRICE
    came: list[tuple[bool, bool]] = []
    for gain in gains.tolist():
        came.append((kept - PRICE > out, kept >= out - PRICE))
        out, kept = max(out, kept - PRICE), max(kept, out - PRICE) + gain
    state = kept > out
    found = []
    for from_out, from_kept in reversed(came):
        found.append(state)
        state = from_kept if state else from_out
    return np.array(found[::-1])


def weighty(kept: NDArray[np.bool_], chances: NDArray[np.float64], words: Matrix) -> NDArray[np.bool_]:
    """The kept lines without the runs that are light beside the heaviest: an article is mostly one run."""
    bounds = np.flatnonzero(np.diff(np.concatenate([[False], kept, [False]]).astype(int)))
    spans = list(zip(bounds[::2].tolist(), bounds[1::2].tolist(), strict=True))
    gains = _odds(chances) * np.sqrt(words + 1)
    weights = [float(gains[start:end].sum()) for start, end in spans]
    heaviest = max(weights, default=0.0)
    left = np.zeros_like(kept)
    for (start, end), weight in zip(spans, weights, strict=True):
        left[start:end] = weight >= min(heaviest, WEIGHTY * heaviest)
    return left


def _odds(chances: NDArray[np.float64]) -> NDArray[np.float64]:
    """Natural logarithms of the odds, kept within what the models can be trusted for."""
    safe = np.clip(chances, 1e-3, 1 - 1e-3)
    return np.asarray(np.log(safe / (1 - safe)))
