"""Where places are named: entities of the language model and names of the gazetteer, told from namesakes.

A capitalised phrase counts as a place when the model says so, or when the gazetteer has it and the
words around it let a place stand there; people and organisations called after places are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from counterclaim.reading.places.compile import DEMONYM, SHORT
from counterclaim.reading.places.folding import fold
from counterclaim.reading.places.gazetteer import Entry, Gazetteer, prior
from counterclaim.reading.places.words import Words, place_words

Form = Literal["name", "demonym", "abbreviation"]
PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
LONGEST = 6


@dataclass(frozen=True, slots=True)
class Mention:
    """Document characters [start, end) that name a place.

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


def find_mentions(doc: Doc, gazetteer: Gazetteer) -> list[Mention]:
    """Every place named in a document, in text order, none overlapping another."""
    words = place_words()
    found: list[Mention] = []
    taken = [False] * len(doc)
    people = _people(doc)
    for first, last in _matches(doc, gazetteer, words):
        mention = _judge(doc[first:last], gazetteer, words, people)
        if mention is not None:
            found.append(mention)
            taken[first:last] = [True] * (last - first)
    for entity in doc.ents:
        if entity.label_ in PLACE_LABELS and not any(taken[entity.start : entity.end]):
            mention = _unknown(entity, words)
            if mention is not None:
                found.append(mention)
    return sorted(found, key=lambda m: m.start)


def _matches(doc: Doc, gazetteer: Gazetteer, words: Words) -> Iterator[tuple[int, int]]:
    """Token ranges whose text is in the gazetteer: at each capitalised token the longest."""
    at = 0
    while at < len(doc):
        if not _opens(doc[at], words):
            at += 1
            continue
        for last in range(min(len(doc), at + LONGEST), at, -1):
            if (
                _closes(doc[last - 1], words)
                and not _broken(doc[at:last])
                and gazetteer.look_up(doc[at:last].text)
            ):
                yield at, last
                at = last
                break
        else:
            at += 1


def _opens(token: Token, words: Words) -> bool:
    if token.text[:1].isupper():
        return True
    lower = token.lower_
    if lower in words.articles and token.i + 1 < len(token.doc):
        after = token.nbor(1)
        if after.text == "-" and after.i + 1 < len(token.doc):
            after = after.nbor(1)
        return after.text[:1].isupper()
    return lower.split("-")[0] in words.articles and "-" in lower


def _closes(token: Token, words: Words) -> bool:
    return token.text[:1].isupper() or "-" in token.text or token.lower_ in words.closers


def _broken(span: Tokens) -> bool:
    """Whether a phrase runs over a sentence's end, a comma or a paragraph."""
    if any(t.is_sent_start for t in span[1:]):
        return True
    return any(t.is_space or t.text in (",", ";", ":", "(", ")", "'s", "’s", '"') for t in span)


def _people(doc: Doc) -> set[str]:
    """Every word of the names of people in the text, lower case."""
    found: set[str] = set()
    for entity in doc.ents:
        if entity.label_ == "PERSON" and len(entity) > 1:
            found.update(t.lower_ for t in entity if t.text[:1].isupper())
    return found


def _judge(span: Tokens, gazetteer: Gazetteer, words: Words, people: set[str]) -> Mention | None:
    """The mention a gazetteer match is, or None where the name is somebody's or something else's."""
    entries = gazetteer.look_up(span.text)
    best = entries[0]
    text, first, last = span.text, span[0], span[-1]
    if _is_calendar(span, words) or not any(t.pos_ in ("PROPN", "NOUN", "ADJ", "X", "NUM") for t in span):
        return None
    if best.kind == DEMONYM and not any(e.kind != DEMONYM and prior(e) > prior(best) - 1 for e in entries):
        if first.ent_type_ in ("PERSON",) and len(first.doc[first.i : first.i + 1].text) != len(text):
            return None
        people_names = tuple(e for e in entries if e.kind == DEMONYM)
        return _made(span, "demonym", people_names, None, True)
    entries = tuple(e for e in entries if e.kind != DEMONYM)
    if _short(text):
        return _abbreviation(span, entries, words)
    kind = _kind(span, words)
    labels = {t.ent_type_ for t in span}
    located = _located(first, words) or _contained(last)
    known = prior(entries[0])
    if kind is None and _name_goes_on(span, words):
        return None
    if labels & PLACE_LABELS:
        return _made(span, "name", entries, kind, True)
    if labels == {"PERSON"} or (len(span) == 1 and first.lower_ in people):
        if kind or (located and span.text == _entity_text(first) and first.lower_ not in people):
            return _made(span, "name", entries, kind, bool(kind))
        return None
    if "ORG" in labels or "PRODUCT" in labels or "WORK_OF_ART" in labels or "EVENT" in labels:
        if kind or (span.text == _entity_text(first) and (located or known > 6.5)):
            return _made(span, "name", entries, kind, located)
        return None
    if len(span) == 1 and first.is_sent_start and first.pos_ != "PROPN":
        return None
    if kind or located or known > 6.8:
        return _made(span, "name", entries, kind, bool(kind or located))
    return None


def _made(span: Tokens, form: Form, entries: tuple[Entry, ...], kind: str | None, firm: bool) -> Mention:
    return Mention(span.start_char, span.end_char, span.text, form, entries, kind, firm, span[0].ent_type_)


def _is_calendar(span: Tokens, words: Words) -> bool:
    return len(span) == 1 and span[0].lower_ in words.never


def _short(text: str) -> bool:
    return len(fold(text)) <= 4 and ("." in text or text.isupper())


def _abbreviation(span: Tokens, entries: tuple[Entry, ...], words: Words) -> Mention | None:
    """ "Ind." after a town and a comma, "U.S." anywhere; other short capitals only as the model's GPE."""
    states = tuple(e for e in entries if e.feature in ("PCLI", "ADM1") and e.kind in (0, SHORT))
    if not states:
        return None
    before = span[0].nbor(-1) if span[0].i else None
    comma = before is not None and before.text == ","
    dotted = span.text.count(".") > 1 or (span.text.isupper() and states[0].feature == "PCLI")
    if dotted or comma or span[0].ent_type_ == "GPE":
        return _made(span, "abbreviation", states, None, True)
    return None


def _kind(span: Tokens, words: Words) -> str | None:
    """The class of the feature word that stands beside a name: "X province", "the village of X"."""
    doc, first, last = span.doc, span[0], span[-1]
    if last.i + 1 < len(doc) and not last.nbor(1).is_sent_start:
        kind = words.kinds.get(last.nbor(1).lower_)
        if kind:
            return kind
    if last.lower_ in words.kinds and len(span) > 1:
        return words.kinds[last.lower_]
    at = first.i - 1
    if at >= 0 and doc[at].lower_ in ("of", "the"):
        at -= 1
    return words.kinds.get(doc[at].lower_) if at >= 0 and not first.is_sent_start else None


def _located(first: Token, words: Words) -> bool:
    """Whether a preposition of place stands before a name."""
    at = first.i - 1
    if at >= 0 and first.nbor(-1).lower_ == "the":
        at -= 1
    return at >= 0 and not first.is_sent_start and first.doc[at].lower_ in words.locatives


def _contained(last: Token) -> bool:
    """Whether a comma and a place follow a name: "Paris, Texas"."""
    if last.i + 2 >= len(last.doc):
        return False
    return last.nbor(1).text == "," and last.nbor(2).ent_type_ == "GPE" and last.nbor(2).text[:1].isupper()


def _name_goes_on(span: Tokens, words: Words) -> bool:
    """Whether a name is only a part of a longer one ("Paris Hilton", "Mr. Jordan", "Washington Post")."""
    doc, first, last = span.doc, span[0], span[-1]
    if first.i and not first.is_sent_start:
        before = first.nbor(-1)
        if before.lower_ in words.titles:
            return True
        if before.ent_type_ == "PERSON" and first.ent_type_ == "PERSON":
            return True
    if last.i + 1 < len(doc) and not last.nbor(1).is_sent_start:
        after = last.nbor(1)
        if after.lower_ in words.bodies and after.text[:1].isupper():
            return True
        if after.ent_type_ == "PERSON" and last.ent_type_ == "PERSON":
            return True
    return False


def _entity_text(token: Token) -> str:
    """The text of the entity a token is in, without an article before it."""
    doc = token.doc
    for entity in doc.ents:
        if entity.start <= token.i < entity.end:
            text = str(entity.text)
            return text[4:] if text.lower().startswith("the ") else text
    return ""


def _unknown(entity: Tokens, words: Words) -> Mention | None:
    """A place the model sees and the gazetteer does not know."""
    doc, first, last = entity.doc, entity.start, entity.end
    while first < last and doc[first].lower_ in words.determiners:
        first += 1
    while last > first and (doc[last - 1].lower_ in ("'s", "’s", "'", "’") or doc[last - 1].is_punct):
        last -= 1
    span = doc[first:last]
    if not span.text or not any(t.text[:1].isupper() for t in span) or any(t.like_num for t in span):
        return None
    return _made(span, "name", (), _kind(span, words), False)
