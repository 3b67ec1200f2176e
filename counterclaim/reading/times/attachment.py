"""Which of a sentence's times dates a trigger: by the parse first, then by nearness."""

from __future__ import annotations

from counterclaim.evidence import Time
from counterclaim.reading.prose import Prose
from counterclaim.reading.times.clock import When, WhenBasis
from counterclaim.reading.times.mentions import Mention
from counterclaim.reading.times.tense import governor


def attach(
    prose: Prose, found: list[Mention], times: tuple[Time, ...], start: int, end: int, future: bool | None
) -> When | None:
    """The date of a trigger at [start, end), or None."""
    del future
    trigger = prose.tokens(start, end).root
    sentence = trigger.sent
    best: tuple[int, int, Time, Mention] | None = None
    for m, t in zip(found, times, strict=True):
        if t.edtf is None or not sentence.start_char <= m.start < sentence.end_char:
            continue
        root = prose.tokens(m.start, m.end).root
        same = governor(root) == governor(trigger)
        ranked = (0 if same else 1, abs(m.start - start), t, m)
        if best is None or ranked[:2] < best[:2]:
            best = ranked
    if best is None:
        return None
    basis: WhenBasis = "own" if best[0] == 0 else "sentence"
    return When(best[2].edtf or "", basis, prose.passage(best[3].start, best[3].end))
