"""How people live at a place: trapped and displaced people, prices, supplies, access of aid.

A line is a sentence with words for one of these, or a count of trapped or displaced people, or a price. It
is of the place that its own words name nearest; whose account it is stays with it. Lines of several reports
are one where kind, place, day and thing agree.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from counterclaim.evidence import Condition, Figure, Passage, in_order
from counterclaim.evidence.situation import Access, ConditionKind, Trend
from counterclaim.reconcile.phrases import phrases
from counterclaim.reconcile.support import origins
from counterclaim.reconcile.telling import Telling
from counterclaim.reconcile.words import content_words, likeness

_WORDS = phrases("situation.toml", "conditions")
_ACCESS = phrases("situation.toml", "access")
_TREND = phrases("situation.toml", "trend")
_KINDS: tuple[ConditionKind, ...] = ("access", "supplies", "prices", "trapped", "displaced")
_COUNTED: dict[str, ConditionKind] = {"trapped": "trapped", "displaced": "displaced", "price": "prices"}
_CLAUSE = re.compile(r"[,;:]\s|\s(?:and|but|while|as|after|before|which|who)\s")
_STAGES: tuple[Access, ...] = ("refused", "sought", "granted")
_TRENDS: tuple[Trend, ...] = ("worse", "better")
_THING = re.compile(
    r"\b(?:food|water|fuel|electricity|bread|medicines?|medical supplies|goods|meat|flour|gas|aid|milk)\b",
    re.I,
)
ALIKE = 0.5
"""The share of words at which two lines of one kind, place and day are one."""


def condition_lines(telling: Telling) -> Iterator[Condition]:
    """The lines on conditions as each report has them, in text order."""
    counted: dict[str, list[Figure]] = defaultdict(list)
    for f in telling.ground.figures.values():
        if f.measure in _COUNTED:
            counted[f.report].append(f)
    for sentence in telling.sentences:
        yield from _lines(sentence, counted.get(sentence.report, ()), telling)


def find_conditions(lines: Iterable[Condition], telling: Telling) -> tuple[Condition, ...]:
    """Those lines put together, by day and place in the text."""
    return tuple(sorted(_joined(lines, telling), key=lambda c: (c.date or "9999", c.id)))


def _lines(sentence: Passage, figures: Sequence[Figure], telling: Telling) -> Iterator[Condition]:
    report = sentence.report
    inside = [f for f in figures if sentence.start <= f.span.start and f.span.end <= sentence.end]
    for kind in _KINDS:
        of_kind = [f for f in inside if _COUNTED[f.measure] == kind]
        spot = _WORDS[kind].search(sentence.text)
        if spot is None and not of_kind:
            continue
        start = sentence.start + spot.start() if spot else of_kind[0].span.start
        end = sentence.start + spot.end() if spot else of_kind[0].span.end
        clause = _clause(sentence, min([start, *(f.span.start for f in of_kind)]), end)
        access = _access(clause.text) if kind == "access" else None
        if kind == "access" and access is None:
            continue
        if kind in {"trapped", "displaced"} and not of_kind and not _people(clause.text):
            continue
        passage = telling.passage(report, clause.start, clause.end)
        thing = _THING.search(clause.text)
        line = Condition(
            id=f"condition:{kind}:{report}:{passage.start}",
            kind=kind,
            place=next((f.place for f in of_kind if f.place), None)
            or _place(sentence, clause, start, telling),
            date=telling.day(report, sentence.start, sentence.end, start)
            or next((f.as_of for f in of_kind if f.as_of), None),
            of=_of(thing, of_kind),
            trend=_trend(kind, clause.text),
            access=access,
            actors=_who(clause, start, access, telling),
            figures=tuple(f.id for f in of_kind),
            claimed_by=telling.tellers(report, passage.start),
            mentions=(passage,),
        )
        if line.place or line.date or line.figures or kind in {"prices", "supplies"} or line.actors:
            yield line


def _trend(kind: ConditionKind, text: str) -> Trend | None:
    """Whether prices or supplies grow worse or better."""
    if kind not in {"prices", "supplies"}:
        return None
    return next((t for t in _TRENDS if _TREND[t].search(text)), None)


def _of(thing: re.Match[str] | None, figures: Sequence[Figure]) -> str | None:
    if thing is not None:
        return thing.group().lower()
    return next((f.of for f in figures if f.of), None)


def _people(text: str) -> bool:
    return bool(
        content_words(text)
        & content_words(
            "people civilians residents families population inhabitants refugees children women evacuees"
        )
    )


def _clause(sentence: Passage, start: int, end: int) -> Passage:
    """The stretch of a sentence around a spot, as far as clause borders on either side."""
    low, high = sentence.start, sentence.end
    for border in _CLAUSE.finditer(sentence.text):
        at = sentence.start + border.start()
        if sentence.start + border.end() <= start and start - low > 90:
            low = sentence.start + border.end()
        elif at >= end and at - end > 25:
            high = at
            break
    return Passage(sentence.report, low, high, sentence.text[low - sentence.start : high - sentence.start])


def _access(text: str) -> Access | None:
    return next((a for a in _STAGES if _ACCESS[a].search(text)), None)


def _place(sentence: Passage, clause: Passage, at: int, telling: Telling) -> str | None:
    """The place the clause names nearest to the words, else the sentence's only one."""
    near = [
        p
        for p in telling.places(sentence.report, clause.start, clause.end)
        if not _acts(p, sentence, telling)
    ]
    if near:
        return min(near, key=lambda p: (abs(p[0] - at), p))[2]
    wide = {p for _, _, p in telling.places(sentence.report, sentence.start, sentence.end)}
    return wide.pop() if len(wide) == 1 else None


def _acts(spot: tuple[int, int, str], sentence: Passage, telling: Telling) -> bool:
    """Whether a country stands there as one that acts: nothing says "in" it, and it owns nothing."""
    if not (telling.ground.places[spot[2]].feature or "").startswith("PCL"):
        return False
    before = sentence.text[: max(0, spot[0] - sentence.start)]
    after = telling.ground.reports[sentence.report].text[spot[1] : spot[1] + 2]
    return not _WHERE.search(before) and after not in {"’s", "'s"}


_WHERE = re.compile(
    r"\b(?:in|of|to|across|inside|within|into|reach|enter|northern|southern|eastern|western)\s+(?:the\s+)?$",
    re.I,
)


def _who(clause: Passage, at: int, access: Access | None, telling: Telling) -> tuple[str, ...]:
    """By whom access is granted, refused or sought: the last actor before the words, or one after "by"."""
    if access is None:
        return ()
    verb = _ACCESS[access].search(clause.text)
    edge = clause.start + verb.start() if verb else at
    spots = [
        s
        for s in telling.ground.named_in(clause.report, clause.start, clause.end)
        if telling.ground.actors[s[2]].kind not in {"population", "media", "unnamed"} and s[1] <= edge
    ]
    if spots:
        return (spots[-1][2],)
    after = telling.ground.named_in(clause.report, edge, clause.end)
    by = [s for s in after if _BY.search(clause.text[edge - clause.start : s[0] - clause.start])]
    return (by[0][2],) if by else ()


_BY = re.compile(r"\bby\s+(?:the\s+)?$", re.I)


def _joined(lines: Iterable[Condition], telling: Telling) -> Iterator[Condition]:
    groups: dict[tuple[str, ...], list[list[Condition]]] = defaultdict(list)
    for line in lines:
        key = (line.kind, line.place or "", line.date or line.id, line.access or "", line.of or "")
        words = content_words(line.mentions[0].text)
        home = next(
            (g for g in groups[key] if likeness(words, content_words(g[0].mentions[0].text)) >= ALIKE), None
        )
        if home is None:
            groups[key].append([line])
        else:
            home.append(line)
    for group in (g for key in groups for g in groups[key]):
        mentions = in_order(m for c in group for m in c.mentions)
        yield msgspec.structs.replace(
            group[0],
            figures=tuple(dict.fromkeys(f for c in group for f in c.figures)),
            actors=tuple(dict.fromkeys(a for c in group for a in c.actors)),
            claimed_by=tuple(dict.fromkeys(a for c in group for a in c.claimed_by)),
            mentions=mentions,
            independent_sources=origins(
                ((m, telling.tellers(m.report, m.start)) for m in mentions), telling.ground
            ),
        )
