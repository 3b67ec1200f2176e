"""The same place across reports: by GeoNames id, by folded name, and by sound where no gazetteer knows it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from counterclaim.evidence import Join, Place, Reading, in_order
from counterclaim.reconcile.groups import Groups
from counterclaim.reconcile.words import fold, spoken

Key = tuple[str, ...]


def _key(place: Place, names: Mapping[str, str]) -> Key:
    if place.geonameid is not None:
        return ("geonames", str(place.geonameid))
    return ("name", fold(place.name), names.get(place.within or "", ""), place.country or "")


def _by_sound(groups: Mapping[Key, list[Place]], names: Mapping[str, str]) -> Groups[Key]:
    """Groups of keys: a place no gazetteer knows is the other of its sound that nothing speaks against.

    Against it speak another country, another container, and two places of the gazetteer to choose from.
    """
    heard: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(groups):
        named = groups[key][0]
        settled = named.geonameid is not None and (named.feature or "").startswith("PPL")
        if (settled or named.basis == "unresolved") and (sound := spoken(named.name)):
            heard[sound].append(key)
    one = Groups(sorted(groups))

    def stands_in(key: Key) -> frozenset[str]:
        return frozenset(spoken(names.get(p.within or "", "")) for p in groups[key]) - {""}

    def allowed(a: Key, b: Key) -> bool:
        if a[0] == b[0] == "geonames":
            return False
        countries = {p.country for key in (a, b) for p in groups[key] if p.country}
        around = stands_in(a), stands_in(b)
        return len(countries) < 2 and (a[0] != b[0] or not all(around) or bool(around[0] & around[1]))

    for keys in heard.values():
        known = [k for k in keys if k[0] == "geonames"]
        if len(known) > 1:
            continue
        for key in keys:
            if key != keys[0]:
                one.join(keys[0], key, allowed)
    return one


def join_places(readings: Sequence[Reading]) -> tuple[tuple[Place, ...], dict[str, str], list[Join]]:
    """The record's places, which of them each reading's place is, and why they were joined."""
    keyed: dict[Key, list[Place]] = defaultdict(list)
    names: dict[str, str] = {}
    for reading in readings:
        own = {p.id: fold(p.name) for p in reading.places}
        names.update((p.id, p.name) for p in reading.places)
        for place in reading.places:
            keyed[_key(place, own)].append(place)
    ids: dict[str, str] = {}
    taken: Counter[str] = Counter()
    members_of: dict[str, list[Place]] = {}
    joins = []
    for keys in _by_sound(keyed, names).all():
        first = keys[0]
        members = keyed[first]
        slug = fold(members[0].name).replace(" ", "-") or "place"
        slug = f"{slug}-{first[1]}" if first[0] == "geonames" else slug
        taken[slug] += 1
        new = slug if taken[slug] == 1 else f"{slug}.{taken[slug]}"
        members_of[new] = [m for key in keys for m in keyed[key]]
        ids.update((m.id, new) for m in members_of[new])
        for key in keys:
            rule = "the same GeoNames id" if key[0] == "geonames" else "the same name and container"
            rule = rule if key == first else "the same name by its sound"
            joins += [
                Join(
                    kind="place", into=new, left=members[0].id, right=m.id, rule=rule, parts=((key[1], 1.0),)
                )
                for m in keyed[key]
                if m is not members[0]
            ]
    made = [_made(new, members, ids) for new, members in members_of.items()]
    return tuple(sorted(made, key=lambda p: p.id)), ids, sorted(joins)


def _made(new: str, members: Iterable[Place], ids: Mapping[str, str]) -> Place:
    """One place of the record: named as most reports do, located as those do that found it."""
    listed = list(members)
    counted = Counter(m.name for m in listed)
    best = min(listed, key=lambda m: (m.lat is None, m.name.isupper(), -counted[m.name], m.name, m.id))
    around = Counter(w for m in listed if m.within and (w := ids.get(m.within)) and w != new)
    return Place(
        id=new,
        name=best.name,
        lat=best.lat,
        lon=best.lon,
        radius_km=best.radius_km,
        geonameid=best.geonameid,
        country=best.country,
        feature=best.feature,
        within=min(around, key=lambda w: (-around[w], w), default=None),
        basis=best.basis,
        mentions=in_order(x for m in listed for x in m.mentions),
    )
