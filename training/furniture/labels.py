"""Which lines of a page are its article: lines matched against the body that people marked."""

from __future__ import annotations

import re
from collections.abc import Sequence

WORD = re.compile(r"\w+")


def label(lines: Sequence[str], body: str) -> list[int]:
    """1 for lines whose words stand in the body, 0 for the others.

    Longer lines need half of their runs of four words in the body. Shorter ones need to stand there
    whole, right after the words of the last line that was found, or between two lines that were.
    """
    true = WORD.findall(body)
    runs = {tuple(true[i : i + 4]) for i in range(len(true) - 3)}
    folded = f" {' '.join(true)} "
    marks = [0] * len(lines)
    for n, line in enumerate(lines):
        own = WORD.findall(line)
        if len(own) >= 5:
            mine = [tuple(own[i : i + 4]) for i in range(len(own) - 3)]
            marks[n] = int(sum(run in runs for run in mine) > 0.5 * len(mine))
    for n, line in enumerate(lines):
        own = WORD.findall(line)
        if own and len(own) < 5:
            before = next((WORD.findall(lines[k])[-4:] for k in range(n - 1, -1, -1) if marks[k]), None)
            after = next(
                (WORD.findall(lines[k])[:4] for k in range(n + 1, min(n + 12, len(lines))) if marks[k]), None
            )
            joined = " ".join(own)
            left = before is not None and f" {' '.join(before)} {joined} " in folded
            right = after is not None and f" {joined} {' '.join(after)} " in folded
            marks[n] = int(left or right)
    return marks
