import pytest

from counterclaim.evidence import Place, Reading, Report
from counterclaim.reconcile.same_place import join_places
from counterclaim.reconcile.words import spoken


def reading(name: str, *places: Place) -> Reading:
    return Reading(report=Report(id=name, text=""), places=places)


def place(id_: str, name: str, **given: object) -> Place:
    return Place(id=id_, name=name, **{"basis": "unresolved", **given})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kafr Zayta", "Kafr Zeita"),
        ("al-Mukhabarat", "Mokhabarat"),
        ("the village of Qasrin", "Kasreen"),
        ("Zaouia", "Zawia"),
    ],
)
def test_transliterations_sound_alike(one: str, other: str) -> None:
    assert spoken(one) == spoken(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Homs", "Hama"), ("Idlib", "Irbil"), ("Derna", "Draa"), ("Ur", "Ar")]
)
def test_other_names_do_not(one: str, other: str) -> None:
    assert not spoken(one) or spoken(one) != spoken(other)


def test_unknown_places_join_by_sound_and_known_ones_lend_their_point() -> None:
    places, ids, joins = join_places(
        [
            reading(
                "a",
                place(
                    "a/p1",
                    "Qasrin",
                    geonameid=7,
                    lat=1.0,
                    lon=2.0,
                    country="SYR",
                    feature="PPL",
                    basis="country",
                ),
            ),
            reading("b", place("b/p1", "Kasreen")),
        ]
    )
    assert len(places) == 1
    assert places[0].lat == 1.0
    assert ids["a/p1"] == ids["b/p1"]
    assert joins[0].rule == "the same name by its sound"


def test_another_container_or_two_to_choose_from_keep_them_apart() -> None:
    north, south = place("a/p2", "Norland"), place("b/p2", "Sudland")
    apart, _, _ = join_places(
        [
            reading("a", place("a/p1", "Qasrin", within="a/p2"), north),
            reading("b", place("b/p1", "Kasreen", within="b/p2"), south),
        ]
    )
    assert len(apart) == 4
    known = [
        place(
            f"{r}/p1",
            "Qasrin",
            geonameid=n,
            lat=1.0 * n,
            lon=2.0,
            country="SYR",
            feature="PPL",
            basis="country",
        )
        for n, r in enumerate("cd", 1)
    ]
    many, _, _ = join_places(
        [reading("c", known[0]), reading("d", known[1]), reading("e", place("e/p1", "Kasreen"))]
    )
    assert len(many) == 3
