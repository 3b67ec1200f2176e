"""What was missed, made of the words that were marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from counterclaim.evidence import Actor, Dispute, Event, Figure, Passage, Place, Side, Span, Statement

READER = "analyst"
"""The reader of what an analyst added."""


def added(kind: str, id_: str, passages: Sequence[Passage]) -> Any | None:
    """A bare thing of a kind on some words, to be filled by what the analyst says of it; None for kinds
    that are not read but worked out."""
    mentions, first = tuple(passages), passages[0]
    spans = tuple(Span(p.start, p.end, p.text) for p in passages if p.report == first.report)
    name = " ".join(first.text.split())
    if kind == "actor":
        return Actor(id=id_, name=name, kind="unnamed", mentions=mentions)
    if kind == "place":
        return Place(id=id_, name=name, mentions=mentions)
    if kind == "statement":
        return Statement(
            id=id_, report=first.report, content=spans, kind="assert", direct=False, reader=READER
        )
    if kind == "event":
        return Event(
            id=id_, type="CONSULT", actors=(), recipients=(), date=None, status="reported",
            mentions=mentions, reader=READER,
        )  # fmt: skip
    if kind == "figure":
        return Figure(id=id_, report=first.report, span=spans[0], value=0, measure="count", reader=READER)
    return None


RULE = "two passages that an analyst held against each other"


def disputed(
    id_: str, sides: Sequence[Sequence[Passage]], said: Callable[[Passage], Sequence[Statement]]
) -> Dispute:
    """A bare dispute between the words of its sides; `said` gives the statements that stand on a passage:
    their speakers stand on its side."""
    found = []
    for passages in sides:
        on = {p: said(p) for p in passages}
        statements = list(dict.fromkeys(s for held in on.values() for s in held))
        speakers = (a for s in statements for a in (s.actors or ((s.actor,) if s.actor else ())))
        found.append(
            Side(
                mentions=tuple(
                    msgspec.structs.replace(p, statement=held[0].id) if held else p for p, held in on.items()
                ),
                actors=tuple(dict.fromkeys(speakers)),
                statements=tuple(s.id for s in statements),
            )
        )
    return Dispute(id=id_, kind="denial", sides=tuple(found), rule=RULE)
