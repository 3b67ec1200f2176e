"""What tests share: where the founding reports and corpora are, when they are there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("COUNTERCLAIM_SHARED", ROOT.parent / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the founding reports and the corpora; the test is skipped where there is none."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip(f"needs the founding reports and corpora, which are not at {SHARED}")
    return SHARED
