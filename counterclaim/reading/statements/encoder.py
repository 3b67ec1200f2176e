"""Attributions as the learned reader finds them: one encoder pass over the prose, then its statement head."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.reading.encoder.decoding import decode
from counterclaim.reading.encoder.network import encoder
from counterclaim.reading.encoder.statements import head
from counterclaim.reading.encoder.windows import cut
from counterclaim.reading.prose import Paragraph, Prose
from counterclaim.reading.statements.attribution import Attribution

READER = "encoder"


def attributions(prose: Prose) -> list[Attribution]:
    """Every attribution found, in document offsets and text order. Raises MissingPart without weights."""
    return attributions_in(prose.text, prose.paragraphs)


def attributions_in(text: str, paragraphs: Iterable[Paragraph]) -> list[Attribution]:
    """Those of a text that is laid out and need not be parsed."""
    network, statements = encoder(), head()
    found: list[Attribution] = []
    for window in cut(text, ((p.start, p.end) for p in paragraphs), network.wordpiece):
        decoded = decode(text, statements.scores(window, network.states(window)))
        found.extend(Attribution(d.source, d.cue, d.content, READER) for d in decoded)
    return found
