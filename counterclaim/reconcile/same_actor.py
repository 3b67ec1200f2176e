"""The same person, state or body across reports, under whatever name and spelling.

Lexicon entries join by entry; persons by surname and given name with room for transliteration (see
`spelling`); bodies by folded name and country. A bare surname joins a full name only when no second
person could be meant. Unnamed sources never join: two "officials" may be two people.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from counterclaim.evidence import Actor, Join, Reading, Role, edtf, in_order
from counterclaim.evidence.who import ActorKind
from counterclaim.memory import key_of
from counterclaim.reconcile.groups import Groups
from counterclaim.reconcile.spelling import one_person, person_name, skeleton, surnames_alike
from counterclaim.reconcile.words import fold

_BARE = re.compile(r"^(the|a|an|some|several)\s+")
_NOBODYS = frozenset(
    ("ministry", "army", "armies", "government", "governments", "forces", "police", "parliament")
)
"""What a body is called where nobody said whose it is: two reports may mean those of two states."""
OWN = 8
"""Letters of the digest, of where it is first named, that tells an unnamed source from others in its id."""
WEEK = 7
"""Days within which reports that know somebody by one name only may mean the same person."""


class _People:
    """What is compared of two persons."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self.names = {id_: person_name(a.name) for id_, a in actors.items()}
        self.country = {id_: a.country for id_, a in actors.items()}

    def strangers(self, a: str, b: str) -> bool:
        """Whether the two belong to two countries."""
        return bool(self.country[a] and self.country[b] and self.country[a] != self.country[b])

    def alike(self, a: str, b: str) -> tuple[tuple[str, float], ...] | None:
        """The parts that speak for the two being one, or None."""
        return None if self.strangers(a, b) else one_person(self.names[a], self.names[b])


def _mention_order(id_: str) -> tuple[str, int]:
    report, _, local = id_.rpartition("/")
    digits = local[1:] if local[:1].isalpha() and local[1:].isdecimal() else re.sub(r"\D", "", local)
    return report, int(digits) if digits else 0


def _exact_key(actor: Actor) -> tuple[str, ...] | None:
    if actor.known:
        return ("known", actor.known)
    if actor.kind == "unnamed":
        return None
    name = _BARE.sub("", fold(actor.name))
    if not name or (name in _NOBODYS and not actor.country):
        return None
    if actor.kind == "person":
        called = person_name(actor.name)
        return ("person", *called.words, called.suffix) if called.given else None
    return (actor.kind, name, actor.country or "")


def _persons(
    groups: Groups[str],
    actors: Mapping[str, Actor],
    joins: list[tuple[str, str, str, tuple[tuple[str, float], ...]]],
    days: Mapping[str, date | None],
) -> None:
    persons = [id_ for id_ in actors if actors[id_].kind == "person"]
    people = _People({id_: actors[id_] for id_ in persons})
    blocks: dict[str, list[str]] = defaultdict(list)
    for id_ in persons:
        blocks[skeleton(people.names[id_].bare)[:1]].append(id_)
    order = {id_: n for n, id_ in enumerate(actors)}
    for block in blocks.values():
        # one full name of each group is enough to compare
        full = [id_ for id_ in block if people.names[id_].given]
        heads = sorted({groups.root(id_) for id_ in full}, key=order.__getitem__)
        near = surnames_alike({people.names[id_].bare for id_ in (*block, *heads)})
        for a, b in _alike_pairs(heads, people, near):
            parts = people.alike(a, b)
            apart = actors[a].known and actors[b].known
            if parts is not None and not apart and not _contradicted(groups, people, a, b):
                groups.join(a, b)
                joins.append((a, b, "persons: surname and given name alike", parts))
        told = _told_apart(full, people, groups)
        alone = [id_ for id_ in block if not people.names[id_].given and not actors[id_].known]
        for id_ in alone:
            fits = {
                groups.root(f): f
                for surname in near[people.names[id_].bare]
                for f in told.get(surname, ())
                if not people.strangers(f, id_)
            }
            if len(fits) == 1:
                (other,) = fits.values()
                groups.join(other, id_)
                joins.append((other, id_, "persons: the only one of that surname", (("surname", 1.0),)))
        for a, b in _namesakes(alone, people, days):
            groups.join(a, b)
            joins.append((a, b, "persons: same surname and country, no given name", (("surname", 1.0),)))


def _told_apart(persons: Iterable[str], people: _People, groups: Groups[str]) -> dict[str, list[str]]:
    """By surname, the last told of each group of persons and country."""
    found: dict[str, dict[tuple[str, str | None], str]] = defaultdict(dict)
    for id_ in persons:
        same, key = found[people.names[id_].bare], (groups.root(id_), people.country[id_])
        same.pop(key, None)
        same[key] = id_
    return {surname: list(same.values()) for surname, same in found.items()}


def _by_surname(persons: Iterable[str], people: _People) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for id_ in persons:
        found[people.names[id_].bare].append(id_)
    return found


def _alike_pairs(
    heads: Sequence[str], people: _People, near: Mapping[str, Sequence[str]]
) -> list[tuple[str, str]]:
    """Pairs of persons with surnames alike, in the order of the persons."""
    at = {id_: n for n, id_ in enumerate(heads)}
    named = _by_surname(heads, people)
    pairs = ((a, b) for a in heads for surname in near[people.names[a].bare] for b in named.get(surname, ()))
    return sorted((p for p in pairs if at[p[0]] < at[p[1]]), key=lambda p: (at[p[0]], at[p[1]]))


def _namesakes(
    alone: Iterable[str], people: _People, days: Mapping[str, date | None]
) -> Iterator[tuple[str, str]]:
    """Persons without a given name whose surname and country are one, each with one that joins it to the
    others; where the country is not known, only those of about one week."""
    named: dict[tuple[str, str | None], list[str]] = defaultdict(list)
    for id_ in alone:
        named[people.names[id_].bare, people.country[id_]].append(id_)
    for (_, country), same in named.items():
        if country:
            yield from ((same[0], id_) for id_ in same[1:])
            continue
        dated = sorted((day, n, id_) for n, id_ in enumerate(same) if (day := days.get(_report(id_))))
        undated = [id_ for id_ in same if days.get(_report(id_)) is None]
        if undated:
            yield from ((undated[0], id_) for id_ in same if id_ != undated[0])
        else:
            yield from ((a, b) for (first, _, a), (then, _, b) in pairwise(dated) if _near(first, then))


def _contradicted(groups: Groups[str], people: _People, a: str, b: str) -> bool:
    """Whether somebody already joined with one of two persons cannot be the other."""
    one, other = ({(people.names[x], people.country[x]): x for x in groups.members(g)} for g in (a, b))
    return any(
        people.names[x].given and people.names[y].given and people.alike(x, y) is None
        for x in one.values()
        for y in other.values()
    )


def _report(id_: str) -> str:
    return id_.rpartition("/")[0]


def _near(a: date | None, b: date | None) -> bool:
    return a is None or b is None or abs((a - b).days) <= WEEK


def _day(published: str | None) -> date | None:
    allowed = edtf.days(published)
    return allowed.first if allowed is not None else None


def _parties(
    groups: Groups[str],
    actors: Mapping[str, Actor],
    joins: list[tuple[str, str, str, tuple[tuple[str, float], ...]]],
) -> None:
    """Join a party whose state a report leaves out ("the northern side") with the only one called so."""
    named: dict[str, list[str]] = defaultdict(list)
    for id_, actor in actors.items():
        if actor.kind != "organisation" or actor.known:
            continue
        name = _BARE.sub("", fold(actor.name))
        if name.split()[-1:] in (["side"], ["delegation"]):
            named[name].append(id_)
    for ids in named.values():
        told = [id_ for id_ in ids if actors[id_].country]
        if len({actors[id_].country for id_ in told}) == 1:
            for id_ in ids:
                if not actors[id_].country:
                    groups.join(told[0], id_)
                    joins.append((told[0], id_, "parties: the only one called so", (("name", 1.0),)))


def _coalition(
    groups: Groups[str],
    actors: Mapping[str, Actor],
    joins: list[tuple[str, str, str, tuple[tuple[str, float], ...]]],
) -> None:
    """Join "the international coalition" with the one coalition whose leader the reports name."""
    led = [id_ for id_, a in actors.items() if a.known and a.known.endswith("/coalition")]
    if len({actors[id_].known for id_ in led}) != 1:
        return
    for id_, actor in actors.items():
        if actor.kind != "intergovernmental" or actor.known or actor.country:
            continue
        if _BARE.sub("", fold(actor.name)).removeprefix("international ") == "coalition":
            groups.join(led[0], id_)
            joins.append((led[0], id_, "coalitions: the only one spoken of", (("coalition", 1.0),)))


def _slug(text: str) -> str:
    return fold(text).replace(" ", "-") or "unnamed"


def _best(values: Iterable[str]) -> str | None:
    listed = list(values)
    if len(listed) < 2:
        return listed[0] if listed else None
    counted = Counter(listed)
    return min(counted, key=lambda v: (-counted[v], -len(v), v))


def _commonest(kinds: Iterable[ActorKind]) -> ActorKind:
    counted = Counter(kinds)
    return min(counted, key=lambda k: (-counted[k], k))


def _fuller(counted: Mapping[str, int]) -> str:
    if len(counted) == 1:
        return next(iter(counted))
    full = [n for n in counted if " " in n] or list(counted)
    return min(full, key=lambda n: (-counted[n], -len(n), n))


def join_actors(readings: Sequence[Reading]) -> tuple[tuple[Actor, ...], dict[str, str], list[Join]]:
    """The record's actors, which of them each reading's actor is, and why they were joined."""
    actors = {
        a.id: a for a in sorted((a for r in readings for a in r.actors), key=lambda a: _mention_order(a.id))
    }
    groups: Groups[str] = Groups(actors)
    evidence: list[tuple[str, str, str, tuple[tuple[str, float], ...]]] = []
    first: dict[tuple[str, ...], str] = {}
    homes: dict[tuple[str, ...], set[str]] = defaultdict(set)
    keys = {id_: key for id_, actor in actors.items() if (key := _exact_key(actor)) is not None}
    for id_, key in keys.items():
        if country := actors[id_].country:
            homes[key].add(country)
    for id_, key in keys.items():
        actor = actors[id_]
        if key[0] == "person" and len(homes[key]) > 1:
            key = (*key, actor.country or "")  # namesakes of two countries are two people
        if key in first:
            groups.join(first[key], id_)
            rule = "the same lexicon entry" if key[0] == "known" else "the same name"
            evidence.append((first[key], id_, f"{actor.kind}: {rule}", ((key[1], 1.0),)))
        else:
            first[key] = id_
    dates = {r.report.id: _day(r.report.published) for r in readings}
    _persons(groups, actors, evidence, dates)
    _parties(groups, actors, evidence)
    _coalition(groups, actors, evidence)

    ids: dict[str, str] = {}
    taken: Counter[str] = Counter()
    members_of: dict[str, list[str]] = {}
    for members in groups.all():
        known = _best(k for m in members if (k := actors[m].known))
        slug = _slug(known or _fuller(Counter(actors[m].name for m in members)))
        if (
            known is None
            and len(members) == 1
            and members[0] not in keys
            and actors[members[0]].kind != "person"
        ):
            # as many as reports: numbered, each would be called anew when a report comes before it
            slug = f"{slug}-{key_of(members[0]).hex()[:OWN]}"
        taken[slug] += 1
        new = slug if taken[slug] == 1 else f"{slug}-{taken[slug]}"
        members_of[new] = members
        ids.update(dict.fromkeys(members, new))
    seen = {r.report.id: r.report.published for r in readings}
    made = [_merged(new, [actors[m] for m in members], ids, seen) for new, members in members_of.items()]
    joins = [
        Join(kind="actor", into=ids[a], left=a, right=b, rule=rule, parts=parts)
        for a, b, rule, parts in evidence
    ]
    return tuple(sorted(_without_cycles(made), key=lambda a: a.id)), ids, sorted(joins)


def _merged(new: str, members: list[Actor], ids: Mapping[str, str], seen: Mapping[str, str | None]) -> Actor:
    if len(members) == 1:
        return _sole(new, members[0], ids, seen)
    named: Counter[str] = Counter()
    for a in members:
        named[a.name] += max(1, len(a.mentions))
    name = _fuller(named)
    aliases = sorted({x for a in members for x in (*a.aliases, a.name)} - {name})
    parents = [p for a in members if a.part_of and (p := ids.get(a.part_of)) and p != new]
    roles_seen: list[Role] = sorted(
        {Role(title=r, seen=seen.get(_report(a.id))) for a in members for r in a.roles},
        key=lambda r: (r.title, r.seen or ""),
    )
    return Actor(
        id=new,
        name=name,
        kind=_commonest(a.kind for a in members),
        aliases=tuple(aliases),
        country=_best(a.country for a in members if a.country),
        roles=tuple(sorted({r for a in members for r in a.roles})),
        roles_seen=tuple(roles_seen),
        part_of=_best(parents),
        known=_best(a.known for a in members if a.known),
        mentions=in_order(m for a in members for m in a.mentions),
    )


def _sole(new: str, actor: Actor, ids: Mapping[str, str], seen: Mapping[str, str | None]) -> Actor:
    """An actor of the record that only one report names."""
    above, day = ids.get(actor.part_of or ""), seen.get(_report(actor.id))
    roles = tuple(sorted(set(actor.roles)))
    return Actor(
        id=new,
        name=actor.name,
        kind=actor.kind,
        aliases=tuple(sorted({*actor.aliases} - {actor.name})),
        country=actor.country or None,
        roles=roles,
        roles_seen=tuple(Role(title=title, seen=day) for title in roles),
        part_of=None if above == new else above,
        known=actor.known or None,
        mentions=in_order(actor.mentions),
    )


def _without_cycles(actors: list[Actor]) -> list[Actor]:
    parent = {a.id: a.part_of for a in actors}
    found = []
    for a in actors:
        seen, at = {a.id}, a.part_of
        while at is not None and at not in seen:
            seen.add(at)
            at = parent.get(at)
        if at is None:
            found.append(a)
        else:
            parent[a.id] = None
            found.append(_orphan(a))
    return found


def _orphan(actor: Actor) -> Actor:
    fields = {name: getattr(actor, name) for name in Actor.__struct_fields__}
    return Actor(**{**fields, "part_of": None})
