"""From scores to stretches of text: which anchors stand, and where their source, cue and content are.

Two views are mixed: the labels that each anchor gives the window by itself, and the plain labels of all
statements together, which know better where content is but not whose. What another reader found at the same
cue moves the first view. Then anchors inside a better one's
cue fall away, what two statements both claim goes to the one that is surer of it, and content that the plain
labels are sure of but no anchor that stands has brings back the anchor it fits best; small holes close.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from counterclaim.reading.encoder.hints import Second, hinted
from counterclaim.reading.encoder.network import Numbers
from counterclaim.reading.encoder.statements import CONTENT, CUE, OTHER, SOURCE, Scores


@dataclass(frozen=True, slots=True)
class Settings:
    """The numbers of the decoding, found by trying on PolNeAR's development articles.

    `sure` is what an anchor's score must exceed, its logit and `weight` times the logarithm of its mean
    content probability (with `allowance` added) together. `content_mix` and `role_mix` are the shares of
    the plain labels; `content_least` and `source_least` the probabilities from which a piece may be content
    or source; `rest` what a piece keeps for belonging to no anchor; `smooth` the weight of each neighbour.
    `orphan_least` and `orphan_words` are the plain probability and the words from which content that nobody
    has brings an anchor back; `gap_words` the most words that a hole in content may have to be closed.
    """

    sure: float = -0.4
    weight: float = 1.5
    allowance: float = 0.15
    content_mix: float = 0.5
    role_mix: float = 0.5
    content_least: float = 0.33
    source_least: float = 0.25
    rest: float = 0.01
    smooth: float = 0.1
    orphan_least: float = 0.5
    orphan_words: int = 6
    gap_words: int = 4


SETTINGS = Settings()

BREAK = re.compile(r"[\"“”„\n]")

Stretch = tuple[int, int]
Labels = NDArray[np.int64]
Chosen = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Found:
    """One statement in character offsets, and how sure the head is of it.

    `score` is the anchor's, `weakest` the mean probability of the quarter of the content it is least sure
    of, `named` the probability of the surest piece of the source (0 without one).
    """

    source: Stretch | None
    cue: Stretch
    content: tuple[Stretch, ...]
    score: float
    weakest: float
    named: float


def decode(
    text: str, scores: Scores, settings: Settings = SETTINGS, second: Sequence[Second] = ()
) -> Iterator[Found]:
    """The statements of one window, in the order of their anchors; `second` is another reader's finds."""
    if not scores.anchors:
        return
    offsets = scores.window.offsets
    words = words_of(text, offsets)
    flat = over_words(scores.flat[None], words)
    roles = hinted(over_words(scores.roles, words), scores.window, scores.anchors, second)
    mixed = mixture(roles, flat, settings)
    labels = labelled(mixed, offsets, settings)
    sure = sureness(scores, labels, mixed, settings)
    kept = standing(scores.anchors, labels, sure, settings.sure)
    share_content(labels, mixed, kept)
    orphans = unclaimed(flat[0, :, CONTENT - 1], labels[kept], words, offsets, settings)
    kept = sorted((*kept, *brought_back(orphans, scores.anchors, labels, mixed, kept)))
    close_gaps(text, labels, kept, words, offsets, settings)
    for n in kept:
        content = tuple(c for c in stretches(labels[n] == CONTENT, offsets) if has_word(text, c))
        if not content:
            continue
        yield Found(
            source=best(labels[n] == SOURCE, mixed[n, :, SOURCE], offsets),
            cue=holding(stretches(labels[n] == CUE, offsets), offsets[scores.anchors[n]]),
            content=content,
            score=float(sure[n]),
            weakest=weakest(mixed[n, labels[n] == CONTENT, CONTENT]),
            named=float(mixed[n, labels[n] == SOURCE, SOURCE].max(initial=0)),
        )


def weakest(sure: Numbers) -> float:
    """The mean of the lowest quarter of probabilities, of one at least."""
    return float(np.sort(sure)[: max(1, len(sure) // 4)].mean())


def words_of(text: str, offsets: tuple[Stretch, ...]) -> Labels:
    """The number of the word that each piece belongs to."""
    numbers = np.zeros(len(offsets), dtype=np.int64)
    for i in range(1, len(offsets)):
        start = offsets[i][0]
        joined = 0 < start == offsets[i - 1][1] and text[start - 1].isalnum() and text[start].isalnum()
        numbers[i] = numbers[i - 1] + (not joined)
    return numbers


def over_words(logarithms: Numbers, words: Labels) -> Numbers:
    """Probabilities [N, T, K]: the geometric mean over the pieces of each word."""
    starts = np.flatnonzero(np.diff(words, prepend=-1))
    sizes = np.diff(np.append(starts, len(words))).astype(np.float32)
    means = np.add.reduceat(logarithms, starts, axis=1) / sizes[None, :, None]
    result: Numbers = np.exp(means)[:, words].astype(np.float32)
    return result


def mixture(roles: Numbers, flat: Numbers, settings: Settings) -> Numbers:
    """Probabilities [N, T, 4] of the two views together.

    The plain probability of content is divided among the anchors as their own probabilities stand to each
    other; those of source and cue are given to every anchor that sees any of it.
    """
    mixed = np.empty_like(roles)
    for role in (SOURCE, CUE, CONTENT):
        own = roles[:, :, role]
        mix = settings.content_mix if role == CONTENT else settings.role_mix
        all_own = own.sum(axis=0, keepdims=True) if role == CONTENT else own
        mixed[:, :, role] = (1 - mix) * own + mix * flat[:, :, role - 1] * own / (all_own + settings.rest)
    mixed[:, :, OTHER] = np.clip(1 - mixed[:, :, SOURCE:].sum(axis=2), 0, 1)
    return mixed


def labelled(mixed: Numbers, offsets: tuple[Stretch, ...], settings: Settings) -> Labels:
    """The role [N, T] of every piece for every anchor; window marks have none."""
    weighed = mixed.copy()
    weighed[:, :, SOURCE] *= 0.5 / settings.source_least
    weighed[:, :, CONTENT] *= 0.5 / settings.content_least
    wide = np.pad(weighed, ((0, 0), (1, 1), (0, 0)), mode="edge")
    smooth = settings.smooth
    weighed = (1 - 2 * smooth) * weighed + smooth * (wide[:, :-2] + wide[:, 2:])
    labels: Labels = weighed.argmax(axis=2)
    labels[:, [not end for _, end in offsets]] = OTHER
    return labels


def sureness(scores: Scores, labels: Labels, mixed: Numbers, settings: Settings) -> Numbers:
    """How sure each anchor is of itself; -inf without content."""
    content = labels == CONTENT
    sizes = content.sum(axis=1)
    means = np.where(content, mixed[:, :, CONTENT], 0).sum(axis=1) / np.maximum(sizes, 1)
    logarithms = np.log(np.maximum(means, 1e-3)) + settings.allowance
    sure = np.array(scores.likely, dtype=np.float32) + settings.weight * logarithms
    result: Numbers = np.where(sizes > 0, sure, -np.inf).astype(np.float32)
    return result


def standing(anchors: tuple[int, ...], labels: Labels, sure: Numbers, least: float) -> list[int]:
    """The anchors that are sure enough and stand in no better one's cue, in text order."""
    kept: list[int] = []
    for n in sorted(range(len(anchors)), key=lambda n: (-float(sure[n]), n)):
        if sure[n] > least and not any(labels[m, anchors[n]] == CUE for m in kept):
            kept.append(n)
    return sorted(kept)


def share_content(labels: Labels, mixed: Numbers, kept: list[int]) -> None:
    """Takes pieces that several statements have as content from all but the surest."""
    if len(kept) < 2:
        return
    claimed = labels[kept] == CONTENT
    surest = np.where(claimed, mixed[kept, :, CONTENT], -np.inf).argmax(axis=0)
    for row, n in enumerate(kept):
        labels[n, claimed[row] & (surest != row)] = OTHER


def unclaimed(
    plain: Numbers, labels: Labels, words: Labels, offsets: tuple[Stretch, ...], settings: Settings
) -> list[Stretch]:
    """The pieces [start, end) that are plainly content and nothing for any anchor that stands."""
    free = (plain >= settings.orphan_least) & (labels == OTHER).all(axis=0)
    free &= np.array([end > start for start, end in offsets])
    return [(a, b) for a, b in runs(free) if words[b - 1] - words[a] + 1 >= settings.orphan_words]


def brought_back(
    orphans: list[Stretch], anchors: tuple[int, ...], labels: Labels, mixed: Numbers, kept: list[int]
) -> list[int]:
    """The anchors that did not stand and fit content without one best; that content becomes all of theirs."""
    found: dict[int, list[Stretch]] = {}
    for a, b in orphans:
        n = int(mixed[:, a:b, CONTENT].mean(axis=1).argmax())
        if n not in kept and not any(labels[m, anchors[n]] == CUE for m in kept):
            found.setdefault(n, []).append((a, b))
    for n, content in found.items():
        labels[n, labels[n] == CONTENT] = OTHER
        for a, b in content:
            labels[n, a:b] = CONTENT
    return list(found)


def close_gaps(
    text: str,
    labels: Labels,
    kept: list[int],
    words: Labels,
    offsets: tuple[Stretch, ...],
    settings: Settings,
) -> None:
    """Gives a statement the few words between two pieces of its content, another's content or nobody's.

    A gap with a quotation mark or a line end in it, or with anybody's source or cue, stays.
    """
    for n in kept:
        for (_, a), (b, _) in pairwise(runs(labels[n] == CONTENT)):
            between = text[offsets[a - 1][1] : offsets[b][0]]
            wide = words[b] - words[a - 1] - 1 > settings.gap_words
            if wide or BREAK.search(between) or np.isin(labels[kept, a:b], (SOURCE, CUE)).any():
                continue
            labels[kept, a:b] = OTHER
            labels[n, a:b] = CONTENT


def stretches(chosen: Chosen, offsets: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """The characters of each unbroken run of chosen pieces."""
    return tuple((offsets[a][0], offsets[b - 1][1]) for a, b in runs(chosen))


def runs(chosen: Chosen) -> list[Stretch]:
    """The unbroken runs [start, end) of true values."""
    edges = np.flatnonzero(np.diff(chosen.astype(np.int8), prepend=0, append=0))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def best(chosen: Chosen, sure: Numbers, offsets: tuple[Stretch, ...]) -> Stretch | None:
    """The run with the surest piece in it, as characters; None where there is none."""
    found = runs(chosen)
    if not found:
        return None
    a, b = max(found, key=lambda run: float(sure[run[0] : run[1]].max()))
    return offsets[a][0], offsets[b - 1][1]


def holding(cues: tuple[Stretch, ...], anchor: Stretch) -> Stretch:
    """The cue that holds the anchor; the anchor's word piece alone where none does."""
    return next((c for c in cues if c[0] <= anchor[0] and anchor[1] <= c[1]), anchor)


def has_word(text: str, stretch: Stretch) -> bool:
    """Whether a stretch has a letter or a figure in it."""
    return any(c.isalnum() for c in text[slice(*stretch)])
