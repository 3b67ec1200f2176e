"""Crawls: the pages that were answered, and what came before a cut."""

from __future__ import annotations

import gzip
from pathlib import Path

from tests.making import FIRST, PAGE, SECOND, THIRD, codes, crawl, pdf, plain_record, record, taken

OTHER = PAGE.replace("an hour", "nine hours").replace("Strait talks", "Border talks")


def test_pages_come_with_their_addresses(tmp_path: Path) -> None:
    url = "https://gull.example/strait"
    raw = crawl(
        plain_record("request", "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n", url),
        record(url, PAGE.encode()),
        record("https://gull.example/gone", PAGE.encode(), status="404 Not Found"),
        record("https://gull.example/map.png", b"\x89PNG", kind="image/png"),
        record("https://gull.example/b.pdf", pdf([(72, 700, SECOND)]), kind="application/pdf"),
        plain_record("conversion", "text/plain", THIRD.encode(), "https://gull.example/t"),
    )
    (tmp_path / "CC-NEWS-1.warc.gz").write_bytes(raw)
    reports, problems = taken(tmp_path)
    assert not problems
    assert {id: report.url for id, report in reports.items()} == {
        "CC-NEWS-1/3": url,
        "CC-NEWS-1/6": "https://gull.example/b.pdf",
        "CC-NEWS-1/7": "https://gull.example/t",
    }
    assert [span.text for span in reports["CC-NEWS-1/3"].body] == [FIRST, SECOND, THIRD]
    assert reports["CC-NEWS-1/3"].outlet == "gull.example"


def test_plain_crawls_chunked_and_packed_answers(tmp_path: Path) -> None:
    body = gzip.compress(PAGE.encode())
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in (body[:100], body[100:])) + b"0\r\n\r\n"
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n"
    head += b"Transfer-Encoding: chunked\r\n\r\n"
    raw = plain_record(
        "response", "application/http; msgtype=response", head + chunked, "http://gull.example/c"
    )
    (tmp_path / "c.warc").write_bytes(raw + record("http://gull.example/d", OTHER.encode()))
    reports, problems = taken(tmp_path)
    assert not problems
    assert [reports["c/1"].title, reports["c/2"].title] == ["Strait talks resume", "Border talks resume"]


def test_the_charset_of_the_answer_is_used(tmp_path: Path) -> None:
    page = PAGE.replace("Monday", "Montag früh").encode("latin-1")
    (tmp_path / "c.warc").write_bytes(record("http://g.example/", page, kind="text/html; charset=iso-8859-1"))
    assert "Montag früh" in taken(tmp_path)[0]["c/1"].text


def test_what_came_before_a_cut_is_kept(tmp_path: Path) -> None:
    pages = [
        record(f"https://gull.example/{n}", PAGE.replace("an hour", f"{n} hours").encode()) for n in "23"
    ]
    (tmp_path / "packed.warc.gz").write_bytes(crawl(*pages)[:-200])
    (tmp_path / "plain.warc").write_bytes(b"".join(pages)[:-300])
    (tmp_path / "head.warc").write_bytes(pages[0] + pages[1][:40])
    reports, problems = taken(tmp_path)
    assert set(reports) == {"packed/2", "plain/1", "head/1"}
    assert {Path(p.path).name: p.code for p in problems} == {
        "packed.warc.gz": "broken", "plain.warc": "broken", "head.warc": "broken",
    }  # fmt: skip


def test_lengths_that_lie_and_headers_without_end(tmp_path: Path) -> None:
    short = record("https://gull.example/s", PAGE.encode()).replace(
        b"Content-Length: ", b"Content-Length: 1", 1
    )
    (tmp_path / "long.warc").write_bytes(short)
    (tmp_path / "endless.warc").write_bytes(b"WARC/1.0\r\nX: " + b"x" * (3 << 20))
    (tmp_path / "noise.warc.gz").write_bytes(gzip.compress(b"WARC/1.0\r\n" + bytes(range(256)) * 64))
    (tmp_path / "none.warc").write_bytes(b"nothing of the kind")
    reports, problems = taken(tmp_path)
    assert not reports
    assert len(problems) == 4
    assert {p.code for p in problems} <= {"broken", "bomb"}


def test_a_packed_answer_that_grows_without_end_is_bounded(tmp_path: Path) -> None:
    body = gzip.compress(bytes(100 << 20))
    head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n"
    head += f"Content-Length: {len(body)}\r\n\r\n"
    bomb = plain_record(
        "response", "application/http; msgtype=response", head.encode() + body, "http://g.example/"
    )
    (tmp_path / "c.warc").write_bytes(bomb + record("http://g.example/2", PAGE.encode()))
    reports, problems = taken(tmp_path)
    assert set(reports) == {"c/2"}
    assert codes(problems) == [("too_large", "record 1")]
