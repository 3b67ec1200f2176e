"""Runs of lines chosen together, and trees read from their file."""

from __future__ import annotations

import json

import numpy as np

from counterclaim.intake.boosted import parse
from counterclaim.intake.lineup import runs, weighty

TREE = {
    "feature": [1, -1, 0, -1, -1],
    "threshold": [2.0, 0, 0.5, 0, 0],
    "left": [1, 0, 3, 0, 0],
    "right": [2, 0, 4, 0, 0],
    "value": [0, -1.0, 0, 0.5, 3.0],
}


def test_a_doubtful_line_inside_a_run_is_kept_and_a_lone_likely_one_is_not() -> None:
    chances = np.array([0.01, 0.6, 0.01, 0.9, 0.35, 0.95, 0.9, 0.02, 0.02])
    words = np.array([3, 2, 4, 40, 9, 35, 50, 3, 12], dtype=np.float32)
    assert runs(chances, words).tolist() == [False, False, False, True, True, True, True, False, False]


def test_a_long_menu_breaks_a_run_in_two() -> None:
    chances = np.array([0.95, *[0.05] * 6, 0.95])
    words = np.array([40, *[3] * 6, 40], dtype=np.float32)
    assert runs(chances, words).tolist() == [True, *[False] * 6, True]


def test_a_run_that_is_light_beside_the_heaviest_goes() -> None:
    kept = np.array([True, False, True, True, True, False, True])
    chances = np.array([0.55, 0.1, 0.98, 0.97, 0.99, 0.1, 0.9])
    words = np.array([4, 3, 40, 60, 35, 2, 24], dtype=np.float32)
    assert weighty(kept, chances, words).tolist() == [False, False, True, True, True, False, True]


def test_nothing_is_light_where_no_run_weighs_anything() -> None:
    kept, chances = np.array([True, False, True]), np.array([0.45, 0.1, 0.45])
    assert weighty(kept, chances, np.array([4, 3, 4], dtype=np.float32)).tolist() == [True, False, True]
    assert not weighty(np.zeros(3, bool), chances, np.ones(3, np.float32)).any()


def test_each_row_goes_down_every_tree_to_its_leaf() -> None:
    trees = parse(json.dumps({"names": ["a", "b"], "base": 0.5, "depth": 2, "trees": [TREE, TREE]}))
    rows = np.array([[9.0, 2.0], [0.5, 3.0], [0.6, 3.0]], dtype=np.float32)
    odds = np.array([0.5 - 2.0, 0.5 + 1.0, 0.5 + 6.0])
    assert np.allclose(trees.probability(rows), 1 / (1 + np.exp(-odds)))
