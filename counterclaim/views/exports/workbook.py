"""An XLSX workbook: one sheet for each table, the HXL hashtags in the second row."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

from counterclaim.views.exports.cells import cell
from counterclaim.views.exports.needed import needed
from counterclaim.views.exports.table import Table
from counterclaim.views.web.folio import Folio

_EPOCH = datetime(2000, 1, 1)
"""When every workbook says that it was made, so that equal records give equal bytes."""

MOST_ROWS = 1_048_576
"""Rows that a sheet can hold; of longer tables the rest is left to CSV and Parquet."""


def as_xlsx(tables: Sequence[Table], folio: Folio) -> bytes:
    """The tables as one workbook. Text is written as text, never as formula or link. Raises MissingPart."""
    xlsxwriter = needed("xlsxwriter", "xlsxwriter", "exports", "an XLSX workbook")
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": True,
    }
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": cell(folio.title), "created": _EPOCH, "comments": "made by counterclaim"})
    bold = book.add_format({"bold": True})
    grey = book.add_format({"font_color": "#65625a", "italic": True})
    for table in tables:
        sheet = book.add_worksheet(table.name[:31])
        sheet.freeze_panes(2, 1)
        for n, column in enumerate(table.columns):
            sheet.write_string(0, n, column.name, bold)
            sheet.write_string(1, n, column.hxl, grey)
            sheet.set_column(n, n, 40 if column.hxl.startswith("#description") else 16)
        for at, row in enumerate(table.rows(folio), 2):
            if at >= MOST_ROWS:
                break
            for n, value in enumerate(map(cell, row)):
                if isinstance(value, str):
                    sheet.write_string(at, n, value)
                elif value is not None:
                    sheet.write_number(at, n, value)
        sheet.autofilter(1, 0, max(at_last(table, folio), 1), len(table.columns) - 1)
    book.close()
    return out.getvalue()


def at_last(table: Table, folio: Folio) -> int:
    """The number of a table's last row in its sheet, counted from 0."""
    return min(sum(1 for _ in table.items(folio)) + 1, MOST_ROWS - 1)
