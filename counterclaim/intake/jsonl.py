"""JSON lines: a report a line, with the keys id, text, title, published, url and outlet."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from counterclaim.evidence import Problem
from counterclaim.intake.decoding import NotText, decode, magic
from counterclaim.intake.draft import Draft
from counterclaim.intake.named import given_of, text_of
from counterclaim.intake.sources import Source, digest
from counterclaim.intake.trouble import MAX_LINE, MAX_TEXT, MB, problem

SUFFIXES = frozenset({".jsonl", ".ndjson", ".jl"})


class JsonLines:
    """One report a line; a line that cannot be read is set aside and the others are kept."""

    name = "jsonl"
    takes = ".jsonl, .ndjson, .jl: one JSON object a line with text; also id, title, published, url, outlet"

    def bid(self, source: Source) -> float:
        """Sure by name; likely where a file without a telling name begins with an object."""
        if source.suffix in SUFFIXES:
            return 0.9
        return 0.5 if source.suffix in {"", ".json"} and source.head.lstrip()[:1] == b"{" else 0.0

    def read(
        self, source: Source, taker: Callable[[Source, Any, str], Draft | Problem] | None = None
    ) -> Iterator[Draft | Problem]:
        """The report of each line; memory stays below one line's limit whatever the file holds.

        `taker` makes it of the object on the line where the keys are not the usual ones.
        """
        if magic(source.head):
            yield problem(source.shown, "binary", str(magic(source.head)), source.where)
            return
        if not source.size:
            yield problem(source.shown, "empty", where=source.where)
            return
        for number, raw in _raw_lines(source):
            where = source.spot(f"line {number}")
            if raw is None:
                yield problem(source.shown, "long_line", f"{MAX_LINE // MB} MB", where)
            elif raw.strip():
                yield from self._record(source, raw, where, taker)

    def _record(
        self,
        source: Source,
        raw: bytes,
        where: str,
        taker: Callable[[Source, Any, str], Draft | Problem] | None,
    ) -> Iterator[Draft | Problem]:
        try:
            found = decode(raw)
            record = json.loads(found.text)
        except NotText as what:
            yield problem(source.shown, "malformed", str(what), where)
            return
        except (ValueError, RecursionError) as what:
            yield problem(source.shown, "malformed", str(what) or "nested too deep", where)
            return
        if taker is not None:
            yield taker(source, record, where)
            return
        if not isinstance(record, dict):
            yield problem(source.shown, "malformed", f"it is a {type(record).__name__}", where)
            return
        text = text_of(record)
        if not text.strip():
            yield problem(source.shown, "no_text", where=where)
            return
        if len(text) > MAX_TEXT:
            yield problem(source.shown, "too_large", f"{len(text):,} characters", where)
            return
        if found.remark:
            yield problem(source.shown, "encoding", found.remark, where)
        canonical = json.dumps(record, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
        yield Draft(
            text,
            digest(canonical.encode()),
            self.name,
            source.shown,
            where,
            given=given_of(record).over(source.given),
        )


def _raw_lines(source: Source) -> Iterator[tuple[int, bytes | None]]:
    """Every line with its number from 1, None for one beyond the limit, which is never held whole."""
    with source.open() as file:
        number = 0
        while line := file.readline(MAX_LINE + 1):
            number += 1
            if len(line) <= MAX_LINE:
                yield number, line
                continue
            while line and not line.endswith(b"\n"):
                line = file.readline(MAX_LINE)
            yield number, None
