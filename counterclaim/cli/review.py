"""The commands of review and of programs that ask the record: `judgements` and `mcp`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.options import RecordFile
from counterclaim.errors import CounterclaimError
from counterclaim.review.making import lines, read_lines
from counterclaim.store import Store
from counterclaim.store.judgements import rescued

judgements = typer.Typer(help="What analysts judged: the log of reviews of a record.", no_args_is_help=True)


@judgements.command("export")
def export_judgements(record: RecordFile) -> None:
    """Print every judgement as a line of JSON, oldest first; records of earlier versions give theirs too.

    [dim]counterclaim judgements export --record aleppo.db > judgements.jsonl[/dim]
    """
    if not record.exists():
        Store.open(record)
    for line in lines(rescued(record)):
        sys.stdout.buffer.write(line)


@judgements.command("import")
def import_judgements(
    file: Annotated[Path, typer.Argument(help="What `judgements export` printed; - for standard input.")],
    record: RecordFile,
) -> None:
    """Take judgements in from another record or another analyst; those that are there change nothing.

    [dim]counterclaim judgements import judgements.jsonl --record aleppo.db[/dim]
    """
    try:
        raw = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise CounterclaimError(f"{file}: {error.strerror}") from error
    given = read_lines(raw)
    with Store.open(record, write=True) as store:
        new = store.judge(*given)
        waiting = len(store.judged().waiting)
    print(f"{record}: {new} judgements taken in, {len(given) - new} known; {waiting} wait for their words")


def mcp(record: RecordFile) -> None:
    """Answer an assistant's questions about a record over MCP (standard input and output), with citations.

    Needs the extra: pip install 'counterclaim[mcp]'

    [dim]counterclaim mcp --record aleppo.db[/dim]
    """
    from counterclaim.views.assistants import serve

    Store.open(record).close()
    serve(record)
