"""What an analyst may change of a thing: its fields, what each may hold, and a change put into the thing."""

from __future__ import annotations

import typing
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import msgspec

from counterclaim.evidence import Actor, Dispute, Event, Figure, Place, Statement, Talk
from counterclaim.evidence.edtf import days
from counterclaim.evidence.event import Plover, Status
from counterclaim.evidence.judgement import Change, Target
from counterclaim.review.making import NotAJudgement

LONGEST = 400
Shape = Literal["text", "number", "choice", "date", "yes", "ref", "refs", "texts"]


@dataclass(frozen=True)
class Field:
    """One field that may be changed: `shape` says what it holds, `options` or `kind` from what."""

    name: str
    label: str
    shape: Shape
    options: tuple[str, ...] = ()
    kind: str = ""
    needed: bool = False


def _options(noun: type, name: str) -> tuple[str, ...]:
    return typing.get_args(typing.get_type_hints(noun)[name])


def _choice(noun: type, name: str, label: str) -> Field:
    return Field(name, label, "choice", _options(noun, name), needed=True)


NOUNS: dict[str, type] = {
    "actor": Actor, "place": Place, "statement": Statement, "event": Event, "figure": Figure,
    "dispute": Dispute, "talk": Talk,
}  # fmt: skip

FIELDS: dict[str, tuple[Field, ...]] = {
    "actor": (
        Field("name", "Name", "text", needed=True),
        _choice(Actor, "kind", "Kind"),
        Field("country", "Country (three letters)", "text"),
        Field("part_of", "Part of", "ref", kind="actor"),
        Field("roles", "Roles, one to a line", "texts"),
    ),
    "place": (
        Field("name", "Name", "text", needed=True),
        Field("lat", "Latitude", "number"),
        Field("lon", "Longitude", "number"),
        Field("radius_km", "Uncertain by (km)", "number"),
        Field("country", "Country (three letters)", "text"),
    ),
    "statement": (
        _choice(Statement, "kind", "Kind"),
        _choice(Statement, "stance", "The source holds it"),
        Field("actors", "Who says it", "refs", kind="actor"),
        Field("said", "Said on", "date"),
    ),
    "event": (
        Field("type", "Type", "choice", typing.get_args(Plover), needed=True),
        Field("status", "Status", "choice", typing.get_args(Status), needed=True),
        Field("date", "Date", "date"),
        Field("place", "Place", "ref", kind="place"),
        Field("actors", "By", "refs", kind="actor"),
        Field("recipients", "To or with", "refs", kind="actor"),
        Field("claimed_by", "According to", "refs", kind="actor"),
    ),
    "figure": (
        Field("value", "Number", "number", needed=True),
        Field("low", "At least", "number"),
        Field("high", "At most", "number"),
        Field("unit", "Unit", "text"),
        Field("measure", "Measure", "text", needed=True),
        Field("of", "Of what", "text"),
        Field("as_of", "As of", "date"),
        Field("place", "Place", "ref", kind="place"),
        Field("event", "Event", "ref", kind="event"),
    ),
    "dispute": (
        Field("about", "About", "text"),
        _choice(Dispute, "kind", "Kind"),
        Field("settled_by", "What would settle it", "text"),
    ),
    "talk": (
        Field("date", "Date", "date"),
        _choice(Talk, "status", "Status"),
        Field("place", "Place", "ref", kind="place"),
        Field("participants", "Who sat", "refs", kind="actor"),
    ),
}
"""For each kind what may be changed; the other kinds can be confirmed and rejected."""

ADDED = ("actor", "place", "statement", "event", "figure", "dispute")
"""What may be added by marking words."""
MERGED = ("actor", "place", "event", "figure", "dispute")
SPLIT = ("actor", "place", "event", "dispute")


@cache
def field(kind: str, name: str) -> Field:
    """A field of a kind. Raises NotAJudgement where it may not be changed."""
    for found in FIELDS.get(kind, ()):
        if found.name == name:
            return found
    raise NotAJudgement(f"the {name} of a {kind} cannot be changed")


def checked_value(kind: str, change: Change) -> None:
    """Nothing, where a field may hold a value. Raises NotAJudgement, which says why it may not."""
    known, value = field(kind, change.field), change.value
    if known.shape in {"ref", "refs"}:
        if any(r.kind != known.kind for r in change.refs) or (known.shape == "ref" and len(change.refs) > 1):
            raise NotAJudgement(f"{known.label}: this must be a {known.kind}")
        return
    empty = value is None or value in {"", ()}
    if empty:
        if known.needed:
            raise NotAJudgement(f"{known.label}: this cannot be empty")
        return
    wrong = {
        "text": not isinstance(value, str) or len(value) > LONGEST,
        "texts": not isinstance(value, tuple) or sum(map(len, value)) > LONGEST * 4,
        "number": not isinstance(value, int | float) or isinstance(value, bool) or abs(value) > 1e15,
        "date": not isinstance(value, str) or days(value) is None,
        "choice": value not in known.options,
        "yes": not isinstance(value, bool),
    }[known.shape]
    if wrong:
        allowed = f"one of {', '.join(known.options)}" if known.options else f"a {known.shape}"
        if known.shape == "date":
            allowed = "a date such as 2016-02-11, 2016-02 or 2016-02-11/2016-02-14"
        raise NotAJudgement(f"{known.label}: {value!r:.80} is not {allowed}")
    bound = {"lat": 90, "lon": 180}.get(change.field)
    if bound and isinstance(value, int | float) and abs(value) > bound:
        raise NotAJudgement(f"{known.label}: {value} is beyond {bound} degrees")


def held(kind: str, change: Change, find: Callable[[Target], str | None]) -> Any:
    """What a change puts into its field; `find` gives the ids of what it points at."""
    known = field(kind, change.field)
    if known.shape in {"ref", "refs"}:
        found = tuple(dict.fromkeys(i for r in change.refs if (i := find(r)) is not None))
        return found if known.shape == "refs" else (found[0] if found else None)
    if known.shape == "texts":
        return change.value or ()
    if known.shape == "number" and change.value is not None and change.value != "":
        return float(typing.cast(float, change.value))
    return None if change.value in {"", None} and not known.needed else change.value


def put(kind: str, thing: Any, changes: tuple[Change, ...], find: Callable[[Target], str | None]) -> Any:
    """The thing with the changes in it."""
    given: dict[str, Any] = {}
    for c in changes:
        if all(c.field != f.name for f in FIELDS.get(kind, ())):
            continue  # a field of another version: kept in the log, not in this record
        given[c.field] = held(kind, c, find)
    if kind == "statement" and "actors" in given:
        given["actor"] = given["actors"][0] if given["actors"] else None
    if kind == "event" and "date" in given:
        given |= {"date_basis": "judged", "date_passage": None}
    if kind == "event" and "place" in given:
        given["place_basis"] = "judged"
    if kind == "actor" and given.get("name", thing.name) != thing.name:
        given["aliases"] = tuple(dict.fromkeys((*thing.aliases, thing.name)))
    if kind == "dispute":
        given = {name: value or "" for name, value in given.items()}
    return msgspec.structs.replace(thing, **given)
