"""The words of a passage that tell one thing from another, stemmed lightly, without a parser."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

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


def fold(text: str) -> str:
    """Lower case, no accents, no apostrophes; hyphens become spaces: how names are compared."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join(_SEPARATOR.sub(" ", _MARKS.sub("", text.lower())).split())


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
    return frozenset(stem(w) for w in _WORD.findall(fold(text)) if w not in _STOP and len(w) > 1)


def likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """How much of the smaller set the two share, 0 to 1 (overlap coefficient); 0 when one is empty."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0
