"""A dossier served to other machines is read only by those who were given its token."""

from __future__ import annotations

import hashlib
import hmac

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from counterclaim.views.web import links
from counterclaim.views.web.forms import local

COOKIE = "counterclaim_access"
SHORTEST = 16
"""Characters of a token."""

_CLOSED = (
    "This dossier is for those who were given its address with the token in it. Open that address once; "
    "after that this browser is known. Programs send the header: Authorization: Bearer TOKEN\n"
)


class Guarded:
    """Lets in who carries the token: in the address once, then by a cookie, or in a header."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self.app = app
        self._token = token.encode()
        self._pass = hmac.new(self._token, b"counterclaim access", hashlib.sha256).hexdigest()

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), self._token)

    def _known(self, request: Request) -> bool:
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and self._is_token(given.strip()):
            return True
        return hmac.compare_digest(request.cookies.get(COOKIE, "").encode(), self._pass.encode())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on who is known; answer 401 to others, and take the token out of the address."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        given = request.query_params.get("token")
        answer: Response
        if given is not None and request.method == "GET" and self._is_token(given):
            there = links.changed(request.url.path, request.query_params.multi_items(), token=None)
            answer = RedirectResponse(local(there, "/"), 303)
            answer.set_cookie(COOKIE, self._pass, httponly=True, samesite="lax")
            await answer(scope, receive, send)
        elif self._known(request):
            await self.app(scope, receive, send)
        else:
            answer = PlainTextResponse(_CLOSED, 401, {"WWW-Authenticate": "Bearer"})
            await answer(scope, receive, send)
