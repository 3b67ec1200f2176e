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
    """All nodes of all trees in one row; a leaf points at itself, so that every row may go equally deep.

    `child` holds for node n at 2n where a low value goes and at 2n + 1 where a high one does.
    """

    names: tuple[str, ...]
    base: float
    roots: NDArray[np.intp]
    feature: NDArray[np.intp]
    threshold: NDArray[np.float32]
    child: NDArray[np.intp]
    value: NDArray[np.float32]
    depth: int

    def probability(self, rows: Matrix) -> NDArray[np.float64]:
        """For every row the probability of the positive class."""
        count, width = rows.shape
        flat = np.ascontiguousarray(rows).ravel()
        offset = (np.arange(count) * width)[:, None]
        node = np.broadcast_to(self.roots, (count, len(self.roots)))
        for _ in range(self.depth):
            seen = flat.take(self.feature.take(node) + offset)
            node = self.child.take(2 * node + (seen > self.threshold.take(node)))
        total = self.base + self.value.take(node).sum(axis=1, dtype=np.float64)
        return np.asarray(1.0 / (1.0 + np.exp(-total)))


@cache
def load(name: str) -> Trees:
    """The trees of a weights file of this package (`weights/NAME.json`)."""
    return parse(files("counterclaim.intake").joinpath("weights", f"{name}.json").read_text("utf-8"))


def parse(text: str) -> Trees:
    """The trees written in the text of a weights file."""
    data = json.loads(text)
    trees = data["trees"]
    sizes = [len(tree["feature"]) for tree in trees]
    roots = np.cumsum([0, *sizes[:-1]])
    feature = np.concatenate([tree["feature"] for tree in trees])
    leaf = feature < 0
    own = np.arange(len(feature))
    shift = np.repeat(roots, sizes)
    left = np.where(leaf, own, np.concatenate([tree["left"] for tree in trees]) + shift)
    right = np.where(leaf, own, np.concatenate([tree["right"] for tree in trees]) + shift)
    return Trees(
        names=tuple(data["names"]),
        base=data["base"],
        roots=roots.astype(np.intp),
        feature=np.where(leaf, 0, feature).astype(np.intp),
        threshold=np.concatenate([tree["threshold"] for tree in trees]).astype(np.float32),
        child=np.stack([left, right], axis=1).ravel().astype(np.intp),
        value=np.concatenate([tree["value"] for tree in trees]).astype(np.float32),
        depth=data["depth"],
    )
