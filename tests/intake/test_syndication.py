"""Feeds and lists of feeds as files, and XML made to do harm."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest

from counterclaim.intake.syndication import listed
from counterclaim.intake.trouble import REMARKS
from tests.making import FIRST, SECOND, THIRD, codes, document, item, rss, taken, zipped

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "lollollollol">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
WORD = """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:body><w:p><w:r>"""
DROW = "</w:r></w:p></w:body></w:document>"
OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
<outline text="News"><outline type="rss" text="Gull" xmlUrl="https://gull.example/rss"/>
<outline text="Tern" xmlURL="http://tern.example/atom"/><outline xmlUrl="https://gull.example/rss"/></outline>
<outline text="A file" xmlUrl="file:///etc/passwd"/></body></opml>"""


def test_an_entry_of_rss_is_a_report(tmp_path: Path) -> None:
    (tmp_path / "f.rss").write_text(rss(item("g1", FIRST, SECOND), item("g2", THIRD, title="A &amp;amp; B")))
    reports, problems = taken(tmp_path)
    assert not problems
    assert reports["g1"].text == f"{FIRST}\n\n{SECOND}"
    assert (reports["g1"].published, reports["g1"].outlet) == ("2031-05-06", "The Daily Gull")
    assert (reports["g1"].url, reports["g1"].title) == ("https://gull.example/g1", "Strait talks resume")
    assert reports["g2"].title == "A & B"


def test_atom_gives_its_content_before_its_summary(tmp_path: Path) -> None:
    (tmp_path / "f.xml").write_text(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>The Tern</title><entry><id>t1</id>'
        "<title>Mine drifts</title><updated>2031-05-07T01:00:00+09:00</updated><author><name>Bo Vann</name>"
        f"</author><summary>Short.</summary><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>"
        f"<p>{FIRST}</p><p>{THIRD}</p></div></content></entry></feed>"
    )
    reports, problems = taken(tmp_path)
    assert not problems
    assert reports["t1"].text == f"{FIRST}\n\n{THIRD}"
    assert (reports["t1"].byline, reports["t1"].published) == ("Bo Vann", "2031-05-07")


def test_a_feed_that_is_not_well_formed_keeps_what_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "f.rss").write_text(rss(item("g1", FIRST), item("g2", SECOND))[:-60])
    (tmp_path / "g.rss").write_text("this is no feed")
    reports, problems = taken(tmp_path)
    assert "g1" in reports
    assert ("not_xml", str(tmp_path / "g.rss")) in {(p.code, p.path) for p in problems}
    assert ("damaged", str(tmp_path / "f.rss")) in {(p.code, p.path) for p in problems}


def test_an_entry_without_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "f.rss").write_text(
        rss("<item><guid>e</guid><title>Only a title</title></item>", item("g", FIRST))
    )
    reports, problems = taken(tmp_path)
    assert set(reports) == {"g"}
    assert codes(problems) == [("no_text", "entry 1")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entity_bombs_are_inert(tmp_path: Path, encoding: str) -> None:
    feed = BOMB + rss(item("g", "&i;&i;")).partition("?>")[2]
    (tmp_path / "f.rss").write_bytes(feed.replace("?>", f' encoding="{encoding}"?>', 1).encode(encoding))
    (tmp_path / "l.opml").write_bytes((BOMB.replace("rss", "opml") + "<opml>&i;</opml>").encode(encoding))
    began = time.monotonic()
    reports, problems = taken(tmp_path)
    assert time.monotonic() - began < 2
    assert not reports
    assert codes(problems) == [("entities", None), ("entities", None)]


def test_entities_from_files_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.dat").write_text("hunter2")
    doctype = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{(tmp_path / "secret.dat").as_uri()}">]>'
    comment = "<!-- <rss> -->"
    (tmp_path / "f.rss").write_text(f"{comment}{doctype}" + rss(item("g", f"{FIRST} &e;")).partition("?>")[2])
    hostile = f'<?xml version="1.0"?>{doctype}{WORD}<w:t>Talks &e; end.</w:t>{DROW}'
    parts = unzipped(document(FIRST))
    (tmp_path / "d.docx").write_bytes(zipped({**parts, "word/document.xml": hostile}))
    page = f'<?xml version="1.0"?>{doctype}<html><body><p>{FIRST} &e;</p><p>{SECOND}</p></body></html>'
    (tmp_path / "p.xhtml").write_text(page)
    reports, problems = taken(tmp_path / "f.rss", tmp_path / "d.docx", tmp_path / "p.xhtml")
    assert "hunter2" not in repr(reports) + repr(problems)
    assert ("entities", str(tmp_path / "f.rss")) in {(p.code, p.path) for p in problems}


def test_an_entity_bomb_in_a_document_is_inert(tmp_path: Path) -> None:
    body = f"{BOMB.replace('rss', 'x')}{WORD}<w:t>{FIRST} &i;</w:t>{DROW}"
    (tmp_path / "d.docx").write_bytes(zipped({**unzipped(document(FIRST)), "word/document.xml": body}))
    began = time.monotonic()
    reports, problems = taken(tmp_path)
    assert time.monotonic() - began < 2
    assert "lollol" not in repr(reports)
    assert len(reports) + len(problems) == 1


def test_a_list_of_feeds_is_told_and_nothing_is_fetched(tmp_path: Path) -> None:
    (tmp_path / "mine.opml").write_text(OPML)
    reports, problems = taken(tmp_path)
    assert not reports
    assert codes(problems) == [("feed_list", None)]
    assert "2 feeds (https://gull.example/rss, http://tern.example/atom)" in problems[0].message
    assert "feed_list" in REMARKS
    assert listed(OPML.encode()) == ("https://gull.example/rss", "http://tern.example/atom")


def unzipped(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
