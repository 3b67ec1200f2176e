"""Packages that only some exports need: loaded when asked for; where missing, what to install."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

from counterclaim.errors import MissingPart


def needed(module: str, package: str, extra: str, what: str) -> Any:
    """The module; raises MissingPart with the command that installs it."""
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingPart(
            f"{what} needs the package {package}, which is not installed; "
            f"install it with: {sys.executable} -m pip install {package} (it is the extra {extra!r})"
        ) from error
