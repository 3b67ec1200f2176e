"""The application: which address is which page, and what every answer carries."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn
from jinja2 import Environment
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from counterclaim.errors import CounterclaimError
from counterclaim.views.web import pages
from counterclaim.views.web.safety import LOCAL, KnownHosts, SafeHeaders
from counterclaim.views.web.shelf import NotReadable, Shelf
from counterclaim.views.web.visit import Page, Visit, environment

_PAGES: tuple[tuple[str, Page], ...] = (
    ("/", pages.overview),
    ("/timeline", pages.timeline),
    ("/talks", pages.talks),
    ("/proposals", pages.proposals),
    ("/disputes", pages.disputes),
    ("/disputes/{id:path}", pages.dispute),
    ("/events", pages.events),
    ("/events/{id:path}", pages.event),
    ("/figures", pages.figures),
    ("/actors", pages.actors),
    ("/actors/{id:path}", pages.actor),
    ("/statements", pages.statements),
    ("/statements/{id:path}", pages.statement),
    ("/places", pages.places),
    ("/reports", pages.reports),
    ("/reports/{id:path}", pages.report),
    ("/search", pages.search),
    ("/problems", pages.problems),
)


def _endpoint(page: Page, shelf: Shelf, templates: Environment) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        visit = Visit(request, shelf, templates)
        try:
            return page(visit)
        except NotReadable as error:
            return visit.plain("unreadable.html", 503, reason=str(error))

    return answer


def application(record: Path, hosts: frozenset[str] = LOCAL) -> Starlette:
    """The dossier of one record file; answers only requests that name one of `hosts`."""
    shelf, templates = Shelf(record), environment()

    def not_there(request: Request, error: Exception) -> Response:
        del error
        return _endpoint(lambda v: v.missing("There is no page at this address."), shelf, templates)(request)

    static = StaticFiles(packages=[("counterclaim.views.web", "static")])
    return Starlette(
        routes=[
            *(Route(path, _endpoint(page, shelf, templates), methods=["GET"]) for path, page in _PAGES),
            Mount("/static", static, name="static"),
        ],
        exception_handlers={404: not_there},
        middleware=[Middleware(KnownHosts, hosts=hosts), Middleware(SafeHeaders)],
    )


def serve(record: Path, host: str, port: int) -> None:
    """Serve the dossier until interrupted; prints its address. Raises CounterclaimError."""
    if host not in LOCAL:
        raise CounterclaimError(
            f"{host}: the dossier is served to this machine only so far; use --host 127.0.0.1"
        )
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise CounterclaimError(
            f"{host}:{port}: cannot listen there ({error.strerror}); "
            "choose another port with --port, or 0 for a free one"
        ) from error
    app = application(record)
    port = listening.getsockname()[1]
    shown = f"[{host}]" if ":" in host else host
    print(f"dossier of {record} at http://{shown}:{port}/ (Ctrl-C to stop)", flush=True)
    config = uvicorn.Config(app, log_level="warning", server_header=False, lifespan="off")
    uvicorn.Server(config).run(sockets=[listening])
