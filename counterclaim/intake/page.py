"""HTML: the report's text is the page as rendered, its body the article that was found in it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

from lxml import etree, html

from counterclaim.evidence import Problem
from counterclaim.intake.article import lay_out
from counterclaim.intake.decoding import NotText, decode
from counterclaim.intake.draft import Draft
from counterclaim.intake.markup import read_markup
from counterclaim.intake.rendering import render
from counterclaim.intake.sources import Source, digest
from counterclaim.intake.trouble import MAX_FILE, MAX_TEXT, MB, problem

SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
OPENING = re.compile(rb"^\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.I)
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


class HtmlPage:
    """One report a page."""

    name = "html"
    takes = ".html, .htm, and files that begin as HTML"

    def bid(self, source: Source) -> float:
        """Sure where name and beginning agree, fairly sure by either."""
        named, looks = source.suffix in SUFFIXES, bool(OPENING.match(source.head))
        return 0.9 if named else 0.85 if looks and source.suffix not in {".md"} else 0.0

    def read(self, source: Source) -> Iterator[Draft | Problem]:
        """The one report of the page."""
        if source.size > MAX_FILE:
            yield problem(source.shown, "too_large", f"{source.size / MB:.0f} MB", source.where)
            return
        yield from _read_page(source)


def _read_page(source: Source) -> Iterator[Draft | Problem]:
    raw, shown, where = source.read(), source.shown, source.where
    declared = CHARSET.search(raw[:8192])
    try:
        found = decode(raw, source.charset or (declared[1].decode("ascii") if declared else None))
    except NotText as what:
        yield problem(shown, "binary", str(what), where)
        return
    root = parse(found.text)
    if root is None:
        yield problem(shown, "empty", where=where)
        return
    page = render(root)
    if not page.text:
        yield problem(shown, "no_article", where=where)
        return
    if len(page.text) > MAX_TEXT:
        yield problem(shown, "too_large", f"{len(page.text):,} characters of visible text", where)
        return
    markup = read_markup(root)
    layout, remark = lay_out(page, root, markup.title)
    if not layout.body:
        yield problem(shown, "no_article", where=where)
        return
    if found.remark:
        yield problem(shown, "encoding", found.remark, where)
    if remark:
        yield problem(shown, "damaged", remark, where)
    yield Draft(
        page.text, digest(raw), "html", shown, where, given=source.given, markup=markup, layout=layout
    )


def parse(text: str) -> etree._Element | None:
    """The root element of the page, None where the text has no markup and no words."""
    parser = html.HTMLParser(encoding="utf-8", remove_blank_text=False, huge_tree=True, collect_ids=False)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return root
