"""Long lists a hundred at a time, or fewer where each takes much room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

SIZE = 100


@dataclass(frozen=True)
class Leaf(Generic[T]):
    """One page of a list: its items, which page it is of how many, and what the whole list counts."""

    items: Sequence[T]
    number: int
    of: int
    total: int
    size: int = SIZE

    @property
    def first(self) -> int:
        """The number of the first item, counted from 1 (0 in an empty list)."""
        return (self.number - 1) * self.size + 1 if self.items else 0

    @property
    def last(self) -> int:
        """The number of the last item."""
        return self.first + len(self.items) - 1 if self.items else 0


def leaf(items: Sequence[T], asked: str, holding: int | None = None, size: int = SIZE) -> Leaf[T]:
    """The page asked for ("3"), the nearest there is, or without one that which holds the item `holding`."""
    of = max(1, -(-len(items) // size))
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 0
    if not number and holding is not None:
        number = holding // size + 1
    number = min(max(number, 1), of)
    return Leaf(items[(number - 1) * size : number * size], number, of, len(items), size)
