"""Where places are named: entities of the language model and names of the gazetteer, told from namesakes.

A capitalised phrase counts as a place when the model says so, or when the gazetteer has it and the
words around it let a place stand there; people and organisations called after places are left out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from counterclaim.reading.actors.lexicon import lexicon
from counterclaim.reading.places.compile import DEMONYM, SHORT
from counterclaim.reading.places.folding import fold
from counterclaim.reading.places.gazetteer import Entry, Gazetteer, prior
from counterclaim.reading.places.scan import matches, settled, suffixed
from counterclaim.reading.places.words import place_words

Form = Literal["name", "demonym", "abbreviation", "part", "site"]
PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
SURE, LIKELY = 6.8, 4.0
SIGNS = (", ", " and ", ", and ", " or ")
_AT = frozenset(("at", "in", "near", "outside", "inside", "around", "from"))
ARTICLES = ("al-", "el-", "al ", "as-", "ash", "an-", "ar-")


@dataclass(frozen=True, slots=True)
class Mention:
    """Document characters [start, end) that name a place.

    A "part" stands inside an organisation's name; a "site" is named after the place that opens it.
    `entries` are what the gazetteer knows by the name; `kind` is the class of feature word beside it
    ("province", "city", "river" ...); `firm` whether the words around leave no doubt that it is a place.
    """

    start: int
    end: int
    text: str
    form: Form
    entries: tuple[Entry, ...]
    kind: str | None = None
    firm: bool = True
    label: str = ""

    @property
    def key(self) -> str:
        """What makes two mentions the same name."""
        return fold(self.text)


def find_mentions(doc: Doc, text: str, gazetteer: Gazetteer) -> list[Mention]:
    """Every place named in a document with this text, in text order, none overlapping another."""
    judge = _Judge(doc, text, gazetteer)
    found: list[Mention] = []
    deferred: list[Tokens] = []
    taken = [False] * len(doc)
    for span in matches(doc, gazetteer, judge.words):
        mention = judge.verdict(span)
        if mention is not None:
            found.append(mention)
            taken[span.start : span.end] = [True] * len(span)
        elif not judge.ruled_out(span):
            deferred.append(span)
    known = {m.key for m in found if m.form in ("name", "abbreviation")}
    for span in _company(text, found, deferred, known):
        if not any(taken[span.start : span.end]):
            found.append(judge.made(span, "name"))
            taken[span.start : span.end] = [True] * len(span)
    for first, last in suffixed(doc, taken, judge.words):
        found.append(judge.made(doc[first:last], "name", firm=True))
        taken[first:last] = [True] * (last - first)
    for entity in doc.ents:
        if entity.label_ in PLACE_LABELS and not any(taken[entity.start : entity.end]):
            mention = judge.unknown(entity)
            if mention is not None:
                found.append(mention)
    for first, last in settled(doc, taken, judge.words):
        span = judge.cut(doc[first:last])
        if not judge.ruled_out(span):
            found.append(judge.made(span, "name", ()))
            taken[first:last] = [True] * (last - first)
    return _counties(text, _joined(text, sorted(found, key=lambda m: m.start)), gazetteer)


def _company(text: str, found: list[Mention], deferred: list[Tokens], known: set[str]) -> list[Tokens]:
    """Of the undecided names those that are places elsewhere in the text, or in one list with a place."""
    starts, ends = {m.start for m in found}, {m.end for m in found}
    kept: list[Tokens] = []
    for spans in (deferred, deferred[::-1]):
        for span in spans:
            start, end = span.start_char, span.end_char
            left = any(
                start - len(sign) in ends and text[start - len(sign) : start] == sign for sign in SIGNS
            )
            right = any(end + len(sign) in starts and text[end : end + len(sign)] == sign for sign in SIGNS)
            if span not in kept and (
                fold(span.text) in known
                or (left and right)
                or ((left or right) and span[0].ent_type_ != "PERSON")
            ):
                kept.append(span)
                starts.add(start)
                ends.add(end)
    return kept


def _joined(text: str, mentions: list[Mention]) -> list[Mention]:
    """Puts unknown names together that the model parted at an article: "Bustan" and "al-Qasr"."""
    found: list[Mention] = []
    for mention in mentions:
        last = found[-1] if found else None
        unknown = last is not None and not last.entries and not mention.entries
        if (
            last is not None
            and unknown
            and text[last.end : mention.start] == " "
            and mention.text[:3].lower() in ARTICLES
        ):
            whole = text[last.start : mention.end]
            found[-1] = replace(last, end=mention.end, text=whole, kind=last.kind or mention.kind)
        else:
            found.append(mention)
    return found


def _counties(text: str, mentions: list[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """Gives "Clark, Madison and Hall counties" their kind, and counties named so their entries."""
    found: list[Mention] = []
    plural = False
    for number in range(len(mentions) - 1, -1, -1):
        mention = mentions[number]
        stop = mentions[number + 1].start if number + 1 < len(mentions) else len(text)
        after = text[mention.end : stop]
        if after[:9].lower().strip(" .,;") == "counties":
            plural = True
        elif after.strip(" ,") not in ("", "and", "or") or mention.form == "demonym":
            plural = False
        if plural or mention.kind == "county":
            full = mention.text if mention.key.endswith("county") else f"{mention.text} County"
            counties = tuple(e for e in gazetteer.look_up(full) if e.feature == "ADM2")
            mention = replace(mention, kind="county", entries=counties or mention.entries)
        found.append(mention)
    return found[::-1]


class _Judge:
    """Tells places from people and bodies called after them, in one document."""

    def __init__(self, doc: Doc, text: str, gazetteer: Gazetteer) -> None:
        self.doc = doc
        self.gazetteer = gazetteer
        self.words = place_words()
        self.people: set[str] = set()
        self._entity: dict[int, Tokens] = {}
        for entity in doc.ents:
            for token in entity:
                self._entity[token.i] = entity
            if entity.label_ == "PERSON" and len(entity) > 1:
                self.people.update(t.lower_ for t in entity if t.text[:1].isupper())
        self._bodies = {f.start for f in lexicon().find(text) if " " in text[f.start : f.end]}

    def cut(self, span: Tokens) -> Tokens:
        """A name without the body's name that a lost comma glued to it: "Akrab Amnesty International"."""
        for token in span[1:]:
            if token.idx in self._bodies:
                return self.doc[span.start : token.i]
        return span

    def made(
        self, span: Tokens, form: Form, entries: tuple[Entry, ...] | None = None, firm: bool = False
    ) -> Mention:
        """The mention of a span."""
        if entries is None:
            entries = tuple(e for e in self.gazetteer.look_up(span.text) if e.kind != DEMONYM)
        kind = None if form == "demonym" else self.kind(span)
        end, after = span.end_char, self._after(span[-1])
        if form == "name" and after is not None and after.lower_ in self.words.told:
            end = after.idx + len(after)
        return Mention(span.start_char, end, span.text, form, entries, kind, firm, span[0].ent_type_)

    def ruled_out(self, span: Tokens) -> bool:
        """Whether a phrase is no place whatever else the text says."""
        first, last, words = span[0], span[-1], self.words
        if len(span) == 1 and first.text != "US" and first.lower_ in words.common | words.never:
            return True
        if not any(t.pos_ in ("PROPN", "NOUN", "ADJ", "X", "NUM") for t in span):
            return True
        before, after = self._before(first), self._after(last)
        if after is not None and after.text[:1].isupper() and after.lower_ in words.streets | words.bodies:
            return True
        if len(span) > 1 and last.lower_ in words.streets:
            return True
        if before is not None and before.lower_ in words.titles:
            return True
        return self._is_person(span)

    def _is_person(self, span: Tokens) -> bool:
        first, last = span[0], span[-1]
        entity = self._entity.get(first.i)
        if entity is not None and entity.label_ == "PERSON" and len(entity) > len(span):
            rest = [t for t in entity if t.i < span.start or t.i >= span.end]
            if any(t.text[:1].isupper() for t in rest):
                return True
        if len(span) > 1 or first.lower_ not in self.people:
            return False
        return not (self.kind(span) or self._contained(last) or self._located(first))

    def verdict(self, span: Tokens) -> Mention | None:
        """The mention that a phrase of the gazetteer is, or None where it may be something else."""
        if self.ruled_out(span):
            return None
        all_entries = self.gazetteer.look_up(span.text)
        entries = tuple(e for e in all_entries if e.kind != DEMONYM)
        first, last, text = span[0], span[-1], span.text
        if all_entries[0].kind == DEMONYM and (not entries or prior(entries[0]) < prior(all_entries[0]) - 1):
            return self.made(span, "demonym", tuple(e for e in all_entries if e.kind == DEMONYM), True)
        if len(span) > 1 and entries[0].id < 0:
            return self.made(span, "name", entries, True)
        if len(fold(text)) <= 4 and ("." in text or text.isupper()):
            return self._abbreviation(span, entries)
        kind, located, known = self.kind(span), self._located(first), prior(entries[0])
        placed = bool(kind or located or self._done_to(span) or self._beside(last) or self._dateline(span))
        entity = self._entity.get(first.i)
        label = entity.label_ if entity is not None else ""
        whole = entity is not None and _bare(entity).text == text
        if label in PLACE_LABELS:
            inside = entity is not None and entity.start <= span.start and not whole
            if label == "FAC" and entity is not None and inside and not self._fronted(span, entity):
                return self._site(entity, span, entries)
            return self.made(span, "name", entries, True)
        if label in ("PERSON", "ORG", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW", "NORP") and not whole:
            return self._part(span, entity, entries, known)
        doubt = len(span) == 1 and first.lower_ in self.words.shared
        if label == "PERSON":
            return (
                self.made(span, "name", entries, bool(kind)) if placed or (known > 8 and not doubt) else None
            )
        if label:
            return (
                self.made(span, "name", entries, placed) if placed or (known > SURE and not doubt) else None
            )
        if len(span) == 1 and first.pos_ != "PROPN" and not located:
            return None
        if placed or (known > SURE and not doubt):
            return self.made(span, "name", entries, placed)
        return None

    def _part(
        self, span: Tokens, entity: Tokens | None, entries: tuple[Entry, ...], known: float
    ) -> Mention | None:
        """A place inside a body's name: at its beginning, or after "of"."""
        if entity is None or entity.label_ not in ("ORG", "EVENT", "WORK_OF_ART"):
            return self.made(span, "name", entries, True) if self.kind(span) else None
        if self._fronted(span, entity):
            return self.made(span, "name", entries, True)
        opens = _bare(entity).start == span.start
        of = span.start > 0 and self.doc[span.start - 1].lower_ in ("of", "in", "for", "at")
        if (opens or of) and known > LIKELY:
            return self.made(span, "part", entries)
        return None

    def _fronted(self, span: Tokens, entity: Tokens) -> bool:
        """Whether a lost comma glued a name to the place that opens its sentence: "At Bonn Ann Lee said"."""
        before = self.doc[span.start - 1] if span.start else None
        opens = before is not None and before.is_sent_start is True and before.lower_ in _AT
        return opens and span.end < entity.end and entity.root.dep_ in ("nsubj", "nsubjpass")

    def _site(self, entity: Tokens, span: Tokens, entries: tuple[Entry, ...]) -> Mention | None:
        """A site called after a place ("Riga airport"), or the place alone where the entity is no site."""
        whole = _bare(entity)
        if self.words.kinds.get(whole[-1].lower_) != "site" or whole.start != span.start:
            return self.made(span, "part", entries)
        return replace(self.made(span, "site", entries), end=whole.end_char, text=whole.text)

    def _abbreviation(self, span: Tokens, entries: tuple[Entry, ...]) -> Mention | None:
        """ "Ind." after a town and a comma, "U.S." anywhere; other short capitals with a sign of place."""
        states = tuple(e for e in entries if e.feature in ("PCLI", "ADM1") and e.kind in (0, SHORT))
        if not states:
            return None
        before = self._before(span[0])
        sign = (before is not None and before.text == ",") or self._located(span[0])
        dotted = span.text.count(".") > 1 or (span.text.isupper() and states[0].feature == "PCLI")
        if dotted or sign or span[0].ent_type_ in PLACE_LABELS:
            return self.made(span, "abbreviation", states, True)
        return None

    def kind(self, span: Tokens) -> str | None:
        """The class of the feature word that stands beside a name: "X province", "the village of X"."""
        first, last, words = span[0], span[-1], self.words
        after, before = self._after(last), self._before(first)
        if after is not None and after.lower_ in words.kinds:
            return words.kinds[after.lower_]
        if last.lower_ in words.kinds and len(span) > 1:
            return words.kinds[last.lower_]
        if before is not None and before.lower_ == "the":
            before = self._before(before)
        if before is not None and before.lower_ == "of":
            before = self._before(before)
        return words.kinds.get(before.lower_) if before is not None else None

    def _before(self, token: Token) -> Token | None:
        return None if token.i == 0 or token.is_sent_start else token.nbor(-1)

    def _after(self, token: Token) -> Token | None:
        if token.i + 1 >= len(self.doc) or token.nbor(1).is_sent_start:
            return None
        return token.nbor(1)

    def _located(self, first: Token) -> bool:
        """Whether a preposition of place or a direction stands before a name."""
        before = self._before(first)
        while before is not None and before.lower_ in self.words.determiners:
            before = self._before(before)
        return before is not None and before.lower_ in self.words.locatives

    def _contained(self, last: Token) -> bool:
        """Whether a comma and a place follow a name: "Paris, Texas"."""
        comma = self._after(last)
        if comma is None or comma.text != ",":
            return False
        after = self._after(comma)
        return after is not None and after.ent_type_ == "GPE" and after.text[:1].isupper()

    def _beside(self, last: Token) -> bool:
        """Whether what follows a name shows a place: a container, "a town near", "residents"."""
        return self._contained(last) or self._followed(last) or self._described(last)

    def _done_to(self, span: Tokens) -> bool:
        """Whether a name is what is captured, shelled, entered or left."""
        head = span.root
        return head.dep_ in ("dobj", "nsubjpass") and head.head.lemma_.lower() in self.words.done_to

    def _described(self, last: Token) -> bool:
        """Whether a name is followed by ", a town" or the like."""
        token, steps = self._after(last), 0
        if token is None or token.text != ",":
            return False
        while token is not None and steps < 5:
            token, steps = self._after(token), steps + 1
            if token is not None and token.lower_ in self.words.settled:
                return True
        return False

    def _followed(self, last: Token) -> bool:
        after = self._after(last)
        return after is not None and after.lower_ in self.words.followers and last.ent_type_ != "PERSON"

    def _dateline(self, span: Tokens) -> bool:
        """Whether a name in capitals opens a paragraph before a dash."""
        after = self._after(span[-1])
        if after is not None and after.text == "(":
            closing = next((t for t in self.doc[after.i : after.i + 6] if t.text == ")"), None)
            after = self._after(closing) if closing is not None else None
        opens = span.start == 0 or self.doc[span.start - 1].is_space or bool(span[0].is_sent_start)
        return opens and span.text.isupper() and after is not None and after.text in ("-", "–", "—", "--")

    def unknown(self, entity: Tokens) -> Mention | None:
        """A place the model sees and the gazetteer does not know."""
        span, words = self.cut(_bare(entity)), self.words
        if (
            not len(span)
            or not any(t.text[:1].isupper() for t in span)
            or any(c.isdigit() for c in span.text)
        ):
            return None
        single = len(span) == 1
        if single and (span[0].lower_ in words.common or (span.text.isupper() and len(span.text) < 6)):
            return None
        if span[-1].lower_ in words.streets or self.ruled_out(span):
            return None
        if entity.label_ == "FAC":
            site = words.kinds.get(span[-1].lower_) == "site" and not single
            return self.made(span, "site", ()) if site else None
        if self.kind(span) or self._located(span[0]) or self._contained(span[-1]):
            return self.made(span, "name", ())
        return None


def _bare(entity: Tokens) -> Tokens:
    """An entity without the article or adverb before it and the possessive or stop after it."""
    doc, first, last = entity.doc, entity.start, entity.end
    determiners = place_words().determiners
    while (
        first < last
        and doc[first].lower_ in determiners
        and doc[first].text[:1].islower() | (doc[first].lower_ in ("the", "a", "an"))
    ):
        first += 1
    while last > first and (doc[last - 1].lower_ in ("'s", "’s", "'", "’") or doc[last - 1].is_punct):
        last -= 1
    return doc[first:last]
