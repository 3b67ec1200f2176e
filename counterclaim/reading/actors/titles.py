"""Titles before a person's name: "Kenyan Deputy Foreign Minister", "special envoy for Somalia"."""

from __future__ import annotations

from counterclaim.reading.actors.columns import MARKS, Columns
from counterclaim.reading.actors.words import Words

MAX_TITLE = 9
NOT_PERSONS = frozenset(("ORG", "GPE", "FAC", "LOC", "NORP"))
LINKS = frozenset(("of", "for", "to", "on"))


def title_start(cols: Columns, first: int, taken: list[bool], words: Words, sentence: int) -> int:
    """The token where the title before the name at `first` begins; `first` itself where there is none.

    `taken` marks tokens that the lexicon named (a state, a body), `sentence` is where the sentence begins.
    """
    low = max(sentence, first - MAX_TITLE)
    i = first - 1
    if i < low:
        return first
    if cols.texts[i] == "." and i > low and cols.lowers[i - 1] in words.before:
        i -= 1
    if cols.lowers[i] not in words.before:
        if cols.texts[i] in MARKS and i > low and taken[i - 1]:
            while i > low and taken[i - 1]:
                i -= 1
            return i
        linked = title_with_of(cols, first, taken, words, low)
        if linked is None:
            return first
        i = linked
    start = i
    while i > low:
        if not _goes_on(cols, i, taken, words, low):
            break
        i -= 2 if cols.lowers[i - 1] in ("of", "for", "and", "the") else 1
        if cols.texts[i] not in MARKS and cols.texts[i] not in ("-", "."):
            start = i
    return start


def titled(cols: Columns, first: int, words: Words) -> bool:
    """Whether a title word, or its abbreviation and full stop, stands right before a name."""
    if first and cols.lowers[first - 1] in words.before:
        return True
    return first > 1 and cols.texts[first - 1] == "." and cols.lowers[first - 2] in words.before


def _goes_on(cols: Columns, i: int, taken: list[bool], words: Words, low: int) -> bool:
    """Whether the token before i belongs to the title too."""
    left = cols.lowers[i - 1]
    if left in words.before or left in words.inside or taken[i - 1] or cols.texts[i - 1] in MARKS:
        return True
    if left in ("of", "for", "and", "the"):
        inner = cols.lowers[i - 2] if i - 2 >= low else ""
        return cols.lowers[i] in words.of and (inner in words.before or inner in words.inside)
    if left == ".":
        return i - 2 >= low and (cols.lowers[i - 2] in words.before or cols.lowers[i - 2] in words.inside)
    if left == "-":
        return cols.starts[i] == cols.ends[i - 1] and i - 2 >= low and cols.starts[i - 1] == cols.ends[i - 2]
    return cols.capital(i - 1) and cols.poses[i - 1] in ("PROPN", "ADJ") and cols.ents[i - 1] == "ORG"


def _glued(cols: Columns, first: int, taken: list[bool], words: Words) -> bool:
    """Whether the entity that a name stands in began with the place before it: "envoy for Mali Name Name".

    Not where a word of it heads a body's name: "envoy for Mali Relief Fund".
    """
    if not taken[first - 1] or cols.ents[first] != cols.ents[first - 1]:
        return False
    last, label = first, cols.ents[first]
    while last < len(cols.texts) and cols.ents[last] == label and cols.sents[last] == cols.sents[first]:
        if words.singular(cols.lowers[last]) is not None or cols.tags[last] == "NNPS":
            return False
        if cols.lowers[last] in words.mastheads | words.bodiless | words.inside:
            return False
        last += 1
    return last - first > 1


def title_with_of(cols: Columns, first: int, taken: list[bool], words: Words, low: int) -> int | None:
    """The title noun of "minister of justice Name" or "envoy for Somalia Name", right before the name.

    None where what stands before the name is no such title.
    """
    i = first - 1
    if not (taken[i] or cols.capital(i) or cols.lowers[i] in words.of):
        return None
    if cols.ents[first] in NOT_PERSONS and not _glued(cols, first, taken, words):
        return None
    while i > low:
        word = cols.lowers[i]
        if word in LINKS and not taken[i]:
            title = i - 1 >= low and cols.lowers[i - 1] in words.before
            return i - 1 if title and cols.poses[i - 1] in ("NOUN", "PROPN") else None
        known = taken[i] or word in ("the", "and") or word in words.of or word in words.inside
        if not (known or (cols.capital(i) and cols.poses[i] == "PROPN")):
            return None
        i -= 1
    return None
