"""Requests made from the description, well and badly formed, answered as it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.views.web import application
from tests.views.web.records import keep, record

schemathesis = pytest.importorskip("schemathesis")
hypothesis = pytest.importorskip("hypothesis")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> object:
    path: Path = keep(record(), tmp_path_factory.mktemp("schemathesis") / "r.db")
    app = application(path, hosts=frozenset({"localhost", "127.0.0.1", "testserver"}))
    return schemathesis.openapi.from_asgi("/api/openapi.json", app)


schema = schemathesis.pytest.from_fixture("loaded")


@schema.parametrize()
@hypothesis.settings(max_examples=12, deadline=None, derandomize=True)
def test_every_answer_is_as_described(case: schemathesis.Case) -> None:
    case.call_and_validate()
