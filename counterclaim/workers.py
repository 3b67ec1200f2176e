"""Reading on several processes, with the results in the order of the input."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor

from counterclaim.evidence import Reading, Report
from counterclaim.reading import Toolkit, read

_CHUNK = 4  # reports sent to a worker at once: enough to hide the sending, few enough to share out the last


def _read_all(job: tuple[list[Report], Toolkit]) -> list[Reading]:
    reports, toolkit = job
    return [read(report, toolkit) for report in reports]


def read_reports(reports: Iterable[Report], toolkit: Toolkit, workers: int = 1) -> Iterator[Reading]:
    """One Reading per Report, in order; with more than one worker on that many processes."""
    if workers <= 1:
        for report in reports:
            yield read(report, toolkit)
        return
    waiting = list(reports)
    chunks = [(waiting[i : i + _CHUNK], toolkit) for i in range(0, len(waiting), _CHUNK)]
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    context = multiprocessing.get_context("spawn")  # a forked copy of loaded models may hang in its threads
    with ProcessPoolExecutor(min(workers, max(1, len(chunks))), mp_context=context) as pool:
        for readings in pool.map(_read_all, chunks):
            yield from readings
