"""Files that commands write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from counterclaim.errors import CounterclaimError


@contextmanager
def writing_to(out: Path) -> Iterator[None]:
    """What `--out` names is written inside; raises CounterclaimError where that cannot be done."""
    try:
        yield
    except OSError as error:
        raise CounterclaimError(
            f"{out}: cannot be written ({error.strerror}); choose another --out"
        ) from error


def write_out(out: Path, content: bytes) -> None:
    """Write what `--out` names, its folder made; raises CounterclaimError where that cannot be done."""
    with writing_to(out):
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(content)
