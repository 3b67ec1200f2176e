"""Places against LGL and GeoVirus, and how fast the gazetteer answers.

    python -m benchmarks.bench_places [SHARED]

The figures of tools/score_places.py on the rows that `counterclaim read` prints (peoples and described
places left out), for all documents and for the third kept aside while the rules were written. Nothing of
the two corpora is in what ships.
"""

from __future__ import annotations

import importlib.util
import json
import random
import sys
import time
from pathlib import Path
from typing import Any

from counterclaim.contract import ASIDE
from counterclaim.evidence import Report, Span
from counterclaim.reading.places import Atlas, read_places
from counterclaim.reading.places.gazetteer import SHIPPED, Gazetteer
from counterclaim.reading.prose import parse
from counterclaim.reading.toolkit import language

CORPORA = ("lgl", "geovirus")
Scored = tuple[list[dict[str, Any]], list[dict[str, Any]]]


def aside(name: str) -> bool:
    """Whether a document belongs to the third kept aside."""
    return random.Random("h" + name).random() < 1 / 3


def rows(atlas: Atlas) -> list[dict[str, Any]]:
    """The rows that are printed where no event points at a place."""
    return [
        {"start": m.start, "end": m.end, "lat": place.lat, "lon": place.lon}
        for place in atlas.places
        if place.basis not in ASIDE
        for m in place.mentions
    ]


def _scorer(shared: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score_places", shared / "tools" / "score_places.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scores(documents: list[Scored], scorer: Any, prefix: str) -> dict[str, float]:
    wanted = sum(len(gold) for gold, _ in documents)
    made = sum(len(found) for _, found in documents)
    pairs = [pair for gold, found in documents for pair in scorer.pairs(gold, found)]
    near = sum(p["lat"] is not None and scorer.km(g, p) <= scorer.NEAR_KM for g, p in pairs)
    precision, recall = len(pairs) / max(1, made), len(pairs) / max(1, wanted)
    return {
        f"{prefix}mention_f1": 2 * precision * recall / max(1e-9, precision + recall),
        f"{prefix}acc161_all": near / max(1, wanted),
        f"{prefix}acc161_matched": near / max(1, len(pairs)),
    }


def corpus(shared: Path, name: str) -> dict[str, float]:
    lines = (shared / "data" / "places" / f"{name}.jsonl").read_text("utf-8").split("\n")
    documents: list[Scored] = []
    kept: list[Scored] = []
    for line in filter(str.strip, lines):
        document = json.loads(line)
        text = document["text"]
        report = Report(id=document["id"], text=text, body=(Span(0, len(text), text),))
        scored = document["gold"], rows(read_places(parse(report, language())))
        documents.append(scored)
        if aside(document["id"]):
            kept.append(scored)
    scorer = _scorer(shared)
    return scores(documents, scorer, f"{name}_") | scores(kept, scorer, f"{name}_aside_")


def speed() -> dict[str, float]:
    """Openings a second, and look-ups: of names not asked for before, half of them unknown, and again."""
    began = time.perf_counter()
    gazetteer = Gazetteer(SHIPPED)
    gazetteer.look_up("Aleppo")
    opened = time.perf_counter() - began
    base = gazetteer.connections()[0]
    names = [
        n
        for (n,) in base.execute(
            "SELECT name FROM place WHERE feature='PPL' ORDER BY id % 997, id LIMIT 20000"
        )
    ]
    asked = [name if i % 2 else f"{name}xq" for i, name in enumerate(names)]
    first, again = _spent(gazetteer, asked), _spent(gazetteer, asked)
    return {
        "openings_per_s": 1 / opened,
        "first_lookups_per_s": 1e6 / first,
        "lookups_per_s": 1e6 / again,
        "first_lookup_us": first,
        "lookup_us": again,
    }


def _spent(gazetteer: Gazetteer, names: list[str]) -> float:
    """Microseconds of processor time for each look-up."""
    began = time.process_time()
    for name in names:
        gazetteer.look_up(name)
    return (time.process_time() - began) / len(names) * 1e6


def measure(shared: Path) -> dict[str, float]:
    """The figures. Raises FileNotFoundError where the corpora are absent."""
    found = speed()
    for name in CORPORA:
        found |= corpus(shared, name)
    return found


def main() -> None:
    for figure, value in measure(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")).items():
        print(f"{figure:28}{value:12.3f}")


if __name__ == "__main__":
    main()
