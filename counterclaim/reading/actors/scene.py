"""What every reader of descriptions looks at: the text's columns, names, entries, history and setting."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.reading.actors.columns import Columns
from counterclaim.reading.actors.coreference import History
from counterclaim.reading.actors.mentions import Names
from counterclaim.reading.actors.nouns import Noun
from counterclaim.reading.actors.roster import Entry, Roster, state_of
from counterclaim.reading.actors.setting import Setting
from counterclaim.reading.actors.words import Words

ARTICLES = frozenset("whose the a an that this these those its his her their our".split())
ROLE_LENGTH = 6


@dataclass(frozen=True, slots=True)
class Scene:
    """One text as the descriptions see it."""

    cols: Columns
    names: Names
    roster: Roster
    history: History
    setting: Setting
    words: Words

    def text(self, noun: Noun) -> str:
        """The words of a description without its article; of "X and Y officials" each its own.

        An office goes on over its of-phrase: "secretary of state", "head of the agency".
        """
        if noun.called:
            return noun.called
        cols, left, last = self.cols, noun.left, noun.head + 1
        while left < noun.head and (cols.lowers[left] in ARTICLES or cols.texts[left] == "-"):
            left += 1
        extends = not {"office", "ministry", "department"}.isdisjoint(noun.classes)
        if extends and last < len(cols.lowers) and cols.lowers[last] in ("of", "for"):
            end = last + 1
            while end < min(len(cols.texts), last + ROLE_LENGTH) and self._of_role(end):
                end += 1
            if end > last + 1 and cols.lowers[end - 1] not in ("the", "and", "of"):
                last = end
        return self.names.text(left, last)

    def _of_role(self, i: int) -> bool:
        cols = self.cols
        if i in self.names.person_at or cols.texts[i].isspace():
            return False
        known = cols.lowers[i] in self.words.of or cols.lowers[i] in ("the", "and", "of")
        return known or i in self.names.hit_at or (cols.capital(i) and cols.poses[i] == "PROPN")

    def state(self, owner: Entry | None, cls: str) -> Entry | None:
        """The state of an owner; without one the state that a bare word of the class means in this text."""
        if owner is not None:
            return state_of(owner)
        id = self.setting.country(cls)
        return self.roster.by_id(id) if id is not None else None
