import pytest

from counterclaim.reading.places import read_places
from tests.reports import prose


def where(text: str, trigger: str, **more: str) -> tuple[str, str] | None:
    """The name of the place of the event that a word of the text stands for, and what showed it."""
    parsed = prose(text, **more)
    atlas = read_places(parsed)
    start = parsed.doc.text.index(trigger)
    found = atlas.where(start, start + len(trigger))
    return (atlas.get(found.place).name, found.basis) if found else None


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Gunmen attacked a convoy in Maiduguri, Nigeria.", "attacked", "Maiduguri"),
        ("Rebels captured Goma on Monday.", "captured", "Goma"),
        ("The envoys held talks in Vienna on Friday.", "talks", "Vienna"),
        ("The Vienna talks ended without a word.", "talks", "Vienna"),
        ("In the city of Gaziantep, Turkey, crowds burned tyres.", "burned", "Gaziantep"),
        ("A mortar shell hit a bakery in the town of Avdiivka in Ukraine.", "hit", "Avdiivka"),
        ("The army shelled villages 5 km from Goma.", "shelled", "5 km from Goma"),
        ("Diplomats say the truce collapsed in Hodeidah, Yemen.", "collapsed", "Hodeidah"),
    ],
)
def test_the_place_an_event_hangs_on(text: str, trigger: str, place: str) -> None:
    found = where(text, trigger)
    assert found is not None
    assert found[0] == place


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Kenya rejected the proposal.", "rejected"),
        ("Ethiopian soldiers signed the paper.", "signed"),
        ("Washington warned against haste.", "warned"),
        ("The University of Nairobi apologised.", "apologised"),
    ],
)
def test_those_who_act_are_no_places(text: str, trigger: str) -> None:
    assert where(text, trigger) is None


def test_the_next_sentence_says_more() -> None:
    text = "A bomb killed nine soldiers on Sunday. The blast happened at a checkpoint in Kirkuk, Iraq."
    assert where(text, "killed") == ("Kirkuk", "paragraph")


def test_a_country_gives_way_to_the_town_in_it() -> None:
    text = "At least nine people died when a bomb went off in Iraq. The blast hit a market in Kirkuk."
    assert where(text, "died") == ("Kirkuk", "paragraph")


def test_a_meeting_is_where_the_report_is_from() -> None:
    text = "VIENNA -- The two delegations arrived late.\n\nThey met for an hour and parted without a word."
    assert where(text, "met", dateline="Vienna") == ("VIENNA", "paragraph")


def test_the_town_again() -> None:
    text = "Fighters entered Goma at noon. Residents said shops in the town were looted."
    assert where(text, "looted") == ("Goma", "own")


def test_at_gives_the_longest_mention() -> None:
    parsed = prose("Drones flew over eastern Ukraine.")
    atlas = read_places(parsed)
    start = parsed.doc.text.index("Ukraine")
    id = atlas.at(start, start + 7)
    assert id is not None
    assert atlas.get(id).name == "eastern Ukraine"


def test_here_is_where_the_report_was_filed() -> None:
    text = "VIENNA, Austria - The two generals signed a truce here on Monday, a year after talks in Oslo."
    assert where(text, "signed", dateline="Vienna") == ("VIENNA", "own")


def test_a_lead_without_a_place_is_told_from_where_it_was_filed() -> None:
    text = "VIENNA, Austria - The two generals exchanged lists of prisoners on Monday."
    assert where(text, "exchanged", dateline="Vienna") == ("VIENNA", "own")
    apart = "VIENNA -\n\nThe two generals exchanged lists of prisoners on Monday."
    assert where(apart, "exchanged", dateline="Vienna") == ("VIENNA", "paragraph")
    assert where("VIENNA -\n\nGunmen killed six people on Monday.", "killed", dateline="Vienna") is None


def test_the_same_city_is_not_the_village_named_last() -> None:
    text = "Jets hit Goma. Ten people died in the village of Tarruqiyeh. A market in the same city burned."
    assert where(text, "burned") == ("Goma", "own")


def test_a_place_that_opens_its_sentence_without_a_comma_is_no_part_of_the_name() -> None:
    atlas = read_places(prose("At Nairobi Ann Keller objected to the plan."))
    text = "At Nairobi Ann Keller objected to the plan."
    start = text.index("objected")
    found = atlas.where(start, start + len("objected"))
    assert found is not None
    assert atlas.get(found.place).name == "Nairobi"
