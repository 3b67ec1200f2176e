"""Small files of every format, made by code: the bytes that tests of intake write to disk and take in."""

from __future__ import annotations

import gzip
import io
import json
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import docx

from counterclaim.evidence import Problem, Report
from counterclaim.intake import take_in

FIRST = "The two delegations met for an hour on Monday and agreed to meet again, an envoy said."
SECOND = "Nothing was said about the prisoners, and no date was set for the next round."
THIRD = "Ferries across the strait were stopped after a mine drifted into the harbour of Ostrel."
PAGE = f"""<!doctype html><html><head><title>Strait talks resume</title></head><body>
<nav><a href="/a">Weather</a> <a href="/b">Sport</a></nav>
<article><h1>Strait talks resume</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article></body></html>"""


def taken(*paths: Path) -> tuple[dict[str, Report], list[Problem]]:
    """Reports by id and problems of the paths; every span is checked, no reader may have failed."""
    found = list(take_in(paths))
    reports = [item for item in found if isinstance(item, Report)]
    for report in reports:
        assert report.text.encode("utf-8")
        for span in (*report.body, *report.furniture):
            assert report.text[span.start : span.end] == span.text
    assert len({report.id for report in reports}) == len(reports)
    problems = [item for item in found if isinstance(item, Problem)]
    assert not [p for p in problems if p.code == "failed"], problems
    return {report.id: report for report in reports}, problems


def codes(problems: Sequence[Problem]) -> list[tuple[str, str | None]]:
    """The codes and spots of problems, in order."""
    return [(p.code, p.where) for p in problems]


def zipped(members: Mapping[str, bytes | str], packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packed) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def tarred(members: Mapping[str, bytes | str], mode: str = "w:gz") -> bytes:
    """A tar file."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            raw = content.encode() if isinstance(content, str) else content
            entry = tarfile.TarInfo(name)
            entry.size = len(raw)
            archive.addfile(entry, io.BytesIO(raw))
    return file.getvalue()


def record(url: str, body: bytes, *, kind: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    """One WARC response record."""
    answer = (
        f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    )
    return plain_record("response", "application/http; msgtype=response", answer, url)


def plain_record(type_: str, kind: str, block: bytes, url: str = "") -> bytes:
    """One WARC record of any type."""
    target = f"WARC-Target-URI: {url}\r\n" if url else ""
    head = (
        f"WARC/1.0\r\nWARC-Type: {type_}\r\n{target}WARC-Date: 2031-05-06T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{zlib.crc32(block):08x}>\r\nContent-Type: {kind}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def crawl(*records: bytes) -> bytes:
    """A WARC.gz as Common Crawl writes it: every record packed on its own."""
    info = plain_record("warcinfo", "application/warc-fields", b"software: a test\r\n")
    return b"".join(gzip.compress(piece, mtime=0) for piece in (info, *records))


def rss(*items: str, title: str = "The Daily Gull") -> str:
    """An RSS feed of items given as XML."""
    head = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
    return f"{head}<title>{title}</title>{''.join(items)}</channel></rss>"


def item(id: str, *paragraphs: str, title: str = "Strait talks resume") -> str:
    """One RSS item."""
    text = "".join(f"&lt;p&gt;{paragraph}&lt;/p&gt;" for paragraph in paragraphs)
    return (
        f"<item><guid>{id}</guid><title>{title}</title><link>https://gull.example/{id}</link>"
        f"<pubDate>Tue, 06 May 2031 23:30:00 +0900</pubDate><description>{text}</description></item>"
    )


def letter(text: str, *, subject: str = "Strait talks resume") -> bytes:
    """One plain message."""
    return (
        f"From: Ann Marlow <ann@gull.example>\r\nTo: desk@gull.example\r\nSubject: {subject}\r\n"
        f"Date: Tue, 06 May 2031 23:30:00 +0900\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n"
    ).encode()


def document(*paragraphs: str, title: str | None = None) -> bytes:
    """A DOCX file."""
    made = docx.Document()
    if title:
        made.add_heading(title, 0)
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def pdf(*pages: Sequence[tuple[float, float, str]], trailer: str = "") -> bytes:
    """A PDF of pages given as (left, bottom, words) lines in points, set in 12 point Helvetica."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    for n, rows in enumerate(pages):
        drawn = "\n".join(
            f"BT /F1 12 Tf {left} {bottom} Td ({words.replace('(', '').replace(')', '')}) Tj ET"
            for left, bottom, words in rows
        )
        stream = zlib.compress(drawn.encode("cp1252"))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * n} 0 R"
            f" /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(
            f"<< /Length {len(stream)} /Filter /FlateDecode >>\nstream\n".encode() + stream + b"\nendstream"
        )
    whole, offsets = b"%PDF-1.4\n", []
    for n, content in enumerate(objects, 1):
        offsets.append(len(whole))
        whole += f"{n} 0 obj\n".encode() + content + b"\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(whole)}\n%%EOF\n"
    return whole + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode()


def saved_page(page: str = PAGE) -> bytes:
    """An MHTML file as browsers save it."""
    picture = "--B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
    return (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://gull.example/strait\r\n"
        "Subject: Strait\r\nDate: Sat, 10 May 2031 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n'
        f"--B\r\nContent-Type: text/html\r\nContent-Location: https://gull.example/strait\r\n\r\n{page}\r\n"
        f"{picture}--B--\r\n"
    ).encode()


def ninjs(**more: object) -> bytes:
    """A ninjs item."""
    own: dict[str, object] = {
        "uri": "urn:gull:1",
        "type": "text",
        "headline": "Strait talks resume",
        "versioncreated": "2031-05-06T23:30:00+09:00",
        "byline": "Ann Marlow",
        "infosources": [{"name": "The Daily Gull"}],
        "body_text": f"{FIRST}\n\n{SECOND}",
    }
    return json.dumps({**own, **more}).encode()


def compound(*names: str) -> bytes:
    """The beginning of an old office file with the names in its directory, as far as intake looks."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + struct.pack("<24x") + bytes(480)
    return head + b"".join(name.encode("utf-16-le").ljust(128, b"\x00") for name in names)
