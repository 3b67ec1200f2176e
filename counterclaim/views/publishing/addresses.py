"""Which address of the dossier becomes which file of the published folder."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote, urlsplit

OWN_PAGES = {
    "event": "events",
    "dispute": "disputes",
    "actor": "actors",
    "statement": "statements",
    "report": "reports",
}
"""Kinds of things that have a page of their own, and where; the others get a page of their evidence."""

_TURNS = ("page",)
_WINDOWS = frozenset({"from", "to", "box", "build"})
"""Choices without end, which only a server can answer: stretches of time, parts of the map."""
_PLAIN = re.compile(r"[a-z0-9][a-z0-9_-]*")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)$")
LONGEST = 60
"""Characters of a file's name before its ending."""


@dataclass(frozen=True, order=True)
class Address:
    """One page of the published dossier: its path, and at most one choice and the number of a page."""

    path: str
    query: tuple[tuple[str, str], ...] = ()

    @property
    def file(self) -> str:
        """The file it is written to, at most one folder deep."""
        room, _, rest = self.path.strip("/").partition("/")
        if self.query:
            chosen = "-".join(f"{k}-{v}" for k, v in self.query)
            name = f"{room or 'index'}-{chosen}"
            return f"lists/{safe(name)}.html"
        if not room:
            return "index.html"
        return f"{safe(room)}/{safe(rest)}.html" if rest else f"{safe(room)}.html"


@dataclass(frozen=True)
class Link:
    """Where a link of the dossier leads in the published folder: a page, a spot in it or words to mark."""

    page: Address
    anchor: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Static:
    """A link to a file that stands beside the pages."""

    name: str


def safe(name: str) -> str:
    """A file name that every system takes: as it is where that is plain, else with a digest."""
    if _PLAIN.fullmatch(name) and len(name) <= LONGEST and not _RESERVED.match(name):
        return name
    digest = hashlib.sha1(name.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()[:10]
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[: LONGEST - 11].strip("-")
    return f"{plain}-{digest}" if plain else digest


@dataclass
class Map:
    """How addresses lead to files. `there` says which things of a kind are in the record."""

    there: Callable[[str, str], bool]
    rooms: frozenset[str] = field(default_factory=frozenset)

    def lead(self, address: str) -> Link | Static | None:
        """Where an address of the dossier leads; None where the published folder has nothing for it."""
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or not parts.path.startswith("/"):
            return None
        path = unquote(parts.path)
        if path.startswith("/static/"):
            return Static(path.removeprefix("/static/"))
        asked = dict(parse_qsl(parts.query))
        if "show" in asked:
            kind, _, id_ = asked["show"].partition(":")
            if kind == "sentence":
                report, _, spot = id_.rpartition("@")
                return Link(Address(f"/reports/{report}"), f"told-{spot}")
            if not self.there(kind, id_):
                return self._listed(path, {}, "")
            own = OWN_PAGES.get(kind)
            return Link(Address(f"/{own}/{id_}") if own else Address(f"/evidence/{kind}/{id_}"))
        return self._listed(path, asked, parts.fragment)

    def _listed(self, path: str, asked: dict[str, str], fragment: str) -> Link | None:
        room = path.strip("/").partition("/")[0]
        if room not in self.rooms:
            return None
        if room == "search":
            return Link(Address("/search"))
        if _WINDOWS & asked.keys():
            return None
        if path.startswith("/reports/"):
            mark = asked.get("mark", "")
            return Link(Address(path), "" if mark else fragment, mark)
        choices = sorted(k for k in asked if k not in _TURNS)
        # of several choices the one on who or which report: the others are a part of its list
        first = next((k for k in choices if k in {"speaker", "actor", "report", "place"}), None)
        kept = [first or choices[0]] if choices else []
        query = [(k, asked[k]) for k in kept]
        query += [("page", asked["page"])] if asked.get("page", "1") not in {"", "1"} else []
        return Link(Address(path, tuple(query)), fragment)
