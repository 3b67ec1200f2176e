"""PDF: lines joined to paragraphs, running heads dropped, locked and broken files named."""

from __future__ import annotations

import zlib
from pathlib import Path

from tests.making import FIRST, THIRD, codes, pdf, taken

LINES = [
    "Border guards of both republics closed the crossing at Tarn on Sunday after a patrol",
    "came under fire from the eastern bank, the interior ministry said in a written state-",
    "ment that named no suspect.",
]
NEXT = [
    "The ministry of the other side denied that its soldiers had fired, and asked for a joint",
    "inquiry.",
]


def column(top: float, *paragraphs: list[str], gap: float = 26) -> list[tuple[float, float, str]]:
    rows = []
    for lines in paragraphs:
        for line in lines:
            rows.append((72.0, top, line))
            top -= 14
        top -= gap - 14
    return rows


def test_lines_are_joined_to_paragraphs(tmp_path: Path) -> None:
    (tmp_path / "r.pdf").write_bytes(pdf(column(700, LINES, NEXT)))
    reports, problems = taken(tmp_path)
    assert not problems
    first, second = reports["r"].text.split("\n\n")
    assert first.startswith(LINES[0] + " came under fire")
    assert first.endswith("that named no suspect.")
    assert second == " ".join(NEXT)
    assert reports["r"].format == "pdf"


def test_paragraphs_without_a_gap_end_with_a_short_line(tmp_path: Path) -> None:
    (tmp_path / "r.pdf").write_bytes(pdf(column(700, LINES, NEXT, gap=14)))
    assert len(taken(tmp_path)[0]["r"].text.split("\n\n")) == 2


def test_running_heads_are_dropped_and_paragraphs_go_on_over_pages(tmp_path: Path) -> None:
    head = "The Daily Gull, page"
    pages = [
        [(72.0, 760.0, f"{head} {n}"), *column(700, *part)]
        for n, part in enumerate(([LINES[:2]], [LINES[2:], NEXT], [[FIRST]]), 1)
    ]
    (tmp_path / "r.pdf").write_bytes(pdf(*pages))
    text = taken(tmp_path)[0]["r"].text
    assert head not in text
    assert len(text.split("\n\n")) == 3


def test_a_pdf_is_known_by_its_beginning(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_bytes(pdf([(72, 700, THIRD)]))
    assert taken(tmp_path)[0]["r"].text == THIRD


def test_locked_empty_and_broken_files_are_named(tmp_path: Path) -> None:
    key = "<" + "00" * 32 + ">"
    locked = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O {key} /U {key} /P -4 >> /ID [<00><00>]"
    (tmp_path / "a.pdf").write_bytes(pdf([(72, 700, FIRST)], trailer=locked))
    (tmp_path / "b.pdf").write_bytes(pdf([]))
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)))
    (tmp_path / "d.pdf").write_bytes(b"no pdf at all")
    assert codes(taken(tmp_path)[1]) == [
        ("encrypted", None),
        ("no_text", None),
        ("broken", None),
        ("broken", None),
    ]


def test_a_stream_that_unpacks_without_end_is_left(tmp_path: Path) -> None:
    whole = pdf([(72, 700, FIRST)])
    for name, packed in (
        ("a", zlib.compress(bytes(80 << 20))),
        ("b", zlib.compress(zlib.compress(bytes(80 << 20)))),
    ):
        head, _, rest = whole.partition(b"stream\n")
        (tmp_path / f"{name}.pdf").write_bytes(
            head + b"stream\n" + packed + rest[rest.index(b"\nendstream") :]
        )
    reports, problems = taken(tmp_path)
    assert not reports
    assert codes(problems) == [("bomb", None), ("bomb", None)]
