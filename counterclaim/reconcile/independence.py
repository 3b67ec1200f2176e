"""Whose words stand where: reports that repeat one origin, whole or by the paragraph, count once.

A paragraph that several reports share belongs to the one of them that repeats none of the others. A report
that credits one news agency for its text speaks with that agency's voice, and so do all that do. What a
copy adds of its own (a paragraph that hardly stands in what it copies) is its own word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from counterclaim.evidence import Report, Shared

_WORD = re.compile(r"\w+")
RUN = 3
"""Words in a run that two texts have in common or not."""
OWN_WORDS = 12
"""A shorter paragraph of a copy is too short to be told from an edited one."""
OWN = 0.3
"""A paragraph of a copy with less than this of its runs in the original was added by the copy."""

Spot = tuple[str, int, int]


class Independence:
    """Answers whose words a passage holds; made of what repeats what, report by report and by paragraph."""

    def __init__(
        self, reports: Mapping[str, Report], origin: Mapping[str, str], shared: Iterable[Shared]
    ) -> None:
        self._reports, self._origin = reports, origin
        self._source: dict[Spot, str] = _sinks(shared)
        self._spots: dict[str, list[tuple[int, int]]] = {}
        for report, start, end in sorted(self._source):
            self._spots.setdefault(report, []).append((start, end))
        self._runs: dict[str, frozenset[tuple[str, ...]]] = {}
        self._added: dict[Spot, bool] = {}
        self._voices: dict[str, tuple[str, str]] = {}

    def source(self, report: str, start: int, end: int) -> tuple[str, str]:
        """Whose words the passage holds: ("agency", its name) or ("report", its id)."""
        spot = self._around(report, start, end)
        if spot is not None:
            return self._voice(self._origin.get(self._source[spot], self._source[spot]))
        origin = self._origin.get(report, report)
        if origin != report and self._adds(report, start, origin):
            return "report", report
        return self._voice(origin)

    def _voice(self, report: str) -> tuple[str, str]:
        if report not in self._voices:
            known = self._reports.get(report)
            agencies = known.agencies if known is not None else ()
            self._voices[report] = ("agency", agencies[0]) if len(agencies) == 1 else ("report", report)
        return self._voices[report]

    def _around(self, report: str, start: int, end: int) -> Spot | None:
        """The shared paragraph that most of the passage stands in; None where it stands in none."""
        spots = self._spots.get(report)
        if spots is None:
            return None
        at = max(0, bisect_left(spots, (start, start)) - 1)
        best: tuple[int, Spot] | None = None
        for here, there in spots[at:]:
            if here >= end:
                break
            common = min(end, there) - max(start, here)
            if 2 * common >= end - start and common > 0 and (best is None or common > best[0]):
                best = common, (report, here, there)
        return best[1] if best else None

    def _adds(self, report: str, start: int, origin: str) -> bool:
        """Whether the paragraph around the offset is one that the copy did not take from its original."""
        own, other = self._reports.get(report), self._reports.get(origin)
        if own is None or other is None:
            return False
        span = next((s for s in own.body if s.start <= start < s.end), None)
        if span is None:
            return False
        key = report, span.start, span.end
        if key not in self._added:
            words = _WORD.findall(span.text.lower())
            runs = _runs(words)
            if origin not in self._runs:
                self._runs[origin] = _runs(_WORD.findall(other.text.lower()))
            common = len(runs & self._runs[origin])
            self._added[key] = len(words) >= OWN_WORDS and common < OWN * len(runs)
        return self._added[key]


def _runs(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1))


def _sinks(shared: Iterable[Shared]) -> dict[Spot, str]:
    """For every shared paragraph, in the reports that repeat it and in those it is from: whose it is.

    Paragraphs that are shared in any way are one group; it belongs to the report among them that repeats
    no other, the first by id where there are several.
    """
    parent: dict[Spot, Spot] = {}

    def root(spot: Spot) -> Spot:
        parent.setdefault(spot, spot)
        while parent[spot] != spot:
            parent[spot] = parent[parent[spot]]
            spot = parent[spot]
        return spot

    repeats: set[Spot] = set()
    for part in shared:
        own = part.report, part.start, part.end
        other = part.origin.report, part.origin.start, part.origin.end
        repeats.add(own)
        first, second = sorted((root(own), root(other)))
        parent[second] = first
    owner: dict[Spot, str] = {}
    for spot in sorted(parent):
        if spot not in repeats:
            owner.setdefault(root(spot), spot[0])
    return {spot: owner.get(root(spot), spot[0]) for spot in sorted(parent)}
