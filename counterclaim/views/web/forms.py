"""Forms sent to the dossier: read within bounds, and only from a page of this dossier."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from starlette.requests import Request
from starlette.responses import Response

BODY = 256 * 1024
"""Bytes of a form; what an analyst types is far less."""
FIELDS = 2000
SESSION = "counterclaim_session"
NAME = "counterclaim_name"
KEY = "_key"
YEAR = 365 * 24 * 3600


class NotAForm(Exception):
    """What was sent cannot be taken, with the status to answer."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


class Form:
    """The fields of a form as they were sent; several values of a name keep their order."""

    def __init__(self, fields: list[tuple[str, str]]) -> None:
        self.fields = fields

    def one(self, name: str) -> str:
        """The last value of a field without spaces around it; empty if it was not sent."""
        return next((v.strip() for k, v in reversed(self.fields) if k == name), "")

    def all(self, name: str) -> list[str]:
        """All values of a field that are not empty."""
        return [v.strip() for k, v in self.fields if k == name and v.strip()]

    def has(self, name: str) -> bool:
        """Whether a field was sent, if only empty."""
        return any(k == name for k, _ in self.fields)


async def read_form(request: Request) -> Form:
    """The form of a request. Raises NotAForm where it is too large, of another kind, or not text."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise NotAForm(415, "Only plain forms are taken here; there are no uploads.")
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > BODY:
            raise NotAForm(413, "This is more than a form of the dossier can hold.")
    try:
        fields = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=FIELDS)
    except ValueError as error:
        raise NotAForm(400, "This form could not be read.") from error
    if any("\x00" in value for _, value in fields):
        raise NotAForm(400, "This form could not be read.")
    return Form(fields)


class Keys:
    """Ties each form to the browser it was shown in: a page elsewhere knows neither half of the pair."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)

    def session(self, request: Request) -> str:
        """The browser's session; a new one if it has none."""
        found = request.cookies.get(SESSION, "")
        return found if 20 <= len(found) <= 100 and found.isascii() else secrets.token_urlsafe(32)

    def key(self, session: str) -> str:
        """What a form shown in a session carries."""
        return hmac.new(self._secret, session.encode(), hashlib.sha256).hexdigest()

    def check(self, request: Request, form: Form) -> None:
        """Nothing, where a form comes from a page of this dossier. Raises NotAForm (403) otherwise."""
        site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
        # a page that sends no referrer has its forms sent with the origin "null"; then the browser must say
        # that it is the same site
        hidden = origin == "null" and site == "same-origin"
        known = origin is None or hidden or urlsplit(origin).netloc == request.headers.get("host", "")
        if not known or site not in {None, "same-origin", "none"}:
            raise NotAForm(403, "This was sent by a page that is not the dossier's.")
        expected = self.key(request.cookies.get(SESSION, ""))
        if not hmac.compare_digest(form.one(KEY).encode(), expected.encode()):
            raise NotAForm(403, "This page is from before the dossier was started anew. Open it again.")


def remember(response: Response, session: str, name: str = "") -> None:
    """Leave the session, and the analyst's name where one was given, with the browser."""
    response.set_cookie(SESSION, session, httponly=True, samesite="lax")
    if name:
        response.set_cookie(NAME, quote(name), max_age=YEAR, httponly=True, samesite="lax")


def remembered_name(request: Request) -> str:
    """The name the analyst gave last."""
    return " ".join(unquote(request.cookies.get(NAME, ""))[:80].split())


def local(address: str, otherwise: str) -> str:
    """An address inside the dossier to go back to; `otherwise` for anything that leads elsewhere."""
    plain = address.isprintable() and "\\" not in address
    return address if plain and address.startswith("/") and not address.startswith("//") else otherwise
