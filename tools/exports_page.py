"""Puts the columns of every exported table into docs/exports.md; with --check, only compares them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from counterclaim.views.exports.acled import ACLED
from counterclaim.views.exports.plover import PLOVER
from counterclaim.views.exports.table import Table
from counterclaim.views.exports.tables import TABLES

PAGE = Path(__file__).resolve().parent.parent / "docs" / "exports.md"
BEGIN, END = "<!-- columns: python tools/exports_page.py -->", "<!-- end -->"


def section(table: Table) -> Iterator[str]:
    """The lines on one table."""
    yield f"### {table.name}"
    yield ""
    yield f"{table.about[:1].upper()}{table.about[1:]}."
    yield ""
    yield "| column | HXL | holds |"
    yield "|---|---|---|"
    for column in table.columns:
        yield f"| `{column.name}` | `{column.hxl}` | {column.about} |"
    yield ""


def columns() -> str:
    """The part of the page that is made here."""
    lines = [line for table in (*TABLES.values(), ACLED, PLOVER) for line in section(table)]
    return "\n".join([BEGIN, "", *lines, END])


def main() -> int:
    """Rewrite the page, or check it."""
    text = PAGE.read_text(encoding="utf-8")
    start, end = text.index(BEGIN), text.index(END) + len(END)
    made = text[:start] + columns() + text[end:]
    if "--check" in sys.argv:
        return int(made != text)
    PAGE.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
