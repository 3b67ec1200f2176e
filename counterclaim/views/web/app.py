"""The application: which address is which page, and what every answer carries."""

from __future__ import annotations

import secrets
import socket
import threading
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from pathlib import Path
from urllib.parse import quote, urlencode

import uvicorn
from jinja2 import Environment
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from counterclaim.errors import CounterclaimError
from counterclaim.review.fields import FIELDS
from counterclaim.uncollected import uncollected
from counterclaim.views.web import pages
from counterclaim.views.web.access import SHORTEST, Guarded
from counterclaim.views.web.api.routes import routes as api_routes
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.forms import Form, Keys, NotAForm, read_form
from counterclaim.views.web.patience import Patience
from counterclaim.views.web.safety import LOCAL, SAFE, KnownHosts, SafeHeaders
from counterclaim.views.web.scripts import MISSING, scripts
from counterclaim.views.web.shelf import NotReadable, Shelf
from counterclaim.views.web.visit import Page, Visit, environment

_PAGES: tuple[tuple[str, Page], ...] = (
    ("/", pages.overview),
    ("/changes", pages.changes),
    ("/timeline", pages.timeline),
    ("/map", pages.map_),
    ("/talks", pages.talks),
    ("/positions", pages.positions),
    ("/proposals", pages.proposals),
    ("/ceasefires", pages.ceasefires),
    ("/disputes", pages.disputes),
    ("/disputes/{id:path}", pages.dispute),
    ("/events", pages.events),
    ("/events/{id:path}", pages.event),
    ("/figures", pages.figures),
    ("/conditions", pages.conditions),
    ("/control", pages.control),
    ("/resolutions", pages.resolutions),
    ("/sanctions", pages.sanctions),
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


_REVIEW: tuple[tuple[str, Page], ...] = (
    ("/review", pages.review),
    ("/review/add", pages.add),
    ("/review/log", pages.log),
    ("/review/judgements.jsonl", pages.log_file),
    ("/review/{kind}/{id:path}", pages.review_one),
)
_SENT: tuple[tuple[str, Callable[[Visit, Form], Response]], ...] = (
    ("/review/add", pages.keep_added),
    ("/review/judge", pages.judge),
    ("/review/name", pages.keep_name),
)
"""What forms are sent to."""


def _endpoint(
    page: Page, shelf: Shelf, templates: Environment, keys: Keys | None, patience: Patience
) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        visit = Visit(request, shelf, templates, keys)
        try:
            return patience.answer(page, visit)
        except NotReadable as error:
            return visit.plain("unreadable.html", 503, reason=str(error))

    return answer


def _receiver(
    take: Callable[[Visit, Form], Response], shelf: Shelf, templates: Environment, keys: Keys
) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        visit = Visit(request, shelf, templates, keys)
        try:
            form = await read_form(request)
            keys.check(request, form)
            return await run_in_threadpool(take, visit, form)
        except NotAForm as error:
            return await run_in_threadpool(visit.problem, error.status, "This was not taken", str(error))
        except NotReadable as error:
            return visit.plain("unreadable.html", 503, reason=str(error))

    return answer


def _ready(shelf: Shelf, templates: Environment, patience: Patience) -> None:
    """Ask for each page of many lines once, then for a page of one thing of each kind, so that what is made
    once for a record is made before a visitor waits for it; then what the first judgement needs."""
    asked = {"type": "http", "method": "GET", "query_string": b"", "headers": [(b"host", b"localhost")]}
    try:
        with uncollected(), patience.laying():
            for path, page in (*_PAGES, *_REVIEW):
                if "{" not in path and path not in _WITHOUT:
                    page(Visit(Request({**asked, "path": path}), shelf, templates))
            for page, query, given in _further(shelf.folio()):
                further = {"path": "/", "query_string": urlencode(query).encode(), "path_params": given}
                page(Visit(Request({**asked, **further}), shelf, templates))
        shelf.ready()
    except NotReadable:
        return


def _further(folio: Folio) -> Iterator[tuple[Page, dict[str, str], dict[str, str]]]:
    """Pages for which something more is made once, each with its parameters: another order of a list, the
    page of the first thing of each kind, with and without its forms, and the form of a missed figure."""
    yield pages.statements, {"by": "speaker"}, {}
    for path, page in _PAGES:
        first = next(iter(folio.of(path.removesuffix("s/{id:path}").removeprefix("/"))), None)
        if first is not None:
            yield page, {}, {"id": first}
    for kind in FIELDS:
        if (first := next(iter(folio.of(kind)), None)) is not None:
            yield pages.review_one, {}, {"kind": kind, "id": first}
    for report in folio.record.reports[:1]:
        yield pages.add, {"report": report.id, "mark": "0-9", "kind": "figure"}, {}


_WITHOUT = frozenset({"/search", "/review/add", "/review/judgements.jsonl"})
"""Pages for which nothing is made once."""


def application(
    record: Path, hosts: frozenset[str] = LOCAL, *, token: str | None = None, review: bool = True
) -> Starlette:
    """The dossier of one record file; answers only requests that name one of `hosts`.

    With `token`, only those that carry it, or the cookie they got for it. Without `review`, nothing can be
    judged and no page has a form for it. Its `state.ready()` makes what pages are made of, ahead of visitors.
    """
    shelf, templates, keys = Shelf(record), environment(), Keys() if review else None
    patience = Patience()

    def endpoint(page: Page) -> Callable[[Request], Response]:
        at_once = Patience() if page is pages.problems else patience  # it is read from the file
        return _endpoint(page, shelf, templates, keys, at_once)

    def not_there(request: Request, error: Exception) -> Response:
        del error
        return endpoint(lambda v: v.missing("There is no page at this address."))(request)

    def broken(request: Request, error: Exception) -> Response:
        del request, error
        return PlainTextResponse("Something went wrong in the dossier.\n", 500, SAFE)

    shown = (*_PAGES, *_REVIEW) if review else _PAGES
    routes = [Route(path, endpoint(page), methods=["GET"]) for path, page in shown]
    if keys is not None:
        sent = [
            Route(path, _receiver(take, shelf, templates, keys), methods=["POST"]) for path, take in _SENT
        ]
        routes = [*sent, *routes]
    routes += api_routes(shelf)
    static = StaticFiles(packages=[("counterclaim.views.web", "static")])
    found = Starlette(
        routes=[*routes, Mount("/static", static, name="static")],
        exception_handlers={404: not_there, Exception: broken},
        middleware=[
            Middleware(SafeHeaders),
            Middleware(KnownHosts, hosts=hosts, literal=token is not None),
            *([Middleware(Guarded, token=token)] if token is not None else []),
        ],
    )
    found.state.ready = partial(_ready, shelf, templates, patience)
    return found


def serve(record: Path, host: str, port: int, token: str | None = None) -> None:
    """Serve the dossier until interrupted; prints its address. Raises CounterclaimError.

    To others than this machine it is served only with a token, made here where none is given.
    """
    if host not in LOCAL and token is None:
        token = secrets.token_urlsafe(24)
    if token is not None and len(token) < SHORTEST:
        raise CounterclaimError(f"the token is too short: at least {SHORTEST} characters, or none to get one")
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
    names = LOCAL if host in LOCAL else LOCAL | {host.lower(), socket.gethostname().lower()}
    app = application(record, names, token=token)
    port = listening.getsockname()[1]
    named = socket.gethostname() if host in {"0.0.0.0", "::"} else host
    shown = f"[{named}]" if ":" in named else named
    key = f"?token={quote(token, safe='')}" if token is not None else ""
    print(f"dossier of {record} at http://{shown}:{port}/{key} (Ctrl-C to stop)", flush=True)
    if not scripts():
        print(f"note: {MISSING}", flush=True)
    threading.Thread(target=app.state.ready, name="ready", daemon=True).start()
    config = uvicorn.Config(app, log_level="warning", server_header=False, lifespan="off", access_log=False)
    uvicorn.Server(config).run(sockets=[listening])
