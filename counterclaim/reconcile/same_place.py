"""The same place across reports: by GeoNames id, else by folded name inside the same container or country."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from counterclaim.evidence import Join, Place, Reading, in_order
from counterclaim.reconcile.words import fold


def _key(place: Place, names: dict[str, str]) -> tuple[str, ...]:
    if place.geonameid is not None:
        return ("geonames", str(place.geonameid))
    return ("name", fold(place.name), names.get(place.within or "", ""), place.country or "")


def join_places(readings: Sequence[Reading]) -> tuple[tuple[Place, ...], dict[str, str], list[Join]]:
    """The record's places, which of them each reading's place is, and why they were joined."""
    groups: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    for reading in readings:
        names = {p.id: fold(p.name) for p in reading.places}
        for place in reading.places:
            groups[_key(place, names)].append(place)
    ids: dict[str, str] = {}
    taken: Counter[str] = Counter()
    members_of: dict[str, list[Place]] = {}
    joins = []
    for key in sorted(groups):
        members = groups[key]
        slug = fold(members[0].name).replace(" ", "-") or "place"
        slug = f"{slug}-{key[1]}" if key[0] == "geonames" else slug
        taken[slug] += 1
        new = slug if taken[slug] == 1 else f"{slug}.{taken[slug]}"
        members_of[new] = members
        ids.update((m.id, new) for m in members)
        rule = "the same GeoNames id" if key[0] == "geonames" else "the same name and container"
        joins += [
            Join(kind="place", into=new, left=members[0].id, right=m.id, rule=rule, parts=((key[1], 1.0),))
            for m in members[1:]
        ]
    made = []
    for new, members in members_of.items():
        counted = Counter(m.name for m in members)
        best = min(members, key=lambda m: (m.lat is None, m.name.isupper(), -counted[m.name], m.name, m.id))
        within = [w for m in members if m.within and (w := ids.get(m.within)) and w != new]
        made.append(
            Place(
                id=new,
                name=best.name,
                lat=best.lat,
                lon=best.lon,
                radius_km=best.radius_km,
                geonameid=best.geonameid,
                country=best.country,
                feature=best.feature,
                within=min(within, default=None),
                basis=best.basis,
                mentions=in_order(x for m in members for x in m.mentions),
            )
        )
    return tuple(sorted(made, key=lambda p: p.id)), ids, sorted(joins)
