"""Build hook: the gazetteer is compiled before the package is packed, for wheels and editable installs."""

from __future__ import annotations

import sys
import types
from importlib import import_module
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PLACES = Path("counterclaim", "reading", "places")
GAZETTEER = Path("counterclaim", "reading", "gazetteer.sqlite")


class GazetteerHook(BuildHookInterface[Any]):
    """Makes `counterclaim/reading/gazetteer.sqlite` where it is missing or older than its sources."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Builds the file and lists it among what the wheel carries; `version` is not looked at."""
        if self.target_name != "wheel":
            return
        folder = Path(self.root) / PLACES
        target = Path(self.root) / GAZETTEER
        sources = [folder / "compile.py", folder / "folding.py", *sorted((folder / "data").glob("*.tsv"))]
        if not target.exists() or any(s.stat().st_mtime > target.stat().st_mtime for s in sources):
            self.app.display_waiting("Compiling the gazetteer")
            _compiler(folder).build(target)
        build_data["artifacts"].append(GAZETTEER.as_posix())


def _compiler(folder: Path) -> Any:
    """The compiler module alone: the package around it imports what a build does not have."""
    alone = types.ModuleType("gazetteer_build")
    alone.__path__ = [str(folder)]
    sys.modules["gazetteer_build"] = alone
    return import_module("gazetteer_build.compile")
