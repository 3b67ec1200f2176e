"""The commands that take reports in: `fetch`, `build`, `read`, `formats`, `places`."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

import typer

from counterclaim import contract
from counterclaim.cli.options import Model, RecordFile, Statements, Workers
from counterclaim.cli.progress import SET_ASIDE, progress, tell
from counterclaim.evidence import Problem
from counterclaim.intake.feeds import Bounds, fetch_feeds, networks
from counterclaim.intake.formats import FORMATS, NEEDS
from counterclaim.pipeline import build as build_record
from counterclaim.pipeline import read_each, take_in_all
from counterclaim.reading import Toolkit
from counterclaim.reading.places.dump import add_dump
from counterclaim.reading.toolkit import DEFAULT_ENGINE, MODEL

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


def _networks(given: list[str]) -> Bounds:
    try:
        return Bounds(networks=networks(given))
    except ValueError as what:
        raise typer.BadParameter(str(what), param_hint="--allow-network") from None


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
            lost += tell([found])
        else:
            kept += 1
            print(f"{found.path}: {'fetched' if found.changed else 'unchanged'}")
    if not kept:
        raise typer.Exit(1)
    if lost:
        raise typer.Exit(SET_ASIDE)


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
        str | None, typer.Option(help="What the record is called; else as before, or by its file's name.")
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
    with progress() as tick:
        built = build_record(
            paths, record, Toolkit(model, statements), workers=workers, title=title, aside=aside, tick=tick
        )
    lost = tell(built.problems)
    print(f"{record}: {built.reports} reports, {built.read} read now, {lost} set aside")
    if not built.reports:
        raise typer.Exit(1)
    if lost:
        raise typer.Exit(SET_ASIDE)


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
    with progress() as tick:
        reports, problems = take_in_all(paths, tick)
        for _key, reading, _new in read_each(reports, Toolkit(model, statements), workers=workers, tick=tick):
            sys.stdout.buffer.write(contract.dumps(contract.line(reading)) + b"\n")
    lost = tell(problems)
    if not reports:
        raise typer.Exit(1)
    if lost:
        raise typer.Exit(SET_ASIDE)


def formats() -> None:
    """List the formats that can be read, and what each needs.

    [dim]counterclaim formats[/dim]
    """
    for known in FORMATS:
        print(f"{known.name:8}{known.takes}\n{'':8}needs {NEEDS[known.name]}")


places = typer.Typer(help="What the gazetteer knows.", no_args_is_help=True)


@places.command()
def add(
    dump: Annotated[Path, typer.Argument(help="A GeoNames country dump, SY.zip or the SY.txt in it.")],
) -> None:
    """Add the villages and sites of a GeoNames country dump to your own gazetteer.

    [dim]counterclaim places add SY.zip[/dim]
    """
    print(f"{dump}: {add_dump(dump)} places added")
