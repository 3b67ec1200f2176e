"""What stands over a report: title, outlet, byline, agencies, dateline, date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from counterclaim.evidence import Furniture, Span
from counterclaim.evidence.report import Basis
from counterclaim.intake.agencies import by_name, its_agency, named_in, opening, quoted_in
from counterclaim.intake.blocks import Block, sentences
from counterclaim.intake.dateline import Dateline, dateline_at, proper
from counterclaim.intake.datestamps import Stamp, first_stamp, stamp_at
from counterclaim.intake.draft import Draft, Layout
from counterclaim.intake.imprint import is_name, is_place, read_imprint
from counterclaim.intake.markup import host, iso_day

EDTF = re.compile(r"(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?[~?%]?(?:/(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?[~?%]?)?")
CREDITS = frozenset({"agency_line", "byline", "dateline"})
LOOSE = frozenset({"related", "byline", "other", "agency_line"})
UNSIGNED = frozenset({"title", "repeat", "comments", "share", "advertisement"})
PICTURES = frozenset({"credit", "caption"})
NAME = r"[A-ZÀ-Þ][\w’'.-]+(?:\s+(?:[A-ZÀ-Þ][\w’'.-]*|al|bin|de|van|von|der|el))+"
BY = re.compile(r"^\W*(?:by|von|par|por)\s+", re.I)
OFFICE = re.compile(
    r"\b(?:Associated Press|Reuters|AFP|AP|Bloomberg|Staff)\b\s*(?:writers?|correspondents?|reporters?)?\b",
    re.I,
)
SIGNED = re.compile(
    r"(?:[Ww]ith (?:reports?|files|inputs?) from|[Ss]ource:?"
    r"|[Cc]omment via)\s+(?=(?P<who>[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){0,3}))"
)
# how many pieces of furniture around the first paragraph belong to the masthead
HEAD_BEFORE, HEAD_AFTER = 14, 3


@dataclass(frozen=True)
class Masthead:
    """What a report says of itself; None or empty where it says nothing."""

    title: str | None = None
    title_span: Span | None = None
    url: str | None = None
    outlet: str | None = None
    byline: str | None = None
    agencies: tuple[str, ...] = ()
    agencies_quoted: tuple[str, ...] = ()
    agencies_pictured: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    dateline: str | None = None
    dateline_span: Span | None = None
    published: str | None = None
    published_basis: Basis | None = None


def read_masthead(draft: Draft, layout: Layout) -> Masthead:
    """The masthead of a draft whose furniture is known."""
    given, markup = draft.given, draft.markup
    head = _head(layout)
    titled = next((piece for piece in layout.furniture if piece.kind == "title"), None)
    title = given.title or markup.title or (titled.text if titled else None)
    line = _dateline(draft.text, layout, head)
    published, basis = _published(draft, head, line)
    url = given.url or markup.url
    outlet = given.outlet or markup.outlet or host(url) or _signed(layout)
    return Masthead(
        title=title,
        title_span=_title_span(draft.text, title, titled),
        url=url,
        outlet=outlet,
        byline=given.byline or markup.byline or _byline(head),
        agencies=_credited(draft, layout, line, outlet),
        agencies_quoted=_quoted(layout),
        agencies_pictured=_pictured(draft, layout),
        contributors=_contributors(layout),
        dateline=line.place if line else _filed_from(head),
        dateline_span=_in_body(draft.text, layout, line),
        published=published,
        published_basis=basis,
    )


def _head(layout: Layout) -> list[Furniture]:
    """The furniture just before the first paragraph of the body and just after it."""
    if not layout.body:
        return list(layout.furniture[:HEAD_BEFORE])
    first = layout.body[0].start
    before = [piece for piece in layout.furniture if piece.end <= first]
    after = [piece for piece in layout.furniture if piece.start > first]
    return before[-HEAD_BEFORE:] + after[:HEAD_AFTER]


def _title_span(text: str, title: str | None, titled: Furniture | None) -> Span | None:
    if title and (at := text.find(title)) >= 0:
        return Span(at, at + len(title), title)
    return Span(titled.start, titled.end, titled.text) if titled else None


def _in_body(text: str, layout: Layout, line: Dateline | None) -> Span | None:
    """The dateline's stretch where it stands at the head of a sentence of the body."""
    if line is None or not any(s.start <= line.start and line.end <= s.end for s in layout.body):
        return None
    return Span(line.start, line.end, text[line.start : line.end])


def _dateline(text: str, layout: Layout, head: Sequence[Furniture]) -> Dateline | None:
    """The first dateline at the head of a sentence among the first of the body, or on a line before it."""
    for piece in head:
        if piece.kind == "dateline" and (found := dateline_at(piece.text + " ", 0)):
            return replace(found, start=piece.start + found.start, end=piece.start + found.end)
    looked = 0
    for span in layout.body[:3]:
        for sentence in sentences(Block(span.start, span.end, span.text))[:4]:
            if found := dateline_at(text, sentence.start):
                return found
            looked += 1
            if looked >= 6:
                return None
    return None


def _filed_from(head: Sequence[Furniture]) -> str | None:
    """The place that a line of the masthead gives beside its date or agency."""
    for piece in head:
        found = read_imprint(piece.text) if piece.kind not in UNSIGNED else None
        if found and found.place:
            return proper(found.place)
        if piece.kind == "dateline" and is_place(piece.text):
            return proper(piece.text.strip(" :"))
    return None


def _published(
    draft: Draft, head: Sequence[Furniture], line: Dateline | None
) -> tuple[str | None, Basis | None]:
    """The first of: said on purpose, marked up, a date line of the masthead, a full date in the dateline."""
    if draft.given.published:
        day = iso_day(draft.given.published)
        if day is None and EDTF.fullmatch(draft.given.published):
            day = draft.given.published
        if day is None and (stamp := stamp_at(draft.given.published, 0)):
            day = stamp.day
        if day:
            return day, "given"
    if draft.markup.published:
        return draft.markup.published, "markup"
    stamps: list[Stamp] = []
    for piece in head:
        imprint = read_imprint(piece.text) if piece.kind not in UNSIGNED else None
        if imprint and imprint.day and piece.kind not in {"dateline", "other", "byline"}:
            stamps.append(Stamp(0, 0, imprint.day, imprint.labelled, False))
        if piece.kind in {"dateline", "other", "byline"} and len(piece.text) < 160:
            found = first_stamp(piece.text, 0, len(piece.text))
            if found and (
                piece.kind != "other" or found.labelled or found.end - found.start > 0.5 * len(piece.text)
            ):
                stamps.append(found)
    fresh = [stamp for stamp in stamps if not stamp.updated] or stamps
    best = next((stamp for stamp in fresh if stamp.labelled), fresh[0] if fresh else None)
    if best:
        return best.day, "given"
    return (line.day, "dateline") if line and line.day else (None, None)


def _byline(head: Sequence[Furniture]) -> str | None:
    """The first line that says who wrote the report; else a name alone beside a date line."""
    for piece in head:
        found = read_imprint(piece.text) if piece.kind not in UNSIGNED else None
        if found and found.byline:
            return found.byline
        if piece.kind == "byline":
            return BY.sub("", piece.text).split(" | ")[0].strip() or None
    for piece, other in (*pairwise(head), *pairwise(reversed(head))):
        if piece.kind in LOOSE and other.kind == "dateline" and is_name(piece.text):
            return piece.text.strip()
    return None


def _credited(draft: Draft, layout: Layout, line: Dateline | None, outlet: str | None) -> tuple[str, ...]:
    """Agencies credited for the text: by dateline, credit lines, byline, opening words, and the outlet where
    that is an agency's own."""
    found: dict[str, None] = {}
    if line and line.agency:
        found.setdefault(line.agency)
    for piece in _beside(draft, layout):
        imprint = None if piece.kind in CREDITS or piece.kind == "title" else read_imprint(piece.text)
        thanked = imprint and (imprint.day or piece.text.lstrip("(").startswith(("With ", "with ")))
        if piece.kind in CREDITS or (thanked):
            found |= dict.fromkeys(named_in(piece.text))
    if (lone := _lone(layout)) is not None:
        found.setdefault(lone)
    for said in (draft.given.byline or draft.markup.byline, outlet):
        if agency := its_agency(said):
            found.setdefault(agency)
    for span in layout.body[:3]:
        for sentence in sentences(Block(span.start, span.end, span.text))[:3]:
            if first := opening(sentence.text):
                found.setdefault(first)
    return tuple(found)


def _lone(layout: Layout) -> str | None:
    """The agency whose name alone is the last line before the first paragraph, where bylines stand."""
    first = layout.body[0].start if layout.body else 0
    before = [piece for piece in layout.furniture if piece.end <= first]
    known = by_name().get(before[-1].text.strip(" \n-—–()").lower()) if before else None
    return known.name if known else None


def _pictured(draft: Draft, layout: Layout) -> tuple[str, ...]:
    """Agencies named in captions and picture credits beside the body."""
    pieces = [piece for piece in _beside(draft, layout) if piece.kind in PICTURES]
    return tuple(dict.fromkeys(name for piece in pieces for name in named_in(piece.text)))


def _quoted(layout: Layout) -> tuple[str, ...]:
    """Agencies that the prose says report, count or were told something."""
    return tuple(dict.fromkeys(name for span in layout.body for name in quoted_in(span.text)))


def _beside(draft: Draft, layout: Layout) -> Sequence[Furniture]:
    return _near(layout) if draft.layout else layout.furniture


def _near(layout: Layout) -> list[Furniture]:
    """Furniture between and right beside the paragraphs of the body."""
    if not layout.body:
        return []
    first, last = layout.body[0].start - 600, layout.body[-1].end + 400
    return [piece for piece in layout.furniture if first <= piece.start <= last]


def _contributors(layout: Layout) -> tuple[str, ...]:
    """The names in lines that say who contributed or reported, without places and offices."""
    found: dict[str, None] = {}
    for piece in layout.furniture:
        if piece.kind != "agency_line" or not re.search(
            r"contribut|report(?:ing|ed) by|writing by", piece.text, re.I
        ):
            continue
        words = re.sub(r"[;.]?\s*[Ee]dit(?:ing|ed) by.*", "", piece.text)
        words = OFFICE.sub("", re.split(r"\bcontributed\b", words)[0])
        for part in re.split(r",|;|\band\b|\bby\b|\.\s", words):
            name = re.sub(r"\s+(?:in|from|at)\s+.*", "", part).strip(" ().")
            if re.fullmatch(NAME, name):
                found.setdefault(name)
    return tuple(found)


NO_OUTLET = re.compile(r"facebook|twitter|comment|disqus|google")


def _signed(layout: Layout) -> str | None:
    """The outlet that a closing line names as source beside "agencies"."""
    for piece in reversed(layout.furniture):
        if piece.kind in {"agency_line", "related", "comments"}:
            for match in SIGNED.finditer(piece.text):
                who = match["who"].lower()
                if who not in {"agencies", "news agencies", "agency"} and not NO_OUTLET.search(who):
                    return match["who"]
    return None
