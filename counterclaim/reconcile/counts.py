"""Counts of one thing by different hands: which agree, which were overtaken, which contradict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from counterclaim.evidence import Dispute, Event, Figure, Passage, Side
from counterclaim.reconcile.ground import Ground
from counterclaim.reconcile.groups import Groups
from counterclaim.reconcile.stance import of_figures
from counterclaim.reconcile.words import content_words

_COUNTED = frozenset(
    {"killed", "injured", "missing", "detained", "displaced", "evacuated", "trapped", "strikes"}
)


def _whose(figure: Figure, ground: Ground) -> tuple[str, ...]:
    s = ground.statements.get(figure.statement or "")
    if s is None:
        return ()
    return s.actors or ((s.actor,) if s.actor else ())


def _origin(figure: Figure, ground: Ground) -> tuple[str, ...]:
    return _whose(figure, ground) or (ground.origin.get(figure.report, figure.report),)


def _side(figures: Sequence[Figure], ground: Ground) -> Side:
    return Side(
        mentions=tuple(
            Passage(f.report, f.span.start, f.span.end, f.span.text, f.statement) for f in figures
        ),
        actors=tuple(dict.fromkeys(a for f in figures for a in _whose(f, ground))),
        statements=tuple(dict.fromkeys(f.statement for f in figures if f.statement)),
    )


def _same_thing(a: Figure, b: Figure) -> bool:
    """Whether two counts are of the same kind of people or things: a part is not its whole."""
    if a.part_of or b.part_of or a.cumulative != b.cumulative:
        return False
    words_a, words_b = content_words(a.of or ""), content_words(b.of or "")
    general = content_words("people persons civilians dead bodies victims others killed wounded")
    return (
        not words_a or not words_b or bool(words_a & words_b) or (words_a <= general and words_b <= general)
    )


def _contradict(a: Figure, b: Figure, ground: Ground) -> bool:
    if not _same_thing(a, b) or _origin(a, ground) == _origin(b, ground):
        return False
    if a.report == b.report and not (_whose(a, ground) and _whose(b, ground)):
        return False  # a report that gives two counts side by side in its own voice gives them for two things
    day_a = ground.published(a.report) or a.as_of
    day_b = ground.published(b.report) or b.as_of
    return of_figures(a, b, day_a, day_b) == "contradict"


def figure_disputes(events: Sequence[Event], figures: Sequence[Figure], ground: Ground) -> Iterator[Dispute]:
    """Questions of number: counts of one event by different hands that cannot all be right.

    One question has one side for each number given; later, higher counts supersede and are no side.
    """
    groups: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for f in figures:
        if f.event is not None and f.measure in _COUNTED:
            groups[f.event, f.measure].append(f)
    known = {e.id for e in events}
    for (event, measure), listed in sorted(groups.items()):
        if event not in known:
            continue
        linked: Groups[str] = Groups(f.id for f in listed)
        for a, b in combinations(listed, 2):
            if _contradict(a, b, ground):
                linked.join(a.id, b.id)
        for ids in linked.all():
            if len(ids) < 2:
                continue
            sides: dict[float, list[Figure]] = defaultdict(list)
            for f in listed:
                if f.id in ids:
                    sides[f.value].append(f)
            yield _question(event, measure, [sides[v] for v in sorted(sides)], ground)


def _question(event: str, measure: str, sides: list[list[Figure]], ground: Ground) -> Dispute:
    first = min((f for side in sides for f in side), key=lambda f: (f.report, f.span.start))
    counts = ", ".join(side[0].span.text for side in sides)
    return Dispute(
        id=f"dispute:figure:{first.report}:{first.span.start}",
        kind="figure",
        sides=tuple(_side(side, ground) for side in sides),
        about=f"{measure}: {counts}",
        rule="counts of one event",
        why=f"counts of {measure} for one event whose ranges do not meet, none of them later and higher",
        settled_by="a list of names, or one count that all accept",
        event=event,
    )
