"""What waits to be reviewed, while judgements come in."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from counterclaim.evidence import Judgement
from counterclaim.review import judgement
from counterclaim.store import Store
from counterclaim.views.web import worklist
from counterclaim.views.web.shelf import Shelf
from counterclaim.views.web.worklist import tasks
from tests.review.test_judged import say, target
from tests.review.test_pointers import LARGE
from tests.views.web.records import keep


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(keep(LARGE, tmp_path / "r.db"))


def judge(shelf: Shelf, *made: Judgement) -> None:
    with Store.open(shelf.path, write=True) as store:
        store.judge(*made)


def keys(found: Iterable[worklist.Task]) -> list[tuple[str, str]]:
    return [(t.kind, t.id) for t in found]


def test_what_was_judged_and_what_fell_with_it_waits_no_more(shelf: Shelf) -> None:
    before = keys(tasks(shelf.folio()))
    assert ("dispute", "d1") in before
    judge(shelf, say("reject", "statement", "r1/s2", 1))
    after = keys(tasks(shelf.folio()))
    assert ("dispute", "d1") not in after
    gone = {("dispute", "d1"), ("statement", "r1/s2"), *shelf.folio().judged.renamed}
    assert after == [key for key in before if key not in gone]


def test_what_went_into_another_waits_no_more(shelf: Shelf) -> None:
    before = keys(tasks(shelf.folio()))
    assert {("actor", "arden"), ("actor", "bryn")} <= set(before)
    arden, bryn = target("actor", "arden", LARGE), target("actor", "bryn", LARGE)
    made = judgement("merge", "Ana", made="2031-06-01T10:00:00Z", target=arden, others=(bryn,))
    judge(shelf, made)
    after = keys(tasks(shelf.folio()))
    assert after == [key for key in before if key not in {("actor", "arden"), ("actor", "bryn")}]


def test_the_list_is_made_once_whatever_is_judged(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    listed = worklist._listed

    def counted(found: list[worklist.Task]) -> object:
        made.append(len(found))
        return listed(found)

    monkeypatch.setattr(worklist, "_listed", counted)
    assert tasks(shelf.folio())
    for n, id_ in enumerate(("r1/e1", "r1/e2", "r1/e3"), 1):
        judge(shelf, say("reject" if n % 2 else "confirm", "event", id_, n))
        assert ("event", id_) not in keys(tasks(shelf.folio()))
    assert len(made) == 1
