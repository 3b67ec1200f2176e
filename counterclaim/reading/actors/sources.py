"""Whom a source phrase means where its head word alone does not say it: the name that closes it, one of a
people, an outlet the lexicon has not, somebody described.
"""

from __future__ import annotations

from collections.abc import Mapping

from counterclaim.evidence.who import ActorKind
from counterclaim.reading.actors.columns import MARKS
from counterclaim.reading.actors.grammar import COUNTING, JOINING, QUANTITIES, TELLERS
from counterclaim.reading.actors.mentions import Mention
from counterclaim.reading.actors.roster import Entry
from counterclaim.reading.actors.runs import plain, title_case
from counterclaim.reading.actors.stage import Stage

BODIES = frozenset(("state", "population", "seat"))
ENDING = frozenset(("group", "delegation", "ministry", "department", "embassy", "target", "forces"))
OFFICE = frozenset(("office", "unnamed"))
MADE_OF_NAMES = frozenset(("the", "of", "and", "for", "&"))
LONGEST = 6
WITHIN = frozenset(("his", "her", "its", "their", "-"))


class Sources:
    """Reads the source phrases of one text; what it makes is kept, so that one phrase is one actor."""

    def __init__(self, stage: Stage, covering: Mapping[int, Mention]) -> None:
        self.cols, self.stage, self.covering = stage.cols, stage, covering
        self.words, self.names, self.roster = stage.words, stage.names, stage.roster
        self._made: dict[str, list[tuple[int, Entry]]] = {}

    def named_last(self, first: int, last: int) -> Entry | None:
        """Who is named at the end of a phrase that begins with what they are, a comma between or none.

        "Deputy head of the mission Name Name", "a rights group in Kenya, the Name Forum"; never the name
        that a preposition brings in ("an aide to Name").
        """
        cols = self.cols
        while last > first and cols.texts[last - 1] in (",", '"', "”"):
            last -= 1
        mention = self.covering.get(last - 1)
        if mention is None and last - first > 2:
            return self._unknown_last(first, last)
        if mention is None or mention.form != "name" or mention.last != last or mention.first <= first:
            return None
        if len(mention.entries) != 1 or any(cols.lowers[i] in JOINING for i in range(first, mention.first)):
            return None
        entry = mention.entries[0]
        person = self.names.person_at.get(mention.first)
        at = mention.first
        if person is not None and entry.kind == "person":
            at = person[1].title
        elif person is None and cols.lowers[at - 1] == "the":
            at -= 1
        if at <= first:
            return entry if entry.kind == "person" else None
        if cols.texts[at - 1] == ",":
            at -= 1
        return entry if at > first and self._told(first, at, entry) else None

    def _unknown_last(self, first: int, last: int) -> Entry | None:
        """The body of a name that nothing else knows, right after "a group", a comma or "the" between."""
        cols, at = self.cols, last
        while at > first and cols.capital(at - 1) and cols.poses[at - 1] == "PROPN":
            at -= 1
        if last - at < 2 or at - first < 2 or (cols.lowers[at - 1] != "the" and cols.texts[at - 1] != ","):
            return None
        end = at - 1 - (cols.texts[at - 2] == ",")
        if end <= first or not self._told(first, end, None):
            return None
        return self.outlet(at, last)

    def _told(self, first: int, last: int, entry: Entry | None) -> bool:
        """Whether tokens [first, last) are a description of what an actor is: one noun, what hangs on it."""
        cols = self.cols
        before = last - 1
        if cols.poses[before] not in ("NOUN", "PROPN") or cols.texts[before] in MARKS:
            return False
        if any(
            cols.poses[i] in ("VERB", "AUX", "PUNCT", "PRON") and cols.lowers[i] not in WITHIN
            for i in range(first, last)
        ):
            return False
        link = next((i for i in range(first, last) if cols.poses[i] == "ADP"), last)
        head = link - 1
        if head < first or cols.tags[head] not in ("NN", "NNP"):
            return False
        if link < last and not self._whole(before):
            return False
        classes = self.words.classes.get(self.words.singular(cols.lowers[head]) or "", ())
        if entry is not None and entry.kind == "person":
            return bool(OFFICE.intersection(classes)) and head not in self.names.person_at
        alone = cols.lowers[first] in ("a", "an", "another", "one")
        return alone and "group" in classes and (entry is None or entry.kind not in BODIES)

    def _whole(self, i: int) -> bool:
        """Whether a noun in a description's of-phrase ends it: a place's or body's name, "mission"."""
        cols, mention = self.cols, self.covering.get(i)
        if mention is not None:
            return mention.form != "nominal" and mention.entries[0].kind != "person"
        if cols.poses[i] == "PROPN" or cols.lowers[i] in self.words.inside:
            return i not in self.names.person_at
        classes = self.words.classes.get(self.words.singular(cols.lowers[i]) or "", ())
        return not ENDING.isdisjoint(classes)

    def before_clause(self, head: int, first: int) -> int:
        """The people that a clause of others is told of, no pronoun between: "several people Kenyans met"."""
        cols, mention = self.cols, self.covering.get(head)
        before = mention.first - 1 if mention is not None and mention.form in ("name", "adjective") else first
        told = before > first and cols.tags[head] == "NNPS" and cols.tags[before] == "NNS"
        return before if told else head

    def counted(self, head: int, first: int) -> Entry | None:
        """Some of a people or a party, "many Kenyans", an unnamed group of it; None for all of it."""
        cols = self.cols
        mention = self.covering.get(head)
        if mention is None or mention.form not in ("name", "adjective") or len(mention.entries) != 1:
            return None
        whole = mention.entries[0]
        if cols.tags[mention.last - 1] not in ("NNS", "NNPS") or mention.last - 1 != head:
            return None
        if whole.kind not in ("state", "population", "organisation", "armed_group", "intergovernmental"):
            return None
        told = [i for i in range(max(first, mention.first - 4), mention.first) if cols.lowers[i] in COUNTING]
        numbered = any(cols.tags[i] == "CD" for i in range(max(first, mention.first - 4), mention.first))
        if not told and not numbered:
            return None
        text = self.names.text(told[0] if told else first, mention.last)
        return self._described(text[:1].lower() + text[1:], whole, people=whole.kind == "state")

    def _described(self, text: str, owner: Entry | None, *, people: bool, plural: bool = True) -> Entry:
        kind: ActorKind = "population" if people else "unnamed"
        return self.roster.side(("described", text.lower()), text, kind, owner, plural=plural)

    def outlet(self, first: int, last: int) -> Entry | None:
        """An organisation of a name that nothing else knows, as the source of what it says: "Tidewatch"."""
        cols = self.cols
        while first < last and cols.lowers[first] in ("the", '"', "“"):
            first += 1
        while last > first and (cols.texts[last - 1] in MARKS or cols.poses[last - 1] == "PUNCT"):
            last -= 1
        inside = range(first, last)
        if not inside or len(inside) > LONGEST or any(self._named(i) for i in inside):
            return None
        if not all(cols.capital(i) or cols.lowers[i] in MADE_OF_NAMES for i in inside):
            return None
        capitals = [i for i in inside if cols.capital(i)]
        if any(cols.lowers[i] in self.words.never for i in inside) or self._ground(capitals):
            return None
        if cols.poses[last - 1] != "PROPN" or cols.ents[last - 1] in ("DATE", "TIME", "GPE", "LOC", "NORP"):
            return None
        if last - first == 1 and self.words.singular(cols.lowers[first]) is not None:
            return None
        if cols.lowers[last - 1] in self.words.bodiless:
            return None
        if self._headline(first, last):
            return None
        if last - first == 1:
            known = self._surname(first)
            if known is not None:
                return known
        wanted = cols.texts[first:last]
        name = self.names.text(first, last)
        key = ("org", "".join(c for c in name if c.isalpha()).lower())
        entry = self.roster.entries.get(key)
        if entry is None:
            media = cols.lowers[last - 1] in self.words.mastheads
            entry = Entry(key, name, "media" if media else "organisation")
            if name.isupper() and cols.texts[last : last + 1] == [":"]:
                entry.kind = "person"  # who speaks next in a transcript
            self.roster.entries[key] = entry
            for i in range(len(cols.texts) - len(wanted) + 1):
                if cols.texts[i : i + len(wanted)] == wanted and i not in self.covering:
                    entry.spans.append((cols.starts[i], cols.ends[i + len(wanted) - 1]))
        entry.call(name)
        return entry

    def _named(self, i: int) -> bool:
        return i in self.covering and self.covering[i].form != "place"

    def _ground(self, capitals: list[int]) -> bool:
        """Whether the capitalised words of a name are all used as a place's."""
        return all(i in self.names.grounded or self.cols.lowers[i] in self.names.placed for i in capitals)

    def _headline(self, first: int, last: int) -> bool:
        """Whether words stand in title case only, where every word has a capital."""
        cols, wanted = self.cols, self.cols.texts[first:last]
        return not any(
            cols.texts[i : i + len(wanted)] == wanted and not title_case(cols, i)
            for i in range(len(cols.texts) - len(wanted) + 1)
        )

    def _surname(self, i: int) -> Entry | None:
        """The one person of the text whose last name a word is, in capitals or not."""
        part = plain(self.cols.texts[i])
        found = [n for n, p in enumerate(self.names.people.persons) if p.parts and p.parts[-1] == part]
        return self.roster.entries[("person", str(found[0]))] if len(found) == 1 else None

    def each(self, i: int) -> tuple[Entry, ...]:
        """Those whom "each" or "both" at a token shares out: the two named last in its sentence."""
        for past in reversed(self.stage.history.past):
            if past.token < i and past.sent == self.cols.sents[i] and len(past.entries) > 1:
                return past.entries
            if past.sent < self.cols.sents[i]:
                break
        return ()

    def described(self, head: int, first: int) -> Entry | None:
        """Somebody described by a noun for people or for a body of people that speaks: "a panel"."""
        cols = self.cols
        word = cols.lowers[head]
        if cols.poses[head] != "NOUN" or cols.ents[head] in ("DATE", "TIME") or word not in TELLERS:
            return None
        left = max(first, min([head, *cols.children[head]]))
        while left < head and (cols.poses[left] in ("DET", "PRON", "PUNCT") or cols.texts[left] in MARKS):
            left += 1
        if left - 2 >= first and cols.lowers[left - 1] == "of" and cols.lowers[left - 2] not in QUANTITIES:
            return None
        if any(cols.poses[i] in ("ADP", "VERB") for i in range(left, head)) or cols.texts[head].isupper():
            return None
        if head - 1 == left - 1 and cols.lowers[left - 1] in ("the", "that", "this") and left > first:
            before = [e for at, e in self._made.get(word, ()) if at < head]
            if before:
                return before[-1]
        plural = cols.tags[head] == "NNS"
        text = self.names.text(left, head + 1)
        owner = self._owner(head)
        entry = self._described(text, owner, people=False, plural=plural)
        entry.call(text)
        span = (cols.starts[left], cols.ends[head])
        if span not in entry.spans:
            entry.spans.append(span)
        self._made.setdefault(word, []).append((head, entry))
        return entry

    def _owner(self, head: int) -> Entry | None:
        """Whose a described teller is: "his rival", "Name's rival"."""
        for child in self.cols.children[head]:
            mention = self.covering.get(child)
            if mention is not None and self.cols.deps[child] == "poss" and len(mention.entries) == 1:
                return mention.entries[0]
        return None
