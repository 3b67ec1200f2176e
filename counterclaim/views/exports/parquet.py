"""Parquet files: one for each table, typed, with each column's HXL hashtag in its metadata."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from counterclaim.views.exports.needed import needed
from counterclaim.views.exports.table import Table
from counterclaim.views.web.folio import Folio


def as_parquet(table: Table, folio: Folio) -> bytes:
    """A table as Parquet; texts are the record's own, unchanged. Raises MissingPart."""
    arrow = needed("pyarrow", "pyarrow", "exports", "a Parquet file")
    parquet = needed("pyarrow.parquet", "pyarrow", "exports", "a Parquet file")
    kinds = {"text": arrow.string(), "number": arrow.float64(), "count": arrow.int64(), "flag": arrow.bool_()}
    rows = list(table.rows(folio))
    fields, arrays = [], []
    for n, column in enumerate(table.columns):
        kind = kinds[column.kind]
        fields.append(arrow.field(column.name, kind, metadata={"hxl": column.hxl, "about": column.about}))
        arrays.append(arrow.array([_typed(column.kind, row[n]) for row in rows], kind))
    made = arrow.Table.from_arrays(arrays, schema=arrow.schema(fields))
    out = io.BytesIO()
    parquet.write_table(made, out, compression="zstd")
    return out.getvalue()


def _typed(kind: str, value: Any) -> Any:
    if value is None:
        return None
    return float(value) if kind == "number" else value


def write(tables: Sequence[Table], folio: Folio, out: Path) -> list[Path]:
    """Write the tables as Parquet into a folder, or a single one as the file `out`; what was written."""
    if len(tables) == 1 and out.suffix.lower() == ".parquet":
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(as_parquet(tables[0], folio))
        return [out]
    made = [(out / f"{table.name}.parquet", as_parquet(table, folio)) for table in tables]
    out.mkdir(parents=True, exist_ok=True)
    for path, content in made:
        path.write_bytes(content)
    return [path for path, _ in made]
