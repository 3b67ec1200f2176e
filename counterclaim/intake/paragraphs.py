"""The paragraphs of a report's body as they are held against those of others: shingles and signatures.

A shingle is a run of three words; a signature is the MinHash of a paragraph's shingles (Broder 1997).
Signatures are remembered, shingles are made where two reports are compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

import numpy as np
from datasketch import MinHash
from msgspec import Struct
from numpy.typing import NDArray

from counterclaim.evidence import Report
from counterclaim.intake.blocks import Block, sentences
from counterclaim.memory import Memory, key_of

WORD = re.compile(r"\w+")
RUN = 3  # words in a shingle
PERMUTATIONS = 32
SHORTEST = 6  # words; shorter paragraphs are alike by chance
LONGEST = 120  # words; longer paragraphs are compared sentence by sentence


@dataclass(frozen=True)
class Unit:
    """A paragraph, or a sentence of a long one: where it stands and how many words it has."""

    start: int
    end: int
    words: int


class Kept(Struct, frozen=True, array_like=True):
    """Units as flat numbers (start, end, words), and their signatures, 32 little-endian numbers each."""

    units: tuple[int, ...]
    signatures: bytes


@dataclass(frozen=True)
class Paragraphs:
    """What of one report is compared; `key` is the same for equal bodies only."""

    report: Report
    key: bytes
    units: tuple[Unit, ...]
    signatures: NDArray[np.uint32]

    @property
    def words(self) -> int:
        """The words of all units."""
        return sum(unit.words for unit in self.units)

    @cached_property
    def shingles(self) -> tuple[frozenset[int], ...]:
        """The shingles of each unit."""
        return tuple(frozenset(found.tolist()) for _, found in _cut(self.report))


def paragraphs(report: Report, memory: Memory) -> Paragraphs:
    """The paragraphs of a report's body with their signatures."""
    key = key_of(report.text, repr([(span.start, span.end) for span in report.body]))
    kept = memory.recall("paragraphs", key, lambda: _signed(report), Kept)
    flat = kept.units
    units = tuple(map(Unit, flat[::3], flat[1::3], flat[2::3]))
    signatures = np.frombuffer(kept.signatures, dtype="<u4").reshape(len(units), PERMUTATIONS)
    return Paragraphs(report, key, units, signatures)


def _signed(report: Report) -> Kept:
    hasher = MinHash(num_perm=PERMUTATIONS, seed=1, hashfunc=int)
    units: list[int] = []
    signatures: list[bytes] = []
    for unit, shingles in _cut(report):
        hasher.clear()
        hasher.update_batch(shingles.tolist())
        units += (unit.start, unit.end, unit.words)
        signatures.append(hasher.digest().astype("<u4").tobytes())
    return Kept(tuple(units), b"".join(signatures))


def _cut(report: Report) -> Iterator[tuple[Unit, NDArray[np.uint64]]]:
    """The paragraphs of the body, sentences where they are long; those too short to tell are left out."""
    for span in report.body:
        block = Block(span.start, span.end, span.text)
        pieces = [block] if len(span.text) < 6 * LONGEST else sentences(block)
        for piece in pieces:
            words = WORD.findall(piece.text.lower())
            if len(words) >= SHORTEST:
                yield Unit(piece.start, piece.end, len(words)), _shingles(words)


_KNOWN: dict[str, int] = {}


def _hashed(word: str) -> int:
    value = _KNOWN.get(word)
    if value is None:
        if len(_KNOWN) > 500_000:
            _KNOWN.clear()
        value = int.from_bytes(blake2b(word.encode(), digest_size=4).digest(), "little")
        _KNOWN[word] = value
    return value


def _shingles(words: Sequence[str]) -> NDArray[np.uint64]:
    """A 32-bit number for every run of `RUN` words, each once; the same in every process."""
    hashes = np.array([_hashed(word) for word in words], dtype=np.uint64)
    total = np.zeros(len(words) - RUN + 1, dtype=np.uint64)
    for step in range(RUN):
        total = total * np.uint64(0x9E3779B97F4A7C15) + hashes[step : len(hashes) - RUN + 1 + step]
    return np.unique(total >> np.uint64(32))
