"""Persons called as a state or its capital is: "Senator Ann Jordan", "Chad Miller", "Jordan" after them."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.reading.actors.columns import Columns
from counterclaim.reading.actors.grammar import LOCATIVE, NAMESAKES
from counterclaim.reading.actors.lexicon import Found
from counterclaim.reading.actors.titles import LINKS, titled
from counterclaim.reading.actors.words import Words


def without_namesakes(cols: Columns, found: Iterable[Found], words: Words) -> list[Found]:
    """The names found, those left out that are a person's: a title or a given name tells, or did before.

    A bare "Jordan" goes with the person of that surname, unless the text speaks of the state too; then
    only where it is tagged as a person.
    """
    names = list(found)
    like = {f.start: cols.range(f.start, f.end)[0] for f in names if _may_be(cols, f)}
    given = {s for s, i in like.items() if _begins(cols, i, words)}
    full = {s for s, i in like.items() if s not in given and _ends(cols, i, words)}
    if not given and not full:
        return names
    surnames = {cols.texts[like[s]] for s in full}
    ids = {f.choices[0].id for f in names if f.start in full}
    spoken = {
        id
        for f in names
        for id in (f.choices[0].id, f.choices[0].part_of)
        if id in ids and f.start not in full | given and (f.start not in like or _place(cols, like[f.start]))
    }
    bare = {
        f.start
        for f in names
        if f.start in like
        and cols.texts[like[f.start]] in surnames
        and (cols.ents[like[f.start]] == "PERSON" or f.choices[0].id not in spoken)
        and not _place(cols, like[f.start])
    }
    return [f for f in names if f.start not in given | full | bare]


def _may_be(cols: Columns, found: Found) -> bool:
    first, last = cols.range(found.start, found.end)
    return last - first == 1 and cols.texts[first] in NAMESAKES and found.sort in ("name", "seat")


def _begins(cols: Columns, i: int, words: Words) -> bool:
    """Whether a word is the given name of the surname after it: "Chad Miller", no body's or place's name."""
    after = i + 1
    if after >= len(cols.texts) or not cols.capital(after) or cols.sents[after] != cols.sents[i]:
        return False
    if cols.poses[after] != "PROPN" or cols.heads[i] < after or cols.deps[i] not in ("compound", "flat"):
        return False
    longer = cols.texts[after] in words.given or cols.capital(min(after + 1, len(cols.texts) - 1))
    if longer and i > 0 and cols.lowers[i - 1] in LINKS:
        return False  # "envoy for Mali Jonas Berg"
    word = cols.lowers[after]
    if words.singular(word) is not None or word in words.inside | words.mastheads | words.bodiless:
        return False
    return cols.ents[i] == cols.ents[after] == "PERSON" or _office(cols, i, words)


def _ends(cols: Columns, i: int, words: Words) -> bool:
    """Whether a word is a surname: a title or a person's given name right before it."""
    before = i - 1
    if before < 0 or cols.sents[before] != cols.sents[i]:
        return False
    if cols.ents[i] == "PERSON" and _office(cols, i, words):
        return True
    if not cols.capital(before) or cols.lowers[before] in words.before:
        return False
    one = cols.heads[before] == i and cols.deps[before] in ("compound", "flat")
    person = cols.ents[before] == cols.ents[i] == "PERSON"
    return one and (person or cols.texts[before] in words.given)


def _office(cols: Columns, i: int, words: Words) -> bool:
    """Whether a title with a capital stands right before a token."""
    at = i - 1 - (i > 1 and cols.texts[i - 1] == ".")
    return at >= 0 and titled(cols, i, words) and cols.capital(at)


def _place(cols: Columns, i: int) -> bool:
    return i > 0 and cols.lowers[i - 1] in LOCATIVE
