"""The MCP server: the questions as tools, over standard input and output."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import counterclaim
from counterclaim.errors import CounterclaimError, MissingPart
from counterclaim.views.assistants.answers import CITE, Answers, NoAnswer
from counterclaim.views.web.shelf import NotReadable, Shelf

if TYPE_CHECKING:
    from mcp.server import MCPServer

TOOLS: dict[str, str] = {
    "record": "What this record of reports on war and talks holds: counts, its reports with outlet and date. "
    "Ask this first.",
    "search": "Lines of the record that hold all of some words (a \"phrase\" stays together). kind: event, "
    "statement, figure, talk, proposal, actor, place or dispute.",
    "actors": "Who acts, speaks or is spoken of. name: an id, a name or part of one. kind: person, state, "
    "government_body, armed_group, intergovernmental, organisation, media, population or unnamed.",
    "statements": "Who said what. speaker: id or name. kind: assert, deny, accuse, propose, demand, agree, "
    "reject, promise, threaten, doubt, announce, condemn, hope, ask. since, until: a day, month or year.",
    "events": "What happened, was planned or is claimed. type: a PLOVER type or its words; status: reported, "
    "claimed, disputed, denied, planned, hypothetical or did_not_happen; actor, place: id or name.",
    "figures": "Numbers with what they count, whose they are, and their bounds. measure: killed, injured, "
    "displaced, count ...",
    "disputes": "Where sources contradict each other: every side with its exact words. kind: denial, blame, "
    "figure, outcome, date or place.",
    "talks": "Rounds of talks: who sat, when, where, and whether they were held.",
    "proposals": "Terms put forward, and who agreed, rejected or countered.",
    "report": "The source text of one report from an offset on, with its citation.",
}  # fmt: skip
"""The tools, each with what it is told to be for."""


def _told(question: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    from mcp.server.mcpserver.exceptions import ToolError

    @wraps(question)
    def answer(*args: Any, **kwargs: Any) -> dict[str, Any]:
        try:
            return question(*args, **kwargs)
        except (NoAnswer, NotReadable) as error:
            raise ToolError(str(error)) from error

    return answer


def server(record: Path) -> MCPServer:
    """The server of one record file. Raises MissingPart where the package `mcp` is not installed."""
    try:
        from mcp.server import MCPServer
        from mcp.types import ToolAnnotations
    except ImportError as error:
        raise MissingPart(
            "the package mcp is not installed; get it with: pip install 'counterclaim[mcp]'"
        ) from error
    answers = Answers(Shelf(record))
    found = MCPServer(
        name="counterclaim", instructions=CITE, version=counterclaim.__version__, log_level="ERROR"
    )
    reading = ToolAnnotations(read_only_hint=True, destructive_hint=False, open_world_hint=False)
    for name, words in TOOLS.items():
        found.tool(name=name, description=words, annotations=reading)(_told(getattr(answers, name)))
    return found


def serve(record: Path) -> None:
    """Answer an assistant on standard input and output until it hangs up. Raises CounterclaimError."""
    try:
        server(record).run("stdio")
    except BrokenPipeError as error:
        raise CounterclaimError("the assistant hung up") from error
