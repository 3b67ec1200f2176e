"""A page of the dossier made to stand on its own: links lead to files, what needs a server is taken out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape, unescape
from urllib.parse import urlencode

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self' file:",
        "img-src 'self' data: file:",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
"""No script, nothing from elsewhere: written into each page, since no server says it."""

_LINK = re.compile(r'(<(?:a|link)\b[^>]*?)\s(href)="([^"]*)"')
_SCRIPT = re.compile(r"<script\b[^>]*>.*?</script>|<noscript\b[^>]*>.*?</noscript>", re.S)
_PRELOAD = re.compile(r'<link rel="(?:modulepreload|preload|prefetch)"[^>]*>\s*')
_FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.S)
_SELECT = re.compile(
    r"<label[^>]*>(?P<label>.*?)</label>\s*<select[^>]*\sname=\"(?P<name>[^\"]*)\"[^>]*>(?P<options>.*?)</select>",
    re.S,
)
_OPTION = re.compile(r'<option value="([^"]+)"[^>]*>(.*?)</option>', re.S)
_ACTION = re.compile(r'action="([^"]*)"')
_REVIEW = re.compile(r'<li[^>]*><a href="/review[^"]*"[^>]*>.*?</a></li>\s*', re.S)
_ZOOM = re.compile(r'<p class="zoom">.*?</p>\s*', re.S)

MOST = 20
"""Values of a filter for which lists are written; longer ones (speakers, reports) are reached otherwise."""


def links(html: str) -> Iterator[str]:
    """The addresses that a page leads to, filters included."""
    bare = _REVIEW.sub("", _SCRIPT.sub("", html))
    for _, _, address in _LINK.findall(_FORM.sub("", bare)):
        yield unescape(address)
    for attributes, content in _FORM.findall(bare):
        for _, _, options in _choices(attributes, content):
            yield from (address for address, _ in options)


def _choices(attributes: str, content: str) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """The filters of a form: name, label as HTML, and for each value its address and its words as HTML."""
    action = _ACTION.search(attributes)
    if action is None or "search" in action[1]:
        return
    for found in _SELECT.finditer(content):
        options = [
            (f"{unescape(action[1])}?{urlencode({found['name']: unescape(value)})}", words.strip())
            for value, words in _OPTION.findall(found["options"])
        ]
        if 1 < len(options) <= MOST:
            yield found["name"], found["label"], options


def static_page(html: str, lead: Callable[[str], str | None], up: str, *, first: bool) -> str:
    """A page for the folder. `lead` gives the file for an address, relative to the page, or None for none.

    `up` leads from the page to the folder; `first` pages of lists keep their filters, as links.
    """

    def link(match: re.Match[str]) -> str:
        to = lead(unescape(match[3]))
        return match[1] if to is None else f'{match[1]} {match[2]}="{escape(to)}"'

    def form(match: re.Match[str]) -> str:
        if 'role="search"' in match[1]:
            return f'<p class="copy-note">A copy to read. <a href="{up}search.html">Index of names</a></p>'
        filters = "".join(
            f"<dt>{label}</dt><dd>"
            + " · ".join(_option(address, words) for address, words in options)
            + "</dd>"
            for _, label, options in _choices(match[1], match[2])
        )
        if not filters or not first:
            return ""
        summary = "<summary>Choose what the list shows</summary>"
        return f'<details class="choices">{summary}<dl>{filters}</dl></details>'

    def _option(address: str, words: str) -> str:
        to = lead(address)
        return f'<a href="{escape(to)}">{words}</a>' if to else words

    bare = _PRELOAD.sub("", _ZOOM.sub("", _REVIEW.sub("", _SCRIPT.sub("", html))))
    pieces, at = [], 0
    for found in _FORM.finditer(bare):
        pieces += [_LINK.sub(link, bare[at : found.start()]), form(found)]
        at = found.end()
    page = "".join([*pieces, _LINK.sub(link, bare[at:])])
    head = (
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">\n'
        f'<link rel="stylesheet" href="{up}static/published.css">\n</head>'
    )
    return page.replace("</head>", head, 1)
