"""A record built in any batches, with reports changed or taken away between, is the record built at once."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim import contract
from counterclaim.pipeline import build, record_of
from counterclaim.reading import Toolkit
from counterclaim.sample import REPORTS
from counterclaim.store import Store

SLOWLY = settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
STORIES = ("seeds", "rashideen2017", "tokhar2016", "ukraine-kyiv")


def exported(path: Path) -> bytes:
    with Store.open(path) as store:
        return contract.dumps(contract.export(store.record()))


def built_in_batches(files: list[Path], here: Path, chance: Random, toolkit: Toolkit) -> Path:
    """The record after the files came in one batch after another in any order; on the way one of them was
    another text for a while, and one was gone."""
    folder, record = here / "reports", here / "r.db"
    folder.mkdir()
    chance.shuffle(files)
    changed, gone = chance.sample(files, 2)
    left = list(files)
    while left:
        batch, left = left[: (size := chance.randint(1, 5))], left[size:]
        for file in batch:
            shutil.copy(file, folder / file.name)
        if changed in batch:
            (folder / changed.name).write_text(changed.read_text(encoding="utf-8")[:700], encoding="utf-8")
        if chance.random() < 0.7:
            build([folder], record, toolkit)
    shutil.copy(changed, folder / changed.name)
    (folder / gone.name).unlink()
    build([folder], record, toolkit)
    shutil.copy(gone, folder / gone.name)
    build([folder], record, toolkit)
    return record


@pytest.mark.slow
@SLOWLY
@given(chance=st.randoms(use_true_random=False))
def test_any_batches_of_the_sample_give_the_record_built_at_once(chance: Random) -> None:
    toolkit = Toolkit(statements="rules")
    files = sorted(REPORTS.glob("*.txt"))[:12]
    with TemporaryDirectory() as here:
        record = built_in_batches(files, Path(here), chance, toolkit)
        whole = record_of([Path(here) / "reports"], toolkit)
        assert exported(record) == contract.dumps(contract.export(whole))


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("story", STORIES)
@settings(SLOWLY, max_examples=2)
@given(chance=st.randoms(use_true_random=False))
def test_any_batches_of_a_dossier_give_the_record_built_at_once(
    shared: Path, story: str, chance: Random
) -> None:
    toolkit = Toolkit(statements="rules")
    source = shared / "seeds" if story == "seeds" else shared / "dossiers" / story / "reports"
    files = sorted(source.glob("*.txt"))
    with TemporaryDirectory() as here:
        record = built_in_batches(files, Path(here), chance, toolkit)
        whole = record_of([Path(here) / "reports"], toolkit)
        assert exported(record) == contract.dumps(contract.export(whole))
