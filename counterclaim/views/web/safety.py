"""What keeps a hostile report, or a hostile page in another tab, from doing anything."""

from __future__ import annotations

from ipaddress import ip_address

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
"""The names under which this machine may be asked."""

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""No script but those that come with the package, nothing from elsewhere, in no frame."""

SAFE = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""The headers that every answer carries."""


class SafeHeaders:
    """Puts the policy on every answer, error pages included."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the headers of the policy."""

        async def send_with(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SAFE.items():
                    headers[name] = value
                if not scope["path"].startswith("/static/"):
                    headers["Cache-Control"] = "no-store"
            await send(message)

        await self.app(scope, receive, send_with)


class KnownHosts:
    """Turns away requests whose Host is not this machine: a page elsewhere may have its name point here."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str], literal: bool = False) -> None:
        self.app = app
        self.hosts = hosts
        self.literal = literal
        """Whether any number address is let through too: no other name can be made to point at one."""

    def _known(self, host: str) -> bool:
        return host in self.hosts or (self.literal and is_number(host))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on a request that names a known host; answer 400 to others."""
        if scope["type"] == "http" and not self._known(host_name(Headers(scope=scope).get("host", ""))):
            answer = PlainTextResponse("This address is not one the dossier answers to.\n", 400)
            await answer(scope, receive, send)
            return
        await self.app(scope, receive, send)


def host_name(header: str) -> str:
    """The name in a Host header without the port: "[::1]:80" gives "::1"."""
    text = header.strip().lower()
    if text.startswith("["):
        return text[1:].partition("]")[0]
    return text.partition(":")[0]


def is_number(host: str) -> bool:
    """Whether a host is an address in numbers, not a name."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
