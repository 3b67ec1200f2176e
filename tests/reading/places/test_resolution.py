"""Namesakes: each case is one rule, shown on towns that many countries have."""

import pytest

from counterclaim.evidence import Place
from counterclaim.reading.places import read_places
from tests.reports import prose


def place(text: str, name: str, **more: str) -> Place:
    """The one place of a text that is called so."""
    found = [p for p in read_places(prose(text, **more)).places if name in {m.text for m in p.mentions}]
    assert found, f"{name} is no place of the text"
    return found[0]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        # a container after the comma
        ("Fishermen in Tripoli, Lebanon, stayed ashore.", "Tripoli", "LBN"),
        ("Fishermen in Tripoli, Libya, stayed ashore.", "Tripoli", "LBY"),
        ("The bishop flew to Santiago, Cuba, on Monday.", "Santiago", "CUB"),
        ("A warehouse burned in Alexandria, Virginia, overnight.", "Alexandria", "USA"),
        ("A warehouse burned in Alexandria, Egypt, overnight.", "Alexandria", "EGY"),
        ("Dozens marched in Birmingham, Alabama, on Friday.", "Birmingham", "USA"),
        # a container after "in"
        ("Police searched flats in Valencia in Venezuela.", "Valencia", "VEN"),
        ("Trams stopped in Cordoba in northern Argentina.", "Cordoba", "ARG"),
        # the country before it
        ("Spain's Cordoba was flooded again.", "Cordoba", "ESP"),
        # the other places of the report
        ("Buses ran from Murcia and Alicante to Valencia.", "Valencia", "ESP"),
        ("Trucks drove from Maracay to Valencia, and Caracas was quiet.", "Valencia", "VEN"),
        ("Shells fell on Homs and Idlib before dawn, and on Hama later.", "Hama", "SYR"),
        ("Batumi, Kutaisi and Tbilisi lie in Georgia.", "Georgia", "GEO"),
        ("Savannah, Macon and Atlanta lie in Georgia.", "Georgia", "USA"),
        ("Rebels shelled Hamah and Homs, and Syria sent tanks.", "Hamah", "SYR"),
        ("Lorries left Hyderabad for Karachi, in Pakistan.", "Hyderabad", "PAK"),
        ("Lorries left Hyderabad for Bengaluru, in India.", "Hyderabad", "IND"),
        ("Clashes spread from Barcelona to Cumana in Venezuela.", "Barcelona", "VEN"),
        ("Farmers from Merida and Caracas met in Venezuela.", "Merida", "VEN"),
        ("Villagers fled San Juan and Mendoza in Argentina.", "San Juan", "ARG"),
        ("Divers in Alexandria and Port Said found mines off Egypt.", "Alexandria", "EGY"),
        # nothing but size, and no rival
        ("Envoys gathered in Cambridge and Geneva.", "Geneva", "CHE"),
        ("A truce was signed in Birmingham in the United Kingdom.", "Birmingham", "GBR"),
    ],
)
def test_context_decides(text: str, name: str, country: str) -> None:
    assert place(text, name).country == country


def test_no_village_in_a_country_nobody_speaks_of() -> None:
    """There is an al-Waqf in Egypt; a report on Syria does not mean it."""
    text = "Rebels shelled the village of al-Waqf. Aleppo and Idlib were calm, and Syria blamed Turkey."
    found = place(text, "al-Waqf")
    assert found.country != "EGY"
    assert found.basis == "unresolved"


def test_the_same_village_where_its_country_is_spoken_of() -> None:
    text = "Fields burned near al-Waqf and Luxor, and Egypt sent planes from Qena."
    assert place(text, "al-Waqf").country == "EGY"


def test_a_name_has_one_sense_in_a_report() -> None:
    text = "Crowds filled Tripoli, Lebanon, on Monday. On Tuesday Tripoli was quiet."
    found = place(text, "Tripoli")
    assert len(found.mentions) == 2
    assert found.country == "LBN"


def test_a_region_where_the_text_says_so_and_its_town_otherwise() -> None:
    text = "Planes hit villages in Idlib province. Later the planes came back to Idlib, in Syria."
    assert place(text, "Idlib province").feature == "ADM1"
    assert place(text, "Idlib").feature == "PPL"


def test_a_region_is_found_by_the_city_it_is_called_after() -> None:
    assert place("Drones fell in the Kursk region of Russia.", "Kursk region").feature == "ADM1"


def test_a_list_of_towns_is_no_containment() -> None:
    atlas = read_places(prose("Shells fell near Chasiv Yar, Avdiivka and Kupiansk in Ukraine."))
    assert [(p.name, p.within) for p in atlas.places][:2] == [("Chasiv Yar", None), ("Avdiivka", None)]


def test_states_that_act_do_not_move_a_famous_city() -> None:
    text = "The United States and Russia met in Geneva. Washington said the U.S. team would stay."
    assert place(text, "Geneva").country == "CHE"


def test_the_dateline_speaks_for_its_country() -> None:
    text = "Nurses in Cordoba went on strike on Thursday."
    assert place(text, "Cordoba", dateline="Madrid").country == "ESP"
    assert place(text, "Cordoba", dateline="Buenos Aires").country == "ARG"


def test_a_government_called_by_its_seat_is_told_apart() -> None:
    found = read_places(prose("Moscow said on Friday that its envoy would return.")).places
    assert [(p.name, p.basis) for p in found] == [("Moscow", "seat")]


def test_another_transliteration_in_the_same_country() -> None:
    found = place("Convoys left Sanaa and Taiz in Yemen for the town of Hudeidha on Sunday.", "Hudeidha")
    assert found.country in ("YEM", None)
    assert found.basis in ("spelling", "country", "unresolved")


def test_a_country_named_by_its_people_has_its_own_name() -> None:
    (found,) = read_places(prose("Turkish troops shelled villages.")).places
    assert (found.name, found.country, found.basis) == ("Turkey", "TUR", "demonym")


@pytest.mark.parametrize("word", ["Kurds", "Kurdish fighters"])
def test_a_people_without_a_state_is_no_place(word: str) -> None:
    places = read_places(prose(f"{word} held the hill near Kobani, Syria.")).places
    assert {p.country for p in places} == {"SYR"}
