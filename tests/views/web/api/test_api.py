"""The JSON API: what it sends is what it says it sends."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from starlette.testclient import TestClient

from counterclaim.evidence import Record
from counterclaim.store import Store
from counterclaim.views.web import application
from counterclaim.views.web.api import description
from counterclaim.views.web.api.collections import COLLECTIONS
from tests.store.test_judgements import REJECT
from tests.views.web.records import client, keep, record


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return client(keep(record(), tmp_path_factory.mktemp("api") / "r.db"))


def get(api: TestClient, address: str, status: int = 200) -> Any:
    answer = api.get(address)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] in {"application/json", "application/problem+json"}
    return answer.json()


def valid(name: str, value: Any) -> None:
    components = description()["components"]
    jsonschema.validate(value, {"$ref": f"#/components/schemas/{name}", "components": components})


@pytest.mark.parametrize("name", sorted(COLLECTIONS))
def test_every_list_is_as_described(api: TestClient, name: str) -> None:
    page = get(api, f"/api/{name}?size=200")
    valid(f"{COLLECTIONS[name].noun.__name__}Page", page)
    for item in page["items"]:
        one = get(api, f"/api/{name}/{item['item']['id']}")
        valid(f"{COLLECTIONS[name].noun.__name__}Item", one)
        if name not in {"reports", "judgements"}:
            assert one == item


def test_every_list_of_the_record_is_there() -> None:
    beside = {"times", "shared", "joins", "problems", "reviews"}
    assert set(COLLECTIONS) == set(Record.__struct_fields__) - beside | {"judgements"}


@pytest.mark.parametrize("name", sorted(set(COLLECTIONS) - {"judgements", "reports"}))
def test_every_item_comes_with_its_exact_words(api: TestClient, name: str) -> None:
    texts = {r["item"]["id"]: get(api, f"/api/reports/{r['item']['id']}")["item"]["text"]
             for r in get(api, "/api/reports")["items"]}  # fmt: skip
    for item in get(api, f"/api/{name}")["items"]:
        assert item["passages"]
        for p in item["passages"]:
            if name != "statements":  # a statement's are cut where its cue interrupts it
                assert texts[p["report"]][p["start"] : p["end"]] == p["text"]
            assert p["outlet"]
            assert api.get(p["address"]).status_code == 200


def test_pages_follow_each_other(api: TestClient) -> None:
    whole = get(api, "/api/events")["items"]
    found, address = [], "/api/events?size=1"
    while address:
        page = get(api, address)
        assert (page["total"], page["pages"], page["size"]) == (3, 3, 1)
        found += page["items"]
        address = page["next"]
    assert found == whole
    assert get(api, "/api/events?page=9")["items"] == []


def test_filters_are_those_of_the_pages(api: TestClient) -> None:
    def ids(query: str) -> list[str]:
        return [i["item"]["id"] for i in get(api, f"/api/{query}")["items"]]

    assert ids("events?status=disputed") == ["r1/e2"]
    assert ids("events?actor=bryn&report=r1") == ["r1/e1"]
    assert ids("events?from=2031-05-03&to=2031-05-03") == ["r1/e1", "r1/e2"] or ids(
        "events?from=2031-05-03&to=2031-05-03"
    ) == ["r1/e2", "r1/e1"]
    assert ids("events?to=2030") == []
    assert ids("statements?speaker=arden") == ["r1/s2"]
    assert ids("statements?source=not named") == []
    assert ids("figures?measure=killed") == ["r1/f1", "r1/f3"]
    assert ids("reports?copy_of=r1") == ["r2"]
    assert ids("actors?part_of=arden") == ["harl"]
    assert ids("disputes?kind=denial") == ["d1"]


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("/api/events?page=0", "1 to"),
        ("/api/events?page=x", "1 to"),
        ("/api/events?size=201", "1 to 200"),
        ("/api/events?typ=attack", "no such parameter"),
        ("/api/events?page=1&page=2", "more than once"),
        ("/api/events?from=soon", "no day"),
        ("/api/actors?from=2031", "no such parameter"),
        ("/api/events?actor=" + "x" * 400, "300"),
        ("/api/events/r1/e1?page=1", "without parameters"),
        ("/api/search", "which words"),
        ("/api/search?q=a&kind=thing", "none of"),
    ],
)
def test_what_is_asked_wrongly_is_told(api: TestClient, address: str, why: str) -> None:
    found = get(api, address, 400)
    valid("Trouble", found)
    assert why in found["detail"]


@pytest.mark.parametrize("address", ["/api", "/api/nothing", "/api/events/none", "/api/reports/r1/x"])
def test_what_is_not_there(api: TestClient, address: str) -> None:
    valid("Trouble", get(api, address, 404))


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_can_be_written(api: TestClient, method: str) -> None:
    answer = api.request(method, "/api/events")
    assert answer.status_code == 405
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD"}


def test_a_day_that_is_none_counts_as_its_month(api: TestClient) -> None:
    assert get(api, "/api/events?from=2031-05-01&to=2031-04-31")["total"] >= 0


def test_search(api: TestClient) -> None:
    page = get(api, "/api/search?q=ferry")
    valid("FoundPage", page)
    assert {i["kind"] for i in page["items"]} >= {"report", "event", "statement"}
    assert any("«ferry»" in i["snippet"] for i in page["items"])
    assert get(api, "/api/search?q=ferry&size=1")["next"] == "/api/search?q=ferry&size=1&page=2"


def test_the_record_itself(api: TestClient) -> None:
    about = get(api, "/api/record")
    valid("About", about)
    assert about["title"] == "Lake Corry"
    assert about["counts"]["events"] == 3


def test_the_answers_are_as_judged(tmp_path: Path) -> None:
    path = keep(record(), tmp_path / "r.db")
    with Store.open(path, write=True) as store:
        store.judge(REJECT)
    api = client(path)
    assert get(api, "/api/events")["total"] == 2
    assert all(i["id"] != "r1/e3" for i in get(api, "/api/search?q=talks")["items"])
    (log,) = get(api, "/api/judgements")["items"]
    assert log["item"]["author"] == "Ana"
    assert log["passages"][0]["text"] == "the talks would go on"


def test_a_token_guards_the_api_too(tmp_path: Path) -> None:
    app = application(keep(record(), tmp_path / "r.db"), token="a-token-of-some-length")
    api = TestClient(app, base_url="http://127.0.0.1")
    assert api.get("/api/events").status_code == 401
    header = {"authorization": "Bearer a-token-of-some-length"}
    assert api.get("/api/events", headers=header).status_code == 200


def test_answers_carry_the_policy(api: TestClient) -> None:
    assert "default-src 'none'" in api.get("/api/events").headers["content-security-policy"]


def test_the_description_is_openapi(api: TestClient) -> None:
    found = get(api, "/api/openapi.json")
    assert found == msgspec.json.decode(msgspec.json.encode(description()))
    assert found["openapi"] == "3.1.0"
    used = {o["operationId"] for path in found["paths"].values() for o in path.values()}
    assert len(used) == sum(len(path) for path in found["paths"].values())


def test_a_list_has_the_first_names_of_an_actor_and_its_own_answer_all(tmp_path: Path) -> None:
    found = record()
    names = tuple(f"Arden {n}" for n in range(60))
    arden = msgspec.structs.replace(found.actors[0], aliases=names, roles=names)
    page = client(keep(msgspec.structs.replace(found, actors=(arden, *found.actors[1:])), tmp_path / "a.db"))
    items = {i["item"]["id"]: i["item"] for i in page.get("/api/actors").json()["items"]}
    assert items[arden.id]["aliases"] == items[arden.id]["roles"] == list(names[:20])
    assert page.get(f"/api/actors/{arden.id}").json()["item"]["aliases"] == list(names)
