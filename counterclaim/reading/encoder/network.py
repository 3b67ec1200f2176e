"""The encoder as ONNX Runtime runs it: word pieces in, one state of 384 numbers for each out.

Heads are files of their own that work on the states, so that one can be added without touching another.
Windows go in one at a time: eight-bit products take their scale from what they are given, and so a
window's states do not depend on its neighbours.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from counterclaim.errors import MissingPart
from counterclaim.reading.encoder.windows import Window
from counterclaim.reading.encoder.wordpiece import WordPiece

WEIGHTS = Path(__file__).parent / "weights"
THREADS = 1

Numbers = NDArray[np.float32]


class Graph:
    """One ONNX file, loaded."""

    def __init__(self, path: Path, threads: int = THREADS) -> None:
        if not path.is_file():
            raise MissingPart(
                f"the encoder's weights {path} are not there; install counterclaim again, or read with "
                "--statements rules"
            )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def run(self, **given: NDArray[Any]) -> list[Numbers]:
        """The graph's outputs for its named inputs."""
        outputs: list[Numbers] = self._session.run(None, given)
        return outputs


class Encoder:
    """The shared encoder and its vocabulary, from one folder of weights. Raises MissingPart."""

    def __init__(self, folder: Path = WEIGHTS, threads: int = THREADS) -> None:
        self.wordpiece = WordPiece.from_file(folder / "vocabulary.txt")
        self._graph = Graph(folder / "encoder.onnx", threads)

    def states(self, window: Window) -> Numbers:
        """States [1, T, 384] of a window."""
        ids = np.array([window.ids], dtype=np.int64)
        return self._graph.run(ids=ids, real=np.ones_like(ids))[0]


@cache
def encoder(folder: Path = WEIGHTS) -> Encoder:
    """The encoder of a folder, loaded once."""
    return Encoder(folder)
