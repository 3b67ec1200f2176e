"""Times against TempEval-3 dev, and dating against PolNeAR train with its dates hidden.

Run `python benchmarks/bench_times.py [SHARED]`. TempEval: the figures of tools/score_times.py, all
documents and the third kept aside while the grammar was written. PolNeAR: shares of articles dated
exactly, within 3 and 31 days, undated, and wrong by more than 31 days (by more than 3) at high confidence.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from counterclaim.evidence import Report, Span
from counterclaim.reading.prose import Prose, parse
from counterclaim.reading.times import Clock, read_times
from counterclaim.reading.toolkit import language

Scored = tuple[list[dict[str, Any]], list[dict[str, Any]]]


def as_report(text: str, name: str, published: str | None = None) -> Report:
    body = [Span(m.start(), m.end(), m[0]) for m in re.finditer(r"\S(?:.|\n(?!\n))*", text)]
    return Report(id=name, text=text, body=tuple(body), published=published)


def aside(name: str) -> bool:
    """Whether a document belongs to the third kept aside."""
    return int(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest(), 16) % 3 == 0


def _pairs(shared: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score_times", shared / "tools" / "score_times.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scores(documents: Sequence[Scored], scorer: Any, prefix: str) -> dict[str, float]:
    hits = dict.fromkeys(("relaxed", "strict", "type", "value"), 0)
    for gold, found in documents:
        for g, p, exact in scorer.pairs(gold, found):
            hits["relaxed"] += 1
            hits["strict"] += exact
            hits["type"] += scorer.norm(g.get("type")) == scorer.norm(p.get("type"))
            hits["value"] += scorer.norm(g.get("value")) == scorer.norm(p.get("value"))
    wanted = sum(len(g) for g, _ in documents)
    made = sum(len(p) for _, p in documents)
    return {f"{prefix}{name}_f1": scorer.prf(n, wanted, made)[2] for name, n in hits.items()}


def tempeval(shared: Path) -> dict[str, float]:
    lines = (shared / "data/tempeval3/dev.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    proses = [parse(as_report(r["text"], r["id"], r["published"]), language()) for r in rows]
    read_times(proses[0])
    began = time.perf_counter()
    clocks = [read_times(p) for p in proses]
    spent = time.perf_counter() - began
    scored = [
        (r["gold"], [{"start": t.start, "end": t.end, "type": t.type, "value": t.value} for t in c.times])
        for r, c in zip(rows, clocks, strict=True)
    ]
    scorer = _pairs(shared)
    kept = [s for r, s in zip(rows, scored, strict=True) if aside(r["id"])]
    out = scores(scored, scorer, "times_") | scores(kept, scorer, "times_aside_")
    return out | {"times_tokens_per_second": sum(len(p.doc) for p in proses) / spent}


def shares(dated: Sequence[tuple[Clock, date]]) -> dict[str, float]:
    """How far inferred dates are from the true ones, as shares of all reports."""
    names = ("exact", "within_3", "within_31", "coarse_right", "undated", "wrong_3", "wrong_31", "wrong_high")
    counts = dict.fromkeys(names, 0)
    for clock, day in dated:
        found = clock.report.published
        if found is None:
            counts["undated"] += 1
            continue
        if len(found) < 10:
            counts["coarse_right" if day.isoformat().startswith(found) else "wrong_31"] += 1
            continue
        ends = [date.fromisoformat(p) for p in found.split("/")]
        off = 0 if ends[0] <= day <= ends[-1] else min(abs((day - e).days) for e in ends)
        counts["exact"] += off == 0 and len(ends) == 1
        counts["within_3"] += off <= 3
        counts["within_31"] += off <= 31
        counts["wrong_3"] += off > 3
        counts["wrong_31"] += off > 31
        counts["wrong_high"] += off > 3 and clock.report.published_confidence == "high"
    return {f"dating_{k}": n / max(1, len(dated)) for k, n in counts.items()}


def polnear(shared: Path, limit: int) -> Iterator[tuple[Prose, date]]:
    files = sorted((shared / "data/polnear/train/text").glob("*.txt"))
    for path in files[:: max(1, len(files) // limit)]:
        named = re.search(r"_(\d{4}-\d\d-\d\d)_", path.name)
        if named:
            yield (
                parse(as_report(path.read_text("utf-8"), path.stem), language()),
                date.fromisoformat(named[1]),
            )


def measure(shared: Path, limit: int = 120) -> dict[str, float]:
    """The figures; empty where the data is absent. `limit`: how many PolNeAR articles."""
    out: dict[str, float] = {}
    if (shared / "data/tempeval3/dev.jsonl").exists():
        out |= tempeval(shared)
    if (shared / "data/polnear/train/text").exists():
        out |= shares([(read_times(p), day) for p, day in polnear(shared, limit)])
    return out


def main() -> None:
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")
    for name, value in measure(shared, int(sys.argv[2]) if len(sys.argv) > 2 else 120).items():
        print(f"{name:28} {value:.4f}")


if __name__ == "__main__":
    main()
