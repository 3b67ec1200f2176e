"""Who said what: attributions found by an engine become statements with kind, stance and actors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Literal

from counterclaim.evidence import Report, Statement
from counterclaim.reading.prose import Prose, lay_out
from counterclaim.reading.statements import rules
from counterclaim.reading.statements.assembly import assemble
from counterclaim.reading.statements.attribution import Attribution
from counterclaim.reading.statements.kinds import kind_of
from counterclaim.reading.statements.neighbours import Cast, Clock
from counterclaim.reading.statements.quotations import quotations_of
from counterclaim.reading.statements.union import merge

__all__ = ["Attribution", "Cast", "Clock", "beforehand", "kind_of", "merge", "read_statements"]

Learned = Callable[[], list[Attribution]]


@contextmanager
def beforehand(report: Report, engine: Literal["rules", "encoder"]) -> Iterator[Learned | None]:
    """What waits for the encoder's attributions of a report, which a second thread works out meanwhile.

    None where the engine is `rules`. The encoder lets other threads run while it computes, and what it
    finds does not depend on them.
    """
    if engine == "rules":
        yield None
        return
    from counterclaim.reading.statements import encoder

    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="encoder") as beside:
        yield beside.submit(encoder.attributions_in, *lay_out(report)).result


def read_statements(
    prose: Prose,
    cast: Cast,
    clock: Clock,
    engine: Literal["rules", "encoder"] = "rules",
    learned: Learned | None = None,
) -> tuple[Statement, ...]:
    """Every statement of a report in the order of its content.

    `rules` uses no learned weights; `encoder` merges what the encoder finds with what only the rules
    find, waits for `learned` where that is under way, and raises MissingPart where the encoder's weights
    are not there.
    """
    found = rules.attributions(prose)
    if engine == "encoder":
        from counterclaim.reading.statements import encoder

        marked = [prose.doc[q.start : q.end] for q in quotations_of(prose)]
        quotations = [(t.start_char, t.end_char) for t in marked]
        primary = encoder.attributions(prose) if learned is None else learned()
        found = merge(primary, found, quotations)
    return assemble(prose, cast, clock, found)
