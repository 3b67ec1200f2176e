"""The whole road on the founding reports, three other stories and the sample, against hand-made gold."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

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


def score(shared: Path, gold: Path, reports: Path, *options: str) -> str:
    """What the record scorer prints for one story."""
    record = contract.export(record_of([reports], Toolkit()))
    with tempfile.NamedTemporaryFile("w", suffix=".json", delete=False) as file:
        json.dump(record, file)
    tool = shared / "tools" / "score_record.py"
    command = [sys.executable, str(tool), str(gold), file.name, str(reports), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    Path(file.name).unlink()
    return done.stdout


def sections(printed: str) -> dict[str, float]:
    """The share of each section, and the record score."""
    found = {}
    for line in printed.splitlines():
        if match := re.fullmatch(r"(.+?)\s{2,}(\d+)/(\d+) ([\d.]+)", line):
            found[match[1].strip()] = int(match[2]) / int(match[3])
        elif match := re.fullmatch(r"record_score ([\d.]+)", line):
            found["record_score"] = float(match[1])
    return found


def measure(shared: Path) -> dict[str, float]:
    """Every section of every story."""
    figures: dict[str, float] = {}
    for story, (gold, reports) in stories(shared).items():
        for section, value in sections(score(shared, gold, reports)).items():
            figures[f"{story} {section}"] = value
    return figures


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
