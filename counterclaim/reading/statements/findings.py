"""What a rule finds before it is settled: token ranges, the frame, and the cue word's head."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from counterclaim.evidence.statement import StatementKind
from counterclaim.reading.statements.syntax import Range


@dataclass(frozen=True, slots=True)
class Finding:
    """An attribution in token ranges [start, end); `head` is the cue's token, `rule` what found it."""

    source: Range | None
    cue: Range | None
    content: tuple[Range, ...]
    head: int
    frame: str
    rule: str
    kind: StatementKind | None = None
    nested: bool = False

    @property
    def start(self) -> int:
        """The first token of the content."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """One past the last token of the content."""
        return self.content[-1][1]

    def size(self) -> int:
        """How many tokens the content has."""
        return sum(b - a for a, b in self.content)

    def shares(self, start: int, end: int) -> int:
        """How many tokens of [start, end) the content holds."""
        return sum(max(0, min(b, end) - max(a, start)) for a, b in self.content)

    def with_content(self, content: tuple[Range, ...]) -> Finding:
        """The same finding with other content."""
        return replace(self, content=content)


def without(content: Range, *holes: Range | None) -> tuple[Range, ...]:
    """A range cut around the holes that stand in it, in order."""
    pieces = [content]
    for hole in holes:
        if hole is None:
            continue
        cut: list[Range] = []
        for a, b in pieces:
            if hole[1] <= a or b <= hole[0]:
                cut.append((a, b))
                continue
            if a < hole[0]:
                cut.append((a, hole[0]))
            if hole[1] < b:
                cut.append((hole[1], b))
        pieces = cut
    return tuple(pieces)


def joined(pieces: tuple[Range, ...], gap: int = 0) -> tuple[Range, ...]:
    """Ranges in order, those that touch or overlap (or stand `gap` tokens apart) made one."""
    result: list[Range] = []
    for a, b in sorted(pieces):
        if result and a <= result[-1][1] + gap:
            result[-1] = (result[-1][0], max(b, result[-1][1]))
        else:
            result.append((a, b))
    return tuple(result)


BUCKET = 256


class Contents:
    """Findings by where their content stands, so that a long text is not searched as a whole."""

    def __init__(self, found: Iterable[Finding]) -> None:
        self._buckets: dict[int, list[Finding]] = {}
        for f in found:
            touched = {n for a, b in f.content for n in range(a // BUCKET, (b - 1) // BUCKET + 1)}
            for n in sorted(touched):
                self._buckets.setdefault(n, []).append(f)

    def holding(self, token: int) -> list[Finding]:
        """The findings whose content holds a token, in their own order."""
        near = self._buckets.get(token // BUCKET, [])
        return [f for f in near if any(a <= token < b for a, b in f.content)]
