from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from counterclaim.review import judgement, target_of, undo
from counterclaim.review.spots import Sources
from counterclaim.store import Store
from counterclaim.store.judgements import Overtaken, rescued
from tests.views.web.records import keep, record

RECORD = record()
REJECT = judgement(
    "reject",
    "Ana",
    made="2031-06-01T10:00:00Z",
    target=target_of("event", RECORD.events[2], Sources(RECORD).digest),
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return keep(RECORD, tmp_path_factory.mktemp("judgements") / "r.db")


@pytest.fixture
def path(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(built, tmp_path / "r.db"))


def judge(path: Path, *made: object, known: tuple[str, int] | None = None) -> int:
    with Store.open(path, write=True) as store:
        return store.judge(*made, known=known)  # type: ignore[arg-type]


def test_a_record_is_read_out_as_judged(path: Path) -> None:
    assert judge(path, REJECT) == 1
    with Store.open(path) as store:
        assert len(store.record().events) == 2
        assert len(store.machine_record().events) == 3
        assert store.judgements() == [REJECT]


def test_building_again_keeps_the_judgements(path: Path) -> None:
    judge(path, REJECT)
    keep(RECORD, path)
    with Store.open(path) as store:
        assert store.judgements() == [REJECT]
        assert len(store.record().events) == 2


def test_the_same_judgement_is_kept_once(path: Path) -> None:
    assert judge(path, REJECT) == 1
    assert judge(path, REJECT, undo(REJECT, "Ben", made="2031-06-02T00:00:00Z")) == 1


def test_the_log_cannot_be_rewritten(path: Path) -> None:
    judge(path, REJECT)
    with sqlite3.connect(path) as plain:
        with pytest.raises(sqlite3.IntegrityError, match="not rewritten"):
            plain.execute("UPDATE judgement SET author = 'Eve'")
        with pytest.raises(sqlite3.IntegrityError, match="are kept"):
            plain.execute("DELETE FROM judgement")


def test_who_comes_second_is_told(path: Path) -> None:
    with Store.open(path) as store:
        seen = store.state
    judge(path, REJECT, known=seen)
    with pytest.raises(Overtaken):
        judge(path, undo(REJECT, "Ben", made="2031-06-02T00:00:00Z"), known=seen)


def test_who_looked_at_another_build_is_told(path: Path) -> None:
    with Store.open(path) as store:
        seen = store.state
    keep(record("again"), path)
    with pytest.raises(Overtaken):
        judge(path, REJECT, known=seen)


def test_reading_does_not_wait_for_writing(path: Path) -> None:
    judge(path, REJECT)
    with Store.open(path) as reading, Store.open(path, write=True) as writing:
        writing.connection.execute("BEGIN IMMEDIATE")
        writing.connection.execute("UPDATE meta SET value = 'x' WHERE key = 'title'")
        assert reading.meta()["title"] == "Lake Corry"


def test_equal_records_have_equal_states(path: Path, tmp_path: Path) -> None:
    with Store.open(path) as one, Store.open(keep(RECORD, tmp_path / "s.db")) as two:
        assert one.state == two.state
        judge(path, REJECT)
        assert one.state[0] == two.state[0]
        assert one.state != two.state


def test_a_record_of_another_version_gives_its_judgements_away(path: Path) -> None:
    judge(path, REJECT)
    with sqlite3.connect(path) as plain:
        plain.execute("PRAGMA user_version = 99")
    assert rescued(path) == [REJECT]


def test_a_record_without_the_table_gets_it_with_its_first_judgement(path: Path) -> None:
    with sqlite3.connect(path) as plain:
        plain.execute("DROP TABLE judgement")
    with Store.open(path) as store:
        assert store.judgements() == []
        assert store.record() == RECORD
    assert judge(path, REJECT) == 1
