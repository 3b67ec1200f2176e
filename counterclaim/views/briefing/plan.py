"""Which lines a briefing has: from each section's candidates as many as two pages hold, and their footnotes.

The rule: every section offers up to a dozen lines in its own order of weight; while what is chosen is longer
than two pages of A4, the section with most lines gives up its last. Chosen lines are put in order of date.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counterclaim.evidence import Passage
from counterclaim.evidence.edtf import days
from counterclaim.store.builds import Build, Change
from counterclaim.views import wording
from counterclaim.views.briefing import lines
from counterclaim.views.briefing.lines import Candidate, island
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.lede import sentences
from counterclaim.views.web.visible import visible

ROOM = 150.0
"""Lines of body text that two pages hold; measured on the PDF, with a margin for long words."""

WIDTH, NOTE_WIDTH, NOTE_HEIGHT, HEADING = 100, 125, 0.8, 2.2
"""Characters in a line of text and of a footnote, and how high a footnote's line and a heading are."""

QUOTED = 110
"""Characters of a footnote's words."""


@dataclass(frozen=True)
class Note:
    """One footnote: what report, of which date, in which words, and where these stand in it."""

    number: int
    outlet: str
    date: str
    words: str
    report: str
    start: int
    end: int

    @property
    def text(self) -> str:
        """The footnote as it is printed."""
        return f"{self.outlet}, {self.date}: “{self.words}” [{self.report}, {self.start}–{self.end}]"


@dataclass(frozen=True)
class Line:
    """One line with the numbers of its footnotes."""

    text: str
    notes: tuple[int, ...]


@dataclass(frozen=True)
class Section:
    """One part of the briefing. `left` says how many more lines the record has for it."""

    title: str
    lines: tuple[Line, ...]
    left: int


@dataclass(frozen=True)
class Brief:
    """The whole briefing. `day` is the date of the newest report, the one date it is made under."""

    title: str
    day: str
    lede: tuple[str, ...]
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    made_by: str


def _note(folio: Folio, n: int, p: Passage) -> Note:
    date = wording.date(folio.published(p.report) or None)
    return Note(
        n,
        island(folio.outlet(p.report), 48),
        date,
        island(p.text, QUOTED),
        island(p.report, 60),
        p.start,
        p.end,
    )


def _height(candidate: Candidate) -> float:
    """What a line takes, its footnotes included."""
    notes = sum(math.ceil((min(len(p.text), QUOTED) + 55) / NOTE_WIDTH) for p in candidate.passages)
    return math.ceil((len(candidate.text) + 4 * len(candidate.passages)) / WIDTH) + notes * NOTE_HEIGHT


def _fitted(offered: dict[str, list[Candidate]], room: float) -> dict[str, list[Candidate]]:
    """The candidates cut down until they fit the room."""
    kept = {title: list(found) for title, found in offered.items() if found}

    def height() -> float:
        return sum(HEADING + sum(map(_height, found)) for found in kept.values())

    while kept and height() > room:
        longest = max(kept, key=lambda title: (len(kept[title]), list(kept).index(title)))
        kept[longest].pop()
        if not kept[longest]:
            del kept[longest]
    return kept


def _since(builds: Sequence[Build]) -> str:
    """What the last build did, in a sentence; empty where there is nothing to compare it with."""
    if len(builds) < 2:
        return ""

    def counted(changes: Iterable[Change]) -> str:
        kinds = [c.kind for c in changes]
        names = {"series": "series", "control": "lines on control"}
        each = [wording.count(kinds.count(k), k, names.get(k)) for k in dict.fromkeys(kinds)]
        return wording.listed(each)

    said = []
    for what, words in (("added", "added"), ("changed", "changed"), ("gone", "took away")):
        found = counted(c for c in builds[0].changes if c.what == what)
        said += [f"{words} {found}"] if found else []
    return f"The last build, of {wording.date(builds[0].at[:10])}, {wording.listed(said)}." if said else ""


def _newest(folio: Folio) -> str:
    known = [d.last.isoformat() for r in folio.record.reports if (d := days(r.published)) is not None]
    return max(known, default="1970-01-01")


def _offered(folio: Folio, builds: list[Build]) -> dict[str, list[Candidate]]:
    found = {
        "What is known": lines.known(folio),
        "What is contested": lines.contested(folio),
        "Talks": lines.talks(folio),
        "Ceasefires": lines.ceasefires(folio),
        "Proposals": lines.proposals(folio),
        "Latest figures": lines.figures(folio),
        "New since the last build" if len(builds) > 1 else "Latest": lines.fresh(folio, builds),
    }
    offered: dict[str, list[Candidate]] = {}
    seen: set[str] = set()
    for title, candidates in found.items():
        distinct = {c.text: c for c in candidates if c.text not in seen}
        offered[title] = list(distinct.values())
        seen |= set(list(distinct)[: lines.MOST])
    return offered


def plan(folio: Folio, builds: list[Build], room: float = ROOM) -> Brief:
    """The briefing of a record. The same record and builds give the same briefing."""
    lede = [*sentences(folio), _since(builds)]
    lede = [visible(" ".join(s.split())) for s in lede if s]
    everything = _offered(folio, builds)
    taken = 5 + sum(math.ceil(len(s) / WIDTH) for s in lede)
    kept = _fitted({t: found[: lines.MOST] for t, found in everything.items()}, room - taken)
    numbers: dict[tuple[str, int, int], Note] = {}
    sections = []
    for title, chosen in kept.items():
        ordered = chosen if title == "What is contested" else sorted(chosen, key=lambda c: c.day or "9999")
        printed = []
        for candidate in ordered:
            for p in candidate.passages:
                numbers.setdefault((p.report, p.start, p.end), _note(folio, len(numbers) + 1, p))
            cited = tuple(dict.fromkeys(numbers[p.report, p.start, p.end].number for p in candidate.passages))
            printed.append(Line(candidate.text, cited))
        sections.append(Section(title, tuple(printed), len(everything[title]) - len(chosen)))
    return Brief(
        title=island(folio.title, 120),
        day=_newest(folio),
        lede=tuple(lede),
        sections=tuple(sections),
        notes=tuple(numbers.values()),
        made_by=folio.meta.get("made_by", "counterclaim"),
    )
