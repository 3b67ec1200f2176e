"""The command line: each command is a thin call into the rooms below.

Exit codes: 0 done; 1 nothing could be done, and why; 2 the command line was wrong; 3 done, but some input
was set aside (`counterclaim show problems` lists it).
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

import counterclaim
from counterclaim import cli_review, contract
from counterclaim.errors import CounterclaimError
from counterclaim.evidence import Problem
from counterclaim.intake.feeds import Bounds, fetch_feeds, networks
from counterclaim.intake.formats import FORMATS, NEEDS
from counterclaim.intake.trouble import REMARKS
from counterclaim.pipeline import Tick, read_each, take_in_all
from counterclaim.pipeline import build as build_record
from counterclaim.reading import Toolkit
from counterclaim.reading.places.dump import add_dump
from counterclaim.reading.toolkit import DEFAULT_ENGINE, MODEL
from counterclaim.store import Store

SET_ASIDE = 3

app = typer.Typer(
    name="counterclaim",
    help="Read reports about wars and talks and keep the record: who said what, what happened according to "
    "whom, and where sources contradict each other. Works offline.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)
app.add_typer(cli_review.judgements, name="judgements")
app.command()(cli_review.mcp)

Paths = Annotated[
    list[Path],
    typer.Argument(help="Report files or folders (.txt .html .jsonl; `counterclaim formats` lists all)."),
]
OptionalPaths = Annotated[
    list[Path],
    typer.Argument(help="Report files or folders (`counterclaim formats` lists all).", show_default=False),
]
Networks = Annotated[
    list[str],
    typer.Option(help="A network feeds may be fetched from though it is private (10.0.0.0/24); repeatable."),
]
RecordFile = Annotated[Path, typer.Option("--record", "-r", help="The record, one SQLite file.")]
Workers = Annotated[int, typer.Option(min=1, help="How many processes read.")]
Model = Annotated[str, typer.Option(help="spaCy English model: package name or path.")]
Statements = Annotated[
    Literal["rules", "encoder"],
    typer.Option(help="What finds statements: the learned encoder, or rules that used no corpus."),
]


@contextmanager
def _progress() -> Iterator[Tick]:
    """A progress bar on the terminal once a second has passed; nothing where nobody watches."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _stage, _done, _total: None
        return
    began = time.monotonic()
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    bar = Progress(*columns, TimeElapsedColumn(), console=console, transient=True)
    tasks: dict[str, int] = {}
    running = False

    def tick(stage: str, done: int, total: int | None) -> None:
        nonlocal running
        if not running and time.monotonic() - began > 1:
            bar.start()
            running = True
        if stage not in tasks:
            tasks[stage] = bar.add_task(stage, total=total)
        bar.update(tasks[stage], completed=done, total=total)  # type: ignore[arg-type]

    try:
        yield tick
    finally:
        if running:
            bar.stop()


def _tell(problems: Iterable[Problem]) -> int:
    """Print what was set aside or remarked on; how many inputs were lost."""
    lost = 0
    for p in problems:
        lost += p.count if p.code not in REMARKS else 0
        print(f"{'remark' if p.code in REMARKS else 'set aside'}: {p.message}", file=sys.stderr)
    return lost


def _networks(given: list[str]) -> Bounds:
    try:
        return Bounds(networks=networks(given))
    except ValueError as what:
        raise typer.BadParameter(str(what), param_hint="--allow-network") from None


@app.command()
def fetch(
    feeds: Annotated[list[str], typer.Argument(help="Addresses of feeds, or OPML files that list some.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder to keep them in, for `build`.")],
    allow_network: Networks = [],  # noqa: B006
    seconds: Annotated[float, typer.Option(min=0.1, help="How long one feed may take.")] = 20,
) -> None:
    """Fetch feeds into a folder; unchanged ones are asked for and not sent again.

    The only command that opens connections, besides `build --feed`. Private addresses are refused.

    [dim]counterclaim fetch https://news.example/rss feeds.opml --out feeds/[/dim]
    [dim]counterclaim fetch http://10.0.0.5/rss --out feeds/ --allow-network 10.0.0.0/24[/dim]
    """
    bounds = replace(_networks(allow_network), seconds=seconds)
    kept = lost = 0
    for found in fetch_feeds(feeds, out, bounds):
        if isinstance(found, Problem):
            lost += _tell([found])
        else:
            kept += 1
            print(f"{found.path}: {'fetched' if found.changed else 'unchanged'}")
    if not kept:
        raise typer.Exit(1)
    if lost:
        raise typer.Exit(SET_ASIDE)


@app.command()
def build(
    record: RecordFile,
    paths: OptionalPaths = [],  # noqa: B006
    workers: Workers = 1,
    feed: Annotated[
        list[str],
        typer.Option(help="A feed's address or an OPML file, fetched into RECORD.feeds; repeatable."),
    ] = [],  # noqa: B006 (typer wants a list)
    allow_network: Networks = [],  # noqa: B006
    title: Annotated[
        str | None, typer.Option(help="What the record is called; else its file's name.")
    ] = None,
    model: Model = MODEL,
    statements: Statements = DEFAULT_ENGINE,
) -> None:
    """Make the record of some reports. Building again reads only what is new.

    [dim]counterclaim build reports/ --record aleppo.db --workers 2[/dim]
    [dim]counterclaim build --feed https://news.example/rss --record aleppo.db[/dim]
    """
    if not paths and not feed:
        raise typer.BadParameter("give reports, or a feed with --feed")
    aside: list[Problem] = []
    if feed:
        folder = record.with_name(f"{record.name}.feeds")
        bounds = _networks(allow_network)
        aside = [found for found in fetch_feeds(feed, folder, bounds) if isinstance(found, Problem)]
        paths = [*paths, folder]
    with _progress() as tick:
        built = build_record(
            paths, record, Toolkit(model, statements), workers=workers, title=title, aside=aside, tick=tick
        )
    lost = _tell(built.problems)
    print(f"{record}: {built.reports} reports, {built.read} read now, {lost} set aside")
    if not built.reports:
        raise typer.Exit(1)
    if lost:
        raise typer.Exit(SET_ASIDE)


@app.command()
def read(
    paths: Paths,
    format: Annotated[Literal["jsonl"], typer.Option(help="One JSON object per report and line.")] = "jsonl",
    workers: Workers = 1,
    model: Model = MODEL,
    statements: Statements = DEFAULT_ENGINE,
) -> None:
    """Print what each report says on its own, before it is held against others.

    [dim]counterclaim read reports/*.txt --format jsonl > readings.jsonl[/dim]
    """
    del format  # there is one so far; the option keeps scripts valid when there are more
    with _progress() as tick:
        reports, problems = take_in_all(paths, tick)
        for _key, reading, _new in read_each(reports, Toolkit(model, statements), workers=workers, tick=tick):
            sys.stdout.buffer.write(contract.dumps(contract.line(reading)) + b"\n")
    lost = _tell(problems)
    if not reports:
        raise typer.Exit(1)
    if lost:
        raise typer.Exit(SET_ASIDE)


@app.command()
def formats() -> None:
    """List the formats that can be read, and what each needs.

    [dim]counterclaim formats[/dim]
    """
    for known in FORMATS:
        print(f"{known.name:8}{known.takes}\n{'':8}needs {NEEDS[known.name]}")


places = typer.Typer(help="What the gazetteer knows.", no_args_is_help=True)
app.add_typer(places, name="places")


@places.command()
def add(
    dump: Annotated[Path, typer.Argument(help="A GeoNames country dump, SY.zip or the SY.txt in it.")],
) -> None:
    """Add the villages and sites of a GeoNames country dump to your own gazetteer.

    [dim]counterclaim places add SY.zip[/dim]
    """
    print(f"{dump}: {add_dump(dump)} places added")


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


@app.command()
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
            _write(out, whole)
        return
    from counterclaim.views.exports import export as export_record

    if out is None:
        raise CounterclaimError(f"--as {kind} needs --out: the file or folder to write")
    written = export_record(record, kind, out, table or ())
    print(f"{out}: {len(written)} files written" if len(written) > 1 else f"{out}: written")


def _write(out: Path, content: bytes) -> None:
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(content)
    except OSError as error:
        raise CounterclaimError(
            f"{out}: cannot be written ({error.strerror}); choose another --out"
        ) from error


@app.command()
def publish(
    record: RecordFile,
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder to write; made if there is none.")],
) -> None:
    """Write the dossier as a folder of pages that opens from disk, without a server.

    [dim]counterclaim publish --record aleppo.db --out dossier[/dim]
    """
    from counterclaim.views.publishing import publish as publish_record

    pages = publish_record(record, out)
    print(f"{out}: {pages} pages; open {out / 'index.html'}")


@app.command()
def brief(
    record: RecordFile,
    out: Annotated[Path, typer.Option("--out", "-o", help="The file to write: .md, .html, .docx or .pdf.")],
) -> None:
    """Write a briefing of two pages, every line with its sources in footnotes.

    [dim]counterclaim brief --record aleppo.db --out aleppo.pdf[/dim]
    """
    from counterclaim.views.briefing import brief as brief_record

    brief_record(record, out)
    print(f"{out}: written")


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


@app.command()
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


@app.command()
def why(
    record: RecordFile,
    event: Annotated[str, typer.Argument(help="The id of an event, as `export` gives it.")],
) -> None:
    """Print why sightings are one event: what was compared, and what each part weighed.

    [dim]counterclaim why ceasefire-talks/e3 --record aleppo.db[/dim]
    """
    from counterclaim.views.course import why as explain

    with Store.open(record) as store:
        explain(store, event, Console())


@app.command()
def serve(
    record: RecordFile,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")
    ] = 8321,
    token: Annotated[
        str | None,
        typer.Option(
            help="What readers must have; made and printed where --host is not this machine's own.",
            envvar="COUNTERCLAIM_TOKEN",
        ),
    ] = None,
) -> None:
    """Serve the dossier of a record on this machine, to read and to review.

    [dim]counterclaim serve --record aleppo.db[/dim]
    [dim]counterclaim serve --record aleppo.db --host 0.0.0.0[/dim]
    """
    from counterclaim.views.web import serve as serve_record

    Store.open(record).close()
    serve_record(record, host, port, token)


@app.callback(invoke_without_command=True)
def version(
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Print the version where it is asked for."""
    if version:
        print(f"counterclaim {counterclaim.__version__}")
        raise typer.Exit


def main() -> None:
    """Run the command line; errors the user can act on are one line and exit code 1."""
    try:
        app()
    except CounterclaimError as error:
        print(f"counterclaim: {error}", file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except KeyboardInterrupt:
        print("counterclaim: stopped; a record being built keeps its last finished state", file=sys.stderr)
        sys.exit(130)
