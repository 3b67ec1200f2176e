"""Chromium as the browser tests drive it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

sync_api = pytest.importorskip("playwright.sync_api")

PATH = next((p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n))), None)

MARKS = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(PATH is None, reason="needs Chromium, which is not installed"),
]


@contextmanager
def chromium() -> Iterator[sync_api.Browser]:
    """A browser that asks nothing of the network by itself, closed afterwards."""
    with sync_api.sync_playwright() as p:
        found = p.chromium.launch(
            executable_path=PATH, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield found
        found.close()
