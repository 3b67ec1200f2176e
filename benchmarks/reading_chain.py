"""Short texts through the readers that events need, for the event benchmarks."""

from __future__ import annotations

import importlib.util
import io
import json
import re
import sys
import tempfile
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import msgspec

from counterclaim.evidence import Event, Report, Span
from counterclaim.reading.actors import read_actors
from counterclaim.reading.events import read_events
from counterclaim.reading.places import read_places
from counterclaim.reading.prose import parse
from counterclaim.reading.statements import read_statements
from counterclaim.reading.times import read_times
from counterclaim.reading.toolkit import language


def events_of(text: str, name: str) -> tuple[Event, ...]:
    """The events of a text taken as one report, read with the rules engine."""
    body = tuple(Span(m.start(), m.end(), m[0]) for m in re.finditer(r"\S(?:.|\n(?!\n))*", text))
    prose = parse(Report(id=name, text=text, body=body), language())
    clock, atlas = read_times(prose), read_places(prose)
    cast = read_actors(prose, atlas, clock.report.published)
    statements = read_statements(prose, cast, clock, "rules")
    cast.hear(statements)
    return read_events(prose, cast, atlas, clock, statements)


def line(name: str, events: tuple[Event, ...]) -> str:
    """One line of predictions as the scorers read them."""
    return json.dumps({"report": {"id": name}, "events": msgspec.to_builtins(events)})


def score(tool: Path, gold: Path, predicted: list[str]) -> str:
    """What a scorer of the shared tools prints for predictions."""
    spec = importlib.util.spec_from_file_location(tool.stem, tool)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(tool)
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    printed = io.StringIO()
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write("\n".join(predicted) + "\n")
        file.flush()
        with redirect_stdout(printed):
            module.main([str(gold), file.name])
    return printed.getvalue()


def figures(printed: str, *names: str) -> dict[str, float]:
    """The named figures of a scorer's last lines ("type_f1 0.812")."""
    found = {}
    for name in names:
        match = re.search(rf"\b{name} (\d+\.\d+)", printed)
        if match is None:
            raise ValueError(f"the scorer printed no {name}")
        found[name] = float(match[1])
    return found


def shared_folder() -> Path:
    """Where the corpora are: the first argument, or the folder beside the checkout."""
    return Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2] / "shared"
