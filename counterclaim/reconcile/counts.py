"""Counts of one thing by different hands: which agree, which were overtaken, which contradict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from counterclaim.evidence import Dispute, Event, Figure, Passage, Side
from counterclaim.reconcile.ground import Ground
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


def _side(figure: Figure, ground: Ground) -> Side:
    span = figure.span
    return Side(
        mentions=(Passage(figure.report, span.start, span.end, span.text, figure.statement),),
        actors=_whose(figure, ground),
        statements=(figure.statement,) if figure.statement else (),
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


def figure_disputes(events: Sequence[Event], figures: Sequence[Figure], ground: Ground) -> Iterator[Dispute]:
    """Pairs of counts of one event by different hands that cannot both be right on the same day."""
    groups: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for f in figures:
        if f.event is not None and f.measure in _COUNTED:
            groups[f.event, f.measure].append(f)
    about = {e.id: e for e in events}
    for (event, measure), listed in sorted(groups.items()):
        for a, b in combinations(listed, 2):
            if not _same_thing(a, b) or _origin(a, ground) == _origin(b, ground):
                continue
            if a.report == b.report:
                continue  # a report that gives two counts side by side gives them for two things
            day_a = ground.published(a.report) or a.as_of
            day_b = ground.published(b.report) or b.as_of
            if of_figures(a, b, day_a, day_b) != "contradict":
                continue
            first = min(a, b, key=lambda f: (f.report, f.span.start))
            yield Dispute(
                id=f"dispute:figure:{first.report}:{first.span.start}",
                kind="figure",
                sides=(_side(a, ground), _side(b, ground)),
                about=f"{measure}: {a.span.text} — against {b.span.text}",
                rule="two counts of one event",
                why=f"the ranges of the two counts of {measure} do not meet, and neither is later",
                settled_by="a list of names, or one count that both accept",
                event=about[event].id,
            )
