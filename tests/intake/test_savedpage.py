"""Pages saved by browsers with all that belongs to them."""

from __future__ import annotations

from pathlib import Path

from tests.making import FIRST, PAGE, SECOND, THIRD, codes, saved_page, taken


def test_the_page_is_read_and_its_address_kept(tmp_path: Path) -> None:
    (tmp_path / "s.mhtml").write_bytes(saved_page())
    reports, problems = taken(tmp_path)
    assert not problems
    report = reports["s"]
    assert [span.text for span in report.body] == [FIRST, SECOND, THIRD]
    assert (report.url, report.title, report.published) == (
        "https://gull.example/strait", "Strait talks resume", None,
    )  # fmt: skip


def test_quoted_printable_and_a_beginning_without_a_name(tmp_path: Path) -> None:
    raw = saved_page(PAGE.replace("Monday", "M=C3=B6nday").replace('="', '=3D"'))
    raw = raw.replace(
        b"text/html\r\nContent-L", b"text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-L"
    )
    (tmp_path / "s").write_bytes(raw)
    reports, _ = taken(tmp_path)
    assert "Mönday" in reports["s"].text


def test_a_file_without_a_page_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "a.mht").write_bytes(
        saved_page().replace(b"text/html\r\nContent-L", b"text/css\r\nContent-L")
    )
    (tmp_path / "b.mht").write_bytes(b"\xff\xfe\x00garbage")
    assert codes(taken(tmp_path)[1]) == [("no_article", None), ("no_article", None)]
