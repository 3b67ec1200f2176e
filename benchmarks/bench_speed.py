"""The whole reading beside bare spaCy: tokens a second of both, in one process, over PolNeAR's dev part.

    python -m benchmarks.bench_speed [SHARED]

The articles go by in small groups, and each group is done by bare spaCy one text at a time, by bare spaCy in
a batch, and by the reading with each engine, parse included; which comes first changes from group to group.
The reading is held against the faster of spaCy's two ways, in processor seconds of the whole process (other
programs do not count, a second thread does) and in seconds on the wall. Tokens are spaCy's. Run by itself it
takes all 84 articles; among the other benchmarks every third.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language

from counterclaim.evidence import Report
from counterclaim.intake import take_in_text
from counterclaim.reading import read
from counterclaim.reading.toolkit import MODEL, Toolkit

GROUP = 4
SOME = 3  # among the other benchmarks, one article in so many
LEAST = 0.4  # the share of spaCy's speed under which something is broken; what is aimed at is 0.6
BARE = ("calls", "batch")
ENGINES = ("encoder", "rules")


def reports(shared: Path) -> list[Report]:
    """The articles as taken in; raises FileNotFoundError where they are absent."""
    folder = shared / "data" / "polnear" / "dev" / "text"
    if not folder.is_dir():
        raise FileNotFoundError(f"no PolNeAR at {folder}")
    return [take_in_text(p.stem, p.read_bytes().decode()) for p in sorted(folder.glob("*.txt"))]


@cache
def bare() -> Language:
    """The pipeline as spaCy loads it, apart from the one that reading uses."""
    return spacy.load(MODEL)


def by_calls(group: Sequence[Report]) -> int:
    """Bare spaCy, one text at a time; how many tokens it made."""
    return sum(len(bare()(r.text)) for r in group)


def in_a_batch(group: Sequence[Report]) -> int:
    """Bare spaCy, all texts at once; how many tokens it made."""
    return sum(len(doc) for doc in bare().pipe([r.text for r in group]))


def whole_readings(group: Sequence[Report]) -> int:
    """The reading with the default engine; how many findings it made."""
    return sum(len(read(r, Toolkit()).statements) for r in group)


def readings_by_rules(group: Sequence[Report]) -> int:
    """The reading with the rules engine; how many findings it made."""
    return sum(len(read(r, Toolkit(statements="rules")).statements) for r in group)


WAYS: dict[str, Callable[[Sequence[Report]], int]] = {
    "calls": by_calls,
    "batch": in_a_batch,
    "encoder": whole_readings,
    "rules": readings_by_rules,
}


def measure(shared: Path, step: int = SOME) -> dict[str, float]:
    """Tokens a second and shares of bare spaCy's; `fast_enough` is 1 where the share is at least LEAST."""
    articles = reports(shared)[::step]
    for work in WAYS.values():
        work(articles[:1])
    cpu, wall = defaultdict[str, float](float), defaultdict[str, float](float)
    tokens, ways = 0, list(WAYS)
    for turn, at in enumerate(range(0, len(articles), GROUP)):
        group = articles[at : at + GROUP]
        for way in ways[turn % len(ways) :] + ways[: turn % len(ways)]:
            processor, clock = time.process_time(), time.perf_counter()
            made = WAYS[way](group)
            cpu[way] += time.process_time() - processor
            wall[way] += time.perf_counter() - clock
            tokens += made if way == "calls" else 0
    figures: dict[str, float] = {"spacy_tokens_per_s": tokens / min(cpu[w] for w in BARE)}
    for engine in ENGINES:
        figures[f"{engine}_tokens_per_s"] = tokens / cpu[engine]
        figures[f"{engine}_share_of_spacy_speed"] = min(cpu[w] for w in BARE) / cpu[engine]
        figures[f"{engine}_share_of_spacy_wall_speed"] = min(wall[w] for w in BARE) / wall[engine]
    return figures | {"fast_enough": float(figures["encoder_share_of_spacy_speed"] >= LEAST)}


def main() -> int:
    """Prints the figures; the exit code is 1 where the reading is too slow."""
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2] / "shared"
    figures = measure(shared, 1)
    for name, value in figures.items():
        print(f"{name:36}{value:10.3f}")
    return 0 if figures["fast_enough"] else 1


if __name__ == "__main__":
    sys.exit(main())
