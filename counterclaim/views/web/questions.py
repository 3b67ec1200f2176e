"""Disputes as questions: what is asked, who stands on which side, in which words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from counterclaim.evidence import Dispute, Figure, Side
from counterclaim.views import wording
from counterclaim.views.web import sayings
from counterclaim.views.web.excerpts import excerpt
from counterclaim.views.web.exhibits import Exhibit, exhibit, narrowed
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.ranges import Range, ranges
from counterclaim.views.web.visible import isolated, marked

MOST = 3
"""Passages a side shows in a list; the dispute's own page has all."""

_KIND: dict[str, str] = {
    "denial": "claimed and denied",
    "blame": "each blames the other",
    "figure": "figures that differ",
    "outcome": "outcome told differently",
    "date": "dates that differ",
    "place": "places that differ",
}


_LEADING = re.compile(r"(?:on )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day )?(?:that|of) ", re.IGNORECASE)
"""What leads up to the words of a claim: "Wednesday that", "of"."""
_QUOTES = "\"'“”‘’«»"


@dataclass(frozen=True)
class Column:
    """One side of a dispute as a column."""

    letter: str
    label: str
    actors: tuple[str, ...]
    outlets: tuple[str, ...]
    verb: str
    words: Markup
    exact: Markup
    exhibits: tuple[Exhibit, ...]
    more: int
    figure: Figure | None


@dataclass(frozen=True)
class Question:
    """A dispute as it is shown."""

    id: str
    kind: str
    kind_words: str
    asked: Markup
    columns: tuple[Column, ...]
    rows: tuple[tuple[Range, Column], ...]
    date: str
    place: str | None
    reports: int
    dispute: Dispute


def _who(folio: Folio, side: Side) -> Markup:
    if side.actors:
        others = " and others" if len(side.actors) > 1 else ""
        return isolated(wording.short(folio.name(side.actors[0]), 44)) + others
    reports = list(dict.fromkeys(m.report for m in side.mentions))
    return isolated(folio.outlet(reports[0])) if reports else Markup("a report")


def gist(folio: Folio, side: Side, most: int = 96) -> str:
    """What a side says, in its first words and without what leads up to them; empty where it has no words."""
    if not side.mentions:
        return ""
    words = " ".join(narrowed(folio, side.mentions[0]).text.split())
    words = (words[lead.end() :] if (lead := _LEADING.match(words)) else words).strip(" ,;:")
    if len(words) > 2 and words[0] in _QUOTES and words[-1] in _QUOTES:
        words = words[1:-1].strip(" ,;:")
    return wording.short(words, most)


def _counted(folio: Folio, d: Dispute, figures: list[Figure]) -> Markup:
    """What the figures of a dispute count, as a question opens: "How many children were killed at X"."""
    measure = figures[0].measure
    of = {f.of.lower() for f in figures if f.of}
    whose = isolated(wording.short(of.pop(), 40)) if len(of) == 1 else Markup("")
    if measure in {"killed", "injured", "displaced", "detained", "evacuated", "trapped"}:
        what = Markup("How many {}were {}").format(whose + " " if whose else "", measure)
    elif measure in {"distance", "duration", "price", "territory_share"}:
        what = Markup("What {}").format(wording.measure(measure))
    else:
        what = Markup("How many {}").format(
            whose if whose and measure == "count" else wording.measure(measure)
        )
    event = folio.events.get(d.event or "")
    places = {event.place} if event and event.place else {f.place for f in figures}
    where = folio.place_name(places.pop()) if len(places) == 1 else ""
    return what + Markup(" at {}").format(isolated(where)) if where else what


def _asked(folio: Folio, d: Dispute, figures: list[Figure | None]) -> Markup:
    a, b = (_who(folio, side) for side in d.sides[:2])
    known = [f for f in figures if f is not None]
    if d.kind == "figure" and len(known) >= 2:
        said = list(dict.fromkeys(wording.bounded(f) for f in sorted(known, key=lambda f: (f.value, f.id))))
        some = [*said[:2], "…", said[-1]] if len(said) > 4 else said
        counted = _counted(folio, d, known)
        return Markup("{}: {} or {}?").format(counted, ", ".join(some[:-1]), some[-1])
    if d.kind == "blame":
        gists = gist(folio, d.sides[0], 60), gist(folio, d.sides[1], 60)
        asked = sayings.blame(folio, d, gists)
        if asked is None:
            said = [Markup(": “{}”").format(isolated(g)) if g else Markup("") for g in gists]
            asked = Markup("Who did it? {}{}, against {}{}").format(a, said[0], b, said[1])
        return asked
    if d.kind == "outcome":
        return sayings.outcome(folio, d, Markup("{} against {}").format(a, b))
    if d.kind == "date":
        return Markup("When was it? {} against {}").format(a, b)
    if d.kind == "place":
        return Markup("Where was it? {} against {}").format(a, b)
    quoted = gist(folio, d.sides[0])
    words = Markup("“{}”").format(isolated(quoted)) if quoted else Markup("A claim")
    claim = "{}: claimed by {}, denied by {}" if d.sides[0].actors else "{}: claimed in {}, denied by {}"
    return Markup(claim).format(words, a, b)


def _verb(folio: Folio, d: Dispute, n: int, side: Side) -> str:
    kinds = [folio.statements[s].kind for s in side.statements if s in folio.statements]
    if d.kind == "denial" and n == 1:
        return "denied it"
    if kinds:
        return wording.speech(kinds[0])
    return "claimed" if side.actors else "reported"


def _column(folio: Folio, d: Dispute, n: int, side: Side, most: int | None) -> Column:
    figure = next((f for m in side.mentions if (f := folio.figure_at(m)) is not None), None)
    shown = [exhibit(folio, narrowed(folio, m), side="ab"[n] if n < 2 else "") for m in side.mentions[:most]]
    first = narrowed(folio, side.mentions[0]) if side.mentions else None
    report = folio.reports.get(first.report) if first else None
    words = Markup("")
    if first is not None and report is not None:
        e = excerpt(report, first.start, first.end, 260)
        words = marked(e.text, e.start, e.end)
    return Column(
        letter="ab"[n] if n < 2 else "c",
        label=chr(ord("A") + n % 26),
        actors=side.actors,
        outlets=tuple(dict.fromkeys(folio.outlet(m.report) for m in side.mentions)),
        verb=_verb(folio, d, n, side),
        words=words,
        exact=Markup("<mark>{}</mark>").format(isolated(wording.short(first.text, 48))) if first else words,
        exhibits=tuple(e for e in shown if e is not None),
        more=len(side.mentions) - len(shown),
        figure=figure if d.kind == "figure" else None,
    )


def question(folio: Folio, d: Dispute, most: int | None = MOST) -> Question:
    """A dispute as a question with its sides in columns."""
    columns = tuple(_column(folio, d, n, side, most) for n, side in enumerate(d.sides))
    event = folio.events.get(d.event or "")
    first = d.sides[0].mentions[0].report if d.sides and d.sides[0].mentions else ""
    report = folio.reports.get(first)
    date = event.date if event else None
    figures = [c.figure for c in columns if c.figure is not None]
    counted = len(figures) == len(columns) and d.kind == "figure"
    return Question(
        id=d.id,
        kind=d.kind,
        kind_words=_KIND.get(d.kind, d.kind),
        asked=_asked(folio, d, [c.figure for c in columns]),
        columns=columns,
        rows=tuple(zip(ranges(figures), columns, strict=True)) if counted else (),
        date=wording.date(date)
        if date
        else (f"reported {wording.date(report.published)}" if report and report.published else "undated"),
        place=event.place if event else None,
        reports=len({m.report for side in d.sides for m in side.mentions}),
        dispute=d,
    )


def ranked(folio: Folio) -> Sequence[Dispute]:
    """Disputes with what matters first: both sides named, said against said, told by more reports."""

    def weight(d: Dispute) -> tuple[bool, bool, int, str]:
        named = all(side.actors for side in d.sides)
        reports = len({m.report for side in d.sides for m in side.mentions})
        return not named, d.kind == "figure", -reports, d.id

    return folio.once("disputes", lambda: sorted(folio.record.disputes, key=weight), "disputes")


def foremost(folio: Folio, most: int) -> list[Dispute]:
    """The first few disputes that do not repeat each other's words."""
    taken: list[Dispute] = []
    rest: list[Dispute] = []
    seen: set[tuple[str, int, int]] = set()
    for d in ranked(folio):
        words = {(m.report, m.start, m.end) for side in d.sides for m in side.mentions}
        (rest if words & seen else taken).append(d)
        seen |= words
        if len(taken) == most:
            break
    return [*taken, *rest][:most]
