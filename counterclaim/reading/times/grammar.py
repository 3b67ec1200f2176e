"""The grammar of time expressions: patterns of word classes, each with what it is worth as a code.

A pattern yields Drafts: words [first, last], the TIMEX3 type, and either a value that stands by
itself or a code of `values`. In codes `?` stands for the direction that the tense decides, and a
leading `@` for the date the text spoke of last.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from counterclaim.evidence.when import TimexType
from counterclaim.reading.times.alphabet import SAMPLES, Alphabet, Line, literals


@dataclass(frozen=True, slots=True)
class Draft:
    """A time expression before it is settled: words [first, last), type, value or code, and its rule."""

    first: int
    last: int
    type: TimexType
    value: str = ""
    code: str = ""
    rule: str = ""
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a pattern: the words of its named groups, and the words it covers."""

    line: Line
    match: re.Match[str]

    def text(self, group: str) -> str:
        """The words of a group in lower case, blanks between; empty where it took no part."""
        if not self.has(group):
            return ""
        start, end = self.match.span(group)
        return " ".join(w.lower for w in self.line.words[start:end])

    def has(self, group: str) -> bool:
        """Whether the pattern has the group and it took part."""
        return group in self.match.re.groupindex and self.match.start(group) >= 0


Worth = Callable[[Found], tuple[TimexType, str, str] | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern and what its matches are worth (type, value, code), or None to let them be."""

    name: str
    template: str
    worth: Worth
    weak: bool = False


RULES: list[Rule] = []


def rule(name: str, *templates: str, weak: bool = False) -> Callable[[Worth], Worth]:
    """Adds patterns to the grammar; earlier rules win among matches of one length."""

    def add(worth: Worth) -> Worth:
        RULES.extend(Rule(name, t, worth, weak) for t in templates)
        return worth

    return add


class Grammar:
    """All rules, compiled against one alphabet."""

    def __init__(self, rules: list[Rule]) -> None:
        words: set[str] = set()
        for r in rules:
            words |= literals(r.template)
        self.alphabet = Alphabet(words)
        self.alphabet.seed(SAMPLES)
        self._rules = [(r, self.alphabet.compile(r.template)) for r in rules]

    def drafts(self, line: Line) -> list[Draft]:
        """The longest non-overlapping drafts of a line in text order."""
        found: list[tuple[int, int, int, Draft]] = []
        for order, (r, pattern) in enumerate(self._rules):
            for m in pattern.finditer(line.letters):
                worth = r.worth(Found(line, m))
                if worth is not None and m.end() > m.start():
                    kind, value, code = worth
                    draft = Draft(m.start(), m.end(), kind, value, code, r.name, r.weak)
                    found.append((m.start(), -m.end(), order, draft))
        return list(_longest(sorted(found, key=lambda f: (f[1] + f[0], f[0], f[2]))))


def _longest(ranked: list[tuple[int, int, int, Draft]]) -> Iterator[Draft]:
    taken: set[int] = set()
    kept: list[Draft] = []
    for start, minus_end, _, draft in ranked:
        places = range(start, -minus_end)
        if not any(p in taken for p in places):
            taken.update(places)
            kept.append(draft)
    yield from sorted(kept, key=lambda d: d.first)
