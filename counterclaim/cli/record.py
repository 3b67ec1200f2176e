"""The commands that give a record out: `export`, `show`, `why`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console

from counterclaim import contract
from counterclaim.cli.options import RecordFile
from counterclaim.errors import CounterclaimError
from counterclaim.store import Store
from counterclaim.writing import write_out

ExportKind = Literal[
    "json",
    "csv",
    "xlsx",
    "parquet",
    "geojson",
    "acled",
    "plover",
    "jsonld",
    "ftm",
    "timemap",
    "atom",
    "rss",
]


def export(
    record: RecordFile,
    kind: Annotated[
        ExportKind, typer.Option("--as", help="What to write; docs/exports.md says what each holds.")
    ] = "json",
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="The file or folder to write; JSON is printed where none is given."),
    ] = None,
    table: Annotated[
        list[str] | None, typer.Option(help="Of csv, xlsx or parquet only this table; can be given again.")
    ] = None,
    format: Annotated[Literal["json"] | None, typer.Option(help="The same as --as json.")] = None,
) -> None:
    """Write the record for other tools: spreadsheets, maps, event data, linked data, feeds.

    [dim]counterclaim export --record aleppo.db > aleppo.json[/dim]
    [dim]counterclaim export --record aleppo.db --as xlsx --out aleppo.xlsx[/dim]
    [dim]counterclaim export --record aleppo.db --as csv --table events --out events.csv[/dim]
    [dim]counterclaim export --record aleppo.db --as geojson --out aleppo.geojson[/dim]
    """
    if (format or kind) == "json":
        if table:
            raise CounterclaimError("--table goes with --as csv, xlsx or parquet; json is one thing whole")
        with Store.open(record) as store:
            whole = contract.dumps(contract.export(store.record()), indent=True) + b"\n"
        if out is None:
            sys.stdout.buffer.write(whole)
        else:
            write_out(out, whole)
        return
    from counterclaim.views.exports import export as export_record

    if out is None:
        raise CounterclaimError(f"--as {kind} needs --out: the file or folder to write")
    written = export_record(record, kind, out, table or ())
    print(f"{out}: {len(written)} files written" if len(written) > 1 else f"{out}: written")


Part = Literal[
    "overview",
    "talks",
    "events",
    "statements",
    "figures",
    "disputes",
    "proposals",
    "ceasefires",
    "series",
    "conditions",
    "control",
    "resolutions",
    "sanctions",
    "positions",
    "actors",
    "reports",
    "problems",
]


def show(
    record: RecordFile,
    part: Annotated[Part, typer.Argument(help="One part of the record, or the overview.")] = "overview",
    limit: Annotated[int, typer.Option(min=1, help="How many lines of each part in the overview.")] = 12,
) -> None:
    """Show the record in the terminal.

    [dim]counterclaim show --record aleppo.db[/dim]
    [dim]counterclaim show disputes --record aleppo.db[/dim]
    """
    from counterclaim.views.terminal import show as show_part

    with Store.open(record) as store:
        show_part(store, part, Console(), limit)


def why(
    record: RecordFile,
    event: Annotated[
        str, typer.Argument(help="The id of an event: what its page's address ends in, after /events/.")
    ],
) -> None:
    """Print why sightings are one event: what was compared, and what each part weighed.

    [dim]counterclaim why ceasefire-talks/e3 --record aleppo.db[/dim]
    """
    from counterclaim.views.course import why as explain

    with Store.open(record) as store:
        explain(store, event, Console())
