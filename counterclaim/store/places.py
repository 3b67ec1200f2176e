"""Where the lines of a record stand: numbers in its order, with gaps in which others can come to stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

GAP = 1 << 10
"""How far apart lines stand where there is room: so many can come in between before others must move."""


def places(old: Sequence[int | None], first: int, last: int) -> list[int]:
    """A place from `first` to `last` for each of some lines in their order, rising.

    `old` is where each stood, None for a new one. As many as can stay do: the longest run of those that
    stand in order still. New ones come to stand evenly in their gap; where it is too narrow the lines around
    it move too, twice as many each time and twice as far apart, so that it is not too narrow soon again.
    """
    found = _longest_run(old)
    after = 0
    while after < len(found):
        if found[after] is not None:
            after += 1
            continue
        left, right, width, least = after, _held(found, after), 1, 1
        while (room := _between(found, left, right, first, last))[1] < least:
            left, right = max(0, left - width), _held(found, min(len(found), right + width))
            width, least = 2 * width, min(GAP, 2 * least)
        start, step = room
        found[left:right] = range(start + step, start + step * (right - left) + 1, step)
        after = right
    return [place for place in found if place is not None]


def _held(found: Sequence[int | None], at: int) -> int:
    """The next line from `at` on that has a place; how many lines there are if none has."""
    return next((n for n in range(at, len(found)) if found[n] is not None), len(found))


def _between(found: Sequence[int | None], left: int, right: int, first: int, last: int) -> tuple[int, int]:
    """What the lines from `left` to before `right` stand after, and how far apart they can."""
    low = found[left - 1] if left else None
    high = found[right] if right < len(found) else None
    wanted = (right - left + 1) * GAP
    if low is None:
        low = (first + last - wanted) // 2 if high is None else max(first - 1, high - wanted)
    if high is None:
        high = min(last + 1, low + wanted)
    return low, (high - low) // (right - left + 1)


def _longest_run(old: Sequence[int | None]) -> list[int | None]:
    """The places that rise from first to last, as many as can be (patience sorting); None for all others."""
    held = [(n, place) for n, place in enumerate(old) if place is not None]
    if all(a < b for (_, a), (_, b) in pairwise(held)):
        return list(old)
    ends: list[int] = []  # the lowest place at which a run of each length ends
    enders: list[int] = []  # whose place that is
    before: dict[int, int] = {}
    for n, place in held:
        length = bisect_left(ends, place)
        if length:
            before[n] = enders[length - 1]
        ends[length : length + 1] = [place]
        enders[length : length + 1] = [n]
    run: list[int | None] = [None] * len(old)
    at: int | None = enders[-1]
    while at is not None:
        run[at] = old[at]
        at = before.get(at)
    return run
