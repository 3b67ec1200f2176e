"""The actors of one report, and whom any phrase of it means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from counterclaim.evidence import Actor, Passage, Statement
from counterclaim.reading.actors.columns import Columns, columns
from counterclaim.reading.actors.grammar import QUANTITIES
from counterclaim.reading.actors.leaders import figures
from counterclaim.reading.actors.lexicon import lexicon
from counterclaim.reading.actors.mentions import Form, Mention
from counterclaim.reading.actors.papers import Papers
from counterclaim.reading.actors.roster import Entry, Roster
from counterclaim.reading.actors.sources import Sources
from counterclaim.reading.actors.stage import Stage
from counterclaim.reading.actors.tellers import Tellers
from counterclaim.reading.actors.words import words
from counterclaim.reading.prose import Prose

FIRST_PERSON = frozenset(("i", "we", "me", "us", "my", "our", "mine", "ours", "myself", "ourselves"))
PEOPLED = frozenset(("unnamed", "office", "population", "group", "campaign", "relation"))
BODIES = frozenset(
    "company companies firm firms partner partners mate mates journal newspaper magazine nations countries "
    "states cities towns family staff crew team teams fans followers crowd audience others those".split()
)
STEPS = 5
ABBREVIATION = 3
OWNING = frozenset("compound nmod poss amod conj appos pobj agent acl nsubj relcl".split())
NOT_NAMED = frozenset(("unnamed",))


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Document characters [start, end) that speak of the actors with these ids, and in what form."""

    start: int
    end: int
    actors: tuple[str, ...]
    form: Form


def faint(entry: Entry) -> bool:
    """Whether an entry is an actor only if something is said or done by or to it: described, not named.

    "Three reporters", "a woman" or "the prisoners" in passing are none; a people of a state is.
    """
    if entry.key[0] not in ("people", "unnamed", "craft", "troops", "target", "groups", "parties"):
        return False
    owned = entry.parent is not None and entry.parent.known is not None
    return entry.key[0] not in ("people", "groups") or entry.kind == "unnamed" or not owned


class Ground(Protocol):
    """What the reader of places says of a stretch of the document."""

    def at(self, start: int, end: int) -> str | None:
        """The id of the place mentioned at document characters [start, end), None where there is none."""


class Cast:
    """Every actor of a report by id (`<report>/a1` ... in order of first mention), and whom phrases mean."""

    def __init__(self, prose: Prose, ground: Ground | None = None, published: str | None = None) -> None:
        self.prose = prose
        self._cols: Columns = columns(prose.doc)
        known = figures(lexicon(), published or prose.report.published)
        roster = Roster(lexicon())
        self._stage = Stage(prose, self._cols, roster, known, words(), self._grounded(ground))
        self._entries: dict[str, Entry] = {}
        self._asked: dict[int, tuple[Entry, ...]] = {}
        self._covering: dict[int, Mention] = {}
        self._heard: list[tuple[int, int, tuple[str, ...]]] = []
        for mention in self._stage.mentions:
            for i in range(mention.first, mention.last):
                self._covering.setdefault(i, mention)
        self._sources = Sources(self._stage, self._covering)
        self._papers = Papers(self._cols, self._covering)
        self._tellers = Tellers(self._stage, self._covering)
        for mention in self._stage.mentions:
            for entry in mention.entries:
                if mention.form != "place" and not faint(entry):
                    self._number(entry)

    def _grounded(self, ground: Ground | None) -> frozenset[int]:
        """The tokens that the reader of places took for a place's name."""
        cols = self._cols
        if ground is None:
            return frozenset()
        spans = zip(cols.starts, cols.ends, strict=True)
        return frozenset(i for i, span in enumerate(spans) if cols.capital(i) and ground.at(*span))

    def _number(self, entry: Entry) -> str:
        if not entry.id:
            entry.id = f"{self.prose.report.id}/a{len(self._entries) + 1}"
            self._entries[entry.id] = entry
            if entry.parent is not None:
                self._number(entry.parent)
        return entry.id

    def speaker(self, start: int, end: int) -> tuple[str, ...]:
        """Ids of the actors that speak where the phrase at document characters [start, end) is a source.

        As `who`, but a phrase whose head is no actor is only that of somebody whose it is: "X's remarks",
        "a study by X"; not of whoever is named anywhere in it. A wrong speaker is worse than none.
        """
        return self.who(start, end, strict=True)

    def who(self, start: int, end: int, *, strict: bool = False) -> tuple[str, ...]:
        """Ids of the actors that the phrase at document characters [start, end) denotes, in text order.

        The phrase's head words decide, coordinated ones each; names within it that only modify the head
        do not count. Empty where it denotes no actor.
        """
        first, last = self._cols.range(start, end)
        own = last - first == 1 and self._cols.lowers[first] in FIRST_PERSON
        if own and self._cols.texts[first] != "US":
            return self._speaker(first)
        found = self._told(first, last) if strict else self._denoted(first, last)
        return tuple(dict.fromkeys(self._number(entry) for entry in found))

    def _denoted(self, first: int, last: int) -> list[Entry]:
        """Whom the heads of a phrase denote, else whoever is mentioned first in it."""
        found = self._listed(first, last)
        if found is None:
            found = [e for head in self._heads(first, last) for e in self._of_head(head, first, last)]
        return found or self._inside(first, last)

    def _told(self, first: int, last: int) -> list[Entry]:
        """Whom a source phrase denotes: the name that closes it, its heads, who is beside or owns them."""
        sources, tellers = self._sources, self._tellers
        named = tellers.cut_off(first, last) or sources.named_last(first, last)
        if named is not None:
            return [named]
        heads = self._heads(first, last)
        some = None
        if len(heads) == 1 and self._papers.spoken_of(heads[0], first):
            return list(self._papers.issuer(heads[0]))
        if len(heads) == 1:
            heads = [sources.before_clause(heads[0], first)]
            counted = self._cols.lowers[heads[0]] in QUANTITIES
            some = sources.counted((self._inner(heads[0]) if counted else None) or heads[0], first)
        if some is not None:
            return [some]
        found: list[Entry] | None = self._listed(first, last)
        found = found or tellers.all_named(first, last) or None
        if found is None:
            found = [
                e for head in heads for e in tellers.shared(head, heads) or self._of_head(head, first, last)
            ]
        if heads:
            found = found or tellers.meant(heads[0], first, last)
        found = found or self._beside_or_owner(first, last)
        if found or not heads:
            return found
        if self._cols.lowers[heads[0]] in ("each", "both"):
            return list(sources.each(heads[0]))
        made = sources.outlet(first, last) or sources.described(heads[0], first)
        return [made] if made is not None else []

    def hear(self, statements: Iterable[Statement]) -> None:
        """Take note of who says what: from now on "I", "we" and "our" in the content mean who says it."""
        for statement in statements:
            for span in statement.content:
                start = self.prose.char(span.start)
                if start is not None and statement.actors:
                    self._heard.append((start, start + len(span.text), statement.actors))

    def _speaker(self, token: int) -> tuple[str, ...]:
        """Who says the narrowest statement that a token stands in."""
        at = self._cols.starts[token]
        around = [(end - start, start, actors) for start, end, actors in self._heard if start <= at < end]
        return min(around)[2] if around else ()

    def _heads(self, first: int, last: int) -> list[int]:
        """The tokens whose own head lies outside the phrase, and what is coordinated with them."""
        cols = self._cols
        first = self._after_abbreviation(first, last)
        tops = [
            i
            for i in range(first, last)
            if (not first <= cols.heads[i] < last or cols.heads[i] == i)
            and cols.poses[i] not in ("PUNCT", "DET", "CCONJ", "SPACE", "PART")
        ]
        nominal = [
            i for i in tops if cols.poses[i] in ("NOUN", "PROPN", "PRON", "NUM", "ADJ") or i in self._covering
        ]
        heads = list(nominal[:1] or tops[:1])
        if not nominal and heads and cols.poses[heads[0]] == "VERB":
            acting = [c for c in cols.children[heads[0]] if cols.deps[c] == "nsubj" and first <= c < last]
            heads = acting or heads
        while heads and heads[0] + 2 < last and cols.texts[heads[0] + 1] == "-":
            heads[0] += 2  # "his ex-wife", taken apart at the hyphen
        for head in heads:
            heads += [
                c
                for c in cols.children[head]
                if cols.deps[c] == "conj" and first <= c < last and c not in heads
            ]
        for i in range(first, last - 1):
            beside = cols.tags[i] == "NNS" and cols.lowers[i + 1] in ("and", "or")
            if beside and i not in heads and cols.heads[i] in heads and i in self._stage.by_head:
                heads.append(i)
        return sorted(heads)

    def _after_abbreviation(self, first: int, last: int) -> int:
        """Where a phrase begins that a sentence was wrongly ended in: "U.S." of "U.S. Treasury Secretary"."""
        cols = self._cols
        split = next((i for i in range(first + 1, last) if cols.sents[i] != cols.sents[first]), last)
        abbreviated = split < last and cols.texts[split - 1].count(".") and cols.texts[split - 1] != "."
        return split if abbreviated and split - first < ABBREVIATION and split in self._titles() else first

    def _titles(self) -> set[int]:
        """The tokens of titles that stand before names."""
        return self._stage.names.title_at

    def _listed(self, first: int, last: int) -> list[Entry] | None:
        """All actors of a phrase that is nothing but names, commas and conjunctions; None for any other."""
        cols = self._cols
        found: list[Entry] = []
        i = first
        while i < last:
            mention = self._covering.get(i)
            if (
                mention is not None
                and mention.form in ("name", "place", "pronoun")
                and mention.first >= first
                and mention.last <= last
            ):
                found += mention.entries
                i = max(mention.last, i + 1)
                continue
            if cols.lowers[i] not in (",", "and", "the", "&", "or", "both", "as", "well", "The"):
                return None
            i += 1
        return found if found else None

    def _of_head(self, head: int, first: int, last: int) -> list[Entry]:
        cols, stage = self._cols, self._stage
        mention = stage.by_head.get(head)
        if mention is None:
            mention = self._covering.get(head)
            if mention is not None and mention.form == "nominal" and not first <= mention.head < last:
                mention = None
        beside = self._beside(head, last) if mention is None or mention.form == "nominal" else None
        if beside is not None:
            return list(beside.entries)
        if mention is not None and self._one_of_many(mention, head):
            return []
        if mention is not None:
            return list(mention.entries)
        if head in self._asked:
            return list(self._asked[head])
        if head in stage.names.title_at:
            return self._titled(head)
        entries: tuple[Entry, ...] = ()
        if cols.lowers[head] in QUANTITIES or cols.tags[head] == "CD":
            inner = self._inner(head)
            if inner is not None:
                return self._of_head(inner, first, last)
        noun = stage.descriptions.noun(head)
        if noun is not None:
            entries = stage.descriptions.denote(noun, asked=True)
            for entry in entries:
                entry.call(stage.descriptions.text(noun))
                span = (cols.starts[noun.left], cols.ends[head])
                if span not in entry.spans:
                    entry.spans.append(span)
        self._asked[head] = entries
        return list(entries)

    def _beside(self, head: int, last: int) -> Mention | None:
        """The person named right after a description, between commas: "his aide, Mayor Name Name,"."""
        cols = self._cols
        if cols.texts[head + 1 : head + 2] != [","] or cols.tags[head] != "NN" or not self._animate(head):
            return None
        at = head + 2
        while at in self._stage.names.title_at and at < last:
            at += 1
        mention = self._covering.get(at)
        if at >= last or mention is None or mention.form != "name" or mention.entries[0].kind != "person":
            return None
        ends = mention.last >= len(cols.texts) or cols.texts[mention.last] in (",", "(", ".")
        return mention if ends or mention.last >= last else None

    def _one_of_many(self, mention: Mention, head: int) -> bool:
        """Whether an adjective stands for one person: "an Algerian" is not Algeria."""
        cols = self._cols
        single = mention.form == "adjective" and cols.tags[head] in ("NN", "NNP", "JJ")
        return single and any(cols.lowers[c] in ("a", "an", "another") for c in cols.children[head])

    def _titled(self, head: int) -> list[Entry]:
        """The person whose title a token is part of: "her Kenyan counterpart Name"."""
        at = head
        while at in self._stage.names.title_at:
            at += 1
        found = self._stage.names.person_at.get(at)
        return [found[0]] if found is not None else []

    def _inner(self, head: int) -> int | None:
        """The noun that a quantity counts: "refugees" of "hundreds of refugees"."""
        cols = self._cols
        for child in cols.children[head]:
            if cols.deps[child] == "prep" and cols.lowers[child] in ("of", "from"):
                for inner in cols.children[child]:
                    if cols.deps[inner] == "pobj":
                        return inner
        return None

    def _within(self, first: int, last: int) -> list[Mention]:
        """The mentions that tokens [first, last) belong to, in text order, each once."""
        found: dict[int, Mention] = {}
        for i in range(first, last):
            mention = self._covering.get(i)
            if mention is not None:
                found.setdefault(mention.start, mention)
        return list(found.values())

    def _inside(self, first: int, last: int) -> list[Entry]:
        """The first actor mentioned in a phrase whose head says nothing; names before adjectives."""
        return _first_of(self._within(first, last))

    def _beside_or_owner(self, first: int, last: int) -> list[Entry]:
        """Who a source phrase means whose head says nothing: somebody named beside it, or whose it is.

        "His aide, Name Name," is the one named, "Name's remarks" and "a study by Name" are Name's; somebody
        or some body that the lexicon has no word for is nobody else.
        """
        cols = self._cols
        inside = self._within(first, last)
        head = next(iter(self._heads(first, last)), first)
        if cols.poses[head] != "NOUN":
            one = self._covering.get(head)
            return [] if one is not None and self._one_of_many(one, head) else _first_of(inside)
        for mention in inside:
            named = mention.form == "name" and mention.entries[0].kind == "person"
            beside = mention.first > head and cols.texts[mention.first - 1] in (",", "(")
            if named and (cols.deps[mention.head] == "appos" or beside) and mention.head > head:
                return list(mention.entries)
        if self._animate(head):
            return []
        return _first_of([m for m in inside if self._owns(m, head)])

    def _animate(self, head: int) -> bool:
        """Whether a noun means people or a body of people, so never those they belong to."""
        word = self._stage.words.singular(self._cols.lowers[head])
        classes = self._stage.words.classes[word] if word is not None else ()
        return bool(PEOPLED.intersection(classes)) or self._cols.lowers[head] in BODIES

    def _owns(self, mention: Mention, head: int) -> bool:
        """Whether a mention says whose or by whom the noun at `head` is."""
        cols = self._cols
        at = mention.head
        if cols.deps[at] == "nsubj" and mention.form != "name":
            return False
        for _ in range(STEPS):
            by = cols.deps[at] == "prep" and cols.lowers[at] in ("by", "from", "of")
            if cols.deps[at] not in OWNING and not by:
                return False
            at = cols.heads[at]
            if at == head:
                return True
        return False

    def get(self, id: str) -> Actor:
        """The actor with an id; KeyError where there is none."""
        return self._actor(self._entries[id])

    def name(self, id: str) -> str:
        """The name of the actor with an id, without the rest of it; KeyError where there is none."""
        return self._entries[id].full_name()

    def anonymous(self, id: str) -> bool:
        """Whether an actor is one whose name the report keeps back, or never gives."""
        return self._entries[id].kind in NOT_NAMED

    def country(self, id: str) -> str | None:
        """The country an actor belongs to, ISO alpha-3; None where it is not known or has none."""
        return self._stage.country(self._entries[id])

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Everything so far, in the order of ids."""
        return tuple(self._actor(entry) for entry in list(self._entries.values()))

    def mentions(self, start: int, end: int) -> list[ActorMention]:
        """The mentions that lie inside document characters [start, end), in text order."""
        return [
            ActorMention(m.start, m.end, tuple(self._number(e) for e in m.entries), m.form)
            for m in self._stage.mentions
            if start <= m.start and m.end <= end
        ]

    def _actor(self, entry: Entry) -> Actor:
        name = entry.full_name()
        aliases = [a for a in entry.aliases if a and a != name]
        passages: list[Passage] = [self.prose.passage(a, b) for a, b in sorted(set(entry.spans))]
        return Actor(
            id=self._number(entry),
            name=name,
            kind=entry.kind,
            aliases=tuple(aliases),
            country=self._stage.country(entry),
            roles=tuple(entry.roles),
            part_of=self._number(entry.parent) if entry.parent is not None else None,
            known=entry.known,
            mentions=tuple(passages),
        )


def _first_of(mentions: list[Mention]) -> list[Entry]:
    for forms in (("name", "nominal", "pronoun"), ("adjective", "place")):
        for mention in mentions:
            if mention.form in forms:
                return list(mention.entries)
    return []


def read_actors(prose: Prose, ground: Ground | None = None, published: str | None = None) -> Cast:
    """The cast of a parsed report: its actors, their mentions, and `who` for any phrase.

    With the report's places as `ground`, a place's name is nobody's unless a title stands before it. The
    date it was `published` (EDTF), found out or its own, tells who was in office.
    """
    return Cast(prose, ground, published)
