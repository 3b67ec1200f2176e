"""Copies: which report repeats which other, whole, cut to length or in part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counterclaim.evidence import Report


def find_copies(reports: Sequence[Report]) -> Mapping[str, str]:
    """For every report that repeats another: the id of the one it repeats."""
    firsts: dict[tuple[str, ...], Report] = {}
    found: dict[str, str] = {}
    for report in sorted(reports, key=lambda r: (r.published or "9999", -len(r.text), r.id)):
        key = tuple(" ".join(span.text.split()) for span in report.body)
        first = firsts.setdefault(key, report)
        if first is not report and key:
            found[report.id] = first.id
    return found
