"""The record passed on to other tools: one module for each kind of file.

table, tables, situations   what rows and columns there are      cells       text that no spreadsheet runs
delimited, workbook, parquet, geojson                            the same rows as CSV, XLSX, Parquet, points
acled, plover               event tables in others' terms        linked_data, targets   claims and annotations
followthemoney, timemap     others' formats                      feeds       what builds changed
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from counterclaim.errors import CounterclaimError
from counterclaim.store import Store
from counterclaim.views.exports.kinds import KINDS, Wanted, tables_named
from counterclaim.views.web.folio import Folio
from counterclaim.writing import writing_to

__all__ = ["KINDS", "export"]


def export(record: Path, kind: str, out: Path, tables: Sequence[str] = ()) -> list[Path]:
    """Write a record file as a kind of export; the files written. Raises CounterclaimError.

    `tables` chooses among the tables where the kind is made of them.
    """
    found = KINDS[kind]
    if tables and not found.by_table:
        some = ", ".join(k for k, v in KINDS.items() if v.by_table)
        raise CounterclaimError(f"--table goes with --as {some}; {kind} is one thing whole")
    chosen = tables_named(tables)
    with Store.open(record) as store:
        folio = Folio(store.record(), store.meta(), 0.0)
        wanted = Wanted(folio, store.builds(), chosen)
    with writing_to(out):
        return found.write(wanted, out)
