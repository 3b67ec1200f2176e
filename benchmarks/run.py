"""Run every benchmark that has its data and hold the figures against the floors.

    python -m benchmarks.run [--raise] [NAME ...]

Each `benchmarks/bench_<name>.py` has `measure(shared) -> dict[str, float]`; a benchmark whose data is not
there raises `FileNotFoundError` and is shown as skipped. `floors.json` holds {name: {figure: floor}};
`--raise` lifts floors to the figures reached (rounded down to three places) and never lowers one. Figures of
speed, and those of which less is better (wrong, undated, seconds), are shown and have no floor.
"""

from __future__ import annotations

import argparse
import importlib
import json
import math
import os
import re
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
SLACK = 0.0005  # half of the last place that floors keep
UNFLOORED = re.compile(r"per_s(?:econd)?$|speed|seconds|wrong|undated|_ms$|_us$|_kb$|growth")


def names() -> list[str]:
    """The benchmarks there are."""
    return sorted(p.stem.removeprefix("bench_") for p in HERE.glob("bench_*.py"))


def shared() -> Path:
    """Where the corpora and the founding reports are."""
    return Path(os.environ.get("COUNTERCLAIM_SHARED", HERE.parent.parent / "shared"))


def below(name: str, reached: dict[str, float]) -> list[str]:
    """The figures of a benchmark that fell under their floor or are missing, in words."""
    floors: dict[str, float] = json.loads(FLOORS.read_text()).get(name, {})
    fallen = []
    for figure, floor in sorted(floors.items()):
        value = reached.get(figure)
        if value is None or value < floor - SLACK:
            fallen.append(f"{figure}: {'missing' if value is None else round(value, 4)}, floor {floor}")
    return fallen


def main(argv: list[str]) -> int:
    """Run, print one table, and say by the exit code whether a floor was broken."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("names", nargs="*")
    parser.add_argument(
        "--raise", dest="lift", action="store_true", help="lift the floors to what was reached"
    )
    options = parser.parse_args(argv)
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    broken = 0
    print(f"{'benchmark':28}{'figure':34}{'reached':>10}{'floor':>10}")
    for name in options.names or names():
        began = time.monotonic()
        try:
            reached = importlib.import_module(f"benchmarks.bench_{name}").measure(shared())
        except FileNotFoundError as error:
            print(f"{name:28}skipped: {error}")
            continue
        for figure, value in reached.items():
            floor = floors.get(name, {}).get(figure)
            under = floor is not None and value < floor - SLACK
            broken += under
            shown = "" if floor is None else f"{floor:10.3f}"
            print(f"{name:28}{figure:34}{value:10.3f}{shown}{'  BELOW ITS FLOOR' if under else ''}")
            if options.lift and not UNFLOORED.search(figure):
                kept = floors.setdefault(name, {})
                kept[figure] = max(kept.get(figure, 0.0), math.floor(value * 1000) / 1000)
        missing = sorted(set(floors.get(name, {})) - set(reached))
        broken += len(missing)
        for figure in missing:
            floor = floors[name][figure]
            print(f"{name:28}{figure:34}{'missing':>10}{floor:10.3f}  BELOW ITS FLOOR")
        print(f"{name:28}{'(seconds)':34}{time.monotonic() - began:10.1f}", flush=True)
    if options.lift:
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
