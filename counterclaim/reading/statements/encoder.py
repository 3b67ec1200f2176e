"""Attributions as the learned reader finds them: one encoder pass over the prose, then its statement head."""

from __future__ import annotations

from counterclaim.reading.encoder.decoding import decode
from counterclaim.reading.encoder.network import encoder
from counterclaim.reading.encoder.statements import head
from counterclaim.reading.encoder.windows import cut
from counterclaim.reading.prose import Prose
from counterclaim.reading.statements.attribution import Attribution

READER = "encoder"


def attributions(prose: Prose) -> list[Attribution]:
    """Every attribution found, in document offsets and text order. Raises MissingPart without weights."""
    text = prose.text
    network, statements = encoder(), head()
    found: list[Attribution] = []
    for window in cut(text, ((p.start, p.end) for p in prose.paragraphs), network.wordpiece):
        decoded = decode(text, statements.scores(window, network.states(window)))
        found.extend(Attribution(d.source, d.cue, d.content, READER) for d in decoded)
    return found
