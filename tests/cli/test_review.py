"""`counterclaim judgements` as a shell sees it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

from counterclaim.cli import app
from counterclaim.errors import CounterclaimError
from tests.store.test_judgements import REJECT, judge
from tests.views.web.records import keep, record

run = CliRunner()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = keep(record(), tmp_path / "r.db")
    judge(found, REJECT)
    return found


def test_judgements_go_from_one_record_to_another(path: Path, tmp_path: Path) -> None:
    out = run.invoke(app, ["judgements", "export", "--record", str(path)])
    assert out.exit_code == 0
    file = tmp_path / "log.jsonl"
    file.write_bytes(out.stdout_bytes)
    other = keep(record(), tmp_path / "s.db")
    taken = run.invoke(app, ["judgements", "import", str(file), "--record", str(other)])
    assert "1 judgements taken in, 0 known; 0 wait" in taken.stdout
    again = run.invoke(app, ["judgements", "import", "-", "--record", str(other)], input=out.stdout_bytes)
    assert "0 judgements taken in, 1 known" in again.stdout
    assert run.invoke(app, ["judgements", "export", "-r", str(other)]).stdout_bytes == out.stdout_bytes


def test_the_export_and_the_terminal_are_as_judged(path: Path) -> None:
    shown = run.invoke(app, ["export", "--record", str(path)]).stdout
    assert '"r1/e3"' not in shown
    assert "would go on" not in run.invoke(app, ["show", "events", "--record", str(path)]).stdout


def test_a_record_of_another_version_still_exports(path: Path) -> None:
    with sqlite3.connect(path) as plain:
        plain.execute("PRAGMA user_version = 99")
    out = run.invoke(app, ["judgements", "export", "--record", str(path)])
    assert out.stdout.count("\n") == 1


def test_what_is_no_log_is_refused(path: Path, tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text("{}\n")
    found = run.invoke(app, ["judgements", "import", str(tmp_path / "x.jsonl"), "--record", str(path)])
    assert isinstance(found.exception, CounterclaimError)
    assert "line 1" in str(found.exception)
    gone = run.invoke(app, ["judgements", "import", str(tmp_path / "none"), "--record", str(path)])
    assert isinstance(gone.exception, CounterclaimError)
    none = run.invoke(app, ["judgements", "export", "--record", str(tmp_path / "none.db")])
    assert isinstance(none.exception, CounterclaimError)
