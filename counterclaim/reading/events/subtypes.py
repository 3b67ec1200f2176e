"""ACLED sub-event labels of events, by the rules of lexicons/acled.toml.

A rule holds on the words of the event's own clause first (those of the whole sentence for its first event),
then on those of its sentence and its neighbours, and only for events of the PLOVER types it names;
rules that name no weapon and no occasion (`generic`) come last. Which side takes a territory decides between
the government regaining it and others overtaking it. Labels and ACLED's published names are listed in the
data file.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from spacy.tokens import Span, Token

from counterclaim.reading.events.clauses import lemma_of
from counterclaim.reading.events.trigger import Trigger
from counterclaim.reading.prose import Prose

TERRITORY = "TERRITORY"

_APART = frozenset({"conj", "ccomp", "advcl", "relcl", "parataxis"})


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: words that must stand in the window, words that must not, and the types it is for.

    An `overall` rule looks at the sentences around always: gas is gas, whatever fired it.
    """

    label: str
    groups: tuple[frozenset[str], ...]
    none: frozenset[str]
    types: frozenset[str]
    triggers: frozenset[str]
    generic: bool
    overall: bool


@cache
def _table() -> dict[str, Any]:
    text = (files("counterclaim.reading") / "lexicons" / "acled.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def rules() -> tuple[Rule, ...]:
    """The rules in the order in which they are tried."""
    table = _table()
    words: dict[str, list[str]] = table["words"]

    def spread(items: list[str]) -> frozenset[str]:
        return frozenset(w for i in items for w in (words[i[1:]] if i.startswith("@") else [i]))

    return tuple(
        Rule(
            r["label"],
            tuple(spread(r[key]) for key in ("any", "and", "also") if key in r),
            spread(r.get("none", [])),
            frozenset(r.get("types", [])),
            frozenset(r.get("trigger", [])),
            r.get("generic", False),
            r.get("overall", False),
        )
        for r in table["rule"]
    )


@cache
def published_names() -> dict[str, str]:
    """ACLED's own name of each label."""
    return dict(_table()["names"])


@cache
def _rebels() -> frozenset[str]:
    return frozenset(_table()["words"]["rebels"])


def clause(trigger: Trigger) -> list[Token]:
    """The words of the event's own clause: what hangs on its words, other clauses left out."""
    top = trigger.head
    if top.dep_ in ("relcl", "acl") and top.head.pos_ in ("NOUN", "PROPN"):
        top = top.head
    kept: set[int] = set()
    waiting = [top, trigger.head, trigger.anchor]
    inside = {t.i for t in waiting}
    while waiting:
        token = waiting.pop()
        kept.add(token.i)
        for c in token.children:
            if c.i in kept or (c.dep_ in _APART and c.i not in inside and c.pos_ in ("VERB", "AUX")):
                continue
            waiting.append(c)
    doc = trigger.head.doc
    return [doc[i] for i in sorted(kept)]


def terms(tokens: Iterable[Token]) -> frozenset[str]:
    """The words, two- and three-word phrases of a stretch of text, as lemmas and as they stand."""
    kept = [t for t in tokens if not t.is_space and t.ent_type_ != "DATE"]
    lemmas = [lemma_of(t) if t.pos_ == "VERB" else t.lemma_.lower() for t in kept]
    plain = [t.lower_ for t in kept]
    found: set[str] = set()
    for row in (lemmas, plain):
        for n in (1, 2, 3):
            found |= {" ".join(row[i : i + n]) for i in range(len(row) - n + 1)}
        found |= {"-".join((a, b)) for a, h, b in zip(row, row[1:], row[2:], strict=False) if h == "-"}
    return frozenset(found)


class SubtypeReader:
    """Gives events of one report their labels."""

    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        self._sentences: dict[int, frozenset[str]] = {}
        self._neighbours: dict[int, frozenset[str]] = {}

    def read(self, trigger: Trigger, actor: str, first: bool) -> str | None:
        """The label of an event whose actor is worded so; None where no rule holds.

        `first`: it is the first event of its sentence, which the sentence as a whole is about.
        """
        sentence = trigger.head.sent
        own = terms(clause(trigger))
        near = self._sentences.get(sentence.start)
        if near is None:
            near = self._sentences[sentence.start] = terms(sentence)
        wide = self._around(sentence)
        windows = [near, wide] if first else [own, near, wide]
        for generic in (False, True):
            for window in windows:
                for rule in rules():
                    if rule.generic == generic and holds(rule, wide if rule.overall else window, trigger):
                        return side(actor) if rule.label == TERRITORY else rule.label
        return None

    def _around(self, sentence: Span) -> frozenset[str]:
        """The words of a sentence and of its neighbours in the paragraph."""
        if sentence.start not in self._neighbours:
            paragraph = self.prose.paragraph_at(sentence.start_char)
            tokens = self.prose.tokens(paragraph.start, paragraph.end)
            before = sentence.doc[max(sentence.start - 1, 0)].sent.start
            after = sentence.doc[min(sentence.end, len(sentence.doc) - 1)].sent.end
            self._neighbours[sentence.start] = terms(
                sentence.doc[max(before, tokens.start) : min(after, tokens.end)]
            )
        return self._neighbours[sentence.start]


def holds(rule: Rule, window: frozenset[str], trigger: Trigger) -> bool:
    """Whether a rule holds for a trigger in a window of terms."""
    if rule.types and trigger.type not in rule.types:
        return False
    if rule.label == TERRITORY and trigger.noun is not None:
        return False
    if rule.triggers and not (_named(trigger.head) | _named(trigger.anchor)) & rule.triggers:
        return False
    return all(window & group for group in rule.groups) and not window & rule.none


def _named(token: Token) -> set[str]:
    return {token.lemma_.lower(), token.lower_}


def side(actor: str) -> str:
    """Which of the two territorial labels fits an actor's words."""
    low = re.split(r" (?:in|on|against|with|from|near|after) ", actor.lower())[0]
    if any(word in low for word in _rebels()) and "government" not in low and "army" not in low:
        return "NON_STATE_ACTOR_OVERTAKES_TER"
    return "GOV_REGAINS_TERIT"
