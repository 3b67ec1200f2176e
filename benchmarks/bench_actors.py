"""Actors: gold phrases that resolve to the right names, and countries on the PLOVER sentences.

Run `python -m benchmarks.bench_actors [SHARED]`. `sources` and `parties` are the shares of gold statement
sources and event parties whose words, where they stand nearest to the gold fact, `Cast.who` resolves to an
actor whose names match as tools/score_record.py matches them. `country` is the share of PLOVER sources and
targets with a country code for which one of the actors found has that country.
"""

from __future__ import annotations

import importlib.util
import json
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from counterclaim.evidence import Report, Span
from counterclaim.reading.actors import Cast, read_actors
from counterclaim.reading.prose import Prose, parse
from counterclaim.reading.toolkit import language

RENAMED = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM", "MTN": "MRT"}
NO_COUNTRY = frozenset("IGO NGO IMG INT MNC NGM UIS UNK NON CVL GOV REB MIL ISM".split())
AFTER_IT = 30  # characters that words after the fact are held to be farther away than words before it


def prose_of(text: str, name: str) -> Prose:
    body = tuple(Span(m.start(), m.end(), m[0]) for m in re.finditer(r"\S[^\n]*", text))
    return parse(Report(id=name, text=text, body=body), language())


def _scorer(shared: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score_record", shared / "tools" / "score_record.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _gold(shared: Path) -> Iterator[tuple[dict[str, Any], Path]]:
    yield json.loads((shared / "gold" / "seeds.json").read_text()), shared / "seeds"
    for folder in sorted((shared / "dossiers").iterdir()):
        if folder.is_dir():
            yield json.loads((folder / "gold.json").read_text()), folder / "reports"


def _nearest(text: str, names: list[str], start: int, end: int) -> tuple[int, int] | None:
    """Where one of the names stands nearest to [start, end), longer names first among equals."""
    best: tuple[float, int, int] | None = None
    for name in names:
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            away = min(abs(match.start() - start), abs(match.start() - end)) - 0.5 * len(name)
            away += AFTER_IT * (match.start() > end)
            if best is None or away < best[0]:
                best = (away, match.start(), match.end())
    return None if best is None else best[1:]


def _names(cast: Cast, ids: tuple[str, ...]) -> list[str]:
    found: list[str] = []
    for id in ids:
        actor = cast.get(id)
        parent = cast.get(actor.part_of) if actor.part_of else None
        for a in (actor, parent):
            found += [a.name, *a.aliases, *a.roles] if a else []
    return found


def _phrases(shared: Path) -> tuple[float, float, float]:
    """Shares of sources and of parties resolved, and tokens a second of reading actors alone."""
    scorer = _scorer(shared)
    hits = {"statements": [0, 0], "events": [0, 0]}
    tokens, spent = 0, 0.0
    for gold, folder in _gold(shared):
        texts = {
            r["id"]: (folder / Path(r.get("file") or f"{r['id']}.txt").name).read_text()
            for r in gold["reports"]
        }
        casts = {}
        for id, text in texts.items():
            prose = prose_of(text, id)
            began = time.process_time()
            casts[id] = read_actors(prose)
            spent += time.process_time() - began
            tokens += len(prose.doc)
        for kind, tally in hits.items():
            for fact in gold[kind]:
                text, cast = texts[fact["report"]], casts[fact["report"]]
                start = fact["at"][0] if "at" in fact else text.find(fact["has"])
                groups = [fact["source"]] if kind == "statements" else fact["actors"] + fact["recipients"]
                for names in groups:
                    at = _nearest(text, names, start, start + len(fact["has"]))
                    left = None if at is None else cast.prose.char(at[0])
                    if at is None or left is None:
                        continue
                    tally[1] += 1
                    tally[0] += scorer.named(_names(cast, cast.who(left, left + at[1] - at[0])), names)
    shares = [right / max(1, seen) for right, seen in hits.values()]
    return shares[0], shares[1], tokens / spent


def _countries(shared: Path) -> float:
    right = seen = 0
    for line in (shared / "data" / "plover_gsr" / "dev.jsonl").read_text().splitlines():
        row = json.loads(line)
        cast = read_actors(prose_of(row["text"], row["id"]))
        for party in row["source"] + row["target"]:
            code = RENAMED.get(party["code"], party["code"])
            phrase = re.split(r"\.\.", party["text"])[0].strip()
            at = row["text"].find(phrase)
            if len(code) != 3 or code in NO_COUNTRY or at < 0:
                continue
            seen += 1
            right += code in [cast.country(id) for id in cast.who(at, at + len(phrase))]
    return right / max(1, seen)


def measure(shared: Path) -> dict[str, float]:
    """The figures; FileNotFoundError where the corpora are not."""
    sources, parties, speed = _phrases(shared)
    return {"sources": sources, "parties": parties, "country": _countries(shared), "tokens_per_s": speed}


def main() -> None:
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2] / "shared"
    for name, value in measure(shared).items():
        print(f"{name:14} {value:.3f}")


if __name__ == "__main__":
    main()
