"""The date that a report without a sure one takes from the report it repeats, or that repeats it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from counterclaim.evidence import Clue, Report
from counterclaim.evidence.edtf import days

_WEEK = 7


def firmness(report: Report) -> int:
    """How sure a report's date is: 0 none, 1 low or coarse (over a week), 2 medium, 3 high or given."""
    known = days(report.published)
    if known is None:
        return 0
    if report.published_basis != "inferred":
        return 3
    if known.length > _WEEK:
        return 1
    return {"high": 3, "medium": 2}.get(report.published_confidence or "", 1)


def date_as_copied(reports: Sequence[Report], copies: Mapping[str, str]) -> tuple[Report, ...]:
    """The reports in their order, unsure ones with the date of a surer copy or original.

    `copies` maps the id of a copy to what it copies. The surest of those a report shares its text with
    decides, of equal ones the first by id; what one round dates helps the next. A borrowed date is never
    surer than medium, and its clue names the report it is from.
    """
    known = {r.id: r for r in reports}
    sharers: dict[str, set[str]] = {}
    for one, other in copies.items():
        if one in known and other in known:
            sharers.setdefault(one, set()).add(other)
            sharers.setdefault(other, set()).add(one)
    for _ in known:
        fresh: dict[str, Report] = {}
        for name, others in sorted(sharers.items()):
            report = known[name]
            best = min(others, key=lambda o: (-firmness(known[o]), o))
            if firmness(report) < min(2, firmness(known[best])):
                fresh[name] = _borrow(report, known[best])
        if not fresh:
            break
        known |= fresh
    return tuple(known[r.id] for r in reports)


def _borrow(report: Report, other: Report) -> Report:
    at = report.body[0].start if report.body else 0
    clue = Clue(at, at, "", other.published or "", f"repeats the text of report {other.id}")
    return msgspec.structs.replace(
        report,
        published=other.published,
        published_basis="inferred",
        published_clues=(*report.published_clues, clue),
        published_alternatives=other.published_alternatives,
        published_confidence="medium",
    )
