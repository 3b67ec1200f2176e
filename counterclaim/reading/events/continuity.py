"""What a report goes on about: an attack told again without its doer is the one told before.

"The strike was carried out at dawn" or "six more people died" names nobody; where an attack of the same
kind with a doer was told shortly before, the doer is taken from there. Nothing else is carried over.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from counterclaim.reading.events.casting import Party
from counterclaim.reading.events.trigger import Trigger

REACH = 6  # sentences; further back reports have moved on to another attack
AIR = {"strike", "airstrike", "raid", "bombing", "bombardment", "sortie", "attack"}
GROUND = {
    "shelling",
    "bombardment",
    "offensive",
    "assault",
    "operation",
    "siege",
    "attack",
    "advance",
    "shooting",
}
MORE = {"more", "another", "further", "other", "additional"}


def _named(trigger: Trigger) -> Iterator[Token]:
    for one in (trigger, *trigger.joined):
        if one.noun is not None:
            yield one.noun


def same_kind(earlier: Trigger, later: Trigger) -> bool:
    """Whether two attacks are called by nouns that may mean one attack."""
    before = {t.lemma_.lower() for t in _named(earlier)}
    after = {t.lemma_.lower() for t in _named(later)}
    return any(before & kind and after & kind for kind in (AIR, GROUND))


def _goes_on(trigger: Trigger, reached: tuple[Party, ...]) -> bool:
    """Whether a trigger speaks of something already told: a definite deed, or more of its victims."""
    for noun in _named(trigger):
        if any(
            c.lower_ in ("the", "this", "that", "these", "those") for c in noun.children if c.dep_ == "det"
        ):
            return True
        if not any(c.dep_ in ("det", "poss") for c in noun.children) and noun.tag_ == "NNS":
            return True
    return any(set(p.name.text.lower().split()) & MORE for p in reached)


class Thread:
    """The attacks told so far in one report, nearest last."""

    def __init__(self) -> None:
        self._told: list[tuple[int, Trigger, tuple[str, ...]]] = []

    def doers(
        self, sentence: int, trigger: Trigger, actors: tuple[str, ...], reached: tuple[Party, ...]
    ) -> tuple[str, ...]:
        """The ids of who did it: those named here, else those of the attack it goes on about."""
        if trigger.type != "ASSAULT":
            return actors
        if actors:
            self._told.append((sentence, trigger, actors))
            return actors
        if not _goes_on(trigger, reached):
            return actors
        more = any(set(p.name.text.lower().split()) & MORE for p in reached)
        for at, earlier, ids in reversed(self._told):
            if sentence - at > REACH:
                break
            if same_kind(earlier, trigger) or (more and sentence - at <= 2):
                return ids
        return actors
