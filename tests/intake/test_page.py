"""HTML pages: the visible text, the article in it, what the head says, and pages made to do harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.evidence import Problem, Report
from counterclaim.intake import take_in
from counterclaim.intake.page import parse
from counterclaim.intake.rendering import render

PARAGRAPHS = (
    "The two delegations met for three hours on Monday in the old customs house at Port Halden,"
    " officials said.",
    "They agreed to exchange the wounded within ten days, but not on who should hold the bridge over the"
    " canal.",
    "A mediator told reporters that both sides had promised to keep their guns silent until the next"
    " session.",
    "Residents have left the eastern bank since shelling began in March, and relief trucks wait at the"
    " border.",
)
NAVIGATION = "".join(f'<li><a href="/{n}">Section number {n}</a></li>' for n in range(12))
HEAD = """<head><meta charset="utf-8"><title>Canal talks end | The Daily Gull</title>
<meta property="og:title" content="Canal talks end without a deal">
<meta property="og:site_name" content="The Daily Gull">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Canal talks end without a deal",
"datePublished": "2031-05-06T09:00:00+02:00", "author": {"name": "Ann Marlow"}}</script></head>"""


def page(*paragraphs: str, head: str = HEAD) -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"""<!doctype html><html>{head}<body><nav><ul>{NAVIGATION}</ul></nav>
<article><h1>Canal talks end without a deal</h1>{body}</article>
<footer><p>Copyright 2031 The Daily Gull. All rights reserved.</p></footer></body></html>"""


def taken(path: Path) -> tuple[list[Report], list[Problem]]:
    found = list(take_in([path]))
    reports = [item for item in found if isinstance(item, Report)]
    for report in reports:
        for span in (*report.body, *report.furniture):
            assert report.text[span.start : span.end] == span.text
    return reports, [item for item in found if isinstance(item, Problem)]


def test_the_article_is_the_body_and_the_head_is_read(tmp_path: Path) -> None:
    (tmp_path / "talks.html").write_text(page(*PARAGRAPHS), "utf-8")
    (report,), problems = taken(tmp_path)
    assert not problems
    assert tuple(span.text for span in report.body) == PARAGRAPHS
    assert (report.title, report.outlet, report.byline) == (
        "Canal talks end without a deal",
        "The Daily Gull",
        "Ann Marlow",
    )
    assert (report.published, report.published_basis) == ("2031-05-06", "markup")
    assert report.title_span is not None
    assert report.format == "html"


def test_block_elements_stand_on_lines_of_their_own() -> None:
    root = parse(
        "<body><p>One <b>and</b>\n two</p>tail<ul><li>x</li><li>y<br>z</li></ul><script>no()</script></body>"
    )
    assert root is not None
    assert [line.text for line in render(root).lines] == ["One and two", "tail", "x", "y", "z"]


def test_what_is_hidden_is_not_the_pages_text() -> None:
    root = parse(
        '<body><p style="display: none">a</p><p hidden>b</p><!-- c --><noscript>d</noscript><p>e</p></body>'
    )
    assert root is not None
    assert render(root).text == "e"


def test_scripts_in_the_text_stay_text(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text(
        page(*PARAGRAPHS, "The leaflet read &lt;script&gt;alert(1)&lt;/script&gt; in red."), "utf-8"
    )
    (report,), _ = taken(tmp_path)
    assert "<script>alert(1)</script>" in report.text


def test_a_page_without_an_article_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "bare.html").write_text("<html><body><div></div></body></html>")
    (tmp_path / "good.html").write_text(page(*PARAGRAPHS), "utf-8")
    reports, problems = taken(tmp_path)
    assert [report.id for report in reports] == ["good"]
    assert [problem.code for problem in problems] == ["no_article"]


def test_a_page_that_is_only_navigation_has_no_article(tmp_path: Path) -> None:
    (tmp_path / "menu.html").write_text(f"<html><body><nav><ul>{NAVIGATION}</ul></nav></body></html>")
    reports, problems = taken(tmp_path)
    assert not reports
    assert [problem.code for problem in problems] == ["no_article"]


def test_a_page_two_hundred_deep_is_read(tmp_path: Path) -> None:
    deep = "<div>" * 200 + "".join(f"<p>{p}</p>" for p in PARAGRAPHS) + "</div>" * 200
    (tmp_path / "deep.html").write_text(f"<html>{HEAD}<body>{deep}</body></html>", "utf-8")
    (report,), _ = taken(tmp_path)
    assert tuple(span.text for span in report.body) == PARAGRAPHS


def test_a_page_fifty_thousand_deep_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "abyss.html").write_text("<html><body>" + "<div>" * 50_000 + "bottom" + "</body></html>")
    (tmp_path / "good.html").write_text(page(*PARAGRAPHS), "utf-8")
    reports, _ = taken(tmp_path)
    assert "good" in [report.id for report in reports]


def test_a_charset_that_lies_is_found_out(tmp_path: Path) -> None:
    text = "The foreign minister of the Côte, José Müller, flew to Zürich “in good faith” on Monday."
    lying = page(*PARAGRAPHS, text).replace('charset="utf-8"', 'charset="iso-8859-1"')
    (tmp_path / "lie.html").write_bytes(lying.encode("utf-8"))
    (tmp_path / "old.html").write_bytes(lying.encode("cp1252"))
    reports, problems = taken(tmp_path)
    assert all(text in report.text for report in reports)
    assert not problems


def test_control_and_bidi_characters_stay_where_they_are(tmp_path: Path) -> None:
    text = "The spokesman\u202e said\u2066 on Monday\u2069 that the\u200b bridge\x07 would open."
    (tmp_path / "odd.txt").write_text(f"{PARAGRAPHS[0]}\n\n{text}\n\n{PARAGRAPHS[1]}", "utf-8")
    (report,), _ = taken(tmp_path)
    assert text in report.text
    assert text in [span.text for span in report.body]


def test_a_page_named_text_is_still_a_page_only_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "saved").write_text(page(*PARAGRAPHS), "utf-8")
    (report,), _ = taken(tmp_path)
    assert report.format == "html"


@pytest.mark.slow
@pytest.mark.shared
def test_pages_are_read_nearly_as_fast_as_by_the_extractor_alone(shared: Path) -> None:
    from benchmarks.bench_articles import speed

    pages = sorted((shared / "data" / "articles" / "html").glob("*.html"))[::8]
    # measured 0.72 to 0.91; the best of three and the margin are for a busy machine
    assert max(speed(pages) for _ in range(3)) > 0.6
