from __future__ import annotations

import re
import shutil
from html import escape, unescape
from pathlib import Path

import pytest

from counterclaim.errors import CounterclaimError
from counterclaim.views.publishing import MANIFEST, publish
from counterclaim.views.publishing.addresses import Address, Link, Map, Static, safe
from counterclaim.views.publishing.marking import numbered, with_targets
from tests.views.publishing.folder import astray, pages
from tests.views.web.records import CLAIM, keep, record


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    here = tmp_path_factory.mktemp("published")
    publish(keep(record(), here / "r.db"), here / "out")
    return here / "out"


def test_every_link_leads_to_a_file_and_a_name_in_it(folder: Path) -> None:
    assert astray(folder) == []


def test_every_thing_has_its_page(folder: Path) -> None:
    found = pages(folder)
    assert {
        "index.html",
        "timeline.html",
        "events.html",
        "reports/r1.html",
        "actors/bryn.html",
        "disputes/d1.html",
    } <= set(found)
    assert any(name.startswith("evidence/figure-") for name in found)
    assert any(name.startswith("lists/events-status-disputed") for name in found)


def test_no_page_needs_a_server_a_script_or_anybody_else(folder: Path) -> None:
    for name, page in pages(folder).items():
        assert not page.tags & {"form", "script", "iframe", "object"}, name
        assert all("://" not in link and not link.startswith("/") for link in page.links), name
        text = (folder / name).read_text(encoding="utf-8")
        assert 'http-equiv="Content-Security-Policy"' in text
        assert text.count("<h1") == 1
        ids = page.ids
        assert len(ids) == len(set(ids)), name


def test_a_passage_is_marked_where_its_link_leads(folder: Path) -> None:
    html = next(folder.glob("events/r1-e2-*.html")).read_text(encoding="utf-8")
    links = re.findall(r'href="\.\./reports/r1\.html#(w\d+)"', html)
    report = (folder / "reports" / "r1.html").read_text(encoding="utf-8")
    n = links[0].removeprefix("w")
    pieces = re.findall(rf'<span class="(?:k\d+ )*k{n}(?: k\d+)*">(.*?)</span>', report)
    assert (
        re.sub(r"<[^>]+>", "", "".join(pieces)).replace("&#39;", "'") == "Arden's guns had shelled the ferry"
    )
    assert f"#w{n}:target" in (folder / "static" / "marks.css").read_text(encoding="utf-8")


def test_each_sentence_has_its_other_passages_one_click_away(folder: Path) -> None:
    html = (folder / "reports" / "r1.html").read_text(encoding="utf-8")
    signs = re.findall(r'<a class="told told-(\w+)" href="#(told-\d+-\d+)"', html)
    assert {how for how, _ in signs} == {"contradicted", "elsewhere"}
    assert 'class="told told-alone"' in html
    for how, name in signs:
        beside = html[html.index(f'<section id="{name}"') :].partition("</section>")[0]
        assert ("contradicted elsewhere" in beside) == (how == "contradicted")
        assert re.search(r'<cite><a href="(\.\./reports/r\d\.html)?#w\d+"', beside)
    start = record().reports[0].text.index(CLAIM)
    contradicted = html[html.index(f'id="told-{start}-') :].partition("</section>")[0]
    assert "any of its guns had fired" in re.sub(r"<[^>]+>", "", contradicted)


def test_the_same_record_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    publish(keep(record(), tmp_path / "other.db"), tmp_path / "out")
    names = sorted(p.relative_to(folder) for p in folder.rglob("*") if p.is_file())
    assert names == sorted(
        p.relative_to(tmp_path / "out") for p in (tmp_path / "out").rglob("*") if p.is_file()
    )
    assert all((folder / n).read_bytes() == (tmp_path / "out" / n).read_bytes() for n in names)


def test_publishing_again_takes_away_what_is_gone(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    shutil.copytree(folder, out)
    (out / "events" / "old.html").write_text("old")
    (out / "mine.txt").write_text("kept")
    with (out / MANIFEST).open("a") as manifest:
        manifest.write("events/old.html\n../r.db\n")
    path = keep(record(), tmp_path / "r.db")
    publish(path, out)
    assert not (out / "events" / "old.html").exists()
    assert (out / "mine.txt").exists()
    assert path.exists()


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("years of work")
    with pytest.raises(CounterclaimError, match="not a published dossier"):
        publish(keep(record(), tmp_path / "r.db"), tmp_path)


@pytest.mark.parametrize("name", ["r1/e1", "R1", "con", "com1.txt", "..", "", "é", "a" * 99, "a b", ".git"])
def test_file_names_are_plain_and_tell_things_apart(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9][a-z0-9_-]*", safe(name))
    assert len(safe(name)) <= 60
    assert safe(name) != safe(name + "x")
    assert safe("plain-1") == "plain-1"


def test_where_addresses_lead() -> None:
    here = Map(
        lambda kind, id_: id_ != "gone",
        frozenset({"", "events", "reports", "statements", "search", "figures"}),
    )
    assert here.lead("/static/dossier.css") == Static("dossier.css")
    assert here.lead("/events?show=event%3Ar1%2Fe2#x") == Link(Address("/events/r1/e2"))
    assert here.lead("/figures?show=figure:f1") == Link(Address("/evidence/figure/f1"))
    assert here.lead("/figures?show=figure:gone") == Link(Address("/figures"))
    assert here.lead("/reports/r1?mark=5-9#m1") == Link(Address("/reports/r1"), mark="5-9")
    assert here.lead("/statements?speaker=a&kind=deny") == Link(Address("/statements", (("speaker", "a"),)))
    assert here.lead("/events?page=2") == Link(Address("/events", (("page", "2"),)))
    assert here.lead("/search?q=x") == Link(Address("/search"))
    for nowhere in (
        "/api/events",
        "/review",
        "https://evil.example/",
        "//evil.example",
        "javascript:alert(1)",
    ):
        assert here.lead(nowhere) is None


def test_targets_may_overlap() -> None:
    report = record().reports[0]
    start = report.text.index(CLAIM)
    marks = numbered([f"{start}-{start + 10}", f"{start + 5}-{start + 20}"])
    before = escape(report.text[:start])
    page = f'<article class="source"><p>{before}</p>\n<p class="prose">{CLAIM[:30]}</p></article>'
    found = with_targets(page, report, marks)
    assert unescape(re.sub(r"<[^>]+>", "", found)) == unescape(re.sub(r"<[^>]+>", "", page))
    assert f'<span class="k1 k2">{CLAIM[5:10]}</span>' in found
    assert found.count("id=") == 2


def test_a_page_with_other_words_stays_as_it_is() -> None:
    page = '<article class="source"><p>Other words</p></article>'
    assert with_targets(page, record().reports[0], {"0-5": 1}) == page
