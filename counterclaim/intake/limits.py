"""How much of packed input is unpacked: bounds that no report reaches and every bomb does."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from counterclaim.intake.trouble import MB

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class Overflow(Exception):
    """Packed input holds more than is unpacked; the message says which bound it passed."""


@dataclass(frozen=True)
class Limits:
    """The bounds: archives within archives, members in all, bytes of one member and of all, growth.

    `ratio` is how many times its packed size a stream may grow to once it is past `free` bytes: text
    packs to a fifth or a tenth, files made to do harm to a thousandth.
    """

    nesting: int = 3
    members: int = 100_000
    member: int = 128 * MB
    total: int = 2048 * MB
    ratio: int = 200
    free: int = 16 * MB


@dataclass
class Budget:
    """What may still be unpacked of one file, however deep its archives are nested."""

    limits: Limits = field(default_factory=Limits)
    members: int = 0
    spent: int = 0

    def member(self) -> None:
        """Count a member; raises Overflow beyond the bound."""
        self.members += 1
        if self.members > self.limits.members:
            raise Overflow(f"more than {self.limits.members:,} members")

    def spend(self, count: int) -> None:
        """Count unpacked bytes; raises Overflow beyond the bound."""
        self.spent += count
        if self.spent > self.limits.total:
            raise Overflow(f"more than {self.limits.total / MB:,.0f} MB when unpacked")


class Readable(Protocol):
    """Anything that gives bytes as they come: of a stream that is cut off, all before the cut."""

    def read1(self, size: int = -1, /) -> bytes:
        """Up to `size` bytes, fewer where more are not at hand; none at the end."""


class Guard(io.RawIOBase):
    """A stream that is unpacked while it is read, and raises Overflow when it grows past the budget.

    `leash` bounds what may be read until it is set again, for parsers that read a header whole however
    long it says it is.
    """

    def __init__(self, inner: Readable, budget: Budget, packed: int | None = None) -> None:
        self._inner, self._budget, self._packed = inner, budget, packed
        self._given = 0
        self.leash: int | None = None

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill the buffer with what comes next; 0 at the end."""
        view = memoryview(buffer).cast("B")
        data = self._inner.read1(len(view))
        view[: len(data)] = data
        self._count(len(data))
        return len(data)

    def _count(self, count: int) -> None:
        self._given += count
        limits = self._budget.limits
        if self._packed is not None and self._given > max(limits.free, limits.ratio * self._packed):
            raise Overflow(f"more than {limits.ratio} times its size when unpacked")
        self._budget.spend(count)
        if self.leash is not None:
            self.leash -= count
            if self.leash < 0:
                raise Overflow("a header without end")
