"""Small stories made from strings, read and reconciled: what the tests of this room start from."""

from __future__ import annotations

from collections.abc import Mapping

from counterclaim.evidence import Record
from counterclaim.reading import Toolkit, read
from counterclaim.reconcile import reconcile
from tests.reports import report


def record(
    texts: Mapping[str, str], published: str = "2021-03-04", copies: Mapping[str, str] | None = None
) -> Record:
    """The record of some texts, all out on one day, read by the rules."""
    toolkit = Toolkit(statements="rules")
    reports = [
        report(text, id=id_, published=published, published_basis="given") for id_, text in texts.items()
    ]
    return reconcile([read(r, toolkit) for r in reports], copies or {})


def names(found: Record, ids: tuple[str, ...]) -> set[str]:
    """The names of some actors."""
    return {a.name for a in found.actors if a.id in ids}
