"""Who said what: attributions against PolNeAR's development part, statements against the hand-made gold.

PolNeAR's files come with `score_attribution.py` in the shared tools, which this loads and uses; each
article is read from its raw text, so offsets are those of the file. The stories are read through intake.
"""

from __future__ import annotations

import importlib.util
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from counterclaim.evidence import Report, Statement
from counterclaim.intake import take_in, take_in_text
from counterclaim.reading import read as read_report
from counterclaim.reading.actors import read_actors
from counterclaim.reading.prose import Prose, parse
from counterclaim.reading.statements import read_statements, rules
from counterclaim.reading.times import read_times
from counterclaim.reading.toolkit import Toolkit, language

WORD = re.compile(r"\w+")
INITIAL = re.compile(r"\b([A-Z])\.")


def scorer(shared: Path, name: str) -> ModuleType:
    """One of the shared scorers as a module."""
    path = shared / "tools" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None or not path.exists():
        raise FileNotFoundError(f"no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def spans(prose: Prose, *stretches: tuple[int, int] | None) -> list[tuple[int, int]]:
    """Document stretches as source offsets."""
    return [(prose.source(s[0]), prose.source(s[1] - 1) + 1) for s in stretches if s is not None]


def attributed(prose: Prose) -> list[dict[str, list[tuple[int, int]]]]:
    """The rules' attributions of one article in the scorer's shape."""
    return [
        {
            "source": spans(prose, a.source),
            "cue": spans(prose, a.cue),
            "content": spans(prose, *a.content),
        }
        for a in rules.attributions(prose)
    ]


def measure_attributions(shared: Path) -> dict[str, float]:
    """Attribution, content token, source token and direct F1 of the rules on PolNeAR's development part."""
    folder = shared / "data" / "polnear" / "dev"
    if not folder.is_dir():
        raise FileNotFoundError(f"no PolNeAR at {folder}")
    score = scorer(shared, "score_attribution")
    nlp, predictions, tokens, began = language(), {}, 0, time.monotonic()
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_bytes().decode()
        prose = parse(take_in_text(path.stem, text), nlp)
        predictions[path.stem] = attributed(prose)
        tokens += len(prose.doc)
    took = time.monotonic() - began
    tallies, _, _ = score.score(folder, predictions)
    rows = ("attribution", "content_token", "source_token", "direct")
    figures = {f"rules_{row}_f1": float(tallies[row].scores()[2]) for row in rows}
    return figures | {"rules_tokens_per_s": tokens / took}


def measure_as_read(shared: Path) -> dict[str, float]:
    """The same figures for what `counterclaim read` prints: the default engine, made statements."""
    folder = shared / "data" / "polnear" / "dev"
    score = scorer(shared, "score_attribution")
    predictions: dict[str, list[dict[str, list[tuple[int, int]]]]] = {}
    words, toolkit, began = 0, Toolkit(), time.process_time()
    for path in sorted((folder / "text").glob("*.txt")):
        found = read_report(take_in_text(path.stem, path.read_bytes().decode()), toolkit)
        predictions[path.stem] = [
            {role: [(x.start, x.end) for x in spans_ if x is not None] for role, spans_ in roles.items()}
            for roles in (
                {"source": [s.source], "cue": [s.cue], "content": list(s.content)} for s in found.statements
            )
        ]
        words += len(found.report.text.split())
    took = time.process_time() - began
    tallies, _, _ = score.score(folder, predictions)
    rows = ("attribution", "content_token", "source_token", "direct")
    figures = {f"read_{row}_f1": float(tallies[row].scores()[2]) for row in rows}
    return figures | {"read_words_per_s": words / took}


def stories(shared: Path) -> Iterator[tuple[str, dict[str, Any], Path]]:
    """Each story's name, gold and folder of reports."""
    if not (shared / "seeds").is_dir():
        raise FileNotFoundError(f"no founding reports at {shared}")
    yield "seeds", json.loads((shared / "gold" / "seeds.json").read_text()), shared / "seeds"
    for path in sorted((shared / "dossiers").glob("*/gold.json")):
        yield path.parent.name, json.loads(path.read_text()), path.parent / "reports"


def read(report: Report) -> tuple[tuple[Statement, ...], dict[str, list[str]]]:
    """The statements of a report, and every name of each actor and of what it is part of."""
    prose = parse(report, language())
    clock, cast = read_times(prose), read_actors(prose)
    made = read_statements(prose, cast, clock, "rules")
    own = {a.id: [a.name, *a.aliases, *a.roles] for a in cast.actors}
    return made, {a.id: own[a.id] + own.get(a.part_of or "", []) for a in cast.actors}


def named_words(name: str) -> list[str]:
    """The words of a name in small letters, initials without their points."""
    return WORD.findall(INITIAL.sub(r"\1", name).lower())


def holds(name: str, alias: str) -> bool:
    """Whether one of two names holds the other as whole words, as the record's scorer compares them."""
    short, long = sorted((named_words(name), named_words(alias)), key=len)
    width = len(short)
    return width > 0 and any(long[i : i + width] == short for i in range(len(long) - width + 1))


def measure_stories(shared: Path) -> dict[str, float]:
    """Shares of gold statements found, with their source, and with source and kind, in each story."""
    figures: dict[str, float] = {}
    for name, gold, folder in stories(shared):
        known: dict[str, tuple[Statement, ...]] = {}
        called: dict[str, list[str]] = {}
        texts: dict[str, str] = {}
        for report in take_in(sorted(folder.glob("*.txt"))):
            if isinstance(report, Report):
                known[report.id], more = read(report)
                called |= more
                texts[report.id] = report.text
        hits = [0, 0, 0]
        for fact in gold["statements"]:
            start = texts[fact["report"]].find(fact["has"])
            best = (False, False, False)
            for s in known[fact["report"]]:
                reached = sum(
                    max(0, min(c.end, start + len(fact["has"])) - max(c.start, start)) for c in s.content
                )
                if reached * 2 < len(fact["has"]):
                    continue
                names = [s.source.text if s.source else "", *called.get(s.actor or "", [])]
                sourced = any(holds(n, alias) for n in names for alias in fact["source"])
                best = max(best, (True, sourced, sourced and s.kind in fact["kind"]))
            hits = [h + b for h, b in zip(hits, best, strict=True)]
        total = len(gold["statements"])
        for label, hit in zip(("found", "with_source", "with_source_and_kind"), hits, strict=True):
            figures[f"{name}_{label}"] = hit / total
    return figures


def measure(shared: Path) -> dict[str, float]:
    """All figures of this benchmark; raises FileNotFoundError where the data is absent."""
    return measure_attributions(shared) | measure_as_read(shared) | measure_stories(shared)


def main() -> None:
    for name, value in measure(Path(__file__).resolve().parents[2] / "shared").items():
        print(f"{name:40}{value:10.3f}")


if __name__ == "__main__":
    main()
