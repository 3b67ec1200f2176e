"""A hundred hostile titles, bodies and names in everything that is passed on: they stay words."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from counterclaim.store.builds import Build, Change
from counterclaim.views.briefing.document import as_docx
from counterclaim.views.briefing.markdown import as_markdown
from counterclaim.views.briefing.page import as_html
from counterclaim.views.briefing.plan import plan
from counterclaim.views.briefing.typeset import as_pdf, pages
from counterclaim.views.exports.acled import ACLED
from counterclaim.views.exports.cells import harmless
from counterclaim.views.exports.delimited import as_csv
from counterclaim.views.exports.feeds import as_atom, as_rss
from counterclaim.views.exports.followthemoney import entities
from counterclaim.views.exports.linked_data import graph
from counterclaim.views.exports.plover import PLOVER
from counterclaim.views.exports.tables import TABLES
from counterclaim.views.exports.timemap import files
from counterclaim.views.exports.workbook import as_xlsx
from counterclaim.views.publishing import publish
from counterclaim.views.web.folio import Folio
from tests.views.hostile import FORMULAS
from tests.views.publishing.folder import astray
from tests.views.publishing.folder import pages as pages_of
from tests.views.web.records import keep, record
from tests.views.web.test_safety import ATTRIBUTES, PAYLOADS, TAGS

BAD = {*range(0x00, 0x09), *range(0x0E, 0x20), *range(0x202A, 0x202F), 0x2066, 0x2067, 0x2069, 0x7F}
ALLOWED_BIDI = "\u2068\u2069"
STARTS = "=+-@|%\t\r\n＝＋－＠\u2212"


def folio(payload: str) -> Folio:
    return Folio(record(payload), {"title": f"Lake {payload}"}, 0.0)


def builds(payload: str) -> list[Build]:
    return [Build(2, "2031-05-06T10:00:00Z", 2, (Change("event", f"e{payload}", "added", payload),))]


def test_there_are_a_hundred() -> None:
    assert len(PAYLOADS) == len(set(PAYLOADS)) == 100


@pytest.mark.parametrize("payload", [*FORMULAS, "x\n=1", "plain", "'=1"], ids=repr)
def test_no_cell_begins_as_a_formula(payload: str) -> None:
    shown = harmless(payload)
    assert shown.lstrip("\ufeff\u200b \u00a0")[:1] not in STARTS
    assert shown.removeprefix("'").replace("\u2409", "\t") in {
        payload,
        payload.replace("\r", " "),
        shown.removeprefix("'"),
    }
    assert harmless(shown) == shown


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_in_tables(payload: str) -> None:
    found = folio(payload)
    for table in (*TABLES.values(), ACLED, PLOVER):
        text = as_csv(table, found).decode("utf-8-sig")
        assert not {ord(c) for c in text} & BAD - {0x2069}
        header, _, *rows = csv.reader(io.StringIO(text, newline=""))
        assert len(rows) == sum(1 for _ in table.items(found))
        for row in rows:
            assert len(row) == len(header)
            for column, cell in zip(table.columns, row, strict=True):
                if column.kind == "text":
                    assert cell.lstrip("\ufeff\u200b \u00a0")[:1] not in {*STARTS}, (table.name, column.name)


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_in_other_files(payload: str) -> None:
    found = folio(payload)
    for make in (as_atom, as_rss):
        made = make(found, builds(payload))
        tree = etree.fromstring(made)
        assert {etree.QName(e).localname for e in tree.iter()} <= {
            "feed", "title", "id", "updated", "author", "name", "generator", "entry", "content",
            "rss", "channel", "link", "description", "lastBuildDate", "item", "guid", "pubDate",
        }  # fmt: skip
        assert len(feedparser.parse(made).entries) == 1
    assert json.loads(json.dumps(graph(found)))["@graph"]
    for e in entities(found):
        assert all(v.startswith("http") for v in e["properties"].get("sourceUrl", []))
    for source in files(found)["sources.json"].values():
        assert source["url"] == "" or source["url"].startswith("https://example.org/")


class Seen(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_in_the_briefing(payload: str) -> None:
    made = plan(folio(payload), builds(payload))
    page = as_html(made).decode()
    seen = Seen(page)
    assert seen.tags <= {
        "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "ul", "ol", "li", "bdi",
        "sup", "a",
    }  # fmt: skip
    assert seen.attributes <= {"lang", "charset", "http-equiv", "content", "name", "class", "id", "href"}
    assert all(re.fullmatch(r"#n\d+", link) for link in seen.links)
    text = as_markdown(made).decode()
    assert not {ord(c) for c in page + text} & (BAD - set(map(ord, ALLOWED_BIDI)))
    bare = re.sub(r"\\.", "", text)
    assert not re.search(r"<|\]\(|://|`|www\.|@", bare)
    lines = [line for line in text.splitlines() if line]
    assert sum(line.startswith("# ") for line in lines) == 1
    assert all(re.match(r"# |## |- |\[\^\d+\]: |\*Briefing|This record|Made by", line) for line in lines)


@pytest.mark.parametrize("part", range(4))
def test_in_documents(part: int) -> None:
    """A quarter of the hundred at a time, since these take longer to make."""
    xlsx = pytest.importorskip("xlsxwriter") and pytest.importorskip("openpyxl")
    for payload in PAYLOADS[part::25]:
        found = folio(payload)
        made = as_xlsx([TABLES["reports"], TABLES["actors"]], found)
        for sheet in xlsx.load_workbook(io.BytesIO(made)):
            assert all(
                cell.data_type in {"s", "n"} for row in sheet.iter_rows() for cell in row if cell.value
            )
            assert not [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]
        planned = plan(found, builds(payload))
        with zipfile.ZipFile(io.BytesIO(as_docx(planned))) as archive:
            body = archive.read("word/document.xml").decode()
            etree.fromstring(body.encode())
            assert "hyperlink" not in body
        pytest.importorskip("typst")
        pdf = as_pdf(planned)
        assert pages(pdf) <= 2
        assert not re.search(rb"/(JavaScript|JS|Launch|EmbeddedFile|URI)\b", pdf)


@pytest.mark.parametrize("part", range(5))
def test_in_the_published_dossier(part: int, tmp_path: Path) -> None:
    """Twenty of the hundred at a time, each on a line of its own."""
    words = "\n".join(p for p in PAYLOADS[part::5] if len(p) < 500)
    out = tmp_path / "out"
    publish(keep(record(words), tmp_path / "r.db", title=words), out)
    assert astray(out) == []
    for name, page in pages_of(out).items():
        assert page.tags <= TAGS | {"details", "summary"}, name
        assert page.attributes <= ATTRIBUTES | {"http-equiv"}, name
        assert re.fullmatch(r"([a-z]+/)?[a-z0-9-]+\.html", name)
        text = (out / name).read_text(encoding="utf-8")
        assert not {ord(c) for c in text} & BAD
