"""The command line: each command is a thin call into the rooms below.

Exit codes: 0 done; 1 nothing could be done, and why; 2 the command line was wrong; 3 done, but some input
was set aside (`counterclaim show problems` lists it).
"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

import counterclaim
from counterclaim.cli import dossier, record, reports, review
from counterclaim.cli.progress import SET_ASIDE
from counterclaim.errors import CounterclaimError

__all__ = ["SET_ASIDE", "app", "main"]

app = typer.Typer(
    name="counterclaim",
    help="Read reports about wars and talks and keep the record: who said what, what happened according to "
    "whom, and where sources contradict each other. Works offline.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)
app.add_typer(review.judgements, name="judgements")
app.add_typer(reports.places, name="places")
for _command in (
    reports.fetch,
    reports.build,
    reports.read,
    reports.formats,
    record.export,
    dossier.publish,
    dossier.brief,
    record.show,
    record.why,
    dossier.serve,
    review.mcp,
):
    app.command()(_command)


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
