"""Review by forms: what is kept, what is shown, what is turned away."""

from __future__ import annotations

import re
import shutil
import sqlite3
import threading
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from httpx import Response
from starlette.testclient import TestClient

from counterclaim.store import Store
from counterclaim.views.web import application
from tests.views.web.records import LEAD, client, keep, record

HERE = "http://127.0.0.1:8321"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return keep(record(), tmp_path_factory.mktemp("review") / "r.db")


@pytest.fixture
def path(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(built, tmp_path / "r.db"))


class Analyst:
    """One browser: opens pages, sends the forms that stand on them."""

    def __init__(self, dossier: TestClient, name: str) -> None:
        self.dossier, self.name = dossier, name
        self.cookies: dict[str, str] = {}

    def hidden(self, page: str) -> dict[str, str]:
        html = self.dossier.get(page).text
        names = ("_key", "seen")
        found = {n: re.search(rf'name="{n}" value="(\w*)"', html) for n in names}
        return {n: unescape(m[1]) for n, m in found.items() if m}

    def send(self, kind: str, id_: str, action: str, **more: Any) -> Response:
        form = {**self.hidden(f"/review/{kind}/{id_}"), "kind": kind, "id": id_, "action": action}
        return self.post({**form, "author": self.name, **more})

    def post(self, form: dict[str, Any], to: str = "/review/judge") -> Response:
        return self.dossier.post(to, data=form, follow_redirects=False)


@pytest.fixture
def ana(path: Path) -> Analyst:
    return Analyst(client(path), "Ana")


def kept(path: Path) -> list[tuple[str, str]]:
    with Store.open(path) as store:
        return [(j.author, j.action) for j in store.judgements()]


def test_the_queue_begins_with_what_is_contested(ana: Analyst) -> None:
    page = ana.dossier.get("/review").text
    assert re.findall(r'data-kind="(\w+)" data-id="([^"]+)"', page)[0] == ("dispute", "d1")
    assert "contested, in 1 report" in page


def test_a_confirmed_line_carries_a_tick_and_leaves_the_queue(ana: Analyst, path: Path) -> None:
    assert "✓" not in ana.dossier.get("/disputes").text
    answer = ana.send("dispute", "d1", "confirm", back="/disputes")
    assert (answer.status_code, answer.headers["location"]) == (303, "/disputes")
    assert "confirmed by Ana" in ana.dossier.get("/disputes").text
    assert 'data-id="d1"' not in ana.dossier.get("/review").text
    assert kept(path) == [("Ana", "confirm")]


def test_a_rejected_line_is_gone_until_it_is_taken_back(ana: Analyst, path: Path) -> None:
    ana.send("event", "r1/e2", "reject")
    assert "had shelled the ferry" not in ana.dossier.get("/events").text
    assert ana.dossier.get("/events/r1/e2").status_code == 404
    page = ana.dossier.get("/review/event/r1/e2").text
    assert "it stands in no list" in page
    (judgement,) = set(re.findall(r'name="judgement" value="(\w+)"', page))
    answer = ana.post(
        {**ana.hidden("/review/event/r1/e2"), "action": "undo", "judgement": judgement, "author": "Ben"}
    )
    assert answer.status_code == 303
    assert "had shelled the ferry" in ana.dossier.get("/events").text
    assert kept(path) == [("Ana", "reject"), ("Ben", "undo")]


def test_an_edit_keeps_only_what_was_changed(ana: Analyst, path: Path) -> None:
    fields: dict[str, Any] = {"f-type": "ASSAULT", "f-status": "denied", "f-date": "2031-05"}
    fields |= {"f-place": "corry", "r-actors": ["arden"], "f-actors": ""}
    fields |= {"r-claimed_by": ["bryn"], "f-claimed_by": "Harl"}
    assert ana.send("event", "r1/e2", "edit", reason="he said so too", **fields).status_code == 303
    with Store.open(path) as store:
        (j,) = store.judgements()
        assert {c.field for c in j.changes} == {"status", "claimed_by"}
        assert j.reason == "he said so too"
        event = next(e for e in store.record().events if e.id == "r1/e2")
    assert (event.status, event.claimed_by) == ("denied", ("bryn", "harl"))


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"f-date": "last Tuesday"}, "is not a date such as"),
        ({"f-status": "perhaps"}, "is not one of"),
        ({"f-actors": "nobody at all"}, "No actor of the record is called"),
        ({}, "Nothing was changed"),
    ],
)
def test_what_cannot_be_kept_is_said_and_stays_in_the_form(
    ana: Analyst, path: Path, fields: dict[str, str], why: str
) -> None:
    answer = ana.send("event", "r1/e2", "edit", reason="a reason typed", **fields)
    assert answer.status_code == 422
    assert why in unescape(answer.text)
    assert "a reason typed" in answer.text
    assert kept(path) == []


def test_merging_and_splitting(ana: Analyst, path: Path) -> None:
    assert ana.send("actor", "arden", "merge", other=["harl", ""]).status_code == 303
    assert ana.dossier.get("/actors/harl").status_code == 404
    start = record().reports[0].text.index("Mr. Harl")
    part = f"r1:{start}-{start + 8}"
    assert ana.send("actor", "arden", "split", part=part).status_code == 303
    assert "Mr. Harl" in ana.dossier.get("/actors").text
    assert ana.send("actor", "bryn", "split", part=part).status_code == 422
    assert kept(path) == [("Ana", "merge"), ("Ana", "split")]


def test_what_was_missed_is_added_from_marked_words(ana: Analyst, path: Path) -> None:
    words = "Envoys of Arden and Bryn"
    first = ana.dossier.get("/review/add", params={"report": "r1", "words": words})
    assert f"<mark>{words}</mark>" in first.text
    start = record().reports[0].text.index(words)
    page = f"/review/add?report=r1&start={start}&end={start + len(words)}&kind=actor"
    assert 'name="f-name"' in ana.dossier.get(page).text
    form: dict[str, Any] = {"_key": ana.hidden(page)["_key"], "report": "r1", "kind": "actor"}
    form |= {"start": start, "end": start + len(words), "author": "Ana"}
    form |= {"f-name": "The envoys", "f-kind": "population"}
    answer = ana.post(form, "/review/add")
    assert answer.status_code == 303
    assert "The envoys" in ana.dossier.get(answer.headers["location"]).text
    assert "The envoys" in ana.dossier.get("/actors").text
    assert ana.post({**form, "end": start}, "/review/add").status_code == 422
    assert ana.post({**form, "report": "r9"}, "/review/add").status_code == 404


def test_a_dispute_is_added_between_words_of_reports(ana: Analyst, path: Path) -> None:
    words, against = "had shelled the ferry", "any of its guns had fired"
    start = record().reports[0].text.index(words)
    page = f"/review/add?report=r1&start={start}&end={start + len(words)}&kind=dispute"
    assert 'name="against"' in ana.dossier.get(page).text
    form: dict[str, Any] = {"_key": ana.hidden(page)["_key"], "report": "r1", "kind": "dispute"}
    form |= {"start": start, "end": start + len(words), "author": "Ana", "against": against}
    form |= {"f-about": "Who fired at the ferry?", "f-kind": "blame"}
    for wrong, why in (
        ({"against": ""}, "two sides"),
        ({"against": "no such words"}, "does not hold these words"),
        ({"against": "shelled"}, "different words"),
        ({"against-report": "r9"}, "no report"),
    ):
        refused = ana.post({**form, **wrong}, "/review/add")
        assert refused.status_code == 422
        assert why in unescape(refused.text)
        assert re.search(r'role="alert">[A-Z]', refused.text)
        assert "Who fired at the ferry?" in refused.text
    answer = ana.post(form, "/review/add")
    assert answer.status_code == 303
    shown = ana.dossier.get(answer.headers["location"]).text
    assert f"<mark>{words}</mark>" in shown
    assert f"<mark>{against}</mark>" in shown
    assert "Who did it?" in ana.dossier.get("/disputes").text
    assert kept(path) == [("Ana", "add")]


def test_two_at_once_lose_nothing(ana: Analyst, path: Path) -> None:
    ben = Analyst(client(path), "Ben")
    form = {"kind": "event", "id": "r1/e2", "action": "edit"}
    mine = {**ana.hidden("/review/event/r1/e2"), **form, "author": "Ana", "f-status": "denied"}
    his = {
        **ben.hidden("/review/event/r1/e2"),
        **form,
        "author": "Ben",
        "f-status": "claimed",
        "f-date": "2031-05-02",
    }
    assert ana.post(mine).status_code == 303
    clash = ben.post(his)
    assert clash.status_code == 409
    assert "Somebody else was quicker" in clash.text
    assert "<b><bdi>Ana</bdi></b>" in clash.text
    shown = unescape(re.sub(r"<[^>]+>", " ", clash.text))
    assert re.search(r"Status\s+denied\s+claimed", shown)
    assert kept(path) == [("Ana", "edit")]
    seen = re.search(r'name="seen" value="(\w+)"', clash.text)
    assert seen is not None
    assert ben.post({**his, "seen": seen[1]}).status_code == 303
    with Store.open(path) as store:
        event = next(e for e in store.record().events if e.id == "r1/e2")
        assert (event.status, event.date) == ("claimed", "2031-05-02")
        assert not any(r.clash for r in store.record().reviews)


def test_two_on_different_lines_do_not_disturb_each_other(ana: Analyst, path: Path) -> None:
    ben = Analyst(client(path), "Ben")
    mine, his = ana.hidden("/review/event/r1/e1"), ben.hidden("/review/place/corry")
    assert (
        ana.post({**mine, "kind": "event", "id": "r1/e1", "action": "confirm", "author": "Ana"}).status_code
        == 303
    )
    assert (
        ben.post({**his, "kind": "place", "id": "corry", "action": "confirm", "author": "Ben"}).status_code
        == 303
    )


def test_many_at_once_are_all_kept(ana: Analyst, path: Path) -> None:
    things = [("event", e.id) for e in record().events] + [("actor", a.id) for a in record().actors]
    analysts = [Analyst(client(path), f"A{n}") for n in range(len(things))]
    answers: list[int] = []

    def judge(who: Analyst, thing: tuple[str, str]) -> None:
        answers.append(who.send(*thing, "confirm").status_code)

    threads = [threading.Thread(target=judge, args=pair) for pair in zip(analysts, things, strict=True)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert answers == [303] * len(things)
    assert len(kept(path)) == len(things)


def test_judgements_survive_building_again_and_wait_for_their_words(ana: Analyst, path: Path) -> None:
    ana.send("event", "r1/e2", "reject")
    keep(record("more"), path)  # the same reports with other words in them
    assert "no report of the record holds the words" in ana.dossier.get("/review/log").text
    keep(record(), path)
    assert "had shelled the ferry" not in ana.dossier.get("/events").text


def test_the_log_is_handed_out_as_a_file(ana: Analyst) -> None:
    ana.send("event", "r1/e1", "confirm")
    answer = ana.dossier.get("/review/judgements.jsonl")
    assert answer.headers["content-type"] == "application/x-ndjson"
    assert '"author":"Ana"' in answer.text


# safety


def test_a_form_from_elsewhere_is_turned_away(ana: Analyst, path: Path) -> None:
    form = {
        **ana.hidden("/review/event/r1/e1"),
        "kind": "event",
        "id": "r1/e1",
        "action": "confirm",
        "author": "Eve",
    }
    other = {
        "no key": ({**form, "_key": ""}, {}),
        "another key": ({**form, "_key": "0" * 64}, {}),
        "another origin": (form, {"origin": "http://evil.example"}),
        "no origin": (form, {"origin": "null"}),
        "another site": (form, {"sec-fetch-site": "cross-site"}),
    }
    for why, (sent, headers) in other.items():
        answer = ana.dossier.post("/review/judge", data=sent, headers=headers, follow_redirects=False)
        assert answer.status_code == 403, why
    stranger = client(path)  # the right key, but not the session it was made for
    assert stranger.post("/review/judge", data=form, follow_redirects=False).status_code == 403
    assert kept(path) == []
    quiet = {"origin": "null", "sec-fetch-site": "same-origin"}  # as Chromium sends it without a referrer
    other_kind = {**form, "kind": "nothing"}
    assert ana.dossier.post("/review/judge", data=other_kind, headers=quiet).status_code == 404
    assert (
        ana.dossier.post(
            "/review/judge", data=form, headers={"origin": HERE}, follow_redirects=False
        ).status_code
        == 303
    )


def test_what_is_no_plain_form_is_turned_away(ana: Analyst, path: Path) -> None:
    post = ana.dossier.post
    assert post("/review/judge", json={}).status_code == 415
    assert post("/review/judge", files={"f": b"x"}).status_code == 415
    large = {"_key": "x", "reason": "x" * 300_000}
    assert post("/review/judge", data=large).status_code == 413
    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert post("/review/judge", content=b"a=%ff%00\xff", headers=kind).status_code in {400, 403}
    assert (
        post("/review/judge", content=b"&".join(b"a=b" for _ in range(3000)), headers=kind).status_code == 400
    )
    assert kept(path) == []


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example", "/\\evil.example", "evil", "/a\nb"]
)
def test_nobody_is_sent_elsewhere(ana: Analyst, back: str) -> None:
    assert ana.send("event", "r1/e1", "confirm", back=back).headers["location"] == "/review"


@pytest.mark.parametrize(
    "form",
    [
        {"kind": "event", "id": "r1/e99", "action": "confirm"},
        {"kind": "nothing", "id": "x", "action": "confirm"},
        {"kind": "report", "id": "r1", "action": "reject"},
        {"action": "undo", "judgement": "none"},
    ],
)
def test_what_is_not_there_cannot_be_judged(ana: Analyst, form: dict[str, str]) -> None:
    key = ana.hidden("/review/log") or ana.hidden("/review")
    assert ana.post({**key, "author": "Ana", **form}).status_code == 404


def test_a_judgement_needs_a_name(ana: Analyst, path: Path) -> None:
    ana.name = " "
    assert ana.send("event", "r1/e1", "confirm").status_code == 422
    assert kept(path) == []


def test_a_record_that_is_locked_says_so(ana: Analyst, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    form = {
        **ana.hidden("/review/event/r1/e1"),
        "kind": "event",
        "id": "r1/e1",
        "action": "confirm",
        "author": "Ana",
    }

    def locked(self: object, *made: object, **given: object) -> int:
        raise sqlite3.OperationalError("database is locked")

    monkeypatch.setattr(Store, "judge", locked)
    answer = ana.post(form)
    assert answer.status_code == 503
    assert "cannot be written just now" in answer.text


def test_a_dossier_without_review_has_no_form_for_it(path: Path) -> None:
    dossier = TestClient(application(path, review=False), base_url=HERE)
    for page in ("/", "/?show=event:r1/e2", "/reports/r1", "/events/r1/e1"):
        assert 'href="/review' not in dossier.get(page).text
        assert '<form action="/review' not in dossier.get(page).text
    assert dossier.get("/review").status_code == 404
    assert dossier.post("/review/judge").status_code in {404, 405}


def test_a_token_opens_the_dossier(path: Path) -> None:
    token = "a-token-of-some-length"
    dossier = TestClient(application(path, token=token), base_url=HERE)
    assert dossier.get("/").status_code == 401
    assert dossier.get("/?token=another-token-of-length").status_code == 401
    assert dossier.get("/static/dossier.css").status_code == 401
    assert dossier.get("/", headers={"authorization": f"Bearer {token}"}).status_code == 200
    opened = dossier.get(f"/events?type=attack&token={token}", follow_redirects=False)
    assert (opened.status_code, opened.headers["location"]) == (303, "/events?type=attack")
    assert "HttpOnly" in opened.headers["set-cookie"]
    assert token not in opened.headers["set-cookie"]
    assert dossier.get("/").status_code == 200
    assert dossier.get("/", headers={"host": "192.168.7.9:8321"}).status_code == 200
    assert dossier.get("/", headers={"host": "evil.example"}).status_code == 400


def test_lead_is_in_the_first_exhibit(ana: Analyst) -> None:
    assert LEAD[:20] in re.sub(r"<[^>]+>", "", ana.dossier.get("/review/event/r1/e1").text)


def test_search_finds_lines_under_the_names_they_have_now(ana: Analyst) -> None:
    ana.send("actor", "bryn", "edit", **{"f-name": "Kingdom of Oxmoor", "f-kind": "state"})
    ana.send("actor", "arden", "merge", other="harl")
    assert "/actors/bryn" in ana.dossier.get("/search?q=oxmoor").text
    found = ana.dossier.get("/search?q=harl&kind=actor").text
    assert "/actors/arden" in found
    assert "/actors/harl" not in found


def test_what_may_be_the_same_is_offered(ana: Analyst) -> None:
    ana.send("actor", "bryn", "edit", **{"f-name": "Ardenia", "f-kind": "state"})
    page = ana.dossier.get("/review/actor/bryn").text
    assert 'name="other" id="other-1" value="arden"' in page
    assert "Nobody has judged it yet" not in page


def test_the_name_is_asked_for_once(ana: Analyst) -> None:
    assert "Who judges?" in ana.dossier.get("/review").text
    ana.post({**ana.hidden("/review"), "author": "Ana  Analyst"}, "/review/name")
    page = ana.dossier.get("/review").text
    assert 'name="author" value="Ana Analyst"' in page
    assert "Who judges?" not in page
