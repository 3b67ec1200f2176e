"""The whole road on small stories made from strings."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import jsonschema
import pytest

from counterclaim import contract
from counterclaim.evidence import Reading, Record
from counterclaim.pipeline import build, record_of
from counterclaim.reading import Toolkit
from counterclaim.sample import REPORTS
from counterclaim.store import Store

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = json.loads((ROOT / "docs" / "record.schema.json").read_text())

MEETING = (
    "ABECHE, March 3, 2021 - Foreign Minister Mariam Deby of Chad met her Sudanese counterpart"
    " Hassan Bakri in Abeche on Wednesday to talk about the line between their armies, the exchange of the"
    " wounded and the way to the next round, which both want to hold before the end of the month."
)
SHELLING = (
    "The Chadian army said on Wednesday that Sudanese guns had shelled the village of Tine, killing"
    " at least nine people. It said that the guns stood on the far bank and had fired for an hour."
)
STORY = {
    "wire": f"Envoys meet in Abeche\n\n{MEETING}\n\n{SHELLING}\n\nSudan denied shelling the village.",
    "copy": f"Ministers hold talks\n\n{MEETING}\n\n{SHELLING}",
    "other": (
        "Monitors count the dead\n\nMarch 4, 2021\n\nMonitors said on Thursday that 11 people were killed"
        " when shells hit Tine a day earlier. Bakri called for an immediate ceasefire. Deby rejected it."
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "reports"
    path.mkdir()
    for name, text in STORY.items():
        (path / f"{name}.txt").write_text(text, encoding="utf-8")
    return path


def spans(value: object, report: str | None = None) -> list[tuple[str | None, int, int, str]]:
    """Every {start, end, text} anywhere in a JSON value, with the report it belongs to."""
    found: list[tuple[str | None, int, int, str]] = []
    if isinstance(value, dict):
        named = value.get("report", report)
        owner = named if isinstance(named, str) else report
        if {"start", "end", "text"} <= set(value):
            found.append((owner, value["start"], value["end"], value["text"]))
        for key, part in value.items():
            found += spans(part, value["id"] if key in {"body", "furniture", "title_span"} else owner)
    elif isinstance(value, list):
        for part in value:
            found += spans(part, report)
    return found


def test_the_export_is_as_the_contract_says(folder: Path) -> None:
    record = record_of([folder], Toolkit())
    shown = json.loads(contract.dumps(contract.export(record)))
    jsonschema.validate(shown, SCHEMA)
    checked = 0
    for report, start, end, text in spans(shown):
        if report is not None:
            assert STORY[report][start:end] == text
            checked += 1
    assert checked > 50


def test_a_line_of_read_is_as_the_contract_says(folder: Path) -> None:
    from counterclaim.pipeline import read_each, take_in_all

    reports, problems = take_in_all([folder])
    assert problems == []
    part = {**SCHEMA, "required": ["report", "statements", "events", "figures", "times", "places", "actors"]}
    for _, reading, _ in read_each(reports, Toolkit()):
        shown = json.loads(contract.dumps(contract.line(reading)))
        jsonschema.validate(shown, part)
        for place in shown["places"]:
            assert STORY[shown["report"]["id"]][place["start"] : place["end"]] == place["text"]


def test_what_a_reader_would_find(folder: Path) -> None:
    record = record_of([folder], Toolkit())
    names = {a.id: a.name for a in record.actors}
    copies = {r.id: r.copy_of for r in record.reports}
    assert copies["other"] is None
    assert {copies["wire"], copies["copy"]} in ({None, "wire"}, {None, "copy"})
    assert any(
        {"Mariam Deby", "Hassan Bakri"} <= {names[p] for p in t.participants} and t.date == "2021-03-03"
        for t in record.talks
    )
    assert any(s.kind == "deny" for s in record.statements)
    assert any(d.kind == "denial" for d in record.disputes)
    killed = {f.value: f for f in record.figures if f.measure == "killed"}
    assert killed[9].low == 9
    assert killed[9].high is None
    assert 11 in killed


def bytes_of(record: Record) -> bytes:
    return contract.dumps(contract.export(record))


def test_the_order_of_the_files_does_not_matter(folder: Path) -> None:
    files = sorted(folder.iterdir())
    found = {bytes_of(record_of(order, Toolkit())) for order in itertools.permutations(files)}
    assert len(found) == 1


def test_building_again_reads_only_what_is_new(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    first = build([folder], path, Toolkit())
    assert (first.reports, first.read) == (3, 3)
    again = build([folder], path, Toolkit())
    assert again.read == 0
    with Store.open(path) as store:
        assert bytes_of(store.record()) == bytes_of(record_of([folder], Toolkit()))
    (folder / "more.txt").write_text(
        "Talks resume\n\nEnvoys of both states met again in Abeche on March 9, 2021."
    )
    assert build([folder], path, Toolkit()).read == 1
    (folder / "wire.txt").unlink()
    gone = build([folder], path, Toolkit())
    assert (gone.reports, gone.read) == (3, 0)
    with Store.open(path) as store:
        assert store.connection.execute("SELECT count(*) FROM evidence WHERE report = 'wire'").fetchone() == (
            0,
        )


def test_workers_give_the_same(folder: Path, tmp_path: Path) -> None:
    build([folder], tmp_path / "one.db", Toolkit())
    build([folder], tmp_path / "two.db", Toolkit(), workers=2)
    with Store.open(tmp_path / "one.db") as one, Store.open(tmp_path / "two.db") as two:
        assert bytes_of(one.record()) == bytes_of(two.record())


def test_bad_input_never_loses_good_input(folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").write_text("")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (folder / "lines.jsonl").write_text(
        '{"id": "ok", "text": "Envoys met in Abeche on March 3, 2021."}\n{"id": \n'
    )
    built = build([folder, tmp_path / "nowhere"], tmp_path / "r.db", Toolkit())
    assert built.reports == 4
    assert len(built.problems) == 4
    with Store.open(tmp_path / "r.db") as store:
        assert len(store.problems()) == 4
    for problem in built.problems:
        assert problem.message
        assert any(name in problem.path for name in ("empty.txt", "binary.txt", "lines.jsonl", "nowhere"))


def test_one_id_for_two_texts_keeps_both(tmp_path: Path) -> None:
    lines = ('{"id": "x", "text": "Envoys met in Abeche."}', '{"id": "x", "text": "They did not."}')
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    built = build([tmp_path / "a.jsonl"], tmp_path / "r.db", Toolkit())
    with Store.open(tmp_path / "r.db") as store:
        ids = {r.id for r in store.record().reports}
    assert built.reports + len(built.problems) == 2
    assert len(ids) == built.reports


def test_an_empty_reading_is_a_reading() -> None:
    from counterclaim.reading import read
    from tests.reports import report

    found = read(report(""), Toolkit())
    assert isinstance(found, Reading)
    assert found.statements == ()


def test_every_span_of_the_sample_is_the_exact_words() -> None:
    record = record_of([REPORTS], Toolkit())
    texts = {r.id: r.text for r in record.reports}
    shown = json.loads(contract.dumps(contract.export(record)))
    jsonschema.validate(shown, SCHEMA)
    found = [
        (texts[report][start:end], text) for report, start, end, text in spans(shown) if report is not None
    ]
    assert len(found) > 2000
    assert [pair for pair in found if pair[0] != pair[1]] == []


def test_a_record_keeps_its_title_until_it_is_given_another(tmp_path: Path) -> None:
    path, report = tmp_path / "two_towns.db", tmp_path / "one.txt"
    report.write_text("Talks end\n\nEnvoys of both towns met on Monday.")
    titles = []
    for given in (None, "The two towns", None):
        build([report], path, Toolkit(statements="rules"), title=given)
        with Store.open(path) as store:
            titles.append(store.meta()["title"])
    assert titles == ["Two towns", "The two towns", "The two towns"]


def test_ten_new_files_are_ten_readings_and_what_is_gone_takes_its_evidence(tmp_path: Path) -> None:
    toolkit, path, folder = Toolkit(statements="rules"), tmp_path / "r.db", tmp_path / "reports"
    folder.mkdir()

    def write(number: int, town: str) -> None:
        head = f"Post {number} of the monitors\n\nMarch {number + 1}, 2021"
        text = f"Guards of post {number} met the mayor of {town} on Monday and counted {number + 3} trucks."
        (folder / f"n{number:02}.txt").write_text(f"{head}\n\n{text}")

    for number in range(5):
        write(number, "Abeche")
    assert build([folder], path, toolkit).read == 5
    for number in range(5, 15):
        write(number, "Tine")
    assert build([folder], path, toolkit).read == 10
    write(3, "Adre")
    assert build([folder], path, toolkit).read == 1
    (folder / "n04.txt").unlink()
    gone = build([folder], path, toolkit)
    assert (gone.reports, gone.read) == (14, 0)
    with Store.open(path) as store:
        assert bytes_of(store.record()) == bytes_of(record_of([folder], toolkit))
        for table in ("evidence", "reading", "statement", "figure", "time"):
            left = store.connection.execute(f"SELECT count(*) FROM {table} WHERE report = 'n04'").fetchone()
            assert left == (0,), table
