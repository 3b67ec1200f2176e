"""Where things happen."""

from __future__ import annotations

from msgspec import Struct

from counterclaim.evidence.spans import Passage


class Place(Struct, frozen=True, kw_only=True):
    """A place with its coordinates where it could be resolved.

    `lat`, `lon` in degrees (WGS 84); `radius_km` says how uncertain the point is; `feature` is the
    GeoNames feature code (PPLC, ADM1, PCLI ...); `within` is the id of the place that contains it;
    `basis` says what decided the resolution (container, country, population ...).
    """

    id: str
    name: str
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    geonameid: int | None = None
    country: str | None = None
    feature: str | None = None
    within: str | None = None
    basis: str | None = None
    mentions: tuple[Passage, ...] = ()
