"""JSON documents: IPTC ninjs items as agencies send them, and plain objects with the keys of .jsonl."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from counterclaim.evidence import Problem
from counterclaim.intake.decoding import NotText, decode
from counterclaim.intake.draft import Draft, Given
from counterclaim.intake.jsonl import SUFFIXES, JsonLines
from counterclaim.intake.markup import iso_day
from counterclaim.intake.named import given_of, text_of
from counterclaim.intake.page import parse
from counterclaim.intake.rendering import render
from counterclaim.intake.sources import Source, digest
from counterclaim.intake.trouble import MAX_FILE, MAX_TEXT, MB, problem

KEYS = re.compile(rb'"(?:body_text|body_xhtml|bodies|versioncreated|headlines|pubstatus)"\s*:')
GONE = frozenset({"canceled", "cancelled", "withheld"})
MAX_ITEMS = 100_000
ENVELOPES = ("items", "articles", "stories", "results", "documents", "docs", "hits", "response", "data")


class Ninjs:
    """One item, a list of items, or an object whose `items` are a list."""

    name = "ninjs"
    takes = ".json, .ninjs: IPTC ninjs 1 and 2, items in lists, lines or envelopes, and objects as in .jsonl"

    def bid(self, source: Source) -> float:
        """Sure by name or by the keys of ninjs; fairly sure of a JSON document that is not one line."""
        if source.suffix == ".ninjs":
            return 0.9
        if source.suffix not in {".json", "", *SUFFIXES}:
            return 0.0
        head = source.head.lstrip(b"\xef\xbb\xbf \t\r\n")
        if source.suffix in SUFFIXES:
            return 0.95 if re.match(rb"\[\s*[{\n]", head) else 0.0
        if head[:1] not in {b"{", b"["} or not head:
            return 0.3 if source.suffix == ".json" else 0.0
        if KEYS.search(head):
            return 0.8
        return 0.6 if source.suffix == ".json" and re.match(rb"\[|\{\s*[\r\n]", head) else 0.3

    def read(self, source: Source) -> Iterator[Draft | Problem]:
        """The report of each item."""
        shown, where = source.shown, source.where
        if source.size > 4 * MAX_FILE:
            yield problem(shown, "too_large", f"{source.size / MB:.0f} MB", where)
            return
        try:
            found = decode(source.read())
            data = json.loads(found.text)
        except NotText as what:
            yield problem(shown, "binary", str(what), where)
            return
        except (ValueError, RecursionError) as what:
            if getattr(what, "msg", "") == "Extra data":
                yield from JsonLines().read(source, self._item)
            else:
                yield problem(shown, "not_json", str(what) or "nested too deep", where)
            return
        if found.remark:
            yield problem(shown, "encoding", found.remark, where)
        data = _within(data)
        if not isinstance(data, list):
            yield self._item(source, data, where)
            return
        for number, item in enumerate(data[:MAX_ITEMS], 1):
            yield self._item(source, item, source.spot(f"item {number}"))
        if len(data) > MAX_ITEMS:
            yield problem(shown, "too_large", f"more than {MAX_ITEMS:,} items; the first were kept", where)

    def _item(self, source: Source, item: Any, where: str | None) -> Draft | Problem:
        item = next((item[key] for key in ("item", "_source") if isinstance(_get(item, key), dict)), item)
        if not isinstance(item, dict):
            return problem(source.shown, "malformed", f"it is a {type(item).__name__}", where)
        status = str(item.get("pubstatus", "")).lower()
        if status in GONE:
            return problem(source.shown, "withdrawn", status, where)
        text = _clean(_body(item) or text_of(item))
        if not text.strip():
            return problem(source.shown, "no_text", where=where)
        if len(text) > MAX_TEXT:
            return problem(source.shown, "too_large", f"{len(text):,} characters", where)
        canonical = json.dumps(item, sort_keys=True, separators=(",", ":")).encode()
        given = _said(item).over(given_of(item)).over(source.given)
        return Draft(text, digest(canonical), self.name, source.shown, where, given=given)


def _get(data: Any, key: str) -> Any:
    return data.get(key) if isinstance(data, dict) else None


def _within(data: Any, depth: int = 3) -> Any:
    """The list of items in the envelope of an agency's or archive's service; the document if it is one."""
    if not isinstance(data, dict) or _body(data) or text_of(data):
        return data
    for key in ENVELOPES:
        if isinstance(data.get(key), list):
            return data[key]
        if depth and isinstance(data.get(key), dict):
            inner = _within(data[key], depth - 1)
            if isinstance(inner, list):
                return inner
    return data


def _body(item: dict[str, Any]) -> str:
    """The item's prose: its text if it has one, else what its XHTML shows, else its description."""
    bodies = [body for body in _list(item.get("bodies")) if isinstance(body, dict)]
    plain = [b for b in bodies if "html" not in str(b.get("contenttype") or b.get("contentType") or "")]
    marked = [b for b in bodies if b not in plain]
    for piece in (item.get("body_text"), *(b.get("value") for b in plain)):
        if isinstance(piece, str) and piece.strip():
            return piece
    for piece in (item.get("body_xhtml"), item.get("body_html"), *(b.get("value") for b in marked)):
        if isinstance(piece, str) and piece.strip() and (text := visible(piece)):
            return text
    for piece in (item.get("description_text"), *(d.get("value") for d in _dicts(item.get("descriptions")))):
        if isinstance(piece, str) and piece.strip():
            return piece
    return ""


def _said(item: dict[str, Any]) -> Given:
    """What the item says of itself; its identifier is its `uri`, its outlet the source it names first."""
    sources = [source.get("name") for source in _dicts(item.get("infosources"))]
    dates = (item.get(key) for key in ("firstcreated", "contentcreated", "versioncreated"))
    uri = _text(item.get("uri"))
    return Given(
        id=uri,
        title=_text(item.get("headline")) or _first(item.get("headlines")) or _text(item.get("title")),
        url=uri if uri and uri.startswith(("http://", "https://")) else None,
        outlet=next((name for name in map(_text, sources) if name), None)
        or _text(item.get("copyrightholder")),
        published=next((day for date in dates if (day := iso_day(_text(date)))), None),
        byline=_text(item.get("byline")) or _text(item.get("by")),
    )


def visible(markup: str) -> str:
    """What a piece of HTML shows, a block a line; empty where it shows nothing."""
    root = parse(markup if "<" in markup else f"<p>{markup}</p>")
    return render(root).text if root is not None else ""


def _first(value: Any) -> str | None:
    """The first of several values, the one whose role is main before others."""
    found = sorted(_dicts(value), key=lambda entry: str(entry.get("role", "main")) != "main")
    return next((text for entry in found if (text := _text(entry.get("value")))), None)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [entry for entry in _list(value) if isinstance(entry, dict)]


def _text(value: Any) -> str | None:
    return (_clean(value).strip() or None) if isinstance(value, str) else None


def _clean(text: str) -> str:
    """The text without lone surrogates, which JSON can hold and nothing can print."""
    return text.encode("utf-8", "replace").decode("utf-8")
