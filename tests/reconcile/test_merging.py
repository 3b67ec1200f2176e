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
