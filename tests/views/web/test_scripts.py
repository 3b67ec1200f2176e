from __future__ import annotations

import gzip
import importlib.util
import re
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

from counterclaim.views.web.scripts import scripts

ROOT = Path(__file__).resolve().parents[3]
WEB = ROOT / "web"
BUILT = ROOT / "counterclaim" / "views" / "web" / "static" / "built"

pytestmark = pytest.mark.skipif(not WEB.is_dir(), reason="needs the sources of the scripts, web/")


@pytest.fixture(scope="module")
def hook() -> ModuleType:
    pytest.importorskip("hatchling", reason="needs hatchling, which the build brings")
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def web(at: Path) -> Path:
    (at / "web" / "src").mkdir(parents=True)
    (at / "web" / "package.json").write_text("{}")
    (at / "web" / "package-lock.json").write_text("{}")
    (at / "web" / "src" / "a.ts").write_text("export {};\n")
    return at


def test_no_committed_file_of_the_scripts_names_a_host() -> None:
    for path in [*WEB.glob("*.json"), *WEB.glob("*.js"), WEB / ".npmrc"]:
        assert "://" not in path.read_text(encoding="utf-8"), path


def test_packages_are_pinned() -> None:
    versions = re.findall(r'^    "[^"]+": "([^"]+)",?$', (WEB / "package.json").read_text(), re.M)
    assert [v for v in versions if re.fullmatch(r"\d+\.\d+\.\d+", v)]
    assert not [v for v in versions if v[0] in "^~*>"]


def test_the_scripts_are_built_again_only_when_their_sources_change(tmp_path: Path, hook: ModuleType) -> None:
    root = web(tmp_path)
    assert not hook.is_current(root)
    built = root / hook.BUILT
    built.mkdir(parents=True)
    (built / "web.sha256").write_text(hook.digest(root / "web") + "\n")
    assert hook.is_current(root)
    (root / "web" / "src" / "a.test.ts").write_text("")
    assert hook.is_current(root)
    (root / "web" / "src" / "a.ts").write_text("export const a = 1;\n")
    assert not hook.is_current(root)


def test_without_sources_there_is_nothing_to_build(tmp_path: Path, hook: ModuleType) -> None:
    assert hook.is_current(tmp_path)


def test_a_build_without_node_says_so(
    tmp_path: Path, hook: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hook, "usable_node", lambda: None)
    monkeypatch.setattr(hook, "find_spec", lambda name: None)
    assert hook.build_scripts(web(tmp_path)) == "there is no Node"


def test_a_build_without_packages_says_so(
    tmp_path: Path, hook: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hook, "usable_node", lambda: ["false", "false"])
    assert hook.build_scripts(web(tmp_path)).startswith("npm could not bring its packages")
    assert not (tmp_path / hook.BUILT / "web.sha256").exists()


@pytest.mark.skipif(not scripts(), reason="the scripts were not built: npm could not be reached")
def test_all_scripts_together_are_small() -> None:
    every = b"".join(p.read_bytes() for p in sorted(BUILT.glob("*.js")))
    assert len(gzip.compress(every)) < 100_000
    assert b"eval(" not in every
    assert b"new Function" not in every


@pytest.mark.slow
@pytest.mark.skipif(
    shutil.which("npm") is None or not (WEB / "node_modules" / ".bin" / "vitest").exists(),
    reason="needs npm and the packages of web/, which `make lint` brings",
)
def test_the_scripts_pass_their_own_tests() -> None:
    done = subprocess.run(["npm", "run", "--silent", "test"], cwd=WEB, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
