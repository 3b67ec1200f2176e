"""Tables: CSV and TSV whose first row names the columns, a report a row."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from counterclaim.evidence import Problem
from counterclaim.intake.decoding import NotText, decode
from counterclaim.intake.draft import Draft
from counterclaim.intake.named import TEXTS, given_of, text_of
from counterclaim.intake.sources import Source, digest
from counterclaim.intake.trouble import MAX_TEXT, MB, problem

MAX_TABLE = 256 * MB
# after so many rows with a quote that never closes, each of which is read to the end, the rest is left
MAX_BROKEN = 50
DELIMITERS = ",;\t|"


class Table:
    """A report a row; rows count from 1 with the row of names, as spreadsheets show them."""

    name = "csv"
    takes = ".csv, .tsv: named columns, as the keys of .jsonl; the delimiter is found"

    def bid(self, source: Source) -> float:
        """Sure by name."""
        return 0.9 if source.suffix in {".csv", ".tsv", ".tab"} else 0.0

    def read(self, source: Source) -> Iterator[Draft | Problem]:
        """The report of each row."""
        shown, where = source.shown, source.where
        if source.size > MAX_TABLE:
            yield problem(shown, "too_large", f"{source.size / MB:.0f} MB", where)
            return
        try:
            found = decode(source.read())
        except NotText as what:
            yield problem(shown, "binary", str(what), where)
            return
        if found.remark:
            yield problem(shown, "encoding", found.remark, where)
        lines = found.text.splitlines(keepends=True)
        delimiter = "\t" if source.suffix in {".tsv", ".tab"} else _delimiter(lines[0] if lines else "")
        names: list[str] = []
        for number, row in _rows(lines, delimiter):
            here = source.spot(f"row {number}")
            if isinstance(row, str):
                yield problem(shown, "bad_row", row, here)
            elif not names:
                names = [name.strip() for name in row]
                if not any(name.lower() in TEXTS for name in names):
                    yield problem(shown, "columns", ", ".join(filter(None, names))[:200], where)
                    return
            elif any(cell.strip() for cell in row):
                yield self._report(source, names, row, here)
        if not names:
            yield problem(shown, "empty", where=where)

    def _report(self, source: Source, names: Sequence[str], row: Sequence[str], here: str) -> Draft | Problem:
        if len(row) > len(names) and any(cell.strip() for cell in row[len(names) :]):
            detail = f"it has {len(row)} cells under {len(names)} names; is a text without its quotes?"
            return problem(source.shown, "bad_row", detail, here)
        record = dict(zip_longest(names, row[: len(names)], fillvalue=""))
        text = text_of(record)
        if not text.strip():
            return problem(source.shown, "no_text", where=here)
        if len(text) > MAX_TEXT:
            return problem(source.shown, "too_large", f"{len(text):,} characters", here)
        canonical = json.dumps(record, sort_keys=True, separators=(",", ":")).encode()
        given = given_of(record).over(source.given)
        return Draft(text, digest(canonical), self.name, source.shown, here, given=given)


def _delimiter(first: str) -> str:
    """What stands most often between the names of the columns; the comma where nothing does."""
    return max(DELIMITERS, key=first.count)


def _rows(lines: Sequence[str], delimiter: str) -> Iterator[tuple[int, list[str] | str]]:
    """Every row with its number, or why it cannot be read; reading goes on with the line after it."""
    csv.field_size_limit(MAX_TEXT * 2)
    at, number, broken = 0, 0, 0
    while at < len(lines):
        began = at
        reader = csv.reader(
            (line.replace("\x00", "�") for line in lines[began:]), delimiter=delimiter, strict=True
        )
        try:
            for row in reader:
                number += 1
                at = began + reader.line_num
                if row:
                    yield number, row
                else:
                    number -= 1
        except csv.Error as what:
            number += 1
            at += 1
            broken += 1
            yield number, str(what)
            if broken == MAX_BROKEN:
                yield number, f"after {broken} such rows the rest is left"
                return
