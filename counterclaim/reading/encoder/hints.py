"""What a second reading of the same cues says moves the encoder's scores: a little, towards agreement.

The rules know the parse and the encoder does not; where it is torn, what they found decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from counterclaim.reading.encoder.network import Numbers
from counterclaim.reading.encoder.statements import CONTENT, SOURCE
from counterclaim.reading.encoder.windows import Window

Stretch = tuple[int, int]
LEAST = 1e-4
"""The probability that no shift starts below, nor above one less it."""


class Second(Protocol):
    """A statement as somebody else read it, in character offsets."""

    @property
    def source(self) -> Stretch | None:
        """Who speaks."""
        ...

    @property
    def cue(self) -> Stretch | None:
        """The words that say so."""
        ...

    @property
    def content(self) -> tuple[Stretch, ...]:
        """What is said."""
        ...


@dataclass(frozen=True, slots=True)
class Weights:
    """By how much log odds rise where the second reading has the role, and fall where it has not.

    Found by trying on PolNeAR's development articles; each half of them gains.
    """

    content: float = 1.0
    no_content: float = 1.5
    source: float = 2.0
    no_source: float = 1.5


WEIGHTS = Weights()


def hinted(
    roles: Numbers,
    window: Window,
    anchors: Sequence[int],
    second: Sequence[Second],
    weights: Weights = WEIGHTS,
) -> Numbers:
    """Probabilities [N, T, 4], shifted for each anchor that stands in a cue of the second reading."""
    offsets = np.array(window.offsets)
    first, last = min(a for a, b in window.offsets if b), int(offsets[:, 1].max())
    near = [(s, s.cue) for s in second if s.cue is not None and s.cue[0] < last and first < s.cue[1]]
    result = roles.copy()
    for n, anchor in enumerate(anchors):
        start, stop = window.offsets[anchor]
        twin = next((s for s, cue in near if cue[0] < stop and start < cue[1]), None)
        if twin is None:
            continue
        said = covered(offsets, twin.content)
        result[n] = shifted(result[n], CONTENT, np.where(said, weights.content, -weights.no_content))
        named = covered(offsets, () if twin.source is None else (twin.source,))
        if named.any():
            result[n] = shifted(result[n], SOURCE, np.where(named, weights.source, -weights.no_source))
    return result


def covered(offsets: NDArray[np.int64], stretches: Sequence[Stretch]) -> NDArray[np.bool_]:
    """Which pieces [T] share characters with any of the stretches."""
    found = np.zeros(len(offsets), dtype=np.bool_)
    for start, end in stretches:
        found |= (offsets[:, 0] < end) & (start < offsets[:, 1])
    return found


def shifted(roles: Numbers, role: int, by: Numbers) -> Numbers:
    """Probabilities [T, 4] with the log odds of one role moved; the others keep their proportions."""
    before = roles[:, role]
    sure = np.clip(before, LEAST, 1 - LEAST)
    after = 1 / (1 + (1 - sure) / sure * np.exp(-by))
    result = roles * ((1 - after) / np.maximum(1 - before, 1e-6))[:, None]
    result[:, role] = after
    return np.asarray(result, dtype=np.float32)
