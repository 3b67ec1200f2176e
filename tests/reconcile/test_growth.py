from __future__ import annotations

import pytest

from benchmarks.bench_growth import FEW, SOME, readings, seconds


def test_tellings_differ_and_keep_their_spans() -> None:
    told = list(readings(50))
    assert len({r.report.id for r in told}) == 50
    assert len({r.report.published for r in told if r.report.id.endswith("koje-first-figures")}) > 1
    for r in told:
        for s in r.statements:
            for c in s.content:
                assert r.report.text[c.start : c.end] == c.text


@pytest.mark.slow
def test_time_a_reading_hardly_grows() -> None:
    assert seconds(SOME) / SOME < 2 * seconds(FEW) / FEW
