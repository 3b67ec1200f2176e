"""Time expressions: mentions, TIMEX3 values, EDTF dates, and the date of an event."""

from __future__ import annotations

from counterclaim.reading import dating
from counterclaim.reading.prose import Prose
from counterclaim.reading.times.clock import Clock, resolve, time_of
from counterclaim.reading.times.mentions import mentions
from counterclaim.reading.times.publication import days_of
from counterclaim.reading.times.when import When

__all__ = ["Clock", "When", "read_times", "resolve"]


def read_times(prose: Prose) -> Clock:
    """All times of a report, settled against its date, and its Clock; an undated report is dated first."""
    found = mentions(prose.doc, prose.text)
    days = days_of(prose.report.published)
    times = tuple(time_of(prose, m, days) for m in found)
    clock = Clock(prose, prose.report, found, times)
    return clock if prose.report.published else clock.dated(dating.date_report(prose, times))
