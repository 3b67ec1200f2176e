"""Descriptions as phrases: a head noun of the words lexicon, what stands before it, whose it is."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.reading.actors.columns import Columns
from counterclaim.reading.actors.grammar import DESCRIBERS
from counterclaim.reading.actors.mentions import SPEAKERS, Names
from counterclaim.reading.actors.roster import Entry, Roster
from counterclaim.reading.actors.words import Words

DEFINITE = frozenset(("the", "this", "that", "these", "those", "both", "its", "his", "her", "their"))
INDEFINITE = frozenset(
    (
        "a",
        "an",
        "one",
        "another",
        "some",
        "several",
        "many",
        "two",
        "three",
        "any",
        "no",
        "second",
        "third",
        "other",
    )
)
STOPPERS = frozenset((",", ";", ":", "(", ")", '"', "“", "”", "—", "–", "«", "»"))
AFTER = frozenset(("of", "for", "in", "from", "at", "with", "to"))
PLACED = frozenset(("in", "from", "at"))
LONGEST = 12


@dataclass(slots=True)
class Noun:
    """A description: tokens [left, head], its head noun's singular, owner, determiner, number."""

    left: int
    head: int
    word: str
    classes: tuple[str, ...]
    owners: list[Entry]
    lead: list[Entry]
    determiner: str
    plural: bool
    mods: list[str]
    called: str = ""
    backer: str = ""

    @property
    def definite(self) -> bool:
        """Whether the text takes for granted which one is meant."""
        return self.determiner in DEFINITE or bool(self.owners and self.determiner == "")


class Nouns:
    """Finds the descriptions of one text; `pronouns` holds what its pronouns were resolved to so far."""

    def __init__(self, cols: Columns, names: Names, roster: Roster, words: Words) -> None:
        self.cols, self.names, self.roster, self.words = cols, names, roster, words
        self.pronouns: dict[int, tuple[Entry, ...]] = {}

    def noun(self, head: int) -> Noun | None:
        """The description a token heads; None where its word denotes no actor."""
        cols = self.cols
        word = self.words.singular(cols.lowers[head])
        if word is None or cols.poses[head] not in ("NOUN", "PROPN"):
            return None
        left = self._left(head)
        owners, lead = self._owners(left, head)
        determiner = ""
        for i in range(left, min(left + 2, head)):
            if cols.lowers[i] in DEFINITE or cols.lowers[i] in INDEFINITE:
                determiner = determiner or cols.lowers[i]
        mods = [cols.lowers[i] for i in range(left, head) if i not in self.names.hit_at]
        plural = self.words.is_plural(cols.lowers[head]) or cols.tags[head] in ("NNS", "NNPS")
        backer = self._backer(left, head)
        return Noun(
            left, head, word, self.words.classes[word], owners, lead, determiner, plural, mods, backer=backer
        )

    def _left(self, head: int) -> int:
        """Where the words before a head noun that belong to it begin."""
        cols = self.cols
        low = cols.bounds[cols.sents[head]][0]
        left = head
        for i in range(head - 1, max(low, head - LONGEST) - 1, -1):
            if cols.texts[i] in STOPPERS or cols.ents[i] in ("DATE", "TIME") or "\n" in cols.texts[i]:
                break
            at, steps = i, 0
            while at != head and cols.heads[at] != at and steps < 5:
                at, steps = cols.heads[at], steps + 1
            if at != head or (
                cols.poses[i] in ("VERB", "SCONJ") and cols.deps[i] not in ("amod", "compound")
            ):
                break
            if (
                cols.deps[i] in ("nsubj", "aux", "mark", "advcl", "relcl", "prep", "cop", "punct")
                and cols.texts[i] != "-"
            ) or cols.tags[i] in ("WDT", "WP"):
                break
            if cols.lowers[i] in ("and", "or") and self._apart(i - 1, low):
                break
            left = i
            if cols.tags[i] == "DT" and cols.lowers[i] not in ("all", "both"):
                break
        while left < head and cols.lowers[left] in ("and", "or", "but"):
            left += 1
        return left

    def _apart(self, i: int, low: int) -> bool:
        """Whether token i is a plural description of its own: "residents" in "residents and aid workers"."""
        cols = self.cols
        return i >= low and cols.tags[i] == "NNS" and self.words.singular(cols.lowers[i]) is not None

    def _owners(self, left: int, head: int) -> tuple[list[Entry], list[Entry]]:
        """Whose the described is, and who leads it: named before the head or in the of-phrase after it."""
        cols, names = self.cols, self.names
        owners: list[Entry] = []
        lead: list[Entry] = []
        i = left
        joined = False
        while i < head:
            hit = names.hit_at.get(i)
            if hit is not None and hit.last <= head:
                entry = self.roster.known(hit.known)
                if hit.side in DESCRIBERS:
                    if hit.side == "led":
                        lead.append(entry)
                else:
                    owners = [*owners, entry] if joined else [entry]
                joined = False
                i = max(hit.last, i + 1)
                continue
            person = names.person_at.get(i)
            if person is not None and i not in names.title_at:
                entry = person[0]
                owners = [entry]
                i += 1
                continue
            single = len(owners) == 1 and owners[0].kind == "state" and not joined
            if single and names.speaks_for(i, head + 1):
                owners = [names.body(i, owners[0])]
                i += 1
                continue
            if cols.lowers[i] in ("and", ",") and owners:
                joined = True
            elif cols.tags[i] == "PRP$" and i in self.pronouns:
                owners = list(self.pronouns[i][:1])
            i += 1
        told = self._after(head) if not owners or cols.lowers[head] in SPEAKERS else []
        if told and (not owners or cols.lowers[head + 1] == "for"):
            owners = told
        return owners, lead

    def _after(self, head: int) -> list[Entry]:
        cols, names = self.cols, self.names
        n = len(cols.texts)
        if head + 2 >= n or cols.lowers[head + 1] not in AFTER:
            return []
        prep = cols.lowers[head + 1]
        for i in range(head + 2, min(head + 8, n)):
            hit = names.hit_at.get(i)
            if hit is not None and hit.side in DESCRIBERS:
                continue
            if cols.texts[i] == "-" or cols.lowers[i] in DESCRIBERS:
                continue
            if hit is not None:
                if prep in PLACED and hit.known.kind not in ("state", "government_body"):
                    return []
                if prep == "to" or (prep == "with" and hit.known.kind == "state"):
                    return []
                entry = self.roster.known(hit.known)
                body = next((k for k in range(hit.last, min(hit.last + 3, n)) if self._bodied(k)), None)
                return [names.body(body, entry) if body is not None and entry.kind == "state" else entry]
            if i in names.person_at and i not in names.title_at and prep == "of":
                return [names.person_at[i][0]]
            if i in names.title_at or cols.poses[i] in ("DET", "ADJ", "ADV"):
                continue
            return []
        return []

    def _bodied(self, i: int) -> bool:
        """Whether token i is a ministry, as in "a spokesman for the Kenyan foreign ministry"."""
        word = self.words.singular(self.cols.lowers[i])
        return word is not None and "ministry" in self.words.classes[word]

    def _backer(self, left: int, head: int) -> str:
        """Who arms or backs the described ("US" for "US-backed fighters"): what tells such groups apart."""
        for i in range(left, head):
            hit = self.names.hit_at.get(i)
            if (
                hit is not None
                and hit.side in DESCRIBERS
                and hit.side not in ("led", "based", "held", "born")
            ):
                return f"{hit.known.id}-{hit.side}"
        return ""
