"""No benchmark may fall under the figure it once reached."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from benchmarks.run import FLOORS, below, names

pytestmark = [pytest.mark.slow, pytest.mark.shared]


@pytest.mark.parametrize("name", names())
def test_no_figure_is_below_its_floor(name: str, shared: Path) -> None:
    assert FLOORS.exists()
    reached = importlib.import_module(f"benchmarks.bench_{name}").measure(shared)
    assert reached
    assert below(name, reached) == []
