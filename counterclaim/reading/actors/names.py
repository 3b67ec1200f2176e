"""Persons named in a text: full names with the titles before them, and the short forms that join them.

Method: entity spans corrected by titles and given names; a short form joins the person whose full name
ends (or begins) with it, spelling differences measured with rapidfuzz's ratio.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import fuzz

from counterclaim.reading.actors.columns import MARKS, Columns
from counterclaim.reading.actors.grammar import SPEECH
from counterclaim.reading.actors.titles import MAX_TITLE, title_start, title_with_of
from counterclaim.reading.actors.titles import titled as titled_before
from counterclaim.reading.actors.words import Words

PARTICLES = frozenset(
    (
        "de",
        "van",
        "von",
        "der",
        "den",
        "al",
        "el",
        "bin",
        "ben",
        "ibn",
        "abu",
        "da",
        "di",
        "du",
        "la",
        "le",
        "dos",
        "ter",
        "zu",
    )
)
PREFIXES = ("al-", "el-", "ul-", "ad-", "an-", "as-", "ash-", "at-")
NO_PARTS = frozenset(("al", "el", "jr", "sr", "ii", "iii", "iv"))
ALIKE = 84.0
ALIKE_GIVEN = 70.0
MAX_NAME = 5


@lru_cache(maxsize=20000)
def plain(word: str) -> str:
    """A name part for comparing: lower case, no accents, no apostrophes, no Arabic article."""
    text = unicodedata.normalize("NFD", word.lower().rstrip("."))
    text = "".join(c for c in text if not unicodedata.combining(c) and c not in "'’`-")
    lowered = word.lower()
    for prefix in PREFIXES:
        if lowered.startswith(prefix) and len(lowered) > len(prefix) + 2:
            return text[len(prefix) - 1 :]
    return text


def split(word: str) -> list[str]:
    """The comparable parts of one printed word: both halves of a double name, no lone article."""
    lowered = word.lower()
    pieces = [word] if lowered.startswith(PREFIXES) else word.split("-")
    return [part for part in map(plain, pieces) if part and part not in NO_PARTS]


@dataclass(slots=True)
class NameRun:
    """Tokens [first, last) that are a person's name; [title, first) is the title before it."""

    first: int
    last: int
    title: int
    strong: bool


@dataclass(slots=True)
class Person:
    """One person of the text: the fullest name, its parts for comparing, and the runs that name it."""

    parts: tuple[str, ...]
    name: str
    runs: list[NameRun] = field(default_factory=list)
    state: str | None = None


def parts_of(cols: Columns, first: int, last: int) -> tuple[str, ...]:
    """The comparable parts of the name at tokens [first, last), articles that stand alone left out."""
    found = []
    for i in range(first, last):
        if cols.texts[i] not in MARKS:
            found += split(cols.texts[i])
    return tuple(found)


def find_runs(
    cols: Columns,
    taken: list[bool],
    words: Words,
    headlines: set[int],
    placed: frozenset[str],
    grounded: frozenset[int],
) -> list[NameRun]:
    """Name runs in text order.

    `taken` marks tokens the lexicon named, `headlines` are sentences to distrust, `placed` words used as
    places and `grounded` tokens of places' names: they are persons only after a title.
    """
    runs: list[NameRun] = []
    n = len(cols.texts)
    i = 0
    while i < n:
        if taken[i] or not cols.capital(i) or not _nameable(cols, i, words):
            i += 1
            continue
        sentence = cols.bounds[cols.sents[i]][0]
        end = cols.bounds[cols.sents[i]][1]
        titled = i > sentence and titled_before(cols, i, words)
        region = (
            not titled and i > sentence and title_with_of(cols, i, taken, words, max(sentence, i - MAX_TITLE))
        )
        entity = cols.ents[i] == "PERSON"
        given = cols.texts[i] in words.given
        if not (titled or region or entity or given or _apposed(cols, i, words)):
            i += 1
            continue
        last = _run_end(cols, i, end, taken, words)
        headline = cols.sents[i] in headlines
        if given and not (titled or entity) and last - i < 2 and not _acting(cols, i):
            i += 1
            continue
        title = title_start(cols, i, taken, words, sentence)
        if (
            not titled
            and not region
            and not (given and last - i > 1)
            and (
                any(_place(cols.lowers[k], placed) for k in range(i, last))
                or all(k in grounded for k in range(i, last) if cols.capital(k))
            )
        ):
            i = last
            continue
        strong = not headline and (title < i or last - i > 1)
        runs.append(NameRun(i, last, title, strong))
        i = last
    return runs


def _apposed(cols: Columns, i: int, words: Words) -> bool:
    """Whether a name of two words or more says who an office's holder is: "the envoy, Name Name,"."""
    top = i
    while cols.deps[top] in ("compound", "flat") and cols.heads[top] > top:
        top = cols.heads[top]
    return top > i and cols.deps[top] == "appos" and cols.lowers[cols.heads[top]] in words.before


def _nameable(cols: Columns, i: int, words: Words) -> bool:
    """Whether a capitalised token can begin a name: no title, no function word, no common noun."""
    if cols.lowers[i] in words.before or cols.lowers[i] in words.never or not cols.texts[i][0].isalpha():
        return False
    if cols.tags[i] in ("VBG", "VBD", "VBZ") and cols.texts[i] not in words.given:
        return False
    if words.singular(cols.lowers[i]) is not None and cols.texts[i] not in words.given:
        return False
    if cols.lowers[i] in words.inside and cols.ents[i] != "PERSON":
        return False
    return cols.poses[i] in ("PROPN", "NOUN", "ADJ", "VERB", "X") and cols.ents[i] not in (
        "DATE",
        "TIME",
        "EVENT",
    )


def _place(word: str, placed: frozenset[str]) -> bool:
    """Whether a word is used as a place in the text, its apostrophe lost or not."""
    return word in placed or (word.endswith("s") and word[:-1] in placed)


def _acting(cols: Columns, i: int) -> bool:
    """Whether a lone given name is somebody the text quotes or gives an age."""
    aged = i + 1 < len(cols.tags) and cols.tags[i + 1] == "CD"
    quoted = i > 0 and cols.lowers[i - 1] in SPEECH
    return aged or quoted or cols.deps[i] in ("nsubj", "nsubjpass")


def _run_end(cols: Columns, i: int, end: int, taken: list[bool], words: Words) -> int:
    """One past the last token of the name that begins at i."""
    last = i + 1
    entity = cols.ents[i] == "PERSON"
    while last < end and last - i < MAX_NAME:
        word = cols.lowers[last]
        if taken[last]:
            break
        if cols.lowers[last - 1] in PARTICLES and cols.capital(last):
            last += 1
            continue
        if word in PARTICLES and last + 1 < end and (cols.capital(last + 1) or cols.texts[last + 1] == "-"):
            last += 1
            continue
        if cols.texts[last] == "-" and last + 1 < end and cols.starts[last] == cols.ends[last - 1]:
            last += 2
            continue
        if not cols.capital(last) or word in words.before or cols.texts[last].endswith(":"):
            break
        if entity and cols.ents[last] not in ("PERSON", ""):
            break
        if cols.poses[last] != "PROPN" and cols.ents[last] != "PERSON":
            break
        last += 1
    while last - 1 > i and (cols.lowers[last - 1] in PARTICLES or cols.texts[last - 1] == "-"):
        last -= 1
    return last


def same_person(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a name can be short for, or another spelling of, a full name."""
    if not short or not full:
        return False
    if len(short) > len(full):
        short, full = full, short
    if len(short) == 1:
        return _alike(short[0], full[-1], ALIKE)
    if not _alike(short[-1], full[-1], ALIKE):
        return False
    if len(short) == len(full):
        return all(
            _alike(a, b, ALIKE_GIVEN) or _initial(a, b) for a, b in zip(short[:-1], full[:-1], strict=True)
        )
    if all(_alike(a, b, ALIKE) for a, b in zip(short, full[-len(short) :], strict=True)):
        return True
    return _alike(short[0], full[0], ALIKE_GIVEN) or _initial(short[0], full[0])


def _alike(a: str, b: str, limit: float) -> bool:
    if a == b:
        return True
    if min(len(a), len(b)) < 4:
        return False
    return fuzz.ratio(a, b) >= limit


def _initial(a: str, b: str) -> bool:
    return (len(a) == 1 or len(b) == 1) and a[0] == b[0]


class People:
    """The persons of a text, from its runs; `resolve` finds whom a short form means."""

    def __init__(
        self,
        cols: Columns,
        runs: list[NameRun],
        words: Words,
        figures: Mapping[str, frozenset[str]],
        states: Mapping[int, str],
    ) -> None:
        self.cols, self._words = cols, words
        self._figures, self._states = figures, states
        self._surnames: frozenset[str] = frozenset()
        titled = {self._parts(r)[-1] for r in runs if r.title < r.first and self._parts(r)}
        self._surnames = frozenset(titled)
        self.persons: list[Person] = []
        self.of_run: dict[int, Person] = {}
        self._by_last: dict[str, list[Person]] = {}
        strong = [
            r for r in runs if r.strong and len(self._parts(r)) > 1 and not self._run_together(r, titled)
        ]
        rest = [r for r in runs if r not in strong]
        for run in strong:
            self._place(run, make=True)
        for run in rest:
            make = run.strong or (cols.texts[run.first] in words.given and run.last - run.first > 1)
            lone = cols.texts[run.first] in words.given and _acting(cols, run.first)
            entity = cols.ents[run.first] == "PERSON" or lone
            quoted = lone or run.last - run.first > 1 or self._speaks(run) or self._leads(run)
            make = make or (entity and quoted and not title_case(cols, run.first))
            make = make and not self._run_together(run, titled)
            self._place(run, make=make)

    def _parts(self, run: NameRun) -> tuple[str, ...]:
        parts = parts_of(self.cols, run.first, run.last)
        if parts and self._lost(parts):
            return (*parts[:-1], parts[-1][:-1])
        return parts

    def _lost(self, parts: tuple[str, ...]) -> bool:
        """Whether a name's last s is a possessive whose apostrophe was lost."""
        last, bare = parts[-1], parts[-1][:-1]
        if not last.endswith("s") or last in self._surnames or last in self._figures:
            return False
        given = self._figures.get(bare, frozenset())
        return bare in self._surnames or (bool(given) and (len(parts) == 1 or parts[0] in given))

    def _speaks(self, run: NameRun) -> bool:
        """Whether the text anywhere quotes a lone name or says what its bearer is."""
        cols, name = self.cols, self.cols.texts[run.first]
        for i, text in enumerate(cols.texts):
            if text != name:
                continue
            if cols.deps[i] == "nsubj" and cols.lowers[cols.heads[i]] in SPEECH:
                return True
            if cols.lowers[max(0, i - 2) : i] == ["according", "to"]:
                return True
            if cols.deps[i] == "appos" and self._words.singular(cols.lowers[cols.heads[i]]) is not None:
                return True
        return False

    def _leads(self, run: NameRun) -> bool:
        """Whether a lone name is a public figure's surname."""
        last = self._parts(run)[-1:]
        return bool(last) and (last[0] in self._figures or last[0] in self._surnames)

    def _run_together(self, run: NameRun, titled: set[str]) -> bool:
        """Whether a headline's run is surnames and other words rather than one name ("Kerry Lavrov")."""
        parts = self._parts(run)
        return run.title == run.first and len(parts) > 1 and parts[0] in titled and parts[-1] != parts[0]

    def _place(self, run: NameRun, *, make: bool) -> None:
        parts = self._parts(run)
        state = self._states.get(run.first)
        person = self.match(parts, run.first, state)
        if person is None and not make:
            self._sub_run(run)
            return
        if person is None:
            person = Person(parts, self._text(run))
            self.persons.append(person)
            self._by_last.setdefault(parts[-1] if parts else "", []).append(person)
        elif len(parts) > len(person.parts):
            if parts[-1] != person.parts[-1]:
                self._by_last.setdefault(parts[-1], []).append(person)
            person.parts, person.name = parts, self._text(run)
        person.runs.append(run)
        person.state = person.state or state
        self.of_run[run.first] = person

    def _sub_run(self, run: NameRun) -> None:
        """A run of headline words: what in it is a person's known surname."""
        for i in range(run.first, run.last):
            person = self.match(parts_of(self.cols, i, i + 1), i)
            if person is not None:
                piece = NameRun(i, i + 1, i, False)
                person.runs.append(piece)
                self.of_run[i] = person

    def _text(self, run: NameRun) -> str:
        start = self.cols.starts[run.first]
        lost = self._lost(parts_of(self.cols, run.first, run.last))
        pieces, at = [], start
        for i in range(run.first, run.last):
            pieces.append(" " * (self.cols.starts[i] > at) + self.cols.texts[i])
            at = self.cols.ends[i]
        return "".join(pieces)[: -1 if lost else None]

    def match(self, parts: tuple[str, ...], at: int, state: str | None = None) -> Person | None:
        """The person a name means: latest one named before `at`, else the first named after it.

        A state in the title rules out whoever the text gives another state ("Jordan's King Name").
        """
        if not parts:
            return None
        near = self._by_last.get(parts[-1])
        fits = [p for p in near or self.persons if same_person(parts, p.parts)]
        if not fits and near:
            fits = [p for p in self.persons if same_person(parts, p.parts)]
        if not fits and len(parts) == 1:
            fits = [
                p for p in self.persons if len(p.parts) > 1 and p.parts[0] == parts[0] and len(parts[0]) > 2
            ]
        if state is not None:
            fits = [p for p in fits if p.state in (None, state)]
        if not fits:
            return None
        before = [
            (max(r.first for r in p.runs if r.first < at), n)
            for n, p in enumerate(fits)
            if any(r.first < at for r in p.runs)
        ]
        return fits[max(before)[1]] if before else fits[0]


def title_case(cols: Columns, i: int) -> bool:
    """Whether the sentence of a token is written in title case, as headlines are."""
    first, last = cols.bounds[cols.sents[i]]
    long = [t for t in cols.texts[first:last] if len(t) > 3 and t.isalpha()]
    return len(long) > 3 and sum(t[0].isupper() for t in long) > 0.7 * len(long)
