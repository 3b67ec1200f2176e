"""A stretch of work during which Python does not look for reference cycles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Switch the search for cycles off, and on again as it was; also a decorator.

    Loading and reconciling readings makes millions of things that are all kept and hardly any cycles; to look
    through them again and again takes a quarter of the time for 10,000 reports, and more for more. What was
    made is handed over as old, so that switching the search on does not go through all of it at once.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            if gc.get_freeze_count() == 0:
                gc.freeze()
                gc.unfreeze()
            gc.enable()
