"""The actors of one report while it is being read: entries that gather names, roles and mentions."""

from __future__ import annotations

from dataclasses import dataclass, field

from counterclaim.evidence.who import ActorKind
from counterclaim.reading.actors.lexicon import Known, Lexicon

Key = tuple[str, ...]

BODY_NAMES = {
    "forces": "forces",
    "police": "police",
    "parliament": "parliament",
    "court": "court",
    "embassy": "embassy",
    "intelligence": "intelligence",
    "presidency": "presidency",
    "cabinet": "cabinet",
    "media": "media",
    "delegation": "delegation",
}


@dataclass(slots=True, eq=False)
class Entry:
    """One actor under construction; `key` is what makes it one, `spans` its document offsets."""

    key: Key
    name: str
    kind: ActorKind
    country: str | None = None
    parent: Entry | None = None
    known: str | None = None
    gender: str | None = None
    plural: bool = False
    aliases: dict[str, None] = field(default_factory=dict)
    roles: dict[str, None] = field(default_factory=dict)
    spans: list[tuple[int, int]] = field(default_factory=list)
    used: dict[str, None] = field(default_factory=dict)
    generic: str = ""
    id: str = ""

    def belong(self, to: Entry) -> bool:
        """Make it part of another and say so; not where it has a parent, or the other is part of it."""
        at: Entry | None = to
        while at is not None and at is not self:
            at = at.parent
        if self.parent is not None or at is self:
            return False
        self.parent = to
        return True

    def full_name(self) -> str:
        """The name to show: a body's own only where the text uses it, else the fullest it gives."""
        if self.known is None or self.kind != "government_body" or self.name in self.used:
            return self.name
        if self.generic:
            return self.generic
        told = [
            a for a in self.used if len(a.split()) > 1 and a.split()[0][0].isupper() and len(a.split()) < 5
        ]
        return told[0] if told else self.name

    def call(self, alias: str) -> None:
        """Keep a way the text names it, white space evened out."""
        self.aliases.setdefault(" ".join(alias.split()))
        self.used.setdefault(" ".join(alias.split()))


class Roster:
    """Entries by key. Asking for one that is not there makes it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.entries: dict[Key, Entry] = {}
        self.made = 0

    def known(self, known: Known) -> Entry:
        """The entry of a lexicon entry; its parents are made with it."""
        key = ("known", known.id)
        entry = self.entries.get(key)
        if entry is None:
            parent = self.by_id(known.part_of) if known.part_of else None
            entry = Entry(key, known.name, known.kind, known.country, parent, known.id)
            entry.plural = known.kind == "population"
            entry.aliases.setdefault(known.name)
            self.entries[key] = entry
        return entry

    def by_id(self, id: str) -> Entry | None:
        """The entry of a lexicon id, None where the lexicon has no such id."""
        known = self.lexicon.known.get(id)
        return None if known is None else self.known(known)

    def body(self, slot: str, state: Entry, kind: ActorKind = "government_body") -> Entry:
        """A state's body by what it is: forces, police, ministry of foreign affairs ("foreign-ministry")."""
        id = f"{state.known}/{slot}"
        listed = self.lexicon.known.get(id)
        if listed is not None:
            found = self.known(listed)
            found.plural = slot in ("forces", "police", "media")
            found.generic = f"{self.adjective(state)} forces" if slot == "forces" else ""
            return found
        key = ("known", id)
        entry = self.entries.get(key)
        if entry is None:
            called = BODY_NAMES.get(slot, slot.replace("-", " "))
            entry = Entry(key, f"{self.adjective(state)} {called}", kind, state.country, state, id)
            entry.plural = slot in ("forces", "police", "media")
            entry.generic = entry.name if slot == "forces" else ""
            self.entries[key] = entry
        return entry

    def adjective(self, entry: Entry) -> str:
        """How a state is named before a noun: "Kenyan"; any other entry's own name."""
        known = self.lexicon.known.get(entry.known or "")
        return known.adjective if known is not None and known.adjective else entry.name

    def side(self, key: Key, name: str, kind: ActorKind, of: Entry | None, *, plural: bool = True) -> Entry:
        """A group told by what it is and whose: the rebels of a state, a people's fighters, civilians."""
        full = (*key, of.known or of.name if of is not None else "")
        entry = self.entries.get(full)
        if entry is None:
            entry = Entry(full, name, kind, of.country if of is not None else None, of, plural=plural)
            self.entries[full] = entry
        return entry

    def new(self, sort: str, name: str, kind: ActorKind, parent: Entry | None = None) -> Entry:
        """A fresh entry that nothing but its own mention identifies."""
        self.made += 1
        key = (sort, str(self.made))
        entry = Entry(key, " ".join(name.split()), kind, None, parent)
        entry.country = parent.country if parent is not None else None
        self.entries[key] = entry
        return entry


def state_of(entry: Entry | None) -> Entry | None:
    """The state an entry is or belongs to; None for international and stateless ones."""
    while entry is not None:
        if entry.kind == "state":
            return entry
        entry = entry.parent
    return None
