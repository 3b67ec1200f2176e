"""The event lexicons: verbs and nouns with their PLOVER types, word classes, and the grammar of status.

The entries are data (`lexicons/event_*.tsv|toml`), written for this project; this module reads them
once and says what an entry asks of its context, not whether a token meets it (`triggers` does).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast, get_args

from counterclaim.evidence.event import Plover

Standing = Literal["event", "act", "weak"]
VERB_FILES = ("event_verbs.tsv", "event_verbs_talks.tsv", "event_verbs_war.tsv")
TYPES: frozenset[str] = frozenset(get_args(Plover))


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that must hold: `slot` (obj, subj, a preposition, or a flag) holds one of `words`."""

    slot: str
    words: frozenset[str] = frozenset()
    negated: bool = False


@dataclass(frozen=True, slots=True)
class VerbEntry:
    """One sense of a verb; `type` is None where the sense is known to be no event."""

    lemma: str
    particles: tuple[str, ...]
    needs: tuple[Need, ...]
    type: Plover | None
    mode: str | None
    recipients: tuple[str, ...]

    @property
    def weight(self) -> int:
        """How much the sense asks for; the most demanding one that holds is taken."""
        return len(self.needs) + 2 * len(self.particles)


@dataclass(frozen=True, slots=True)
class NounEntry:
    """A noun or compound that names events; `type` is None where it is known to name none of ours."""

    words: tuple[str, ...]
    type: Plover | None
    mode: str | None
    recipients: tuple[str, ...]
    standing: Standing


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries: verbs by lemma (most demanding sense first), nouns by head lemma (longest first)."""

    verbs: dict[str, tuple[VerbEntry, ...]]
    nouns: dict[str, tuple[NounEntry, ...]]
    classes: dict[str, frozenset[str]]
    grammar: dict[str, dict[str, frozenset[str]]]

    def knows(self, lemma: str) -> bool:
        """Whether the lexicons have anything about a verb."""
        return lemma in self.verbs or any(lemma in words for words in self.grammar["light"].values())

    def group(self, table: str, name: str) -> frozenset[str]:
        """The words of one list of event_grammar.toml."""
        return self.grammar[table][name]


def _plover(name: str) -> Plover | None:
    if name == "-":
        return None
    if name not in TYPES:
        raise ValueError(f"event lexicon: {name} is no PLOVER type")
    return cast(Plover, name)


def _rows(name: str, columns: int) -> Iterator[list[str]]:
    text = (files("counterclaim.reading") / "lexicons" / name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        row = [cell.strip() for cell in line.split("\t")]
        if len(row) != columns:
            raise ValueError(f"{name}, line {number}: {len(row)} cells where {columns} are due")
        yield row


def _tables(name: str) -> dict[str, object]:
    text = (files("counterclaim.reading") / "lexicons" / name).read_text(encoding="utf-8")
    return tomllib.loads(text)


def _words(text: str, classes: dict[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    for word in text.split("/"):
        if word.startswith("@"):
            found |= classes[word[1:]]
        elif word not in ("", "-"):
            found.add(word)
    return frozenset(found)


def _need(text: str, classes: dict[str, frozenset[str]]) -> Need:
    if "!=" in text:
        slot, _, words = text.partition("!=")
        return Need(slot, _words(words, classes), negated=True)
    slot, _, words = text.partition("=")
    return Need(slot, _words(words, classes))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(",") if part.strip() not in ("", "-"))


@cache
def lexicon() -> Lexicon:
    """The lexicons, read once; raises ValueError naming file and line where one is malformed."""
    plain = cast("dict[str, list[str]]", _tables("event_words.toml"))
    classes = {name: frozenset(words) for name, words in plain.items()}
    verbs: dict[str, list[VerbEntry]] = {}
    for words, needs, kind, mode, recipients in (r for file in VERB_FILES for r in _rows(file, 5)):
        conditions = tuple(_need(n.strip(), classes) for n in needs.split(";") if n.strip() not in ("", "-"))
        for word in _split(words):
            lemma, *particles = word.split()
            verbs.setdefault(lemma, []).append(
                VerbEntry(
                    lemma,
                    tuple(particles),
                    conditions,
                    _plover(kind),
                    None if mode == "-" else mode,
                    _split(recipients),
                )
            )
    nouns: dict[str, list[NounEntry]] = {}
    for words, kind, mode, recipients, standing in _rows("event_nouns.tsv", 5):
        for word in _split(words):
            parts = tuple(word.split())
            entry = NounEntry(
                parts,
                _plover(kind),
                None if mode == "-" else mode,
                _split(recipients),
                cast(Standing, standing),
            )
            nouns.setdefault(_head(parts), []).append(entry)
    grammar = cast("dict[str, dict[str, list[str]]]", _tables("event_grammar.toml"))
    return Lexicon(
        {k: tuple(sorted(v, key=lambda e: -e.weight)) for k, v in verbs.items()},
        {k: tuple(sorted(v, key=lambda e: -len(e.words))) for k, v in nouns.items()},
        classes,
        {t: {k: frozenset(v) for k, v in lists.items()} for t, lists in grammar.items()},
    )


def _head(parts: tuple[str, ...]) -> str:
    for i, part in enumerate(parts):
        if part == "of" and i:
            return parts[i - 1]
    return parts[-1]


@cache
def repaired(lemma: str, word: str, tag: str) -> str:
    """A verb's lemma, made from its form where the model's is unknown to the lexicons ("staged": "stag")."""
    known = lexicon()
    if known.knows(lemma):
        return lemma
    irregular = known.grammar["irregular"].get(word)
    if irregular:
        return next(iter(irregular))
    endings = {"VBD": ("ed", "d"), "VBN": ("ed", "d"), "VBG": ("ing",), "VBZ": ("es", "s")}.get(tag, ())
    for ending in endings:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            for candidate in (stem, stem + "e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem):
                if known.knows(candidate):
                    return candidate
    return lemma
