"""Dating against reports whose dates are hidden: PolNeAR train (840 articles) and TempEval-3 dev (148).

    python -m benchmarks.bench_dating [--all]

`measure` takes every fourth article of PolNeAR; `--all` takes all of them (some ten minutes) and prints
the table of docs/dating.md: how often dates said with each confidence are right.
Figures are shares of all reports: `exact` (the day), `within_3`, `within_31` (days off the nearer end of a
stated day or range no longer than a month), `coarse_right` (a longer range that holds the day), `holds`
(the stated day or range holds the day), `undated`, `wrong` (stated, and does not hold it), and `wrong_high`
(that with high confidence, more than three days off).
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from benchmarks.bench_times import as_report
from counterclaim.evidence import Report
from counterclaim.evidence.edtf import days
from counterclaim.reading.prose import parse
from counterclaim.reading.times import read_times
from counterclaim.reading.toolkit import language

Dated = tuple[Report, date]
_NAMES = ("exact", "within_3", "within_31", "coarse_right", "holds", "undated", "wrong", "wrong_high")


def polnear(shared: Path, step: int) -> Iterator[tuple[str, str, date]]:
    """(name, text, date) of every `step`-th article."""
    files = sorted((shared / "data/polnear/train/text").glob("*.txt"))
    for path in files[::step]:
        if named := re.search(r"_(\d{4}-\d\d-\d\d)_", path.name):
            yield path.stem, path.read_text("utf-8"), date.fromisoformat(named[1])


def tempeval(shared: Path) -> Iterator[tuple[str, str, date]]:
    """(name, text, date) of all texts that have a date."""
    for line in (shared / "data/tempeval3/dev.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["published"]:
            yield row["id"], row["text"], date.fromisoformat(row["published"][:10])


def dated(texts: Iterator[tuple[str, str, date]]) -> list[Dated]:
    """Each text read as a report without a date, beside its true one."""
    return [(read_times(parse(as_report(text, name), language())).report, day) for name, text, day in texts]


def shares(found: Sequence[Dated], prefix: str) -> dict[str, float]:
    """How far inferred dates are from the true ones, as shares of all reports."""
    counts = dict.fromkeys(_NAMES, 0)
    for report, day in found:
        said = days(report.published)
        if said is None:
            counts["undated"] += 1
            continue
        off = (
            0 if said.first <= day <= said.last else min(abs((day - e).days) for e in (said.first, said.last))
        )
        length = (said.last - said.first).days + 1
        counts["exact"] += off == 0 and length == 1
        counts["within_3"] += off <= 3 and length <= 7
        counts["within_31"] += off <= 31 and length <= 31
        counts["coarse_right"] += off == 0 and length > 31
        counts["holds"] += off == 0
        counts["wrong"] += off > 0
        counts["wrong_high"] += off > 3 and report.published_confidence == "high"
    return {f"{prefix}_{k}": n / max(1, len(found)) for k, n in counts.items()}


def table(found: Sequence[Dated]) -> Iterator[str]:
    """Rows of confidence, length of what is said, how many, and the share that holds the true day."""
    rows: dict[tuple[str, str], list[bool]] = {}
    for report, day in found:
        said = days(report.published)
        if said is not None:
            length = (said.last - said.first).days + 1
            sizes = ((1, "a day"), (7, "up to a week"), (31, "up to a month"), (366, "up to a year"))
            size = next((name for most, name in sizes if length <= most), "some years")
            holds = said.first <= day <= said.last
            rows.setdefault((report.published_confidence or "", size), []).append(holds)
    for (confidence, size), held in sorted(rows.items()):
        yield f"| {confidence} | {size} | {len(held)} | {sum(held) / len(held):.2f} |"


def measure(shared: Path, step: int = 4) -> dict[str, float]:
    """The figures; raises FileNotFoundError where the data is absent."""
    if not (shared / "data/polnear/train/text").exists():
        raise FileNotFoundError("data/polnear")
    return shares(dated(polnear(shared, step)), "polnear") | shares(dated(tempeval(shared)), "tempeval")


def main() -> None:
    shared = Path(__file__).resolve().parents[2] / "shared"
    step = 1 if "--all" in sys.argv else 4
    for name, texts in (("polnear", polnear(shared, step)), ("tempeval", tempeval(shared))):
        found = dated(texts)
        for figure, value in shares(found, name).items():
            print(f"{figure:28} {value:.4f}")
        print(*table(found), sep="\n")


if __name__ == "__main__":
    main()
