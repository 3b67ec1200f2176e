from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from counterclaim.errors import NoSuchLine
from counterclaim.evidence import Reading
from counterclaim.reading import Toolkit, read
from counterclaim.reconcile import reconcile
from counterclaim.store import Store
from counterclaim.views.course import PARTS, why
from counterclaim.views.terminal import show
from tests.reports import report

TEXTS = {
    "r1": (
        "Egypt and Ethiopia agreed a five-day ceasefire on Tuesday. "
        "Ethiopian troops captured the town of Humera on Monday. "
        "Shelling by Sudan killed 30 people in Khartoum on Monday. Food is running low in Khartoum."
    ),
    "r2": (
        "Shelling by Sudan in Khartoum on Monday killed at least 30 people. "
        "Kenya imposed sanctions on Sudan. "
        "China vetoed a United Nations Security Council resolution on Tuesday. "
        "Egypt proposed a ceasefire."
    ),
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("course") / "r.db"
    toolkit = Toolkit(statements="rules")
    readings: dict[str, Reading] = {
        id_: read(report(text, id=id_, published="2021-03-04", published_basis="given"), toolkit)
        for id_, text in TEXTS.items()
    }
    with Store.create(path) as store:
        store.save(reconcile(list(readings.values()), {}), readings, {"title": "Test"})
    return path


def shown(path: Path, part: str) -> str:
    console = Console(file=io.StringIO(), width=400)
    with Store.open(path) as store:
        show(store, part, console, 12)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("ceasefires", "5 days"),
        ("series", "30"),
        ("conditions", "running low"),
        ("control", "Humera"),
        ("resolutions", "China: veto"),
        ("sanctions", "imposed"),
        ("positions", "proposes"),
    ],
)
def test_each_part_is_shown(kept: Path, part: str, words: str) -> None:
    assert part in PARTS
    assert words in shown(kept, part)


def test_why_prints_what_each_part_weighed(kept: Path) -> None:
    console = Console(file=io.StringIO(), width=400)
    with Store.open(kept) as store:
        join = next(j for j in store.record().joins if j.kind == "event")
        why(store, join.into, console)
        assert isinstance(console.file, io.StringIO)
        printed = console.file.getvalue()
        for name, weight in join.parts:
            assert name in printed
            assert f"{weight:+.2f}" in printed
        with pytest.raises(NoSuchLine, match="r9/e9"):
            why(store, "r9/e9", console)


def test_why_knows_an_event_by_any_of_its_sightings(kept: Path) -> None:
    console = Console(file=io.StringIO(), width=400)
    with Store.open(kept) as store:
        join = next(j for j in store.record().joins if j.kind == "event" and j.right != j.into)
        why(store, join.right, console)
    assert isinstance(console.file, io.StringIO)
    assert console.file.getvalue().startswith(join.into)
