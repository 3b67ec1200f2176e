"""Parties to talks and wars by what they are: "the northern side", "both delegations", "the two men"."""

from __future__ import annotations

from counterclaim.evidence.who import ActorKind
from counterclaim.reading.actors.columns import Columns
from counterclaim.reading.actors.coreference import History
from counterclaim.reading.actors.mentions import Hit
from counterclaim.reading.actors.nouns import Noun
from counterclaim.reading.actors.roster import Entry, Roster
from counterclaim.reading.actors.words import Words

DIRECTIONS = {
    "northern": "north",
    "southern": "south",
    "eastern": "east",
    "western": "west",
}
PERSONS = ("person", "unnamed")
NOT_PARTIES = frozenset(("person", "unnamed", "media"))
BACK = 2


class Parties:
    """Finds the parties of one text; `compass` holds those that are called after a quarter of the sky."""

    def __init__(self, cols: Columns, hits: list[Hit], roster: Roster, words: Words) -> None:
        self.cols, self.roster, self.words = cols, roster, words
        self.compass = {d: of for d in DIRECTIONS if (of := self._quarter(d, hits)) is not None}

    def _quarter(self, direction: str, hits: list[Hit]) -> Entry | None:
        """The party that a text calls "the northern side"; None where it speaks of no such party.

        It is part of the state whose name begins with that quarter, if the text names just one.
        """
        cols = self.cols
        used = [
            i
            for i in range(len(cols.texts) - 1)
            if cols.lowers[i] == direction and self._party(i + 1) and not self._stretch(i + 1)
        ]
        if not used:
            return None
        quarter = f"{DIRECTIONS[direction]} "
        states = {h.known.id: h.known for h in hits if h.known.name.lower().startswith(quarter)}
        of = self.roster.known(next(iter(states.values()))) if len(states) == 1 else None
        return self.roster.side(("party", direction), f"{direction} side", "organisation", of, plural=False)

    def _party(self, i: int) -> bool:
        word = self.words.singular(self.cols.lowers[i])
        return word is not None and bool({"side", "delegation"}.intersection(self.words.classes[word]))

    def _stretch(self, i: int) -> bool:
        """Whether a side is a stretch of ground: "the northern side of the lake"."""
        return i + 1 < len(self.cols.lowers) and self.cols.lowers[i + 1] == "of"

    def named(self, i: int) -> Entry | None:
        """The party that "the North" at token i means; None where it is a region or a longer name."""
        cols = self.cols
        word = f"{cols.lowers[i]}ern"
        if word not in self.compass or not i or cols.lowers[i - 1] != "the" or not cols.capital(i):
            return None
        longer = i + 1 < len(cols.texts) and (cols.capital(i + 1) or cols.lowers[i + 1] == "of")
        return None if longer else self.compass[word]

    def owner(self, noun: Noun) -> Entry | None:
        """The party that "northern" in "northern delegates" means; None for people of a mere region."""
        if not {"side", "delegation", "unnamed", "office", "forces"}.intersection(noun.classes):
            return None
        if self._stretch(noun.head) and "side" in noun.classes:
            return None
        return next((self.compass[m] for m in noun.mods if m in self.compass), None)

    def side(self, noun: Noun, owner: Entry | None) -> tuple[Entry, ...]:
        """Whoever a side, camp or command is: its owner itself, whomever its leader belongs to."""
        if self._stretch(noun.head) and owner is None:
            return ()
        if owner is not None and owner.kind != "person":
            return (owner,)
        return (owner.parent,) if owner is not None and owner.parent is not None else ()

    def several(self, noun: Noun, history: History, text: str) -> tuple[Entry, ...]:
        """Who "the two sides" or "both ministers" are: the two named before, else a collective of that name.

        Empty where the description does not speak of all the parties there are.
        """
        if not noun.plural or noun.owners:
            return ()
        party = bool({"side", "delegation", "government", "nation"}.intersection(noun.classes))
        party = party or noun.word in ("party", "army")
        people = bool({"unnamed", "office"}.intersection(noun.classes))
        definite = noun.determiner in ("the", "these", "both") or noun.mods[:1] == ["both"]
        pair = "both" in noun.mods or ("two" in noun.mods and noun.determiner in ("the", "these"))
        bare = people and noun.mods in ([], ["the"]) and "office" in noun.classes and definite
        if (pair or bare) and (party or people) and not self._told_apart(noun):
            found = self._two(noun, history, people=people and not party)
            if found and (pair or all(_holds(noun.word, e) for e in found)):
                return found
        if not (definite or pair) or not {"side", "delegation"}.intersection(noun.classes):
            return ()
        if "side" in noun.classes and not (pair or noun.mods[1:] in ([], ["warring"], ["opposing"])):
            return ()
        kind: ActorKind = "organisation"
        return (self.roster.side(("parties", noun.word), text, kind, None),)

    def _told_apart(self, noun: Noun) -> bool:
        """Whether further words say which two are meant: "the two wounded men"."""
        extra = [m for m in noun.mods if m not in ("the", "these", "both", "two", "-")]
        return any(self.words.singular(m) is None and m not in self.words.inside for m in extra)

    def _two(self, noun: Noun, history: History, *, people: bool) -> tuple[Entry, ...]:
        """The last two named together, else the only two of that kind spoken of lately."""
        sent = self.cols.sents[noun.head]

        def fits(entry: Entry) -> bool:
            if people:
                return entry.kind in PERSONS and not entry.plural
            return entry.kind not in NOT_PARTIES and entry.kind != "population"

        near: list[Entry] = []
        for past in reversed(history.past):
            if past.token >= noun.left:
                continue
            if sent - past.sent > BACK:
                break
            if len(past.entries) == 2 and all(fits(e) for e in past.entries):
                return past.entries
            if past.modifier or len(past.entries) != 1 or not fits(past.entries[0]):
                continue
            if past.entries[0] not in near:
                near.append(past.entries[0])
        return tuple(reversed(near)) if len(near) == 2 else ()


def _holds(office: str, entry: Entry) -> bool:
    """Whether somebody was given that office, or was called the counterpart of somebody who may hold it."""
    return any(office in role.lower() or "counterpart" in role.lower() for role in entry.roles)
