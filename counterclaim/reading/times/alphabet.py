"""Text as a string of word classes, so that patterns of time words are plain regular expressions.

Each word becomes one character that stands for the set of labels it has (weekday, month, digits,
the word itself where a pattern names it, ...). A template such as `{last} {unit}` is compiled into
a regular expression over those characters; matching costs nothing for words no pattern cares about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from counterclaim.reading.times.feasts import lexicon

_WORD = re.compile(
    r"\d{4}-\d\d-\d\d(?!\d)|\d{1,2}/\d{1,2}/\d{2,4}(?!\d)|\d{1,2}([-.])\d{1,2}\1(?:19|20)\d\d(?!\d)|\d{1,2}[:.]\d\d(?=\s*(?:[ap]\.?m|GMT|UTC|[A-Z]{2,4}T\b|local))"
    r"|\d{1,2}:\d\d(?::\d\d)?|\d+(?:,\d{3})+|\d+\.\d+|\d{1,2}(?::\d\d)?[ap]m\b|\d+(?:st|nd|rd|th|s)\b|\d+(?:bn|m|km|k)\b"
    r"|\d+|[ap]\.\s?m\.?(?![a-z])|o['’]clock|[^\W\d_]+|\n\s*\n|[^\w\s]"
)
_TEMPLATE = re.compile(r"\(\?P<\w+>|\(\?(?:[:=!]|<[=!])|\{(\w+)\}|([a-z']+)|\s+|.")
_SHAPES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"\d{4}-\d\d-\d\d", ("iso",)),
    (r"\d{1,2}/\d{1,2}/\d{2,4}", ("slash",)),
    (r"\d{1,2}([-.])\d{1,2}\1\d{4}", ("dotted",)),
    (r"\d{1,2}[:.]\d\d(?::\d\d)?", ("clock",)),
    (r"\d{1,2}(?::\d\d)?[ap]m", ("ampmclock",)),
    (r"(?:1\d|20)\d\d", ("digits", "year", "fourdigits")),
    (r"\d{4}", ("digits", "fourdigits")),
    (r"(?:[1-9]|0[1-9]|1\d|2[0-4])", ("digits", "dom", "hour", "two")),
    (r"(?:2[5-9]|3[01])", ("digits", "dom", "two")),
    (r"\d\d", ("digits", "two")),
    (r"\d+(?:,\d{3})+|\d+", ("digits",)),
    (r"\d+\.\d+", ("decimal",)),
    (r"(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)", ("ordinal", "domth")),
    (r"\d+(?:st|nd|rd|th)", ("ordinal",)),
    (r"(?:1\d|20)\d0s", ("decade",)),
    (r"\d0s", ("decade2",)),
    (r"\d+(?:bn|m|km|k)", ("money",)),
    (r"[ap]\.\s?m\.?|[AaPp][Mm]", ("ampm",)),
    (r"[A-Z]{2}T|[A-Z]S?T|GMT|UTC|CEST|CET|BST|EET", ("zone",)),
    (r"o['’]clock", ("oclock",)),
    (r"['’‘]", ("apos",)),
    (r"[-‐‑–—]", ("dash",)),
    (r"\.", ("dot",)),
    (r",", ("comma",)),
    (r"[$£€¥]", ("currency",)),
    (r"%", ("percent",)),
)
_SHAPE = [(re.compile(pattern), labels) for pattern, labels in _SHAPES]
_CAPITAL = {"weekday", "month"}
_FIRST = 0x4E00


class Word(NamedTuple):
    """One word of the text, [start, end), with its text in lower case."""

    start: int
    end: int
    lower: str


@dataclass(frozen=True, slots=True)
class Line:
    """A text as words and, letter for word, as the string of their classes."""

    words: list[Word]
    letters: str


class Alphabet:
    """Letters for sets of labels; the labels are the lexicon's tables, the shapes above and `literals`."""

    def __init__(self, literals: Iterable[str]) -> None:
        self._literals = frozenset(literals)
        self._tables: dict[str, set[str]] = {}
        for table, entries in lexicon().items():
            if table == "holidays":
                continue
            for word in entries:
                self._tables.setdefault(word, set()).add(table)
        self._letters: dict[frozenset[str], str] = {}
        self._known: dict[str, str] = {}

    def _labels(self, word: str) -> frozenset[str]:
        lower = word.lower()
        labels = set(self._tables.get(lower, ()))
        if word[:1].islower():
            labels -= _CAPITAL
        if lower in self._literals:
            labels.add("=" + lower)
        if "weekday" in labels and not lower.endswith("day"):
            labels.remove("weekday")
            labels.add("dayabbr")
        if "month" in labels and len(lower) < 5 and lower not in ("may", "june", "july"):
            labels.add("monthabbr")
        if lower.endswith("days") and lower[:-1] in self._tables and word[:1].isupper():
            labels.add("weekdays")
        if not labels or not word[0].isalpha():
            for pattern, more in _SHAPE:
                if pattern.fullmatch(word):
                    labels.update(more)
                    break
        if word.startswith("\n"):
            labels.add("break")
        return frozenset(labels)

    def letter(self, word: str) -> str:
        """The letter of a word as it is written."""
        found = self._known.get(word)
        if found is None:
            labels = self._labels(word)
            found = self._letters.setdefault(labels, chr(_FIRST + len(self._letters)))
            if len(self._known) < 200_000:
                self._known[word] = found
        return found

    def line(self, text: str) -> Line:
        """A text as words and letters."""
        words = [Word(m.start(), m.end(), m[0].lower()) for m in _WORD.finditer(text)]
        letter = self.letter
        return Line(words, "".join([letter(text[w.start : w.end]) for w in words]))

    def seed(self, samples: Iterable[str]) -> None:
        """Give every word a pattern could name its letter before patterns are compiled."""
        for word in [*self._tables, *self._literals, *samples]:
            self.letter(word)
            self.letter(word.capitalize())
            self.letter(word.upper())

    def compile(self, template: str) -> re.Pattern[str]:
        """A template as a regular expression over letters."""
        out: list[str] = []
        for m in _TEMPLATE.finditer(template):
            name = m[1] or ("=" + m[2] if m[2] else "")
            if name:
                letters = "".join(sorted(c for labels, c in self._letters.items() if name in labels))
                if not letters:
                    raise ValueError(f"no word has the label {name!r} of the pattern {template!r}")
                out.append(f"[{letters}]")
            elif not m[0].isspace():
                out.append(m[0])
        return re.compile("".join(out))


def literals(template: str) -> set[str]:
    """The words a template names."""
    return {m[2] for m in _TEMPLATE.finditer(template) if m[2]}


SAMPLES = [
    *"2016-02-11 1/2/2016 1.2.2016 10:30 10am 1998 4321 999 7 28 77 12,000 3.5 3rd 45th 1990s".split(),
    *"90s 15bn p.m. a.m. AM GMT EST o'clock ' - . , $ % Sat Mar Mondays".split(),
    "\n\n",
]
