"""The floors of the house: what may import what, as pyproject.toml says, and every room is one of them."""

from __future__ import annotations

import tomllib
from pathlib import Path

from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).resolve().parent.parent


def test_the_direction_of_imports_is_kept() -> None:
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml")) == EXIT_STATUS_SUCCESS


def test_every_room_has_its_floor() -> None:
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"][0]
    floors = {name.strip() for layer in contract["layers"] for name in layer.split("|")}
    rooms = {f"counterclaim.{p.parent.name}" for p in (ROOT / "counterclaim").glob("*/__init__.py")}
    assert rooms - floors <= {"counterclaim.sample"}
