"""Feeds as files: RSS and Atom give a report an entry; lists of feeds name what could be fetched."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from time import struct_time
from typing import Any

import feedparser
from lxml import etree

from counterclaim.evidence import Problem
from counterclaim.intake.draft import Draft, Given
from counterclaim.intake.mail import day
from counterclaim.intake.markup import host, iso_day
from counterclaim.intake.sources import Source, digest
from counterclaim.intake.trouble import MAX_FILE, MAX_TEXT, MB, problem
from counterclaim.intake.wire import visible

COMMENT = re.compile(rb"<!--.*?-->", re.S)
FEED_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.I)
LIST_ROOT = re.compile(rb"<opml[\s>]", re.I)
ANY_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF|opml)[\s>]", re.I)
# parsers take time by the square of a tag's length; those of real feeds are a few hundred characters
MAX_TAG = 1 << 14
XML_SUFFIXES = frozenset({".xml", ""})


class Feed:
    """A report an entry: its full content if the feed has it, else its summary."""

    name = "feed"
    takes = ".rss, .atom, .rdf, .xml: RSS and Atom"

    def bid(self, source: Source) -> float:
        """Sure by name; by its root element where the name tells nothing."""
        if source.suffix in {".rss", ".atom", ".rdf"}:
            return 0.9
        return 0.8 if source.suffix in XML_SUFFIXES and FEED_ROOT.search(_ascii(source.head)) else 0.0

    def read(self, source: Source) -> Iterator[Draft | Problem]:
        """The report of each entry, under the entry's own id."""
        raw = source.read()
        trouble = refused(raw, source)
        if trouble:
            yield trouble
            return
        try:
            feed = feedparser.parse(io.BytesIO(raw), sanitize_html=False, resolve_relative_uris=False)
        except Exception as what:  # the feed is untrusted and the library large: its failure is a bad feed
            yield problem(source.shown, "not_xml", _reason(what), source.where)
            return
        if not feed.entries and feed.bozo:
            yield problem(source.shown, "not_xml", _reason(feed.get("bozo_exception")), source.where)
            return
        if not feed.entries:
            yield problem(source.shown, "empty", where=source.where)
            return
        outlet = _line(feed.feed.get("title"))
        for number, entry in enumerate(feed.entries, 1):
            yield self._report(source, entry, outlet, source.spot(f"entry {number}"))
        if feed.bozo and "CharacterEncodingOverride" not in type(feed.get("bozo_exception")).__name__:
            yield problem(source.shown, "damaged", _reason(feed.get("bozo_exception")), source.where)

    def _report(self, source: Source, entry: Any, outlet: str | None, where: str) -> Draft | Problem:
        pieces = [str(piece.get("value") or "") for piece in entry.get("content") or ()]
        texts = [
            visible(piece) for piece in (*pieces, str(entry.get("summary") or "")) if len(piece) <= MAX_FILE
        ]
        text = max(texts, key=len, default="")
        if not text:
            return problem(source.shown, "no_text", where=where)
        if len(text) > MAX_TEXT:
            return problem(source.shown, "too_large", f"{len(text):,} characters", where)
        url = entry.get("link")
        given = Given(
            id=_line(entry.get("id")) or url,
            title=_line(entry.get("title")),
            url=url if host(url) else None,
            outlet=_line((entry.get("source") or {}).get("title")) or outlet,
            published=_day(entry, "published") or _day(entry, "updated"),
            byline=_line(entry.get("author")),
        )
        said = "\x1f".join(str(part or "") for part in (*vars(given).values(), text))
        own = digest(said.encode("utf-8", "replace"))
        return Draft(text, own, self.name, source.shown, where, given=given.over(source.given))


class FeedList:
    """OPML: a list of feeds has no report in it; which feeds it names is remarked on."""

    name = "opml"
    takes = ".opml: a list of feeds; it is told, and `counterclaim fetch` fetches them"

    def bid(self, source: Source) -> float:
        """Sure by name; by its root element where the name tells nothing."""
        if source.suffix == ".opml":
            return 0.9
        return 0.85 if source.suffix in XML_SUFFIXES and LIST_ROOT.search(_ascii(source.head)) else 0.0

    def read(self, source: Source) -> Iterator[Draft | Problem]:
        """No report; what the list names."""
        raw = source.read()
        trouble = refused(raw, source)
        if trouble:
            yield trouble
            return
        try:
            found = listed(raw)
        except ValueError as what:
            yield problem(source.shown, "not_xml", str(what), source.where)
            return
        names = ", ".join(found[:5]) + (", …" if len(found) > 5 else "")
        count = f"{len(found)} feed{'' if len(found) == 1 else 's'}"
        yield problem(source.shown, "feed_list", f"{count} ({names})" if found else "no feeds", source.where)


def listed(raw: bytes) -> tuple[str, ...]:
    """The addresses of the feeds that OPML names, each once, in order; raises ValueError for what is none."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as what:
        raise ValueError(_reason(what)) from None
    if root is None:
        raise ValueError("there is no element in it")
    found: dict[str, None] = {}
    for outline in root.iter("outline"):
        keys = {str(key).lower(): str(value).strip() for key, value in outline.attrib.items()}
        address = keys.get("xmlurl", "")
        if address.startswith(("http://", "https://")):
            found.setdefault(address)
    return tuple(found)


def refused(raw: bytes, source: Source) -> Problem | None:
    """The problem with XML made to exhaust a parser: too large, with entities of its own, or endless tags."""
    if len(raw) > MAX_FILE:
        return problem(source.shown, "too_large", f"{len(raw) / MB:.0f} MB", source.where)
    bare = COMMENT.sub(b"", _ascii(raw))
    entity, root = bare.find(b"<!ENTITY"), ANY_ROOT.search(bare)
    if entity >= 0 and (root is None or entity < root.start()):
        return problem(source.shown, "entities", where=source.where)
    if any(len(piece.partition(b">")[0]) > MAX_TAG for piece in bare.split(b"<")[1:] if len(piece) > MAX_TAG):
        return problem(source.shown, "not_xml", "a tag does not end", source.where)
    if bare.count(b"<<") > MAX_TAG:
        return problem(source.shown, "not_xml", "tags are opened within tags", source.where)
    return None


def _ascii(raw: bytes) -> bytes:
    """The bytes without the zeros that UTF-16 puts between letters of markup."""
    return raw.replace(b"\x00", b"")


def _day(entry: Any, key: str) -> str | None:
    """The day an entry names, by its own clock where that can be read, else in UTC."""
    # the plain dict: the library's own look-up gives one date for the other
    said, parsed = str(dict.get(entry, key) or ""), dict.get(entry, f"{key}_parsed")
    own = iso_day(said) or day(said)
    if own or not isinstance(parsed, struct_time):
        return own
    return iso_day(f"{parsed.tm_year:04}-{parsed.tm_mon:02}-{parsed.tm_mday:02}")


def _line(value: Any) -> str | None:
    return re.sub(r"\s+", " ", visible(value)).strip() or None if isinstance(value, str) and value else None


def _reason(what: object) -> str:
    return re.sub(r"\s+", " ", str(what or "it holds no feed")).replace("<unknown>:", "line ")[:120]
