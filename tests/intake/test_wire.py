"""Wire items in JSON: ninjs of both generations, lists, and what was called back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.making import FIRST, SECOND, THIRD, codes, ninjs, taken


def test_an_item_of_the_first_generation(tmp_path: Path) -> None:
    (tmp_path / "i.json").write_bytes(ninjs())
    reports, problems = taken(tmp_path)
    assert not problems
    report = reports["urn:gull:1"]
    assert (report.title, report.outlet, report.byline) == (
        "Strait talks resume", "The Daily Gull", "Ann Marlow",
    )  # fmt: skip
    assert (report.published, report.published_basis) == ("2031-05-06", "given")
    assert [span.text for span in report.body] == [FIRST, SECOND]


def test_an_item_of_the_second_generation(tmp_path: Path) -> None:
    item = {
        "uri": "https://gull.example/2",
        "standard": {"name": "ninjs", "version": "2.1"},
        "headlines": [{"role": "short", "value": "Short"}, {"role": "main", "value": "Mine in the harbour"}],
        "contentcreated": "2031-05-07T01:00:00Z",
        "bodies": [{"contenttype": "text/html", "value": f"<p>{FIRST}</p><p>{THIRD}</p>"}],
    }
    (tmp_path / "i.ninjs").write_text(json.dumps(item))
    reports, problems = taken(tmp_path)
    assert not problems
    report = reports["https://gull.example/2"]
    assert report.text == f"{FIRST}\n\n{THIRD}"
    assert (report.title, report.published, report.url) == (
        "Mine in the harbour", "2031-05-07", "https://gull.example/2",
    )  # fmt: skip


def test_lists_keep_what_can_be_read(tmp_path: Path) -> None:
    items = [json.loads(ninjs()), "no item", json.loads(ninjs(uri="u3", pubstatus="canceled")), {"uri": "u4"}]
    (tmp_path / "all.json").write_text(json.dumps({"items": [*items, {"id": "p", "text": SECOND}]}, indent=1))
    reports, problems = taken(tmp_path)
    assert set(reports) == {"urn:gull:1", "p"}
    assert codes(problems) == [("malformed", "item 2"), ("withdrawn", "item 3"), ("no_text", "item 4")]


def test_broken_documents_and_deep_ones_are_set_aside(tmp_path: Path) -> None:
    (tmp_path / "cut.json").write_bytes(ninjs()[:-20])
    (tmp_path / "deep.json").write_text("[" * 200_000)
    (tmp_path / "lone.json").write_text('[{"uri": "s", "body_text": "A \\ud800 in the words of an envoy."}]')
    reports, problems = taken(tmp_path)
    assert set(reports) == {"s"}
    assert [p.code for p in problems] == ["not_json", "not_json"]


def test_json_lines_in_a_json_file_are_still_lines(tmp_path: Path) -> None:
    (tmp_path / "w.json").write_text("\n".join(json.dumps({"text": text}) for text in (FIRST, SECOND)))
    reports, problems = taken(tmp_path)
    assert set(reports) == {"w/1", "w/2"}
    assert not problems


def test_items_on_lines_are_items(tmp_path: Path) -> None:
    lines = [json.dumps(json.loads(ninjs(uri=uri))) for uri in ("u1", "u2")]
    (tmp_path / "w.json").write_text("\n".join([lines[0], "{broken", lines[1]]))
    reports, problems = taken(tmp_path)
    assert set(reports) == {"u1", "u2"}
    assert codes(problems) == [("malformed", "line 2")]


def test_a_list_in_a_file_named_for_lines_is_a_list(tmp_path: Path) -> None:
    (tmp_path / "w.jsonl").write_text(json.dumps([{"id": "a", "text": FIRST}, {"id": "b", "text": SECOND}]))
    reports, problems = taken(tmp_path)
    assert set(reports) == {"a", "b"}
    assert not problems


@pytest.mark.parametrize(
    "wrap",
    [
        lambda items: items,
        lambda items: {"stories": items},
        lambda items: {"api": 2, "data": {"items": [{"item": item} for item in items]}},
        lambda items: {"hits": {"total": 2, "hits": [{"_id": "x", "_source": item} for item in items]}},
    ],
)
def test_envelopes_are_opened(tmp_path: Path, wrap: Callable[[list[object]], object]) -> None:
    items = [{"id": "a", "text": FIRST}, json.loads(ninjs(uri="u1"))]
    (tmp_path / "w.json").write_text(json.dumps(wrap(items)))
    reports, problems = taken(tmp_path)
    assert set(reports) == {"a", "u1"}
    assert not problems
