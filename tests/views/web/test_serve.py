from __future__ import annotations

import re
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from counterclaim.errors import CounterclaimError
from counterclaim.views.web import application, serve
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.pages import overview
from tests.views.web.records import keep, record


def test_serving_prints_the_address_and_answers(tmp_path: Path) -> None:
    path = keep(record(), tmp_path / "r.db")
    command = [sys.executable, "-m", "counterclaim", "serve", "--record", str(path), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            found = re.search(r"at (http://127\.0\.0\.1:\d+/) \(Ctrl-C to stop\)", line)
            assert found is not None
            with urllib.request.urlopen(found[1], timeout=20) as answer:
                assert b"What the reports hold" in answer.read()
                assert "server" not in {k.lower() for k in answer.headers}
        finally:
            process.terminate()


def test_a_token_that_can_be_guessed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CounterclaimError, match="at least 16"):
        serve(tmp_path / "r.db", "0.0.0.0", 0, token="secret")


def test_others_are_served_with_a_token_only(tmp_path: Path) -> None:
    path = keep(record(), tmp_path / "r.db")
    options = ["--record", str(path), "--port", "0", "--host", "0.0.0.0"]
    command = [sys.executable, "-m", "counterclaim", "serve", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            found = re.search(r":(\d+)/\?token=([\w-]{32})", process.stdout.readline())
            assert found is not None
            here = f"http://127.0.0.1:{found[1]}/"
            with pytest.raises(urllib.error.HTTPError, match="401"):
                urllib.request.urlopen(here, timeout=20)
            browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
            with browser.open(f"{here}?token={found[2]}", timeout=20) as answer:
                assert answer.url == here
                assert b"What the reports hold" in answer.read()
        finally:
            process.terminate()


def test_what_is_made_once_is_made_before_the_first_visitor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []
    module = sys.modules[overview.__module__]
    parts = module._parts

    def counted(folio: Folio) -> dict[str, Any]:
        made.append(1)
        found: dict[str, Any] = parts(folio)
        return found

    monkeypatch.setattr(module, "_parts", counted)
    app = application(keep(record(), tmp_path / "r.db"))
    app.state.ready()
    assert made == [1]
    with TestClient(app, base_url="http://127.0.0.1:8321") as client:
        assert "What the reports hold" in client.get("/").text
    assert made == [1]


def test_pages_of_one_thing_and_other_orders_make_nothing_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = application(keep(record(), tmp_path / "r.db"))
    app.state.ready()
    made: list[str] = []
    once = Folio.once

    def counted(folio: Folio, name: str, make: Any, *of: str) -> Any:
        return once(folio, name, lambda: made.append(name) or make(), *of)

    monkeypatch.setattr(Folio, "once", counted)
    with TestClient(app, base_url="http://127.0.0.1:8321") as client:
        for page in (
            "/statements?by=speaker",
            "/events/r1/e2",
            "/actors/bryn",
            "/review/event/r1/e2",
            "/review/figure/r1/f2",
            "/review/add?report=r1&mark=0-9&kind=figure",
        ):
            assert client.get(page).status_code == 200
    assert made == []


def test_a_record_that_cannot_be_read_yet_is_left_to_the_visitor(tmp_path: Path) -> None:
    app = application(tmp_path / "none.db")
    app.state.ready()
    with TestClient(app, base_url="http://127.0.0.1:8321") as client:
        assert client.get("/").status_code == 503
