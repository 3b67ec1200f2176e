"""The sides of a dispute, the rules that find one, and the line that says what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from counterclaim.evidence import Dispute, Side, Statement, in_order
from counterclaim.evidence.dispute import DisputeKind
from counterclaim.reconcile.ground import Ground


class Rule(NamedTuple):
    """What found a dispute: its kind, its name, what it compared, and what would settle the question."""

    kind: DisputeKind
    name: str
    why: str
    settled_by: str


_EVIDENCE = "independent evidence for or against it"
DENIED = Rule("denial", "denied claim", "the second side turns down what the first says", _EVIDENCE)
ANSWERED = Rule("denial", "the accused denies it", "the second side is whom the first accuses", _EVIDENCE)
CLEARED = Rule("denial", "the accused clears himself", "the second side is whom the first accuses", _EVIDENCE)
TURNED_DOWN = Rule(
    "denial", "what was just said is denied", "the second side denies what the first said", _EVIDENCE
)
BLAME = Rule(
    "blame",
    "each accuses the other",
    "both name the other side as the one who did it",
    "evidence of who did it",
)
OUTCOME = Rule(
    "outcome",
    "the meeting went well, and badly",
    "two accounts of one meeting that cannot both hold",
    "the text of what was agreed, if anything",
)


DATE = Rule(
    "date",
    "one thing on two days",
    "claims by two sides agree on what was done, where and with what count, and each names another day",
    "a dated record of it, or that they are two things",
)
PLACE = Rule(
    "place",
    "one thing at two places",
    "claims by two sides agree on what was done, when and with what count, and each names another place",
    "pictures that can be placed, or that they are two things",
)


def actors_of(s: Statement) -> tuple[str, ...]:
    """Everybody a statement is by."""
    return s.actors or ((s.actor,) if s.actor else ())


_OFFICIAL = frozenset({"state", "government_body", "intergovernmental", "person", "unnamed"})


def spoken_for(actors: Iterable[str], ground: Ground) -> frozenset[str]:
    """Whom some speakers speak for: themselves and what they are part of. Protesters, groups and media of a
    country do not speak for its state."""
    known = ground.actors
    return frozenset(
        a
        for x in actors
        for a in ground.lineage(x)
        if a == x or known[x].kind in _OFFICIAL or known[a].kind != "state"
    )


def side(statements: Sequence[Statement], ground: Ground) -> Side:
    """The side that some statements stand on, each with its source and cue in view."""
    return Side(
        mentions=tuple(ground.extent(s) for s in statements),
        actors=tuple(dict.fromkeys(a for s in statements for a in actors_of(s))),
        statements=tuple(s.id for s in statements),
    )


def dispute(rule: Rule, a: Side, b: Side, ground: Ground) -> Dispute:
    """The dispute of two sides that a rule found; its id is that of its first words."""
    first = in_order(a.mentions + b.mentions)[0]
    return Dispute(
        id=f"dispute:{rule.kind}:{first.report}:{first.start}",
        kind=rule.kind,
        sides=(a, b),
        about=_about_line(a, b, ground),
        rule=rule.name,
        why=rule.why,
        settled_by=rule.settled_by,
    )


def _about_line(a: Side, b: Side, ground: Ground) -> str:
    """One line over the record's own words: who says what, and who stands against it."""

    def who(side: Side) -> str:
        return ", ".join(ground.actors[x].name for x in side.actors) or "a report"

    words = " ".join(a.mentions[0].text.split())
    if len(words) > 110:
        words = words[:107].rsplit(" ", 1)[0] + " …"
    return f"{who(a)}: {words} — against {who(b)}"
