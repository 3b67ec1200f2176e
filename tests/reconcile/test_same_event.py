"""What a report tells as one event is remembered, and found again only where the report looks otherwise."""

from __future__ import annotations

import msgspec

from tests.reconcile.test_memory import Builds, readings
from tests.reconcile.test_order import as_bytes

SHELLED = (
    "Guns shelled the port of Hodeidah on Monday. The shelling of Hodeidah killed nine people on Monday."
)
MARCHED = "Thousands marched in Nairobi on Sunday. The march in Nairobi ended in clashes on Sunday."


def test_only_the_report_whose_place_lies_elsewhere_is_told_anew() -> None:
    told = readings(north=SHELLED, south=MARCHED)
    builds = Builds()
    builds.record(told)
    assert builds.memory.made["told as one"] == 2
    builds.record(told[::-1])
    assert builds.memory.made["told as one"] == 0
    moved = tuple(
        msgspec.structs.replace(p, lat=(p.lat or 0.0) + 1.0, geonameid=None) for p in told[0].places
    )
    told[0] = msgspec.structs.replace(told[0], places=moved)
    assert builds.record(told) == as_bytes(told)
    assert builds.memory.made["told as one"] == 1


def test_a_report_with_a_figure_that_differs_is_told_anew() -> None:
    told = readings(north=SHELLED, south=MARCHED)
    builds = Builds()
    builds.record(told)
    assert told[0].figures
    ten = tuple(msgspec.structs.replace(f, value=10.0) for f in told[0].figures)
    told[0] = msgspec.structs.replace(told[0], figures=ten)
    assert builds.record(told) == as_bytes(told)
    assert builds.memory.made["told as one"] == 1
