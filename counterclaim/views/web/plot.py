"""The map: where things are, as numbers for an SVG; near places share a mark, vague ones are areas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians

from counterclaim.evidence import Event, Place
from counterclaim.views.web.outlines import Box, paths

WIDTH, LOW, HIGH = 720, 340, 540
"""The drawing is this wide, and between these two high."""

STATUSES = ("reported", "disputed", "claimed", "denied", "planned", "did_not_happen", "hypothetical")
"""In the order in which a mark shows them."""

_NEAR = 34.0
_KM = 111.2
_SHADED = 9.0
_SPARE = 0.04


@dataclass(frozen=True)
class Spot:
    """A place with the events at it."""

    place: Place
    events: tuple[Event, ...]
    statuses: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Sign:
    """A sign of status at its spot in the drawing."""

    x: float
    y: float
    status: str


@dataclass(frozen=True)
class Mark:
    """What is drawn at one spot: the places that share it, their signs, and how many events."""

    x: float
    y: float
    spots: tuple[Spot, ...]
    signs: tuple[Sign, ...]
    count: int
    box: str
    """Where to look nearer, west, south, east, north; empty where the places lie on one point."""


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
    shown: tuple[Spot, ...]
    outside: int
    wide: int


def spots(events_at: Mapping[str, Sequence[Event]], places: Mapping[str, Place]) -> list[Spot]:
    """The places that events are at and that have coordinates, those with most events first."""
    found = []
    for id_, events in events_at.items():
        place = places.get(id_)
        if place is None or place.lat is None or place.lon is None or not events:
            continue
        held: Counter[str] = Counter(e.status for e in events)
        found.append(Spot(place, tuple(events), tuple((s, held[s]) for s in STATUSES if held[s])))
    return sorted(found, key=lambda s: (-len(s.events), s.place.name, s.place.id))


def _at(p: Place) -> tuple[float, float]:
    return p.lon or 0.0, p.lat or 0.0


def _middle(values: Iterable[tuple[float, int]]) -> tuple[float, float]:
    """The range that holds all but a twentieth of the weight at either end."""
    ordered = sorted(values)
    whole = sum(w for _, w in ordered)
    run, low, high = 0, ordered[0][0], ordered[-1][0]
    for value, weight in ordered:
        if run <= whole * 0.05:
            low = value
        run += weight
        if run >= whole * 0.95:
            high = value
            break
    return low, max(low, high)


def fitted(found: Sequence[Spot], *, every: bool = False) -> Box:
    """The part of the earth that most events are at (`every`: all of them), with some ground around it."""
    if not found:
        return -180.0, -60.0, 180.0, 80.0
    known = [s for s in found if (s.place.radius_km or 0) < 250] or list(found)
    if every:
        west, east = min(_at(s.place)[0] for s in found), max(_at(s.place)[0] for s in found)
        south, north = min(_at(s.place)[1] for s in found), max(_at(s.place)[1] for s in found)
    else:
        west, east = _middle((_at(s.place)[0], len(s.events)) for s in known)
        south, north = _middle((_at(s.place)[1], len(s.events)) for s in known)
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


def _mark(x: float, y: float, members: Sequence[Spot]) -> Mark:
    held = {s for m in members for s, _ in m.statuses}
    lons, lats = [_at(m.place)[0] for m in members], [_at(m.place)[1] for m in members]
    wide, high = max(lons) - min(lons), max(lats) - min(lats)
    apart = max(wide, high) > 0.01
    box = (min(lons) - wide * 0.2 - 0.05, min(lats) - high * 0.2 - 0.05)
    corner = (max(lons) + wide * 0.2 + 0.05, max(lats) + high * 0.2 + 0.05)
    return Mark(
        x=x,
        y=y,
        spots=tuple(members),
        signs=_signs(x, y, [s for s in STATUSES if s in held][:3]),
        count=sum(len(m.events) for m in members),
        box=written((*box, *corner)) if apart else "",
    )


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


def plot(found: Sequence[Spot], asked: Box | None, *, every: bool = False) -> Plot:
    """The map of some spots: of the box asked for, else of where most of them are."""
    box, height, narrow = _framed(asked or fitted(found, every=every))
    west, south, east, north = box
    k, project = WIDTH / (east - west), _projection(box, height)
    inside = [s for s in found if west <= _at(s.place)[0] <= east and south <= _at(s.place)[1] <= north]
    grid: dict[tuple[int, int], tuple[float, float, list[Spot]]] = {}
    areas, wide = [], 0
    for s in inside:
        x, y = project(*_at(s.place))
        ry = (s.place.radius_km or 0) / _KM * k / narrow
        rx = (s.place.radius_km or 0) / (_KM * narrow) * k
        if rx > WIDTH / 2:
            wide += 1
        elif rx > _SHADED:
            areas.append(Area(s, x, y, round(rx, 1), round(ry, 1)))
        cell = int(x // _NEAR), int(y // _NEAR)
        around = [(cell[0] + i, cell[1] + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
        near = [c for c in around if c in grid and abs(grid[c][0] - x) + abs(grid[c][1] - y) < _NEAR]
        if near:
            grid[near[0]][2].append(s)
        else:
            grid[cell] = (x, y, [s])
    coasts, borders = _outlined(box, height)
    return Plot(
        box=written(box),
        wider=written(scaled(box, 2)),
        nearer=written(scaled(box, 0.5)),
        height=height,
        coasts=coasts,
        borders=borders,
        marks=tuple(_mark(x, y, members) for x, y, members in grid.values()),
        areas=tuple(areas),
        shown=tuple(inside),
        outside=len(found) - len(inside),
        wide=wide,
    )
