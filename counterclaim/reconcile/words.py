"""The words of a passage that tell one thing from another, stemmed lightly, without a parser."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from sys import intern

_STOP = frozenset(
    "a an and are as at be been but by can could did do does for from had has have he her him his how i "
    "if in into is it its may might more most no not of on one or our out over said say says she should "
    "so some such than that the their them then there these they this those to told under up was we were "
    "what when where which while who whom whose why will with would you your about after against all also "
    "among any because before being between both down during each few further having here just made make "
    "me my off once only other own same since still through too until very via where within "
    "without us".split()
)
_MARKS = re.compile(r"[’'`ʼ.]")
_SEPARATOR = re.compile(r"[^\w]+")
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_ENDINGS = ("ations", "ation", "ings", "ing", "edly", "ied", "ies", "ed", "es", "s", "ly")


def _folded(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join(_SEPARATOR.sub(" ", _MARKS.sub("", text.lower())).split())


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Lower case, no accents, no apostrophes; hyphens become spaces: how names are compared."""
    return _folded(name)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its commonest English endings: enough to match "strikes" with "striking"."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            if ending in {"ied", "ies"}:
                word += "y"
            break
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def content_words(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning; numbers stay as they are."""
    return frozenset(stem(w) for w in _WORD.findall(_folded(text)) if w not in _STOP and len(w) > 1)


def side_by_side(words: Iterable[str]) -> str:
    """Some words in one string, in order: how they are remembered."""
    return " ".join(sorted(words))


def set_apart(words: str) -> frozenset[str]:
    """The words of such a string."""
    return frozenset(map(intern, words.split()))


_ARTICLE = re.compile(r"^(?:al|el|as|es|ash|ar|er|at|et|ad|ed|an|en|az|ez|the)\s+(?=\w{3})")
_SORT = re.compile(
    r"\b(?:neighbou?rhood|district|quarter|suburb|village|town|city|area|province|governorate|region|camp|"
    r"municipality)\b(?:\s+of\b)?"
)
_SOUNDS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"dj|dzh", "j"), (r"sch|shch", "sh"), (r"ph", "f"), (r"([dgkt])h", r"\1"), (r"[qc](?!h)", "k"),
        (r"ou|oo|o|w", "u"), (r"ei|ay|ey", "ai"), (r"ee|ie|iy|y|ii", "i"), (r"[ae]+", "a"),
        (r"(?<=[aiu])h(?![aiu])", ""), (r"(.)\1+", r"\1"), (r"\s+", ""),
    )
)  # fmt: skip


@lru_cache(maxsize=65536)
def spoken(name: str) -> str:
    """How a transliterated name sounds: Kefraya and Kafraya, Rashideen and al-Rashidin are one; "" if short.

    Articles and what kind of place it is ("village of") are left out, consonants written in two ways and
    vowels that transliterations exchange (o and u, e and a, ee and i) are made one.
    """
    text = " ".join(_SORT.sub(" ", fold(name)).split())
    text = _ARTICLE.sub("", text)
    for pattern, plain in _SOUNDS:
        text = pattern.sub(plain, text)
    return text if len(text) >= 3 else ""


def likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """How much of the smaller set the two share, 0 to 1 (overlap coefficient); 0 when one is empty."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0
