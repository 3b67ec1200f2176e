"""Harm to civilians in an incident, graded in the sense casualty recorders use.

The grades follow Airwars' published scale, by rules that a reader can check:

- confirmed: a belligerent that is held responsible accepts that it harmed civilians
- discounted: the reports say that the incident did not happen
- contested: sources hold different sides responsible, or one held responsible blames another
- fair: two or more independent origins report the harm
- weak: one does

A denial by a belligerent is kept as its position; by itself it lowers no grade.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from counterclaim.evidence import Belligerent, Event, Figure, Harm, Passage, Series, Statement, in_order
from counterclaim.evidence.position import Answer, Grade
from counterclaim.reconcile.ground import Ground, said
from counterclaim.reconcile.processes import root
from counterclaim.reconcile.series import kind_of
from counterclaim.reconcile.sides import actors_of
from counterclaim.reconcile.telling import Telling

_NEVER = frozenset({"planned", "hypothetical"})
_MAKERS = frozenset({"state", "armed_group", "government_body", "intergovernmental"})
_ACCEPTS = re.compile(
    r"\b(?:acknowledg\w+|admit\w*|accept(?:ed|s) (?:the )?(?:blame|responsibility)"
    r"|(?:claim(?:ed|s)|took) responsibility|apologi[sz]\w+|by mistake|regret(?:s|ted) the)\b", re.I,
)  # fmt: skip
_LOOKS = re.compile(r"\b(?:investigat\w+|look(?:ing|ed|s)? into|review\w*|assess\w*|inquiry|probe)\b", re.I)
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject\w*|not (?:hit|target|strike|struck|attack|carry|carried|bomb)\w*|never"
    r"|no (?:civilian|strike|air ?strike)\w*|did not|only (?:militants|terrorists|fighters))\b", re.I,
)  # fmt: skip
_ABOUT = re.compile(
    r"\b(?:civilian|casualt\w+|(?:air ?)?strike\w*|attack\w*|bomb\w*|blast|explosion|killing|deaths?"
    r"|shell\w*|raid\w*)\b",
    re.I,
)
_REPORTED = re.compile(r"\b(?:reports?|claims?|allegations?|incident)\b", re.I)
_CIVILIAN = re.compile(
    r"\b(?:civilians?|children|women|residents?|families|hospitals?|people|passengers|evacuees|protesters?"
    r"|patients?)\b",
    re.I,
)
NEAR = 1500
"""Characters between an incident and what a belligerent says of it, where its words say no more of which."""


def harms(events: Sequence[Event], series: Sequence[Series], telling: Telling) -> dict[str, Harm]:
    """The harm of each event that is an incident of violence in which civilians were killed or hurt."""
    counted: dict[str, list[Figure]] = defaultdict(list)
    for s in series:
        if s.event is not None and s.measure in {"killed", "injured"} and not s.cumulative:
            counted[s.event] += [telling.ground.figures[p.figure] for p in s.points]
    found = {}
    for e in events:
        if e.type != "ASSAULT" or e.status in _NEVER or not (figures := counted.get(e.id)):
            continue
        killed = [f for f in figures if f.measure == "killed"]
        if not any(_civilian(f) for f in killed or figures):
            continue
        found[e.id] = _harm(e, figures, telling)
    return found


def _civilian(f: Figure) -> bool:
    return kind_of(f) in {"", "children", "women", "families", "evacuees", "helpers", "journalists"}


def _harm(e: Event, figures: Sequence[Figure], telling: Telling) -> Harm:
    ground = telling.ground
    makers = [a for a in e.actors if ground.actors[a].kind in _MAKERS]
    accused = {a for s in _accusing(e, ground) for a in _target(s, ground)}
    blamed = tuple(dict.fromkeys((*makers, *sorted(accused - set(makers)))))
    positions = tuple(_positions(e, blamed, telling))
    sources = {_origin(f, telling) for f in figures if _civilian(f)}
    grade, rule = _grade(e, blamed, positions, len(sources), ground)
    return Harm(
        grade=grade,
        rule=rule,
        blamed=blamed,
        positions=positions,
        figures=tuple(sorted(f.id for f in figures)),
        mentions=in_order(
            Passage(f.report, f.span.start, f.span.end, f.span.text, f.statement) for f in figures
        ),
    )


def _origin(f: Figure, telling: Telling) -> str:
    s = telling.ground.statements.get(f.statement or "")
    if s is not None and actors_of(s):
        return "+".join(sorted(actors_of(s)))
    return ":".join(telling.ground.independence.source(f.report, f.span.start, f.span.end))


def _accusing(e: Event, ground: Ground) -> Iterator[Statement]:
    for m in e.mentions:
        s = ground.statements.get(m.statement or "")
        if s is not None and s.kind == "accuse":
            yield s


def _target(s: Statement, ground: Ground) -> frozenset[str]:
    named = [a for c in s.content for _, _, a in ground.named_in(s.report, c.start, c.end)]
    mine = ground.circle(actors_of(s))
    return frozenset(
        a for a in named[:1] if ground.actors[a].kind in _MAKERS and not ground.lineage(a) & mine
    )


def _positions(e: Event, blamed: Sequence[str], telling: Telling) -> Iterator[Belligerent]:
    """What those held responsible say of it, in the reports that tell of it and near to where they do."""
    ground = telling.ground
    sides = ground.circle(blamed)
    done: set[tuple[str, str]] = set()
    for report in sorted({m.report for m in e.mentions}):
        here = [m for m in e.mentions if m.report == report]
        for s in ground.statements_of.get(report, []):
            mine = ground.circle(actors_of(s)) & sides
            if not mine or s.within:
                continue
            extent = ground.extent(s)
            if min(ground.gap(extent, m) for m in here) > NEAR:
                continue
            answer = _answer(s, extent)
            if answer is None:
                continue
            actor = actors_of(s)[0]
            if (actor, answer) not in done:
                done.add((actor, answer))
                yield Belligerent(actor=actor, answer=answer, passage=extent, statement=s.id)


def _answer(s: Statement, extent: Passage) -> Answer | None:
    text = extent.text
    if _LOOKS.search(text) and (_ABOUT.search(text) or _REPORTED.search(text)):
        return "investigates"
    if not (_ABOUT.search(text) and (_CIVILIAN.search(text) or s.kind in {"deny", "accuse"})):
        return None
    if s.kind == "deny" or _DENIES.search(said(s)):
        return "denies"
    if _ACCEPTS.search(text):
        return "accepts"
    return "blames_other" if s.kind == "accuse" else None


def _grade(
    e: Event, blamed: Sequence[str], positions: Sequence[Belligerent], sources: int, ground: Ground
) -> tuple[Grade, str]:
    sides = {root(a, ground) for a in blamed}
    if e.status == "did_not_happen":
        return "discounted", "the reports say that it did not happen"
    if any(p.answer == "accepts" for p in positions):
        return "confirmed", "a side held responsible accepts that it was"
    if len(sides) > 1 or any(p.answer == "blames_other" for p in positions):
        return "contested", "different sides are held responsible"
    if sources >= 2:
        return "fair", f"{sources} independent origins report the harm"
    return "weak", "one independent origin reports the harm"
