"""What comes in: formats, ids, and bad input that is set aside while the rest goes on."""

from __future__ import annotations

import json
from pathlib import Path

from counterclaim.evidence import Problem, Report
from counterclaim.intake import take_in, take_in_text

PARAGRAPH = "The two delegations met for an hour on Monday and agreed to meet again, an envoy said."
OTHER = "Nothing was said about the prisoners, and no date was set for the next round."


def taken(*paths: Path) -> tuple[dict[str, Report], list[Problem]]:
    found = list(take_in(paths))
    reports = [item for item in found if isinstance(item, Report)]
    for report in reports:
        for span in (*report.body, *report.furniture):
            assert report.text[span.start : span.end] == span.text
    assert len({report.id for report in reports}) == len(reports)
    return {report.id: report for report in reports}, [i for i in found if isinstance(i, Problem)]


def test_a_folder_gives_its_reports_under_their_stems(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(PARAGRAPH)
    (tmp_path / "a.txt").write_text(PARAGRAPH + "\n")
    (tmp_path / ".hidden.txt").write_text(PARAGRAPH)
    reports, problems = taken(tmp_path)
    assert list(reports) == ["a", "b"]
    assert not problems


def test_a_single_sentence_is_body_not_title() -> None:
    report = take_in_text("x", "Rebels shelled the port")
    assert [span.text for span in report.body] == ["Rebels shelled the port"]


def test_line_ends_are_kept_so_that_offsets_hold(tmp_path: Path) -> None:
    (tmp_path / "dos.txt").write_bytes(f"{PARAGRAPH}\r\n\r\n{OTHER}\r\n".encode())
    reports, _ = taken(tmp_path)
    assert "\r\n\r\n" in reports["dos"].text
    assert [span.text for span in reports["dos"].body] == [PARAGRAPH, OTHER]


def test_files_of_one_stem_are_told_apart_by_folder_or_extension(tmp_path: Path) -> None:
    for folder in ("north", "south"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "r1.txt").write_text(PARAGRAPH + folder)
    (tmp_path / "south" / "r2.txt").write_text(PARAGRAPH + "two")
    (tmp_path / "south" / "r2.md").write_text(PARAGRAPH + "three")
    reports, _ = taken(tmp_path)
    assert sorted(reports) == ["north/r1", "r2.md", "r2.txt", "south/r1"]


def test_the_same_paths_in_another_order_give_the_same_reports(tmp_path: Path) -> None:
    for name in ("one", "two", "three"):
        (tmp_path / f"{name}.txt").write_text(f"{name} {PARAGRAPH}")
    paths = sorted(tmp_path.iterdir())
    assert list(take_in(paths)) == list(take_in([*reversed(paths), tmp_path]))


def test_lines_of_jsonl_are_kept_around_a_broken_one(tmp_path: Path) -> None:
    good = {
        "id": "g1",
        "text": PARAGRAPH,
        "title": "Envoys meet",
        "published": "2031-05-06",
        "url": "https://www.example.org/x",
    }
    rows = [
        json.dumps(good),
        "{broken",
        json.dumps(["list"]),
        json.dumps({"id": "n"}),
        json.dumps({"text": PARAGRAPH + "!"}),
    ]
    (tmp_path / "wire.jsonl").write_text("\n".join(rows))
    reports, problems = taken(tmp_path)
    assert list(reports) == ["g1", "wire/5"]
    assert reports["g1"].published == "2031-05-06"
    assert reports["g1"].published_basis == "given"
    assert reports["g1"].outlet == "example.org"
    assert [(p.code, p.where) for p in problems] == [
        ("malformed", "line 2"),
        ("malformed", "line 3"),
        ("no_text", "line 4"),
    ]
    assert all("wire.jsonl" in problem.message for problem in problems)


def test_a_line_of_fifty_megabytes_is_set_aside_alone(tmp_path: Path) -> None:
    with (tmp_path / "big.jsonl").open("wb") as file:
        file.write(json.dumps({"id": "small", "text": PARAGRAPH}).encode() + b"\n")
        file.write(b'{"text": "')
        for _ in range(50):
            file.write(b"x" * (1 << 20))
        file.write(b'"}\n' + json.dumps({"id": "last", "text": PARAGRAPH + "!"}).encode())
    (tmp_path / "long.txt").write_bytes(b"y " * (25 << 20))
    reports, problems = taken(tmp_path)
    assert sorted(reports) == ["last", "small"]
    assert [(p.code, p.where) for p in problems] == [("long_line", "line 2"), ("too_large", None)]


def test_bad_files_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b" \n\n")
    (tmp_path / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (tmp_path / "noise.txt").write_bytes(bytes(range(32)) * 40)
    (tmp_path / "good.txt").write_text(PARAGRAPH)
    reports, problems = taken(tmp_path, tmp_path / "gone.txt")
    assert list(reports) == ["good"]
    assert {Path(p.path).name: p.code for p in problems} == {
        "empty.txt": "empty", "blank.txt": "empty", "image.txt": "binary",
        "noise.txt": "binary", "gone.txt": "missing",
    }  # fmt: skip


def test_an_undeclared_charset_is_read_and_remarked_on(tmp_path: Path) -> None:
    text = "Der Außenminister fährt nach Zürich, um über die Waffenruhe zu verhandeln, hieß es am Montag."
    (tmp_path / "alt.txt").write_bytes(text.encode("cp1252"))
    (tmp_path / "wide.txt").write_bytes(text.encode("utf-16"))
    reports, problems = taken(tmp_path)
    assert reports["alt"].text == reports["wide"].text == text
    assert [p.code for p in problems] == ["encoding"]


def test_the_same_report_twice_is_read_once(tmp_path: Path) -> None:
    row = json.dumps({"id": "twice", "text": PARAGRAPH})
    (tmp_path / "a.jsonl").write_text(f"{row}\n{row}\n")
    (tmp_path / "b.jsonl").write_text(json.dumps({"id": "twice", "text": "Another text."}))
    reports, problems = taken(tmp_path)
    assert [id.partition("~")[0] for id in reports] == ["twice", "twice"]
    assert [p.code for p in problems] == ["duplicate"]


def test_a_million_bad_rows_are_a_few_lines(tmp_path: Path) -> None:
    (tmp_path / "w.jsonl").write_text(
        "{bad\n" * 30_000 + '{"text": ""}\n' * 3 + json.dumps({"text": PARAGRAPH})
    )
    reports, problems = taken(tmp_path)
    assert set(reports) == {"w/30004"}
    assert [p.code for p in problems] == ["malformed"] * 20 + ["no_text"] * 3 + ["malformed"]
    assert (problems[-1].count, problems[-1].where) == (29_980, None)
    assert "29,980 more" in problems[-1].message
    assert sum(p.count for p in problems) == 30_003
