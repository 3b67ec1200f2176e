"""Whose "the statement" or "the study" is: whoever the text says put one out shortly before."""

from __future__ import annotations

from collections.abc import Mapping

from counterclaim.reading.actors.columns import Columns
from counterclaim.reading.actors.grammar import FINDINGS, ISSUING, PAPERS, SPEECH
from counterclaim.reading.actors.mentions import Mention
from counterclaim.reading.actors.roster import Entry

DEFINITE = frozenset(("the", "this", "that"))
REACH = 5
SUBJECT = frozenset(("nsubj", "nsubjpass"))


class Papers:
    """The documents of one text that speak, and their issuers."""

    def __init__(self, cols: Columns, covering: Mapping[int, Mention]) -> None:
        self.cols, self.covering = cols, covering

    def spoken_of(self, head: int, first: int) -> bool:
        """Whether a noun is a document taken as known, nobody named before it: "the statement"."""
        cols = self.cols
        if cols.lowers[head] not in PAPERS | FINDINGS or cols.poses[head] != "NOUN":
            return False
        if any(i in self.covering and self.covering[i].head != head for i in range(first, head)):
            return False
        return any(cols.lowers[c] in DEFINITE for c in cols.children[head])

    def issuer(self, head: int) -> tuple[Entry, ...]:
        """Who put out the document at a token, by what is said of it or of one before it; none if nobody."""
        cols = self.cols
        own = self._issued(head)
        if own:
            return own
        alike = next(sort for sort in (PAPERS, FINDINGS) if cols.lowers[head] in sort)
        for i in range(head - 1, -1, -1):
            if cols.sents[head] - cols.sents[i] > REACH:
                break
            if cols.lowers[i] in alike and cols.poses[i] in ("NOUN", "PROPN"):
                found = self._issued(i)
                if found:
                    return found
        return ()

    def _issued(self, i: int) -> tuple[Entry, ...]:
        """Who a document's own words and verb say it is from."""
        cols = self.cols
        for child in cols.children[i]:
            if cols.deps[child] in ("prep", "agent") and cols.lowers[child] in ("by", "from"):
                found = self._entries(cols.children[child])
                if found:
                    return found
            mention = self.covering.get(child)
            owner = cols.deps[child] == "poss" or (cols.deps[child] == "compound" and child < i)
            if owner and mention is not None and not self._nationality(mention):
                return mention.entries
        verb, link = cols.heads[i], cols.lowers[cols.heads[i]]
        if cols.deps[i] == "pobj" and link in ("in", "through", "via"):
            verb = cols.heads[verb]
            return self._subject(verb) if cols.lowers[verb] in SPEECH | ISSUING else ()
        if cols.deps[i] == "dobj" and cols.lowers[verb] in ISSUING:
            return self._subject(verb)
        return ()

    def _nationality(self, mention: Mention) -> bool:
        """Whether a mention only says of which country something is: "a Kenyan report"."""
        return mention.form == "adjective" and mention.entries[0].kind in ("state", "population")

    def _subject(self, verb: int) -> tuple[Entry, ...]:
        return self._entries([c for c in self.cols.children[verb] if self.cols.deps[c] in SUBJECT])

    def _entries(self, tokens: list[int]) -> tuple[Entry, ...]:
        """Those mentioned at tokens and at what is coordinated with them."""
        cols = self.cols
        found: list[Entry] = []
        waiting = list(tokens)
        while waiting:
            at = waiting.pop(0)
            mention = self.covering.get(at)
            listed = [c for c in cols.children[at] if c < at and cols.texts[c + 1] == ","]
            found += [e for c in listed if c in self.covering for e in self.covering[c].entries]
            if mention is not None and not self._nationality(mention):
                found += mention.entries
            waiting += [c for c in cols.children[at] if cols.deps[c] == "conj"]
        return tuple(dict.fromkeys(found))
