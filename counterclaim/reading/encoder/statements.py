"""The encoder's head for statements: scores a window's word pieces as source, cue and content.

An anchor is the first piece of a cue. Each likely anchor looks at the whole window and gives every piece
a role in its own statement; see training/encoder/README.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from counterclaim.reading.encoder.network import THREADS, WEIGHTS, Graph, Numbers
from counterclaim.reading.encoder.windows import Window

OTHER, SOURCE, CUE, CONTENT = range(4)
CANDIDATE = -1.0


@dataclass(frozen=True, slots=True)
class Scores:
    """What the head says of one window: likely anchors (piece indices, logits) and for each of them the
    log probability [N, T, 4] that a piece is nothing, source, cue or content; `flat` [T, 3] is the log
    probability that it is source, cue or content of any statement; `states` [T, 384] are the encoder's.
    """

    window: Window
    anchors: tuple[int, ...]
    likely: tuple[float, ...]
    roles: Numbers
    flat: Numbers
    states: Numbers


class StatementHead:
    """The two graphs of the head, from one folder of weights. Raises MissingPart."""

    def __init__(self, folder: Path = WEIGHTS, threads: int = THREADS) -> None:
        self._anchors = Graph(folder / "anchors.onnx", threads)
        self._links = Graph(folder / "links.onnx", threads)

    def scores(self, window: Window, states: Numbers) -> Scores:
        """The scores of a window from the encoder's states [1, T, 384] of it."""
        logits, tags = self._anchors.run(states=states)
        plain = log_softmax(tags[0].reshape(-1, 3, 3))
        flat = np.logaddexp(plain[:, :, 1], plain[:, :, 2])
        size = len(window.ids)
        real = [i for i in range(size) if window.offsets[i][1] and logits[0, i] > CANDIDATE]
        at = np.array(real, dtype=np.int64)
        if not real:
            return Scores(window, (), (), np.zeros((0, size, 4), dtype=np.float32), flat, states[0])
        ones = np.ones((1, size), dtype=np.int64)
        labels = log_softmax(self._links.run(states=states, real=ones, row=np.zeros_like(at), at=at)[0])
        roles = np.concatenate(
            [labels[:, :, :1], np.logaddexp(labels[:, :, 1::2], labels[:, :, 2::2])], axis=2
        )
        likely = tuple(float(logits[0, i]) for i in real)
        return Scores(window, tuple(real), likely, roles, flat, states[0])


def log_softmax(logits: Numbers) -> Numbers:
    """Logarithms of the probabilities over the last axis."""
    shifted = logits - logits.max(axis=-1, keepdims=True)
    result: Numbers = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return result


@cache
def head(folder: Path = WEIGHTS) -> StatementHead:
    """The head of a folder, loaded once."""
    return StatementHead(folder)
