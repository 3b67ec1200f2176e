"""The auction: every format reader says how sure it is of a file, and the surest one takes it."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, Protocol

from counterclaim.evidence import Problem
from counterclaim.intake.draft import Draft, Given
from counterclaim.intake.limits import Budget

HEAD = 4096


@dataclass(frozen=True)
class Source:
    """One file as its readers see it: what it is called, how it begins, and its bytes on demand.

    A file inside a file has its bytes in `raw` and its spot in `where`; `shown` is always the file on
    disk. `given` and `charset` are what the container says of it, `budget` what may still be unpacked.
    """

    path: Path
    shown: str
    size: int
    where: str | None = None
    raw: bytes | None = None
    given: Given = field(default_factory=Given)
    charset: str | None = None
    depth: int = 0
    budget: Budget = field(default_factory=Budget, compare=False)

    @cached_property
    def head(self) -> bytes:
        """The first 4 KiB; raises OSError where the file cannot be opened."""
        with self.open() as file:
            return file.read(HEAD)

    @cached_property
    def name(self) -> str:
        """The file's name in lower case."""
        return self.path.name.lower()

    @cached_property
    def suffix(self) -> str:
        """The extension in lower case, with its dot."""
        return self.path.suffix.lower()

    def open(self) -> BinaryIO:
        """The bytes as a stream that can be sought in."""
        return self.path.open("rb") if self.raw is None else io.BytesIO(self.raw)

    def read(self) -> bytes:
        """All bytes of the file."""
        return self.path.read_bytes() if self.raw is None else self.raw

    def spot(self, here: str) -> str:
        """Where in the file on disk the spot `here` of this source is."""
        return f"{self.where}, {here}" if self.where else here

    def part(
        self,
        name: str,
        raw: bytes,
        here: str | None = None,
        *,
        given: Given | None = None,
        charset: str | None = None,
        deeper: bool = False,
    ) -> Source:
        """A file inside this one; `deeper` where it may again have files inside."""
        return Source(
            path=Path(name),
            shown=self.shown,
            size=len(raw),
            where=self.spot(here) if here else self.where,
            raw=raw,
            given=(given or Given()).over(self.given),
            charset=charset,
            depth=self.depth + deeper,
            budget=self.budget,
        )


class Format(Protocol):
    """One format: its name, what it takes in words, its bid for a file (0 to 1), and its reading."""

    name: str
    takes: str

    def bid(self, source: Source) -> float:
        """How sure the format is that the file is one of its own; 0: certainly not."""

    def read(self, source: Source) -> Iterator[Draft | Problem | Source]:
        """The reports of the file, the files in it, and what was set aside."""


def digest(raw: bytes) -> str:
    """The sha256 of the bytes, in hexadecimal."""
    return hashlib.sha256(raw).hexdigest()


def auction(source: Source, formats: Iterable[Format]) -> Format | None:
    """The format that bids most for the file, the first of equals; None where none wants it."""
    best, highest = None, 0.0
    for candidate in formats:
        offer = candidate.bid(source)
        if offer > highest:
            best, highest = candidate, offer
    return best
