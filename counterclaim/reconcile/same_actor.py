"""The same person, state or body across reports, under whatever name and spelling.

Lexicon entries join by entry; persons by surname and given name with room for transliteration (rapidfuzz's
Jaro-Winkler); bodies by folded name and country. A bare surname joins a full name only when no second
person could be meant. Unnamed sources never join: two "officials" may be two people.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from rapidfuzz.distance import JaroWinkler

from counterclaim.evidence import Actor, Join, Reading, Role, in_order
from counterclaim.reconcile.groups import Groups
from counterclaim.reconcile.words import fold

SURNAME_ALIKE = 0.92
"""Yanukovich/Yanukovych measure 0.97, Lavrov/Lavrentiev 0.86; below 0.9 different families join."""
GIVEN_ALIKE = 0.80
"""Sergei/Sergey 0.93, Vitali/Vitaly 0.93, Dmytro/Dmitry 0.83; John/Joan 0.85 need the same surname too."""

_TITLES = frozenset(
    "mr mrs ms dr sir lord lady gen general maj major col colonel lt lieutenant capt captain sgt adm "
    "admiral president premier prime minister senator sen rep king queen prince princess sheikh sheik "
    "imam ayatollah mullah cardinal pope bishop judge justice professor prof ambassador spokesman "
    "spokeswoman".split()
)
_BARE = re.compile(r"^(the|a|an|some|several)\s+")


def _name_words(name: str) -> list[str]:
    words = fold(name).split()
    while len(words) > 1 and words[0] in _TITLES:
        words.pop(0)
    return words


def _given_and_surname(name: str) -> tuple[str, str]:
    words = _name_words(name)
    if len(words) > 2 and words[-2] in {
        "al",
        "el",
        "ben",
        "bin",
        "ibn",
        "abu",
        "de",
        "von",
        "van",
        "der",
        "la",
    }:
        return words[0], " ".join(words[-2:])
    return (words[0] if len(words) > 1 else ""), (words[-1] if words else "")


def _bare(surname: str) -> str:
    return re.sub(r"^(al|el) ", "", surname)


class _People:
    """What is compared of two persons."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self.names = {id_: _given_and_surname(a.name) for id_, a in actors.items()}
        self.words = {id_: _name_words(a.name) for id_, a in actors.items()}
        self.country = {id_: a.country for id_, a in actors.items()}

    def _middle(self, a: str, b: str) -> bool:
        """Whether one goes by the middle name that the other has in full: "J. Mark Odell", "Mark Odell"."""
        short, long = sorted((self.words[a], self.words[b]), key=len)
        return 1 < len(short) < len(long) and long[-len(short) :] == short

    def alike(self, a: str, b: str) -> tuple[tuple[str, float], ...] | None:
        """The parts that speak for the two being one, or None."""
        (given_a, sur_a), (given_b, sur_b) = self.names[a], self.names[b]
        if self.country[a] and self.country[b] and self.country[a] != self.country[b]:
            return None
        surname = JaroWinkler.similarity(_bare(sur_a), _bare(sur_b))
        if surname < SURNAME_ALIKE or not given_a or not given_b:
            return None
        given = JaroWinkler.similarity(given_a, given_b)
        if self._middle(a, b):
            return (("surname", round(surname, 3)), ("given name", 1.0))
        if len(given_a) == 1 or len(given_b) == 1:
            given = float(given_a[0] == given_b[0])
        if given < GIVEN_ALIKE:
            return None
        return (("surname", round(surname, 3)), ("given name", round(given, 3)))


def _mention_order(id_: str) -> tuple[str, int]:
    report, _, local = id_.rpartition("/")
    digits = re.sub(r"\D", "", local)
    return report, int(digits) if digits else 0


def _exact_key(actor: Actor) -> tuple[str, ...] | None:
    if actor.known:
        return ("known", actor.known)
    if actor.kind == "unnamed":
        return None
    name = _BARE.sub("", fold(actor.name))
    if not name:
        return None
    if actor.kind == "person":
        given, surname = _given_and_surname(actor.name)
        return ("person", given, surname) if given else None
    return (actor.kind, name, actor.country or "")


def _persons(
    groups: Groups[str],
    actors: Mapping[str, Actor],
    joins: list[tuple[str, str, str, tuple[tuple[str, float], ...]]],
) -> None:
    persons = [id_ for id_ in actors if actors[id_].kind == "person"]
    people = _People({id_: actors[id_] for id_ in persons})
    blocks: dict[str, list[str]] = defaultdict(list)
    for id_ in persons:
        blocks[_bare(people.names[id_][1])[:2]].append(id_)
    for block in blocks.values():
        # one full name of each group is enough to compare
        heads = sorted({groups.root(id_) for id_ in block if people.names[id_][0]}, key=_mention_order)
        for a, b in combinations(heads, 2):
            parts = people.alike(a, b)
            if parts is not None and not (actors[a].known and actors[b].known):
                groups.join(a, b)
                joins.append((a, b, "persons: surname and given name alike", parts))
    for block in blocks.values():
        full = [id_ for id_ in block if people.names[id_][0]]
        for id_ in block:
            given, surname = people.names[id_]
            if given or actors[id_].known:
                continue
            fits = {
                groups.root(f): f
                for f in full
                if JaroWinkler.similarity(_bare(people.names[f][1]), _bare(surname)) >= SURNAME_ALIKE
                and not (
                    actors[f].country and actors[id_].country and actors[f].country != actors[id_].country
                )
            }
            if len(fits) == 1:
                (other,) = fits.values()
                groups.join(other, id_)
                joins.append((other, id_, "persons: the only one of that surname", (("surname", 1.0),)))
        bare = [id_ for id_ in block if not people.names[id_][0] and not actors[id_].known]
        for a, b in combinations(bare, 2):
            if people.names[a][1] == people.names[b][1] and people.country[a] == people.country[b]:
                groups.join(a, b)
                joins.append((a, b, "persons: same surname and country, no given name", (("surname", 1.0),)))


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
        bare = _BARE.sub("", fold(actor.name)).removeprefix("international ")
        if (
            actor.kind == "intergovernmental"
            and not actor.known
            and not actor.country
            and bare == "coalition"
        ):
            groups.join(led[0], id_)
            joins.append((led[0], id_, "coalitions: the only one spoken of", (("coalition", 1.0),)))


def _slug(text: str) -> str:
    return fold(text).replace(" ", "-") or "unnamed"


def _best(values: Iterable[str]) -> str | None:
    counted = Counter(values)
    return min(counted, key=lambda v: (-counted[v], -len(v), v)) if counted else None


def _fuller(names: Iterable[str]) -> str:
    counted = Counter(names)
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
    for actor in actors.values():
        if (named := _exact_key(actor)) and actor.country:
            homes[named].add(actor.country)
    for id_, actor in actors.items():
        key = _exact_key(actor)
        if key is None:
            continue
        if key[0] == "person" and len(homes[key]) > 1:
            key = (*key, actor.country or "")  # namesakes of two countries are two people
        if key in first:
            groups.join(first[key], id_)
            rule = "the same lexicon entry" if key[0] == "known" else "the same name"
            evidence.append((first[key], id_, f"{actor.kind}: {rule}", ((key[1], 1.0),)))
        else:
            first[key] = id_
    _persons(groups, actors, evidence)
    _coalition(groups, actors, evidence)

    ids: dict[str, str] = {}
    taken: Counter[str] = Counter()
    members_of: dict[str, list[str]] = {}
    for members in groups.all():
        known = _best(k for m in members if (k := actors[m].known))
        slug = _slug(known or _fuller(actors[m].name for m in members))
        taken[slug] += 1
        new = slug if taken[slug] == 1 else f"{slug}-{taken[slug]}"
        members_of[new] = members
        ids.update(dict.fromkeys(members, new))
    made = [_merged(new, [actors[m] for m in members], ids) for new, members in members_of.items()]
    joins = [
        Join(kind="actor", into=ids[a], left=a, right=b, rule=rule, parts=parts)
        for a, b, rule, parts in evidence
    ]
    return tuple(sorted(_without_cycles(made), key=lambda a: a.id)), ids, sorted(joins)


def _merged(new: str, members: list[Actor], ids: Mapping[str, str]) -> Actor:
    names = [a.name for a in members for _ in range(max(1, len(a.mentions)))]
    name = _fuller(names)
    aliases = sorted({x for a in members for x in (*a.aliases, a.name)} - {name})
    parents = [p for a in members if a.part_of and (p := ids.get(a.part_of)) and p != new]
    roles_seen: list[Role] = sorted(
        {r for a in members for r in a.roles_seen}, key=lambda r: (r.title, r.seen or "")
    )
    kinds = Counter(a.kind for a in members)
    return Actor(
        id=new,
        name=name,
        kind=min(kinds, key=lambda k: (-kinds[k], k)),
        aliases=tuple(aliases),
        country=_best(a.country for a in members if a.country),
        roles=tuple(sorted({r for a in members for r in a.roles})),
        roles_seen=tuple(roles_seen),
        part_of=_best(parents),
        known=_best(a.known for a in members if a.known),
        mentions=in_order(m for a in members for m in a.mentions),
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
