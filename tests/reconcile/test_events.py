from __future__ import annotations

from counterclaim.evidence import Record
from tests.reconcile.stories import names, record


def groups(found: Record, type_: str) -> list[set[str]]:
    return [{m.report for m in e.mentions} for e in found.events if e.type == type_]


def test_one_shelling_in_two_reports() -> None:
    found = record(
        {
            "r1": "Turkish guns shelled the town of Kobani on Tuesday, killing nine people.",
            "r2": "Nine people were killed on Tuesday when Turkish artillery shelled Kobani.",
        }
    )
    assert {"r1", "r2"} in groups(found, "ASSAULT")
    (joined,) = (e for e in found.events if e.type == "ASSAULT" and len({m.report for m in e.mentions}) == 2)
    assert any(j.into == joined.id and j.parts for j in found.joins)
    assert joined.independent_sources == 2


def test_two_days_are_two_events() -> None:
    found = record(
        {
            "r1": "Turkish guns shelled the town of Kobani on Monday.",
            "r2": "Turkish guns shelled the town of Kobani on Tuesday.",
        }
    )
    assert {"r1", "r2"} not in groups(found, "ASSAULT")


def test_two_towns_are_two_events() -> None:
    found = record(
        {
            "r1": "Saudi jets bombed the port of Hodeidah on Tuesday.",
            "r2": "Saudi jets bombed the city of Sanaa on Tuesday.",
        }
    )
    assert {"r1", "r2"} not in groups(found, "ASSAULT")


def test_copies_count_once() -> None:
    text = "Turkish guns shelled the town of Kobani on Tuesday, killing nine people."
    found = record({"r1": text, "r2": text}, copies={"r2": "r1"})
    shelled = [e for e in found.events if len({m.report for m in e.mentions}) == 2]
    assert shelled
    assert {e.independent_sources for e in shelled} == {1}


def test_a_plan_that_came_about_is_reported() -> None:
    found = record(
        {
            "r1": "President Macron will meet Chancellor Merkel in Berlin on March 3.",
            "r2": "President Macron met Chancellor Merkel in Berlin on March 3.",
        }
    )
    assert {
        e.status for e in found.events if e.type == "CONSULT" and len({m.report for m in e.mentions}) == 2
    } == {"reported"}


def test_rounds_of_other_people_stay_apart() -> None:
    found = record(
        {
            "r1": "Emmanuel Macron met Angela Merkel in Berlin on Wednesday.",
            "r2": "Emmanuel Macron met Boris Johnson in Berlin on Wednesday.",
        }
    )
    people = [names(found, t.participants) for t in found.talks]
    assert len(people) == 2
    assert {"Emmanuel Macron", "Angela Merkel", "Boris Johnson"} not in people


def together(found: Record, type_: str, *wording: str) -> bool:
    """Whether one event of the type is told in all of these words."""
    return any(
        all(any(words in m.text for m in e.mentions) for words in wording)
        for e in found.events
        if e.type == type_
    )


def test_so_many_more_elsewhere_are_another_strike_in_every_report() -> None:
    found = record(
        {
            "r1": "Saudi jets killed 14 people in a market in Taiz on Tuesday. "
            "Five more people were killed in a village near Taiz in a similar strike.",
            "r2": "Saudi air strikes killed 19 people around Taiz on Tuesday.",
        }
    )
    assert not together(found, "ASSAULT", "14 people", "Five more people")


def test_protests_that_went_on_for_weeks_are_one_movement() -> None:
    found = record(
        {
            "r1": "The antigovernment protests began in January after Peru's congress ousted the president. "
            "Lima and Cusco were calm.",
            "r2": "The police of Peru made way for antigovernment protests, which have been ongoing for two "
            "months. Arequipa was calm.",
        }
    )
    assert together(found, "PROTEST", "protests began", "ongoing for two months")


def test_a_single_rally_is_not_the_movement() -> None:
    found = record(
        {
            "r1": "The antigovernment protests began in January after Peru's congress ousted the president.",
            "r2": "Students marched through Cusco in Peru on Tuesday.",
        }
    )
    assert not together(found, "PROTEST", "protests began", "marched")


def test_leaving_and_being_stuck_are_two() -> None:
    found = record(
        {
            "r1": "About 900 people left the besieged town of Daraya on Monday. "
            "The 900 evacuees from Daraya were stuck at a checkpoint near Damascus.",
        }
    )
    assert not together(found, "AID", "left", "stuck")


def test_reports_of_one_kind_month_and_country_are_compared() -> None:
    found = record(
        {
            "r1": "Ethiopia's military intervention in Somalia in December 2006 changed the war.",
            "r2": "Addis Ababa launched a war in support of the Somali government in 2006.",
        }
    )
    assert {"r1", "r2"} in groups(found, "ASSAULT")
