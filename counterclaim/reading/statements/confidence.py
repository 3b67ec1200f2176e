"""How likely an attribution is right, and which are too doubtful to be told.

A logistic model over what the learned reader says of itself, what the rules make of the same cue, and the
shape of the attribution. It was fitted to what PolNeAR's coders marked in the development articles; its
weights are in lexicons/statement_confidence.tsv, training/confidence fits and measures them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from counterclaim.reading.prose import Prose
from counterclaim.reading.statements.attribution import Attribution, Stretch, likeness
from counterclaim.reading.statements.union import same_cue, touches

WEIGHTS = "statement_confidence.tsv"
LEAST = 0.27
"""Below this an attribution without quoted words is left out; found on PolNeAR's development articles."""
LEAST_QUOTED = 0.05
"""Below this even quoted words are left out."""
FAINT = 0.02
LOWEST = -3.0
WHOLE = 0.8

Features = dict[str, float]


def weighed(
    prose: Prose,
    attributions: Sequence[Attribution],
    second: Sequence[Attribution],
    quotations: Sequence[Stretch],
) -> Iterator[Attribution]:
    """The attributions with their confidence, in order.

    `second` are the rules' own attributions, `quotations` the quoted stretches in document offsets. What is
    nested in another's content has none: the corpus's coders seldom marked it, so nothing is known.
    """
    for a in attributions:
        likely = None if a.nested else probability(features(prose, a, second, quotations))
        yield replace(a, confidence=likely, quoted=any(touches(a, q) for q in quotations))


def trusted(attributions: Iterable[Attribution]) -> Iterator[Attribution]:
    """Those that are not too doubtful; words in quotation marks are somebody's and stay longer."""
    for a in attributions:
        if a.confidence is None or a.confidence >= (LEAST_QUOTED if a.quoted else LEAST):
            yield a


def probability(given: Features) -> float:
    """The model's probability (0 to 1) for an attribution with these features."""
    logit = sum(weight * given.get(name, 1.0) for name, weight in weights().items())
    return 1 / (1 + math.exp(-logit))


def features(
    prose: Prose, a: Attribution, second: Sequence[Attribution], quotations: Sequence[Stretch]
) -> Features:
    """What the model looks at, by the names of its weights; logarithms are natural."""
    quoted = sum(
        max(0, min(end, to) - max(start, begin)) for start, end in a.content for begin, to in quotations
    )
    sure = a.sure
    return {
        "anchor": max(sure.anchor, LOWEST) if sure else 0.0,
        "weakest content": math.log(max(sure.weakest, FAINT)) if sure else 0.0,
        "source": math.log(max(sure.source, FAINT)) if sure else 0.0,
        "only the rules": float(sure is None),
        "content like the rules'": max((likeness(a, b) for b in second if same_cue(a, b)), default=0.0),
        "wholly quoted": float(quoted > WHOLE * a.letters()),
        "words of content": math.log(1 + sum(len(prose.tokens(*piece)) for piece in a.content)),
        "from source to cue": math.log(1 + distance(a)),
    }


def distance(a: Attribution) -> int:
    """Characters from the beginning of the source to the end of the cue, whichever comes first."""
    if a.source is None or a.cue is None:
        return 0
    return max(0, a.cue[0] - a.source[1], a.source[0] - a.cue[1])


@cache
def weights() -> dict[str, float]:
    """The weight of every feature; "constant" is the one without a feature."""
    text = (files("counterclaim.reading") / "lexicons" / WEIGHTS).read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {name: float(weight) for name, weight in rows}
