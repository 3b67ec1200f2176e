"""A second look at a run of lines: what the first look thought of the lines around each.

Stacked sequence learning (Cohen and Carvalho 2005): a second model sees the first one's answers for
the neighbours, which is what makes single lines follow the run they stand in.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from counterclaim.intake import linefeatures
from counterclaim.intake.linefeatures import Matrix

KEPT = (
    "words", "full", "capitals", "chrome", "repeated", "core", "since_marker", "until_marker",
    "markers_before",
    "since_masthead", "kin_near", "kin_core", "kin_title", "title_since", "place", "prose_lines",
    "upper_first",
    "bullet", "digits", "inner", "seen_before", "talk_near", "cut_off", "short_rate", "lead_since",
    "kin_lead",
)  # fmt: skip
STEPS = (1, 2, 3, 4)
WIDTHS = (2, 5, 12, 30)
NAMES = (
    "odds",
    *(f"odds{sign}{step}" for step in STEPS for sign in "-+"),
    *(f"{side}{width}" for width in WIDTHS for side in ("around", "before", "after")),
    "run", "run_before", "run_after", "likely_words", "run_share", "place", "highest", "of_highest",
    *(f"line_{name}" for name in KEPT),
)  # fmt: skip
_WORDS = linefeatures.NAMES.index("words")
_KEPT = [linefeatures.NAMES.index(name) for name in KEPT]


def describe(rows: Matrix, first: NDArray[np.float64]) -> Matrix:
    """One row of `NAMES` for every line: `rows` as the first look saw them, `first` its probabilities."""
    count = len(first)
    words = np.minimum(rows[:, _WORDS].astype(np.float64), 80.0)
    safe = np.clip(first, 1e-3, 1 - 1e-3)
    odds = np.log(safe / (1 - safe))
    columns = [odds]
    for step in STEPS:
        earlier, later = np.full(count, -8.0), np.full(count, -8.0)
        earlier[step:] = odds[:-step]
        later[:-step] = odds[step:]
        columns += [earlier, later]
    at = np.arange(count)
    leaning = np.concatenate([[0.0], np.cumsum((first - 0.5) * words)])
    weight = np.concatenate([[0.0], np.cumsum(words)])
    for width in WIDTHS:
        left, right = np.maximum(at - width, 0), np.minimum(at + width + 1, count)
        for low, high in ((left, right), (left, at), (at + 1, right)):
            columns.append((leaning[high] - leaning[low]) / np.maximum(weight[high] - weight[low], 1))
    start, end = linefeatures.heaviest_run(((first - 0.45) * np.sqrt(words + 1)).astype(np.float32))
    likely = first * words
    total = max(1e-6, float(likely.sum()))
    highest = float(first.max()) if count else 0.0
    columns += [
        ((at >= start) & (at <= end)).astype(np.float64),
        np.clip(start - at, -1, 60),
        np.clip(at - end, -1, 60),
        np.full(count, total),
        np.full(count, likely[start : end + 1].sum() / total),
        np.cumsum(likely) / total,
        np.full(count, highest),
        first / max(highest, 1e-6),
    ]
    return np.concatenate([np.stack(columns, axis=1), rows[:, _KEPT]], axis=1).astype(np.float32)
