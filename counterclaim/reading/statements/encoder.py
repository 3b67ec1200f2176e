"""Attributions as the learned reader finds them: one encoder pass over the prose, then its statement head."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from counterclaim.reading.encoder.decoding import decode
from counterclaim.reading.encoder.network import encoder
from counterclaim.reading.encoder.statements import Scores, head
from counterclaim.reading.encoder.windows import cut
from counterclaim.reading.prose import Paragraph, Prose
from counterclaim.reading.statements.attribution import Attribution, Sureness

READER = "encoder"


def attributions(prose: Prose, second: Sequence[Attribution] = ()) -> list[Attribution]:
    """Every attribution found, in document offsets and text order. Raises MissingPart without weights.

    `second` is what another reader found, which decides where the encoder is torn.
    """
    return decoded(prose.text, scored(prose.text, prose.paragraphs), second)


def scored(text: str, paragraphs: Iterable[Paragraph]) -> list[Scores]:
    """The encoder's scores of a text that is laid out and need not be parsed, window by window."""
    network, statements = encoder(), head()
    windows = cut(text, ((p.start, p.end) for p in paragraphs), network.wordpiece)
    return [statements.scores(window, network.states(window)) for window in windows]


def decoded(text: str, scores: Iterable[Scores], second: Sequence[Attribution] = ()) -> list[Attribution]:
    """The attributions that scores of a text amount to."""
    return [
        Attribution(
            found.source,
            found.cue,
            found.content,
            READER,
            sure=Sureness(found.score, found.weakest, found.named),
        )
        for window in scores
        for found in decode(text, window, second=second)
    ]
