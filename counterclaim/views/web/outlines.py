"""Outlines of coasts and borders, Natural Earth 50m, from TopoJSON that the build puts beside the scripts.

They are drawn faintly and nothing is derived from them: where a border runs is often what a dispute is about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""

_LEAST = 1.0
"""Units of the drawing between two points that are both worth drawing."""


@dataclass(frozen=True)
class Line:
    """One line of the outlines, as (longitude, latitude); a coast belongs to one state, a border to two."""

    points: tuple[Point, ...]
    box: Box
    coast: bool


def _arcs(geometry: Any) -> Iterator[int]:
    if isinstance(geometry, int):
        yield geometry if geometry >= 0 else ~geometry
    else:
        for part in geometry:
            yield from _arcs(part)


def lines_of(topology: dict[str, Any]) -> tuple[Line, ...]:
    """The lines of a TopoJSON file with the object `countries` (TopoJSON specification, 2.1.4)."""
    (kx, ky), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    used = Counter(a for g in topology["objects"]["countries"]["geometries"] for a in _arcs(g["arcs"]))
    found = []
    for n, arc in enumerate(topology["arcs"]):
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * kx + tx, y * ky + ty))
        lons, lats = [p[0] for p in points], [p[1] for p in points]
        box = min(lons), min(lats), max(lons), max(lats)
        found.append(Line(tuple(points), box, used[n] < 2))
    return tuple(found)


@cache
def outlines() -> tuple[Line, ...]:
    """All lines; none where they were not built."""
    source = files("counterclaim.views.web").joinpath("static", "built", "outlines.json")
    if not source.is_file():
        return ()
    return lines_of(msgspec.json.decode(source.read_bytes()))


def _outside(p: Point, box: Box) -> int:
    """On which sides of a box a point lies, as bits; 0 inside."""
    return (p[0] < box[0]) | (p[0] > box[2]) << 1 | (p[1] < box[1]) << 2 | (p[1] > box[3]) << 3


def _path(line: Line, box: Box, project: Callable[[float, float], Point]) -> Iterator[str]:
    pen: Point | None = None
    last, was = line.points[0], _outside(line.points[0], box)
    end = len(line.points) - 1
    for n, p in enumerate(line.points[1:], 1):
        now = _outside(p, box)
        if was & now:
            pen = None
        else:
            if pen is None:
                pen = project(*last)
                yield f"M{pen[0]:.1f} {pen[1]:.1f}"
            to = project(*p)
            if n == end or now or max(abs(to[0] - pen[0]), abs(to[1] - pen[1])) >= _LEAST:
                yield f"L{to[0]:.1f} {to[1]:.1f}"
                pen = to
        last, was = p, now


def paths(box: Box, project: Callable[[float, float], Point]) -> tuple[str, str]:
    """Coasts and borders that meet a box, as SVG paths; empty where there are none."""
    drawn: dict[bool, list[str]] = {True: [], False: []}
    for line in outlines():
        west, south, east, north = line.box
        if west <= box[2] and east >= box[0] and south <= box[3] and north >= box[1]:
            drawn[line.coast].extend(_path(line, box, project))
    return "".join(drawn[True]), "".join(drawn[False])
