"""What the encoder made of a text, word by word, for heads that ask about a stretch of it."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from counterclaim.reading.encoder.network import Numbers
from counterclaim.reading.encoder.statements import Scores


class States:
    """The states of a text's pieces, 384 numbers each, by their document offsets."""

    def __init__(self, scores: Iterable[Scores]) -> None:
        known = list(scores)
        offsets = np.array([o for s in known for o in s.window.offsets], dtype=np.int64).reshape(-1, 2)
        real = offsets[:, 1] > offsets[:, 0]
        self._starts, self._ends = offsets[real, 0], offsets[real, 1]
        self._states = np.concatenate([s.states for s in known])[real] if known else np.zeros((0, 0))

    def mean(self, start: int, end: int) -> Numbers | None:
        """The mean state [384] of the pieces that touch [start, end); None where the encoder read nothing."""
        first = int(np.searchsorted(self._ends, start, side="right"))
        stop = int(np.searchsorted(self._starts, end, side="left"))
        if first >= stop:
            return None
        found: Numbers = self._states[first:stop].mean(axis=0)
        return found
