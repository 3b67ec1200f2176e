"""The run of a text's lines as the learned model sees it: which of them are the article."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from counterclaim.intake import boosted, linefeatures, secondlook
from counterclaim.intake.linefeatures import PLAIN

# below this many lines there is no run to judge
FEWEST = 6
# measured on the development pages by cross-validation; training/furniture/README.md
LEAST = 0.5
# what looks like prose is dropped only where the model is this sure, unless the page is mostly furniture
SURE = 0.12
MOSTLY = 0.5
# where no line is likely, those about as likely as the likeliest are kept
NEAR_BEST = 0.6
_PROSE = PLAIN.index("prose")


def unlikely(texts: Sequence[str]) -> list[int]:
    """The numbers of the lines that are hardly the article's.

    A text most of whose lines are prose is taken to be clean: a line of prose in it is dropped only
    where the model is all but certain.
    """
    if len(texts) < FEWEST:
        return []
    rows = linefeatures.describe(texts)
    first = boosted.load("lines").probability(rows)
    chances = boosted.load("lines-second").probability(secondlook.describe(rows, first))
    looks = rows[:, _PROSE] > 0
    clean = float(looks.mean()) > MOSTLY
    best = float(chances.max())
    if best <= LEAST:
        return [] if clean else np.flatnonzero(chances < NEAR_BEST * best).tolist()
    return np.flatnonzero(chances < np.where(looks & clean, SURE, LEAST)).tolist()
