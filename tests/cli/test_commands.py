"""The commands as a shell sees them: what they print, and their exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from counterclaim.cli import SET_ASIDE, app

TEXT = (
    "Envoys meet in Abeche\n\nForeign Minister Mariam Deby met Hassan Bakri in Abeche on March 3, 2021.\n\n"
    "Deby said that nine people were killed. Bakri denied the claim."
)
run = CliRunner()


@pytest.fixture
def record(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text(TEXT)
    path = tmp_path / "r.db"
    assert run.invoke(app, ["build", str(tmp_path / "one.txt"), "--record", str(path)]).exit_code == 0
    return path


def test_build_says_what_it_did(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT)
    done = run.invoke(app, ["build", str(tmp_path / "one.txt"), "--record", str(tmp_path / "r.db")])
    assert done.exit_code == 0
    assert "1 reports, 1 read now, 0 set aside" in done.stdout


def test_build_with_bad_input(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT)
    (tmp_path / "two.txt").write_text("")
    done = run.invoke(app, ["build", str(tmp_path), "--record", str(tmp_path / "r.db")])
    assert done.exit_code == SET_ASIDE
    assert "two.txt" in done.stderr
    shown = run.invoke(app, ["show", "problems", "--record", str(tmp_path / "r.db")])
    assert "two.txt" in "".join(shown.stdout.split())


def test_build_of_nothing(tmp_path: Path) -> None:
    done = run.invoke(app, ["build", str(tmp_path / "none"), "--record", str(tmp_path / "r.db")])
    assert done.exit_code == 1


def test_read_prints_a_line_for_each_report(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT)
    done = run.invoke(app, ["read", str(tmp_path / "one.txt"), "--format", "jsonl"])
    assert done.exit_code == 0
    (line,) = done.stdout.splitlines()
    assert set(json.loads(line)) >= {"report", "statements", "events", "figures", "times", "places", "actors"}


def test_export(record: Path) -> None:
    done = run.invoke(app, ["export", "--record", str(record), "--format", "json"])
    assert done.exit_code == 0
    assert json.loads(done.stdout)["reports"][0]["id"] == "one"


def test_export_of_one_table(record: Path, tmp_path: Path) -> None:
    out = tmp_path / "events.csv"
    asked = ["export", "--record", str(record), "--as", "csv", "--table", "events", "--out", str(out)]
    assert run.invoke(app, asked).exit_code == 0
    assert (
        out.read_text(encoding="utf-8-sig")
        .splitlines()[1]
        .startswith("#meta+id,#status+review,#event+type+plover")
    )


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (["export", "--as", "geojson"], "--out"),
        (["export", "--as", "csv", "--table", "nope", "--out", "x"], "there is no such table"),
        (["export", "--table", "events"], "--as csv"),
        (["export", "--as", "rss", "--table", "events", "--out", "x"], "--table goes with --as csv"),
        (["brief", "--out", "x.odt"], ".docx or .pdf"),
    ],
)
def test_what_cannot_be_passed_on_is_said(record: Path, asked: list[str], says: str) -> None:
    done = run.invoke(app, [asked[0], "--record", str(record), *asked[1:]])
    assert done.exit_code == 1
    assert says in str(done.exception)


def test_publish_and_brief(record: Path, tmp_path: Path) -> None:
    done = run.invoke(app, ["publish", "--record", str(record), "--out", str(tmp_path / "out")])
    assert done.exit_code == 0
    assert (tmp_path / "out" / "index.html").exists()
    done = run.invoke(app, ["brief", "--record", str(record), "--out", str(tmp_path / "b.md")])
    assert done.exit_code == 0
    assert (tmp_path / "b.md").read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize(
    "part",
    [
        "overview",
        "talks",
        "events",
        "statements",
        "figures",
        "disputes",
        "proposals",
        "actors",
        "reports",
        "problems",
    ],
)
def test_show(record: Path, part: str) -> None:
    done = run.invoke(app, ["show", part, "--record", str(record)])
    assert done.exit_code == 0
    assert done.stdout.strip()


def test_show_is_readable_text(record: Path) -> None:
    shown = " ".join(run.invoke(app, ["show", "talks", "--record", str(record)]).stdout.split())
    assert "3 March 2021" in shown
    assert {"Mariam", "Deby", "Hassan", "Bakri"} <= set(shown.split())


def test_show_has_words_for_people(record: Path) -> None:
    shown = {
        p: run.invoke(app, ["show", p, "--record", str(record)]).stdout for p in ("events", "statements")
    }
    assert "meeting" in shown["events"]
    assert "consult" not in shown["events"]
    assert " said " in " ".join(shown["statements"].split())
    assert "assert" not in shown["statements"]


def test_why_says_where_ids_are_found(record: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "counterclaim", "why", "nothing", "--record", str(record)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "what the address of its page ends in" in done.stderr


@pytest.mark.parametrize("command", ["build", "read", "export", "publish", "brief", "show", "serve"])
def test_help_has_an_example(command: str) -> None:
    done = run.invoke(app, [command, "--help"])
    assert done.exit_code == 0
    assert f"counterclaim {command}" in done.stdout


def test_places_of_a_dump_are_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    row = ["991", "Quezna", "Quezna", "", "34.5", "38.25"]
    row += ["P", "PPL", "SY", "", "09", "", "", "", "120", "", "400", "Asia/Damascus", "2020-01-01"]
    (tmp_path / "SY.txt").write_text("\t".join(row) + "\n", encoding="utf-8")
    done = run.invoke(app, ["places", "add", str(tmp_path / "SY.txt")])
    assert done.exit_code == 0
    assert "1 places added" in done.stdout


def test_errors_are_one_line(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "counterclaim", "show", "--record", str(tmp_path / "none.db")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("counterclaim: ")
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_quiet_when_not_on_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT)
    command = [
        sys.executable,
        "-m",
        "counterclaim",
        "build",
        str(tmp_path / "one.txt"),
        "--record",
        str(tmp_path / "r.db"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
