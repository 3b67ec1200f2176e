"""The API's addresses: each collection and its things, search, the record itself, the description."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from counterclaim.store.search import MARK_OFF, MARK_ON
from counterclaim.views.web.api.asking import Asked, BadRequest
from counterclaim.views.web.api.collections import COLLECTIONS, MOST, Collection, fitting, item, page_type
from counterclaim.views.web.api.description import description
from counterclaim.views.web.api.shapes import About, Found, FoundPage, Trouble
from counterclaim.views.web.citing import cited
from counterclaim.views.web.pages.search import KINDS as SEARCHED
from counterclaim.views.web.shelf import NotReadable, Shelf
from counterclaim.views.web.visible import visible


def _json(value: object, status: int = 200, media: str = "application/json") -> Response:
    return Response(msgspec.json.encode(value, order="deterministic"), status, media_type=media)


def trouble(status: int, title: str, detail: str = "") -> Response:
    """An answer that says why there is none."""
    found = Trouble(title=title, status=status, detail=visible(detail))
    return _json(found, status, "application/problem+json")


def _next(request: Request, page: int) -> str:
    kept = [(k, v) for k, v in request.query_params.multi_items() if k != "page"]
    return f"{request.url.path}?{urlencode([*kept, ('page', page)])}"


def _listed(shelf: Shelf, c: Collection, request: Request) -> Response:
    asked = Asked(request.query_params, c.parameters, c.dated)
    folio = shelf.folio()
    left = fitting(c, folio, asked)
    pages = max(1, -(-len(left) // asked.size))
    first = (asked.page - 1) * asked.size
    return _json(
        page_type(c)(
            items=tuple(item(folio, c, t) for t in left[first : first + asked.size]),
            total=len(left),
            page=asked.page,
            pages=pages,
            size=asked.size,
            next=_next(request, asked.page + 1) if asked.page < pages else None,
        )
    )


def _one(shelf: Shelf, c: Collection, request: Request) -> Response:
    if request.query_params:
        raise BadRequest("one thing is asked for without parameters")
    folio, id_ = shelf.folio(), request.path_params["id"]
    listing = c.listing(folio)
    row = listing.row(id_)
    if row is None:
        return trouble(404, f"No such {c.kind}", f"The record has no {c.kind} with the id {id_!r:.100}.")
    return _json(item(folio, c, listing.items[row], whole=True))


def _about(shelf: Shelf, request: Request) -> Response:
    if request.query_params:
        raise BadRequest("this is asked for without parameters")
    folio = shelf.folio()
    return _json(
        About(
            title=folio.title,
            made_by=folio.meta.get("made_by", ""),
            built=folio.meta.get("digest", ""),
            judgements=len(folio.judged.judgements),
            counts={name: c.count(folio) for name, c in COLLECTIONS.items()},
        )
    )


def _search(shelf: Shelf, request: Request) -> Response:
    asked = Asked(request.query_params, ("q", "kind"))
    query, kind = asked("q"), request.query_params.get("kind")
    if not query.strip():
        raise BadRequest("q: say which words to look for")
    if kind is not None and kind not in SEARCHED:
        raise BadRequest(f"kind: {kind!r:.40} is none of {', '.join(SEARCHED)}")
    folio = shelf.folio()
    hits = shelf.search(query, kind, asked.size + 1, (asked.page - 1) * asked.size)
    found = []
    for h in hits[: asked.size]:
        thing = folio.judged.thing(h.kind, h.id)
        found.append(
            Found(
                kind=h.kind,
                id=h.id,
                title=h.title,
                snippet=h.snippet.replace(MARK_ON, "«").replace(MARK_OFF, "»"),
                passages=cited(folio, h.kind, thing, MOST) if thing is not None else (),
            )
        )
    more = len(hits) > asked.size
    return _json(
        FoundPage(
            items=tuple(found),
            page=asked.page,
            size=asked.size,
            next=_next(request, asked.page + 1) if more else None,
        )
    )


def _described(_: Shelf, request: Request) -> Response:
    del request
    return _json(description())


def _not_there(_: Shelf, request: Request) -> Response:
    return trouble(404, "Nothing is at this address", f"{request.url.path}: see /api/openapi.json")


def _endpoint(answer: Callable[[Shelf, Request], Response], shelf: Shelf) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        try:
            return answer(shelf, request)
        except BadRequest as error:
            return trouble(400, "The request is not as the description says", str(error))
        except NotReadable as error:
            return trouble(503, "The record cannot be read just now", str(error))

    return endpoint


def routes(shelf: Shelf) -> list[Route]:
    """The API of a record as routes under /api."""

    def listed(c: Collection) -> Callable[[Shelf, Request], Response]:
        return lambda shelf, request: _listed(shelf, c, request)

    def one(c: Collection) -> Callable[[Shelf, Request], Response]:
        return lambda shelf, request: _one(shelf, c, request)

    found: list[tuple[str, Callable[[Shelf, Request], Response]]] = [
        ("/api/openapi.json", _described),
        ("/api/record", _about),
        ("/api/search", _search),
    ]
    for c in COLLECTIONS.values():
        found += [(f"/api/{c.name}", listed(c)), (f"/api/{c.name}/{{id:path}}", one(c))]
    found += [("/api", _not_there), ("/api/{rest:path}", _not_there)]
    return [Route(path, _endpoint(answer, shelf), methods=["GET"]) for path, answer in found]
