"""What a description denotes: "Ruritanian rebels", "the ministry", "a senior official of the agency".

Each description is a head noun of the words lexicon with what stands before it and the of-phrase after
it; its class says how it is identified: with its state, as a side of the conflict, as an earlier actor, or
as somebody whose name is kept back.
"""

from __future__ import annotations

from counterclaim.evidence.who import ActorKind
from counterclaim.reading.actors.bodies import SLOTS, Bodies
from counterclaim.reading.actors.grammar import SPEECH
from counterclaim.reading.actors.nouns import DEFINITE, INDEFINITE, Noun, Nouns
from counterclaim.reading.actors.officials import Officials
from counterclaim.reading.actors.parties import Parties
from counterclaim.reading.actors.roster import Entry, state_of
from counterclaim.reading.actors.scene import Scene

SIDE_KINDS: dict[str, ActorKind] = {
    "rebels": "armed_group",
    "opposition": "organisation",
    "militants": "armed_group",
    "loyalists": "armed_group",
    "protesters": "population",
    "activists": "unnamed",
}
ONE_OF_A_STATE = ("rebels", "loyalists", "opposition", "protesters")
ON_A_SIDE = frozenset(
    ("unnamed", "population", "office", "forces", "militants", "rebels", "group", "activists")
)
SIDES = ("rebels", "opposition", "militants", "protesters", "activists")
EXTREME = frozenset(("militant", "jihadist", "jihadi", "terrorist", "extremist", "islamist"))
APART = frozenset(("fighter", "foe", "militia", "gunman", "paramilitary", "combatant"))
PEOPLE = frozenset(
    (
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
        "prisoner",
        "detainee",
        "hostage",
        "captive",
        "inmate",
        "survivor",
        "passenger",
        "worker",
        "protester",
        "demonstrator",
        "voter",
        "listener",
        "viewer",
        "respondent",
    )
)
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
}
GROUP_KINDS = ("armed_group", "organisation", "intergovernmental", "media", "government_body")
NOT_NEW = frozenset(
    ("service", "front", "office", "unit", "cell", "wing", "fund", "club", "society", "convention")
)
COURSE = frozenset(("against", "to", "of", "in", "for", "by", "with", "on"))
ELECTORAL = frozenset(
    "the 's ’s his her their my our own presidential election reelection re-election republican democratic "
    "senate gubernatorial primary general former mr. mrs. ms. - president re".split()
)
COLOURLESS = frozenset(
    "other many several few more some such same local fellow own various numerous most least certain".split()
)
APART_FROM = frozenset(("many", "several", "some", "most", "few", "other", "others"))
NEAR = 3
WITHIN = 6


class Descriptions:
    """Denotes the descriptions of one text, in text order, with the history so far."""

    def __init__(self, scene: Scene, parties: Parties) -> None:
        self.parties = parties
        self.scene, self.roster, self.history, self.words = scene, scene.roster, scene.history, scene.words
        self.nouns = Nouns(scene.cols, scene.names, scene.roster, scene.words)
        self.pronouns = self.nouns.pronouns
        self.noun = self.nouns.noun
        self.text = scene.text
        self.bodies = Bodies(scene)
        self.officials = Officials(scene, self.pronouns)

    def denote(self, noun: Noun, *, asked: bool = False) -> tuple[Entry, ...]:
        """The entries a description denotes; things only where `asked`; none where it means no actor."""
        if len(noun.owners) > 1:
            return self._of_each(noun, asked=asked)
        if not noun.owners and (quarter := self.parties.owner(noun)) is not None:
            noun.owners = [quarter]
        several = self.parties.several(noun, self.history, self.text(noun))
        if several:
            return several
        side = self._side(noun)
        if side is not None and "and" in noun.mods and {"government", "regime"}.intersection(noun.mods):
            ours = self.bodies.government(noun, None, "") if "group" in noun.classes else None
            both = ours or self._government_forces()
            return (*both, self._of_side(side, noun, noun.owners[-1] if noun.owners else None))
        return self._denote(noun, side, asked=asked)

    def _government_forces(self) -> tuple[Entry, ...]:
        state = self.scene.state(None, "government")
        return (self.roster.body("forces", state),) if state is not None else ()

    def _of_each(self, noun: Noun, *, asked: bool) -> tuple[Entry, ...]:
        """ "Kenyan and Ugandan officials" are two groups."""
        found: list[Entry] = []
        owners = noun.owners
        for owner in owners:
            noun.owners = [owner]
            noun.called = f"{self.roster.adjective(owner)} {self.scene.cols.texts[noun.head]}"
            found += self._denote(noun, self._side(noun), asked=asked)
        noun.called = ""
        noun.owners = owners
        return tuple(dict.fromkeys(found))

    def _denote(self, noun: Noun, side: str | None, *, asked: bool) -> tuple[Entry, ...]:
        classes = noun.classes
        owner = noun.owners[-1] if noun.owners else None
        text = self.text(noun)
        if side is not None and ON_A_SIDE.intersection(classes) and "relation" not in classes:
            return (self._of_side(side, noun, owner),)
        if "side" in classes and not noun.plural:
            party = self.parties.side(noun, owner) if side is None else ()
            if side is not None and side != "government":
                return (self._of_side(side, noun, owner),)
            if party or not {"group", "target"}.intersection(classes):
                return party
        if "government" in classes:
            return self.bodies.government(noun, owner, text)
        if "ministry" in classes or "department" in classes:
            return self.bodies.ministry(noun, owner, text)
        if "forces" in classes:
            return self.bodies.forces(noun, owner, text)
        if "coalition" in (noun.word, *noun.mods) or self.bodies.led(noun):
            return (self.bodies.coalition(noun, owner, text),)
        for cls in SIDES:
            if cls == "protesters" and cls in classes and self._counted(noun):
                return (self._population(noun, owner or self.scene.state(None, cls), text),)
            if cls in classes and (noun.plural or "unnamed" not in classes):
                return (self._of_side(cls, noun, owner),)
        for slot in SLOTS:
            if slot in classes:
                return self.bodies.body(slot, noun, owner, text)
        if "office" in classes and not noun.plural:
            return (self.officials.office(noun, owner, text),)
        if "unnamed" in classes and not noun.plural:
            return (self.officials.unnamed(noun, owner, text),)
        people = "population" in classes and (noun.plural or "group" not in classes)
        if people or (noun.plural and {"office", "unnamed"}.intersection(classes)):
            return (self._population(noun, owner, text),)
        return self._thing(noun, owner, text, asked=asked)

    def _thing(self, noun: Noun, owner: Entry | None, text: str, *, asked: bool) -> tuple[Entry, ...]:
        classes = noun.classes
        if "nation" in classes and noun.determiner in DEFINITE and not noun.plural and owner is None:
            last = self.history.latest(lambda e: e.kind == "state", self.scene.cols.sents[noun.head], NEAR)
            return (last,) if last is not None else ()
        if "campaign" in classes:
            return self._campaign(noun, owner)
        if "group" in classes:
            return self._group(noun, owner, text, asked=asked)
        if "document" in classes and asked and noun.determiner in DEFINITE:
            return self.history.speaker()
        if "refuge" in classes and asked:
            return (self.roster.side(("target", noun.word), text, "population", state_of(owner)),)
        return ()

    def _side(self, noun: Noun) -> str | None:
        """The side that the words before a head noun put it on."""
        side = None
        for word in noun.mods:
            side = self.words.sides.get(word, side)
        if noun.word == "force" and not noun.plural:
            return None
        if side == "government":
            armed = noun.word in APART and not {"state", "national", "official"}.intersection(noun.mods)
            return "loyalists" if armed else None
        if side == "opposition" and {"forces", "militants", "rebels"}.intersection(noun.classes):
            return "rebels"
        return side

    def _of_side(self, side: str, noun: Noun, owner: Entry | None) -> Entry:
        """The side of a conflict, under its state or people; one nameless person of it."""
        text = self.text(noun)
        if owner is not None and owner.kind in ("armed_group", "organisation", "intergovernmental"):
            return owner if noun.plural else self.roster.new("unnamed", text, "unnamed", owner)
        alone = not noun.backer and not noun.lead
        sort = noun.word in EXTREME and noun.plural
        sort = sort or ("group" in noun.classes and not noun.plural and not EXTREME.isdisjoint(noun.mods))
        if owner is None and alone and sort and noun.determiner == "the":
            named = self._extremists(noun.head)
            if named is not None:
                return named
        of = owner if owner is not None and owner.kind == "population" else self.scene.state(owner, side)
        apart = noun.word if noun.word in APART else ""
        told = side == "militants" and (noun.backer or apart)
        key = ("side", side, noun.backer, apart) if told else ("side", side)
        one = not noun.plural and bool({"unnamed", "office"}.intersection(noun.classes))
        one = one or (not noun.plural and noun.determiner in ("a", "an", "another") and noun.word in GENERIC)
        whole = not told and of is not None and of.kind == "state" and side in ONE_OF_A_STATE
        called = text if not (one or whole) else side
        if of is not None and (one or whole) and side != "loyalists":
            called = f"{self.roster.adjective(of)} {side}"
        entry = self.roster.side(key, called if called != "loyalists" else text, SIDE_KINDS[side], of)
        if of is not None and whole:
            entry.known = f"{of.known}/{side}"
        return self.officials.unnamed(noun, entry, text) if one else entry

    def _extremists(self, head: int) -> Entry | None:
        """Which armed group "the militants" are: one so called before, or the only one spoken of lately."""
        near: list[Entry] = []
        sent = self.scene.cols.sents[head]
        for past in reversed(self.history.past):
            if sent - past.sent > NEAR:
                break
            for entry in past.entries:
                if entry.kind == "armed_group" and entry.key[0] == "known" and entry not in near:
                    near.append(entry)
        for entry in near:
            if any(self.words.singular(w) in EXTREME for a in entry.aliases for w in a.lower().split()):
                return entry
        if len(near) > 1:
            near = [entry for entry in near if entry.known in self.words.extreme]
        return near[0] if len(near) == 1 else None

    def _population(self, noun: Noun, owner: Entry | None, text: str) -> Entry:
        """People by what they are and whose; counted ones are each their own."""
        nameless = {"unnamed", "office"}.intersection(noun.classes) and noun.word not in PEOPLE
        kind: ActorKind = "unnamed" if nameless else "population"
        if owner is not None and owner.kind == "armed_group" and nameless and "relation" not in noun.classes:
            return owner
        if kind == "population" and self._counted(noun):
            entry = self.roster.new("people", text, kind, owner)
            entry.plural = True
            return entry
        name = owner.known or owner.name if owner is not None else ""
        sort = () if owner is not None else self._sort(noun)
        if not sort and owner is None:
            alike = [e for k, e in self.roster.entries.items() if k[:3] == ("people", noun.word, "")]
            if len(alike) > 1 and noun.determiner in DEFINITE:
                return self.history.latest(lambda e: e in alike) or alike[-1]
            if len(alike) == 1:
                return alike[0]
        return self.roster.side(("people", noun.word, name, *sort), text, kind, owner)

    def _sort(self, noun: Noun) -> tuple[str, ...]:
        """The words that tell one sort of people from another: "registered" voters, not "local" ones."""
        cols = self.scene.cols
        told = [i for i in range(noun.left, noun.head) if cols.tags[i] in ("JJ", "VBN", "VBG")]
        some = next((m for m in noun.mods if m in APART_FROM), None) if noun.word == "people" else None
        found = tuple(cols.lowers[i] for i in told if cols.lowers[i] not in COLOURLESS)
        return (*found, some) if some is not None else found

    def _counted(self, noun: Noun) -> bool:
        """Whether a number stands before the noun."""
        tags = self.scene.cols.tags
        return any(tags[i] == "CD" for i in range(noun.left, noun.head))

    def _campaign(self, noun: Noun, owner: Entry | None) -> tuple[Entry, ...]:
        """A candidate's staff, a body of its own; nothing where the word means a course of action."""
        cols = self.scene.cols
        after = cols.lowers[noun.head + 1] if noun.head + 1 < len(cols.texts) else ""
        own = {w for e in noun.owners for a in (e.name, *e.aliases) for w in a.lower().split()}
        if noun.plural or after in COURSE or not set(noun.mods) <= own | ELECTORAL:
            return ()
        if owner is not None and owner.kind == "person":
            called = f"{owner.name} campaign"
            return (self.roster.side(("campaign",), called, "organisation", owner, plural=False),)
        if owner is not None or noun.determiner != "the":
            return ()
        campaigns = [e for e in self.roster.entries.values() if e.key[0] == "campaign"]
        last = self.history.latest(lambda e: e in campaigns or any(c.parent is e for c in campaigns))
        return tuple(c for c in campaigns if last in (c, c.parent))

    def _group(self, noun: Noun, owner: Entry | None, text: str, *, asked: bool = False) -> tuple[Entry, ...]:
        if owner is not None and owner.kind in GROUP_KINDS and self._called_so(noun):
            return (owner,)
        if noun.plural:
            if owner is None:
                told = asked and [m for m in noun.mods if m not in INDEFINITE | DEFINITE]
                key = ("groups", noun.word, " ".join(told)) if told else None
                return (self.roster.side(key, text, "organisation", None),) if key else ()
            if owner.kind in ("armed_group", "organisation"):
                return (owner,)
            return (self.roster.side(("groups", noun.word), text, "organisation", owner),)
        capital = self.scene.cols.capital(noun.head)
        if noun.determiner in DEFINITE or capital:
            last = self._earlier_group(noun, capital=capital)
            if last is not None:
                return (last,)
            if capital and noun.determiner == "the":
                return (self.roster.side(("org", text.lower()), text, "organisation", owner, plural=False),)
        if noun.determiner in ("a", "an", "one", "another") and noun.word not in NOT_NEW:
            body = self.roster.new("unnamed", text, "unnamed", owner)
            body.gender = "n"
            return (body,)
        return ()

    def _called_so(self, noun: Noun) -> bool:
        """Whether a group's name stands right before the noun, or before its sort ("X rebel group")."""
        names, cols = self.scene.names, self.scene.cols
        i = noun.head - 1
        while i > noun.left and noun.word in GENERIC and i not in names.hit_at:
            if cols.lowers[i] not in self.words.sides and cols.lowers[i] not in EXTREME:
                return False
            i -= 1
        return i in names.hit_at

    def _earlier_group(self, noun: Noun, *, capital: bool) -> Entry | None:
        word = noun.word
        loose = not capital and not noun.backer and not noun.lead
        kinds = GENERIC.get(word, ()) if loose else ()

        def fits(entry: Entry) -> bool:
            if entry.kind not in GROUP_KINDS or entry.key[-1].endswith(("/forces", "/media", "/police")):
                return False
            if entry.plural:
                return False
            called = {w for c in (entry.name, *entry.aliases) for w in c.lower().split()}
            return word in called or (entry.kind in kinds and entry.key[0] != "side")

        cols = self.scene.cols
        tells = cols.deps[noun.head] == "nsubj" and cols.lowers[cols.heads[noun.head]] in SPEECH
        reach = 1000 if capital else WITHIN
        return self.history.latest(fits, cols.sents[noun.head], reach, telling=tells)
