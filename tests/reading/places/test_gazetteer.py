import time

from counterclaim.reading.places.compile import DEMONYM
from counterclaim.reading.places.gazetteer import SHIPPED, Gazetteer, shipped


def test_a_city_is_found_by_its_other_names() -> None:
    ids = {shipped().look_up(name)[0].id for name in ("Kyiv", "Kiev", "KYIV")}
    assert ids == {703448}


def test_an_article_makes_no_difference() -> None:
    assert shipped().look_up("Raqqa")[0].id == shipped().look_up("al-Raqqa")[0].id


def test_a_demonym_is_its_country() -> None:
    entry = shipped().look_up("Georgians")[0]
    assert (entry.country, entry.feature, entry.kind) == ("GE", "PCLI", DEMONYM)


def test_an_unknown_name_is_nothing() -> None:
    assert shipped().look_up("Xyzzyville-upon-Nowhere") == ()


def test_every_state_has_a_capital_and_neighbours() -> None:
    countries = shipped().countries
    assert countries["SY"].neighbours == {"IQ", "JO", "IL", "TR", "LB"}
    assert all(countries[code].capital for code in ("US", "KZ", "MN", "DE", "BI", "LK"))


def test_sounds_stay_in_their_country() -> None:
    assert all(e.country == "YE" for e in shipped().sounding("Hudaidah", "YE"))
    assert shipped().sounding("Hudaidah", "FR") == ()


def test_it_is_small_and_opens_at_once() -> None:
    assert SHIPPED.stat().st_size < 60_000_000
    began = time.perf_counter()
    Gazetteer(SHIPPED).look_up("Lagos")
    assert time.perf_counter() - began < 0.5
