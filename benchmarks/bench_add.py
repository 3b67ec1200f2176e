"""What it costs to add ten reports to a record of many.

    python -m benchmarks.bench_add --reports 10000 --added 10 --folder /tmp/add

The reports are the made-up ones of `bench_growth`, their texts put into files and made unlike each other:
over half of the words in small letters become others of the same length, so that offsets stay; every eighth
telling keeps the words of the one before, so that there are copies. The readings are made with the reports
and handed over where a report would be read (which takes some tenths of a second each and is the same in
both builds for what is new); each is that of the report as taken in, with the made one's date. All else is
`pipeline.build`: the first build takes in and keeps all reports but some, the second finds those added.

`again_speed` is the processor time of the first build by that of the second; `known_<kind>` the share of
what the second build asked its memory for, of a kind, that was known.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import msgspec

from benchmarks.bench_growth import readings
from counterclaim import pipeline
from counterclaim.evidence import Reading, Report
from counterclaim.memory import Memory
from counterclaim.reading import Toolkit
from counterclaim.store import Store

FEW = 400
ADDED = 10
_SMALL = re.compile(r"\b[a-z]{3,}\b")
_OTHER = 0.6
_COPIED = 8
_STAGES = {
    "take_in_all": "taking in",
    "read_each": "loading readings",
    "find_shared": "copies",
    "_newly_dated": "dating",
    "reconcile": "reconciling",
}


@dataclass
class Build:
    """What one build took: seconds of processor and of the clock by stage, and what it asked its memory."""

    stages: dict[str, float] = field(default_factory=dict)
    clock: float = 0.0
    rows: int = 0
    kept_mb: float = 0.0
    asked: Counter[str] = field(default_factory=Counter)
    made: Counter[str] = field(default_factory=Counter)

    @property
    def seconds(self) -> float:
        """Seconds of processor in all."""
        return sum(self.stages.values())

    def known(self, kind: str) -> float:
        """The share of what was asked for of a kind that was known."""
        return 1 - self.made[kind] / self.asked[kind]


def tellings(count: int) -> Iterator[Reading]:
    """The readings of `bench_growth` with texts that are no copies of each other, but for some."""
    for reading in readings(count):
        telling = int(reading.report.id.partition("-")[0][1:])
        seed = telling - 1 if telling % _COPIED == _COPIED - 1 else telling
        chance = random.Random(f"{seed} {reading.report.id.partition('-')[2]}")
        text = _SMALL.sub(partial(_other, chance=chance), reading.report.text)
        yield msgspec.convert(_worded(msgspec.to_builtins(reading), text), Reading)


def _other(match: re.Match[str], chance: random.Random) -> str:
    """The word, or a made-up one of the same length."""
    if chance.random() >= _OTHER:
        return match[0]
    return "".join(chance.choice(("bdfgklmnprstvz", "aeiou")[n % 2]) for n in range(len(match[0])))


def _worded(found: Any, text: str) -> Any:
    """The same with the words of all spans, and the text of the report, taken from another text."""
    if isinstance(found, dict):
        if {"start", "end", "text"} <= found.keys():
            found["text"] = text[found["start"] : found["end"]]
        elif "body" in found:
            found["text"] = text
        for value in found.values():
            _worded(value, text)
    elif isinstance(found, (list, tuple)):
        for value in found:
            _worded(value, text)
    return found


def _of(report: Report, made: Reading) -> Reading:
    """The made reading as that of the report as taken in, or as dated since."""
    date = made.report if report.published_basis != "inferred" else report
    dated = {n: getattr(date, n) for n in Report.__struct_fields__ if n.startswith("published")}
    return msgspec.structs.replace(made, report=msgspec.structs.replace(report, **dated))


def built(folder: Path, record: Path, made: dict[str, Reading]) -> Build:
    """Build the record of a folder whose reports are read as `made` says, and what that took."""
    found = Build()

    def handed(reports: Iterable[Report], _toolkit: Toolkit, _workers: int) -> Iterator[Reading]:
        return (_of(report, made[report.id]) for report in reports)

    def saved(store: Store, *given: Any) -> None:
        before = store.connection.total_changes
        _timed(save, "saving", found)(store, *given)
        found.rows = store.connection.total_changes - before

    def remembering(*given: Any) -> Memory:
        memory = Memory(*given)
        found.asked, found.made = memory.asked, memory.made
        return memory

    save = Store.save
    with ExitStack() as stack:
        stack.enter_context(patch.object(pipeline, "read_reports", handed))
        stack.enter_context(patch.object(pipeline, "Memory", remembering))
        stack.enter_context(patch.object(Store, "save", saved))
        for name, stage in _STAGES.items():
            stack.enter_context(patch.object(pipeline, name, _timed(getattr(pipeline, name), stage, found)))
        began, clock = time.process_time(), time.monotonic()
        pipeline.build([folder], record, Toolkit(statements="rules"))
        found.clock = time.monotonic() - clock
        found.stages["all else"] = time.process_time() - began - found.seconds
    with Store.open(record) as store:
        query = "SELECT coalesce(sum(length(key) + length(value)), 0) FROM remembered"
        found.kept_mb = store.connection.execute(query).fetchone()[0] / 1e6
    return found


def _timed(work: Callable[..., Any], stage: str, found: Build) -> Callable[..., Any]:
    """The same work, its seconds of processor added to a stage; what is yielded comes as a list."""

    def timed(*given: Any, **named: Any) -> Any:
        began = time.process_time()
        out = work(*given, **named)
        out = list(out) if isinstance(out, Iterator) else out
        found.stages[stage] = found.stages.get(stage, 0.0) + time.process_time() - began
        return out

    return timed


def twice(
    count: int, added: int, folder: Path, say: Callable[[str], None] = lambda _: None
) -> tuple[Build, Build]:
    """The first build, of so many reports, and the second, of those and some added."""
    say(f"making {count + added} reports")
    made = {reading.report.id: reading for reading in tellings(count + added)}
    reports, record = folder / "reports", folder / "record.db"
    reports.mkdir(parents=True, exist_ok=True)
    for path in (*reports.iterdir(), *folder.glob("record.db*")):
        path.unlink()
    names = sorted(made)
    late = set(random.Random(7).sample(names, added))
    _write([made[n] for n in names if n not in late], reports)
    say("building")
    first = built(reports, record, made)
    _write([made[n] for n in names if n in late], reports)
    say(f"building with {added} more")
    return first, built(reports, record, made)


def _write(made: Sequence[Reading], reports: Path) -> None:
    for reading in made:
        (reports / f"{reading.report.id}.txt").write_text(reading.report.text, encoding="utf-8")


def measure(shared: Path) -> dict[str, float]:  # noqa: ARG001 - every benchmark is asked alike
    """How much faster the second build is, and the share of each kind that it knew."""
    with tempfile.TemporaryDirectory() as folder:
        first, again = twice(FEW, ADDED, Path(folder))
    known = {f"known_{kind}".replace(" ", "_"): again.known(kind) for kind in sorted(again.asked)}
    return {"again_speed": first.seconds / again.seconds, **known}


def main() -> None:
    """Print both builds by stage, and what the second asked its memory for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--reports", type=int, default=FEW)
    parser.add_argument("--added", type=int, default=ADDED)
    parser.add_argument("--folder", type=Path, help="where files and record are made (and left)")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as aside:
        first, again = twice(
            asked.reports, asked.added, asked.folder or Path(aside), partial(print, flush=True)
        )
    print(f"{'seconds of processor':24}{'first build':>12}{f'{asked.added} added':>12}")
    for stage in first.stages:
        print(f"{stage:24}{first.stages[stage]:12.1f}{again.stages.get(stage, 0.0):12.1f}")
    print(f"{'all':24}{first.seconds:12.1f}{again.seconds:12.1f}")
    print(f"{'by the clock':24}{first.clock:12.1f}{again.clock:12.1f}")
    print(f"{'rows written':24}{first.rows:12}{again.rows:12}")
    print(f"{'memory in the file, MB':24}{first.kept_mb:12.1f}{again.kept_mb:12.1f}")
    for kind in sorted(again.asked):
        print(f"{kind:24}{again.asked[kind]:12} asked, {again.made[kind]} of them made")
    print(f"most memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
