"""Where words stand: every line of the record is made of these two shapes."""

from __future__ import annotations

from collections.abc import Iterable
from operator import lt

from msgspec import Struct


class Span(Struct, frozen=True, order=True):
    """A stretch of one report's source text, `text == source[start:end]`; offsets count code points."""

    start: int
    end: int
    text: str


class Passage(Struct, frozen=True):
    """A span that names its report, and the statement it stands in where it is somebody's claim.

    The contract calls this shape a mention.
    """

    report: str
    start: int
    end: int
    text: str
    statement: str | None = None

    @property
    def order(self) -> tuple[str, int, int, str]:
        """What passages are sorted by: report, then place in the text."""
        return self.report, self.start, self.end, self.statement or ""


def in_order(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """The passages once each, by report and place in the text."""
    listed = tuple(passages)
    orders = [p.order for p in listed]
    if all(map(lt, orders, orders[1:])):
        return listed  # in order already, and none twice
    return tuple(sorted(set(listed), key=lambda p: p.order))
