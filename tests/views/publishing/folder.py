"""A published folder held against itself: what its links lead to, and what is in its pages."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import unquote


class Page(HTMLParser):
    """The links, names and tags of a page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.ids: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name in {"href", "src", "action"}:
                self.links.append(value or "")
            elif name == "id":
                self.ids.append(value or "")


def pages(folder: Path) -> dict[str, Page]:
    """Every page of the folder by its file."""
    found = sorted(folder.rglob("*.html"))
    return {p.relative_to(folder).as_posix(): Page(p.read_text(encoding="utf-8")) for p in found}


def astray(folder: Path) -> list[tuple[str, str]]:
    """The links that lead nowhere: to no file, or to no name in its page."""
    known, lost = pages(folder), []
    files = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    for name, page in known.items():
        for link in page.links:
            to, _, anchor = link.partition("#")
            target = resolved(name, to)
            if target not in files or (
                anchor and target in known and unquote(anchor) not in known[target].ids
            ):
                lost.append((name, link))
    return lost


def resolved(page: str, to: str) -> str:
    """The file that a relative link of a page names."""
    if not to:
        return page
    parts: list[str] = []
    for part in (PurePosixPath(page).parent / unquote(to)).parts:
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts)
