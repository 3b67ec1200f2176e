"""When: time expressions as TIMEX3, dates as EDTF."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


class Time(Struct, frozen=True, kw_only=True):
    """One time expression. `value` is TIMEX3 (2016-02-11, P5D, 2016-W06, PAST_REF ...).

    `edtf` is the same as an EDTF date or interval where the expression names one; `anchor` says what
    it was counted from (report, narrative, itself); an expression of an undated report that hangs on
    the report's date keeps its offset in `relative` ("-1D", "-1M", "weekday:3:past") and has the
    value XXXX-XX-XX or the like until the report is dated.
    """

    report: str
    start: int
    end: int
    text: str
    type: TimexType
    value: str
    edtf: str | None = None
    anchor: str | None = None
    relative: str | None = None
