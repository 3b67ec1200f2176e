"""Feeds by address: fetched when asked to, politely and within bounds, and kept as files for `take_in`.

Only this module and `addresses` ever open a connection. A feed is asked for with what its server said
last time (ETag, Last-Modified), so that an unchanged one costs one short answer. Every redirect is
looked at like a first address.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import socket
import ssl
import time
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

import msgspec
from msgspec import Struct

from counterclaim import __version__
from counterclaim.evidence import Problem
from counterclaim.intake.addresses import PrivateAddress, connect
from counterclaim.intake.markup import host
from counterclaim.intake.syndication import listed
from counterclaim.intake.trouble import MAX_FILE, MB, problem

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

AGENT = f"Counterclaim/{__version__} (feed reader)"
ACCEPT = "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
CHUNK = 1 << 16
# characters of an address that are sent as they are
SAFE = "%/:=&?~+!$,;'@()*[]"


@dataclass(frozen=True)
class Bounds:
    """How long a fetch may take in all (seconds), how much it may bring (bytes, unpacked), how many
    redirects it may follow, and which networks besides the public internet it may reach."""

    seconds: float = 20.0
    size: int = MAX_FILE
    redirects: int = 5
    networks: tuple[IPv4Network | IPv6Network, ...] = ()


class Validators(Struct, frozen=True, omit_defaults=True):
    """What a server said that tells whether its feed has changed; `address` is the feed's own."""

    address: str = ""
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True)
class Answer:
    """What came: the body, None where it has not changed, and what to ask with next time."""

    body: bytes | None
    validators: Validators


@dataclass(frozen=True)
class Kept:
    """Where a feed is kept, and whether it is new or has changed."""

    path: Path
    changed: bool


class Refused(Exception):
    """The feed was not fetched; `code` is a problem's."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(detail)
        self.code = code


def fetch(address: str, known: Validators | None = None, bounds: Bounds | None = None) -> Answer:
    """The feed at the address; raises Refused where it cannot or may not be had."""
    bounds = bounds or Bounds()
    deadline = time.monotonic() + bounds.seconds
    here = address
    try:
        for _ in range(bounds.redirects + 1):
            found = _ask(here, known or Validators(), bounds, deadline)
            if isinstance(found, Answer):
                return Answer(found.body, msgspec.structs.replace(found.validators, address=address))
            here = urljoin(here, found)
    except PrivateAddress as what:
        raise Refused("private_address", f"{host(here)} is {what}") from None
    except TimeoutError:
        raise Refused("slow", f"{bounds.seconds:g} seconds") from None
    except (OSError, HTTPException, zlib.error, ValueError) as what:
        raise Refused("unreachable", str(what)[:120] or type(what).__name__) from None
    raise Refused("redirects", str(bounds.redirects))


def addresses(given: Iterable[str]) -> Iterator[str | Problem]:
    """The addresses among what was given, and those that the OPML files among it name, in order."""
    for one in given:
        if "://" in one:
            yield one
            continue
        try:
            if Path(one).stat().st_size > MAX_FILE:
                yield problem(one, "too_large", f"more than {MAX_FILE / MB:.0f} MB")
                continue
            found = listed(Path(one).read_bytes())
        except FileNotFoundError:
            yield problem(one, "no_feed")
        except OSError as what:
            yield problem(one, "unreadable", what.strerror or str(what))
        except ValueError as what:
            yield problem(one, "not_xml", str(what))
        else:
            yield from found or [problem(one, "empty")]


def networks(given: Iterable[str]) -> tuple[IPv4Network | IPv6Network, ...]:
    """Networks in CIDR notation (192.168.4.0/24, or one address); raises ValueError for what is none."""
    return tuple(ip_network(one.strip()) for one in given)


def fetch_feeds(given: Iterable[str], folder: Path, bounds: Bounds | None = None) -> Iterator[Kept | Problem]:
    """Every feed kept as a file in the folder, or why it could not be fetched; what was kept before stays.

    `given` are addresses and OPML files that name some.

    The validators stand beside the feed in a hidden file, which `take_in` passes over.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for address in dict.fromkeys(addresses(given)):
        if isinstance(address, Problem):
            yield address
            continue
        path = folder / _file_name(address)
        beside = folder / f".{path.name}.json"
        try:
            answer = fetch(address, _known(path, beside), bounds)
        except Refused as what:
            yield problem(address, what.code, str(what))
            continue
        if answer.body is not None:
            _write(path, answer.body)
            _write(beside, msgspec.json.encode(answer.validators))
        yield Kept(path, answer.body is not None)


def _ask(address: str, known: Validators, bounds: Bounds, deadline: float) -> Answer | str:
    """The answer of one server, or the address it redirects to."""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise Refused("not_http", address[:120])
    port = parts.port or (443 if parts.scheme == "https" else 80)
    line: socket.socket = connect(parts.hostname, port, deadline, bounds.networks)
    try:
        if parts.scheme == "https":
            line = ssl.create_default_context().wrap_socket(line, server_hostname=parts.hostname)
        connection = HTTPConnection(parts.hostname, port)
        connection.sock = _Timed(line, deadline)
        path = quote(parts.path or "/", safe=SAFE) + (
            f"?{quote(parts.query, safe=SAFE)}" if parts.query else ""
        )
        connection.request("GET", path, headers=_headers(known))
        answer = connection.getresponse()
        if answer.status in REDIRECTS and (there := answer.getheader("Location")):
            return there
        if answer.status == 304:
            return Answer(None, known)
        if answer.status != 200:
            raise Refused("http_status", f"{answer.status} {answer.reason}"[:80])
        said = Validators(etag=answer.getheader("ETag"), modified=answer.getheader("Last-Modified"))
        return Answer(_body(answer, bounds.size), said)
    finally:
        line.close()


def _headers(known: Validators) -> dict[str, str]:
    headers = {"User-Agent": AGENT, "Accept": ACCEPT, "Accept-Encoding": "gzip", "Connection": "close"}
    if known.etag:
        headers["If-None-Match"] = known.etag
    if known.modified:
        headers["If-Modified-Since"] = known.modified
    return headers


def _body(answer: HTTPResponse, most: int) -> bytes:
    """The whole body, unpacked; raises Refused beyond the bound, before more is read."""
    packed = (answer.getheader("Content-Encoding") or "").lower() in {"gzip", "x-gzip"}
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16) if packed else None
    whole = bytearray()
    while piece := answer.read1(CHUNK):
        while piece:
            whole += unpacker.decompress(piece, CHUNK) if unpacker else piece
            piece = unpacker.unconsumed_tail if unpacker else b""
            if len(whole) > most:
                raise Refused("too_large", f"more than {most / MB:.0f} MB")
    if answer.length:
        raise ConnectionError("the answer was cut off")
    return bytes(whole)


class _Timed:
    """A connection that ends at a deadline, however slowly the other side drips."""

    def __init__(self, line: socket.socket, deadline: float) -> None:
        self._line, self._deadline = line, deadline

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Drip(self._line, self._deadline))

    def sendall(self, data: bytes) -> None:
        self._line.settimeout(_left(self._deadline))
        self._line.sendall(data)

    def close(self) -> None:
        """The one who made the connection closes it."""


class _Drip(io.RawIOBase):
    def __init__(self, line: socket.socket, deadline: float) -> None:
        self._line, self._deadline = line, deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        self._line.settimeout(_left(self._deadline))
        return self._line.recv_into(buffer)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _file_name(address: str) -> str:
    name = re.sub(r"[^a-z0-9.-]+", "", (host(address) or "feed").lower()).strip(".-") or "feed"
    return f"{name[:60]}-{hashlib.sha256(address.encode('utf-8', 'replace')).hexdigest()[:10]}.xml"


def _known(path: Path, beside: Path) -> Validators:
    if not path.exists():
        return Validators()
    try:
        return msgspec.json.decode(beside.read_bytes(), type=Validators)
    except (OSError, msgspec.MsgspecError):
        return Validators()


def _write(path: Path, data: bytes) -> None:
    """Write the file whole or not at all."""
    half = path.with_name(f".{path.name}.part")
    half.write_bytes(data)
    os.replace(half, path)
