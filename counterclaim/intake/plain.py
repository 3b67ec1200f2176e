"""Plain text and Markdown: the file is the report."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.evidence import Problem
from counterclaim.intake.decoding import NotText, decode, magic
from counterclaim.intake.draft import Draft
from counterclaim.intake.sources import Source, digest
from counterclaim.intake.trouble import MAX_FILE, MAX_TEXT, MB, problem

SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown"})


class PlainText:
    """One report a file, its text exactly as decoded."""

    name = "text"
    takes = ".txt, .md, and files of other names that hold text"

    def bid(self, source: Source) -> float:
        """Sure by name; a last resort for files that begin as text."""
        if source.suffix in SUFFIXES:
            return 0.8
        return 0.0 if magic(source.head) or b"\x00" in source.head else 0.1

    def read(self, source: Source) -> Iterator[Draft | Problem]:
        """The one report of the file."""
        if source.size > MAX_FILE:
            yield problem(source.shown, "too_large", f"{source.size / MB:.0f} MB", source.where)
            return
        raw = source.read()
        try:
            found = decode(raw, source.charset)
        except NotText as what:
            yield problem(source.shown, "binary", str(what), source.where)
            return
        if not found.text.strip():
            yield problem(source.shown, "empty", where=source.where)
            return
        if len(found.text) > MAX_TEXT:
            yield problem(source.shown, "too_large", f"{len(found.text):,} characters", source.where)
            return
        if found.remark:
            yield problem(source.shown, "encoding", found.remark, source.where)
        yield Draft(found.text, digest(raw), self.name, source.shown, source.where, given=source.given)
