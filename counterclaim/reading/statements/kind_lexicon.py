"""The lexicon of kinds: what content says about its kind, and which cues say nothing."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from typing import get_args

from counterclaim.evidence.statement import StatementKind
from counterclaim.reading.statements.cues import FILE as CUES
from counterclaim.reading.statements.cues import LEXICONS, CueLexicon, read_cues

FILE = "cues_content.toml"
MORE = "cues_kind.toml"
UNSAID = "cues_unsaid.toml"


@dataclass(frozen=True, slots=True)
class ContentLexicon:
    """What content says about its kind: noun patterns, performative verbs, phrases; and verbs of telling.

    `told` is what one offers by telling it.
    Of cues: the phrases that evade, the verbs that hold back from what they govern and those of them that
    decline, what weighs and what disbelieves.
    """

    tells: frozenset[str]
    claims: re.Pattern[str]
    offers: re.Pattern[str]
    told: re.Pattern[str]
    performs: dict[str, StatementKind]
    says: dict[StatementKind, re.Pattern[str]]
    names: dict[StatementKind, re.Pattern[str]]
    phrases: dict[StatementKind, re.Pattern[str]]
    subjunctive: dict[str, StatementKind]
    harms: re.Pattern[str]
    befalls: frozenset[str]
    evades: re.Pattern[str]
    disbelieves: re.Pattern[str]
    holds_back: frozenset[str]
    declines: frozenset[str]
    weighs: frozenset[str]
    opens: frozenset[str]


def pattern(phrases: list[str]) -> re.Pattern[str]:
    """A pattern that finds any of the phrases as whole words; `*` is any ending."""
    parts = [re.escape(p).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for p in phrases if p]
    return re.compile(r"(?<!\w)(?:" + "|".join(parts) + r")(?!\w)", re.IGNORECASE)


def listed(text: str) -> list[str]:
    """The phrases of a table entry, separated by bars or line ends."""
    return [p.strip() for line in text.splitlines() for p in line.split("|") if p.strip()]


@cache
def content_lexicon() -> ContentLexicon:
    """The content lexicon that comes with the package; raises ValueError for an unknown kind."""
    path = resources.files("counterclaim").joinpath(LEXICONS, FILE)
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    kinds: dict[str, StatementKind] = {k: k for k in get_args(StatementKind)}
    named = {k for part in ("performs", "says", "names", "phrases", "subjunctive") for k in table[part]}
    if named - set(kinds):
        raise ValueError(f"{FILE}: {sorted(named - set(kinds))} are no kinds of statement")

    def words(name: str) -> frozenset[str]:
        return frozenset(table[name].split())

    def by_word(name: str) -> dict[str, StatementKind]:
        return {w: kinds[k] for k, listing in table[name].items() for w in listing.split()}

    def by_kind(name: str) -> dict[StatementKind, re.Pattern[str]]:
        return {kinds[k]: pattern(listed(text)) for k, text in table[name].items()}

    return ContentLexicon(
        tells=words("tells"),
        claims=pattern(table["claims"].split()),
        offers=pattern(table["offers"].split()),
        told=pattern(table["told"].split()),
        performs=by_word("performs"),
        says=by_kind("says"),
        names=by_kind("names"),
        phrases=by_kind("phrases"),
        subjunctive=by_word("subjunctive"),
        harms=pattern(listed(table["harms"])),
        befalls=words("befalls"),
        evades=pattern(listed(table["evades"])),
        disbelieves=pattern(listed(table["disbelieves"])),
        holds_back=words("holds_back"),
        declines=words("declines"),
        weighs=words("weighs"),
        opens=words("opens"),
    )


@dataclass(frozen=True, slots=True)
class UnsaidLexicon:
    """Words by which nothing is said: deeds, ways of getting criticism, of being named or supposed.

    `sides` are verbs of taking sides, `parties` whom it is then a deed to side with; `sought` and `moves`
    what one seeks by doing; `praises` the passives of praise; `hard` what doing may be; `seems` verbs of an
    empty "it".
    """

    praises: frozenset[str]
    gets: frozenset[str]
    criticism: frozenset[str]
    seems: frozenset[str]
    hard: frozenset[str]
    names: frozenset[str]
    supposes: frozenset[str]
    sides: frozenset[str]
    parties: frozenset[str]
    deeds: frozenset[str]
    sought: frozenset[str]
    moves: frozenset[str]


@cache
def unsaid_lexicon() -> UnsaidLexicon:
    """The lexicon of what says nothing that comes with the package."""
    path = resources.files("counterclaim").joinpath(LEXICONS, UNSAID)
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return UnsaidLexicon(**{f.name: frozenset(table[f.name].split()) for f in fields(UnsaidLexicon)})


@cache
def kind_lexicon() -> CueLexicon:
    """The cue lexicon with the words that make a kind though the rules do not look for them."""
    folder = resources.files("counterclaim").joinpath(LEXICONS)
    return read_cues("\n".join(folder.joinpath(f).read_text(encoding="utf-8") for f in (CUES, MORE)))
