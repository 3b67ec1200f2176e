from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from counterclaim.evidence import Event, Passage, Record, Report, Span
from counterclaim.store import Store
from counterclaim.store.builds import Change, now

TEXT = "Ships met off Ostrel. A mine sank the ferry. Nobody was hurt."


def passage(words: str, report: str = "r1") -> Passage:
    start = TEXT.index(words)
    return Passage(report, start, start + len(words), words)


def event(id_: str, *mentions: Passage, status: str = "reported") -> Event:
    return Event(
        id=id_, type="ASSAULT", actors=(), recipients=(), date=None, status=status, mentions=mentions  # type: ignore[arg-type]
    )  # fmt: skip


def report(id_: str) -> Report:
    body = (Span(0, len(TEXT), TEXT),)
    return Report(id=id_, text=TEXT, title=f"Title of {id_}", body=body, sha256=id_)


FIRST = Record(reports=(report("r1"),), events=(event("r1/e1", passage("A mine sank the ferry")),))


def save(path: Path, record: Record) -> None:
    with Store.create(path) as store:
        store.save(record, {}, {"title": "t"})


def changes(path: Path) -> list[Change]:
    with Store.open(path) as store:
        return list(store.builds()[0].changes)


def test_the_first_build_changes_nothing(tmp_path: Path) -> None:
    save(tmp_path / "r.db", FIRST)
    with Store.open(tmp_path / "r.db") as store:
        (only,) = store.builds()
    assert (only.number, only.reports, only.changes) == (1, 1, ())
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", only.at)


def test_the_same_again_leaves_no_entry(tmp_path: Path) -> None:
    save(tmp_path / "r.db", FIRST)
    save(tmp_path / "r.db", FIRST)
    with Store.open(tmp_path / "r.db") as store:
        assert len(store.builds()) == 1


def test_what_came_changed_and_went(tmp_path: Path) -> None:
    save(tmp_path / "r.db", FIRST)
    more = msgspec.structs.replace(
        FIRST,
        reports=(report("r1"), report("r2")),
        events=(
            event("r1/e1", passage("A mine sank the ferry"), status="disputed"),
            event("r1/e2", passage("Ships met off Ostrel")),
        ),
    )
    save(tmp_path / "r.db", more)
    assert changes(tmp_path / "r.db") == [
        Change("event", "r1/e1", "changed", "A mine sank the ferry"),
        Change("event", "r1/e2", "added", "Ships met off Ostrel"),
        Change("report", "r2", "added", "Title of r2"),
    ]
    save(tmp_path / "r.db", FIRST)
    assert [(c.id, c.what) for c in changes(tmp_path / "r.db")] == [
        ("r1/e1", "changed"),
        ("r1/e2", "gone"),
        ("r2", "gone"),
    ]


def test_a_thing_under_a_new_name_on_the_same_words_has_changed(tmp_path: Path) -> None:
    save(tmp_path / "r.db", FIRST)
    renamed = event("r0/e9", passage("A mine sank the ferry"), passage("Nobody was hurt"))
    save(tmp_path / "r.db", msgspec.structs.replace(FIRST, events=(renamed,)))
    assert [(c.id, c.what) for c in changes(tmp_path / "r.db")] == [("r0/e9", "changed")]


def test_the_time_can_be_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert now() == "1970-01-02T00:00:00Z"
