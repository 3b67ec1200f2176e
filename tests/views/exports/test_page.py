from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from counterclaim.views.exports import KINDS

ROOT = Path(__file__).resolve().parents[3]


def test_the_page_has_every_column() -> None:
    command = [sys.executable, str(ROOT / "tools" / "exports_page.py"), "--check"]
    assert subprocess.run(command, check=False).returncode == 0, "run: python tools/exports_page.py"


def test_the_page_names_every_kind() -> None:
    text = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
    for kind in KINDS:
        assert f"`{kind}`" in text
