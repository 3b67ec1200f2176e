"""What was worked out before, so that building again works out only what is new.

A room that finds something out from a few inputs alone asks `Memory.recall` for it, under a key that holds
all of those inputs; only what is not known is worked out. What a build does not ask for is forgotten. The
memory decides nothing: with none, with all of it, or with any part of it the answer is the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from hashlib import blake2b
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

Held = Callable[[str, bytes], bytes | None]
"""What is kept of a kind under a key, as bytes; None where nothing is."""


def key_of(*parts: bytes | str) -> bytes:
    """A key of 16 bytes for some parts; parts cut otherwise give another key."""
    digest = blake2b(digest_size=16)
    for part in parts:
        told = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        digest.update(len(told).to_bytes(8, "little"))
        digest.update(told)
    return digest.digest()


def _nothing(_kind: str, _key: bytes) -> None:
    """Nothing is known from before."""


_ENCODER = msgspec.msgpack.Encoder(order="deterministic")


class Memory:
    """What was found out, by kind and key; `stamp` says by which code, and another's is not believed."""

    def __init__(self, held: Held = _nothing, stamp: str = "", *, keeps: bool = True) -> None:
        self._held, self._stamp, self.keeps = held, stamp, keeps
        self._fresh: dict[tuple[str, bytes], bytes] = {}
        self._used: dict[str, set[bytes]] = {}
        self._decoders: dict[Any, msgspec.msgpack.Decoder[Any]] = {}
        self.asked: Counter[str] = Counter()
        self.made: Counter[str] = Counter()

    @staticmethod
    def none() -> Memory:
        """A memory that keeps nothing, for builds that are made once: nothing is written down for it, and
        whoever asks it needs no key (`keeps` is False)."""
        return Memory(keeps=False)

    def recall(self, kind: str, key: bytes, make: Callable[[], T], noun: type[T]) -> T:
        """What is known of a kind under a key, else what `make` finds, which is kept.

        `noun` is what it is: anything that msgspec writes and reads back equal.
        """
        self.asked[kind] += 1
        if not self.keeps:
            self.made[kind] += 1
            return make()
        stamped = key_of(self._stamp, key)
        self._used.setdefault(kind, set()).add(stamped)
        known = self._fresh.get((kind, stamped)) or self._held(kind, stamped)
        if known is not None:
            if noun not in self._decoders:
                self._decoders[noun] = msgspec.msgpack.Decoder(noun)
            decoder: msgspec.msgpack.Decoder[T] = self._decoders[noun]
            return decoder.decode(known)
        self.made[kind] += 1
        found = make()
        self._fresh[kind, stamped] = _ENCODER.encode(found)
        return found

    @property
    def fresh(self) -> Mapping[tuple[str, bytes], bytes]:
        """What was found out anew, by kind and key, to be kept."""
        return self._fresh

    @property
    def used(self) -> Mapping[str, set[bytes]]:
        """The keys that were asked for, by kind; the others may be forgotten."""
        return self._used
