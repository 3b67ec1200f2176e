"""The commands that make the dossier: `serve`, `publish`, `brief`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.options import RecordFile
from counterclaim.store import Store


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
