"""The times of one report, and the date of whatever happens in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import msgspec

from counterclaim.evidence import Report, Time
from counterclaim.reading.prose import Prose
from counterclaim.reading.times.attachment import Attachment
from counterclaim.reading.times.mentions import Mention
from counterclaim.reading.times.publication import Days, days_of, settle_within
from counterclaim.reading.times.when import When


def time_of(prose: Prose, m: Mention, days: Days | None) -> Time:
    """A mention as a Time of the source."""
    span = prose.span(m.start, m.end)
    settled = settle_within(m.code.replace(";?", ""), days) if m.code else None
    value = m.value or (settled.value if settled else "")
    edtf = settled.edtf if settled and ";?" not in m.code else None
    own = not m.code or m.code.startswith("=")
    return Time(
        report=prose.report.id,
        start=span.start,
        end=span.end,
        text=span.text,
        type=m.type,
        value=value,
        edtf=edtf,
        anchor="itself" if own else "narrative" if "|" in m.code else "report",
        relative=None if own else m.code,
    )


def resolve(times: tuple[Time, ...], published: str | None) -> tuple[Time, ...]:
    """The same times with every value that hangs on the report's date counted from `published` (EDTF).

    Where that is a range, a value is what all its days share (see `publication`).
    """
    days = days_of(published)
    out = []
    for t in times:
        if t.relative is None:
            out.append(t)
            continue
        settled = settle_within(t.relative.replace(";?", ""), days)
        edtf = None if ";?" in t.relative else settled.edtf
        out.append(msgspec.structs.replace(t, value=settled.value or t.value, edtf=edtf))
    return tuple(out)


class Clock:
    """The times of one report and the report as dated by them."""

    def __init__(
        self, prose: Prose, report: Report, found: Sequence[Mention], times: tuple[Time, ...]
    ) -> None:
        self.report = report
        self.times = times
        self.mentions = tuple(found)
        self._prose = prose

    @cached_property
    def _attachment(self) -> Attachment:
        return Attachment(self._prose, self.mentions, self.times, days_of(self.report.published))

    def when(self, start: int, end: int, future: bool | None = None) -> When | None:
        """The EDTF date of a trigger at document offsets [start, end); None where nobody stated one.

        `future` says whether the event is planned; None leaves it to the trigger's tense. Basis
        `report` is the month of a dated report at most (see `attachment`).
        """
        return self._attachment.when(start, end, future)

    def dated(self, report: Report) -> Clock:
        """The same clock with its report dated and every time counted from that date."""
        return Clock(self._prose, report, self.mentions, resolve(self.times, report.published))
