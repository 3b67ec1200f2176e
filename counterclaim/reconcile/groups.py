"""Things that are one: groups made by joins, with pairs that must never be joined."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


class Groups(Generic[K]):
    """Disjoint sets whose answers do not depend on the order of equal-ranked joins."""

    def __init__(self, items: Iterable[K]) -> None:
        self._parent: dict[K, K] = {item: item for item in items}
        self._members: dict[K, list[K]] = {item: [item] for item in self._parent}

    def root(self, item: K) -> K:
        """The item that stands for the group."""
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def members(self, item: K) -> list[K]:
        """Everything in the item's group."""
        return self._members[self.root(item)]

    def join(self, a: K, b: K, allowed: Callable[[K, K], bool] | None = None) -> bool:
        """Make two groups one, unless some pair across them is not allowed; whether they are one now."""
        a, b = self.root(a), self.root(b)
        if a == b:
            return True
        if allowed is not None and not all(allowed(x, y) for x in self._members[a] for y in self._members[b]):
            return False
        if len(self._members[a]) < len(self._members[b]):
            a, b = b, a
        self._parent[b] = a
        self._members[a] += self._members.pop(b)
        return True

    def all(self) -> list[list[K]]:
        """Every group, in the order of first insertion of its first member."""
        order = {item: n for n, item in enumerate(self._parent)}
        found = [
            sorted(members, key=order.__getitem__) if len(members) > 1 else [*members]
            for members in self._members.values()
        ]
        return sorted(found, key=lambda members: order[members[0]])
