"""Where a text names persons: runs of capitalised words, with the titles before them.

Method: entity spans corrected by titles and given names.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.reading.actors.columns import MARKS, Columns
from counterclaim.reading.actors.grammar import SPEECH
from counterclaim.reading.actors.titles import MAX_TITLE, title_start, title_with_of
from counterclaim.reading.actors.titles import titled as titled_before
from counterclaim.reading.actors.words import Words

PARTICLES = frozenset(
    (
        "de",
        "van",
        "von",
        "der",
        "den",
        "al",
        "el",
        "bin",
        "ben",
        "ibn",
        "abu",
        "da",
        "di",
        "du",
        "la",
        "le",
        "dos",
        "ter",
        "zu",
    )
)
PREFIXES = ("al-", "el-", "ul-", "ad-", "an-", "as-", "ash-", "at-")
NO_PARTS = frozenset(("al", "el", "jr", "sr", "ii", "iii", "iv"))
MAX_NAME = 5


@lru_cache(maxsize=20000)
def plain(word: str) -> str:
    """A name part for comparing: lower case, no accents, no apostrophes, no Arabic article."""
    text = unicodedata.normalize("NFD", word.lower().rstrip("."))
    text = "".join(c for c in text if not unicodedata.combining(c) and c not in "'’`-")
    lowered = word.lower()
    for prefix in PREFIXES:
        if lowered.startswith(prefix) and len(lowered) > len(prefix) + 2:
            return text[len(prefix) - 1 :]
    return text


def split(word: str) -> list[str]:
    """The comparable parts of one printed word: both halves of a double name, no lone article."""
    lowered = word.lower()
    pieces = [word] if lowered.startswith(PREFIXES) else word.split("-")
    return [part for part in map(plain, pieces) if part and part not in NO_PARTS]


@dataclass(slots=True)
class NameRun:
    """Tokens [first, last) that are a person's name; [title, first) is the title before it."""

    first: int
    last: int
    title: int
    strong: bool


def parts_of(cols: Columns, first: int, last: int) -> tuple[str, ...]:
    """The comparable parts of the name at tokens [first, last), articles that stand alone left out."""
    found = []
    for i in range(first, last):
        if cols.texts[i] not in MARKS:
            found += split(cols.texts[i])
    return tuple(found)


def find_runs(
    cols: Columns,
    taken: list[bool],
    words: Words,
    headlines: set[int],
    placed: frozenset[str],
    grounded: frozenset[int],
) -> list[NameRun]:
    """Name runs in text order.

    `taken` marks tokens the lexicon named, `headlines` are sentences to distrust, `placed` words used as
    places and `grounded` tokens of places' names: they are persons only after a title.
    """
    runs: list[NameRun] = []
    n = len(cols.texts)
    i = 0
    while i < n:
        if taken[i] or not cols.capital(i) or not _nameable(cols, i, words):
            i += 1
            continue
        sentence = cols.bounds[cols.sents[i]][0]
        end = cols.bounds[cols.sents[i]][1]
        titled = i > sentence and titled_before(cols, i, words)
        region = (
            not titled and i > sentence and title_with_of(cols, i, taken, words, max(sentence, i - MAX_TITLE))
        )
        entity = cols.ents[i] == "PERSON"
        given = cols.texts[i] in words.given
        if not (titled or region or entity or given or _apposed(cols, i, words)):
            i += 1
            continue
        last = _run_end(cols, i, end, taken, words)
        headline = cols.sents[i] in headlines
        if given and not (titled or entity) and last - i < 2 and not acting(cols, i):
            i += 1
            continue
        title = title_start(cols, i, taken, words, sentence)
        if (
            not titled
            and not region
            and not (given and last - i > 1)
            and (
                any(_place(cols.lowers[k], placed) for k in range(i, last))
                or all(k in grounded for k in range(i, last) if cols.capital(k))
            )
        ):
            i = last
            continue
        strong = not headline and (title < i or last - i > 1)
        runs.append(NameRun(i, last, title, strong))
        i = last
    return runs


def _apposed(cols: Columns, i: int, words: Words) -> bool:
    """Whether a name of two words or more says who an office's holder is: "the envoy, Name Name,"."""
    top = i
    while cols.deps[top] in ("compound", "flat") and cols.heads[top] > top:
        top = cols.heads[top]
    return top > i and cols.deps[top] == "appos" and cols.lowers[cols.heads[top]] in words.before


def _nameable(cols: Columns, i: int, words: Words) -> bool:
    """Whether a capitalised token can begin a name: no title, no function word, no common noun."""
    if cols.lowers[i] in words.before or cols.lowers[i] in words.never or not cols.texts[i][0].isalpha():
        return False
    if cols.tags[i] in ("VBG", "VBD", "VBZ") and cols.texts[i] not in words.given:
        return False
    if words.singular(cols.lowers[i]) is not None and cols.texts[i] not in words.given:
        return False
    if cols.lowers[i] in words.inside and cols.ents[i] != "PERSON":
        return False
    return cols.poses[i] in ("PROPN", "NOUN", "ADJ", "VERB", "X") and cols.ents[i] not in (
        "DATE",
        "TIME",
        "EVENT",
    )


def _place(word: str, placed: frozenset[str]) -> bool:
    """Whether a word is used as a place in the text, its apostrophe lost or not."""
    return word in placed or (word.endswith("s") and word[:-1] in placed)


def acting(cols: Columns, i: int) -> bool:
    """Whether a lone given name is somebody the text quotes or gives an age."""
    aged = i + 1 < len(cols.tags) and cols.tags[i + 1] == "CD"
    quoted = i > 0 and cols.lowers[i - 1] in SPEECH
    return aged or quoted or cols.deps[i] in ("nsubj", "nsubjpass")


def _run_end(cols: Columns, i: int, end: int, taken: list[bool], words: Words) -> int:
    """One past the last token of the name that begins at i."""
    last = i + 1
    entity = cols.ents[i] == "PERSON"
    while last < end and last - i < MAX_NAME:
        word = cols.lowers[last]
        if taken[last]:
            break
        if cols.lowers[last - 1] in PARTICLES and cols.capital(last):
            last += 1
            continue
        if word in PARTICLES and last + 1 < end and (cols.capital(last + 1) or cols.texts[last + 1] == "-"):
            last += 1
            continue
        if cols.texts[last] == "-" and last + 1 < end and cols.starts[last] == cols.ends[last - 1]:
            last += 2
            continue
        if not cols.capital(last) or word in words.before or cols.texts[last].endswith(":"):
            break
        if entity and cols.ents[last] not in ("PERSON", ""):
            break
        if cols.poses[last] != "PROPN" and cols.ents[last] != "PERSON":
            break
        last += 1
    while last - 1 > i and (cols.lowers[last - 1] in PARTICLES or cols.texts[last - 1] == "-"):
        last -= 1
    return last


def title_case(cols: Columns, i: int) -> bool:
    """Whether the sentence of a token is written in title case, as headlines are."""
    first, last = cols.bounds[cols.sents[i]]
    long = [t for t in cols.texts[first:last] if len(t) > 3 and t.isalpha()]
    return len(long) > 3 and sum(t[0].isupper() for t in long) > 0.7 * len(long)
