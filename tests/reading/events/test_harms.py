import pytest

from tests.reading.events.fakes import events, named


def told(text: str, trigger: str) -> tuple[list[str], list[str], str]:
    event = next(e for e in events(text) if e.trigger == trigger)
    return named(event.actor), named(event.recipient), event.status


@pytest.mark.parametrize("trigger", ["bombing", "killing"])
def test_what_somebody_is_accused_of_is_his_and_claimed(trigger: str) -> None:
    text = "Rwanda accused Congolese forces of bombing a clinic near Goma, killing two nurses."
    doers, _, status = told(text, trigger)
    assert doers == ["Congolese forces"]
    assert status == "claimed"


def test_who_is_accused_is_named_without_the_deed() -> None:
    text = "Rwanda accused Congolese forces of bombing a clinic near Goma, killing two nurses."
    assert told(text, "accused")[1] == ["Congolese forces"]


def test_a_charge_that_goes_on_after_a_comma() -> None:
    text = "The Sudanese government accused the rebels of shelling a school in Nyala, wounding six pupils."
    assert told(text, "wounding") == (["the rebels"], ["six pupils"], "claimed")


def test_what_was_hit_does_not_wound() -> None:
    text = "On Monday a shell hit trucks waiting to cross into Goma killing and wounding dozens of villagers."
    assert told(text, "wounding")[:2] == ([], ["dozens of villagers"])


def test_gunmen_who_are_hit_while_they_harm() -> None:
    text = "Kenyan jets struck fighters killing villagers near Mandera."
    assert told(text, "killing")[0] == ["fighters"]


def test_those_said_not_to_be_meant_do_nothing() -> None:
    text = "Deserters, and not regular troops, attacked a Kenyan patrol near Mandera on Sunday."
    assert told(text, "attacked")[0] == ["Deserters"]
