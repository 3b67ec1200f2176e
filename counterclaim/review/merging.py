"""Two things made one, and one made two, as an analyst says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import msgspec

from counterclaim.evidence import Passage, Side, in_order
from counterclaim.review.making import NotAJudgement


def _both(a: tuple[Any, ...], b: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys((*a, *b)))


def _tellers(mentions: Iterable[Passage], copy_of: dict[str, str | None]) -> int:
    """How many reports that are no copies of each other tell of something."""
    return max(1, len({copy_of.get(m.report) or m.report for m in mentions}))


def merged(kind: str, first: Any, other: Any, copy_of: dict[str, str | None]) -> Any:
    """The first with all that the other has; where both have one of something, the first's stays."""
    given: dict[str, Any] = {}
    if kind == "dispute":
        sides = []
        for n in range(max(len(first.sides), len(other.sides))):
            held = [d.sides[n] for d in (first, other) if n < len(d.sides)]
            sides.append(
                Side(
                    mentions=in_order(m for s in held for m in s.mentions),
                    actors=tuple(dict.fromkeys(a for s in held for a in s.actors)),
                    statements=tuple(dict.fromkeys(i for s in held for i in s.statements)),
                )
            )
        return msgspec.structs.replace(first, sides=tuple(sides))
    for name in first.__struct_fields__:
        a, b = getattr(first, name), getattr(other, name)
        if name == "mentions":
            given[name] = in_order((*a, *b))
        elif isinstance(a, tuple) and isinstance(b, tuple):
            given[name] = _both(a, b)
        elif a is None and b is not None:
            given[name] = b
    if kind == "actor":
        given["aliases"] = tuple(n for n in _both(given["aliases"], (other.name,)) if n != first.name)
        if given.get("part_of", first.part_of) in {first.id, other.id}:
            given["part_of"] = None
    if kind == "event":
        given["independent_sources"] = max(
            first.independent_sources, other.independent_sources, _tellers(given["mentions"], copy_of)
        )
    return msgspec.structs.replace(first, **given)


def parted(
    kind: str, thing: Any, goes: Callable[[Passage], bool], id_: str, copy_of: dict[str, str | None]
) -> tuple[Any, Any]:
    """What stays and what goes, the latter under a new id. Raises NotAJudgement where either has no words."""
    if kind == "dispute":
        halves = []
        for leaving in (False, True):
            sides = tuple(
                msgspec.structs.replace(s, mentions=tuple(m for m in s.mentions if goes(m) is leaving))
                for s in thing.sides
            )
            if not all(s.mentions for s in sides):
                raise NotAJudgement("both disputes need words on each side")
            halves.append(msgspec.structs.replace(thing, sides=sides))
        return halves[0], msgspec.structs.replace(halves[1], id=id_)
    stays = tuple(m for m in thing.mentions if not goes(m))
    leaves = tuple(m for m in thing.mentions if goes(m))
    if not stays or not leaves:
        raise NotAJudgement("a split leaves some passages on either side")
    old: dict[str, Any] = {"mentions": stays}
    new: dict[str, Any] = {"mentions": leaves}
    if kind == "actor":
        names = [m.text for m in leaves]
        name = max(sorted(set(names)), key=names.count)
        new |= {"name": name, "aliases": tuple(sorted({n for n in names if n != name}))}
        gone = set(names) - {m.text for m in stays} - {thing.name}
        old["aliases"] = tuple(a for a in thing.aliases if a not in gone)
        new["known"] = None
    if kind == "event":
        old["independent_sources"] = _tellers(stays, copy_of)
        new["independent_sources"] = _tellers(leaves, copy_of)
    return msgspec.structs.replace(thing, **old), msgspec.structs.replace(thing, id=id_, **new)


def _by_report(mentions: Iterable[Passage]) -> dict[str, list[Passage]]:
    found: dict[str, list[Passage]] = {}
    for m in mentions:
        found.setdefault(m.report, []).append(m)
    return found


class Parting:
    """Decides for what points at a thing that was split whether it goes with the words that left."""

    def __init__(self, field_kind: str, old: Any, new: Any) -> None:
        self.kind, self.old, self.new = field_kind, old.id, new.id
        self._stay, self._leave = _by_report(old.mentions), _by_report(new.mentions)

    def goes(self, words: Iterable[Passage]) -> bool:
        """Whether something on these words means what left: its words hold only mentions that left, or no
        mention of either and its reports know only what left."""
        held = list(words)
        stay, leave = (
            any(m.start < p.end and p.start < m.end for p in held for m in of.get(p.report, ()))
            for of in (self._stay, self._leave)
        )
        if stay or leave:
            return leave and not stay
        return any(p.report in self._leave for p in held) and not any(p.report in self._stay for p in held)

    def swapped(self, thing: Any, words: Iterable[Passage], fields: Iterable[str]) -> Any:
        """The thing, pointing at what left instead where it goes with it."""
        named = {f: v for f in fields if (v := getattr(thing, f, None)) is not None}
        if not any(self.old == v or (isinstance(v, tuple) and self.old in v) for v in named.values()):
            return thing
        if not self.goes(words):
            return thing
        given: dict[str, Any] = {}
        for f, v in named.items():
            if v == self.old:
                given[f] = self.new
            elif isinstance(v, tuple) and self.old in v:
                given[f] = tuple(dict.fromkeys(self.new if i == self.old else i for i in v))
        return msgspec.structs.replace(thing, **given)


FIELDS = {
    "actor": ("actor", "actors", "recipients", "claimed_by", "participants", "by", "via"),
    "place": ("place",),
    "event": ("event", "events"),
}
"""The fields that point at what may be split."""


def follow(
    things: Mapping[str, Mapping[str, Any]], keys: Iterable[tuple[str, str]], parting: Parting
) -> Iterator[tuple[str, Any]]:
    """Of the things named by `keys` those that go with a split, with their kind, pointing at what left;
    `things` are by kind and id."""
    for kind, id_ in keys:
        thing = things[kind].get(id_)
        if thing is None or kind not in _FOLLOWING:
            continue
        if kind == "statement":
            said = [thing.source] if thing.source else thing.content
            words = [Passage(thing.report, s.start, s.end, s.text) for s in said]
        elif kind == "figure":
            words = [Passage(thing.report, thing.span.start, thing.span.end, thing.span.text)]
        else:
            words = list(thing.mentions)
        swapped = parting.swapped(thing, words, FIELDS[parting.kind])
        if swapped is not thing:
            yield kind, swapped


_FOLLOWING = frozenset({"statement", "event", "figure", "talk", "proposal"})
