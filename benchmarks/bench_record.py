"""The whole road on the founding reports, three other stories and the sample, against hand-made gold."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from counterclaim import contract
from counterclaim.pipeline import record_of
from counterclaim.reading import Toolkit
from counterclaim.sample import REPORTS

SAMPLE_GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold" / "sample.json"


def stories(shared: Path) -> dict[str, tuple[Path, Path]]:
    """Each story's gold file and its folder of reports: the shared ones, and the sample."""
    if not (shared / "seeds").is_dir():
        raise FileNotFoundError(f"no founding reports at {shared}")
    found = {"seeds": (shared / "gold" / "seeds.json", shared / "seeds")}
    for folder in sorted((shared / "dossiers").iterdir()):
        if folder.is_dir():
            found[folder.name] = (folder / "gold.json", folder / "reports")
    found["sample"] = (SAMPLE_GOLD, REPORTS)
    return found


def judged(record: dict[str, Any], gold: Path) -> dict[str, Any]:
    """The record without disputes and talks of reports that the gold leaves out: nobody judged those."""
    known = {r["id"] for r in json.loads(gold.read_text(encoding="utf-8"))["reports"]}

    def spoken_of(line: dict[str, Any]) -> bool:
        sides = [line, *line.get("sides", ())]
        return any(m["report"] in known for side in sides for m in side.get("mentions", ()))

    return record | {name: [x for x in record[name] if spoken_of(x)] for name in ("disputes", "talks")}


def score(shared: Path, gold: Path, reports: Path, *options: str) -> str:
    """What the record scorer prints for one story."""
    record = judged(contract.export(record_of([reports], Toolkit())), gold)
    with tempfile.NamedTemporaryFile("w", suffix=".json", delete=False) as file:
        json.dump(record, file)
    tool = shared / "tools" / "score_record.py"
    command = [sys.executable, str(tool), str(gold), file.name, str(reports), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    Path(file.name).unlink()
    return done.stdout


GRAIN: dict[str, float] = {}
"""What one fact is worth of each section of each story, filled by `measure`: a story has five facts of one
kind and a hundred of another, and its floors hold to within one fact; those of all stories hold strictly."""


def sections(printed: str) -> dict[str, tuple[int, int]]:
    """The hits and facts of each section."""
    rows = (re.fullmatch(r"(.+?)\s{2,}(\d+)/(\d+) ([\d.]+)", line) for line in printed.splitlines())
    return {m[1].strip(): (int(m[2]), int(m[3])) for m in rows if m}


def measure(shared: Path) -> dict[str, float]:
    """The record score and every section of every story, and every section of all stories together."""
    figures: dict[str, float] = {}
    together: dict[str, tuple[int, int]] = {}
    for story, (gold, reports) in stories(shared).items():
        printed = score(shared, gold, reports)
        figures[f"{story} record_score"] = float(printed.rsplit("record_score", 1)[1])
        for section, (hits, facts) in sections(printed).items():
            figures[f"{story} {section}"] = hits / facts
            GRAIN[f"{story} {section}"] = 1 / facts
            before = together.get(section, (0, 0))
            together[section] = (before[0] + hits, before[1] + facts)
    return figures | {f"all stories {name}": hits / facts for name, (hits, facts) in together.items()}


def main() -> None:
    """Print what the scorer says for each story, with what is missing where asked."""
    from benchmarks.run import shared

    options = [a for a in sys.argv[1:] if a.startswith("--")]
    wanted = [a for a in sys.argv[1:] if not a.startswith("--")]
    for story, (gold, reports) in stories(shared()).items():
        if not wanted or story in wanted:
            print(f"== {story}")
            print(score(shared(), gold, reports, *options))


if __name__ == "__main__":
    main()
