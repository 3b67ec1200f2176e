"""What can be wrong with an input, each with its code and the sentence that says what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

from counterclaim.evidence import Problem

MB = 1 << 20
# a report is a few thousand characters; the longest in any news corpus we know is below 300,000
MAX_TEXT = 2_000_000
# pages with inlined pictures reach 10 MB; beyond this a page is no page
MAX_FILE = 24 * MB
MAX_LINE = 8 * MB

ADVICE = {
    "missing": "there is no such file or folder; check the spelling",
    "unreadable": "it cannot be opened ({}); check its permissions",
    "empty": "it has no text; if that is a mistake, fetch it again",
    "binary": "it is {}, not text; give its text or leave it out",
    "too_large": "it has {}, more than a report can have; split it into single reports",
    "long_line": "the line is longer than {}; put one report on a line and no embedded files",
    "malformed": "the line is not a JSON object ({}); correct it, the other lines were kept",
    "nothing": "no report is in it; if that is a mistake, look at what it should hold",
    "no_text": "the record has no text; give it a `text` key with the report in it",
    "no_article": "no article was found on the page; save the page of a single article",
    "unknown_format": "no reader takes this kind of file; `counterclaim formats` lists those there are",
    "duplicate": "{}; the first was kept",
    "encoding": "{}; if characters look wrong, save it as UTF-8",
    "nested": "it lies more than {} archives deep; unpack the outer ones",
    "bomb": "it holds {}; unpack it yourself if you trust it",
    "broken": "the file is cut off or damaged ({}); what came before was kept, fetch it again",
    "encrypted": "it needs a password; save it without one",
    "climbs": "its name leads out of the archive; rename it if you trust it",
    "special": "it is {}, not a file; put the file itself into the archive",
    "entities": "it defines entities of its own, which can be made to exhaust a reader; remove its DOCTYPE",
    "not_xml": "it is not well-formed ({}); check it or fetch it again",
    "not_json": "it is not valid JSON ({}); check it or fetch it again",
    "columns": "no column holds a text (there are: {}); call one of them `text`",
    "bad_row": "the row cannot be read ({}); correct it, the other rows were kept",
    "withdrawn": "its agency has {} it; it is no longer a report",
    "failed": "its reader failed ({}); please report this with the file",
    "feed_list": "it lists {}; reading a file fetches nothing, `counterclaim fetch` does",
    "no_feed": "it is no address that begins with https://, and there is no such list of feeds",
    "private_address": "{}, which is not on the public internet; allow its network if you trust the feed",
    "slow": "it did not answer within {}; try again later",
    "unreachable": "it cannot be reached ({}); check the address",
    "http_status": "its server answered {}; check the address",
    "redirects": "it redirects more than {} times; find the feed's own address",
    "not_http": "{} is no web address; give one that begins with https://",
    "unseen": "the text has characters that are not shown or turn the text around ({}); it was kept as it is",
    "damaged": "the page could not be wholly read ({}); what could be read was kept",
}
# the report was taken in all the same; every other code says that something was set aside
REMARKS = frozenset({"encoding", "damaged", "feed_list", "unseen"})


def problem(path: str, code: str, detail: str = "", where: str | None = None) -> Problem:
    """The problem with its message: file, spot, what is wrong and what to do."""
    spot = f"{path}, {where}" if where else path
    return Problem(path, code, f"{spot}: {ADVICE[code].format(detail)}", where)


TOLD = 20
"""Problems of one kind in one file that are told one by one."""

T = TypeVar("T")


def told(found: Iterable[T | Problem]) -> Iterator[T | Problem]:
    """What was found in one file, of problems of one kind no more than `TOLD` and one for all the others."""
    seen: Counter[str] = Counter()
    last: dict[str, Problem] = {}
    for item in found:
        if isinstance(item, Problem):
            seen[item.code] += 1
            if seen[item.code] > TOLD:
                last[item.code] = item
                continue
        yield item
    for code, item in sorted(last.items()):
        more = seen[code] - TOLD
        yield Problem(item.path, code, f"{item.path}: and {more:,} more like it ({code})", None, more)
