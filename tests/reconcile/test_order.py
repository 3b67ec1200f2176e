"""The order in which readings come, and the batches they come in, change nothing of the record."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim import contract
from counterclaim.evidence import Reading
from counterclaim.intake import take_in
from counterclaim.pipeline import record_of
from counterclaim.reading import Toolkit, read
from counterclaim.reconcile import reconcile
from counterclaim.sample import REPORTS

SLOWLY = settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
STORIES = ("seeds", "rashideen2017", "tokhar2016", "ukraine-kyiv")


@cache
def readings_of(folder: Path) -> tuple[Reading, ...]:
    toolkit = Toolkit(statements="rules")
    return tuple(read(r, toolkit) for r in take_in([folder]))


def as_bytes(readings: Sequence[Reading]) -> bytes:
    """The record of some readings as exported."""
    return contract.dumps(contract.export(reconcile(readings, {})))


@cache
def expected(folder: Path, count: int) -> bytes:
    return as_bytes(readings_of(folder)[:count])


@SLOWLY
@given(order=st.permutations(range(10)))
def test_any_order_of_the_sample_gives_the_same_bytes(order: list[int]) -> None:
    told = readings_of(REPORTS)[:10]
    assert as_bytes([told[n] for n in order]) == expected(REPORTS, 10)


@SLOWLY
@given(order=st.permutations(range(8)), cuts=st.sets(st.integers(1, 7), max_size=3))
def test_batches_that_were_kept_and_read_again_give_the_same_bytes(order: list[int], cuts: set[int]) -> None:
    """Each batch goes through JSON, as the store keeps it, before the next is added."""
    told = readings_of(REPORTS)[:8]
    kept: list[Reading] = []
    for n, reading in enumerate(told[i] for i in order):
        if n in cuts:
            kept = [msgspec.json.decode(msgspec.json.encode(r), type=Reading) for r in kept]
            reconcile(kept, {})
        kept.append(reading)
    assert as_bytes(kept) == expected(REPORTS, 8)


@pytest.mark.slow
@settings(SLOWLY, max_examples=3)
@given(order=st.permutations(range(10)))
def test_files_in_any_order_give_the_same_record(order: list[int]) -> None:
    files = sorted(REPORTS.glob("*.txt"))[:10]
    toolkit = Toolkit(statements="rules")
    whole = contract.dumps(contract.export(record_of(files, toolkit)))
    assert contract.dumps(contract.export(record_of([files[n] for n in order], toolkit))) == whole


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("story", STORIES)
@settings(SLOWLY, max_examples=6)
@given(chance=st.randoms(use_true_random=False))
def test_any_order_of_a_dossier_gives_the_same_bytes(shared: Path, story: str, chance: Random) -> None:
    folder = shared / "seeds" if story == "seeds" else shared / "dossiers" / story / "reports"
    told = list(readings_of(folder))
    whole = expected(folder, len(told))
    chance.shuffle(told)
    assert as_bytes(told) == whole
