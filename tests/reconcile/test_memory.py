"""What builds before remembered changes nothing of the record, and only what looks otherwise is looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim import contract
from counterclaim.evidence import Reading
from counterclaim.memory import Memory
from counterclaim.reading import Toolkit, read
from counterclaim.reconcile import reconcile
from counterclaim.sample import REPORTS
from tests.reconcile.test_order import SLOWLY, STORIES, as_bytes, expected, readings_of
from tests.reports import report


class Builds:
    """One build after another, each with what those before remembered, as bytes."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, bytes], bytes] = {}
        self.memory = Memory()

    def record(self, readings: Sequence[Reading], copies: Mapping[str, str] | None = None) -> bytes:
        """The record of some readings as exported."""
        self.memory = Memory(lambda kind, key: self.kept.get((kind, key)))
        found = reconcile(readings, copies or {}, (), self.memory)
        self.kept.update(self.memory.fresh)
        return contract.dumps(contract.export(found))


def batches(builds: Builds, told: Sequence[Reading], cuts: set[int]) -> bytes:
    """The last record of some readings that come in batches."""
    for cut in sorted(cuts):
        builds.record(told[:cut])
    return builds.record(told)


@SLOWLY
@given(order=st.permutations(range(10)), cuts=st.sets(st.integers(1, 10), max_size=3))
def test_batches_of_the_sample_give_the_same_bytes(order: list[int], cuts: set[int]) -> None:
    told = readings_of(REPORTS)[:10]
    assert batches(Builds(), [told[n] for n in order], cuts) == expected(REPORTS, 10)


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("story", STORIES)
@settings(SLOWLY, max_examples=6)
@given(chance=st.randoms(use_true_random=False))
def test_batches_of_a_dossier_give_the_same_bytes(shared: Path, story: str, chance: Random) -> None:
    folder = shared / "seeds" if story == "seeds" else shared / "dossiers" / story / "reports"
    told = list(readings_of(folder))
    whole = expected(folder, len(told))
    chance.shuffle(told)
    cuts = {chance.randint(1, len(told)) for _ in range(3)}
    builds = Builds()
    assert batches(builds, told, cuts) == whole
    gone = chance.randrange(len(told))
    rest = [r for n, r in enumerate(told) if n != gone]
    assert builds.record(rest) == as_bytes(rest)
    assert builds.record(told) == whole
    assert not builds.memory.made["look"]


@SLOWLY
@given(gone=st.integers(0, 9), changed=st.integers(0, 9))
def test_a_report_that_goes_or_gets_another_date_leaves_nothing(gone: int, changed: int) -> None:
    told = list(readings_of(REPORTS)[:10])
    builds = Builds()
    builds.record(told)
    rest = [r for n, r in enumerate(told) if n != gone]
    assert builds.record(rest) == as_bytes(rest)
    dated = msgspec.structs.replace(told[changed].report, published="2019-05-06")
    told[changed] = msgspec.structs.replace(told[changed], report=dated)
    assert builds.record(told) == as_bytes(told)


def test_what_is_found_to_be_a_copy_later_counts_as_one_at_once() -> None:
    told = readings_of(REPORTS)[:10]
    builds = Builds()
    builds.record(told)
    copies = {told[n].report.id: told[0].report.id for n in (1, 2)}
    assert builds.record(told, copies) == contract.dumps(contract.export(reconcile(told, copies)))
    assert not builds.memory.made["look"]


def readings(**texts: str) -> list[Reading]:
    """The readings of some texts, all out on one day, by the rules."""
    toolkit = Toolkit(statements="rules")
    return [
        read(report(text, id=id_, published="2021-03-04", published_basis="given"), toolkit)
        for id_, text in texts.items()
    ]


NORTH = "Marlo Kevane, the Dravian negotiator, rejected the truce. “We will not sign,” Kevane said on Monday."
NORTH_AGAIN = "Kevane met officials in Port Harven on Tuesday. Witnesses said that rebels captured Ostel."
SOUTH = "Brazil vetoed the resolution on Sunday, an official said. Fuel ran short in Manaus, residents said."
RENAMED = "Marlon Kevane, the Dravian negotiator, said that Marlon Kevane and Marlon Kevane had left."


def test_a_new_name_for_somebody_gives_the_record_it_gives_at_once() -> None:
    told = readings(north=NORTH, north2=NORTH_AGAIN, south=SOUTH)
    builds = Builds()
    builds.record(told)
    more = [*told, *readings(zz=RENAMED)]
    assert builds.record(more) == as_bytes(more)
    assert builds.memory.made["look"] < 4  # the south is not looked at again


def test_only_new_reports_and_those_that_look_otherwise_are_looked_at() -> None:
    told = readings(north=NORTH, north2=NORTH_AGAIN, south=SOUTH)
    builds = Builds()
    builds.record(told)
    assert builds.memory.made["look"] == 3
    builds.record(told)
    assert builds.memory.made["look"] == 0
    builds.record([*readings(aa="Witnesses and an official said on Friday that a bridge was shut."), *told])
    assert builds.memory.made["look"] == 1  # one more official and more witnesses, but theirs are not these
    assert builds.memory.asked["look"] == 4


def test_without_a_memory_nothing_is_written_down() -> None:
    memory = Memory.none()
    reconcile(readings(south=SOUTH), {}, (), memory)
    assert not memory.fresh
    assert memory.made == memory.asked
