"""Persons named in a text: the fullest name of each, and the short forms that join them.

Method: a short form joins the person whose full name ends (or begins) with it, spelling differences
measured with rapidfuzz's ratio.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from counterclaim.reading.actors.columns import Columns
from counterclaim.reading.actors.grammar import SPEECH
from counterclaim.reading.actors.runs import NameRun, acting, parts_of, title_case
from counterclaim.reading.actors.words import Words

ALIKE = 84.0
ALIKE_GIVEN = 70.0
LATELY = 40
"""Tokens after which a bare surname is again that of whom the text names most often."""
RULERS = frozenset(("president", "premier", "chancellor", "minister"))


@dataclass(slots=True)
class Person:
    """One person of the text: the fullest name, its parts for comparing, and the runs that name it."""

    parts: tuple[str, ...]
    name: str
    runs: list[NameRun] = field(default_factory=list)
    state: str | None = None
    gender: str | None = None


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
        for run in runs:
            self._shorten(run)
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
        for run in sorted(rest, key=lambda r: r.title == r.first):
            make = run.strong or (cols.texts[run.first] in words.given and run.last - run.first > 1)
            lone = cols.texts[run.first] in words.given and acting(cols, run.first)
            entity = cols.ents[run.first] == "PERSON" or lone
            quoted = lone or run.last - run.first > 1 or self._speaks(run) or self._leads(run)
            make = make or (entity and quoted and not title_case(cols, run.first))
            make = make and not self._run_together(run, titled)
            self._place(run, make=make)

    def _parts(self, run: NameRun) -> tuple[str, ...]:
        parts = parts_of(self.cols, run.first, run.last)
        if self._lost(parts):
            return (*parts[:-1], parts[-1][:-1])
        return parts

    def _lost(self, parts: tuple[str, ...]) -> bool:
        """Whether a name's last s is a possessive whose apostrophe was lost; nothing to compare has none."""
        if not parts:
            return False
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
        if not parts:  # "Mr. Al", "Chairman III": nothing that could ever be joined or told apart
            return
        state = self._states.get(run.first)
        gender = self._gender(run)
        person = self.match(parts, run.first, state, gender, rules=self._rules(run))
        if person is None and not make:
            self._sub_run(run)
            return
        if person is None:
            person = Person(parts, self._text(run))
            self.persons.append(person)
            self._by_last.setdefault(parts[-1], []).append(person)
        elif len(parts) > len(person.parts):
            if parts[-1] != person.parts[-1]:
                self._by_last.setdefault(parts[-1], []).append(person)
            person.parts, person.name = parts, self._text(run)
        person.runs.append(run)
        person.state = person.state or state
        person.gender = person.gender or gender
        self.of_run[run.first] = person

    def _shorten(self, run: NameRun) -> None:
        """Leave out what is set before a public figure's full name as an insult or a praise."""
        parts = parts_of(self.cols, run.first, run.last)
        untitled = run.title == run.first and len(parts) > 2 and len(parts) == run.last - run.first
        bearers = self._figures.get(parts[-1], frozenset()) if parts else frozenset()
        if untitled and parts[1] in bearers and self.cols.texts[run.first] not in self._words.given:
            run.first = run.title = run.first + 1

    def _gender(self, run: NameRun) -> str | None:
        """The pronoun of a name's bearer, by the title before it or the given name in it."""
        title = self.cols.lowers[run.title : run.first]
        if any(w in self._words.female for w in title):
            return "f"
        if any(w in self._words.male for w in title):
            return "m"
        return self._words.given.get(self.cols.texts[run.first]) if run.last - run.first > 1 else None

    def _rules(self, run: NameRun) -> bool:
        """Whether the title before a name is a head of state's or government's."""
        return any(w in RULERS for w in self.cols.lowers[run.title : run.first])

    def _acts(self, first: int) -> bool:
        """Whether the name that begins at a token is a subject, so that a bare surname goes on from it."""
        cols, i = self.cols, first
        while cols.deps[i] in ("compound", "flat") and cols.heads[i] > i:
            i = cols.heads[i]
        return cols.deps[i] in ("nsubj", "nsubjpass")

    def _other_bearer(self, person: Person, parts: tuple[str, ...]) -> bool:
        """Whether somebody is only of a ruling figure's surname, told by another given name and no office."""
        bearers = self._figures.get(parts[-1], frozenset())
        office = any(
            w in self._words.before and w not in self._words.courtesy
            for r in person.runs
            for w in self.cols.lowers[r.title : r.first]
        )
        return bool(bearers) and len(person.parts) > 1 and person.parts[0] not in bearers and not office

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

    def match(
        self,
        parts: tuple[str, ...],
        at: int,
        state: str | None = None,
        gender: str | None = None,
        *,
        rules: bool = False,
    ) -> Person | None:
        """The person a name means: latest one named before `at`, else the first named after it.

        A state in the title rules out whoever the text gives another state ("Jordan's King Name"), a
        gender whoever is of the other; after a ruler's title (`rules`) a bare surname is not his wife's.
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
        if gender is not None:
            fits = [p for p in fits if p.gender in (None, gender)]
        if rules and len(parts) == 1:
            fits = [p for p in fits if not self._other_bearer(p, parts)]
        if len(parts) == 1 and gender is None and len(fits) > 1:
            bearers = self._figures.get(parts[-1], frozenset())
            fits = [p for p in fits if p.parts[0] in bearers or len(p.parts) == 1] or fits
        if not fits:
            return None
        before = [
            (max(r.first for r in p.runs if r.first < at), n)
            for n, p in enumerate(fits)
            if any(r.first < at for r in p.runs)
        ]
        if before and len(parts) == 1 and gender is None:
            lately = [(last, fits[n]) for last, n in before if at - last < LATELY and self._acts(last)]
            if lately:
                return max(lately, key=lambda item: item[0])[1]
            return max((fits[n] for _, n in sorted(before)), key=lambda p: len(p.runs))
        if before:
            return fits[max(before)[1]]
        return min(fits, key=lambda p: min((r.first for r in p.runs), default=at))
