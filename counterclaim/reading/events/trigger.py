"""A trigger: the words that report one event, and the sense they were taken in."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from counterclaim.evidence.event import Plover


@dataclass(frozen=True, slots=True)
class Trigger:
    """One trigger: `head` carries status and time; `noun` names the event where a light verb carries it.

    `voice` says how the event hangs on `head`: doing (its subject acts), suffering (its subject
    undergoes), noun (the noun stands by itself), modal (somebody says that its subject must act),
    denial (its subject denies a part in something). `joined` tell of the same event.
    `settled`: the type already says what its "not" or "will" meant ("will not accept": a rejection).
    """

    head: Token
    type: Plover
    mode: str | None
    recipients: tuple[str, ...]
    voice: str
    noun: Token | None = None
    settled: bool = False
    joined: tuple[Trigger, ...] = field(default=())

    @property
    def anchor(self) -> Token:
        """The word that names the event."""
        return self.noun or self.head
