"""Reports of one story touch little of what is told of another."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from counterclaim.evidence import Reading, Record, Report
from counterclaim.intake import take_in
from counterclaim.reading import Toolkit, read
from counterclaim.reconcile import reconcile
from counterclaim.sample import REPORTS

RUNS_ON = {"reports", "actors", "places", "positions", "times", "shared", "joins", "problems"}
"""What several stories have in common, or what goes on where another leaves off."""

FEW = 0.01
"""The share of its lines that a story of other years and places may change: a party called otherwise."""


def told(folder: Path, name: str) -> list[Reading]:
    """The readings of a folder, their reports and all ids in them under a name of their own."""
    toolkit = Toolkit(statements="rules")
    found = []
    for report in take_in([folder]):
        if isinstance(report, Report):
            reading = read(report, toolkit)
            plain = msgspec.json.encode(reading).decode()
            for end in ('"', "/"):
                plain = plain.replace(f'"{report.id}{end}', f'"{name}.{report.id}{end}')
            found.append(msgspec.json.decode(plain, type=Reading))
    return found


def lines(record: Record) -> dict[tuple[str, str], bytes]:
    """Every line of the record that belongs to one story, by kind and id."""
    return {
        (kind, thing.id): msgspec.json.encode(thing)
        for kind in record.__struct_fields__
        if kind not in RUNS_ON
        for thing in getattr(record, kind)
    }


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("story", ["tokhar2016", "rashideen2017", "ukraine-kyiv"])
def test_a_story_of_other_years_touches_few_lines(shared: Path, story: str) -> None:
    own, others = told(REPORTS, "own"), told(shared / "dossiers" / story / "reports", "other")
    alone, together = lines(reconcile(own, {})), lines(reconcile([*own, *others], {}))
    gone = [line for line in alone if line not in together]
    changed = [line for line, now in together.items() if alone.get(line, now) != now]
    assert gone == []
    assert len(changed) <= FEW * len(alone), changed


@pytest.mark.shared
@pytest.mark.slow
def test_events_of_different_wars_are_never_one(shared: Path) -> None:
    stories = {
        "own": told(REPORTS, "own"),
        "kyiv": told(shared / "dossiers" / "ukraine-kyiv" / "reports", "kyiv"),
        "tokhar": told(shared / "dossiers" / "tokhar2016" / "reports", "tokhar"),
    }
    record = reconcile([reading for readings in stories.values() for reading in readings], {})
    for event in record.events:
        assert len({m.report.partition(".")[0] for m in event.mentions}) == 1, event
