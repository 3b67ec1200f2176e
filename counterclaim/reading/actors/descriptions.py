"""What a description denotes: "Ruritanian rebels", "the ministry", "a senior official of the agency".

Each description is a head noun of the words lexicon with what stands before it and the of-phrase after
it; its class says how it is identified: with its state, as a side of the conflict, as an earlier actor, or
as somebody whose name is kept back.
"""

from __future__ import annotations

from counterclaim.evidence.who import ActorKind
from counterclaim.reading.actors.columns import Columns
from counterclaim.reading.actors.coreference import History
from counterclaim.reading.actors.mentions import Names
from counterclaim.reading.actors.nouns import DEFINITE, Noun, Nouns
from counterclaim.reading.actors.roster import Entry, Roster, state_of
from counterclaim.reading.actors.setting import Setting
from counterclaim.reading.actors.words import Words

SIDE_KINDS: dict[str, ActorKind] = {
    "rebels": "armed_group",
    "opposition": "organisation",
    "militants": "armed_group",
    "protesters": "population",
    "activists": "unnamed",
}
PEOPLE_HEADS = frozenset(
    ("unnamed", "population", "office", "forces", "militants", "rebels", "group", "activists")
)
BODIES = (
    "parliament",
    "court",
    "embassy",
    "intelligence",
    "presidency",
    "cabinet",
    "police",
    "media",
    "delegation",
)
NEAR = 3
CRAFT = frozenset(
    (
        "warplane",
        "jet",
        "aircraft",
        "plane",
        "helicopter",
        "bomber",
        "gunship",
        "warship",
        "tank",
        "drone",
        "artillery",
        "submarine",
    )
)


def _fighting(entry: Entry) -> bool:
    return entry.kind == "armed_group" and entry.key[0] == "known"


GENERIC: dict[str, tuple[ActorKind, ...]] = {
    "group": ("armed_group", "organisation"),
    "organization": ("armed_group", "organisation", "intergovernmental"),
    "organisation": ("armed_group", "organisation", "intergovernmental"),
    "movement": ("armed_group", "organisation"),
    "faction": ("armed_group", "organisation"),
    "outfit": ("armed_group", "organisation"),
    "militia": ("armed_group",),
    "agency": ("media", "intergovernmental"),
    "watchdog": ("organisation", "intergovernmental"),
    "monitor": ("organisation",),
    "charity": ("organisation",),
    "ngo": ("organisation",),
    "bloc": ("intergovernmental",),
    "alliance": ("intergovernmental",),
    "party": ("organisation",),
    "company": ("organisation",),
    "newspaper": ("media",),
}


class Descriptions:
    """Denotes descriptions of one text, in text order, with the history so far."""

    def __init__(
        self, cols: Columns, names: Names, roster: Roster, history: History, setting: Setting, words: Words
    ) -> None:
        self.cols, self.names, self.roster = cols, names, roster
        self.history, self.setting, self.words = history, setting, words
        self.nouns = Nouns(cols, names, roster, words)
        self.pronouns = self.nouns.pronouns
        self.noun = self.nouns.noun

    def denote(self, noun: Noun, *, asked: bool = False) -> tuple[Entry, ...]:
        """The entries a description denotes; none where it means no actor unless asked for it."""
        if len(noun.owners) > 1:
            found: list[Entry] = []
            owners = noun.owners
            for owner in owners:
                noun.owners = [owner]
                noun.called = f"{self.roster.adjective(owner)} {self.cols.texts[noun.head]}"
                found += self._denote(noun, asked=asked)
            noun.called = ""
            noun.owners = owners
            return tuple(dict.fromkeys(found))
        return self._denote(noun, asked=asked)

    def _denote(self, noun: Noun, *, asked: bool) -> tuple[Entry, ...]:
        classes = noun.classes
        owner = noun.owners[-1] if noun.owners else None
        text = self.text(noun)
        side = self._side(noun)
        if side is not None and PEOPLE_HEADS.intersection(classes) and "relation" not in classes:
            return (self._of_side(side, noun, owner, text),)
        if "government" in classes:
            return self._government(noun, owner, text)
        if "ministry" in classes or "department" in classes:
            return self._ministry(noun, owner, text)
        if "forces" in classes:
            return self._forces(noun, owner, text)
        if "coalition" in (noun.word, *noun.mods) or self._led(noun):
            return (self._coalition(noun, owner, text),)
        for cls in ("rebels", "opposition", "militants", "protesters", "activists"):
            if cls in classes and (noun.plural or "unnamed" not in classes):
                return (self._of_side(cls, noun, owner, text),)
        for slot in BODIES:
            if slot in classes:
                return self._body(slot, noun, owner, text)
        if "office" in classes and not noun.plural:
            return (self._office(noun, owner, text),)
        if noun.plural and ("population" in classes or "office" in classes):
            return (self._population(noun, owner, text),)
        if "unnamed" in classes and not noun.plural:
            return (self._unnamed(noun, owner, text),)
        if "population" in classes:
            return (self._population(noun, owner, text),)
        if "nation" in classes and noun.determiner in DEFINITE and not noun.plural and owner is None:
            last = self.history.latest(lambda e: e.kind == "state", self.cols.sents[noun.head], 3)
            return (last,) if last is not None else ()
        if "group" in classes:
            return self._group(noun, owner, text)
        if "document" in classes and asked and noun.determiner in DEFINITE:
            return self.history.speaker()
        if "target" in classes and asked:
            return (self.roster.side(("target", noun.word), text, "population", state_of(owner)),)
        return ()

    def text(self, noun: Noun) -> str:
        """The words of a description without its article; of "X and Y officials" each its own."""
        if noun.called:
            return noun.called
        left = noun.left
        while left < noun.head and self.cols.lowers[left] in (
            "the",
            "a",
            "an",
            "that",
            "this",
            "these",
            "those",
        ):
            left += 1
        return self.names.text(left, noun.head + 1)

    def _side(self, noun: Noun) -> str | None:
        """The side that the words before a head noun put it on."""
        side = None
        for word in noun.mods:
            side = self.words.sides.get(word, side)
        if noun.word == "force" and not noun.plural:
            return None
        return side if side != "government" else None

    def _state(self, owner: Entry | None, cls: str) -> Entry | None:
        if owner is not None:
            return state_of(owner)
        id = self.setting.country(cls)
        return self.roster.by_id(id) if id is not None else None

    def _government(self, noun: Noun, owner: Entry | None, text: str) -> tuple[Entry, ...]:
        if noun.word in ("authority", "ruler") and not noun.plural:
            return ()
        if owner is not None and owner.kind in ("intergovernmental", "organisation", "armed_group"):
            return (self.roster.side(("government", noun.word), text, "government_body", owner),)
        state = self._state(owner, "government")
        if noun.plural and noun.word == "government" and owner is None:
            return ()
        if state is None:
            return (self.roster.side(("government",), text, "government_body", None),)
        return (state,)

    def _ministry(self, noun: Noun, owner: Entry | None, text: str) -> tuple[Entry, ...]:
        topic = None
        span = range(noun.left, min(noun.head + 5, len(self.cols.texts)))
        for i in span:
            if (
                i > noun.head
                and self.cols.lowers[i] not in ("of", "for", "the")
                and i not in self.names.hit_at
                and self.cols.lowers[i] not in self.words.ministries
            ):
                break
            topic = topic or self.words.ministries.get(self.cols.lowers[i])
        if topic is None and owner is None:
            last = self.history.latest(lambda e: e.known is not None and e.known.endswith("ministry"))
            if last is None and noun.definite and "ministry" in noun.classes:
                last = self.roster.side(("ministry",), text, "government_body", None, plural=False)
            return (last,) if last is not None else ()
        if owner is None:
            wanted = f"/{topic}-{noun.word}"
            last = self.history.latest(lambda e: e.known is not None and e.known.endswith(wanted))
            if last is not None:
                return (last,)
        state = self._state(owner, "ministry")
        if state is None:
            return (self.roster.side(("ministry", topic or ""), text, "government_body", None, plural=False),)
        return (self.roster.body(f"{topic}-{noun.word}" if topic else noun.word, state),)

    def _forces(self, noun: Noun, owner: Entry | None, text: str) -> tuple[Entry, ...]:
        if "coalition" in noun.mods:
            return (self._coalition(noun, owner, text),)
        if owner is not None and owner.kind in ("armed_group", "intergovernmental", "organisation"):
            return (owner,)
        if owner is not None and owner.kind == "population":
            return (self.roster.side(("fighters",), text, "armed_group", owner),)
        if owner is not None and owner.kind == "government_body" and noun.word in ("force", "troop"):
            return (owner,)
        if self._led(noun):
            return (self._coalition(noun, owner, text),)
        ours = any(self.words.sides.get(m) == "government" for m in noun.mods)
        if noun.word == "force" and not noun.plural and owner is None and noun.determiner not in ("the", "a"):
            return ()
        if owner is None and not ours and noun.word in CRAFT:
            return (self.roster.side(("craft", noun.word), text, "unnamed", None),)
        if (
            owner is None
            and not ours
            and not noun.definite
            and noun.word in ("force", "troop", "soldier", "division", "brigade")
        ):
            return (self.roster.side(("troops", noun.word), text, "armed_group", None),)
        if owner is None and not ours:
            last = self.history.latest(lambda e: e.key[0] == "known" and e.key[1].endswith("/forces"))
            if last is not None:
                return (last,)
        state = self._state(owner, "government" if ours else "forces")
        if state is None:
            return (self.roster.side(("forces",), text, "government_body", None),)
        return (self.roster.body("forces", state),)

    def _led(self, noun: Noun) -> bool:
        """Whether it is an alliance of states under one of them."""
        joint = "group" in noun.classes or "forces" in noun.classes
        return joint and bool(noun.lead) and noun.lead[-1].kind == "state"

    def _coalition(self, noun: Noun, owner: Entry | None, text: str) -> Entry:
        lead = noun.lead[-1] if noun.lead else owner
        if lead is None and noun.lead == [] and "coalition" in (noun.word, *noun.mods):
            last = self.history.latest(lambda e: e.key[0] == "coalition")
            if last is not None:
                return last
        entry = self.roster.side(("coalition",), text, "intergovernmental", lead, plural=False)
        return entry

    def _of_side(self, side: str, noun: Noun, owner: Entry | None, text: str) -> Entry:
        if owner is not None and owner.kind in ("armed_group", "organisation", "intergovernmental"):
            return owner if noun.plural else self.roster.new("unnamed", text, "unnamed", owner)
        if owner is None and side == "militants" and noun.determiner == "the" and noun.plural:
            last = self.history.latest(_fighting, self.cols.sents[noun.head], NEAR)
            if last is not None:
                return last
        of = owner if owner is not None and owner.kind == "population" else self._state(owner, side)
        apart = noun.word if noun.word in ("fighter", "foe", "militia") else ""
        told = side == "militants" and (noun.backer or apart)
        key = ("side", side, noun.backer, apart) if told else ("side", side)
        entry = self.roster.side(key, text, SIDE_KINDS[side], of)
        if ("unnamed" in noun.classes and not noun.plural and side != "opposition") or (
            {"unnamed", "office"} & set(noun.classes) and not noun.plural
        ):
            return self._unnamed(noun, entry, text)
        return entry

    def _body(self, slot: str, noun: Noun, owner: Entry | None, text: str) -> tuple[Entry, ...]:
        if owner is not None and owner.kind not in ("state", "government_body", "person"):
            return (self.roster.side((slot,), text, "organisation", owner, plural=False),)
        if owner is not None and owner.kind == "media":
            return (owner,)
        if slot == "media" and "social" in noun.mods:
            return ()
        if slot == "parliament" and not noun.definite and not self.cols.capital(noun.head):
            return ()
        if slot in ("media", "delegation", "embassy") and owner is None:
            if slot == "media" and "state" in noun.mods:
                here = self._state(None, "government")
                return (self.roster.body("media", here, "media"),) if here is not None else ()
            if slot == "media" and noun.plural:
                return (self.roster.side(("media", " ".join(noun.mods)), text, "media", None),)
            last = self.history.latest(lambda e: e.key[-1].endswith(f"/{slot}"))
            return (last,) if last is not None else ()
        state = self._state(owner, slot)
        if state is None:
            return (self.roster.side((slot,), text, "government_body", None),)
        return (self.roster.body(slot, state, "media" if slot == "media" else "government_body"),)

    def _office(self, noun: Noun, owner: Entry | None, text: str) -> Entry:
        word, state = noun.word, state_of(owner)
        rank = self.words.rank(text)
        rank = None if rank == "head" else rank
        if noun.word == "counterpart":
            return self._counterpart(noun, owner, text)

        def fits(entry: Entry) -> bool:
            if entry.kind not in ("person", "unnamed") or entry.plural:
                return False
            held = any(
                word in role.lower() or (rank and self.words.rank(role) == rank) for role in entry.roles
            )
            ours = owner is None or state is not None or entry.parent is owner
            return held and ours and (state is None or state_of(entry) in (None, state))

        if noun.definite or noun.determiner == "" or owner is not None:
            last = self.history.latest(fits)
            if last is not None:
                return last
        entry = self.roster.new("unnamed", text, "unnamed", owner)
        entry.roles.setdefault(text)
        return entry

    def _counterpart(self, noun: Noun, owner: Entry | None, text: str) -> Entry:
        mine = [e for i in range(noun.left, noun.head) for e in self.pronouns.get(i, ())]
        ranks = {self.words.rank(r) for e in mine for r in e.roles} - {None}
        state = state_of(owner) if owner not in mine else None
        people = [e for e in self.roster.entries.values() if e.kind == "person" and e not in mine]
        for entry in people:
            if (
                state is not None
                and state_of(entry) is state
                and any(self.words.rank(r) in ranks for r in entry.roles)
            ):
                return entry
        if state is None:
            last = self.history.latest(
                lambda e: (
                    e.kind == "person" and e not in mine and any(self.words.rank(r) in ranks for r in e.roles)
                )
            )
            if last is not None:
                return last
        return self.roster.new("unnamed", text, "unnamed", state)

    def _unnamed(self, noun: Noun, owner: Entry | None, text: str) -> Entry:
        if noun.definite and noun.determiner in DEFINITE:
            word = noun.word

            def fits(entry: Entry) -> bool:
                if entry.plural or entry.kind not in ("unnamed", "person"):
                    return False
                if owner is not None and state_of(entry) not in (None, state_of(owner)):
                    return False
                called = [
                    *entry.roles,
                    *(entry.aliases if entry.kind == "unnamed" else ()),
                    entry.name if entry.kind == "unnamed" else "",
                ]
                return any(word in c.lower().split() for c in called)

            last = self.history.latest(fits)
            if last is not None:
                return last
        entry = self.roster.new("unnamed", text, "unnamed", owner)
        entry.gender = (
            "f" if noun.word in self.words.female else "m" if noun.word in self.words.male else None
        )
        return entry

    def _population(self, noun: Noun, owner: Entry | None, text: str) -> Entry:
        kind: ActorKind = (
            "population" if not {"unnamed", "office"} & set(noun.classes) - {"population"} else "unnamed"
        )
        if noun.word in (
            "civilian",
            "refugee",
            "resident",
            "villager",
            "citizen",
            "child",
            "woman",
            "man",
            "family",
            "evacuee",
            "student",
        ):
            kind = "population"
        if (
            owner is not None
            and owner.kind == "armed_group"
            and kind == "unnamed"
            and "relation" not in noun.classes
        ):
            return owner
        if any(self.cols.tags[i] == "CD" for i in range(noun.left, noun.head)) and kind == "population":
            entry = self.roster.new("people", text, kind, owner)
            entry.plural = True
            return entry
        name = owner.known or owner.name if owner is not None else ""
        entry = self.roster.side(("people", noun.word, name), text, kind, owner)
        return entry

    def _group(self, noun: Noun, owner: Entry | None, text: str) -> tuple[Entry, ...]:
        if noun.plural:
            if owner is None:
                return ()
            if owner.kind in ("armed_group", "organisation"):
                return (owner,)
            return (self.roster.side(("groups", noun.word), text, "organisation", owner),)
        word = noun.word
        if noun.determiner in DEFINITE or self.cols.capital(noun.head):
            capital = self.cols.capital(noun.head)
            kinds = ("armed_group", "organisation", "intergovernmental", "media", "government_body")

            def fits(entry: Entry) -> bool:
                if entry.kind not in kinds or entry.key[-1].endswith(("/forces", "/media", "/police")):
                    return False
                called = {w for c in (entry.name, *entry.aliases) for w in c.lower().split()}
                if word in called:
                    return True
                return not capital and entry.kind in GENERIC.get(word, ()) and entry.key[0] != "side"

            sent = self.cols.sents[noun.head]
            last = self.history.latest(fits, sent, 1000 if capital else 6)
            if last is not None:
                return (last,)
            if capital and noun.determiner == "the":
                return ()
        if (
            noun.determiner in ("a", "an", "one", "another")
            and not noun.plural
            and word not in ("side", "country", "nation")
        ):
            return (self.roster.new("unnamed", text, "unnamed", owner),)
        return ()
