"""The part of a text that a search shows: a few words around the hits, each hit between two signs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

MARK_ON, MARK_OFF = "\ue000", "\ue001"
"""Private-use characters around a hit; a page turns them into marks after escaping."""

WORDS = 24
"""Words that a snippet has at most."""
_BEGINNINGS = 12
"""Hits that a snippet may begin at; the first hits of a long text are as good as its later ones."""
_WORD = re.compile(r"\w+")

Term = tuple[tuple[str, ...], bool]
"""Words that stand one after the other, and whether the last may go on."""


def folded(word: str) -> str:
    """A word as the index holds it: without case and without diacritics."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFD", word.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def _hits(words: Sequence[str], terms: Iterable[Term]) -> list[tuple[int, int, int]]:
    """Where each term stands: its first word and the one after its last, and its number."""
    found = []
    for n, (term, open_) in enumerate(terms):
        size = len(term)
        for at in (i for i, w in enumerate(words) if w == term[0] or (open_ and size == 1)):
            here = words[at : at + size]
            last = len(here) == size and (here[-1].startswith(term[-1]) if open_ else here[-1] == term[-1])
            if last and tuple(here[:-1]) == term[:-1]:
                found.append((at, at + size, n))
    return sorted(found)


def snippet(text: str, terms: Sequence[Term]) -> str:
    """The words of a text around its hits, from where most of the terms stand together; its first words
    where it has none."""
    spans = [m.span() for m in _WORD.finditer(text)]
    hits = _hits([folded(text[a:b]) for a, b in spans], terms)
    begin = 0
    if hits:

        def held(at: int) -> int:
            return len({n for a, b, n in hits if at <= a and b <= at + WORDS})

        first = max((a for a, _, _ in hits[:_BEGINNINGS]), key=lambda a: (held(a), -a))
        begin = max(0, min(first - 4, len(spans) - WORDS))
    end = min(len(spans), begin + WORDS)
    if begin == end:
        return ""
    at = spans[begin][0] if begin else 0
    shown = "…" if begin else ""
    for a, b, _ in hits:
        if begin <= a and b <= end and spans[a][0] >= at:
            shown += f"{text[at : spans[a][0]]}{MARK_ON}{text[spans[a][0] : spans[b - 1][1]]}{MARK_OFF}"
            at = spans[b - 1][1]
    whole = end == len(spans)
    return shown + text[at : len(text) if whole else spans[end - 1][1]] + ("" if whole else "…")
