from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import msgspec
import pytest
from starlette.testclient import TestClient

from counterclaim.evidence import Event, Passage, Record
from counterclaim.views.web.links import ROOMS
from tests.views.web.records import PAGES, client, keep, record


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return client(keep(record(), tmp_path_factory.mktemp("web") / "r.db"))


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@pytest.mark.parametrize("page", PAGES)
def test_each_page_answers_with_one_heading(dossier: TestClient, page: str) -> None:
    answer = dossier.get(page)
    assert answer.status_code == (404 if page.startswith("/no") else 200)
    assert answer.text.count("<h1") == 1
    assert answer.text.count("<main") == 1
    ids = re.findall(r'\sid="([^"]*)"', answer.text)
    assert len(ids) == len(set(ids))
    assert re.findall("<script[^>]*>", answer.text)[1:] == []
    assert "<script>" not in answer.text
    assert " style=" not in answer.text


def test_overview_says_what_is_known_and_contested(dossier: TestClient) -> None:
    html = dossier.get("/").text
    shown = text_of(html)
    assert "This record holds 2 reports from 2 outlets, published between 4 May and 5 May 2031" in shown
    assert "1 is independent, 1 repeats another" in shown
    assert "They tell of 1 round of talks on 3 May 2031, at Lake Corry" in shown
    assert "Sources contradict each other on one question: a claim that is denied." in shown
    assert "<mark>that any of its guns had fired</mark>" in html


def test_dispute_shows_both_sides_and_what_would_settle_it(dossier: TestClient) -> None:
    shown = text_of(dossier.get("/disputes/d1").text)
    assert "killing at least nine people”: claimed by Bryn, denied by Arden" in shown
    assert "the accused denies it" in shown
    assert "What would settle it A list" in shown


def test_margin_shows_the_exact_words(dossier: TestClient) -> None:
    html = dossier.get("/events?show=event:r1/e2").text
    margin = html[html.index("<aside") :]
    assert "<mark>Arden&#39;s guns had shelled the ferry</mark>" in margin
    assert "/reports/r1?mark=" in margin
    assert 'aria-current="true"' in html[: html.index("<aside")]


def test_margin_for_what_is_gone_says_so(dossier: TestClient) -> None:
    assert "not in the record as it is now" in dossier.get("/events?show=event:nope").text


def test_report_marks_the_words_asked_for(dossier: TestClient) -> None:
    found = record().reports[0]
    start = found.text.index("shelled the ferry")
    html = dossier.get(f"/reports/r1?mark={start}-{start + 17}").text
    marked = "".join(
        re.sub(r"<[^>]+>", "", m) for m in re.findall(r"<mark[^>]*>(.*?)</mark>", html, re.S)[1:]
    )
    assert marked.startswith("shelled the ferry")
    assert html.count('id="m1"') == 1


def test_report_text_is_whole(dossier: TestClient) -> None:
    html = dossier.get("/reports/r1").text
    source = html[html.index("<article") : html.index("</article>")]
    assert text_of(source).replace(" ", "") == "".join(record().reports[0].text.split())
    assert 'class="furniture" title="share"' in source


@pytest.mark.parametrize("asked", ["", "9-3", "x", "5-99999999", "0-1,1-2", "-", "1-1", "99999999999-1"])
def test_any_mark_is_answered(dossier: TestClient, asked: str) -> None:
    assert dossier.get("/reports/r1", params={"mark": asked}).status_code == 200


@pytest.mark.parametrize(
    ("page", "there", "gone"),
    [
        ("/events?status=disputed", "had shelled the ferry", "would go on"),
        ("/events?type=shelling", "had shelled the ferry", "Envoys of"),
        ("/events?from=2031-05-03&to=2031-05-03", "Envoys of", "would go on"),
        ("/statements?speaker=arden", "any of its guns", "killing at least"),
        ("/statements?kind=accuse", "killing at least", "any of its guns"),
        ("/statements?topic=shelling", "killing at least", "a truce of seven days"),
        ("/statements?from=2031-05-04&to=2031-05-04", "any of its guns", "a truce of seven days"),
        ("/actors?kind=person", "Harl", "/actors/bryn"),
        ("/timeline?kind=talks", "Envoys of", "had shelled"),
        ("/figures?measure=killed", "at least 9", "7 days"),
    ],
)
def test_filters_leave_what_fits(dossier: TestClient, page: str, there: str, gone: str) -> None:
    html = dossier.get(page).text
    main = html[html.index("<main") : html.index("</main>")]
    listed = re.sub(r"<form.*?</form>", "", main, flags=re.S)
    assert there in listed
    assert gone not in listed


def test_a_filter_that_leaves_nothing_says_so(dossier: TestClient) -> None:
    assert "No event fits this choice" in dossier.get("/events?status=denied").text


def test_undated_things_wait_at_the_end(dossier: TestClient) -> None:
    html = dossier.get("/timeline").text
    assert html.index("Undated") > html.index("Envoys of Arden")
    assert html.index("would go on") > html.index("Undated")


def test_copies_stand_under_what_they_repeat(dossier: TestClient) -> None:
    html = dossier.get("/reports").text
    assert html.count('class="line report-line"') == 1
    assert "Bryn Herald" in html


def test_search_marks_hits(dossier: TestClient) -> None:
    html = dossier.get("/search?q=ferry").text
    assert "<mark>ferry</mark>" in html
    assert "Nothing in the record holds" in dossier.get("/search?q=zeppelin").text


@pytest.mark.parametrize(
    "kind", ["ceasefire", "series", "condition", "control", "resolution", "sanction", "position"]
)
def test_search_may_be_narrowed_to_what_runs_over_time(dossier: TestClient, kind: str) -> None:
    words = {"ceasefire": "corry", "series": "killed", "position": "arden"}.get(kind, "")
    page = dossier.get(f"/search?kind={kind}&q={words or 'lake'}").text
    assert f'<option value="{kind}" selected>' in page
    if words:
        assert f"/{ROOMS[kind]}?show={kind}%3A" in page
    assert "statement%3A" not in page


def test_an_empty_record_says_what_would_fill_it(tmp_path: Path) -> None:
    empty = client(keep(Record(), tmp_path / "e.db"))
    for page, words in {
        "/": "This record holds no reports yet.",
        "/timeline": "Nothing on the timeline",
        "/talks": "No round of talks was read",
        "/proposals": "No proposal was read",
        "/disputes": "No contradiction was found",
        "/events": "No event was read",
        "/figures": "No figure was read",
        "/actors": "No actor was read",
        "/statements": "No statement was read",
        "/places": "No place was read",
        "/reports": "No report is in this record",
        "/problems": "Nothing was set aside",
    }.items():
        answer = empty.get(page)
        assert answer.status_code == 200
        assert words in answer.text


def test_long_lists_page_and_keep_the_line_asked_for(tmp_path: Path) -> None:
    base = record()
    p = base.events[0].mentions[0]
    many = tuple(
        Event(
            id=f"r1/x{n:03}",
            type="ASSAULT",
            actors=(),
            recipients=(),
            date=f"20{n // 10:02}",
            status="reported",
            mentions=(Passage("r1", p.start, p.end, p.text),),
        )
        for n in range(250)
    )
    page = client(keep(msgspec.structs.replace(base, events=many, talks=()), tmp_path / "m.db"))
    first = page.get("/events").text
    assert first.count('class="line"') == 100
    assert "1 to 100 of 250" in first
    assert "201 to 250 of 250" in page.get("/events?page=3").text
    assert "201 to 250 of 250" in page.get("/events?page=999").text
    assert "1 to 100 of 250" in page.get("/events?page=-4").text
    assert "201 to 250 of 250" in page.get("/events?show=event:r1/x249").text
    assert "status=reported" in page.get("/events?status=reported").text


def test_a_record_that_points_nowhere_is_still_shown(tmp_path: Path) -> None:
    lost = Event(
        id="x/e1",
        type="ASSAULT",
        actors=("nobody",),
        recipients=(),
        date="soon",
        status="claimed",
        mentions=(),
        claimed_by=("nobody",),
        place=None,
    )
    page = client(keep(Record(events=(lost,)), tmp_path / "l.db"))
    for address in ("/", "/events", "/events/x/e1", "/timeline", "/events?show=event:x/e1"):
        assert page.get(address).status_code == 200


@pytest.mark.parametrize(
    "name", ["what? 100% #1", "naïve – é", "a//b", "/abs", "a&b=c;d", 'quo"te', "tab\tbed", "новости"]
)
def test_any_name_of_a_report_can_be_addressed(tmp_path: Path, name: str) -> None:
    base = record()
    found = msgspec.structs.replace(base.reports[0], id=name)
    page = client(keep(Record(reports=(found,)), tmp_path / "n.db"))
    listed = page.get("/reports").text
    href = re.search(r'class="words"><a href="([^"]*)"', listed)
    assert href is not None
    assert page.get(unescape(href[1])).status_code == 200
    assert "Talks at the lake" in page.get(unescape(href[1])).text


def test_statements_by_speaker_stand_under_their_names(dossier: TestClient) -> None:
    html = dossier.get("/statements?by=speaker").text
    assert (
        html.index(">Arden<")
        < html.index("any of its guns")
        < html.index(">Bryn</bdi></h2>")
        < html.index("ferry")
    )
