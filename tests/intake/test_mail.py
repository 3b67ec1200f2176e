"""Messages and boxes of messages."""

from __future__ import annotations

import base64
import time
from email.message import EmailMessage
from pathlib import Path

from counterclaim.intake.mail import day, words
from tests.making import FIRST, PAGE, SECOND, THIRD, codes, document, letter, pdf, taken


def test_a_message_is_a_report_with_its_headers(tmp_path: Path) -> None:
    (tmp_path / "m.eml").write_bytes(
        letter(f"{FIRST}\r\n\r\n{SECOND}", subject="=?utf-8?q?Stra=C3=9Fe_frei?=")
    )
    reports, problems = taken(tmp_path)
    assert not problems
    report = reports["m"]
    assert (report.title, report.byline, report.published) == ("Straße frei", "Ann Marlow", "2031-05-06")
    assert [span.text for span in report.body] == [FIRST, SECOND]


def test_plain_text_comes_before_html_and_attachments_are_read(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"] = "Daily"
    message["From"] = "desk@gull.example"
    message.set_content(FIRST)
    message.add_alternative(PAGE, subtype="html")
    message.add_attachment(document(SECOND), maintype="application", subtype="x", filename="note.docx")
    message.add_attachment(pdf([(72, 700, THIRD)]), maintype="application", subtype="pdf", filename="b.pdf")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="map.png")
    (tmp_path / "m.eml").write_bytes(message.as_bytes())
    reports, problems = taken(tmp_path)
    assert not problems
    assert {id: report.text.strip() for id, report in reports.items()} == {
        "m": FIRST, "m/note": SECOND, "m/b": THIRD,
    }  # fmt: skip


def test_a_message_of_html_is_read_as_a_page(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"] = "Daily"
    message.set_content(PAGE, subtype="html", charset="utf-8", cte="quoted-printable")
    (tmp_path / "m.eml").write_bytes(message.as_bytes())
    reports, _ = taken(tmp_path)
    assert [span.text for span in reports["m"].body] == [FIRST, SECOND, THIRD]
    assert reports["m"].format == "html"
    assert reports["m"].title == "Daily"


def test_charsets_that_lie_and_broken_base64_cost_no_more_than_they_must(tmp_path: Path) -> None:
    lying = letter("Der Außenminister fährt nach Zürich.").replace(b"utf-8", b"us-ascii")
    (tmp_path / "lying.eml").write_bytes(lying)
    unknown = letter("Der Außenminister fährt nach Zürich.").replace(b"utf-8", b"x-no-such-charset")
    (tmp_path / "unknown.eml").write_bytes(unknown)
    packed = base64.b64encode(FIRST.encode())
    head = b"Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n"
    head += b"Content-Transfer-Encoding: base64\r\n\r\n"
    (tmp_path / "cut.eml").write_bytes(head + packed[:-7] + b"\x00!!")
    reports, _ = taken(tmp_path)
    assert (
        reports["lying"].text.strip()
        == reports["unknown"].text.strip()
        == "Der Außenminister fährt nach Zürich."
    )
    assert "cut" in reports


def test_a_box_gives_every_message_and_names_the_broken_ones(tmp_path: Path) -> None:
    pieces = [
        letter(f"{FIRST}\r\n\r\n>From the quay it was quiet."),
        b"no headers at all, only words\r\n",
        b"Subject: nothing in it\r\n\r\n\r\n",
        letter(SECOND),
    ]
    box = b"".join(
        b"From ann@gull.example Tue May  6 10:00:00 2031\r\n" + piece + b"\r\n" for piece in pieces
    )
    (tmp_path / "in.mbox").write_bytes(box)
    (tmp_path / "noname").write_bytes(
        box.replace(b"met for", b"sat for").replace(b"Nothing was", b"Little was")
    )
    reports, problems = taken(tmp_path)
    assert set(reports) == {"in/1", "in/4", "noname/1", "noname/4"}
    assert "\r\nFrom the quay" in reports["in/1"].text
    assert codes(problems)[:2] == [("broken", "message 2"), ("no_text", "message 3")]


def test_a_message_in_a_message_goes_no_deeper_than_archives(tmp_path: Path) -> None:
    inner = letter(FIRST)
    for n in range(6):
        outer = EmailMessage()
        outer["Subject"] = f"Fwd {n}"
        outer.set_content(f"{SECOND} {n}")
        outer.add_attachment(inner, maintype="application", subtype="octet-stream", filename="in.eml")
        inner = outer.as_bytes()
    (tmp_path / "m.eml").write_bytes(inner)
    reports, problems = taken(tmp_path)
    assert len(reports) == 4
    assert [p.code for p in problems] == ["nested"]


def test_forwarded_messages_are_reports_of_their_own(tmp_path: Path) -> None:
    inner = EmailMessage()
    inner["Subject"] = "Inner"
    inner.set_content(SECOND)
    outer = EmailMessage()
    outer["Subject"] = "Outer"
    outer.set_content(FIRST)
    outer.add_attachment(inner)
    (tmp_path / "m.eml").write_bytes(outer.as_bytes())
    reports, _ = taken(tmp_path)
    assert {report.title for report in reports.values()} == {"Outer", "Inner"}


def test_headers_made_to_be_slow_are_cut(tmp_path: Path) -> None:
    raw = (
        b"From: "
        + b'"a" <' * 400_000
        + b"\r\nSubject: "
        + b"=?utf-8?q?" * 200_000
        + b"\r\n\r\n"
        + FIRST.encode()
    )
    (tmp_path / "m.eml").write_bytes(raw)
    began = time.monotonic()
    reports, _ = taken(tmp_path)
    assert time.monotonic() - began < 5
    assert reports["m"].text == FIRST


def test_headers_are_read_as_they_come() -> None:
    assert words("=?utf-8?b?w5xiZXI=?=\r\n Nacht") == "Über Nacht"
    assert words("=?no-such?q?x?=") == "=?no-such?q?x?="
    assert day("Tue, 06 May 2031 23:30:00 +0900") == "2031-05-06"
    assert day("no date") is None
