import pytest

from counterclaim.reading.places import read_places
from tests.reports import prose


def names(text: str) -> list[tuple[str, str | None]]:
    """Every mention of a text in order, with what its place was told by."""
    places = read_places(prose(text)).places
    found = [(m.start, -m.end, m.text, p.basis) for p in places for m in p.mentions]
    return [(text, basis) for _start, _end, text, basis in sorted(found)]


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton opened the fair.",
        "Mr. Jordan said the road was shut.",
        "The Houston Chronicle carried the letter.",
        "She lived on Lincoln Street for years.",
        "On Sunday the General thanked the Army.",
    ],
)
def test_people_papers_and_streets_are_no_places(text: str) -> None:
    assert names(text) == []


def test_peoples_are_told_apart() -> None:
    assert names("Kenyan troops met Ugandan envoys.") == [("Kenyan", "demonym"), ("Ugandan", "demonym")]


def test_abbreviated_states_need_a_town_before_them() -> None:
    assert [n for n, _ in names("The store in Dayton, Ore., closed.")] == ["Dayton", "Ore."]
    assert names("Ore prices rose. Miss Miller agreed.") == []


def test_a_village_nobody_knows_is_named_inside_its_container() -> None:
    atlas = read_places(prose("Shells hit the village of Tarruqiyeh in Idlib province, Syria."))
    village = next(p for p in atlas.places if p.name == "Tarruqiyeh")
    assert (village.lat, village.basis) == (None, "unresolved")
    assert village.within is not None
    assert atlas.get(village.within).name == "Idlib province"


def test_a_quarter_is_named_by_its_kind() -> None:
    found = names("Snipers held the Qantarat district of Homs, in Syria.")
    assert ("Qantarat district", "unresolved") in found


def test_a_site_lies_where_its_town_is() -> None:
    atlas = read_places(prose("Soldiers slept at Khartoum International Airport in Sudan."))
    site = next(p for p in atlas.places if "Airport" in p.name)
    assert site.lat is not None
    assert abs(site.lat - 15.55) < 0.5
    assert site.geonameid is None


def test_offsets_are_the_source_s() -> None:
    text = "The minister left Nairobi for Mombasa.\n\nIn Mombasa he met traders from Zanzibar."
    for place in read_places(prose(text)).places:
        for mention in place.mentions:
            assert text[mention.start : mention.end] == mention.text


def test_the_same_text_gives_the_same_places() -> None:
    text = "Talks in Oslo followed talks in Vienna, and Norway thanked Austria."
    assert read_places(prose(text)).places == read_places(prose(text)).places


def test_a_known_body_glued_to_a_name_is_no_part_of_it() -> None:
    text = "Six people died in the village of Akrabiya Amnesty International said."
    assert [n for n, _ in names(text)] == ["Akrabiya"]


def test_a_word_for_village_behind_a_hyphen_is_part_of_the_name() -> None:
    assert [n for n, _ in names("Mortars fell on Hwagye-ri at noon.")] == ["Hwagye-ri"]


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [
        ("Tarbela Dam", 34.09, 72.7),
        ("Beitbridge border post", -22.22, 29.99),
        ("Insein Prison", 16.89, 96.1),
    ],
)
def test_sites_of_the_world(name: str, lat: float, lon: float) -> None:
    (site,) = [p for p in read_places(prose(f"Shots were heard near {name} on Friday.")).places if p.lat]
    assert site.lat is not None
    assert site.lon is not None
    assert abs(site.lat - lat) < 0.1
    assert abs(site.lon - lon) < 0.1
