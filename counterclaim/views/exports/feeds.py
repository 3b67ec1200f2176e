"""Atom and RSS of what builds of the record added, changed or took away, newest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import NamedTuple
from xml.sax.saxutils import escape

from counterclaim.evidence.edtf import days
from counterclaim.store.builds import Build, Change
from counterclaim.views import wording
from counterclaim.views.exports.targets import item_iri
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.visible import visible

MOST = 500
"""Entries of a feed; what is older is left out."""

_WHAT = {"added": "New", "changed": "Changed", "gone": "No longer in the record"}
_KINDS = {**wording.ROOMS, "series": "Quantity over time", "control": "Control of a place"}


class Entry(NamedTuple):
    """One entry: its name, its title, its words, when it came."""

    id: str
    title: str
    words: str
    at: datetime


def _when(at: str) -> datetime:
    return datetime.strptime(at, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)


def _kind(change: Change) -> str:
    return _KINDS.get(change.kind, wording.sentence_case(wording.word(change.kind)))


def entries(folio: Folio, builds: Sequence[Build]) -> Iterator[Entry]:
    """One entry for each change of each build, and one for the first build."""
    for build in builds:
        at = _when(build.at)
        for change in build.changes:
            name = item_iri(change.kind, change.id) + f":build:{build.number}"
            title = f"{_WHAT[change.what]}: {_kind(change).lower()}: {wording.short(change.line, 120)}"
            yield Entry(name, title, change.line, at)
        if build.number == 1:
            held = f"The record was built of {wording.count(build.reports, 'report')}"
            yield Entry(item_iri("build", "1"), held, f"{held}: {folio.title}.", at)


def _last(folio: Folio, found: Sequence[Entry]) -> datetime:
    """When the feed last changed: its newest entry, else the newest report's date, else 1970."""
    if found:
        return max(e.at for e in found)
    known = [d.last for r in folio.record.reports if (d := days(r.published)) is not None]
    return datetime.combine(max(known), datetime.min.time(), UTC) if known else datetime.fromtimestamp(0, UTC)


def _text(text: str) -> str:
    """Text as it may stand in XML: escaped, without what XML has no sign for."""
    shown = visible(text).encode("utf-8", "replace").decode("utf-8")
    return escape(shown, {'"': "&quot;"})


def as_atom(folio: Folio, builds: Sequence[Build]) -> bytes:
    """The changes as an Atom feed (RFC 4287). Titles and contents are plain text."""
    found = list(entries(folio, builds))[:MOST]
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{_text(folio.title)}: changes</title>",
        f"<id>{_text(item_iri('record', folio.title))}</id>",
        f"<updated>{_last(folio, found):%Y-%m-%dT%H:%M:%SZ}</updated>",
        "<author><name>counterclaim</name></author>",
        "<generator>counterclaim</generator>",
    ]
    for e in found:
        lines += [
            "<entry>",
            f'<title type="text">{_text(e.title)}</title>',
            f"<id>{_text(e.id)}</id>",
            f"<updated>{e.at:%Y-%m-%dT%H:%M:%SZ}</updated>",
            f'<content type="text">{_text(e.words)}</content>',
            "</entry>",
        ]
    return ("\n".join([*lines, "</feed>"]) + "\n").encode()


def as_rss(folio: Folio, builds: Sequence[Build]) -> bytes:
    """The changes as an RSS 2.0 feed. Descriptions are escaped twice, since readers take them for HTML."""
    found = list(entries(folio, builds))[:MOST]
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<rss version="2.0"><channel>',
        f"<title>{_text(folio.title)}: changes</title>",
        f"<link>{_text(item_iri('record', folio.title))}</link>",
        f"<description>What was added, changed or taken away: {_text(folio.title)}</description>",
        f"<lastBuildDate>{format_datetime(_last(folio, found))}</lastBuildDate>",
    ]
    for e in found:
        lines += [
            "<item>",
            f"<title>{_text(escape(e.title))}</title>",
            f'<guid isPermaLink="false">{_text(e.id)}</guid>',
            f"<pubDate>{format_datetime(e.at)}</pubDate>",
            f"<description>{_text(escape(e.words))}</description>",
            "</item>",
        ]
    return ("\n".join([*lines, "</channel></rss>"]) + "\n").encode()
