"""Visitors who come before the record is laid out."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import msgspec
import pytest
from starlette.testclient import TestClient

from counterclaim.evidence import Problem, Record
from counterclaim.store import Store
from counterclaim.views.web import application
from counterclaim.views.web.cover import cover
from counterclaim.views.web.folio import Folio
from tests.views.web.records import keep, record

HERE = "http://127.0.0.1:8321"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    problem = Problem(path="in/burnt.pdf", code="unreadable", message="It is no PDF any more.")
    return keep(msgspec.structs.replace(record(), problems=(problem,)), tmp_path / "r.db")


class Held:
    """Reads the record of a file only when it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.go = threading.Event()
        self.asked = threading.Event()
        read = Store.machine_record

        def slow(store: Store) -> Record:
            self.asked.set()
            assert self.go.wait(30)
            return read(store)

        monkeypatch.setattr(Store, "machine_record", slow)


def test_who_comes_early_sees_what_the_record_holds_and_soon_all_of_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, app = Held(monkeypatch), application(path)
    laying = threading.Thread(target=app.state.ready)
    laying.start()
    assert held.asked.wait(30)
    with TestClient(app, base_url=HERE) as page:
        early = page.get("/?show=event:r1/e2")
        assert early.status_code == 200
        assert early.headers["refresh"] == early.headers["retry-after"] == "2"
        reports = len(record().reports)
        assert f"This record holds {reports} reports" in early.text
        assert "is being laid out" in early.text
        listed = page.get("/events")
        assert (listed.status_code, listed.headers["refresh"]) == (503, "2")
        set_aside = page.get("/problems")
        assert "It is no PDF any more." in set_aside.text
        assert "refresh" not in set_aside.headers
        held.go.set()
        laying.join(30)
        for address, words in (("/", "Told by most"), ("/events", "had shelled the ferry")):
            there = page.get(address)
            assert there.status_code == 200
            assert words in there.text
            assert "refresh" not in there.headers


def test_problems_are_told_without_reading_the_record(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(_: Store) -> Record:
        raise AssertionError("the whole record was read")

    monkeypatch.setattr(Store, "machine_record", never)
    with TestClient(application(path), base_url=HERE) as page:
        html = page.get("/problems").text
    assert "burnt.pdf" in html
    assert "Lake Corry" in html


def test_the_frame_of_a_page_is_the_same_before_and_after(path: Path) -> None:
    with Store.open(path) as store:
        found, held = cover(store), store.record()
    folio = Folio(held, {"title": "Lake Corry"}, 0.0)
    assert (found.title, found.independent) == (folio.title, folio.independent)
    for name in ("reports", "actors", "events", "disputes", "problems", "positions", "sanctions"):
        assert len(getattr(found.record, name)) == len(getattr(held, name))
    with pytest.raises(AttributeError):
        found.record.nothing  # noqa: B018
    with TestClient(application(path), base_url=HERE) as page:
        first, _ = page.get("/problems").text, page.get("/events")
        assert page.get("/problems").text == first


def test_what_is_small_does_not_wait_for_what_is_large() -> None:
    folio = Folio(record(), {}, 0.0)
    begun, go, found = threading.Event(), threading.Event(), list[Any]()

    def large() -> str:
        begun.set()
        assert go.wait(30)
        return "large"

    thread = threading.Thread(target=lambda: found.append(folio.once("large", large)))
    thread.start()
    assert begun.wait(30)
    assert folio.once("small", lambda: "small") == "small"
    go.set()
    thread.join(30)
    assert found == ["large"]
    assert folio.once("large", lambda: "again") == "large"
