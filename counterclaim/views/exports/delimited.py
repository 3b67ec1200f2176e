"""CSV files: one for each table, the HXL hashtags in the second row."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from counterclaim.views.exports.cells import cell
from counterclaim.views.exports.table import Table, Value
from counterclaim.views.web.folio import Folio


def as_csv(table: Table, folio: Folio) -> bytes:
    """A table as CSV (RFC 4180, UTF-8 with a signature so that spreadsheets see the encoding)."""
    return lines([table.header, table.hashtags, *table.rows(folio)])


def lines(rows: Sequence[Sequence[Value]]) -> bytes:
    """Rows as CSV; every text in them is made harmless."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        writer.writerow(["" if v is None else cell(v) for v in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def write(tables: Sequence[Table], folio: Folio, out: Path) -> list[Path]:
    """Write the tables as CSV into a folder, or a single one as the file `out`; what was written."""
    if len(tables) == 1 and out.suffix.lower() == ".csv":
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(as_csv(tables[0], folio))
        return [out]
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for table in tables:
        path = out / f"{table.name}.csv"
        path.write_bytes(as_csv(table, folio))
        written.append(path)
    return written
