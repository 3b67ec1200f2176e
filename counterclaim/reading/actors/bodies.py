"""Governments and their bodies as described: "the regime", "Kenya's interior ministry"."""

from __future__ import annotations

from counterclaim.reading.actors.nouns import Noun
from counterclaim.reading.actors.roster import Entry
from counterclaim.reading.actors.scene import Scene

SLOTS = (
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
LOOSE = ("media", "delegation", "embassy")
CRAFT = frozenset(
    ("warplane", "jet", "aircraft", "plane", "helicopter", "bomber", "gunship", "warship", "tank", "drone")
)
MEN = frozenset(("force", "troop", "soldier", "brigade", "serviceman", "conscript"))
LEVELS = frozenset(
    "appeals appeal appellate district county circuit city municipal magistrate magistrates "
    "bankruptcy".split()
)
SETS = frozenset(("television", "tv", "radio"))
NOT_STATES = ("intergovernmental", "organisation", "armed_group")


class Bodies:
    """Finds or makes the entries of governments, ministries, forces and coalitions."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.roster, self.history = scene, scene.roster, scene.history

    def government(self, noun: Noun, owner: Entry | None, text: str) -> tuple[Entry, ...]:
        """The state itself where one is meant; a body of its own where it is not a state's."""
        if noun.word == "authority" and not noun.plural:
            return ()
        if owner is not None and owner.kind in NOT_STATES:
            return (self.roster.side(("government", noun.word), text, "government_body", owner),)
        if noun.plural and noun.word == "government" and owner is None:
            return ()
        state = self.scene.state(owner, "government")
        if state is None:
            return (self.roster.side(("government",), text, "government_body", None),)
        return (state,)

    def ministry(self, noun: Noun, owner: Entry | None, text: str) -> tuple[Entry, ...]:
        """The ministry by what it minds and whose it is; a bare one is the last spoken of."""
        topic = self._topic(noun)
        if owner is None:
            wanted = f"/{topic}-{noun.word}" if topic else noun.word
            last = self.history.latest(lambda e: e.known is not None and e.known.endswith(wanted))
            if last is not None:
                return (last,)
        if topic is None and owner is None:
            if not (noun.definite and "ministry" in noun.classes):
                return ()
            return (self.roster.side(("ministry",), text, "government_body", None, plural=False),)
        state = self.scene.state(owner, "ministry")
        if state is None:
            return (self.roster.side(("ministry", topic or ""), text, "government_body", None, plural=False),)
        return (self.roster.body(f"{topic}-{noun.word}" if topic else noun.word, state),)

    def _topic(self, noun: Noun) -> str | None:
        cols, words = self.scene.cols, self.scene.words
        for i in range(noun.left, min(noun.head + 5, len(cols.texts))):
            word = cols.lowers[i]
            if word in words.ministries:
                return words.ministries[word]
            if i > noun.head and word not in ("of", "for", "the") and i not in self.scene.names.hit_at:
                return None
        return None

    def forces(self, noun: Noun, owner: Entry | None, text: str) -> tuple[Entry, ...]:
        """A state's forces, an armed group itself ("SDF forces"), a people's fighters, loose craft."""
        if "coalition" in noun.mods or self.led(noun):
            return (self.coalition(noun, owner, text),)
        if "task" in noun.mods:
            return (self.roster.side(("task-force",), text, "intergovernmental", owner, plural=False),)
        if owner is not None and owner.kind in NOT_STATES:
            return (owner,)
        if owner is not None and owner.kind == "population":
            return (self.roster.side(("fighters",), text, "armed_group", owner),)
        if owner is not None and owner.kind == "government_body" and noun.word in MEN:
            return (owner,)
        ours = any(self.scene.words.sides.get(m) == "government" for m in noun.mods)
        if owner is None and not ours:
            return self._bare_forces(noun, text)
        state = self.scene.state(owner, "government" if ours else "forces")
        if state is None:
            return (self.roster.side(("forces",), text, "government_body", None),)
        return (self.roster.body("forces", state),)

    def _bare_forces(self, noun: Noun, text: str) -> tuple[Entry, ...]:
        if noun.backer and noun.word not in CRAFT:
            return (self.roster.side(("troops", noun.word, noun.backer), text, "armed_group", None),)
        if noun.word == "force" and not noun.plural and noun.determiner not in ("the", "a"):
            return ()
        if noun.word in CRAFT:
            return (self.roster.side(("craft", noun.word), text, "unnamed", None),)
        if noun.word in MEN and not noun.definite:
            return (self.roster.side(("troops", noun.word), text, "armed_group", None),)
        if noun.definite:
            last = self.history.latest(lambda e: e.key[0] == "known" and e.key[1].endswith("/forces"))
            if last is not None:
                return (last,)
        elif noun.plural:
            return (self.roster.side(("troops", noun.word), text, "armed_group", None),)
        state = self.scene.state(None, "forces")
        if state is None:
            return (self.roster.side(("forces",), text, "government_body", None),)
        return (self.roster.body("forces", state),)

    def led(self, noun: Noun) -> bool:
        """Whether it is an alliance of states under one of them."""
        joint = "group" in noun.classes or "forces" in noun.classes
        return joint and bool(noun.lead) and noun.lead[-1].kind == "state"

    def coalition(self, noun: Noun, owner: Entry | None, text: str) -> Entry:
        """The coalition under who leads it; a bare one is the last spoken of."""
        lead = noun.lead[-1] if noun.lead else owner
        if lead is None:
            last = self.history.latest(lambda e: e.key[0] == "coalition")
            if last is not None:
                return last
        entry = self.roster.side(("coalition",), text, "intergovernmental", lead, plural=False)
        if lead is not None and lead.kind == "state":
            entry.known = f"{lead.known}/coalition"
        return entry

    def body(self, slot: str, noun: Noun, owner: Entry | None, text: str) -> tuple[Entry, ...]:
        """A state's parliament, court, police, embassy, media and the like."""
        if owner is not None and owner.kind == "media":
            return (owner,)
        if owner is not None and owner.kind not in ("state", "government_body", "person"):
            return (self.roster.side((slot,), text, "organisation", owner, plural=False),)
        if slot == "media" and ("social" in noun.mods or (noun.plural and noun.word in SETS)):
            return ()
        capital = self.scene.cols.capital(noun.head)
        if slot in ("parliament", "court", "intelligence") and not noun.definite and not capital:
            return ()
        if (
            slot == "media"
            and noun.mods
            and "state" not in noun.mods
            and (noun.plural or noun.mods[-1] not in ("the", "a"))
        ):
            told = [m for m in noun.mods if m not in ("the", "other", "some", "many", "several", "-")]
            if told:
                return (self.roster.side(("media", " ".join(told)), text, "media", owner),)
        level = self._level(noun) if slot == "court" else None
        if level is not None:
            of = self.scene.state(owner, slot)
            return (self.roster.side(("court", level), text, "government_body", of, plural=False),)
        if slot in LOOSE and owner is None:
            return self._loose(slot, noun, text)
        state = self.scene.state(owner, slot)
        if state is None:
            return (self.roster.side((slot,), text, "government_body", None),)
        return (self.roster.body(slot, state, "media" if slot == "media" else "government_body"),)

    def _level(self, noun: Noun) -> str | None:
        """Which of a state's lower courts is meant; None for its highest or one not told apart."""
        lowers = self.scene.cols.lowers
        of = lowers[noun.head + 1 : noun.head + 2] == ["of"]
        words = [*noun.mods, *(lowers[noun.head + 2 : noun.head + 3] if of else [])]
        level = next((w for w in words if w in LEVELS), None)
        return "appeals" if level in ("appeal", "appellate") else level

    def _loose(self, slot: str, noun: Noun, text: str) -> tuple[Entry, ...]:
        if slot == "media" and "state" in noun.mods:
            here = self.scene.state(None, "government")
            return (self.roster.body("media", here, "media"),) if here is not None else ()
        if slot == "media" and noun.plural:
            return (self.roster.side(("media", ""), text, "media", None),)
        if slot == "media" and noun.definite:
            last = self.history.latest(lambda e: e.kind == "media" and not e.plural)
            return (last,) if last is not None else ()
        last = self.history.latest(lambda e: e.key[-1].endswith(f"/{slot}"))
        return (last,) if last is not None else ()
