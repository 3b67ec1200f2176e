"""Requests made from the description, well and badly formed, answered as it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.views.web import application
from counterclaim.views.web.api import description
from tests.views.web.records import keep, record

schemathesis = pytest.importorskip("schemathesis")
hypothesis = pytest.importorskip("hypothesis")

pytestmark = pytest.mark.slow
EXAMPLES = 15
"""Requests of each sort to each address: some thousand in all."""


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> schemathesis.BaseSchema:
    path: Path = keep(record(), tmp_path_factory.mktemp("schemathesis") / "r.db")
    app = application(path, hosts=frozenset({"localhost", "127.0.0.1", "testserver"}))
    return schemathesis.openapi.from_asgi("/api/openapi.json", app)


@pytest.mark.parametrize("mode", ["POSITIVE", "NEGATIVE"])
@pytest.mark.parametrize("path", sorted(description()["paths"]))
def test_every_answer_is_as_described(schema: schemathesis.BaseSchema, path: str, mode: str) -> None:
    operation = schema[path]["GET"]
    sort = schemathesis.GenerationMode[mode]
    strategy = operation.as_strategy(generation_mode=sort)

    @hypothesis.settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    @hypothesis.given(case=strategy)
    def asked(case: schemathesis.Case) -> None:
        case.call_and_validate()

    try:
        asked()
    except hypothesis.errors.Unsatisfiable:
        assert mode == "NEGATIVE"  # an address without parameters cannot be asked badly
