"""The map: where things are, as numbers for an SVG; near places share a mark, vague ones are areas."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import cos, radians
from typing import overload

import numpy as np
from numpy.typing import NDArray

from counterclaim.evidence import Event, Place
from counterclaim.evidence.edtf import Days, days
from counterclaim.views.web.listing import NEVER, Rows
from counterclaim.views.web.outlines import Box, paths

WIDTH, LOW, HIGH = 720, 340, 540
"""The drawing is this wide, and between these two high."""

STATUSES = ("reported", "disputed", "claimed", "denied", "planned", "did_not_happen", "hypothetical")
"""In the order in which a mark shows them."""

_RING, _SIGN = 9, 5
_SIGNS = 3
"""Signs that a mark has at the most."""
_NEAR = 2.0 * (_RING + _SIGN * _SIGNS) + 2
"""Distance in the drawing from which on two rings, of the widest, stand clear of each other."""
_KM = 111.2
_SHADED = 9.0
_SPARE = 0.04
AREAS = 300
"""Vague places that are shaded, those with most events; more would cover the map."""
TOLD = 6
"""Places of a mark that it names."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Spot:
    """A place, how many events are at it by status, and from when to when."""

    place: Place
    statuses: tuple[tuple[str, int], ...]
    span: Days | None

    @property
    def count(self) -> int:
        """How many events are at it."""
        return sum(n for _, n in self.statuses)


@dataclass(frozen=True)
class Ground:
    """Where events are, as numbers: of each place its coordinates and how vague it is (kilometres); of each
    event its place, its status, its first and last day (NEVER and -1 of undated ones)."""

    places: tuple[Place, ...]
    lon: Numbers
    lat: Numbers
    radius: Numbers
    at: Rows
    status: Rows
    first: Rows
    last: Rows


class Spots:
    """The places of some events, those with most events first."""

    def __init__(self, ground: Ground, rows: Rows) -> None:
        width = len(STATUSES)
        cells = ground.at[rows] * width + ground.status[rows]
        held = np.bincount(cells, minlength=len(ground.places) * width).reshape(-1, width)
        total = held.sum(axis=1)
        # places stand in the order of their names, and the sort keeps it among equals
        order = np.argsort(-total, kind="stable")[: int((total > 0).sum())]
        first = np.full(len(ground.places), NEVER, dtype=np.int32)
        last = np.full(len(ground.places), -1, dtype=np.int32)
        np.minimum.at(first, ground.at[rows], ground.first[rows])
        np.maximum.at(last, ground.at[rows], ground.last[rows])
        self.held, self.total = held[order], total[order]
        self.lon, self.lat, self.radius = ground.lon[order], ground.lat[order], ground.radius[order]
        self._first, self._last = first[order], last[order]
        self._places, self._order = ground.places, order

    def __len__(self) -> int:
        return len(self._order)

    def spot(self, n: int) -> Spot:
        """One place with what is known of it."""
        known = self._last[n] >= 0
        counts = zip(STATUSES, self.held[n].tolist(), strict=True)
        return Spot(
            place=self._places[self._order[n]],
            statuses=tuple((s, k) for s, k in counts if k),
            span=Days(date.fromordinal(int(self._first[n])), date.fromordinal(int(self._last[n])))
            if known
            else None,
        )


@dataclass(frozen=True)
class Sign:
    """A sign of status at its spot in the drawing."""

    x: float
    y: float
    status: str


@dataclass(frozen=True)
class Mark:
    """What is drawn at one spot: how many places share it, the first of them, their signs, all events."""

    x: float
    y: float
    places: int
    spots: tuple[Spot, ...]
    signs: tuple[Sign, ...]
    count: int
    box: str
    """Where to look nearer, west, south, east, north; empty where the places lie on one point."""

    @property
    def ring(self) -> int:
        """The radius of the ring around the signs of several places."""
        return _RING + _SIGN * len(self.signs)


@dataclass(frozen=True)
class Area:
    """The ground that a vague place may mean."""

    spot: Spot
    x: float
    y: float
    rx: float
    ry: float


@dataclass(frozen=True)
class Plot:
    """The map ready to draw; `outside` counts the places beyond it, `wide` those that reach over it."""

    box: str
    wider: str
    nearer: str
    height: int
    coasts: str
    borders: str
    marks: tuple[Mark, ...]
    areas: tuple[Area, ...]
    shown: Sequence[Spot]
    outside: int
    wide: int


def ground(events: Sequence[Event], places: Iterable[Place]) -> Ground:
    """The events' places as numbers; events at places without coordinates are at none (row -1)."""
    known = sorted(
        (p for p in places if p.lat is not None and p.lon is not None), key=lambda p: (p.name, p.id)
    )
    row = {p.id: n for n, p in enumerate(known)}
    dated = [days(e.date) for e in events]
    return Ground(
        places=tuple(known),
        lon=np.array([p.lon or 0.0 for p in known], dtype=np.float64),
        lat=np.array([p.lat or 0.0 for p in known], dtype=np.float64),
        radius=np.array([p.radius_km or 0.0 for p in known], dtype=np.float64),
        at=np.array([row.get(e.place or "", -1) for e in events], dtype=np.int32),
        status=np.array([STATUSES.index(e.status) for e in events], dtype=np.int32),
        first=np.array([d.first.toordinal() if d else NEVER for d in dated], dtype=np.int32),
        last=np.array([d.last.toordinal() if d else -1 for d in dated], dtype=np.int32),
    )


def spots(on: Ground, rows: Rows | None = None) -> Spots:
    """The places that some of the events are at, those with most events first."""
    rows = np.arange(len(on.at), dtype=np.int32) if rows is None else rows
    return Spots(on, rows[on.at[rows] >= 0])


def _middle(values: Numbers, weights: NDArray[np.int64]) -> tuple[float, float]:
    """The range that holds all but a twentieth of the weight at either end."""
    order = np.argsort(values, kind="stable")
    values, run = values[order], np.cumsum(weights[order])
    low = float(values[int(np.flatnonzero(run - weights[order] <= run[-1] * 0.05)[-1])])
    high = float(values[int(np.argmax(run >= run[-1] * 0.95))])
    return low, max(low, high)


def fitted(found: Spots, *, every: bool = False) -> Box:
    """The part of the earth that most events are at (`every`: all of them), with some ground around it."""
    if not len(found):
        return -180.0, -60.0, 180.0, 80.0
    if every:
        west, east = float(found.lon.min()), float(found.lon.max())
        south, north = float(found.lat.min()), float(found.lat.max())
    else:
        known = found.radius < 250
        known = known if known.any() else np.ones(len(found), dtype=np.bool_)
        west, east = _middle(found.lon[known], found.total[known])
        south, north = _middle(found.lat[known], found.total[known])
    dx, dy = max(0.3, (east - west) * 0.18), max(0.3, (north - south) * 0.18)
    return max(-180.0, west - dx), max(-85.0, south - dy), min(180.0, east + dx), min(85.0, north + dy)


def box_of(asked: str) -> Box | None:
    """The box that "36.1,33.2,38,35.5" asks for; None for anything that is no part of the earth."""
    try:
        west, south, east, north = (float(n) for n in asked.split(","))
    except ValueError:
        return None
    fits = -180 <= west < east <= 180 and -90 <= south < north <= 90
    return (west, south, east, north) if fits and east - west > 0.005 and north - south > 0.005 else None


def written(box: Box) -> str:
    """A box as an address has it."""
    return ",".join(f"{n:.3f}".rstrip("0").rstrip(".") for n in box)


def scaled(box: Box, factor: float) -> Box:
    """A box made wider or narrower about its middle, on the earth."""
    west, south, east, north = box
    x, y, dx, dy = (west + east) / 2, (south + north) / 2, (east - west) / 2, (north - south) / 2
    dx, dy = max(0.05, dx * factor), max(0.05, dy * factor)
    return max(-180.0, x - dx), max(-85.0, y - dy), min(180.0, x + dx), min(85.0, y + dy)


def _framed(box: Box) -> tuple[Box, int, float]:
    """The box with the shape of the drawing, its height, and how much narrower a degree of longitude is."""
    west, south, east, north = box
    narrow = max(0.2, cos(radians((south + north) / 2)))
    height = WIDTH * (north - south) / ((east - west) * narrow)
    if height > HIGH:
        more = (east - west) * (height / HIGH - 1) / 2
        west, east, height = west - more, east + more, HIGH
    elif height < LOW:
        more = (north - south) * (LOW / height - 1) / 2
        south, north, height = south - more, north + more, LOW
    return (west, south, east, north), round(height), narrow


def _signs(x: float, y: float, statuses: Sequence[str]) -> tuple[Sign, ...]:
    left = x - 5.5 * (len(statuses) - 1)
    return tuple(Sign(round(left + 11 * n, 1), y, s) for n, s in enumerate(statuses))


def _mark(found: Spots, x: float, y: float, members: Rows) -> Mark:
    held = found.held[members].sum(axis=0)
    lons, lats = found.lon[members], found.lat[members]
    west, east, south, north = (float(n) for n in (lons.min(), lons.max(), lats.min(), lats.max()))
    wide, high = east - west, north - south
    box = (west - wide * 0.2 - 0.05, south - high * 0.2 - 0.05)
    corner = (east + wide * 0.2 + 0.05, north + high * 0.2 + 0.05)
    return Mark(
        x=x,
        y=y,
        places=len(members),
        spots=tuple(found.spot(n) for n in members[:TOLD].tolist()),
        signs=_signs(x, y, [s for s, n in zip(STATUSES, held.tolist(), strict=True) if n][:_SIGNS]),
        count=int(found.total[members].sum()),
        box=written((*box, *corner)) if max(wide, high) > 0.01 else "",
    )


def _marks(found: Spots, x: Numbers, y: Numbers, inside: Rows) -> Iterator[Mark]:
    """The places inside the map: each that no mark stands near gets one, and takes all those near it."""
    while len(inside):
        here = x[inside[0]], y[inside[0]]
        near = np.hypot(x[inside] - here[0], y[inside] - here[1]) < _NEAR
        yield _mark(found, float(here[0]), float(here[1]), inside[near])
        inside = inside[~near]


class _Shown(Sequence[Spot]):
    """Some of the places, taken up only where asked for."""

    def __init__(self, found: Spots, rows: Rows) -> None:
        self._found, self._rows = found, rows

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Spot: ...

    @overload
    def __getitem__(self, at: slice) -> list[Spot]: ...

    def __getitem__(self, at: int | slice) -> Spot | list[Spot]:
        if isinstance(at, slice):
            return [self._found.spot(n) for n in self._rows[at].tolist()]
        return self._found.spot(int(self._rows[at]))


def _projection(box: Box, height: int) -> Callable[[float, float], tuple[float, float]]:
    west, south, east, north = box
    k = WIDTH / (east - west)

    def project(lon: float, lat: float) -> tuple[float, float]:
        return round((lon - west) * k, 1), round((north - lat) / (north - south) * height, 1)

    return project


@lru_cache(maxsize=32)
def _outlined(box: Box, height: int) -> tuple[str, str]:
    west, south, east, north = box
    x, y = (east - west) * _SPARE, (north - south) * _SPARE
    return paths((west - x, south - y, east + x, north + y), _projection(box, height))


def plot(found: Spots, asked: Box | None, *, every: bool = False) -> Plot:
    """The map of some spots: of the box asked for, else of where most of them are."""
    box, height, narrow = _framed(asked or fitted(found, every=every))
    west, south, east, north = box
    k = WIDTH / (east - west)
    x = np.round((found.lon - west) * k, 1)
    y = np.round((north - found.lat) / (north - south) * height, 1)
    within = (west <= found.lon) & (found.lon <= east) & (south <= found.lat) & (found.lat <= north)
    inside = np.flatnonzero(within).astype(np.int32)
    rx, ry = np.round(found.radius / (_KM * narrow) * k, 1), np.round(found.radius / _KM * k / narrow, 1)
    vague = inside[(rx[inside] > _SHADED) & (rx[inside] <= WIDTH / 2)][:AREAS]
    coasts, borders = _outlined(box, height)
    return Plot(
        box=written(box),
        wider=written(scaled(box, 2)),
        nearer=written(scaled(box, 0.5)),
        height=height,
        coasts=coasts,
        borders=borders,
        marks=tuple(_marks(found, x, y, inside)),
        areas=tuple(
            Area(found.spot(n), float(x[n]), float(y[n]), float(rx[n]), float(ry[n])) for n in vague.tolist()
        ),
        shown=_Shown(found, inside),
        outside=len(found) - len(inside),
        wide=int((rx[inside] > WIDTH / 2).sum()),
    )
