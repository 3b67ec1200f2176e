"""Names of persons as compared: given name, family name, suffix, and how alike two spellings are.

Method: Jaro-Winkler similarity (rapidfuzz), and for transliterated names the consonant skeleton, in which
letters that transliterations swap (q, k, g; dh, d, t; kh, h) are one letter and vowels are left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler
from rapidfuzz.process import cdist

from counterclaim.reconcile.words import fold

SURNAME_ALIKE = 0.92
"""Yanukovich/Yanukovych measure 0.97, Lavrov/Lavrentiev 0.86; below 0.9 different families join."""
GIVEN_ALIKE = 0.80
"""Sergei/Sergey 0.93, Vitali/Vitaly 0.93, Dmytro/Dmitry 0.83; John/Joan 0.85 need the same surname too."""
SKELETON = 3
"""Consonants that a skeleton must have to decide: Gaddafi/Qadhafi/Gadhafi is k-t-f; two decide nothing."""

_TITLES = frozenset(
    "mr mrs ms dr sir lord lady gen general maj major col colonel lt lieutenant capt captain sgt adm "
    "admiral president premier prime minister senator sen rep king queen prince princess sheikh sheik "
    "imam ayatollah mullah cardinal pope bishop judge justice professor prof ambassador spokesman "
    "spokeswoman".split()
)
_PARTICLES = frozenset("al el ben bin ibn abu de von van der la".split())
_SUFFIXES = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
_PAIRS = (
    "tsch:sh sch:sh tch:sh kh:h gh:k dh:t th:t ph:f ch:sh zh:sh ck:k q:k g:k c:k x:ks d:t w:v z:s j:i y:i"
)
_SWAPS = tuple(pair.split(":") for pair in _PAIRS.split())


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts, all folded; `given` is empty where only one name is known, `bare` is the
    family name without an Arabic article."""

    words: tuple[str, ...]
    given: str
    middle: tuple[str, ...]
    surname: str
    suffix: str
    bare: str


_ARTICLE = re.compile(r"^(al|el) ")


@lru_cache(maxsize=65536)
def person_name(name: str) -> PersonName:
    """The parts of a printed name; titles before it are left out."""
    words = fold(name).split()
    while len(words) > 1 and words[0] in _TITLES:
        words.pop(0)
    suffix = ""
    if len(words) > 2 and words[-1] in _SUFFIXES:
        suffix = _SUFFIXES[words.pop()]
    size = 2 if len(words) > 2 and words[-2] in _PARTICLES else 1
    given, surname = words[0] if len(words) > 1 else "", " ".join(words[-size:])
    middle = tuple(words[1:-size]) if given else ()
    return PersonName(tuple(words), given, middle, surname, suffix, _ARTICLE.sub("", surname))


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants of a folded name, those that transliterations swap made one, none doubled."""
    for old, new in _SWAPS:
        word = word.replace(old, new)
    return re.sub(r"[aeiou' ]", "", re.sub(r"(.)\1+", r"\1", word))


def surname_alike(a: str, b: str) -> float:
    """How alike two family names are, 0 to 1; 0 where they are not one name."""
    measured = JaroWinkler.similarity(a, b)
    return measured if measured >= SURNAME_ALIKE or _same_skeleton(a, b) else 0.0


ROWS = 256
"""Surnames compared with all others at a time, so that memory stays small."""


def surnames_alike(surnames: Collection[str]) -> dict[str, list[str]]:
    """For each of some family names those alike, itself with them: what `surname_alike` says of each pair."""
    listed = sorted(surnames)
    found: dict[str, set[str]] = {name: {name} for name in listed}
    bones: dict[str, list[str]] = defaultdict(list)
    for name in listed:
        if len(skeleton(name)) >= SKELETON:
            bones[skeleton(name)].append(name)
    for same in bones.values():
        for name in same:
            found[name].update(same)
    for start in range(0, len(listed), ROWS):
        rows = listed[start : start + ROWS]
        measured = cdist(rows, listed, scorer=JaroWinkler.similarity, score_cutoff=SURNAME_ALIKE)
        for row, column in zip(*measured.nonzero(), strict=True):
            found[rows[row]].add(listed[column])
    return {name: sorted(alike) for name, alike in found.items()}


def given_alike(a: str, b: str) -> float:
    """How alike two given names are, 0 to 1; 0 where they are not one name. An initial fits its name."""
    if len(a) == 1 or len(b) == 1:
        return float(a[0] == b[0])
    measured = JaroWinkler.similarity(a, b)
    return measured if measured >= GIVEN_ALIKE or _same_skeleton(a, b) else 0.0


def _same_skeleton(a: str, b: str) -> bool:
    return len(skeleton(a)) >= SKELETON and skeleton(a) == skeleton(b)


def one_person(a: PersonName, b: PersonName) -> tuple[tuple[str, float], ...] | None:
    """The parts that speak for two full names being one person's, or None.

    Father and son stay two: another given name, another suffix, or middle names that contradict.
    """
    surname = surname_alike(a.bare, b.bare)
    if not surname or not a.given or not b.given or (a.suffix and b.suffix and a.suffix != b.suffix):
        return None
    short, long = sorted((a.words, b.words), key=len)
    if 1 < len(short) < len(long) and long[-len(short) :] == short:
        return (("surname", round(surname, 3)), ("given name", 1.0))
    given = given_alike(a.given, b.given)
    if surname < SURNAME_ALIKE and given < SURNAME_ALIKE and not _same_skeleton(a.given, b.given):
        return None
    if not given or (a.suffix != b.suffix and a.middle != b.middle):
        return None
    if any(not given_alike(x, y) for x, y in zip(a.middle, b.middle, strict=False)):
        return None
    return (("surname", round(surname, 3)), ("given name", round(given, 3)))
