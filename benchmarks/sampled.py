"""Statements drawn at random, each in its context, to be judged by hand.

    python -m benchmarks.sampled [--stories] [--seed N] [--size N] [--shared DIRECTORY]

They are drawn from PolNeAR's development part, with `--stories` from the founding reports and the dossiers.

The counts of such a judgement stand in docs/accuracy.md; what is printed is the texts and stays outside.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bench_encoder import texts
from counterclaim.evidence import Reading, Report, Statement
from counterclaim.intake import take_in, take_in_text
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


def articles(shared: Path) -> Iterator[tuple[str, Report]]:
    """Name and report of every article of PolNeAR's development part, in the order of names."""
    for name, text in texts(shared / "data" / "polnear" / "dev" / "text").items():
        yield name, take_in_text(name, text)


def stories(shared: Path) -> Iterator[tuple[str, Report]]:
    """Name (story/report) and report of the founding reports, then of each dossier's, by name."""
    seeds, dossiers = shared / "seeds", shared / "dossiers"
    if not (seeds.is_dir() and dossiers.is_dir()):
        raise FileNotFoundError(f"no founding reports and dossiers at {shared}")
    folders = [("seeds", seeds)]
    folders += [(folder.name, folder / "reports") for folder in sorted(dossiers.iterdir()) if folder.is_dir()]
    for story, folder in folders:
        for report in take_in([folder]):
            if isinstance(report, Report):
                yield f"{story}/{report.id}", report


def statements(reports: Iterable[tuple[str, Report]]) -> Iterator[Drawn]:
    """Every statement that the default engine reads in the reports, in text order."""
    toolkit = Toolkit()
    for name, report in reports:
        reading = read(report, toolkit)
        for statement in reading.statements:
            yield Drawn(name, report.text, reading, statement)


def draw(every: Sequence[Drawn], size: int, seed: int) -> list[Drawn]:
    """As many statements as asked for, without repetition, in text order; the same for the same seed."""
    chosen = random.Random(seed).sample(range(len(every)), min(size, len(every)))
    return [every[n] for n in sorted(chosen)]


def main() -> None:
    """Prints the statements drawn, two lines each."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--stories", action="store_true", help="from the founding reports and dossiers")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--size", type=int, default=SIZE)
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    given = parser.parse_args()
    try:
        every = list(statements((stories if given.stories else articles)(given.shared)))
    except FileNotFoundError as absent:
        sys.exit(str(absent))
    print(f"{len(every)} statements, seed {given.seed}")
    for n, item in enumerate(draw(every, given.size, given.seed), 1):
        found = item.statement
        sure = "-" if found.confidence is None else f"{found.confidence:.2f}"
        form = "direct" if found.direct else "indirect"
        facts = (found.kind, found.stance, sure, form, item.speakers or "-")
        print(f"{n} {item.article} | {' | '.join(facts)}\n  {item.marked}")


if __name__ == "__main__":
    main()
