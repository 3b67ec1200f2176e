"""What a statement's own words tell, whoever else speaks: found once for each statement."""

from __future__ import annotations

import re

from msgspec import Struct

from counterclaim.evidence import Statement
from counterclaim.reconcile.phrases import phrases
from counterclaim.reconcile.words import content_words, side_by_side

_WORDS = phrases("denials.toml")
ADDED = re.compile(
    rf",\s+(?:an?|the)\s+{_WORDS['claim'].pattern}\s+(?:that\s+|which\s+)?[\w\s’'.-]{{3,60}}?{_WORDS['denied'].pattern}",
    re.I,
)
"""A denial that a sentence adds to a claim: "..., a charge that the radio denied"."""


class Saying(Struct, frozen=True, array_like=True):
    """The content words of a statement side by side, and whether it turns down what somebody claims."""

    statement: str
    words: str
    turns_down: bool


def saying(s: Statement) -> Saying:
    """What the words of a statement tell."""
    said = " ".join(c.text for c in s.content)
    return Saying(s.id, side_by_side(content_words(said)), _turns_down(s, said))


def _turns_down(s: Statement, said: str) -> bool:
    """Whether a statement denies, rejects or discredits what somebody claims."""
    cue, content = s.cue.text if s.cue else "", ADDED.sub("", said)
    return s.kind == "deny" or bool(_WORDS["denied"].search(cue)) or bool(
        _WORDS["claim"].search(content) and _WORDS["denied"].search(content)
    )  # fmt: skip
