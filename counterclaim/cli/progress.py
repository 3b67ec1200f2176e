"""What a command tells while it works: a bar on the terminal, and what was set aside."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

from counterclaim.evidence import Problem
from counterclaim.intake.trouble import REMARKS
from counterclaim.pipeline import Tick

SET_ASIDE = 3
"""The exit code of what was done though some input was set aside."""


@contextmanager
def progress() -> Iterator[Tick]:
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


def tell(problems: Iterable[Problem]) -> int:
    """Print what was set aside or remarked on; how many inputs were lost."""
    lost = 0
    for p in problems:
        lost += p.count if p.code not in REMARKS else 0
        print(f"{'remark' if p.code in REMARKS else 'set aside'}: {p.message}", file=sys.stderr)
    return lost
