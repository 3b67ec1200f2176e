"""Figures: grouped by what they count, each source's number with its bounds beside the others."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from starlette.responses import Response

from counterclaim.evidence import Event, Figure, Series
from counterclaim.views import wording
from counterclaim.views.web.charts import Chart, chart, spread
from counterclaim.views.web.choices import Choice, chosen, offered
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.paging import leaf
from counterclaim.views.web.ranges import Range, ranges
from counterclaim.views.web.visit import Visit

_LOOSE = {"count", "distance", "duration", "price"}
"""Measures that say nothing without the thing they measure: two are one quantity only if it is one."""


@dataclass(frozen=True)
class Group:
    """Figures of one quantity: of one series, of one event, or of one measure, thing and place."""

    key: str
    measure: str
    event: Event | None
    of: str
    place: str | None
    rows: tuple[Range, ...]
    spread: bool
    series: Series | None = None
    chart: Chart | None = None


def _key(folio: Folio, f: Figure) -> tuple[str, str, str, str, str]:
    series = folio.series_of.get(f.id)
    if series is not None:
        return series.measure, "", "", "", f"series {series.id}"
    unit = f.unit or ("share" if 0 < f.value < 1 else "")
    of = (f.of or "").casefold()
    if f.event in folio.events:
        return f.measure, unit, f.event or "", of if f.measure in _LOOSE else "", ""
    if f.measure in _LOOSE and not of:
        return f.measure, unit, "", f.id, ""
    return f.measure, unit, "", of, f.place or ""


def _groups(folio: Folio, figures: list[Figure]) -> list[Group]:
    held: dict[tuple[str, str, str, str, str], list[Figure]] = defaultdict(list)
    for f in figures:
        held[_key(folio, f)].append(f)
    found = []
    for key, members in held.items():
        members.sort(key=lambda f: (f.as_of or folio.published(f.report), f.value, f.id))
        values = {(f.low, f.high) for f in members}
        series = folio.series_of.get(members[0].id)
        if series is not None:
            found.append(_of_series(folio, series, members, len(values) > 1))
            continue
        found.append(
            Group(
                key="·".join(key),
                measure=key[0],
                event=folio.events.get(key[2]),
                of=members[0].of or "",
                place=members[0].place if not key[2] else folio.events[key[2]].place,
                rows=ranges(members),
                spread=len(values) > 1,
            )
        )
    return sorted(found, key=lambda g: (-len({r.figure.report for r in g.rows}), -len(g.rows), g.key))


def _of_series(folio: Folio, series: Series, members: list[Figure], spread: bool) -> Group:
    held = {f.id for f in members}
    points = [p for p in series.points if p.figure in held]
    return Group(
        key=series.id,
        measure=series.measure,
        event=folio.events.get(series.event or ""),
        of=series.of or members[0].of or "",
        place=series.place,
        rows=ranges(members),
        spread=spread,
        series=series,
        chart=chart(series, points),
    )


def choices(folio: Folio) -> list[Choice[Figure]]:
    """By what figures may be chosen."""
    return [
        Choice("measure", "Measure", lambda f: (f.measure,), wording.measure),
        Choice("place", "Place", lambda f: (f.place,) if f.place else (), folio.place_name),
        Choice("report", "Report", lambda f: (f.report,), folio.headline),
    ]


def _holds(group: Group, asked: tuple[str, str]) -> bool:
    kind, id_ = asked
    if kind == "series":
        return group.series is not None and group.series.id == id_
    return kind == "figure" and any(r.figure.id == id_ for r in group.rows)


def figures(visit: Visit) -> Response:
    """Answer with the figures."""
    folio = visit.folio
    everything, by = list(folio.record.figures), choices(folio)
    left = chosen(everything, by, visit.ask)
    asked = "&".join(visit.ask(c.name) for c in by)
    groups = _groups(folio, left) if asked.strip("&") else folio.once("figures", lambda: _groups(folio, left))
    at = next((n for n, g in enumerate(groups) if _holds(g, visit.asked)), None)
    page = leaf(groups, visit.ask("page"), at)
    return visit.page(
        "figures.html",
        "figures",
        "Figures",
        leaf=page,
        several=[g for g in page.items if len(g.rows) > 1],
        single=[g for g in page.items if len(g.rows) == 1],
        count=len(left),
        loose=_LOOSE,
        supported=spread,
        filters=offered(everything, by, visit.ask),
    )
