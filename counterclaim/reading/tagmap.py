"""spaCy's attribute ruler done faster: the same coarse tags, features and lemmas, rule by rule.

The ruler runs every one of its patterns against every token. Nearly all of them look at one token only, at
its word in small letters, its tag, its arc and whether it is a space; so what they give is remembered for
each such combination. The few patterns over several tokens are matched as spaCy does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.tokens._retokenize import set_token_attrs

Component = Callable[[Doc], Doc]
Seen = tuple[int, int, int, int]

_TOLD = ("LOWER", "TAG", "DEP", "IS_SPACE")
_TESTS = frozenset({"IN", "NOT_IN", "REGEX"})


@cache
def components(nlp: Language) -> tuple[Component, ...]:
    """The components of a pipeline in their order, the attribute ruler replaced where that is possible."""
    return tuple(
        TagMap(c) if isinstance(c, AttributeRuler) and foreseeable(c) else c for _, c in nlp.pipeline
    )


def foreseeable(ruler: AttributeRuler) -> bool:
    """Whether all patterns of a ruler look at nothing but what is remembered, each at one place."""
    rules: list[Any] = ruler.patterns
    tokens = [t for rule in rules for pattern in rule["patterns"] for t in pattern]
    return all(
        set(t) <= set(_TOLD) and all(not isinstance(v, dict) or set(v) <= _TESTS for v in t.values())
        for t in tokens
    )


class TagMap:
    """What an attribute ruler does, remembered for each kind of token."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._attrs, self._indices = ruler.attrs, ruler.indices
        self._strings = ruler.vocab.strings
        self._single = Matcher(ruler.vocab)
        self._longer = Matcher(ruler.vocab)
        self._words: set[str] = set()
        self._forms: list[re.Pattern[str]] = []
        for n, rule in enumerate(ruler.patterns):
            patterns: Any = rule["patterns"]
            for pattern in patterns:
                if len(pattern) > 1:
                    self._longer.add(str(n), [pattern])
                else:
                    self._single.add(str(n), [pattern])
                    self._heed(pattern[0].get("LOWER"))
        self._telling: dict[int, int] = {}
        self._known: dict[Seen, tuple[int, ...]] = {}
        self._merged: dict[tuple[int, ...], dict[Any, Any]] = {}

    def _heed(self, test: object) -> None:
        """Notes which words a pattern asks for."""
        if isinstance(test, dict):
            self._words.update((*test.get("IN", ()), *test.get("NOT_IN", ())))
            self._forms += [re.compile(test["REGEX"])] if "REGEX" in test else []
        elif isinstance(test, str):
            self._words.add(test)

    def __call__(self, doc: Doc) -> Doc:
        """The document with what the rules give, later rules before earlier ones."""
        further: dict[int, list[int]] = {}
        for name, start, _end in self._longer(doc, allow_missing=True):
            rule = int(self._strings[name])
            further.setdefault(start + self._indices[rule], []).append(rule)
        for i, (word, tag, arc, space) in enumerate(doc.to_array(list(_TOLD)).tolist()):
            told = self._telling.get(word)
            if told is None:
                told = self._telling[word] = self._tell(word)
            seen = (told, tag, arc, space)
            rules = self._known.get(seen)
            if rules is None:
                found = self._single(doc[i : i + 1], allow_missing=True)
                rules = self._known[seen] = ordered(int(self._strings[name]) for name, _, _ in found)
            if i in further:
                rules = ordered((*rules, *further[i]))
            if rules:
                set_token_attrs(doc[i], self._merge(rules))
        return doc

    def _tell(self, word: int) -> int:
        """The word itself where some pattern asks for it; 0 for all others."""
        text = self._strings[word]
        return word if text in self._words or any(f.search(text) for f in self._forms) else 0

    def _merge(self, rules: tuple[int, ...]) -> dict[Any, Any]:
        """What several rules set together; the last one counts."""
        merged = self._merged.get(rules)
        if merged is None:
            merged = {k: v for n in rules for k, v in self._attrs[n].items()}
            self._merged[rules] = merged
        return merged


def ordered(rules: Iterable[int]) -> tuple[int, ...]:
    """Rules by their number, each once."""
    return tuple(sorted(set(rules)))
