"""The road from files to a record; the one room that knows all the others.

    take in -> read -> date together -> find copies -> reconcile -> keep

A report's reading is kept under a key made of the report and of the code that read it, so building again
reads only what is new or would be read differently.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import msgspec
from msgspec import Struct

import counterclaim
from counterclaim.evidence import Problem, Reading, Record, Report
from counterclaim.intake import take_in
from counterclaim.intake.copies import find_shared
from counterclaim.intake.trouble import REMARKS
from counterclaim.memory import Memory
from counterclaim.reading import Toolkit
from counterclaim.reading.borrowed_dates import date_as_copied
from counterclaim.reading.places.gazetteer import overlay_path
from counterclaim.reading.story_dates import date_together
from counterclaim.reconcile import reconcile
from counterclaim.store import Store
from counterclaim.uncollected import uncollected
from counterclaim.workers import read_reports

Kept = Callable[[Sequence[str]], Iterable[tuple[str, Reading]]]
"""Of the readings under some keys those that are there, with their keys."""

Tick = Callable[[str, int, int | None], None]
"""Called with the stage, how many are done and how many there are (None while unknown)."""


class Built(Struct, frozen=True):
    """What a build did: how many reports the record holds, how many were read anew, what was set aside or
    remarked on."""

    reports: int
    read: int
    problems: tuple[Problem, ...]

    @property
    def set_aside(self) -> int:
        """How many of the problems cost a report; the others are remarks on reports that were taken in."""
        return sum(p.count for p in self.problems if p.code not in REMARKS)


def _quiet(_stage: str, _done: int, _total: int | None) -> None:
    """No progress is shown."""


def _nothing(_keys: Sequence[str]) -> Iterable[tuple[str, Reading]]:
    """No reading is kept."""
    return ()


@cache
def reader_fingerprint() -> str:
    """A digest of everything that decides how a report is read: code, lexicons, models, added places."""
    digest = hashlib.sha256()
    root = Path(counterclaim.__file__).parent
    for path in sorted(
        p for room in ("evidence", "reading") for p in (root / room).rglob("*") if p.is_file()
    ):
        if "__pycache__" in path.parts:
            continue
        digest.update(path.relative_to(root).as_posix().encode())
        if path.suffix in {".sqlite", ".onnx"}:
            digest.update(str(path.stat().st_size).encode())
        else:
            digest.update(path.read_bytes())
    overlay = overlay_path()  # places that a user added decide what a name means as well
    if overlay.exists():
        digest.update(f"{overlay.stat().st_size}:{overlay.stat().st_mtime_ns}".encode())
    return digest.hexdigest()


@cache
def memory_stamp() -> str:
    """A digest of the code that takes in, reads and reconciles, and of the versions of what it is built on:
    what other code worked out is not believed."""
    digest = hashlib.sha256(f"{reader_fingerprint()} {sys.version}".encode())
    root = Path(counterclaim.__file__).parent
    for path in sorted(
        p for room in ("intake", "reconcile") for p in (root / room).rglob("*") if p.is_file()
    ):
        if "__pycache__" not in path.parts:
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(path.read_bytes())
    for name in _BUILT_ON:
        with suppress(PackageNotFoundError):
            digest.update(f"{name} {version(name)}".encode())
    return digest.hexdigest()


_BUILT_ON = (
    "charset-normalizer", "datasketch", "feedparser", "lxml", "numpy", "pypdfium2", "python-docx",
    "trafilatura", "warcio",
)  # fmt: skip
"""Libraries whose other versions may take in or compare otherwise."""


def reading_key(report: Report, toolkit: Toolkit) -> str:
    """The key a report's reading is kept under."""
    encoded = msgspec.json.encode(report, order="deterministic")
    return hashlib.sha256(f"{reader_fingerprint()}:{toolkit.name}:".encode() + encoded).hexdigest()


def take_in_all(
    paths: Iterable[Path], tick: Tick = _quiet, memory: Memory | None = None
) -> tuple[list[Report], list[Problem]]:
    """All reports under the paths, sorted by id, and what was set aside or remarked on."""
    reports: list[Report] = []
    problems: list[Problem] = []
    for taken in take_in(paths, memory):
        if isinstance(taken, Problem):
            problems.append(taken)
        else:
            reports.append(taken)
        tick("taking in", len(reports) + len(problems), None)
    return sorted(reports, key=lambda r: r.id), sorted(problems)


def read_each(
    reports: Sequence[Report],
    toolkit: Toolkit,
    *,
    workers: int = 1,
    kept: Kept = _nothing,
    tick: Tick = _quiet,
) -> Iterator[tuple[str, Reading, bool]]:
    """(key, reading, whether it was read anew) for each report, in order; known ones come from `kept`."""
    keys = [reading_key(report, toolkit) for report in reports]
    with uncollected():
        known = dict(kept(keys))
    fresh = read_reports(
        (r for r, key in zip(reports, keys, strict=True) if key not in known), toolkit, workers
    )
    for done, (key, report) in enumerate(zip(keys, reports, strict=True), 1):
        if key in known:
            # the text is not kept twice: it comes from the report as taken in
            dated = msgspec.structs.replace(known[key].report, text=report.text, path=report.path)
            yield key, msgspec.structs.replace(known[key], report=dated), False
        else:
            yield key, next(fresh), True
        tick("reading", done, len(reports))


def build(
    paths: Iterable[Path],
    record_path: Path,
    toolkit: Toolkit,
    *,
    workers: int = 1,
    title: str | None = None,
    aside: Iterable[Problem] = (),
    tick: Tick = _quiet,
) -> Built:
    """Make the record of all reports under the paths and keep it at `record_path`.

    Without a `title` it keeps the one that it has, or has its file's name.
    `aside` are problems met before, as with feeds that could not be fetched; they are kept with the others.

    The record holds those reports and no others: one that is gone takes its evidence with it. Raises
    RecordError when the file at `record_path` is not a record.
    """
    with Store.create(record_path) as store:
        memory = Memory(store.remembered, memory_stamp())
        reports, problems = take_in_all(paths, tick, memory)
        problems = sorted([*problems, *aside])
        record, keep, anew = _recorded(
            reports, toolkit, memory, workers=workers, kept=store.readings, tick=tick
        )
        record = msgspec.structs.replace(record, problems=tuple(problems))
        named = title or store.meta().get("title") or _title(record_path)
        store.save(record, keep, {"title": named}, memory)
    return Built(len(reports), anew, tuple(problems))


def record_of(paths: Iterable[Path], toolkit: Toolkit) -> Record:
    """The record of all reports under the paths, kept in memory only; for tests and notebooks."""
    reports, problems = take_in_all(paths)
    return msgspec.structs.replace(_recorded(reports, toolkit, Memory.none())[0], problems=tuple(problems))


def _recorded(
    reports: Sequence[Report],
    toolkit: Toolkit,
    memory: Memory,
    *,
    workers: int = 1,
    kept: Kept = _nothing,
    tick: Tick = _quiet,
) -> tuple[Record, dict[str, Reading], int]:
    """The record of some reports, the readings it was made of by their keys, and how many were read anew."""
    found = list(read_each(reports, toolkit, workers=workers, kept=kept, tick=tick))
    readings = {reading.report.id: reading for _, reading, _ in found}
    copies = find_shared(reports, memory)
    # a report that others date is read again with its date
    again = _newly_dated(reports, readings, copies.copy_of, memory)
    found += read_each(again, toolkit, workers=workers, kept=kept, tick=tick)
    readings = {reading.report.id: reading for _, reading, _ in found}
    tick("reconciling", 0, None)
    record = reconcile([readings[r.id] for r in reports], copies.copy_of, copies.shared, memory)
    anew = {reading.report.id for _, reading, new in found if new}
    return record, {key: reading for key, reading, _ in found}, len(anew)


def _newly_dated(
    reports: Sequence[Report], readings: Mapping[str, Reading], copies: Mapping[str, str], memory: Memory
) -> list[Report]:
    """The reports as taken in, with the date of what they repeat, or that others of their story gave them."""
    together = date_as_copied(date_together([readings[r.id] for r in reports], memory), copies)
    found = []
    for report, dated in zip(reports, together, strict=True):
        if dated.published != readings[report.id].report.published:
            date = {
                name: getattr(dated, name)
                for name in Report.__struct_fields__
                if name.startswith("published")
            }
            found.append(msgspec.structs.replace(report, **date))
    return found


def _title(record_path: Path) -> str:
    return record_path.stem.replace("_", " ").replace("-", " ").capitalize()
