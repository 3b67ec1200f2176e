"""GeoJSON (RFC 7946): everything of the record that stands at a place with coordinates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from counterclaim.views.exports.table import Table
from counterclaim.views.exports.tables import TABLES, row_of
from counterclaim.views.web.folio import Folio

LOCATED: tuple[Table, ...] = tuple(t for t in TABLES.values() if t.place is not None)
"""The tables whose rows stand at places."""


def _features(folio: Folio, table: Table) -> Iterator[dict[str, Any] | None]:
    for n, item in enumerate(table.items(folio), 1):
        place = folio.places.get((table.place(item) if table.place else None) or "")
        if place is None or place.lat is None or place.lon is None:
            yield None
            continue
        properties = row_of(table, folio, item)
        id_ = properties.get("id", n)
        yield {
            "type": "Feature",
            "id": f"{table.name}/{id_}",
            "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
            "properties": {"table": table.name, **properties},
        }


def feature_collection(folio: Folio) -> dict[str, Any]:
    """The features, table by table; `left_out` says how many of each table have no coordinates.

    An uncertain place is a point with `radius_km`: no outline is made up for it.
    """
    features: list[dict[str, Any]] = []
    left_out: dict[str, int] = {}
    for table in LOCATED:
        found = list(_features(folio, table))
        features += [f for f in found if f is not None]
        left_out[table.name] = sum(f is None for f in found)
    return {"type": "FeatureCollection", "name": folio.title, "features": features, "left_out": left_out}
