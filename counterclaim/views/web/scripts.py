"""The scripts that pages may carry: built from `web/` at install time, missing where npm is out of reach."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

MISSING = (
    "the scripts of the pages were not built when this was installed (npm could not be reached); "
    "every page works without them, and installing again with a network brings them"
)


@cache
def scripts() -> bool:
    """Whether the scripts are there."""
    return files("counterclaim.views.web").joinpath("static", "built", "dossier.js").is_file()
