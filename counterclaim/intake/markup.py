"""What a page says of itself in its head: JSON-LD, meta elements, time elements, the canonical address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from counterclaim.intake.draft import Given

ISO = re.compile(r"\b((?:19|20)\d\d)-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])(?!\d)")
PUBLISHED = tuple(
    """
    article:published_time og:article:published_time datepublished date dc.date dc.date.issued dcterms.created
    dcterms.date dcterms.issued pubdate publishdate publish-date publish_date parsely-pub-date sailthru.date
    article.published published_date cxenseparse:recs:publishtime article_date_original published-date
    originalpublicationdate bt:pubdate analyticsattributes.articledate
    """.split()
)
ARTICLES = ("article", "posting", "report", "webpage")
MAX_JSON = 1 << 20


def iso_day(value: str | None) -> str | None:
    """The day an ISO-like timestamp names, as it is written there (its own time zone)."""
    found = ISO.search(value or "")
    if not found:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
    except ValueError:
        return None


def host(url: str | None) -> str | None:
    """The host of an address without `www.`; None where there is none."""
    try:
        name = urlsplit(url or "").hostname
    except ValueError:
        return None
    return re.sub(r"^(?:www\d?|m|amp|edition)\.", "", name) if name else None


def read_markup(root: etree._Element) -> Given:
    """Title, outlet, byline, address and date of the page, each from the best place that has it."""
    meta: dict[str, str] = {}
    for element in root.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        value = element.get("content")
        if key and value and value.strip():
            meta.setdefault(key.strip().lower(), value.strip())
    article = next(_articles(root), {})
    published = iso_day(_word(article.get("datePublished")))
    published = published or next((d for k in PUBLISHED if (d := iso_day(meta.get(k)))), None)
    published = published or _timed(root)
    url = _canonical(root) or meta.get("og:url")
    titles = (_word(article.get("headline")), meta.get("og:title"), meta.get("twitter:title"))
    return Given(
        title=next(filter(None, titles), None) or _first(root, "title"),
        url=url if url and host(url) else None,
        outlet=meta.get("og:site_name") or _word(article.get("publisher")),
        published=published,
        byline=_word(article.get("author")) or _person(meta.get("author") or meta.get("byl")),
    )


def _articles(root: etree._Element) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects that describe an article, articles before mere pages."""
    found: list[tuple[int, dict[str, Any]]] = []
    for element in root.iter("script"):
        if "ld+json" not in (element.get("type") or "") or not element.text or len(element.text) > MAX_JSON:
            continue
        try:
            data = json.loads(element.text, strict=False)
        except (ValueError, RecursionError):
            continue
        queue = [data]
        while queue:
            item = queue.pop(0)
            if isinstance(item, list):
                queue.extend(item[:50])
            elif isinstance(item, dict):
                kind = str(item.get("@type", "")).lower()
                rank = next((n for n, name in enumerate(ARTICLES) if name in kind), None)
                if rank is not None:
                    found.append((rank, item))
                graph = item.get("@graph")
                if isinstance(graph, list):
                    queue.extend(graph[:50])
    found.sort(key=lambda pair: pair[0])
    return (item for _, item in found)


def _word(value: Any) -> str | None:
    """A JSON-LD value as words: a string, a thing's name, or the names of several."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        names = [name for item in value[:8] if (name := _word(item))]
        return ", ".join(names) or None
    return re.sub(r"\s+", " ", value).strip() or None if isinstance(value, str) else None


def _person(value: str | None) -> str | None:
    return None if value is None or value.startswith("http") else value


def _timed(root: etree._Element) -> str | None:
    """The day of the page's time elements, where those before the first paragraph name only one."""
    marked, days = None, []
    for element in root.iter("time"):
        day = iso_day(element.get("datetime"))
        if not day:
            continue
        said = " ".join(element.get(key) or "" for key in ("itemprop", "class", "pubdate")).lower()
        if "publish" in said or "pubdate" in said or "entry-date" in said:
            marked = marked or day
        days.append(day)
    return marked or (days[0] if len(set(days)) == 1 else None)


def _canonical(root: etree._Element) -> str | None:
    for element in root.iter("link"):
        if (element.get("rel") or "").lower() == "canonical":
            return element.get("href")
    return None


def _first(root: etree._Element, tag: str) -> str | None:
    element = next(root.iter(tag), None)
    words = "".join(str(piece) for piece in element.itertext()) if element is not None else ""
    return re.sub(r"\s+", " ", words).strip() or None
