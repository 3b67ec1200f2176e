from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from counterclaim.evidence import Record
from counterclaim.store import Store
from counterclaim.views.web.shelf import NotReadable, Shelf
from tests.store.test_judgements import REJECT
from tests.views.web.records import client, keep, record


def test_one_folio_for_one_state_of_the_file(tmp_path: Path) -> None:
    shelf = Shelf(keep(record(), tmp_path / "r.db"))
    assert shelf.folio() is shelf.folio()


def test_a_record_built_again_is_seen(tmp_path: Path) -> None:
    path = keep(Record(), tmp_path / "r.db")
    page = client(path)
    assert "No event was read" in page.get("/events").text
    before = path.stat().st_mtime_ns
    keep(record(), path)
    os.utime(path, ns=(before + 10**9, before + 10**9))
    assert "had shelled the ferry" in page.get("/events").text


def test_a_record_being_written_is_shown_as_it_was(tmp_path: Path) -> None:
    path = keep(record(), tmp_path / "r.db")
    page = client(path)
    page.get("/")
    path.write_bytes(b"half a file")
    assert "had shelled the ferry" in page.get("/events").text
    path.unlink()
    assert page.get("/events").status_code == 200


def test_a_write_under_way_does_not_stop_readers(tmp_path: Path) -> None:
    path = keep(record(), tmp_path / "r.db")
    page = client(path)
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("DELETE FROM event")
    assert "had shelled the ferry" in page.get("/events").text
    assert "<mark>ferry</mark>" in page.get("/search?q=ferry").text
    writer.rollback()
    writer.close()


def test_a_record_never_read_is_said_to_be_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with pytest.raises(NotReadable, match=r"r\.db"):
        Shelf(path).folio()
    answer = client(path).get("/")
    assert answer.status_code == 503
    assert "cannot be read just now" in answer.text
    assert answer.headers["content-security-policy"]
    Store.create(path).close()
    assert client(path).get("/").status_code == 200


def test_what_a_judgement_does_not_touch_is_not_made_again(tmp_path: Path) -> None:
    shelf = Shelf(keep(record(), tmp_path / "r.db"))
    before = shelf.folio()
    made = before.once("of events", lambda: object(), "events")
    talks = before.once("of talks", lambda: object(), "talks", "actors")
    everything = before.once("of everything", lambda: object())
    with Store.open(shelf.path, write=True) as store:
        store.judge(REJECT)
    after = shelf.folio()
    assert after is not before
    assert after.once("of events", lambda: object(), "events") is not made
    assert after.once("of talks", lambda: object(), "talks", "actors") is talks
    assert after.once("of everything", lambda: object()) is not everything
