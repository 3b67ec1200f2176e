"""Who said what: attributions found by an engine become statements with kind, stance and actors."""

from __future__ import annotations

from typing import Literal

from counterclaim.evidence import Statement
from counterclaim.reading.prose import Prose
from counterclaim.reading.statements import rules
from counterclaim.reading.statements.assembly import assemble
from counterclaim.reading.statements.attribution import Attribution
from counterclaim.reading.statements.kinds import kind_of
from counterclaim.reading.statements.neighbours import Cast, Clock
from counterclaim.reading.statements.quotations import quotations_of
from counterclaim.reading.statements.union import merge

__all__ = ["Attribution", "Cast", "Clock", "kind_of", "merge", "read_statements"]


def read_statements(
    prose: Prose, cast: Cast, clock: Clock, engine: Literal["rules", "encoder"] = "rules"
) -> tuple[Statement, ...]:
    """Every statement of a report in the order of its content.

    `rules` uses no learned weights; `encoder` merges what the encoder finds with what only the rules
    find, and raises ImportError where the encoder is not installed.
    """
    found = rules.attributions(prose)
    if engine == "encoder":
        from counterclaim.reading.statements import encoder

        marked = [prose.doc[q.start : q.end] for q in quotations_of(prose)]
        quotations = [(t.start_char, t.end_char) for t in marked]
        found = merge(encoder.attributions(prose), found, quotations)
    return assemble(prose, cast, clock, found)
