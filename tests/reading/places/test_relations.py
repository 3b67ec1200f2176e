import pytest

from counterclaim.evidence import Place
from counterclaim.reading.places import read_places
from counterclaim.reading.places.gazetteer import kilometres
from tests.reports import prose


def described(text: str) -> tuple[Place, Place]:
    """The place a text describes, and the one it is described by."""
    places = read_places(prose(text)).places
    relation = next(p for p in places if p.basis == "relation")
    base = next(p for p in places if p.basis != "relation" and p.name in relation.name)
    return relation, base


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A drone fell 12 km from Kharkiv, Ukraine.", "12 km from Kharkiv"),
        ("A drone fell eight miles north-east of Kharkiv, Ukraine.", "eight miles north-east of Kharkiv"),
        ("Fires burned south-west of Kharkiv, Ukraine.", "south-west of Kharkiv"),
        ("Fires burned to the south-west of Kharkiv, Ukraine.", "to the south-west of Kharkiv"),
        ("A drone fell 2 km from Kharkiv, Ukraine.", "2 km from Kharkiv"),
        ("Aid reached opposition-held areas of Taiz, Yemen.", "opposition-held areas of Taiz"),
        ("Guards closed the border with Turkey.", "border with Turkey"),
        ("Fires burned in eastern Ukraine.", "eastern Ukraine"),
        ("Aid reached rebel-held parts of Taiz, Yemen.", "rebel-held parts of Taiz"),
        ("Guards closed the border with Kenya.", "border with Kenya"),
        ("Troops entered western districts of Taiz, Yemen.", "western districts of Taiz"),
        ("They stopped in a village near Taiz, Yemen.", "village near Taiz"),
        ("Looters came to the outskirts of Taiz, Yemen.", "outskirts of Taiz"),
    ],
)
def test_described_places(text: str, name: str) -> None:
    assert described(text)[0].name == name


def test_a_direction_moves_the_point_and_a_distance_widens_it() -> None:
    place, base = described("A convoy halted 40 kilometres north of Kharkiv, Ukraine.")
    assert place.lat is not None
    assert base.lat is not None
    assert place.lon == pytest.approx(base.lon, abs=0.001)
    assert kilometres(place.lat, place.lon or 0, base.lat, base.lon or 0) == pytest.approx(40, abs=1)
    assert place.radius_km == 16.0


def test_a_description_after_a_name_is_no_other_place() -> None:
    places = read_places(prose("Troops left Bucha, a town near Kyiv, in Ukraine.")).places
    assert [p.name for p in places if p.basis == "relation"] == []
