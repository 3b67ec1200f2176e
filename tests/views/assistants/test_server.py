"""The MCP server asked by the library's own client."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from counterclaim.errors import MissingPart
from counterclaim.store import Store
from counterclaim.views.assistants.server import TOOLS, server
from tests.store.test_judgements import REJECT
from tests.views.web.records import keep, record

mcp = pytest.importorskip("mcp")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return keep(record(), tmp_path_factory.mktemp("mcp") / "r.db")


def ask(path: Path, tool: str, **given: Any) -> dict[str, Any]:
    async def asked() -> Any:
        async with mcp.Client(server(path)) as client:
            return await client.call_tool(tool, given)

    answer = asyncio.run(asked())
    assert not answer.is_error, answer.content
    found: dict[str, Any] = answer.structured_content
    return found


def refused(path: Path, tool: str, **given: Any) -> str:
    async def asked() -> Any:
        async with mcp.Client(server(path)) as client:
            return await client.call_tool(tool, given)

    answer = asyncio.run(asked())
    assert answer.is_error
    return str(answer.content[0].text)


def cited(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "cite_as" in value:
            yield value
        for v in value.values():
            yield from cited(v)
    elif isinstance(value, list):
        for v in value:
            yield from cited(v)


def test_the_tools_say_what_they_are_for(path: Path) -> None:
    async def asked() -> Any:
        async with mcp.Client(server(path)) as client:
            return client.instructions, (await client.list_tools()).tools

    instructions, tools = asyncio.run(asked())
    assert "Cite every line" in instructions
    assert {t.name for t in tools} == set(TOOLS)
    assert all(t.description and t.annotations.read_only_hint for t in tools)


@pytest.mark.parametrize(
    ("tool", "given", "count"),
    [
        ("search", {"words": "ferry"}, None),
        ("actors", {}, 3),
        ("actors", {"name": "harl"}, 1),
        ("statements", {"speaker": "Bryn"}, 1),
        ("statements", {"kind": "deny", "since": "2031"}, 1),
        ("events", {}, 3),
        ("events", {"type": "ASSAULT", "status": "disputed", "place": "corry"}, 1),
        ("events", {"actor": "Bryn", "until": "2031-05-03"}, 1),
        ("figures", {"measure": "killed"}, 2),
        ("disputes", {"actor": "arden"}, 1),
        ("talks", {}, 1),
        ("proposals", {"actor": "bryn"}, 1),
    ],
)
def test_every_answer_carries_exact_words_to_cite(
    path: Path, tool: str, given: dict[str, Any], count: int | None
) -> None:
    texts = {r.id: r.text for r in record().reports}
    found = ask(path, tool, **given)
    assert "Cite every line" in found["how_to_cite"]
    assert found["lines"]
    if count is not None:
        assert len(found["lines"]) == count
    for line in found["lines"]:
        assert line["citations"]
    for c in cited(found):
        assert texts[c["report"]][c["start"] : c["end"]] == c["words"]
        assert c["outlet"] in c["cite_as"]
        assert c["date"] in c["cite_as"]


def test_a_dispute_has_both_sides_in_their_words(path: Path) -> None:
    (line,) = ask(path, "disputes")["lines"]
    assert [s["says"] for s in line["sides"]] == ["Bryn", "Arden"]
    assert "denied that any of its guns" in line["sides"][1]["citations"][0]["words"]


def test_a_claim_names_whose_it_is(path: Path) -> None:
    (line,) = ask(path, "events", type="ASSAULT")["lines"]
    assert line["citations"][0]["said_by"] == ["Bryn"]
    assert "according to Bryn" in line["says"]
    assert line["reviewed"] == "no, read by the machine"


def test_a_report_is_given_with_its_citation(path: Path) -> None:
    found = ask(path, "report", id="r1", start=5)
    assert found["citation"]["words"] == record().reports[0].text[5:]
    assert found["next"] is None


def test_lists_are_given_in_pages(path: Path) -> None:
    first = ask(path, "events", most=2)
    rest = ask(path, "events", most=2, first=2)
    assert (first["total"], first["more"], rest["more"]) == (3, True, False)
    assert len({line["id"] for line in first["lines"] + rest["lines"]}) == 3


@pytest.mark.parametrize(
    ("tool", "given", "why"),
    [
        ("actors", {"name": "Nobody"}, "No actor of the record"),
        ("events", {"place": "Nowhere"}, "No place of the record"),
        ("events", {"since": "soon"}, "is not a date"),
        ("search", {"words": "a", "kind": "thing"}, "none of"),
        ("report", {"id": "r9"}, "no report"),
    ],
)
def test_what_cannot_be_answered_is_said(path: Path, tool: str, given: dict[str, Any], why: str) -> None:
    assert why in refused(path, tool, **given)


def test_answers_are_as_judged(tmp_path: Path) -> None:
    path = keep(record(), tmp_path / "r.db")
    with Store.open(path, write=True) as store:
        store.judge(REJECT)
    assert len(ask(path, "events")["lines"]) == 2


def test_without_the_package_it_says_what_to_install(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp.server", None)
    with pytest.raises(MissingPart, match=r"counterclaim\[mcp\]"):
        server(path)


@pytest.mark.slow
def test_over_standard_input_and_output(path: Path) -> None:
    command = mcp.StdioServerParameters(
        command=sys.executable, args=["-m", "counterclaim", "mcp", "--record", str(path)]
    )

    async def asked() -> Any:
        async with mcp.Client(command) as client:
            return await client.call_tool("record", {})

    answer = asyncio.run(asked())
    assert answer.structured_content["record"] == "Lake Corry"
    assert len(answer.structured_content["reports"]) == 2
