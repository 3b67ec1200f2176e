"""Every kind of page on a record of a thousand reports, well within what thirty thousand may take."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.bench_pages import FEW, made, pages, scripts_size

MEDIAN, SLOWEST = 100.0, 250.0
"""Milliseconds of processor: about twice what the slowest page takes on a busy machine."""


@pytest.mark.slow
def test_no_page_is_slow_on_a_thousand_reports(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder: Path = tmp_path_factory.mktemp("pages")
    found = list(pages(made(FEW, folder), 7))
    assert len(found) > 80
    slow = [(t.name, round(t.median), round(t.slow)) for t in found if t.median > MEDIAN or t.slow > SLOWEST]
    assert not slow


def test_the_first_page_brings_less_than_100_kilobytes_of_script() -> None:
    assert scripts_size() < 100_000
