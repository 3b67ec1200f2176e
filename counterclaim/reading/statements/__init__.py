"""Who said what: attributions found by an engine become statements with kind, stance and actors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, TypeAlias

from counterclaim.evidence import Report, Statement
from counterclaim.reading.prose import Prose, lay_out
from counterclaim.reading.statements import rules
from counterclaim.reading.statements.assembly import assemble
from counterclaim.reading.statements.attribution import Attribution, Stretch
from counterclaim.reading.statements.confidence import trusted, weighed
from counterclaim.reading.statements.edges import at_edges
from counterclaim.reading.statements.kind_lexicon import content_lexicon
from counterclaim.reading.statements.kinds import kind_of
from counterclaim.reading.statements.limits import parted
from counterclaim.reading.statements.neighbours import Cast, Clock
from counterclaim.reading.statements.quotations import quotations_of
from counterclaim.reading.statements.union import merge, touches
from counterclaim.reading.statements.unsaid import said

if TYPE_CHECKING:  # the rules read without the encoder's libraries
    from counterclaim.reading.encoder.statements import Scores
    from counterclaim.reading.encoder.states import States

__all__ = ["Attribution", "Cast", "Clock", "beforehand", "kind_of", "merge", "read_statements", "states_of"]

SEEN = 1000
"""Characters that the encoder sees at once, about; what runs on for longer it sees in pieces."""

Learned: TypeAlias = "Callable[[], list[Scores]]"


@contextmanager
def beforehand(report: Report, engine: Literal["rules", "encoder"]) -> Iterator[Learned | None]:
    """What waits for the encoder's scores of a report, which a second thread works out meanwhile.

    None where the engine is `rules`. The encoder lets other threads run while it computes, and its
    scores do not depend on them.
    """
    if engine == "rules":
        yield None
        return
    from counterclaim.reading.statements import encoder

    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="encoder") as beside:
        yield beside.submit(encoder.scored, *lay_out(report)).result


def states_of(scores: Sequence[Scores]) -> States:
    """The encoder's states that come with its scores, for the heads of other rooms."""
    from counterclaim.reading.encoder.states import States

    return States(scores)


def relayed(prose: Prose, a: Attribution, quotations: Sequence[Stretch]) -> bool:
    """Whether what is nested in a quotation is somebody's telling, not what the speaker says they think."""
    if not a.nested or a.cue is None or not any(touches(a, q) for q in quotations):
        return True
    return any(t.lemma_.lower() in content_lexicon().tells for t in prose.tokens(*a.cue))


def read_statements(
    prose: Prose,
    cast: Cast,
    clock: Clock,
    engine: Literal["rules", "encoder"] = "rules",
    learned: Learned | None = None,
) -> tuple[Statement, ...]:
    """Every statement of a report in the order of its content.

    `rules` uses no learned weights; `encoder` lets what the rules find decide where the encoder is torn,
    adds what only they find, waits for `learned` where that is under way, and raises MissingPart where the
    encoder's weights are not there.
    """
    found = rules.attributions(prose)
    if engine == "encoder":
        from counterclaim.reading.statements import encoder

        scores = encoder.scored(prose.text, prose.paragraphs) if learned is None else learned()
        found = chosen(prose, scores, found)
    return assemble(prose, cast, clock, found)


def chosen(prose: Prose, scores: Iterable[Scores], found: Sequence[Attribution]) -> list[Attribution]:
    """What the encoder's scores and the rules' attributions amount to together, without what is doubtful."""
    from counterclaim.reading.statements import encoder

    quotations = quoted_stretches(prose)
    second = [a for a in found if relayed(prose, a, quotations)]
    every = united(prose, encoder.decoded(prose.text, scores, second), second, quotations)
    return list(trusted(weighed(prose, every, second, quotations)))


def united(
    prose: Prose,
    primary: Sequence[Attribution],
    secondary: Sequence[Attribution],
    quotations: Sequence[Stretch],
) -> list[Attribution]:
    """The encoder's attributions completed by the rules', their edges put right, without what nobody says."""
    long = [(p.start, p.end) for p in prose.paragraphs if p.end - p.start > SEEN]
    every = merge([at_edges(prose, a) for a in primary], secondary, quotations, long)
    return list(said(prose, list(parted(prose, every, quotations)), quotations))


def quoted_stretches(prose: Prose) -> list[Stretch]:
    """The quotations of the prose in document offsets, marks included."""
    marked = [prose.doc[q.start : q.end] for q in quotations_of(prose)]
    return [(t.start_char, t.end_char) for t in marked]
