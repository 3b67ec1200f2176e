"""The words around a passage: its sentence, cut at words where it is long."""

from __future__ import annotations

import re
from typing import NamedTuple

from counterclaim.evidence import Report

_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-Z0-9ÀÖØ-Þ])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Maj|Sgt|Capt|Adm|Sen|Rep|Gov|Prof|No|Jan|Feb|Mar|Apr|Jun|Jul|"
    r"Aug|Sept?|Oct|Nov|Dec|vs|Inc|Co|Corp|Ltd)|\.[A-Za-z])\.[\"'”’»)\]]*\s+$"
)


class Excerpt(NamedTuple):
    """A stretch of a report, and where in it the words asked for stand."""

    text: str
    start: int
    end: int


def _paragraph(report: Report, start: int, end: int) -> tuple[int, int]:
    for s in report.body:
        if s.start <= start and end <= s.end:
            return s.start, s.end
    first = report.text.rfind("\n", 0, start) + 1
    last = report.text.find("\n", end)
    return first, len(report.text) if last < 0 else last


def sentence(report: Report, start: int, end: int) -> tuple[int, int]:
    """Where the sentence, or sentences, that hold a passage begin and end in the source."""
    first, last = _paragraph(report, start, end)
    begin, stop = first, last
    for match in _END.finditer(report.text, first, last):
        if _ABBREVIATED.search(report.text, max(first, match.start() - 8), match.end()):
            continue
        if match.end() <= start:
            begin = match.end()
        elif match.start() >= end - 1:
            stop = match.end()
            break
    while stop > end and report.text[stop - 1].isspace():
        stop -= 1
    return begin, stop


def sentences(report: Report) -> list[tuple[int, int]]:
    """Where the sentences of a report's body begin and end in the source, in order."""
    found = []
    for s in report.body:
        begin = s.start
        for match in _END.finditer(report.text, s.start, s.end):
            if not _ABBREVIATED.search(report.text, max(s.start, match.start() - 8), match.end()):
                found.append((begin, match.end()))
                begin = match.end()
        found.append((begin, s.end))
    return [(a, a + len(report.text[a:b].rstrip())) for a, b in found if report.text[a:b].strip()]


def _trim_left(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    cut = text[-most:]
    return "… " + (cut.split(None, 1)[1] if len(cut.split(None, 1)) > 1 else "")


def _trim_right(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    cut = text[:most]
    return (cut.rsplit(None, 1)[0] if len(cut.rsplit(None, 1)) > 1 else "") + " …"


def excerpt(report: Report, start: int, end: int, most: int = 320) -> Excerpt:
    """A passage in its sentence, at most about `most` characters, on one line, cut only between words."""
    text = report.text
    begin, stop = sentence(report, start, end)
    words = " ".join(text[start:end].split())
    room = most - len(words)
    if room <= 0:
        if len(words) > most:
            words = _trim_right(words, most)
        return Excerpt(words, 0, len(words))
    left, right = text[begin:start], text[end:stop]
    share = min(len(left), max(room // 2, room - len(right)))
    before = _one_line(_trim_left(left, share), keep_end=True)
    after = _one_line(_trim_right(right, room - share), keep_end=False)
    return Excerpt(before + words + after, len(before), len(before) + len(words))


def _one_line(text: str, *, keep_end: bool) -> str:
    flat = " ".join(text.split())
    if not flat:
        return ""
    if keep_end:
        return flat + (" " if text[-1].isspace() else "")
    return (" " if text[0].isspace() else "") + flat
