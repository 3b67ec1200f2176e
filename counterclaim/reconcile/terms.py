"""What a proposal's words say of its terms: which measure, from when, for how long, when it was made."""

from __future__ import annotations

import re

from counterclaim.evidence import Passage
from counterclaim.reconcile.ground import Ground
from counterclaim.reconcile.phrases import phrases

MEASURES = phrases("measures.toml", "measures")
"""What can be proposed: for each measure the words that name it, the more concrete ones first."""
_WORDS = phrases("measures.toml", "words")
_MADE_BEFORE = re.compile(rf"{_WORDS['made'].pattern}(?:\s+\w+)?(?:\s+(?:on|in))?\s*$", re.I)


def measure_of(text: str) -> str | None:
    """The measure a text speaks of; the most concrete one where it names several. One that only dates
    another ("within a month of a truce") is none."""
    return next(
        (
            name
            for name, pattern in MEASURES.items()
            if any(not _DATES_BY.search(text[: m.start()]) for m in pattern.finditer(text))
        ),
        None,
    )


_DATES_BY = re.compile(
    r"\b(?:after|before|since|following|upon|(?:within|inside|in) (?:[\w-]+ ){1,2}(?:of|from|after))\s+"
    r"(?:an?|the|any|such an?)\s+(?:[\w-]+ )?$",
    re.I,
)


def terms_of(passage: Passage, ground: Ground) -> dict[str, str]:
    """What could be read of the terms in a passage: measure, start, duration, when it was made."""
    terms: dict[str, str] = {}
    measure = measure_of(passage.text)
    if measure is not None:
        terms["measure"] = measure
    if _WORDS["immediate"].search(passage.text):
        terms["start"] = "immediate"
    for t in ground.times[passage.report]:
        if not (passage.start <= t.start and t.end <= passage.end):
            continue
        before = ground.reports[passage.report].text[max(passage.start, t.start - 24) : t.start].lower()
        if t.type == "DURATION" and "duration" not in terms and t.value.startswith("P"):
            terms["duration"] = t.value
        elif t.edtf and _MADE_BEFORE.search(before):
            terms["made"] = t.edtf
        elif t.edtf and "start" not in terms and t.type in {"DATE", "TIME"}:
            terms["start"] = t.edtf
    return terms
