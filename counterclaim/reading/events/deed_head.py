"""How the encoder hears a trigger: log odds that it tells a deed, from the states of its word and sentence.

A linear head: what the readable traits say (`deeds`) has one weight, and each of the 384 numbers of the mean
state of the trigger's word, and of its sentence's words, has one. `training/events/train.py` makes them; the
states are those that the readers of statements have worked out already.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from counterclaim.reading.events.trigger import Trigger

if TYPE_CHECKING:  # the rules read without the encoder's libraries
    from counterclaim.reading.encoder.states import States

ALWAYS, TRAITS = "(always)", "(traits)"
ARTICLES = 2.5
"""Log odds by which the sentences of articles sound more like deeds than those the head was trained on, which
are shorter. With it the bars of `deeds` hold for both: found on 316 triggers of 40 articles of PolNeAR's
training part, where it keeps as many deeds as the traits alone."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head's weights: a constant, that of the readable log odds, those of word and sentence [768]."""

    always: float
    traits: float
    states: NDArray[np.float64]


@cache
def head() -> Head:
    """The weights of event_states.tsv; read once."""
    text = (files("counterclaim.reading") / "lexicons" / "event_states.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    alone = {name: float(values[0]) for name, *values in rows if len(values) == 1}
    pairs = np.array([[float(v) for v in values] for _, *values in rows if len(values) == 2])
    return Head(alone[ALWAYS], alone[TRAITS], pairs.T.ravel())


def seen(trigger: Trigger, states: States) -> NDArray[np.float64] | None:
    """The mean states of a trigger's word and of its sentence, one after the other [768]."""
    word, sentence = trigger.anchor, trigger.head.sent
    near = states.mean(word.idx, word.idx + len(word))
    around = states.mean(sentence.start_char, sentence.end_char)
    if near is None or around is None:
        return None
    return np.concatenate([near, around]).astype(np.float64)


def heard(trigger: Trigger, told: float, states: States) -> float:
    """The log odds of a deed; `told` are those by the traits, which stand where the encoder read nothing."""
    found = seen(trigger, states)
    if found is None:
        return told
    known = head()
    return known.always - ARTICLES + known.traits * told + float(known.states @ found)
