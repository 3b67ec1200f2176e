"""How long an application takes to answer."""

from __future__ import annotations

import gzip
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.testclient import TestClient


@dataclass(frozen=True)
class Timed:
    """One kind of page or answer: milliseconds of processor, sorted, without the first; that; the median on
    the wall; the most bytes an answer had, compressed."""

    name: str
    took: tuple[float, ...]
    first: float
    wall: float
    size: int

    @property
    def median(self) -> float:
        """Half of the answers took no longer."""
        return statistics.median(self.took)

    @property
    def slow(self) -> float:
        """The 95th percentile: 19 of 20 answers took no longer."""
        return self.took[min(len(self.took) - 1, int(0.95 * len(self.took)))]


def timed(name: str, asked: Sequence[Callable[[], Any]]) -> Timed:
    """How long each answer takes. Raises ValueError where one is none."""
    took, wall, size = [], [], 0
    for ask in asked:
        began, on_the_wall = time.process_time(), time.perf_counter()
        answer = ask()
        took.append(1000 * (time.process_time() - began))
        wall.append(1000 * (time.perf_counter() - on_the_wall))
        if answer.status_code != 200:
            raise ValueError(f"{answer.url}: {answer.status_code}")
        size = max(size, len(gzip.compress(answer.content)))
    rest = took[1:] or took
    return Timed(name, tuple(sorted(rest)), took[0], statistics.median(wall[1:] or wall), size)


def pages_timed(client: TestClient, name: str, addresses: Sequence[str]) -> Timed:
    """How long each address takes, the first of them asked for once more before all."""
    return timed(name, [lambda a=a: client.get(a) for a in (addresses[0], *addresses)])  # type: ignore[misc]
