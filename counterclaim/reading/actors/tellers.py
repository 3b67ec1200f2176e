"""Who tells where a source phrase names nobody: "another", "some", "the network", "a unit run by X"."""

from __future__ import annotations

from collections.abc import Mapping

from counterclaim.reading.actors.grammar import (
    COUNTING,
    JOINING,
    MEMBERS,
    OUTLETS,
    QUANTITIES,
    RUNNING,
    SPEECH,
)
from counterclaim.reading.actors.mentions import Mention
from counterclaim.reading.actors.roster import Entry
from counterclaim.reading.actors.stage import Stage

MANY_WHO = frozenset(("some", "many", "several", "most", "others", "few"))
DEFINITE = frozenset(("the", "that", "this"))
OF_MANY = frozenset(("state", "population", "organisation", "armed_group", "unnamed"))
BODIES = frozenset(("media", "organisation", "government_body"))
SUBJECT = frozenset(("nsubj", "nsubjpass"))
REACH = 3


class Tellers:
    """Those behind the source phrases of one text that take who they mean from the words around them."""

    def __init__(self, stage: Stage, covering: Mapping[int, Mention]) -> None:
        self.cols, self.stage, self.covering = stage.cols, stage, covering
        self.roster, self.words, self.names = stage.roster, stage.words, stage.names

    def cut_off(self, first: int, last: int) -> Entry | None:
        """The people after a name that a clause before them ends in, the comma lost.

        "A town held by Boko Haram residents said": residents, and not Boko Haram's.
        """
        cols, head = self.cols, last - 1
        if first < 2 or cols.lowers[first - 1] != "by" or cols.tags[first - 2] not in ("VBN", "VBD"):
            return None
        if cols.tags[head] != "NNS" or last >= len(cols.texts) or cols.lowers[last] not in SPEECH:
            return None
        named = self.stage.names.hit_at.get(head - 1)
        if named is None or named.first < first or named.sort != "name" or not self._people(head):
            return None
        return self._made(head, head + 1, cols.texts[head], None, plural=True)

    def shared(self, head: int, heads: list[int]) -> tuple[Entry, ...]:
        """One of two in a joint source who shares the other's noun; nobody where he has his own.

        "Kenyan" of "Kenyan and the Somali officials" is Kenyan officials, "another" of "that official and
        another" another official.
        """
        cols, mention = self.cols, self.covering.get(head)
        others = [h for h in heads if h != head and cols.poses[h] == "NOUN" and self._people(h)]
        if len(heads) < 2 or not others:
            return ()
        if mention is not None and mention.form == "adjective" and cols.lowers[head + 1] in ("and", "or"):
            noun = next((h for h in others if h > head and cols.tags[h] == "NNS"), None)
            if noun is None or len(mention.entries) != 1 or mention.entries[0].kind != "state":
                return ()
            text = f"{self.names.text(mention.first, mention.last)} {cols.texts[noun]}"
            return (self._made(mention.first, mention.last, text, mention.entries[0], plural=True),)
        joined = head - 1 - (cols.tags[head - 1] == "CD")
        if cols.lowers[head] in ("another", "others") and cols.lowers[joined] in ("and", "or"):
            noun = others[0]
            one = self.covering.get(noun)
            owner = one.entries[0].parent if one is not None and len(one.entries) == 1 else None
            text = f"another {cols.lowers[noun]}"
            if cols.lowers[head] == "others":
                text = self.names.text(joined + 1, head + 1)
            return (self._made(head, head + 1, text, owner, plural=cols.lowers[head] == "others"),)
        return ()

    def all_named(self, first: int, last: int) -> list[Entry]:
        """The persons that end a phrase which begins with what they are: "the members Name and Name"."""
        cols, found, at = self.cols, list[Entry](), last
        while at > first:
            mention = self.covering.get(at - 1)
            if mention is not None and mention.form == "name" and mention.entries[0].kind == "person":
                found = [*mention.entries, *found]
                at = mention.first
            elif cols.lowers[at - 1] in (",", "and", "&") and at < last:
                at -= 1
            else:
                break
        alone = at > first and cols.tags[at - 1] == "NNS" and self._people(at - 1)
        joined = any(cols.lowers[i] in JOINING or cols.poses[i] == "VERB" for i in range(first, at))
        return found if len(found) > 1 and alone and not joined else []

    def meant(self, head: int, first: int, last: int) -> list[Entry]:
        """Whom a phrase means by what stands in it or was named shortly before; empty where nothing tells."""
        cols, word = self.cols, self.cols.lowers[head]
        if word in MEMBERS:
            bloc = self.covering.get(head - 1)
            known = bloc is not None and head - 1 >= first and bloc.entries[0].kind == "intergovernmental"
            return list(bloc.entries) if bloc is not None and known else []
        if last - first == 1 and word in MANY_WHO:
            return self._some_before(head)
        if last - first == 1 and word == "they" and head not in self.covering:
            return self._body_before(head)
        if cols.poses[head] != "NOUN" or cols.tags[head] != "NN":
            return []
        run = self._run_by(head, first, last)
        if run is not None:
            return [run]
        if word in OUTLETS and head - first == 1 and last - head == 1 and cols.lowers[first] in DEFINITE:
            return self._outlet_before(head)
        return []

    def _people(self, i: int) -> bool:
        classes = self.words.classes.get(self.words.singular(self.cols.lowers[i]) or "", ())
        return not {"unnamed", "population", "office"}.isdisjoint(classes)

    def _made(self, first: int, last: int, text: str, owner: Entry | None, *, plural: bool) -> Entry:
        entry = self.roster.side(("described", text.lower()), text, "unnamed", owner, plural=plural)
        entry.call(text)
        span = (self.cols.starts[first], self.cols.ends[last - 1])
        if span not in entry.spans:
            entry.spans.append(span)
        return entry

    def _run_by(self, head: int, first: int, last: int) -> Entry | None:
        """A body that somebody named runs: "a media unit run by X", an unnamed part of X."""
        cols = self.cols
        for verb in range(head + 1, min(head + 3, last)):
            if cols.lowers[verb] not in RUNNING or cols.lowers[verb + 1 : verb + 2] != ["by"]:
                continue
            inside = [self.covering[i] for i in range(verb + 2, last) if i in self.covering]
            named = [m for m in inside if m.form in ("name", "nominal") and len(m.entries) == 1]
            if not named:
                return None
            left = first + (cols.lowers[first] in ("a", "an", "the", "another"))
            return self._made(
                left, head + 1, self.names.text(left, head + 1), named[-1].entries[0], plural=False
            )
        return None

    def _before(self, i: int, reach: int) -> list[Mention]:
        """The mentions of one actor in the sentences before a token, the latest first."""
        sents = self.cols.sents
        return [
            m
            for m in reversed(self.stage.mentions)
            if m.first < i and 0 <= sents[i] - sents[m.head] <= reach and len(m.entries) == 1
        ]

    def _some_before(self, head: int) -> list[Entry]:
        """Some of the people that the sentence before is about."""
        cols = self.cols
        for mention in self._before(head, 1):
            entry, at = mention.entries[0], mention.head
            many = cols.tags[at] in ("NNS", "NNPS") and entry.kind in OF_MANY
            if many and cols.sents[at] < cols.sents[head] and self._acts(at):
                text = f"{cols.lowers[head]} {self.names.text(mention.head, mention.last)}"
                return [self._made(head, head + 1, text, entry, plural=True)]
        return []

    def _acts(self, i: int) -> bool:
        """Whether a noun is a subject, by itself or counted: "hundreds of Kenyans"."""
        cols = self.cols
        if cols.deps[i] == "pobj" and cols.lowers[cols.heads[i]] == "of":
            i = cols.heads[cols.heads[i]]
            return cols.deps[i] in SUBJECT and cols.lowers[i] in QUANTITIES | COUNTING
        return cols.deps[i] in SUBJECT

    def _outlet_before(self, head: int) -> list[Entry]:
        """The outlet named last before "the network"; none where the sentence that names it has two."""
        named = [m for m in self._before(head, REACH) if m.entries[0].kind == "media" and m.form != "place"]
        latest = {m.entries[0] for m in named if self.cols.sents[m.head] == self.cols.sents[named[0].head]}
        return list(latest) if len(latest) == 1 else []

    def _body_before(self, head: int) -> list[Entry]:
        """The one body that the sentence before "they" names, its subject first; none where many act."""
        cols = self.cols
        named = [
            m
            for m in self._before(head, 1)
            if cols.sents[m.head] < cols.sents[head] and m.form == "name" and m.entries[0].kind in BODIES
        ]
        acting = [m for m in named if cols.deps[m.head] in SUBJECT] or named
        first, last = cols.bounds[cols.sents[head] - 1]
        many = any(cols.tags[i] in ("NNS", "NNPS") and cols.deps[i] in SUBJECT for i in range(first, last))
        found = {m.entries[0] for m in acting}
        return list(found) if len(found) == 1 and not many else []
