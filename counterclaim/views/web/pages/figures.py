"""Figures: grouped by what they count, each source's number with its bounds beside the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np
from starlette.responses import Response

from counterclaim.evidence import Event, Figure, Series
from counterclaim.views import wording
from counterclaim.views.web.charts import Chart, chart, spread
from counterclaim.views.web.choices import Choice
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.listing import Listing, Rows
from counterclaim.views.web.paging import leaf
from counterclaim.views.web.ranges import Range, ranges
from counterclaim.views.web.visit import Visit

_LOOSE = {"count", "distance", "duration", "price"}
"""Measures that say nothing without the thing they measure: two are one quantity only if it is one."""


ROWS = 12
"""Numbers of a quantity that the list shows at first."""
GROUPS = 50
"""Quantities on a page."""


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

    @property
    def ids(self) -> set[str]:
        """The figures it holds."""
        return {r.figure.id for r in self.rows}


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


@dataclass(frozen=True)
class _Quantities:
    """Which figures count one quantity: of each figure the quantity's number, in the order of their keys."""

    keys: tuple[tuple[str, str, str, str, str], ...]
    of: Rows
    reports: Rows

    def ranked(self, rows: Rows) -> tuple[Rows, dict[int, Rows]]:
        """The quantities of some figures, most told first, and the rows of each."""
        of = self.of[rows]
        many = np.bincount(of, minlength=len(self.keys))
        pairs = np.unique(np.stack([of, self.reports[rows]], axis=1), axis=0) if len(rows) else of[:, None]
        told = np.bincount(pairs[:, 0], minlength=len(self.keys))
        there = np.flatnonzero(many)
        order = there[np.lexsort((there, -many[there], -told[there]))].astype(np.int32)
        sort = np.argsort(of, kind="stable")
        starts = np.searchsorted(of[sort], there)
        parts = np.split(rows[sort], starts[1:]) if len(there) else []
        return order, dict(zip(there.tolist(), parts, strict=True))


_OF = ("figures", "series", "events", "reports")


def _quantities(folio: Folio) -> _Quantities:
    def make() -> _Quantities:
        keys = [_key(folio, f) for f in folio.record.figures]
        # a series goes by its id among the others, as its group does
        ordered = sorted(set(keys), key=_named)
        number = {key: n for n, key in enumerate(ordered)}
        reports = {r.id: n for n, r in enumerate(folio.record.reports)}
        return _Quantities(
            tuple(ordered),
            np.array([number[key] for key in keys], dtype=np.int32),
            np.array([reports.get(f.report, -1) for f in folio.record.figures], dtype=np.int32),
        )

    return folio.once("quantities", make, *_OF)


def _named(key: tuple[str, str, str, str, str]) -> str:
    return key[4].removeprefix("series ") if key[4].startswith("series ") else "·".join(key)


class Groups(Sequence[Group]):
    """The quantities of some figures, most told first, each put together only where it is asked for."""

    def __init__(self, folio: Folio, rows: Rows) -> None:
        self._folio, self._quantities = folio, _quantities(folio)
        self._order, self._rows = self._quantities.ranked(rows)
        self._made: dict[int, Group] = {}

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, at: int) -> Group: ...

    @overload
    def __getitem__(self, at: slice) -> list[Group]: ...

    def __getitem__(self, at: int | slice) -> Group | list[Group]:
        return (
            [self._group(n) for n in self._order[at].tolist()]
            if isinstance(at, slice)
            else self._group(int(self._order[at]))
        )

    def _group(self, quantity: int) -> Group:
        if quantity not in self._made:
            figures, rows = self._folio.record.figures, self._rows[quantity].tolist()
            key = self._quantities.keys[quantity]
            self._made[quantity] = _group(self._folio, key, [figures[n] for n in rows])
        return self._made[quantity]

    def holding(self, kind: str, id_: str) -> int | None:
        """Where the quantity of a figure or series stands; None if it is not among these."""
        row = listing(self._folio).row(self._member(kind, id_))
        if row is None:
            return None
        found = np.flatnonzero(self._order == self._quantities.of[row])
        return int(found[0]) if len(found) else None

    def _member(self, kind: str, id_: str) -> str | None:
        if kind == "series" and id_ in self._folio.series:
            return next((p.figure for p in self._folio.series[id_].points), None)
        return id_ if kind == "figure" else None


def _group(folio: Folio, key: tuple[str, str, str, str, str], members: list[Figure]) -> Group:
    members.sort(key=lambda f: (f.as_of or folio.published(f.report), f.value, f.id))
    values = {(f.low, f.high) for f in members}
    series = folio.series_of.get(members[0].id)
    if series is not None:
        return _of_series(folio, series, members, len(values) > 1)
    return Group(
        key="·".join(key),
        measure=key[0],
        event=folio.events.get(key[2]),
        of=members[0].of or "",
        place=members[0].place if not key[2] else folio.events[key[2]].place,
        rows=ranges(members),
        spread=len(values) > 1,
    )


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


def listing(folio: Folio) -> Listing[Figure]:
    """The figures in the order of the record, with their filters."""

    def make() -> Listing[Figure]:
        return Listing(folio.record.figures, choices(folio), lambda f: f.as_of or folio.published(f.report))

    return folio.once("figures listed", make, "figures", "places", "reports")


def figures(visit: Visit) -> Response:
    """Answer with the figures."""
    folio, everything = visit.folio, listing(visit.folio)
    left = everything.chosen(visit.ask)
    if len(left) == len(everything):
        groups = folio.once("figures", lambda: Groups(folio, left.rows), *_OF)
    else:
        groups = Groups(folio, left.rows)
    at = groups.holding(*visit.asked)
    page = leaf(groups, visit.ask("page"), at, GROUPS)
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
        rows_shown=ROWS,
        filters=everything.offered(visit.ask),
    )
