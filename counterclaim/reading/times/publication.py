"""The days a report may have been published on, and what a relative expression is worth across them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counterclaim.reading.times.values import Settled, bounds, settle

_FEW = 7


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day a publication date (EDTF) stands for."""

    first: date
    last: date

    @property
    def few(self) -> bool:
        """Whether they lie within a week."""
        return (self.last - self.first).days < _FEW

    @property
    def month(self) -> str | None:
        """The month they all lie in; None where there are two."""
        name = self.first.isoformat()[:7]
        return name if self.last.isoformat().startswith(name) else None


def days_of(published: str | None) -> Days | None:
    """The days of a publication date or interval; None where it names none."""
    parts = [p.rstrip("~?%")[:10] for p in (published or "").split("/")]
    first, last = bounds(parts[0]), bounds(parts[-1])
    return None if first is None or last is None else Days(first[0], last[1])


def settle_within(code: str, days: Days | None) -> Settled:
    """A code settled against a range of days: exact where every day gives the same, else what they share."""
    if days is None:
        return settle(code, None)
    low, high = settle(code, days.first), settle(code, days.last)
    if low == high:
        return low
    value = _shared(low.value, high.value)
    if not low.edtf or not high.edtf:
        return Settled(value, None, None)
    if days.few:
        first, last = low.edtf.split("/")[0], high.edtf.split("/")[-1]
        return Settled(value, f"{first}/{last}", low.first)
    shared = _shared(low.edtf, high.edtf)
    return Settled(value, shared if shared[:4].isdigit() else None, low.first)


def _shared(low: str, high: str) -> str:
    """The leading parts two dates share, or XXXX."""
    if low == high:
        return low
    parts = []
    for a, b in zip(low.split("/")[0].split("-"), high.split("/")[0].split("-"), strict=False):
        if a != b:
            break
        parts.append(a)
    return "-".join(parts) or "XXXX"
