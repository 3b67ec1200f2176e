"""Two engines made one: the primary one's attributions, mended and completed by the secondary one's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.reading.statements.attribution import Attribution, Stretch, likeness, shared

ALIKE = 0.5
TWIN = 0.15
PART = 0.3
LEAD = 8


def merge(
    primary: Sequence[Attribution],
    secondary: Sequence[Attribution],
    quotations: Sequence[Stretch] = (),
    unsure: Sequence[Stretch] = (),
) -> list[Attribution]:
    """The primary attributions and those of the secondary engine that say something they do not, in order.

    A primary one and a secondary one are twins where their contents are half alike, or where they share
    their cue and some content: the primary one then stays, takes the other's source where it has none,
    and has the holes in its content filled that the other's does not have. Of the other secondary ones
    those with a source are added that the secondary engine kept within another's content, and those whose
    content no primary one touches; quoted ones of these only inside the stretches where the primary engine
    is `unsure`, since elsewhere it misses none. Where `quotations` (document offsets) are given, a primary
    one also gets the whole quotations of its twin that no other primary one has, and the rest of a quotation
    of which it alone has a good part.
    """
    result = list(primary)
    added: list[Attribution] = []
    for other in secondary:
        twin = twin_of(other, primary)
        if twin is not None:
            others = [p for n, p in enumerate(primary) if n != twin]
            whole = [q for q in quoted(other, quotations) if not any(touches(p, q) for p in others)]
            torn = any(touches(other, u) for u in unsure)
            result[twin] = mended(result[twin], other, whole, torn)
        elif other.source is not None and (other.nested or free(other, primary, quotations, unsure)):
            added.append(other)
    for quotation in quotations:
        complete(result, quotation)
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


def free(
    other: Attribution,
    primary: Sequence[Attribution],
    quotations: Sequence[Stretch],
    unsure: Sequence[Stretch],
) -> bool:
    """Whether no primary attribution has any of its content, and it is not quoted where they miss nothing.

    A word or two in quotation marks within what it says leave it free.
    """
    if any(shared(a, other) for a in primary):
        return False
    marked = sum(max(0, min(e, to) - max(s, from_)) for s, e in other.content for from_, to in quotations)
    return marked * 2 < length(other) or any(touches(other, u) for u in unsure)


def complete(attributions: list[Attribution], quotation: Stretch) -> None:
    """Gives a quotation whole to the one attribution with a good part of it, whose cue is outside."""
    start, end = quotation
    holders = [n for n, a in enumerate(attributions) if touches(a, quotation)]
    if len(holders) > 1:
        # of several, the one whose cue leads up to it: 'the embassy revealed that "several ..."'
        leads = [n for n in holders if (c := attributions[n].cue) and 0 <= start - c[1] <= LEAD]
        if len(leads) != 1:
            return
        for n in holders:
            if n != leads[0]:
                rest = without(attributions[n].content, quotation)
                attributions[n] = replace(attributions[n], content=rest or attributions[n].content)
        holders = leads
    if not holders:
        return
    a = attributions[holders[0]]
    has = sum(max(0, min(e, end) - max(s, start)) for s, e in a.content)
    inside = [s for s in (a.cue, a.source) if s is not None and s[0] < end and start < s[1]]
    if has < PART * (end - start) or inside:
        return
    content: list[Stretch] = []
    for s, e in sorted((*a.content, quotation)):
        if content and s <= content[-1][1]:
            content[-1] = (content[-1][0], max(e, content[-1][1]))
        else:
            content.append((s, e))
    attributions[holders[0]] = replace(a, content=tuple(content))


def touches(a: Attribution, stretch: Stretch) -> bool:
    """Whether an attribution's content shares characters with a stretch."""
    return any(start < stretch[1] and stretch[0] < end for start, end in a.content)


def mended(
    a: Attribution, other: Attribution, whole: Sequence[Stretch] = (), unsure: bool = False
) -> Attribution:
    """An attribution with its twin's source if it has none, its holes filled, whole quotations added.

    Its content gives way to the twin's where it is much more torn than that, or, `unsure`, torn at all.
    """
    source = a.source or other.source
    content = a.content
    twins = likeness(a, other) >= TWIN
    torn = twins and len(a.content) > len(other.content) + 1
    if unsure:
        torn = len(a.content) >= max(2, len(other.content)) or (not twins and length(a) < length(other))
    if torn:
        content = other.content
    elif twins:
        content = filled((*a.content, *whole), other.content)
    if a.source is None and source is not None:
        content = without(content, source) or content
    return replace(a, source=source, cue=wider(a.cue, other.cue), content=content)


def without(content: tuple[Stretch, ...], taken: Stretch) -> tuple[Stretch, ...]:
    """Content without a stretch of it: a source lent from the twin may have been read as content."""
    left = [(s, min(e, taken[0])) for s, e in content] + [(max(s, taken[1]), e) for s, e in content]
    return tuple(sorted({(s, e) for s, e in left if e - s > 1}))


def wider(cue: Stretch | None, other: Stretch | None) -> Stretch | None:
    """The cue that holds the other, else the first: "has countered with demands for", not "has countered"."""
    if cue is None or other is None:
        return cue or other
    return other if other[0] <= cue[0] and cue[1] <= other[1] else cue


def length(a: Attribution) -> int:
    """How many characters the content has."""
    return sum(end - start for start, end in a.content)


def filled(content: tuple[Stretch, ...], by: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """Stretches in order, neighbours joined where one stretch of `by` holds the gap between them."""
    result: list[Stretch] = []
    for start, end in sorted(content):
        if result and any(a <= result[-1][1] and start <= b for a, b in by):
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)
