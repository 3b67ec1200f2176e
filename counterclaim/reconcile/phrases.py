"""Word lists of this room as compiled patterns."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def phrases(name: str, table: str | None = None) -> dict[str, re.Pattern[str]]:
    """Each list of a TOML file in this folder (or of one of its tables) as one pattern of whole words."""
    data = tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
    lists = data if table is None else data[table]
    return {key: re.compile(rf"\b(?:{'|'.join(listed)})\b", re.I) for key, listed in lists.items()}
