"""A page becomes text: what a reader would see, a block element a line, in the order of the source.

Source text of an HTML report is this rendering, so every offset into it is stable as long as the
rendering is: blanks are folded, blocks are set apart by a blank line, nothing else is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

UNSEEN = frozenset(
    """
    script style noscript template svg math head title iframe object embed select option datalist canvas audio
    video map textarea button input
    """.split()
)
BLOCKS = frozenset(
    """
    address amp-body article aside blockquote body br caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre
    section summary table tbody td tfoot th thead tr ul
    """.split()
)
# regions whose name alone says something about the prose in them
REGIONS = {
    "nav": "nav", "footer": "footer", "header": "header", "aside": "aside", "form": "form",
    "figure": "figure", "figcaption": "figure", "article": "article", "main": "main",
    "blockquote": "quote", "table": "table", "ul": "list", "ol": "list",
}  # fmt: skip
BLANKS = re.compile(r"\s+")
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
SEPARATOR = "\n\n"


@dataclass
class Line:
    """One line of the rendering with where it stood in the page."""

    start: int
    end: int
    text: str
    tag: str
    regions: frozenset[str]
    names: str
    linked: int
    depth: int


@dataclass
class Page:
    """The rendered page: its text and its lines."""

    text: str
    lines: list[Line]


@dataclass
class _Frame:
    tag: str
    regions: frozenset[str]
    names: str
    link: bool
    depth: int


@dataclass
class _Canvas:
    lines: list[Line] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    linked: int = 0
    at: int = 0
    owner: _Frame | None = None

    def write(self, text: str | None, frame: _Frame) -> None:
        if not text:
            return
        if self.owner is None and not text.isspace():
            self.owner = frame
        self.parts.append(text)
        if frame.link:
            self.linked += len(text.strip())

    def close(self) -> None:
        owner, self.owner = self.owner, None
        if owner is None:
            self.parts.clear()
            return
        text = BLANKS.sub(" ", "".join(self.parts)).strip()
        self.parts.clear()
        linked, self.linked = self.linked, 0
        if text:
            end = self.at + len(text)
            line = Line(self.at, end, text, owner.tag, owner.regions, owner.names, linked, owner.depth)
            self.lines.append(line)
            self.at = end + len(SEPARATOR)


def render(root: etree._Element) -> Page:
    """The visible text of a parsed page; hidden parts are shown only where nothing else is."""
    found = _draw(root, hide=True)
    if not found:
        found = _draw(root, hide=False)
    return Page(SEPARATOR.join(line.text for line in found), found)


def _draw(root: etree._Element, *, hide: bool) -> list[Line]:
    canvas = _Canvas()
    stack = [_Frame("html", frozenset(), "", False, 0)]
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        if event in ("comment", "pi"):
            canvas.write(element.tail, stack[-1])
            continue
        tag = element.tag
        block = tag in BLOCKS
        if event == "start":
            if tag in UNSEEN or (hide and element.attrib and _hidden(element)):
                walker.skip_subtree()
                stack.append(stack[-1])
                continue
            if block:
                canvas.close()
            frame = _inside(stack[-1], element, block)
            stack.append(frame)
            canvas.write(element.text, frame)
        else:
            stack.pop()
            if block:
                canvas.close()
            if element is not root:
                canvas.write(element.tail, stack[-1])
    canvas.close()
    return canvas.lines


def _hidden(element: etree._Element) -> bool:
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style and HIDDEN.search(style))


def _inside(outer: _Frame, element: etree._Element, block: bool) -> _Frame:
    tag = element.tag
    if not block:
        if tag == "a" and not outer.link:
            return _Frame(outer.tag, outer.regions, outer.names, True, outer.depth)
        return outer
    region = REGIONS.get(tag)
    regions = outer.regions if region is None or region in outer.regions else outer.regions | {region}
    names = outer.names
    if element.attrib:
        own = f"{element.get('class') or ''} {element.get('id') or ''}"
        if own != " ":
            names = f"{names[-400:]} {own[:200]}"
    return _Frame(tag if tag != "br" else outer.tag, regions, names, outer.link, outer.depth + 1)


def words_of(lines: Iterator[str]) -> str:
    """The lines folded to lower-case words between single blanks, for comparing two renderings."""
    return " ".join(re.findall(r"\w+", " ".join(lines).lower()))
