"""The whole road on the founding reports, three other stories and the sample, against hand-made gold."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
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
    record = record_of([reports], Toolkit())
    with tempfile.TemporaryDirectory() as folder:
        texts, file = Path(folder) / "texts", Path(folder) / "record.json"
        shutil.copytree(reports, texts)
        for report in record.reports:  # those that stand with others in one file
            if not (alone := texts / f"{report.id}.txt").exists():
                alone.write_bytes(report.text.encode("utf-8"))
        file.write_text(json.dumps(contract.export(record)), encoding="utf-8")
        tool = shared / "tools" / "score_record.py"
        command = [sys.executable, str(tool), str(gold), str(file), str(texts), *options]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def sections(printed: str) -> dict[str, tuple[int, int]]:
    """The hits and facts of each section."""
    rows = (re.fullmatch(r"(.+?)\s{2,}(\d+)/(\d+) ([\d.]+)", line) for line in printed.splitlines())
    return {m[1].strip(): (int(m[2]), int(m[3])) for m in rows if m}


def measure(shared: Path) -> dict[str, float]:
    """The record score and every section of every story, and every section of the shared stories together
    and of all, the sample among them."""
    figures: dict[str, float] = {}
    together: dict[str, Counter[str]] = {}
    for story, (gold, reports) in stories(shared).items():
        printed = score(shared, gold, reports)
        figures[f"{story} record_score"] = float(printed.rsplit("record_score", 1)[1])
        for section, (hits, facts) in sections(printed).items():
            figures[f"{story} {section}"] = hits / facts
            for pool in ("all stories", *(["shared stories"] if story != "sample" else [])):
                together.setdefault(f"{pool} {section}", Counter()).update(hits=hits, facts=facts)
    return figures | {name: told["hits"] / told["facts"] for name, told in together.items()}


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
