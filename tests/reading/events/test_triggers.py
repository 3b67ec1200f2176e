import pytest

from tests.reading.events.fakes import events


def types(text: str) -> list[str]:
    return [e.type for e in events(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway and Finland signed a fishing agreement on Monday.", "AGREE"),
        ("Norway held talks with Finland in Oslo.", "CONSULT"),
        ("Norway praised Finland for its patience.", "SUPPORT"),
        ("Norway lifted a curfew in the northern islands.", "CONCEDE"),
        ("Norway and Finland launched joint military exercises.", "COOPERATE"),
        ("Norway delivered food aid to Kenya.", "AID"),
        ("Norwegian troops withdrew from the border.", "RETREAT"),
        ("Norway demanded that Finland close the mine.", "REQUEST"),
        ("Norway accused Finland of breaking the rules.", "ACCUSE"),
        ("Norway rejected a Finnish proposal.", "REJECT"),
        ("Norway threatened to close its ports to Finland.", "THREATEN"),
        ("Thousands of students marched through Nairobi.", "PROTEST"),
        ("Norway imposed sanctions on Kenya.", "SANCTION"),
        ("Norway deployed 300 soldiers along the border.", "MOBILIZE"),
        ("Kenyan police arrested six editors.", "COERCE"),
        ("Kenyan jets bombed a rebel camp.", "ASSAULT"),
    ],
)
def test_every_type(text: str, expected: str) -> None:
    assert types(text) == [expected]


def test_what_is_threatened_or_demanded_is_no_event_beside_it() -> None:
    assert types("Kenya threatened to bomb the dam.") == ["THREATEN"]
    assert types("Kenya called for the withdrawal of Norwegian troops from the island.") == ["REQUEST"]


def test_what_somebody_is_accused_of_stays_his_claimed_deed() -> None:
    found = events("Norway accused Kenya of bombing the dam.")
    assert [(e.type, e.status) for e in found] == [("ACCUSE", "reported"), ("ASSAULT", "claimed")]


def test_purpose_is_no_event() -> None:
    assert types("Kenya launched an assault to capture the harbour.") == ["ASSAULT"]


def test_casualties_join_the_attack() -> None:
    assert types("Rebels attacked the camp, killing 20 people and wounding 30.") == ["ASSAULT"]


def test_announced_deeds_are_promises_and_threats() -> None:
    assert types("Norway will provide food aid to Kenya.") == ["AGREE"]
    assert types("Norway said it would not accept the refugees.") == ["REJECT"]


def test_a_crash_is_no_assault() -> None:
    assert types("Twelve people were killed in a bus crash near Nakuru.") == []


def test_several_events_in_one_sentence() -> None:
    assert types("Kenya expelled the envoy after Norwegian jets bombed the port.") == ["SANCTION", "ASSAULT"]


def test_a_headline_without_a_verb() -> None:
    assert types("Kenyan air strikes on rebel camps") == ["ASSAULT"]


def test_a_dated_and_placed_deed_is_told_wherever_it_stands() -> None:
    assert types("The toll of a bombing in Nairobi rose to 60.") == ["ASSAULT"]
    assert types("The toll of the year rose to 60.") == []
    text = "The army opened an inquiry into its air strikes last week near Nairobi."
    assert types(text) == ["ACCUSE", "ASSAULT"]


def test_what_one_is_brought_to_do_is_done() -> None:
    assert "REJECT" in types("The offensive prompted the delegates to walk out of peace talks in Vienna.")


def test_a_capture_told_without_a_doer_is_that_of_the_advance_it_came_with() -> None:
    found = events("The depot was captured as Kenyan forces pushed into the town.")
    assert [(e.type, e.actors) for e in found] == [("ASSAULT", ("Kenyan forces",))]


def test_a_list_behind_a_weekday_is_the_subject() -> None:
    found = events("On Wednesday Norway, Finland and Kenya led a joint call for a ceasefire.")
    assert [(e.type, e.actors) for e in found] == [("REQUEST", ("Norway", "Finland", "Kenya"))]


def test_people_on_the_move_are_part_of_an_evacuation_that_is_spoken_of() -> None:
    assert types("The evacuation began. About 500 people left Nakuru and Voi.") == ["AID", "AID"]
    assert types("The evacuation began. Residents were stranded in a bus garage.") == ["AID", "AID"]
    assert types("About 500 people left the cinema.") == []


def test_figures_of_speech_and_polls_are_no_events() -> None:
    assert types("The officer asked not to be named.") == []
    assert types("Only four members meet the bar.") == []
    assert types("The clip was captured by a police camera.") == []
    assert types("The bill was supported by 42 percent.") == []
    assert "CONSULT" in types("The envoy met with opposition leaders.")


def test_tolls_that_may_rise_money_and_cheering_crowds_are_no_deeds() -> None:
    assert types("The group warned that the toll may rise.") == []
    assert types("His company invested about nine million dollars in the course.") == []
    assert types("The senator rallied supporters in Boise.") == []
    assert types("Kenya warned that it would attack the port.") != []
