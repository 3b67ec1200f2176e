"""What it costs to save a record: into a new file, the same again, and with ten more reports.

    python -m benchmarks.bench_saving --reports 10000

The readings are those of `bench_growth`. `first_seconds`, `same_seconds` and `more_seconds` are seconds of
processor for `Store.save` alone; with `--reports` the rows written are shown by table too.
"""

from __future__ import annotations

import argparse
import re
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.bench_growth import readings
from counterclaim.evidence import Reading, Record
from counterclaim.reconcile import reconcile
from counterclaim.store import Store

FEW = 300
MORE = 10
_WRITES = re.compile(r"\s*(?:INSERT|DELETE)(?: OR \w+)? (?:INTO|FROM) (\w+)")


class Counting(sqlite3.Connection):
    """A connection that counts the rows it writes, by table."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.rows: Counter[str] = Counter()

    def _counted(self, query: str, made: sqlite3.Cursor) -> sqlite3.Cursor:
        if (found := _WRITES.match(query)) and made.rowcount > 0:
            self.rows[found[1]] += made.rowcount
        return made

    def execute(self, query: str, *given: Any) -> sqlite3.Cursor:
        """As ever."""
        return self._counted(query, super().execute(query, *given))

    def executemany(self, query: str, given: Iterable[Any]) -> sqlite3.Cursor:
        """As ever."""
        return self._counted(query, super().executemany(query, given))


def saved(path: Path, record: Record, told: list[Reading]) -> tuple[float, Counter[str]]:
    """Seconds of processor to save a record, and the rows written by table."""
    with Store.create(path) as store:
        store.close()
        store.connection = counting = sqlite3.connect(path, factory=Counting)
        began = time.process_time()
        store.save(record, {r.report.id: r for r in told}, {"title": "Saved"})
        return time.process_time() - began, counting.rows


def thrice(count: int) -> list[tuple[float, Counter[str]]]:
    """What it took to save a record of so many reports, the same again, and one of ten more."""
    told = list(readings(count + MORE))
    record = reconcile(told[:count], {})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.db"
        found = [saved(path, record, told[:count]) for _ in range(2)]
        return [*found, saved(path, reconcile(told, {}), told)]


def measure(shared: Path) -> dict[str, float]:  # noqa: ARG001 - every benchmark is asked alike
    """Seconds of processor for each of the three."""
    first, same, more = (seconds for seconds, _ in thrice(FEW))
    return {"first_seconds": first, "same_seconds": same, "more_seconds": more}


def main() -> None:
    """Print seconds of processor and rows written for each of the three."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--reports", type=int, default=FEW)
    count = parser.parse_args().reports
    for name, (seconds, rows) in zip(("first", "same", f"{MORE} more"), thrice(count), strict=True):
        told = ", ".join(f"{table} {n:,}" for table, n in rows.most_common())
        print(f"{name:8}{seconds:8.2f} s {rows.total():10,} rows  {told}", flush=True)


if __name__ == "__main__":
    main()
