"""How well a line is supported: how many independent origins an event, a figure or a statement has."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import ceil

import msgspec

from counterclaim.evidence import Figure, Passage, Statement
from counterclaim.reconcile.ground import COMMON, Ground

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

    Those of one source with enough words in common are one; pairs are found by their rarest words
    (prefix filtering: Bayardo, Ma and Srikant 2007), so that the work grows with the statements.
    """
    words = ground.words
    often = Counter(word for listed in words.values() for word in listed)
    ranked = {id_: sorted(listed, key=lambda w: (often[w], w)) for id_, listed in words.items()}
    holders: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    for id_ in sorted(ranked, key=ground.dated):
        for word in ranked[id_][: _prefix(len(ranked[id_]))]:
            holders[ground.statements[id_].actor or "", word].append(ground.dated(id_))
    voices = {s.id: _voice(s, ground) for s in ground.statements.values()}
    for s in ground.statements.values():
        own = words[s.id]
        found = {voices[s.id]}
        if len(own) >= LEAST and s.actor:
            rare = ranked[s.id][: _prefix(len(own))]
            near = {i for word in rare for i in _of_its_time(holders[s.actor, word], s, ground)}
            found |= {
                voices[id_] for id_ in sorted(near) if len(own & words[id_]) >= ALIKE * len(own | words[id_])
            }
        yield msgspec.structs.replace(s, independent_sources=len(found))


def _of_its_time(held: Sequence[tuple[int, str]], s: Statement, ground: Ground) -> Sequence[str]:
    """The statements with a word that are of a statement's time; where they are COMMON, only those of known
    days."""
    found = ground.of_those_days(held, s.report, COMMON)
    return ground.dated_of_those_days(held, s.report) if found is None else found


def _prefix(size: int) -> int:
    return size - ceil(ALIKE * size) + 1 if size else 0


def _voice(statement: Statement, ground: Ground) -> tuple[str, str]:
    content = statement.content
    return ground.independence.source(statement.report, content[0].start, content[-1].end)
