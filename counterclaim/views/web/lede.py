"""The first sentences of the dossier: templates over the record's counts and dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from counterclaim.evidence import Event
from counterclaim.evidence.edtf import days, of_days
from counterclaim.views import wording
from counterclaim.views.web.folio import Folio

_QUESTIONS: dict[str, tuple[str, str]] = {
    "denial": ("claim that is denied", "claims that are denied"),
    "blame": ("case of mutual blame", "cases of mutual blame"),
    "figure": ("count that differs", "counts that differ"),
    "outcome": ("meeting whose outcome is told differently", "meetings whose outcomes are told differently"),
    "date": ("date that differs", "dates that differ"),
    "place": ("place that differs", "places that differ"),
}


def between(dates: Iterable[str | None]) -> str:
    """The days from the first to the last of some dates, in words: "between 3 May and 9 June 2016"."""
    known = [d for d in map(days, dates) if d is not None]
    if not known:
        return ""
    first, last = min(d.first for d in known), max(d.last for d in known)
    if first == last:
        return f"on {wording.date(first.isoformat())}"
    if (first.year, first.month) == (last.year, last.month) and of_days(first, last).count("-") == 1:
        return f"in {wording.date(of_days(first, last))}"
    opening = wording.date(first.isoformat())
    closing = wording.date(last.isoformat())
    if first.year == last.year:
        opening = opening.removesuffix(f" {first.year}")
    return f"between {opening} and {closing}"


def _reports(folio: Folio) -> str:
    reports = folio.record.reports
    outlets = {o for r in reports for o in [r.outlet or next(iter(r.agencies), None)] if o}
    copies = sum(r.copy_of is not None for r in reports)
    text = f"This record holds {wording.count(len(reports), 'report')}"
    if len(outlets) > 1:
        text += f" from {wording.count(len(outlets), 'outlet')}"
    when = between(r.published for r in reports)
    if when:
        text += f", published {when}"
    if copies:
        own = len(reports) - copies
        text += f"; {wording.number(own)} {'is' if own == 1 else 'are'} independent"
        text += f", {wording.number(copies)} {'repeats' if copies == 1 else 'repeat'} another"
    return text + "."


def _talks(folio: Folio, named: Callable[[str], str]) -> str:
    talks = folio.record.talks
    if not talks:
        return ""
    status = Counter(t.status for t in talks)
    parts = [
        f"{wording.number(status[s])} {wording.word(s)}"
        for s in ("held", "planned", "cancelled", "broken_off")
        if status[s]
    ]
    exact = [t.date for t in talks if (d := days(t.date)) is not None and d.length <= 2]
    text = f"They tell of {wording.count(len(talks), 'round')} of talks"
    when = between(exact)
    text += f" {when}" if when else ""
    if len(parts) > 1:
        text += f" ({wording.listed(parts)})"
    places = Counter(name for t in talks if (name := folio.place_name(t.place)))
    often = [named(p) for p in sorted(places, key=lambda p: (-places[p], p))[:3]]
    if often:
        text += (
            f", at {wording.listed(often, None)}"
            if len(places) <= 3
            else f", most often at {wording.listed(often[:2])}"
        )
    return text + "."


def _standing(folio: Folio, named: Callable[[str], str]) -> str:
    """Who stands in most disputes, where somebody stands in several: "; Arden stands in 3 of them"."""
    stands = Counter(a for d in folio.record.disputes for a in {a for side in d.sides for a in side.actors})
    most = sorted(stands, key=lambda a: (-stands[a], folio.name(a), a))[:2]
    found = [(named(folio.name(a)), wording.number(stands[a])) for a in most if stands[a] > 1]
    if not found:
        return ""
    (who, often), *rest = found
    return f"; {who} stands in {often} of them" + "".join(f", {other} in {n}" for other, n in rest)


def _contested(folio: Folio, named: Callable[[str], str]) -> str:
    disputes = folio.record.disputes
    if not disputes:
        return "No two sources were found to contradict each other."
    kinds = Counter(d.kind for d in disputes if d.kind in _QUESTIONS)
    told = sorted(kinds, key=lambda k: (-kinds[k], k))
    if len(disputes) == 1:
        return f"Sources contradict each other on one question: a {_QUESTIONS[told[0]][0]}."
    if len(told) == 1:
        what = f"on {wording.number(len(disputes))} questions, all of them {_QUESTIONS[told[0]][1]}"
    else:
        parts = [wording.count(kinds[k], *_QUESTIONS[k]) for k in told]
        what = f"on {wording.number(len(disputes))} questions: {wording.listed(parts)}"
    return f"Sources contradict each other {what}{_standing(folio, named)}."


def most_told(folio: Folio, event: Event, named: Callable[[str], str] = str) -> str:
    """An event in a report's own words, with how many sources tell it; empty where one alone does."""
    if event.independent_sources < 2 or not event.mentions:
        return ""
    titles = {r.id: r.title_span.end for r in folio.record.reports if r.title_span is not None}
    body = [m for m in event.mentions if m.end > titles.get(m.report, 0)] or list(event.mentions)
    words = min(body, key=lambda m: (abs(len(m.text) - 95), m.order)).text
    known = [named(place)] if (place := folio.place_name(event.place)) else []
    known += [wording.date(event.date)] if event.date else []
    sources = f"{wording.number(event.independent_sources)} independent sources"
    told = "; ".join([", ".join(known), sources] if known else [sources])
    return f"Most told: “{named(wording.short(words, 140))}” ({told})."


def sentences(folio: Folio, named: Callable[[str], str] = str) -> list[str]:
    """What the record holds, whom it tells of meeting, and what is contested; `named` writes names."""
    if not folio.record.reports:
        return ["This record holds no reports yet."]
    return [s for s in (_reports(folio), _talks(folio, named), _contested(folio, named)) if s]
