"""A number where it stands: its tokens, what it counts, and what may be said of such a thing."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from counterclaim.reading.figures.counted import Counted
from counterclaim.reading.figures.lexicon import measures
from counterclaim.reading.figures.numbers import Number

PEOPLE_ONLY = frozenset({"detained", "treated", "trapped"})


@dataclass(frozen=True, slots=True)
class Found:
    """A measure, the token that says it (None where the unit does) and how it was told."""

    measure: str
    by: Token | None
    how: str


@dataclass(frozen=True, slots=True)
class Site:
    """A number in its document: its tokens [first, last], what it counts, and its sentence's tokens."""

    doc: Doc
    text: str
    number: Number
    first: int
    last: int
    counted: Counted
    left: int
    right: int

    @property
    def end(self) -> int:
        """Index of the first token behind the counted phrase."""
        i = self.last + 1
        stop = max(self.counted.end, self.number.end)
        while i < self.right and self.doc[i].idx < stop:
            i += 1
        return i


def is_people(head: Token | None) -> bool:
    """Whether a counted noun may be people; an unnamed one may."""
    if head is None:
        return True
    m = measures()
    lemma = head.lemma_.lower()
    if lemma in m.people:
        return True
    return not (lemma in m.facilities or lemma in m.units or lemma in m.nouns)


def is_person(head: Token) -> bool:
    """Whether a noun names people by its meaning, its ending or as a people's name."""
    return (
        head.lemma_.lower() in measures().people
        or head.pos_ == "PROPN"
        or head.lower_.endswith(("men", "ers", "ists", "ants"))
    )


def is_body(site: Site) -> bool:
    """Whether states or organisations are counted, which a group may have as members."""
    head = site.counted.head
    return head is not None and head.lemma_.lower() in {
        "country",
        "nation",
        "state",
        "party",
        "member",
        "organisation",
        "organization",
        "government",
        "faction",
    }


def fits(site: Site, measure: str) -> bool:
    """Whether a measure may be said of what a site counts: only people are killed or detained."""
    head = site.counted.head
    return not (
        measure in PEOPLE_ONLY
        and head is not None
        and head.lemma_.lower() in measures().facilities - {"vehicle"}
    ) and (is_people(head) or measure in {"strikes", "sorties"})


def is_passive(token: Token) -> bool:
    """Whether a verb has a passive auxiliary or subject."""
    return any(c.dep_ in {"auxpass", "nsubjpass"} for c in token.children)


def has_object(token: Token) -> bool:
    """Whether a participle-like word is really an active verb with an object of its own."""
    if token.tag_ not in {"VBD", "VBN"} or token.i + 1 >= len(token.doc) or token.nbor().pos_ == "ADP":
        return False
    return any(c.dep_ in {"dobj", "obj"} and token.i < c.i < token.i + 8 for c in token.children)


def opening(site: Site) -> int:
    """Index of the token before the figure's phrase, articles skipped; one less than `left` if none is."""
    i = site.first - 1
    while i >= site.left and site.doc[i].lower_ in {"the", "a", "an", "at", "some", "about", "least"}:
        i -= 1
    return i


def verb_base(token: Token) -> str:
    """The lemma of a verb; in capitalised headlines, where verbs are tagged as names, its likely lemma."""
    lemma = token.lemma_.lower()
    if token.pos_ != "PROPN":
        return lemma
    m = measures()
    for ending in ("", "s", "es", "ed", "ing", "d"):
        stem = lemma.removesuffix(ending)
        for word in (stem, stem + "e"):
            if word in m.done or word in m.does or word in m.facility_verbs:
                return word
    return lemma


def by_object(site: Site, lemma: str, verb: Token, how: str) -> Found | None:
    """The measure that a verb gives to what it is done to."""
    m, head = measures(), site.counted.head
    if site.counted.unit is not None and site.counted.unit.kind != "percent":
        return None
    if head is not None and head.lemma_.lower() not in m.people:
        if lemma in m.facility_verbs and head.lemma_.lower() in m.facilities:
            return Found("facilities_hit", verb, how)
        if lemma in m.ruin_verbs and not is_person(head):
            return Found("facilities_hit", verb, how)
    measure = m.done.get(lemma)
    if measure is None or not fits(site, measure):
        return None
    if lemma in {"seize", "capture"} and head is not None and not _captive(head):
        return None
    return Found(measure, verb, how)


def _captive(head: Token) -> bool:
    """Whether what was seized is surely people, not rifles."""
    return (
        head.lemma_.lower() in measures().people
        or head.pos_ == "PROPN"
        or head.lower_.endswith(("men", "ists", "ants"))
    )
