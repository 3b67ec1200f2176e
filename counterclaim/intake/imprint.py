"""The imprint: lines over and under the text that say who wrote it, when, where and for whom.

Outlets set the same few things in many orders ("PTI | Place | Updated: date", "Name | date", "By Name in
Place", "desk/codes (agencies)"). A line is an imprint only if nothing but such parts is in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from counterclaim.evidence import Furniture, Span
from counterclaim.intake.agencies import any_agency, by_name, named_in
from counterclaim.intake.datestamps import CLOCK, MONTH, STAMP, stamp_at
from counterclaim.intake.draft import Layout

LONGEST = 170
EDGE = 4
"""How many lines at either end of the body are looked at."""
FIRST = r"[A-ZÀ-Þ](?:[a-zß-ÿ’'-]+[A-ZÀ-Þ]?[\wß-ÿ’'-]*|[A-ZÀ-Þ’'-]+|\.)"
SMALL = r"al|bin|ibn|de|van|von|der|den|el|da|di|du"
NAME = rf"{FIRST}(?:\s+(?!Source\b|Published\b|Updated\b)(?:{FIRST}|{SMALL})){{1,3}}"
NAMES = rf"{NAME}(?:\s*(?:,|,?\s*and|&)\s+(?:in\s+)?{NAME})*"
# what no writer is called: sections, desks and places, which stand on lines of their own as names do
NO_NAME = re.compile(
    r"\b(?:News|World|East|West|North|South|Asia|Europe|Africa|America|Politics|Report|Reports|Desk|Staff|Team"
    r"|Press|Agenc\w+|Times|Post|Herald|Daily|Service|Bureau|Editor\w*|Correspondent|Reporter|Web|Online|Home"
    r"|Latest|Live|Breaking|Updated?|Published|Read|More|Share|Photo|Video|Exclusive|Analysis|Opinion|Explainer"
    r"|Trust|Media|International|National|Local|Middle|Sport|Business|Top|Stories|The|United|Republic|City)\b",
    re.I,
)
ROLE = (
    r"(?:,?\s+(?:(?:[A-Z][\w-]+\s+){0,2}(?:[Cc]orrespondents?|[Ee]ditors?|[Rr]eporters?|[Ww]riters?|[Aa]nalyst)"
    r"|(?:in|for|at|from)\s+[A-Z][\w’'.-]+(?:\s+(?!Source\b)[A-Z][\w’'.-]+){0,3}|[Ss]taff\s+[Ww]riters?))"
)
BY = re.compile(
    rf"(?:(?:[Ww]ritten|[Rr]eported|[Ss]tory|[Pp]osted)\s+)?(?:[Bb]y|BY):?\s+(?P<names>{NAMES})(?:{ROLE})*"
    rf"(?:\s+and\s+(?P<more>{NAME})(?:{ROLE})*)?"
)
SIGNED = re.compile(rf"(?P<names>{NAMES})(?:{ROLE})*")
CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.’'-]{2,}(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ.’'-]+){0,2}(?![a-zß-ÿ])"
PLACE = re.compile(rf"{CAPITALS}|[A-ZÀ-Þ][a-zß-ÿ-]+(?= *\|)")
SOURCE = re.compile(
    r"(?:Source|SOURCE|Editor|EDITOR|Via)\s*:\s*(?P<who>[\w’' .&-]{2,40}?)"
    r"(?=\s*(?:[|,;]|$|\b(?:Published|Updated|Editor|Date)\b))"
)
FILLER = re.compile(
    rf"(?:{CLOCK})(?:\s*[A-Z]{{2,4}}\b)?|(?:published|updated?|last (?:updated|modified)"
    r"|posted|modified|on|at|local time|\d+ min(?:ute)?s? read|IST|MSK|GMT|am|pm)\b",
    re.I,
)
MARKS = re.compile(r"[\s|•·,;:()/\[\]–—-]+")
SHORT_DAY = re.compile(rf"(?:\d{{1,2}}\s+(?:{MONTH})|(?:{MONTH})\s+\d{{1,2}})(?!\w)", re.I)
# closing lines: desk codes, who wrote from where, whose reports were used
CODES = re.compile(r"[a-z]{1,5}(?:[-/][a-z]{1,5})+(?:\s*\((?P<who>[^()]{2,80})\))?")
FROM = re.compile(
    rf"(?:{FIRST}(?:\s+{FIRST}){{0,2}}(?:(?:,|,?\s+and)\s+{FIRST}(?:\s+{FIRST}){{0,2}}){{0,4}}"
    r"\s+(?:reported|contributed)\s+from\s+[A-Z]"
    r"|\(?[Ww]ith (?:additional )?(?:reporting|inputs?|files|reports?|material|contributions) (?:by|from)\s)"
    r".{2,240}"
)


@dataclass(frozen=True)
class Imprint:
    """What one line says: who wrote it, agencies, the day, the place; `kind` is what furniture it is."""

    kind: str
    byline: str | None = None
    agencies: tuple[str, ...] = ()
    day: str | None = None
    labelled: bool = False
    place: str | None = None


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(rf"(?:with\s+)?{any_agency()}(?:\s+(?:staff|bureau|news|agency|agencies))?(?!\w)")


def read_imprint(line: str) -> Imprint | None:
    """What the line says where it is an imprint; None where anything else is in it."""
    line = " ".join(line.split())
    if not 2 < len(line) <= LONGEST:
        return None
    if (codes := CODES.fullmatch(line)) and ("/" in line or codes["who"]):
        return Imprint("agency_line", agencies=named_in(codes["who"] or ""))
    if FROM.fullmatch(line):
        return Imprint(
            "agency_line", agencies=named_in(line) if line.lstrip("(").lower().startswith("with") else ()
        )
    return _parts(line)


def _parts(line: str) -> Imprint | None:
    """The line taken to pieces from its beginning."""
    at, byline, place, day, labelled, dated = 0, None, None, None, False, False
    agencies: dict[str, None] = {}
    while at < len(line):
        if (found := MARKS.match(line, at)) is not None:
            at = found.end()
        elif (stamp := stamp_at(line, at)) is not None:
            at, dated = stamp.end, True
            if day is None or (stamp.labelled and not labelled and not stamp.updated):
                day, labelled = stamp.day, stamp.labelled
        elif (found := SOURCE.match(line, at)) is not None:
            at = found.end()
            agencies |= dict.fromkeys(named_in(found["who"]))
        elif byline is None and (found := BY.match(line, at)) is not None and (names := _names(found)):
            byline, at = names
        elif (found := _agency().match(line, at)) is not None:
            at = found.end()
            agencies |= dict.fromkeys(named_in(found[0]))
        elif (found := SHORT_DAY.match(line, at) or FILLER.match(line, at)) is not None and found.end() > at:
            at, dated = found.end(), True
        elif (dated or agencies) and place is None and (found := PLACE.match(line, at)) is not None:
            at, place = found.end(), found[0]
        elif byline is None and (found := SIGNED.match(line, at)) is not None and _is_name(found["names"]):
            at = found.end()
            byline = found["names"]
            if not (dated or STAMP.search(line, at) or re.search(r"\sin\s", found[0])):
                return None
        else:
            return None
    if byline:
        return Imprint("byline", byline, tuple(agencies), day, labelled, place)
    if dated:
        return Imprint("dateline", None, tuple(agencies), day, labelled, place)
    return Imprint("agency_line", None, tuple(agencies)) if agencies and len(line) < 60 else None


def _is_name(names: str) -> bool:
    return not NO_NAME.search(names) and names.split(",")[0].lower() not in by_name()


def _names(found: re.Match[str]) -> tuple[str, int] | None:
    """The writers that a line names, up to the first of the list that is no writer, and where they end."""
    kept = end = 0
    for part in re.finditer(rf"(?:,\s*|,?\s*and\s+|&\s*)?(?P<name>{NAME})", found["names"]):
        if not _is_name(part["name"]):
            break
        kept, end = kept + 1, part.end()
    if not kept:
        return None
    names = found["names"][:end]
    if end < len(found["names"]):
        rest = re.compile(f"(?:{ROLE})*").match(found.string, found.start("names") + end)
        return names, rest.end() if rest else found.start("names") + end
    return (f"{names} and {found['more']}" if found["more"] else names), found.end()


def is_name(line: str) -> bool:
    """Whether a line is a writer's name alone: two or three words, no section's or outlet's."""
    return bool(re.fullmatch(rf"{FIRST}(?:\s+{FIRST}){{1,2}}", line.strip())) and _is_name(line.strip())


def is_place(line: str) -> bool:
    """Whether a line is a place in capitals alone, as some outlets set datelines: "MOSCOW", "NEW DELHI:"."""
    text = line.strip(" :")
    return len(text) < 40 and bool(re.fullmatch(CAPITALS, text)) and not NO_NAME.search(text)


def strip_imprint(layout: Layout) -> Layout:
    """The layout with imprint lines at the beginning and the end of the body told from the prose.

    The lines are taken from the edges inwards, and no further than the first that is anything else.
    """
    body = list(layout.body)
    moved: list[Furniture] = []
    for end in (0, -1):
        for _ in range(EDGE):
            if len(body) < 2:
                break
            span = body[end]
            kind = _edge_kind(span, body[1] if end == 0 else None, bool(moved))
            if kind is None:
                break
            moved.append(Furniture(span.start, span.end, span.text, kind))
            body.pop(end)
    if not moved:
        return layout
    return Layout(tuple(body), tuple(sorted([*layout.furniture, *moved])))


def _edge_kind(span: Span, following: Span | None, within: bool) -> str | None:
    """What furniture the line is; capitals are a place only before a colon or under another such line."""
    if found := read_imprint(span.text):
        return found.kind
    text = span.text.strip()
    if following is None:
        return None
    if is_place(text) and (within or text.endswith(":")):
        return "dateline"
    return "byline" if is_name(text) and len(following.text) > 80 else None
