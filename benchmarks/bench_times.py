"""Times against TempEval-3 dev, and a first look at dating; `bench_dating` says more of that.

Run `python benchmarks/bench_times.py [SHARED]`. TempEval: the figures of tools/score_times.py, all
documents and the third kept aside while the grammar was written. Dating: 120 PolNeAR articles with their
dates hidden, the shares whose stated day is exact, whose stated stretch lies within 3 and 31 days of the day
or holds it, and whose stated month or year is right.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from counterclaim.evidence import Report, Span
from counterclaim.evidence.edtf import days
from counterclaim.reading.prose import parse
from counterclaim.reading.times import read_times
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


def dating(shared: Path, limit: int = 120) -> dict[str, float]:
    """How far the dates inferred for undated articles are from the true ones, as shares of all."""
    files = sorted((shared / "data/polnear/train/text").glob("*.txt"))
    files = files[:: max(1, len(files) // limit)]
    hits = dict.fromkeys(("exact", "within_3", "within_31", "coarse_right"), 0)
    for path in files:
        named = re.search(r"_(\d{4}-\d\d-\d\d)_", path.name)
        assert named is not None
        day = date.fromisoformat(named[1])
        found = read_times(parse(as_report(path.read_text("utf-8"), path.stem), language())).report.published
        stated = days(found)
        if found is None or stated is None:
            continue
        off = max((stated.first - day).days, (day - stated.last).days, 0)
        if len(found) < len("2016-01-01"):
            hits["coarse_right"] += off == 0
            continue
        hits["exact"] += off == 0 and stated.length == 1
        hits["within_3"] += off <= 3
        hits["within_31"] += off <= 31
    return {f"dating_{name}": n / max(1, len(files)) for name, n in hits.items()}


def measure(shared: Path) -> dict[str, float]:
    """The figures; empty where the data is absent."""
    out: dict[str, float] = {}
    if (shared / "data/tempeval3/dev.jsonl").exists():
        out |= tempeval(shared)
    if (shared / "data/polnear/train/text").exists():
        out |= dating(shared)
    return out


def main() -> None:
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")
    for name, value in measure(shared).items():
        print(f"{name:28} {value:.4f}")


if __name__ == "__main__":
    main()
