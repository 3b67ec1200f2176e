"""Boosted trees read from a small file of our own, so that nothing is needed to run them but numpy.

The file is JSON: `names` of the columns, `base`, and per tree the arrays `feature` (-1 at a leaf),
`threshold`, `left`, `right`, `value`. A row goes left where its value is at most the threshold.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from counterclaim.intake.linefeatures import Matrix


@dataclass(frozen=True)
class Trees:
    """All trees side by side: arrays of shape (trees, nodes); leaves point at themselves."""

    names: tuple[str, ...]
    base: float
    feature: NDArray[np.int32]
    threshold: NDArray[np.float32]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: NDArray[np.float32]
    depth: int

    def probability(self, rows: Matrix) -> NDArray[np.float64]:
        """For every row the probability of the positive class."""
        count, trees = len(rows), len(self.feature)
        node = np.zeros((count, trees), dtype=np.int32)
        tree = np.arange(trees)[None, :]
        row = np.arange(count)[:, None]
        for _ in range(self.depth):
            column = self.feature[tree, node]
            low = rows[row, np.maximum(column, 0)] <= self.threshold[tree, node]
            step = np.where(low, self.left[tree, node], self.right[tree, node])
            node = np.where(column < 0, node, step)
        total = self.base + self.value[tree, node].sum(axis=1, dtype=np.float64)
        return np.asarray(1.0 / (1.0 + np.exp(-total)))


@cache
def load(name: str) -> Trees:
    """The trees of a weights file of this package (`weights/NAME.json`)."""
    return parse(files("counterclaim.intake").joinpath("weights", f"{name}.json").read_text("utf-8"))


def parse(text: str) -> Trees:
    """The trees written in the text of a weights file."""
    data = json.loads(text)
    trees = data["trees"]
    size = max(len(tree["feature"]) for tree in trees)

    def packed(key: str, fill: float) -> NDArray[np.float64]:
        return np.array([tree[key] + [fill] * (size - len(tree[key])) for tree in trees])

    return Trees(
        names=tuple(data["names"]),
        base=data["base"],
        feature=packed("feature", -1).astype(np.int32),
        threshold=packed("threshold", 0).astype(np.float32),
        left=packed("left", 0).astype(np.int32),
        right=packed("right", 0).astype(np.int32),
        value=packed("value", 0).astype(np.float32),
        depth=data["depth"],
    )
