"""Spellings of place names made comparable: case, accents, articles, and the ways of transliterating."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SIGNS: dict[int, str | None] = {
    **dict.fromkeys(map(ord, "'’‘ʼʻʿʾ`´ʹʺ′“”\""), None),
    **dict.fromkeys(map(ord, "-‐‑‒–—/_,"), " "),
}
_PLAIN = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th"}
)
_SHORT = re.compile(r"\b([sfm])t\b\.?")
_ARTICLE = re.compile(r"^(?:al|el|ad|ed|an|en|ar|er|as|es|ash|esh|at|et|az|ez|ul)\s+(?=\w{3})")
_SOUNDS = (
    (re.compile(r"(?:sch|shch|tch)"), "sh"),
    (re.compile(r"dj|dzh"), "j"),
    (re.compile(r"([dgkt])h"), r"\1"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"[qc](?!h)"), "k"),
    (re.compile(r"w"), "v"),
    (re.compile(r"(?<=[aeiouy])h(?=$|\s|[^aeiouy])"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=[aeiouy])v(?=[aeiouy])|(?<=[^aeiouy])v"), "u"),
    (re.compile(r"(?<!^)[aeiouy]+"), ""),
    (re.compile(r"\s+"), ""),
)


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """A name in plain lower-case letters: no accents, apostrophes or hyphens; "St." becomes "saint".

    Two names with the same fold are the same spelling for the gazetteer.
    """
    text = name.casefold()
    if not text.isalpha() or not text.isascii():
        text = text.translate(_SIGNS)
        if not text.isascii():
            text = unicodedata.normalize("NFKD", text.translate(_PLAIN))
            text = "".join(c for c in text if not unicodedata.combining(c))
        if "t" in text:
            text = _SHORT.sub(_written_out, text)
        text = text.replace(".", "").replace("&", "and").removeprefix("the ")
        text = " ".join(text.split())
    return text


def _written_out(match: re.Match[str]) -> str:
    return {"s": "saint", "f": "fort", "m": "mount"}[match[1]]


@lru_cache(maxsize=65536)
def bare(name: str) -> str:
    """The fold of a name without a leading Arabic article ("al-Bab", "Al Bab" and "Bab" are one)."""
    key = fold(name)
    return _ARTICLE.sub("", key) if " " in key else key


@lru_cache(maxsize=65536)
def sound(name: str) -> str:
    """What is left of a name under any transliteration: its consonants in order.

    Hodeidah and Hudaydah, Mannagh and Menagh, Rashideen and Rashidin fall together; so do unrelated
    short names, which is why this is only looked up within a country that is already known. Empty for
    names too short to mean anything that way.
    """
    text = bare(name)
    for pattern, plain in _SOUNDS:
        text = pattern.sub(plain, text)
    return text if len(text) >= 3 else ""
