"""Filters in the address: what one may choose, with counts, and what is left of a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from counterclaim.evidence.edtf import Days, days

T = TypeVar("T")

MOST = 60
"""Values a choice offers; the rarest of long lists (actors) are reached from their own pages."""


@dataclass(frozen=True)
class Choice(Generic[T]):
    """One filter: its parameter, its label, the values an item has, and a value's words."""

    name: str
    label: str
    values: Callable[[T], Iterable[str]]
    words: Callable[[str], str] = str


@dataclass(frozen=True)
class Offered:
    """A filter as a page offers it."""

    name: str
    label: str
    chosen: str
    options: tuple[tuple[str, str, int], ...]


def chosen(items: Sequence[T], choices: Sequence[Choice[T]], ask: Callable[[str], str]) -> list[T]:
    """The items that have every value asked for."""
    wanted = [(c, ask(c.name)) for c in choices if ask(c.name)]
    return [i for i in items if all(value in set(c.values(i)) for c, value in wanted)]


def offered(items: Sequence[T], choices: Sequence[Choice[T]], ask: Callable[[str], str]) -> list[Offered]:
    """The filters with their values, counted over what the other filters leave."""
    found = []
    for c in choices:
        others = chosen(items, [o for o in choices if o is not c], ask)
        counted = Counter(v for i in others for v in set(c.values(i)))
        mine = ask(c.name)
        often = sorted(counted, key=lambda v: (-counted[v], v))[:MOST]
        if mine and mine not in often:
            often.append(mine)
        options = sorted(((v, c.words(v), counted[v]) for v in often), key=lambda o: (o[1].casefold(), o[0]))
        if len(options) > 1 or mine:
            found.append(Offered(c.name, c.label, mine, tuple(options)))
    return found


def window(first: str, last: str) -> Days | None:
    """The days between two dates asked for, either of which may be missing; None for no limit."""
    a, b = days(first), days(last)
    if a is None and b is None:
        return None
    low = a.first if a else date.min
    high = b.last if b else date.max
    return Days(low, high) if low <= high else Days(high, low)
