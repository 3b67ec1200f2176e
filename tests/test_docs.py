"""The docs say what there is: commands, formats, links that lead somewhere, what commands really print."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from counterclaim.cli import app
from counterclaim.intake.formats import FORMATS, NEEDS

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = {path.name: path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob("*.md"))}


@pytest.mark.parametrize(
    "command", [c.name or c.callback.__name__ for c in app.registered_commands if c.callback]
)
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"`counterclaim {command}" in README


@pytest.mark.parametrize("known", [f.name for f in FORMATS])
def test_every_format_is_in_the_docs(known: str) -> None:
    endings = re.findall(r"\.\w+", next(f.takes for f in FORMATS if f.name == known))
    assert endings
    assert NEEDS[known]
    for ending in endings:
        assert f"`{ending}`" in PAGES["formats.md"]


@pytest.mark.parametrize("page", ["README.md", *PAGES])
def test_links_lead_somewhere(page: str) -> None:
    here = ROOT if page == "README.md" else ROOT / "docs"
    text = README if page == "README.md" else PAGES[page]
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
        if "://" not in target:
            assert (here / target).exists(), target


def test_the_readme_shows_the_floors() -> None:
    command = [sys.executable, str(ROOT / "tools" / "measured.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, "run: python tools/measured.py"


@pytest.mark.slow
def test_the_readme_shows_what_the_commands_print() -> None:
    command = [sys.executable, str(ROOT / "tools" / "readme.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
