"""Tables: a report a row, and rows that cannot be read named by their numbers."""

from __future__ import annotations

from pathlib import Path

from tests.making import FIRST, SECOND, THIRD, codes, taken


def test_columns_are_found_by_name_in_any_case_and_order(tmp_path: Path) -> None:
    (tmp_path / "w.csv").write_text(
        f'Date,Headline,TEXT,Source,ID\n2031-05-06,"Talks, resumed","{FIRST}\n\n{SECOND}",The Gull,c1\n'
    )
    reports, problems = taken(tmp_path)
    assert not problems
    report = reports["c1"]
    assert report.text == f"{FIRST}\n\n{SECOND}"
    assert (report.title, report.published, report.outlet) == ("Talks, resumed", "2031-05-06", "The Gull")
    assert report.format == "csv"
    assert [span.text for span in report.body] == [FIRST, SECOND]


def test_delimiters_and_encodings_are_found(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text(f"id\ttext\nt1\t{FIRST}\n")
    (tmp_path / "b.csv").write_bytes(f"\ufeffid;text\r\ns1;{SECOND}\r\n".encode())
    (tmp_path / "c.csv").write_bytes(f"id|text\nu1|{THIRD}\n".encode("utf-16"))
    reports, problems = taken(tmp_path)
    assert not problems
    assert {id: report.text for id, report in reports.items()} == {"t1": FIRST, "s1": SECOND, "u1": THIRD}


def test_bad_rows_are_named_and_the_others_kept(tmp_path: Path) -> None:
    rows = [
        "id,title,text",
        f'r2,Talks,"{FIRST}"',
        "r3,No text,",
        "r4,Commas,one, two, three",
        f'r5,"An open quote,{SECOND}',
        "",
        f'r6,Last,"{THIRD}"',
        "r7",
    ]
    (tmp_path / "w.csv").write_text("\n".join(rows))
    reports, problems = taken(tmp_path)
    assert set(reports) == {"r2", "r6"}
    assert codes(problems) == [
        ("no_text", "row 3"),
        ("bad_row", "row 4"),
        ("bad_row", "row 5"),
        ("no_text", "row 7"),
    ]
    assert "5 cells under 3 names" in problems[1].message


def test_a_table_without_a_text_column_says_which_it_has(tmp_path: Path) -> None:
    (tmp_path / "w.csv").write_text("country,deaths\nOstrel,4\n")
    reports, problems = taken(tmp_path)
    assert not reports
    assert codes(problems) == [("columns", None)]
    assert "country, deaths" in problems[0].message


def test_quotes_that_never_close_do_not_take_forever(tmp_path: Path) -> None:
    (tmp_path / "w.csv").write_text("id,text\n" + 'x,"open\n' * 3001 + f"z,{FIRST}\n")
    reports, problems = taken(tmp_path)
    assert len(problems) <= 52
    assert not reports or set(reports) == {"z"}


def test_zeros_and_binary_data(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"id,text\nz1,No talks\x00 were held on Friday in the port of Ostrel.\n")
    (tmp_path / "b.csv").write_bytes(bytes(range(256)) * 8)
    reports, problems = taken(tmp_path)
    assert set(reports) == {"z1"}
    assert codes(problems) == [("binary", None)]
