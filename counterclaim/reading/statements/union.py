"""Two engines made one: the primary one's attributions, mended and completed by the secondary one's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.reading.statements.attribution import Attribution, Stretch, likeness, shared

ALIKE = 0.5
TWIN = 0.15


def merge(
    primary: Sequence[Attribution],
    secondary: Sequence[Attribution],
    quotations: Sequence[Stretch] = (),
) -> list[Attribution]:
    """The primary attributions and those of the secondary engine that say something they do not, in order.

    A primary one and a secondary one are twins where their contents are half alike, or where they share
    their cue and some content: the primary one then stays, takes the other's source where it has none,
    and has the holes in its content filled that the other's does not have. Of the other secondary ones
    those with a source are added whose content no primary one touches, and those within another's content
    that the secondary engine itself kept as such. Where `quotations` (document offsets) are given, a
    primary one also gets the whole quotations of its twin that no other primary one has.
    """
    result = list(primary)
    added: list[Attribution] = []
    for other in secondary:
        twin = twin_of(other, primary)
        if twin is not None:
            others = [p for n, p in enumerate(primary) if n != twin]
            whole = [q for q in quoted(other, quotations) if not any(touches(p, q) for p in others)]
            result[twin] = mended(result[twin], other, whole)
        elif other.source is not None and (other.nested or not any(shared(a, other) for a in primary)):
            added.append(other)
    return sorted((*result, *added), key=lambda a: (a.start, -a.end, a.cue or a.content[0]))


def twin_of(other: Attribution, primary: Sequence[Attribution]) -> int | None:
    """The index of the primary attribution that an attribution is a second reading of.

    What is nested in another's content shares most of it: only the cue tells its twin.
    """
    scores = [
        (likeness(a, other), -n)
        for n, a in enumerate(primary)
        if same_cue(a, other) or (not other.nested and likeness(a, other) >= ALIKE)
    ]
    return -max(scores)[1] if scores else None


def same_cue(left: Attribution, right: Attribution) -> bool:
    """Whether two attributions share characters of their cues."""
    if left.cue is None or right.cue is None:
        return False
    return left.cue[0] < right.cue[1] and right.cue[0] < left.cue[1]


def quoted(a: Attribution, quotations: Sequence[Stretch]) -> list[Stretch]:
    """The quotations that an attribution's content holds as a whole."""
    return [q for q in quotations if any(start <= q[0] and q[1] <= end for start, end in a.content)]


def touches(a: Attribution, stretch: Stretch) -> bool:
    """Whether an attribution's content shares characters with a stretch."""
    return any(start < stretch[1] and stretch[0] < end for start, end in a.content)


def mended(a: Attribution, other: Attribution, whole: Sequence[Stretch] = ()) -> Attribution:
    """An attribution with its twin's source if it has none, its holes filled, whole quotations added."""
    source = a.source or other.source
    content = a.content
    if likeness(a, other) >= TWIN:
        if len(a.content) > len(other.content) + 1:
            content = other.content
        else:
            content = filled((*a.content, *whole), other.content)
    return replace(a, source=source, cue=a.cue or other.cue, content=content)


def filled(content: tuple[Stretch, ...], by: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """Stretches in order, neighbours joined where one stretch of `by` holds the gap between them."""
    result: list[Stretch] = []
    for start, end in sorted(content):
        if result and any(a <= result[-1][1] and start <= b for a, b in by):
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)
