"""What can be wrong with an input, each with its code and the sentence that says what to do."""

from __future__ import annotations

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
    "no_text": "the record has no text; give it a `text` key with the report in it",
    "no_article": "no article was found on the page; save the page of a single article",
    "unknown_format": "no reader takes this kind of file; `counterclaim formats` lists those there are",
    "duplicate": "{}; the first was kept",
    "encoding": "{}; if characters look wrong, save it as UTF-8",
    "damaged": "the page could not be wholly read ({}); what could be read was kept",
}
# the report was taken in all the same; every other code says that something was set aside
REMARKS = frozenset({"encoding", "damaged"})


def problem(path: str, code: str, detail: str = "", where: str | None = None) -> Problem:
    """The problem with its message: file, spot, what is wrong and what to do."""
    spot = f"{path}, {where}" if where else path
    return Problem(path, code, f"{spot}: {ADVICE[code].format(detail)}", where)
