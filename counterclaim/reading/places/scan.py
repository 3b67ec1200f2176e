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
            if _closes(doc[last - 1]) and gazetteer.look_up(doc[at:last].text):
                yield doc[at:last]
                at = last
                break
        else:
            at += 1


def _opens(token: Token, words: Words) -> bool:
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
    if not hyphen and token.i + 2 < len(token.doc) and token.nbor(1).text == "-":
        name, hyphen = token.nbor(2).text, "-"
    return bool(hyphen) and article.lower() in words.articles and name[:1].isupper()


def _closes(token: Token) -> bool:
    return any(c.isupper() for c in token.text) or token.text[:1].isdigit() or token.lower_ in ("city",)


def _breaks(token: Token) -> bool:
    return bool(token.is_sent_start) or token.is_space or token.text in _BREAKS
