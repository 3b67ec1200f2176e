"""Whatever comes in, nothing is raised, and every span is where it says."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.evidence import Report
from counterclaim.intake import take_in, take_in_text

PIECES = st.sampled_from(
    ["Share", "PORT HALDEN (Reuters) - ", "A man walks. ", "(AP)", "\n", "\r\n\r\n", "FILE — ",
     "May 6, 2031", "t.co/abcdefg", ". "]
)  # fmt: skip


def holds(report: Report) -> None:
    ends = 0
    for span in report.body:
        assert report.text[span.start : span.end] == span.text
        assert span.start >= ends
        ends = span.end
    for piece in report.furniture:
        assert report.text[piece.start : piece.end] == piece.text


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=40)), max_size=30).map("".join))
def test_any_text_has_true_offsets(text: str) -> None:
    holds(take_in_text("r", text))


@pytest.mark.slow
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=2000), st.sampled_from([".txt", ".html", ".jsonl", ".bin", ""]))
def test_any_bytes_are_a_report_or_a_problem(raw: bytes, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"x{suffix}"
        path.write_bytes(raw)
        for item in take_in([path]):
            if isinstance(item, Report):
                holds(item)
