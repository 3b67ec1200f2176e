"""Phrases of a text that the gazetteer has, longest first, before anything is judged."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from counterclaim.reading.places.gazetteer import Gazetteer
from counterclaim.reading.places.words import Words

LONGEST = 6
_BREAKS = frozenset((",", ";", ":", "(", ")", "[", "]", "'s", "’s", '"', "“", "”", "/", "–", "—", "..."))


def matches(doc: Doc, gazetteer: Gazetteer, words: Words) -> Iterator[Tokens]:
    """Spans that open with a capital or an Arabic article and are names in the gazetteer; none overlap."""
    at = 0
    while at < len(doc):
        if not _opens(doc[at], words):
            at += 1
            continue
        reach = at + 1
        while reach < len(doc) and reach - at < LONGEST and not _breaks(doc[reach]):
            reach += 1
        for last in range(reach, at, -1):
            if (
                _closes(doc[last - 1]) or (last - at > 1 and doc[last - 1].lower_ in words.closers)
            ) and gazetteer.look_up(doc[at:last].text):
                yield doc[at:last]
                at = last
                break
        else:
            at += 1


_ENGLISH = frozenset(("at", "as", "an"))
"""Arabic articles that are English words as well, where they open a sentence."""


def _opens(token: Token, words: Words) -> bool:
    if token.is_sent_start and token.lower_ in _ENGLISH and token.whitespace_:
        return False
    if token.text[:1].isupper():
        return (
            token.lower_ != "the" or token.nbor(1).lower_ == "hague" if token.i + 1 < len(token.doc) else True
        )
    lower = token.lower_
    if lower in ("al", "el") and token.i + 1 < len(token.doc):
        after = token.nbor(1)
        if after.text == "-" and after.i + 1 < len(token.doc):
            after = after.nbor(1)
        return after.text[:1].isupper()
    article, hyphen, name = token.text.partition("-")
    if article.lower() not in words.articles:
        return False
    if not hyphen and token.i + 2 < len(token.doc) and token.nbor(1).text == "-":
        name, hyphen = token.nbor(2).text, "-"
    return bool(hyphen) and name[:1].isupper()


def _closes(token: Token) -> bool:
    return any(c.isupper() for c in token.text) or token.text[:1].isdigit()


def _breaks(token: Token) -> bool:
    return bool(token.is_sent_start) or token.is_space or token.text in _BREAKS


def settled(doc: Doc, taken: list[bool], words: Words) -> Iterator[tuple[int, int]]:
    """Token ranges of capitalised names that a word like village or district shows to be a place's."""
    for token in doc:
        if token.lower_ not in words.settled or token.text[:1].isupper():
            continue
        last = token.i
        first = last
        while (
            first > 0
            and last - first < 4
            and _nameable(doc[first - 1], taken)
            and _one(doc, first - 1, last - 1)
        ):
            first -= 1
        while first < last and (
            doc[first].is_punct or (doc[first].text[:1].islower() and not _opens(doc[first], words))
        ):
            first += 1
        if first < last and not doc[first : token.i + 1][-1].is_sent_start:
            yield first, last
        at = token.i + 1
        if at < len(doc) and doc[at].lower_ in ("of", "called", "named"):
            at += 1
        elif not token.lower_.endswith("s") and token.lower_ not in ("village", "town", "district"):
            continue
        yield from _listed(doc, at, taken, words, token.lower_.endswith("s"))


def suffixed(doc: Doc, taken: list[bool], words: Words) -> Iterator[tuple[int, int]]:
    """Token ranges of names that end in a word for town or village: "Songwon-ni", "Hwado-myon"."""
    for hyphen in doc[1:-1]:
        if hyphen.text != "-" or hyphen.whitespace_ or hyphen.nbor(-1).whitespace_:
            continue
        name, kind = hyphen.nbor(-1), hyphen.nbor(1)
        called = name.text[:1].isupper() and name.is_alpha and len(name) > 2
        if called and kind.text in words.suffixes and not any(taken[name.i : kind.i + 1]):
            yield name.i, kind.i + 1


def _listed(doc: Doc, at: int, taken: list[bool], words: Words, several: bool) -> Iterator[tuple[int, int]]:
    """The names that begin at a token: one, or several joined by commas and "and"."""
    while at < len(doc) and _opens(doc[at], words) and not doc[at].is_sent_start:
        end = at
        while end < len(doc) and end - at < 4 and _nameable(doc[end], taken) and _one(doc, at, end):
            end += 1
        if end > at:
            yield at, end
        elif not taken[at]:
            return
        else:
            while end < len(doc) and taken[end]:
                end += 1
        if not several:
            return
        at = end
        while at < len(doc) and doc[at].lower_ in (",", "and"):
            at += 1
        if at == end:
            return


def _one(doc: Doc, first: int, last: int) -> bool:
    """Whether two tokens may be of one name: the model sees them as the same kind of thing."""
    return bool(doc[first].ent_type_ == doc[last].ent_type_)


def _nameable(token: Token, taken: list[bool]) -> bool:
    """Whether a token may be part of a place's name that nobody has claimed."""
    if taken[token.i] or token.is_space:
        return False
    if token.text == "-":
        return True
    if token.ent_type_ in ("TIME", "CARDINAL", "ORDINAL", "PERCENT", "QUANTITY"):
        return False
    lower = token.lower_
    return lower in ("al", "el") or (token.text[:1].isupper() and lower not in ("the", "a", "an"))
