from __future__ import annotations

import pytest

from benchmarks.bench_disputes import HALVES, Pair, answers, pairs, story, verdict
from counterclaim.reading import Toolkit
from counterclaim.reconcile import reconcile

SOME = [p for n, p in enumerate(pairs("first")) if n % 5 == 0]


@pytest.fixture(scope="module")
def toolkit() -> Toolkit:
    return Toolkit()


@pytest.mark.parametrize("pair", SOME, ids=lambda p: f"{p.verdict}-{p.kind}-{p.number}")
def test_pairs_of_every_verdict(pair: Pair, toolkit: Toolkit) -> None:
    readings, a, b = story(pair, toolkit)
    assert verdict(reconcile(readings, {}), readings, a, b) == pair.verdict


@pytest.mark.slow
def test_nine_pairs_in_ten_are_right_and_no_false_alarm_is_raised() -> None:
    found = [(pair, got) for half in HALVES for pair, got in answers(half)]
    assert len(found) == 120
    assert sum(pair.verdict == got for pair, got in found) >= 108
    assert [p.number for p, got in found if p.verdict == "unrelated" and got == "contradict"] == []
