"""Where the pieces of an extraction stand on the rendered page, matched in order: a repeat elsewhere is none.

First whole lines are matched: of all pairs with the same words the ones that rise on both sides and hold
the most words (a weighted longest increasing subsequence, by a Fenwick tree). What is left between two
matched pairs is compared by runs of four words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

WORD = re.compile(r"\w+")
# an extraction has a table's row on one line, the page a line for each cell
PIECE = re.compile(r"\s*[\n|]\s*")
RUN = 4
# lines that come so often on both sides are left to their neighbours: every pair of them would be tried
MOST_PAIRS = 20_000


def align(texts: Sequence[str], extracted: str) -> tuple[list[float], list[bool]]:
    """For every line the share of its words that the extraction has at its place (0 to 1).

    The second list says whether the extraction has the very line. Shares are counted in runs of four
    words, so that common words alone do not count.
    """
    own = [" ".join(WORD.findall(text.lower())) for text in texts]
    pieces = (" ".join(WORD.findall(piece)) for piece in PIECE.split(extracted.lower()))
    theirs = [piece for piece in pieces if piece]
    shares, whole = [0.0] * len(own), [False] * len(own)
    pairs = _anchors(own, theirs)
    for line, _ in pairs:
        shares[line], whole[line] = 1.0, True
    edges = [(-1, -1), *pairs, (len(own), len(theirs))]
    for (above, first), (below, last) in pairwise(edges):
        if below - above > 1 and last - first > 1:
            between = " ".join(theirs[first + 1 : last])
            words = between.split()
            folded = f" {between} "
            runs = {tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1)}
            for line in range(above + 1, below):
                shares[line] = _share(own[line], folded, runs)
    return shares, whole


def _share(line: str, folded: str, runs: set[tuple[str, ...]]) -> float:
    words = line.split()
    count = len(words) - RUN + 1
    if count < 1:
        return float(len(line) > 1 and f" {line} " in folded)
    return sum(tuple(words[n : n + RUN]) in runs for n in range(count)) / count


def _anchors(own: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs (line, piece) of equal words, rising on both sides, that hold the most characters."""
    places: dict[str, list[int]] = {}
    for line, words in enumerate(own):
        if words:
            places.setdefault(words, []).append(line)
    often = Counter(theirs)
    size = len(own)
    heaviest: list[tuple[int, int]] = [(0, -1)] * (size + 1)
    chain: list[tuple[int, int, int]] = []
    for piece, words in enumerate(theirs):
        held = places.get(words, ())
        if len(held) * often[words] > MOST_PAIRS:
            continue
        for line in reversed(held):
            weight, before, at = 0, -1, line
            while at > 0:
                if heaviest[at][0] > weight:
                    weight, before = heaviest[at]
                at -= at & -at
            chain.append((line, piece, before))
            mine, at = (weight + len(words) + 1, len(chain) - 1), line + 1
            while at <= size:
                if mine[0] > heaviest[at][0]:
                    heaviest[at] = mine
                at += at & -at
    weight, last, at = 0, -1, size
    while at > 0:
        if heaviest[at][0] > weight:
            weight, last = heaviest[at]
        at -= at & -at
    found = []
    while last >= 0:
        line, piece, last = chain[last]
        found.append((line, piece))
    return found[::-1]
