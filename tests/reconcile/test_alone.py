"""A report by itself: what can be seen of it, and what its key hangs on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
import pytest

from counterclaim.evidence import Actor, Passage, Place, Reading
from counterclaim.reconcile.alone import Alone, each_alone
from tests.reports import report

TEXT = "Envoy Teale met rebels in Ostel."
OWN = Actor(
    id="r1/a1", name="Teale", kind="person", part_of="r1/a2", mentions=(Passage("r1", 6, 11, "Teale"),)
)
READING = Reading(
    report=report(TEXT, id="r1"),
    actors=(OWN, Actor(id="r1/a2", name="Dravia", kind="state")),
    places=(Place(id="r1/p1", name="Ostel", mentions=(Passage("r1", 26, 31, "Ostel"),)),),
)
TEALE = Actor(
    id="ines-teale",
    name="Ines Teale",
    kind="person",
    part_of="dravia",
    mentions=(Passage("r0", 0, 5, "Teale"), *OWN.mentions),
)
ACTORS = {a.id: a for a in (TEALE, Actor(id="dravia", name="Dravia", kind="state"))}
PLACES = {
    p.id: p
    for p in (
        Place(id="ostel", name="Ostel", within="north", mentions=(Passage("r1", 26, 31, "Ostel"),)),
        Place(id="north", name="North Dravia", feature="ADM1"),
    )
}


def alone(actors: Iterable[Actor] = ACTORS.values(), places: Iterable[Place] = PLACES.values()) -> Alone:
    """The reading under some actors and places of the record, and somebody it does not name."""
    stranger = Actor(id="aaa", name="Aaa", kind="person")
    (seen,) = each_alone(
        [READING],
        (*actors, stranger),
        places,
        {"r1/a1": "ines-teale", "r1/a2": "dravia"},
        {"r1/p1": "ostel"},
    )
    return seen


def changed(**more: Any) -> Alone:
    """The same with something else known of the envoy."""
    return alone([msgspec.structs.replace(TEALE, **more), ACTORS["dravia"]])


def test_only_its_own_is_seen_with_what_that_is_part_of_and_lies_in() -> None:
    ground = alone().ground()
    assert [(a.id, a.name, a.part_of) for a in ground.actors.values()] == [
        ("a0000", "Dravia", None),
        ("a0001", "Ines Teale", "a0000"),
    ]
    assert ground.actors["a0001"].mentions == OWN.mentions
    assert [(p.id, p.name, p.within) for p in ground.places.values()] == [
        ("p0000", "North Dravia", None),
        ("p0001", "Ostel", "p0000"),
    ]
    assert list(ground.reports) == ["r1"]


def test_its_names_lead_back_to_the_record() -> None:
    assert alone().names == {"a0000": "dravia", "a0001": "ines-teale", "p0000": "north", "p0001": "ostel"}


@pytest.mark.parametrize(
    "known", [{"name": "Ina Teale"}, {"kind": "population"}, {"country": "DRV"}, {"part_of": None}]
)
def test_what_is_seen_of_an_actor_makes_another_key(known: dict[str, Any]) -> None:
    assert changed(**known).key != alone().key


def test_a_container_of_a_place_makes_another_key() -> None:
    north = msgspec.structs.replace(PLACES["north"], feature="PCLI")
    assert alone(places=[PLACES["ostel"], north]).key != alone().key


@pytest.mark.parametrize(
    "known", [{"aliases": ("Ms Teale",)}, {"roles": ("envoy",)}, {"mentions": OWN.mentions}]
)
def test_what_only_others_tell_does_not(known: dict[str, Any]) -> None:
    assert changed(**known).key == alone().key


def test_another_id_in_the_record_does_not_either() -> None:
    renamed = msgspec.structs.replace(TEALE, id="ines-teale-2")
    (seen,) = each_alone(
        [READING],
        [renamed, ACTORS["dravia"]],
        PLACES.values(),
        {"r1/a1": "ines-teale-2", "r1/a2": "dravia"},
        {"r1/p1": "ostel"},
    )
    assert seen.key == alone().key
    assert seen.names["a0001"] == "ines-teale-2"
