"""Asking the web application for its pages in this process: no server, no socket."""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Any, NamedTuple, Self
from urllib.parse import quote, urlencode

from starlette.types import ASGIApp, Message

from counterclaim.views.publishing.addresses import Address


class Answer(NamedTuple):
    """What an application answers: the status and the body."""

    status: int
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8")


def scope(path: str, query: str = "") -> dict[str, Any]:
    """A GET request on this machine, as ASGI has it."""
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": quote(path).encode("ascii"),
        "query_string": query.encode("ascii"),
        "root_path": "",
        "headers": [(b"host", b"127.0.0.1")],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }


class Asked:
    """An application to be asked. Use as a context manager."""

    def __init__(self, application: ASGIApp) -> None:
        self.application = application
        self._runner = asyncio.Runner()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._runner.close()

    def get(self, address: Address) -> Answer:
        """The answer to an address."""
        return self._runner.run(self._get(address.path, urlencode(address.query)))

    async def _get(self, path: str, query: str) -> Answer:
        status, pieces = 500, list[bytes]()

        async def receive() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            elif message["type"] == "http.response.body":
                pieces.append(message.get("body", b""))

        await self.application(scope(path, query), receive, send)
        return Answer(status, b"".join(pieces))
