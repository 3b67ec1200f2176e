"""Things found again by the words they stand on, whatever their ids have become."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from counterclaim.evidence import Passage
from counterclaim.evidence.judgement import Spot, Target
from counterclaim.review.spots import Sources, traits_of, words_of

LEAST = 0.5
"""Share of common characters at which two passages are the same words: a reader may end one a word off."""

MANY = 100
"""Reports from which on it is kept where a thing stands in them."""


def common(a: Spot | Passage, b: Spot | Passage) -> float:
    """The characters two stretches of one text share, as a part of those that either has."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared / (max(a.end, b.end) - min(a.start, b.start)) if shared > 0 else 0.0


class Finder:
    """Things by kind, report and words; kept up to date while judgements change them."""

    def __init__(self, things: Mapping[str, Mapping[str, Any]], sources: Sources) -> None:
        self._things = things
        self._sources = sources
        self._put: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._words = sources.words

    def put(self, kind: str, thing: Any) -> None:
        """Make a new or changed thing findable."""
        for report in {p.report for p in words_of(kind, thing)}:
            self._put[kind, report].add(thing.id)

    def _near(self, kind: str, report: str) -> Iterator[str]:
        yield from self._sources.standing(kind).get(report, ())
        yield from self._put.get((kind, report), ())

    def _standing(self, kind: str, thing: Any) -> Mapping[str, list[Passage]]:
        """A thing's words by report; kept for what has many."""
        known, words = self._words.get((kind, thing.id), (None, {}))
        if known is thing:
            return words
        found: dict[str, list[Passage]] = defaultdict(list)
        for p in words_of(kind, thing):
            found[p.report].append(p)
        if len(found) > MANY:
            self._words[kind, thing.id] = thing, found
        return found

    def reports(self, spot: Spot) -> list[str]:
        """The reports that hold a spot's text: the one it was judged in, else all with that text."""
        holding = self._sources.holding([spot.source])[spot.source]
        return [spot.report] if spot.report in holding else holding

    def passages(self, spots: Iterable[Spot]) -> list[Passage]:
        """Spots as passages of the reports there are."""
        return [Passage(r, s.start, s.end, s.text) for s in spots for r in self.reports(s)]

    def find(self, target: Target) -> str | None:
        """The id of the thing that stands on a target's words; None where there is none.

        Most common words first, then most of the same traits, then the same id, then the first id.
        """
        spots = [(s, report) for s in target.spots for report in self.reports(s)]
        reports = {report for _, report in spots}
        ids = {i for report in reports for i in self._near(target.kind, report)}
        ranked = []
        for id_ in ids:
            thing = self._things[target.kind].get(id_)
            if thing is None:
                continue
            words = self._standing(target.kind, thing)
            score = 0.0
            for spot, report in spots:
                best = max((common(spot, p) for p in words.get(report, ())), default=0.0)
                score += best if best >= LEAST else 0.0
            if score:
                same = len(set(traits_of(target.kind, thing)) & set(target.traits))
                ranked.append((-score, -same, id_ != target.id, id_))
        return min(ranked)[3] if ranked else None
