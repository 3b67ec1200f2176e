"""Which date and place an event of several sightings gets, and which of a story's sightings are one."""

from tests.reconcile.stories import record


def test_the_place_of_the_deed_counts_more_than_one_mentioned_beside_it() -> None:
    found = record(
        {
            "a": "Mortar fire hit a market in Kharkiv on Tuesday, killing nine people.\n\n"
            "Officials in Kyiv condemned the attack. They spoke of it in Kyiv and in Lviv.",
            "b": "Nine people were killed on Tuesday when mortar shells hit a market in Kharkiv.",
        }
    )
    names = {p.id: p.name for p in found.places}
    strikes = [e for e in found.events if e.type == "ASSAULT" and any("market" in m.text for m in e.mentions)]
    assert len(strikes) == 1
    assert names[strikes[0].place or ""] == "Kharkiv"


def test_two_strikes_of_one_report_with_tolls_of_their_own_stay_apart() -> None:
    found = record(
        {
            "a": "Shells killed 14 people in Kharkiv on Monday.\n\n"
            "A rocket killed 33 people in Odesa on Tuesday.",
            "b": "On Monday 14 people died when shells hit Kharkiv.",
        }
    )
    tolls = {
        e.id: {f.value for f in found.figures if f.event == e.id and f.measure == "killed"}
        for e in found.events
        if e.type == "ASSAULT"
    }
    assert {14.0} in tolls.values()
    assert {33.0} in tolls.values()


def test_an_offensive_is_none_of_its_strikes() -> None:
    found = record(
        {
            "a": "The army launched an offensive on Kharkiv in January.\n\n"
            "On Tuesday the army shelled a school in Kharkiv.",
        }
    )
    assert len([e for e in found.events if e.type == "ASSAULT"]) == 2


def test_what_happened_is_not_what_did_not() -> None:
    found = record({"a": "Chad signed the truce on Monday. Niger did not sign the truce."})
    status = {e.status for e in found.events if e.type == "AGREE"}
    assert "did_not_happen" in status


def test_a_deed_told_before_keeps_the_day_it_was_told_with() -> None:
    found = record(
        {
            "a": "A car bomb hit a bus convoy near Goma on Saturday.\n\n"
            "Shoes still lay at the scene of the attack on Sunday, a reporter said. "
            "The bombing killed nine passengers."
        }
    )
    assert {e.date for e in found.events if e.type == "ASSAULT"} == {"2021-02-27"}


def test_long_past_deeds_are_not_where_the_news_is() -> None:
    found = record(
        {
            "a": "Ministers met in Hamburg on Wednesday.\n\nThe talks stalled. "
            "Chad invaded Niger in March 2019."
        }
    )
    names = {p.id: p.name for p in found.places}
    invaded = [e for e in found.events if e.type == "ASSAULT"]
    assert invaded
    assert all(names.get(e.place or "") != "Hamburg" for e in invaded)


def test_a_slip_in_a_name_is_still_who_spoke_before() -> None:
    found = record(
        {
            "a": 'A source in Goma told reporters that the road was closed.\n\n"Nobody can pass," '
            "the source said.\n\nAccording to the souce nine trucks were burnt."
        }
    )
    names = {a.id: a.name for a in found.actors}
    (burnt,) = [s for s in found.statements if any("nine trucks" in c.text for c in s.content)]
    assert "source" in names[burnt.actor or ""]


def test_what_was_told_on_a_day_was_done_by_then() -> None:
    found = record(
        {
            "a": "Shells killed 14 people in Kharkiv on Tuesday.\n\n"
            "On Monday a hospital said nine people had been killed by shells in Kharkiv.",
        }
    )
    deeds = [e for e in found.events if e.type == "ASSAULT"]
    assert len(deeds) == 2


def test_an_attack_days_are_counted_from_is_not_the_one_that_followed() -> None:
    text = "A week after the attack on Saltivka killed nine people, warplanes bombed Balakliia."
    deeds = [e for e in record({"a": text}).events if e.type == "ASSAULT"]
    assert len(deeds) == 2
