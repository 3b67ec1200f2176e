"""The auction: every format reader says how sure it is of a file, and the surest one takes it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

from counterclaim.evidence import Problem
from counterclaim.intake.draft import Draft

HEAD = 4096


@dataclass(frozen=True)
class Source:
    """One file as its readers see it: where it is, how it begins, and its bytes on demand."""

    path: Path
    shown: str
    size: int

    @cached_property
    def head(self) -> bytes:
        """The first 4 KiB; raises OSError where the file cannot be opened."""
        with self.path.open("rb") as file:
            return file.read(HEAD)

    @property
    def suffix(self) -> str:
        """The extension in lower case, with its dot."""
        return self.path.suffix.lower()

    def read(self) -> bytes:
        """All bytes of the file."""
        return self.path.read_bytes()


class Format(Protocol):
    """One format: its name, what it takes in words, its bid for a file (0 to 1), and its reading."""

    name: str
    takes: str

    def bid(self, source: Source) -> float:
        """How sure the format is that the file is one of its own; 0: certainly not."""

    def read(self, source: Source) -> Iterator[Draft | Problem]:
        """The reports of the file, and what was set aside."""


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
