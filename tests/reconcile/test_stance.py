from __future__ import annotations

import pytest

from counterclaim.evidence import Figure, Span
from counterclaim.reconcile.stance import combine, of_figures


def count(value: float, low: float | None = None, high: float | None = None) -> Figure:
    return Figure(id="f", report="r", span=Span(0, 1, "x"), value=value, measure="killed", low=low, high=high)


def exactly(value: float) -> Figure:
    return count(value, value, value)


@pytest.mark.parametrize(
    ("a", "b", "day_a", "day_b", "expected"),
    [
        (exactly(12), exactly(12), None, None, "compatible"),
        (exactly(12), exactly(15), "1951-08-04", "1951-08-04", "contradict"),
        (count(40, 40, None), exactly(43), None, None, "compatible"),
        (count(40, 40, None), exactly(12), "1951-08-04", "1951-08-04", "contradict"),
        (count(20, None, 20), exactly(25), None, None, "contradict"),
        (count(16, 16, 20), exactly(18), None, None, "compatible"),
        (exactly(12), exactly(15), "1951-08-04", "1951-08-05", "superseded"),
        (exactly(15), exactly(12), "1951-08-04", "1951-08-05", "contradict"),
    ],
)
def test_counts(a: Figure, b: Figure, day_a: str | None, day_b: str | None, expected: str) -> None:
    assert of_figures(a, b, day_a, day_b) == expected
    assert of_figures(b, a, day_b, day_a) == expected


def test_one_contradiction_decides() -> None:
    assert combine(["compatible", "unrelated", "contradict", "superseded"]) == "contradict"
    assert combine(["compatible", "superseded"]) == "superseded"
    assert combine([]) == "unrelated"
