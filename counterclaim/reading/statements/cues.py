"""The cue lexicon: which words attribute, in which frames, and the kind of statement each frame makes."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, get_args

from spacy.tokens import Token

from counterclaim.evidence.statement import StatementKind

WordClass = Literal["verbs", "nouns", "adjectives"]
LEXICONS = "reading/lexicons"
FILE = "cues.toml"


@dataclass(frozen=True, slots=True)
class CueWord:
    """A word that attributes: its lemma and, for each frame it takes, the kind of statement made.

    Frames keep the lexicon's order, so the first is the usual one.
    """

    lemma: str
    frames: tuple[tuple[str, StatementKind], ...]

    def kind(self, frame: str) -> StatementKind | None:
        """The kind a frame makes; None where the word does not take it."""
        for name, kind in self.frames:
            if name == frame:
                return kind
        return None

    def takes(self, *frames: str) -> bool:
        """Whether the word takes any of the frames."""
        return any(name in frames for name, _ in self.frames)


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """All cue words by word class and lemma."""

    verbs: dict[str, CueWord]
    nouns: dict[str, CueWord]
    adjectives: dict[str, CueWord]

    def verb(self, token: Token) -> CueWord | None:
        """The word for a verb: with its particle ("rule out") if the lexicon has that, else alone."""
        for c in token.children:
            beside = c.dep_ == "prep" and c.i == token.i + 1
            if (beside or c.dep_ in ("prt", "advmod")) and c.i > token.i:
                phrasal = self.verbs.get(f"{token.lemma_.lower()}_{c.lower_}")
                if phrasal is not None:
                    return phrasal
        return self.verbs.get(token.lemma_.lower())


def read_cues(text: str) -> CueLexicon:
    """The cue lexicon of a TOML text; raises ValueError for a kind that the contract does not know.

    Where two groups give a word the same frame, the later group decides its kind.
    """
    groups = tomllib.loads(text)
    kinds = get_args(StatementKind)
    tables: dict[str, dict[str, CueWord]] = {}
    for word_class in get_args(WordClass):
        frames: dict[str, dict[str, StatementKind]] = {}
        for group in groups.get(word_class, []):
            kind = group["kind"]
            if kind not in kinds:
                raise ValueError(f"{FILE}: {kind!r} is no kind of statement")
            for word in group["words"].split():
                frames.setdefault(word, {}).update(dict.fromkeys(group["frames"], kind))
        tables[word_class] = {w: CueWord(w, tuple(f.items())) for w, f in frames.items()}
    return CueLexicon(tables["verbs"], tables["nouns"], tables["adjectives"])


@cache
def cue_lexicon() -> CueLexicon:
    """The cue lexicon that comes with the package."""
    return read_cues(resources.files("counterclaim").joinpath(LEXICONS, FILE).read_text(encoding="utf-8"))
