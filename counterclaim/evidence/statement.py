"""Who said what: a source, a cue, content, and what the source does with it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from counterclaim.evidence.spans import Span

StatementKind = Literal[
    "assert",
    "deny",
    "accuse",
    "propose",
    "demand",
    "agree",
    "reject",
    "promise",
    "threaten",
    "doubt",
    "announce",
    "condemn",
    "hope",
    "ask",
]
Stance = Literal["asserted", "denied", "open"]


class Statement(Struct, frozen=True, kw_only=True):
    """One statement of one report. `content` has several spans where the cue interrupts it.

    `stance` says what the source makes of the content (asserted, denied, left open); `said` is an
    EDTF date; `via` is the actor that relays it; `within` the statement it is nested in; `reader`
    names what found it; `confidence` is the probability (0 to 1) that source and content are as a careful
    coder would mark them, None where the reader does not say.
    """

    id: str
    report: str
    content: tuple[Span, ...]
    kind: StatementKind
    direct: bool
    source: Span | None = None
    actor: str | None = None
    actors: tuple[str, ...] = ()
    anonymous: bool = False
    cue: Span | None = None
    stance: Stance = "asserted"
    said: str | None = None
    via: str | None = None
    within: str | None = None
    independent_sources: int = 1
    reader: str = ""
    confidence: float | None = None
