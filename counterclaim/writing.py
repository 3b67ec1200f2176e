"""Files that commands write."""

from __future__ import annotations

from pathlib import Path

from counterclaim.errors import CounterclaimError


def write_out(out: Path, content: bytes) -> None:
    """Write what `--out` names, its folder made; raises CounterclaimError where that cannot be done."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(content)
    except OSError as error:
        raise CounterclaimError(
            f"{out}: cannot be written ({error.strerror}); choose another --out"
        ) from error
