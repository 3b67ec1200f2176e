"""Options that several commands take."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

RecordFile = Annotated[Path, typer.Option("--record", "-r", help="The record, one SQLite file.")]
Workers = Annotated[int, typer.Option(min=1, help="How many processes read.")]
Model = Annotated[str, typer.Option(help="spaCy English model: package name or path.")]
Statements = Annotated[
    Literal["rules", "encoder"],
    typer.Option(help="What finds statements: the learned encoder, or rules that used no corpus."),
]
