from __future__ import annotations

import re
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from counterclaim.errors import CounterclaimError
from counterclaim.views.web import serve
from tests.views.web.records import keep, record


def test_serving_prints_the_address_and_answers(tmp_path: Path) -> None:
    path = keep(record(), tmp_path / "r.db")
    command = [sys.executable, "-m", "counterclaim", "serve", "--record", str(path), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            found = re.search(r"at (http://127\.0\.0\.1:\d+/) \(Ctrl-C to stop\)", line)
            assert found is not None
            with urllib.request.urlopen(found[1], timeout=20) as answer:
                assert b"What the reports hold" in answer.read()
                assert "server" not in {k.lower() for k in answer.headers}
        finally:
            process.terminate()


def test_only_this_machine_is_served(tmp_path: Path) -> None:
    with pytest.raises(CounterclaimError, match="this machine only"):
        serve(tmp_path / "r.db", "0.0.0.0", 0)
