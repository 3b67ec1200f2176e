"""Statements drawn at random from PolNeAR's development part, each in its context, to be judged by hand.

    python -m benchmarks.sampled [--seed N] [--size N] [--shared DIRECTORY]

The counts of such a judgement stand in docs/accuracy.md; what is printed is the corpus and stays outside.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bench_encoder import texts
from counterclaim.evidence import Reading, Statement
from counterclaim.intake import take_in_text
from counterclaim.reading import Toolkit, read

SEED = 29
SIZE = 200
AROUND = 260
SIGNS = {"source": ("<", ">"), "cue": ("[", "]"), "content": ("{", "}")}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A statement, the reading it stands in and that reading's text."""

    article: str
    text: str
    reading: Reading
    statement: Statement

    @property
    def marked(self) -> str:
        """The passage around it on one line: <source>, [cue] and {content}."""
        found = self.statement
        spans = [("content", span) for span in found.content]
        spans += [(role, span) for role, span in (("cue", found.cue), ("source", found.source)) if span]
        signs: list[tuple[int, int, str]] = []
        for role, span in spans:
            opening, closing = SIGNS[role]
            signs += [(span.start, 1, opening), (span.end, 0, closing)]
        start = max(0, min(span.start for _, span in spans) - AROUND)
        end = max(span.end for _, span in spans) + AROUND
        parts, last = [], start
        for at, _, sign in sorted(signs):
            parts += [self.text[last:at], sign]
            last = at
        return " ".join("".join([*parts, self.text[last:end]]).replace("\n", " ¶ ").split())

    @property
    def speakers(self) -> str:
        """The names of the actors behind it, joined by semicolons."""
        names = {actor.id: actor.name for actor in self.reading.actors}
        given = self.statement
        every = given.actors or ((given.actor,) if given.actor else ())
        return "; ".join(names.get(key, key) for key in every)


def readings(folder: Path) -> Iterator[tuple[str, str, Reading]]:
    """Name, text and reading of every article of a folder, by the default engine, in the order of names."""
    toolkit = Toolkit()
    for name, text in texts(folder).items():
        yield name, text, read(take_in_text(name, text), toolkit)


def draw(every: Sequence[Drawn], size: int, seed: int) -> list[Drawn]:
    """As many statements as asked for, without repetition, in text order; the same for the same seed."""
    chosen = random.Random(seed).sample(range(len(every)), min(size, len(every)))
    return [every[n] for n in sorted(chosen)]


def main() -> None:
    """Prints the statements drawn, two lines each."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--size", type=int, default=SIZE)
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    given = parser.parse_args()
    folder = given.shared / "data" / "polnear" / "dev" / "text"
    if not folder.is_dir():
        sys.exit(f"{folder} is absent")
    every = [
        Drawn(name, text, reading, statement)
        for name, text, reading in readings(folder)
        for statement in reading.statements
    ]
    print(f"{len(every)} statements, seed {given.seed}")
    for n, item in enumerate(draw(every, given.size, given.seed), 1):
        found = item.statement
        facts = (found.kind, found.stance, "direct" if found.direct else "indirect", item.speakers or "-")
        print(f"{n} {item.article} | {' | '.join(facts)}\n  {item.marked}")


if __name__ == "__main__":
    main()
