"""The date of something, and where it was taken from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from counterclaim.evidence import Passage

WhenBasis = Literal["own", "clause", "sentence", "paragraph", "report"]


@dataclass(frozen=True, slots=True)
class When:
    """An EDTF date, where it was taken from, and the words that say it.

    Basis `report` is the month of a dated report whose text states no date; its passage is the trigger.
    """

    edtf: str
    basis: WhenBasis
    passage: Passage
