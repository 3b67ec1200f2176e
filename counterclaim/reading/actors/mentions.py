"""Where a text names actors: lexicon names settled, persons with their titles, other organisations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from counterclaim.reading.actors.columns import MARKS, Columns
from counterclaim.reading.actors.grammar import DESCRIBERS, NEAR
from counterclaim.reading.actors.leaders import Figures
from counterclaim.reading.actors.lexicon import Found, Known, Leader, Sort
from counterclaim.reading.actors.names import People, Person
from counterclaim.reading.actors.roster import Entry, Roster, state_of
from counterclaim.reading.actors.runs import NameRun, find_runs, plain
from counterclaim.reading.actors.words import Words

Form = Literal["name", "adjective", "nominal", "pronoun", "place"]


ARMS = frozenset(("army", "military", "navy"))
SPEAKERS = frozenset(
    ("spokesman", "spokeswoman", "spokesperson", "spokesmen", "official", "officials", "source", "sources")
)
PREFIXES = frozenset(("anti", "pro", "non", "ex", "trans"))


@dataclass(slots=True)
class Mention:
    """Document characters [start, end), tokens [first, last), that speak of `entries`."""

    start: int
    end: int
    first: int
    last: int
    head: int
    form: Form
    entries: tuple[Entry, ...]


@dataclass(slots=True)
class Hit:
    """A lexicon name settled on one entry, and the tokens it covers.

    `side` is the second half of its compound ("led" in "US-led"), empty where there is none.
    """

    found: Found
    known: Known
    first: int
    last: int
    side: str

    @property
    def sort(self) -> Sort:
        """Whether it is a name, an adjective, a people or a seat."""
        return self.found.sort


def settle(cols: Columns, found: list[Found], text: str, given: Mapping[str, str]) -> list[Hit]:
    """Each name found with the one entry it means here, told by the long names and states around it."""
    named = Counter(f.choices[0].id for f in found if len(f.choices) == 1)
    long = {c.id for f in found for c in f.choices if f.end - f.start > 6}
    countries = {c.country for f in found if len(f.choices) == 1 for c in f.choices if c.kind == "state"}
    starts = {f.start for f in found}
    in_names = {
        cols.texts[i]
        for i in range(len(cols.texts) - 1)
        if cols.ents[i] == cols.ents[i + 1] == "PERSON" and cols.capital(i) and cols.capital(i + 1)
    }
    hits = []
    for f in found:
        first, last = cols.range(f.start, f.end)
        follows = last < len(cols.texts) and cols.capital(last) and cols.poses[last] == "PROPN"
        if f.sort == "seat" and follows and text[f.start : f.end] in given:
            continue
        if f.choices[0].kind == "media" and f.end - f.start < 9 and text[f.start : f.end] in in_names:
            continue
        if first >= last or _shouted(cols, f, first, text) or _partial(cols, f, last, starts):
            continue
        if any(cols.texts[k].isdigit() and cols.ents[k] == "DATE" for k in range(first, last)):
            continue
        known = max(
            enumerate(f.choices),
            key=lambda c: (
                c[1].id in long,
                named[c[1].id] > 0,
                bool(c[1].country) and c[1].country in countries,
                -c[0],
            ),
        )[1]
        hits.append(Hit(f, known, first, last, _compound(cols, f, last, text)))
    return hits


def _partial(cols: Columns, found: Found, last: int, starts: set[int]) -> bool:
    """Whether a people's or bloc's name is but the first word of a longer one ("West" in "West Darfur")."""
    if found.sort != "adjective" or found.choices[0].kind != "population" or last >= len(cols.texts):
        return False
    if not cols.capital(last) or cols.starts[last] > found.end + 1:
        return False
    return found.choices[0].id == "west" or (
        cols.starts[last] not in starts and cols.ents[last] in ("GPE", "LOC")
    )


def _shouted(cols: Columns, found: Found, first: int, text: str) -> bool:
    """Whether a short capital name is but a word of a line in capitals ("IS" in "TRUCE IS OVER")."""
    word = text[found.start : found.end]
    if not word.isupper() or len(word) > 3 or "." in word:
        return False
    start, end = cols.bounds[cols.sents[first]]
    around = [t for t in cols.texts[start:end] if len(t) > 3 and t.isalpha()]
    noun = cols.poses[first] == "PROPN"
    return not noun and len(around) > 1 and all(t.isupper() for t in around)


def _compound(cols: Columns, found: Found, last: int, text: str) -> str:
    """What a hyphen hangs on the name: "led" for "US-led", "anti" for "anti-US", the tokens split or not."""
    if text[found.start - 1 : found.start] == "-":
        prefix = text[max(0, found.start - 6) : found.start - 1].split()[-1:]
        if prefix and prefix[0].lower() in PREFIXES:
            return prefix[0].lower()
    if text[found.end : found.end + 1] in ("-", "‑", "–"):
        end = found.end + 1
        while end < len(text) and text[end].isalpha():
            end += 1
        return text[found.end + 1 : end].lower()
    if last < len(cols.lowers) and cols.lowers[last] in ("led", "backed", "based", "brokered", "sponsored"):
        return cols.lowers[last]
    return ""


def placed_words(cols: Columns) -> frozenset[str]:
    """Capitalised words that the text somewhere uses as a place: "in Idlib", "eastern Ghouta"."""
    found = set()
    for i in range(1, len(cols.texts)):
        if cols.lowers[i - 1] in NEAR and cols.capital(i) and cols.poses[i] == "PROPN":
            following = cols.texts[i + 1] if i + 1 < len(cols.texts) else ""
            if (following not in MARKS and cols.ents[i] not in ("DATE", "PERSON")) or cols.ents[i] in (
                "GPE",
                "LOC",
            ):
                found.add(cols.lowers[i])
    return frozenset(found)


class Names:
    """The named mentions of a text: `mentions` by text order, `hit_at` and `person_at` by token."""

    def __init__(
        self,
        cols: Columns,
        hits: list[Hit],
        roster: Roster,
        words: Words,
        headlines: set[int],
        dateline: frozenset[int],
        grounded: frozenset[int],
        figures: Figures,
    ) -> None:
        self.cols, self.roster, self.words = cols, roster, words
        self.hit_at: dict[int, Hit] = {}
        for hit in hits:
            for i in range(hit.first, hit.last):
                self.hit_at[i] = hit
        taken = [i in self.hit_at for i in range(len(cols.texts))]
        self.dateline = dateline
        self.placed = placed_words(cols) | {cols.lowers[i] for i in dateline if cols.capital(i)}
        taken = [mark or i in dateline for i, mark in enumerate(taken)]
        self.figures = figures
        self.grounded = frozenset(i for i in grounded if plain(cols.texts[i]) not in figures.surnames)
        self.runs = find_runs(cols, taken, words, headlines, self.placed, self.grounded)
        self.people = People(cols, self.runs, words, figures.surnames, self._states())
        self.person_at: dict[int, tuple[Entry, NameRun]] = {}
        self.title_at: set[int] = set()
        self._make_people(
            {h.known.id for h in hits if h.known.kind == "state"},
            {h for hit in hits for h in (hit.known.id, hit.known.country, hit.known.part_of) if h},
        )
        self._surnames(taken)

    def _make_people(self, states: set[str], homes: set[str]) -> None:
        for n, person in enumerate(self.people.persons):
            entry = Entry(("person", str(n)), person.name, "person")
            if any(self._outlet(run) for run in person.runs):
                entry.kind = "media"
            elif any(self._of_group(run) for run in person.runs):
                entry.kind = "organisation"
            papal = any("pope" in self.cols.lowers[r.title : r.first] for r in person.runs)
            parts = ("pope", *person.parts) if papal else person.parts
            leader = self.figures.named(parts, states, homes)
            self.roster.entries[entry.key] = entry
            for run in person.runs:
                self._add_run(entry, run)
            if (
                leader is not None
                and self._agrees(entry, leader)
                and self._told(person, entry, leader, homes)
            ):
                entry.gender = leader.gender
                if leader.name:
                    entry.known = f"person/{leader.name}"
                    entry.call(leader.name)
                if leader.name and len(person.parts) == 1:
                    entry.name = leader.name
                if entry.parent is None:
                    entry.parent = self.roster.by_id(leader.country)
            first = person.name.split()[0]
            entry.gender = entry.gender or self.words.given.get(first if " " in person.name else "")
            state = state_of(entry.parent)
            entry.country = state.country if state is not None else None

    def _told(self, person: Person, entry: Entry, leader: Leader, homes: set[str]) -> bool:
        """Whether a bare surname may be a public figure's: his state or body is named, or an office is."""
        if len(person.parts) > 1 or entry.roles:
            return True
        known = self.roster.lexicon.known.get(leader.country)
        own = {leader.country, leader.country.partition("/")[0]}
        return bool(homes & own) or (known is not None and known.country in homes)

    def _outlet(self, run: NameRun) -> bool:
        """Whether a name ends as those of newspapers and agencies do: "Tarland Courier"."""
        untitled = run.title == run.first and run.last - run.first > 1
        if not untitled or self.cols.texts[run.first] in self.words.given:
            return False
        return self.cols.lowers[run.last - 1] in self.words.mastheads

    def _of_group(self, run: NameRun) -> bool:
        """Whether a name is said to be a company's or a group's: "another provider, Name,"."""
        cols = self.cols
        top = run.last - 1
        if run.last - run.first > 1 and "group" in self._classes(top):
            return True
        named = run.last - run.first > 1 and cols.texts[run.first] in self.words.given
        if run.title < run.first or named or cols.deps[top] != "appos":
            return False
        return "group" in self._classes(cols.heads[top])

    def _classes(self, i: int) -> tuple[str, ...]:
        word = self.words.singular(self.cols.lowers[i])
        return self.words.classes[word] if word is not None else ()

    def _agrees(self, entry: Entry, leader: Leader) -> bool:
        state = state_of(entry.parent)
        other = self.roster.by_id(leader.country)
        return state is None or other is None or state_of(other) in (state, None)

    def _add_run(self, entry: Entry, run: NameRun) -> None:
        cols = self.cols
        for i in range(run.first, run.last):
            self.person_at[i] = (entry, run)
        entry.call(self.text(run.first, run.last))
        if run.title == run.first:
            return
        self.title_at.update(range(run.title, run.first))
        lowers = cols.lowers[run.title : run.first]
        if any(w in self.words.female for w in lowers):
            entry.gender = "f"
        elif any(w in self.words.male for w in lowers):
            entry.gender = "m"
        title = self.text(run.title, run.first)
        office = [w for w in lowers if w in self.words.before and w not in self.words.courtesy]
        if office and len(title) > 2:
            entry.roles.setdefault(title)
        owner = self.owner(run.title, run.first)
        realm = self._realm(run)
        if owner is None and realm is not None:
            owner = self.roster.known(realm)
        if owner is not None:
            entry.belong(owner)

    def _states(self) -> dict[int, str]:
        """By first token of a name: the state that its title names ("Jordan's King Name")."""
        found: dict[int, str] = {}
        for run in self.runs:
            for i in range(run.title, run.first):
                hit = self.hit_at.get(i)
                if hit is not None and hit.known.kind == "state" and hit.side not in DESCRIBERS:
                    found[run.first] = hit.known.id
            after = self._realm(run)
            if after is not None:
                found.setdefault(run.first, after.id)
        return found

    def _realm(self, run: NameRun) -> Known | None:
        """The state of "King Name of Jordan"; None where no title or no such state is there."""
        end = run.last
        if run.title == run.first or end + 1 >= len(self.cols.lowers) or self.cols.lowers[end] != "of":
            return None
        hit = self.hit_at.get(end + 1)
        return hit.known if hit is not None and hit.known.kind == "state" else None

    def owner(self, first: int, last: int) -> Entry | None:
        """The last actor named in tokens [first, last), one that only leads or backs left out."""
        owner = None
        for i in range(first, last):
            if owner is not None and self.cols.lowers[i] in ("for", "to"):
                break
            if owner is not None and owner.kind == "state" and self.speaks_for(i, last):
                owner = self.body(i, owner)
                continue
            hit = self.hit_at.get(i)
            if hit is not None and hit.side not in DESCRIBERS and hit.known.kind != "person":
                owner = self.roster.known(hit.known)
        return owner

    def speaks_for(self, i: int, last: int) -> bool:
        """Whether token i is a ministry or a force, and somebody who speaks for it follows before `last`."""
        ours = {"ministry", "department", "embassy", "police"}.intersection(self._classes(i))
        if not ours and self.cols.lowers[i] not in ARMS:
            return False
        return any(self.cols.lowers[k] in SPEAKERS for k in range(i + 1, last))

    def body(self, i: int, state: Entry) -> Entry:
        """The body of a state that token i heads: its foreign ministry, police, armed forces."""
        classes, lowers = self._classes(i), self.cols.lowers
        word = self.words.singular(lowers[i])
        if "ministry" in classes or "department" in classes:
            near = (lowers[i - 1], *lowers[i + 1 : i + 4])
            topic = next((self.words.ministries[w] for w in near if w in self.words.ministries), None)
            return self.roster.body(f"{topic}-{word}", state) if topic else state
        slot = next((c for c in ("embassy", "police") if c in classes), "forces")
        return self.roster.body(slot, state)

    def _surnames(self, taken: list[bool]) -> None:
        """Mark capitalised words elsewhere that are a known person's surname ("Lavrov" read as a place)."""
        cols = self.cols
        persons = [p for p in self.people.persons if p.parts]
        last_names = {p.parts[-1]: p for p in persons if len(p.parts[-1]) > 2}
        family_first = {
            p.parts[0]
            for p in persons
            if len(p.parts) > 1 and len(p.parts[0]) > 2 and p.name.split()[0] not in self.words.given
        }
        for i, text in enumerate(cols.texts):
            if i in self.person_at or not text[:1].isupper() or taken[i] or i in self.title_at:
                continue
            part = plain(text)
            if part not in last_names and part.endswith("s") and part[:-1] in last_names:
                part = part[:-1]
            acting = part in family_first and cols.deps[i] in ("nsubj", "nsubjpass", "poss")
            if (part not in last_names and not acting) or (cols.lowers[i] in self.words.inside):
                continue
            person = self.people.match((part,), i)
            if person is None:
                continue
            entry = self.roster.entries[("person", str(self.people.persons.index(person)))]
            self.person_at[i] = (entry, NameRun(i, i + 1, i, False))

    def text(self, first: int, last: int) -> str:
        """The words of tokens [first, last), spaced as they stand."""
        cols = self.cols
        out, at = "", cols.starts[first]
        for i in range(first, last):
            out += " " * (cols.starts[i] > at) + cols.texts[i]
            at = cols.ends[i]
        return out.strip()

    def possessed(self, last: int) -> bool:
        """Whether a possessive mark follows the name that ends before token `last`."""
        return last < len(self.cols.texts) and self.cols.texts[last] in MARKS
