"""Run the commands that README.md shows and put in what they really print; `--check` only compares.

A block that starts with ```console and a line `$ counterclaim ...` is one command (or several) with its
output. The commands run in a fresh folder with the sample's reports in `reports/`. Where a line of the block
is `...`, output is cut there: README keeps the lines before it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import counterclaim.sample

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"```console\n(.*?)```\n", re.S)


def output(command: str, folder: Path) -> list[str]:
    """What a command prints, as lines without trailing blanks."""
    environment = {
        **os.environ,
        "COLUMNS": "110",
        "NO_COLOR": "1",
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    }
    done = subprocess.run(
        command, shell=True, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return [line.rstrip() for line in done.stdout.rstrip().splitlines()]


def renewed(block: str, folder: Path) -> str:
    """A block with its commands' present output."""
    shown: list[str] = []
    lines = block.rstrip("\n").split("\n")
    starts = [n for n, line in enumerate(lines) if line.startswith("$ ")]
    for n, start in enumerate(starts):
        end = starts[n + 1] if n + 1 < len(starts) else len(lines)
        old = lines[start + 1 : end]
        now = output(lines[start][2:], folder)
        if "..." in old:
            now = [*now[: old.index("...")], "..."]
        shown += [lines[start], *now]
    return "\n".join(shown) + "\n"


def main() -> int:
    """Renew README.md, or with --check say whether it is what the commands print."""
    path = ROOT / "README.md"
    text = path.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(counterclaim.sample.REPORTS, Path(folder) / "reports")
        new = BLOCK.sub(lambda m: f"```console\n{renewed(m[1], Path(folder))}```\n", text)
    if "--check" in sys.argv[1:]:
        if new != text:
            print("README.md does not show what the commands print; run: python tools/readme.py")
            return 1
        return 0
    path.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
