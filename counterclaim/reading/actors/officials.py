"""Persons described by office or work: "the Kenyan president", "his counterpart", "a senior official"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from counterclaim.reading.actors.nouns import DEFINITE, INDEFINITE, Noun
from counterclaim.reading.actors.roster import Entry, state_of
from counterclaim.reading.actors.scene import Scene

PARTISAN = frozenset("democratic republican libertarian green conservative liberal labour labor".split())
NEVER_RANKED = frozenset(("head", None))


class Officials:
    """Finds the person an office or a work means, or makes an unnamed one."""

    def __init__(self, scene: Scene, pronouns: dict[int, tuple[Entry, ...]]) -> None:
        self.scene, self.roster, self.history = scene, scene.roster, scene.history
        self.pronouns = pronouns
        self.waiting: list[tuple[Entry, str]] = []

    def office(self, noun: Noun, owner: Entry | None, text: str) -> Entry:
        """Whoever holds the office here: an earlier holder, one named anywhere with it, else unnamed."""
        if noun.word == "counterpart":
            return self._counterpart(noun, owner, text)
        fits = self._holder(noun.word, self.scene.words.rank(text), owner, self._proper(noun))
        if noun.definite or noun.determiner == "" or owner is not None:
            last = self.history.latest(fits)
            if last is not None:
                return last
        if noun.definite and owner is not None:
            named = [e for e in self.roster.entries.values() if e.kind == "person" and fits(e)]
            if len(named) == 1 and named[0].parent is owner:
                return named[0]
        entry = self.roster.new("unnamed", text, "unnamed", owner)
        entry.roles.setdefault(text)
        rank = self.scene.words.rank(text)
        if owner is not None and rank is not None and noun.determiner not in INDEFINITE:
            self.waiting.append((entry, rank))
        return entry

    def holders(self) -> Iterator[tuple[Entry, Entry]]:
        """Each office that stood before its holder's name, with the one person of the text who holds it."""
        words = self.scene.words
        for entry, rank in self.waiting:
            state = state_of(entry)
            named = [
                e
                for e in self.roster.entries.values()
                if e.kind == "person" and state is not None and state_of(e) is state
            ]
            named = [e for e in named if any(words.rank(role) == rank for role in e.roles)]
            if len(named) == 1:
                yield entry, named[0]

    def _proper(self, noun: Noun) -> list[str]:
        """The capitalised words before an office that say of which place or party it is."""
        cols, words, names = self.scene.cols, self.scene.words, self.scene.names
        sentence = cols.bounds[cols.sents[noun.head]][0]
        inner = [i for i in range(max(noun.left, sentence + 1), noun.head) if cols.capital(i)]
        inner = [i for i in inner if i not in names.hit_at and i not in names.person_at]
        return [
            cols.lowers[i]
            for i in inner
            if cols.lowers[i] in PARTISAN or cols.lowers[i] not in words.before | words.inside | words.of
        ]

    def _holder(
        self, word: str, rank: str | None, owner: Entry | None, proper: list[str]
    ) -> Callable[[Entry], bool]:
        state = state_of(owner)
        words = self.scene.words

        def fits(entry: Entry) -> bool:
            if entry.kind not in ("person", "unnamed") or entry.plural:
                return False
            same = rank not in NEVER_RANKED and any(words.rank(role) == rank for role in entry.roles)
            called = (*entry.roles, *entry.aliases) if entry.kind == "unnamed" else entry.roles
            held = same or any(word in role.lower() for role in called)
            ours = owner is None or state is not None or entry.parent is owner
            told = " ".join((*entry.roles, *entry.aliases, entry.parent.name if entry.parent else "")).lower()
            apart = told and any(p not in told for p in proper)
            if apart and (entry.kind == "unnamed" or PARTISAN.intersection(told.split())):
                return False
            return held and ours and (state is None or state_of(entry) in (None, state))

        return fits

    def _counterpart(self, noun: Noun, owner: Entry | None, text: str) -> Entry:
        words = self.scene.words
        mine = [e for i in range(noun.left, noun.head) for e in self.pronouns.get(i, ())]
        ranks = {words.rank(r) for e in mine for r in e.roles} - {None}
        state = state_of(owner) if owner not in mine else None

        def fits(entry: Entry) -> bool:
            if entry.kind != "person" or entry in mine:
                return False
            if any(words.rank(role) in ranks for role in entry.roles):
                return True
            return state is not None and any("counterpart" in role.lower() for role in entry.roles)

        if state is None:
            last = self.history.latest(fits)
            if last is not None:
                return last
        else:
            for entry in list(self.roster.entries.values()):
                if fits(entry) and state_of(entry) is state:
                    return entry
        return self.roster.new("unnamed", text, "unnamed", state)

    def unnamed(self, noun: Noun, owner: Entry | None, text: str) -> Entry:
        """Somebody kept nameless: an earlier one where the text says "the", else somebody new."""
        if noun.determiner in DEFINITE:
            last = self.history.latest(self._same(noun.word, owner))
            if last is not None:
                return last
        entry = self.roster.new("unnamed", text, "unnamed", owner)
        words = self.scene.words
        entry.gender = "f" if noun.word in words.female else "m" if noun.word in words.male else None
        return entry

    def _same(self, word: str, owner: Entry | None) -> Callable[[Entry], bool]:
        def fits(entry: Entry) -> bool:
            if entry.plural or entry.kind not in ("unnamed", "person"):
                return False
            if owner is not None and state_of(entry) not in (None, state_of(owner)):
                return False
            called = list(entry.roles)
            if entry.kind == "unnamed":
                called += [*entry.aliases, entry.name]
            return any(word in c.lower().split() for c in called)

        return fits
