"""How well a line is supported: how many independent origins an event, a figure or a statement has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import ceil

import msgspec

from counterclaim.evidence import Figure, Passage, Statement
from counterclaim.reconcile.ground import Ground

ALIKE = 0.6
"""Share of content words in common (Jaccard) at which two reports pass on one statement."""
LEAST = 4
"""Content words below which statements are alike by chance."""


def origins(mentions: Iterable[tuple[Passage, tuple[str, ...]]], ground: Ground) -> int:
    """How many independent origins some passages have.

    A claim's origin is who makes it, however many reports pass it on; an own-voice passage's origin is
    whoever's words they are, so that copies and shared paragraphs count once.
    """
    found: set[tuple[str, str]] = set()
    for mention, claimed_by in mentions:
        if claimed_by:
            found |= {("actor", actor) for actor in claimed_by}
        else:
            found.add(ground.independence.source(mention.report, mention.start, mention.end))
    return max(1, len(found))


def supported_figures(figures: Sequence[Figure], ground: Ground) -> Iterator[Figure]:
    """The figures in their order, each with how many independent origins give that number of that event."""
    groups: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for f in figures:
        groups[_what(f)].append(f)
    counted = {what: origins([_whose(f, ground) for f in listed], ground) for what, listed in groups.items()}
    for f in figures:
        yield msgspec.structs.replace(f, independent_sources=counted[_what(f)])


def _what(figure: Figure) -> tuple[object, ...]:
    if figure.event is None:
        return (figure.id,)
    return figure.event, figure.measure, figure.unit, figure.low, figure.high, figure.value


def _whose(figure: Figure, ground: Ground) -> tuple[Passage, tuple[str, ...]]:
    s = ground.statements.get(figure.statement or "")
    by = () if s is None else s.actors or ((s.actor,) if s.actor else ())
    return Passage(figure.report, figure.span.start, figure.span.end, figure.span.text), by


def supported_statements(ground: Ground) -> Iterator[Statement]:
    """The statements in their order, each with how many independent reports pass on what its source said.

    Those of one source with enough words in common are one; pairs are found by their rarest words, so that
    the work grows with the statements (`Timely.alike`).
    """
    timely = ground.timely
    voices = [_voice(s, ground) for s in timely.told]
    prefix = [_prefix(size) for size in range(1 + max(map(len, timely.words), default=0))]
    heard = {
        timely.told[n].id: len({voices[n], *(voices[other] for other in others)})
        for n, others in timely.alike(ALIKE, LEAST, prefix)
    }
    for s in ground.statements.values():
        yield msgspec.structs.replace(s, independent_sources=heard.get(s.id, 1))


def _prefix(size: int) -> int:
    return size - ceil(ALIKE * size) + 1 if size else 0


def _voice(statement: Statement, ground: Ground) -> tuple[str, str]:
    content = statement.content
    return ground.independence.source(statement.report, content[0].start, content[-1].end)
