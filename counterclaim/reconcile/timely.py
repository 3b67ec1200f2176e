"""Statements by what they have in common, those of about one time: numbered in the order of their days."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from counterclaim.evidence import Statement

LATER = 31
"""Days between two reports of known days from which on their statements are not compared: what is said
again a year later is another statement."""
COMMON = 400
"""Statements that may share a word before it tells nothing of what they are about."""


class Timely:
    """The statements of a record in the order of the days their reports came out, those of no day first.

    `days` are those of the reports, as ordinals; statements are known by their number in that order.
    """

    def __init__(
        self, statements: Iterable[Statement], words: Mapping[str, frozenset[str]], days: Mapping[str, int]
    ) -> None:
        self._day = days
        self.told = sorted(statements, key=lambda s: (days.get(s.report, 0), s.id))
        self.words = [words[s.id] for s in self.told]
        self._days = [days.get(s.report, 0) for s in self.told]
        self._undated = bisect_left(self._days, 1)

    def near(self, listed: Sequence[int], report: str, most: int | None = None) -> Sequence[int] | None:
        """Of some statements in order, those of about the time of a report: those that came out within LATER
        days of it, or on no known day, and all for a report of no known day; None for more than `most`, which
        are not listed then, so that the work stays small."""
        if report not in self._day:
            return listed if most is None or len(listed) <= most else None
        undated, (first, last) = bisect_left(listed, self._undated), self._window(listed, report)
        if most is not None and undated + last - first > most:
            return None
        return [*listed[:undated], *listed[first:last]] if undated else listed[first:last]

    def near_and_dated(self, listed: Sequence[int], report: str) -> Sequence[int]:
        """Of some statements in order, those that came out within LATER days of a report; none for a report
        of no known day."""
        if report not in self._day:
            return ()
        first, last = self._window(listed, report)
        return listed[max(first, bisect_left(listed, self._undated)) : last]

    def _window(self, listed: Sequence[int], report: str) -> tuple[int, int]:
        day = self._day[report]
        first, end = bisect_left(self._days, day - LATER), bisect_left(self._days, day + LATER + 1)
        return bisect_left(listed, first), bisect_left(listed, end)

    @cached_property
    def _holders(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for n, words in enumerate(self.words):
            for word in words:
                found[word].append(n)
        return found

    def sharing(self, words: frozenset[str], least: int, report: str) -> list[Statement]:
        """The statements of about a report's time that share at least so many of some words, by id.

        A word that more than COMMON of them have tells nothing and is not counted.
        """
        counted: Counter[int] = Counter()
        for word in words:
            holders = self.near(self._holders.get(word, ()), report, COMMON)
            if holders is not None:
                counted.update(holders)
        return sorted((self.told[n] for n in counted if counted[n] >= least), key=lambda s: s.id)

    @cached_property
    def ranked(self) -> list[list[int]]:
        """The words of each statement by how seldom statements have them, as their ranks."""
        often = Counter(word for listed in self.words for word in listed)
        rank = {word: n for n, word in enumerate(sorted(often, key=lambda w: (often[w], w)))}
        return [sorted([rank[word] for word in listed]) for listed in self.words]

    def alike(self, share: float, least: int, prefix: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
        """Each statement of somebody with at least `least` words, by its number, with those of its source and
        of about its time that share so much of their words with it (Jaccard).

        `prefix` says for a number of words how many of the rarest two such statements have one of in common
        (prefix filtering: Bayardo, Ma and Srikant 2007).
        """
        rare = [ranks[: prefix[len(ranks)]] for ranks in self.ranked]
        holders: dict[tuple[str, int], list[int]] = defaultdict(list)
        for n, s in enumerate(self.told):
            if s.actor:
                for word in rare[n]:
                    holders[s.actor, word].append(n)
        sizes = [len(listed) for listed in self.words]
        for n, s in enumerate(self.told):
            size = sizes[n]
            if size < least or not s.actor:
                continue
            near: set[int] = set()
            for word in rare[n]:
                if len(held := holders[s.actor, word]) > 1:
                    near.update(self._of_its_time(held, s.report))
            own, found = self.words[n], []
            for other in near:
                if min(size, sizes[other]) >= share * max(size, sizes[other]):
                    common = len(own & self.words[other])
                    if common >= share * (size + sizes[other] - common):
                        found.append(other)
            yield n, found

    def _of_its_time(self, held: Sequence[int], report: str) -> Sequence[int]:
        """The statements with a word that are of a report's time; where they are COMMON, only those of known
        days."""
        found = self.near(held, report, COMMON)
        return self.near_and_dated(held, report) if found is None else found
