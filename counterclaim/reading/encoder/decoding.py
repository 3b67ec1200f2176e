"""From scores to stretches of text: which anchors stand, and where their source, cue and content are.

Every likely anchor labels the window on its own; then anchors inside a better one's cue fall away, and
what two statements both claim as content goes to the one that is surer of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from counterclaim.reading.encoder.network import Numbers
from counterclaim.reading.encoder.statements import CONTENT, CUE, OTHER, SOURCE, Scores

SURE = 0.3

Stretch = tuple[int, int]
Labels = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Found:
    """One statement in character offsets; `score` is the anchor's logit."""

    source: Stretch | None
    cue: Stretch
    content: tuple[Stretch, ...]
    score: float


def decode(text: str, scores: Scores, sure: float = SURE) -> Iterator[Found]:
    """The statements of one window, in the order of their anchors."""
    if not scores.anchors:
        return
    offsets = scores.window.offsets
    roles = over_words(scores.roles, words_of(text, offsets))
    roles[:, [not end for _, end in offsets], OTHER] = 0.0
    labels: Labels = roles.argmax(axis=2)
    kept = standing(scores, labels, sure)
    share_content(labels, roles, kept)
    for n in kept:
        content = stretches(labels[n] == CONTENT, offsets)
        if not content:
            continue
        cue = stretches(labels[n] == CUE, offsets)
        yield Found(
            source=best(labels[n] == SOURCE, roles[n, :, SOURCE], offsets),
            cue=holding(cue, offsets[scores.anchors[n]]),
            content=content,
            score=scores.likely[n],
        )


def words_of(text: str, offsets: tuple[Stretch, ...]) -> Labels:
    """The number of the word that each piece belongs to."""
    numbers = np.zeros(len(offsets), dtype=np.int64)
    for i in range(1, len(offsets)):
        start = offsets[i][0]
        joined = 0 < start == offsets[i - 1][1] and text[start - 1].isalnum() and text[start].isalnum()
        numbers[i] = numbers[i - 1] + (not joined)
    return numbers


def over_words(roles: Numbers, words: Labels) -> Numbers:
    """Each piece's scores replaced by the mean over its word."""
    starts = np.flatnonzero(np.diff(words, prepend=-1))
    sums = np.add.reduceat(roles, starts, axis=1)
    sizes = np.diff(np.append(starts, len(words)))
    result: Numbers = (sums / sizes[None, :, None].astype(np.float32))[:, words]
    return result


def standing(scores: Scores, labels: Labels, sure: float) -> list[int]:
    """The anchors that are sure enough, have content and stand in no better one's cue, in text order."""
    kept: list[int] = []
    for n in sorted(range(len(scores.anchors)), key=lambda n: (-scores.likely[n], n)):
        inside = any(labels[m, scores.anchors[n]] == CUE for m in kept)
        if scores.likely[n] > sure and not inside and (labels[n] == CONTENT).any():
            kept.append(n)
    return sorted(kept)


def share_content(labels: Labels, roles: Numbers, kept: list[int]) -> None:
    """Takes pieces that several statements have as content from all but the surest."""
    if len(kept) < 2:
        return
    claimed = labels[kept] == CONTENT
    surest = np.where(claimed, roles[kept, :, CONTENT], -np.inf).argmax(axis=0)
    for row, n in enumerate(kept):
        labels[n, claimed[row] & (surest != row)] = OTHER


def stretches(chosen: NDArray[np.bool_], offsets: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """The characters of each unbroken run of chosen pieces."""
    return tuple((offsets[a][0], offsets[b - 1][1]) for a, b in runs(chosen))


def runs(chosen: NDArray[np.bool_]) -> list[Stretch]:
    """The unbroken runs [start, end) of true values."""
    edges = np.flatnonzero(np.diff(chosen.astype(np.int8), prepend=0, append=0))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def best(chosen: NDArray[np.bool_], sure: Numbers, offsets: tuple[Stretch, ...]) -> Stretch | None:
    """The run with the surest piece in it, as characters; None where there is none."""
    found = runs(chosen)
    if not found:
        return None
    a, b = max(found, key=lambda run: float(sure[run[0] : run[1]].max()))
    return offsets[a][0], offsets[b - 1][1]


def holding(cues: tuple[Stretch, ...], anchor: Stretch) -> Stretch:
    """The cue that holds the anchor; the anchor's word piece alone where none does."""
    return next((c for c in cues if c[0] <= anchor[0] and anchor[1] <= c[1]), anchor)
