"""Organisations the lexicon has not: what entity recognition calls one, checked and joined by name."""

from __future__ import annotations

import re

from counterclaim.reading.actors.bodies import SLOTS
from counterclaim.reading.actors.columns import MARKS, Columns
from counterclaim.reading.actors.grammar import SPEECH
from counterclaim.reading.actors.mentions import Hit, Names
from counterclaim.reading.actors.roster import Entry, Roster
from counterclaim.reading.actors.runs import title_case
from counterclaim.reading.actors.words import Words

OUTLETS = frozenset(
    (
        "newswire",
        "news",
        "newspaper",
        "daily",
        "weekly",
        "magazine",
        "broadcaster",
        "television",
        "radio",
        "tv",
    )
)
LEGAL = re.compile(r"[^A-Za-z]")


class Organisations:
    """`at`: by first token, one past the last token and the entry of each organisation found."""

    def __init__(self, cols: Columns, names: Names, roster: Roster, words: Words) -> None:
        self.cols, self.names, self.roster, self.words = cols, names, roster, words
        self.at = self._find()

    def _find(self) -> dict[int, tuple[int, Entry]]:
        """Organisations the lexicon has not: entity spans, joined by name and by initials."""
        cols, names = self.cols, self.names
        found: dict[int, tuple[int, Entry]] = {}
        by_name: dict[str, Entry] = {}
        self._city_police(found, by_name)
        i = 0
        n = len(cols.texts)
        while i < n:
            if i in found:
                i = found[i][0]
                continue
            hit = names.hit_at.get(i)
            if (
                hit is not None
                and cols.ents[i] == "ORG"
                and hit.first == i
                and hit.known.kind in ("state", "population")
            ):
                i = self._owned_organisation(hit, found)
                continue
            if (
                not (cols.ents[i] == "ORG" or self._speaking_initials(i))
                or i in names.hit_at
                or i in names.person_at
                or i in names.dateline
                or not cols.capital(i)
            ):
                i += 1
                continue
            last = i + 1
            while (
                last < n
                and cols.ents[last] == "ORG"
                and last not in names.person_at
                and cols.texts[last] not in MARKS
                and not cols.texts[last].isspace()
                and cols.sents[last] == cols.sents[i]
            ):
                last += 1
            office = self.words.classes.get(self.words.singular(cols.lowers[i]) or "", ())
            told = "office" in office or any(k in names.hit_at or self._described(k) for k in range(i, last))
            if self._bodiless(i, last) or all(k in names.grounded for k in range(i, last) if cols.capital(k)):
                i = last
                continue
            if (
                told
                or not self._reliable(i, last)
                or self._of_office(i, last)
                or self._headline_words(i, last)
            ):
                i += 1
                continue
            name = names.text(i, last).removeprefix("The ")
            key = LEGAL.sub("", name).lower()
            known = self._short(name)
            if known is not None:
                known.call(name)
                found[i] = (last, known)
                i = last
                continue
            if len(key) < 2:
                i = last
                continue
            entry = by_name.get(key)
            if entry is None:
                outlet = last - i > 1 and cols.lowers[last - 1] in self.words.mastheads
                outlet = outlet or (last < n and cols.lowers[last] in OUTLETS)
                entry = Entry(("org", key), name, "media" if outlet else "organisation")
                self.roster.entries[entry.key] = entry
                by_name[key] = entry
                initials = "".join(w[0] for w in name.split() if w[0].isupper()).lower()
                if len(initials) > 2:
                    by_name.setdefault(initials, entry)
            entry.call(name)
            found[i] = (last, entry)
            i = last
        return found

    def _city_police(self, found: dict[int, tuple[int, Entry]], by_name: dict[str, Entry]) -> None:
        """Keep "Tarland City Police Department", which is a town's and no ministry, as a body of its own."""
        cols, names = self.cols, self.names
        for k in range(1, len(cols.texts) - 1):
            if cols.lowers[k] != "police" or cols.lowers[k + 1] != "department":
                continue
            if not (cols.capital(k) and cols.capital(k + 1)):
                continue
            first = k
            while first > cols.bounds[cols.sents[k]][0] and self._town(first - 1):
                first -= 1
            if first == k:
                continue
            name = names.text(first, k + 2)
            key = LEGAL.sub("", name).lower()
            entry = by_name.get(key)
            if entry is None:
                entry = by_name[key] = Entry(("org", key), name, "organisation")
                self.roster.entries[entry.key] = entry
            entry.call(name)
            found[first] = (k + 2, entry)

    def _town(self, i: int) -> bool:
        """Whether a token can be part of a town's name before "Police Department"."""
        cols, names = self.cols, self.names
        taken = i in names.hit_at or i in names.person_at or i in names.title_at or i in names.dateline
        return cols.capital(i) and not taken and cols.poses[i] == "PROPN" and cols.texts[i] not in MARKS

    def _short(self, name: str) -> Entry | None:
        """The newspaper that a last word stands for: "the Times" after "The New York Times"."""
        if name.lower() not in self.words.mastheads:
            return None
        media = [h.known for h in self.names.hit_at.values() if h.known.kind == "media"]
        called = dict.fromkeys(k for k in media if k.name.split()[-1] == name)
        return self.roster.known(next(iter(called))) if len(called) == 1 else None

    def _of_office(self, first: int, last: int) -> bool:
        """Whether a name is but what an office is for: "Ministers of Foreign Affairs"."""
        cols, words = self.cols, self.words
        return cols.lowers[first - 1] in ("of", "for") and all(
            cols.lowers[k] in words.ministries or cols.lowers[k] in words.of for k in range(first, last)
        )

    def _headline_words(self, first: int, last: int) -> bool:
        """Whether a name stands only in a headline whose every word has a capital, or is all there is."""
        cols = self.cols
        if not title_case(cols, first):
            return False
        wanted = cols.texts[first:last]
        return not any(
            cols.texts[k : k + last - first] == wanted and not title_case(cols, k)
            for k in range(len(cols.texts))
            if k != first
        )

    def _owned_organisation(self, hit: Hit, found: dict[int, tuple[int, Entry]]) -> int:
        """Keep "Ruritanian Union of Bakers" as an organisation of Ruritania; gives where to go on."""
        cols, first = self.cols, hit.first
        last = hit.last
        while last < len(cols.texts) and cols.ents[last] == "ORG" and cols.sents[last] == cols.sents[first]:
            if last in self.names.hit_at or last in self.names.person_at or cols.texts[last].isspace():
                return hit.last
            if self._described(last):
                return hit.last
            last += 1
        own = last - hit.last
        if (
            own == 0
            or cols.texts[hit.last] in MARKS
            or not all(cols.capital(k) for k in (hit.last, last - 1))
        ):
            return hit.last
        name = self.names.text(first, last)
        key = LEGAL.sub("", name).lower()
        entry = self.roster.entries.get(("org", key))
        if entry is None:
            parent = self.roster.known(hit.known)
            entry = Entry(("org", key), name, "organisation", parent.country, parent)
            self.roster.entries[entry.key] = entry
        entry.call(name)
        found[first] = (last, entry)
        return last

    def _bodiless(self, first: int, last: int) -> bool:
        """Whether a name is a law's, a treaty's or a building's, by its first or last word."""
        cols, papers = self.cols, self.words.bodiless
        end = next((k for k in range(first + 1, last) if cols.lowers[k] in ("on", "of", "for")), last)
        return (
            cols.lowers[last - 1] in papers or cols.lowers[end - 1] in papers or cols.lowers[first] in papers
        )

    def _speaking_initials(self, i: int) -> bool:
        """Whether a word in capitals that no entity covers is the subject of a speech verb."""
        cols = self.cols
        if not (cols.texts[i].isupper() and len(cols.texts[i]) > 1 and cols.poses[i] == "PROPN"):
            return False
        return cols.deps[i] == "nsubj" and cols.lowers[cols.heads[i]] in SPEECH

    def _reliable(self, first: int, last: int) -> bool:
        """Whether an entity span that may be anything is likely an organisation."""
        cols = self.cols
        if any(cols.lowers[k] in self.words.never for k in range(first, last)):
            return False
        if cols.lowers[last - 1] in self.names.placed:
            return False
        if last - first > 1:
            return cols.poses[first] in ("PROPN", "ADJ", "NOUN", "DET") and cols.poses[last - 1] in (
                "PROPN",
                "NOUN",
            )
        word = cols.texts[first]
        if self.words.singular(cols.lowers[first]) is not None:
            return False
        if word.isupper() and len(word) > 1:
            return True
        return (
            cols.lowers[first] not in self.names.placed
            and cols.deps[first] in ("nsubj", "poss", "appos")
            and cols.poses[first] == "PROPN"
        )

    def _described(self, head: int) -> bool:
        """Whether a word of an entity names a body that descriptions know better ("Interior Ministry")."""
        word = self.words.singular(self.cols.lowers[head])
        if word is None:
            return False
        classes = self.words.classes[word]
        return any(c in classes for c in ("ministry", "department", "forces", "government", *SLOTS))
