"""Sentence in, figures out: what is counted, how it is measured, what it is a part of."""

from __future__ import annotations

import pytest

from counterclaim.evidence import Event, Passage, Span, Statement
from counterclaim.reading.figures import read_figures
from tests.reading.figures.fakes import Atlas, Clock, figures
from tests.reports import prose

COUNTED = [
    ("Shelling killed at least 31 villagers.", [("at least 31 villagers", 31, "killed", "villagers")]),
    ("The toll climbed to 77 overnight.", [("77", 77, "killed", None)]),
    ("It put the number of wounded at 340.", [("340", 340, "injured", None)]),
    ("Monitors documented the deaths of 18 farmers.", [("18 farmers", 18, "killed", "farmers")]),
    (
        "Nine guards were killed and 27 wounded.",
        [("Nine guards", 9, "killed", "guards"), ("27", 27, "injured", None)],
    ),
    ("Some 40 fishermen are still missing.", [("Some 40 fishermen", 40, "missing", "fishermen")]),
    ("Police arrested 112 demonstrators.", [("112 demonstrators", 112, "detained", "demonstrators")]),
    (
        "The raid left 14 people dead or missing.",
        [("14 people", 14, "killed", "people")],
    ),
    (
        "One of the marchers was shot dead.",
        [("One of the marchers", 1, "killed", "marchers")],
    ),
    (
        "Six more people lost their lives in Karvo.",
        [("Six more people", 6, "killed", "people")],
    ),
    (
        "The attack claimed the lives of 33 worshippers.",
        [("33 worshippers", 33, "killed", "worshippers")],
    ),
    (
        "Fighting has driven 50000 people from their homes.",
        [("50000 people", 50_000, "displaced", "people")],
    ),
    (
        "More than 900 civilians are trapped in the old quarter.",
        [("More than 900 civilians", 900, "trapped", "civilians")],
    ),
    (
        "The dead included 19 women.",
        [("19 women", 19, "killed", "women")],
    ),
    (
        "Warplanes flew 88 sorties and hit two clinics.",
        [("88 sorties", 88, "sorties", "sorties"), ("two clinics", 2, "facilities_hit", "clinics")],
    ),
    ("The fleet carried out 30 air strikes.", [("30 air strikes", 30, "strikes", "air strikes")]),
    (
        "Rebels hold 70 percent of the province.",
        [("70 percent of the province", 70, "territory_share", "province")],
    ),
    ("The rebels handed over 100 rifles.", [("100 rifles", 100, "count", "rifles")]),
    (
        "They sat for two hours and eleven minutes.",
        [("two hours and eleven minutes", 131, "duration", None)],
    ),
    (
        "Doctors treated nine shooting victims.",
        [("nine shooting victims", 9, "treated", "shooting victims")],
    ),
    ("Marchers of the Fight for $15 movement sang.", []),
    ("His family made millions.", []),
    ("They agreed on a five-day pause.", [("five-day pause", 5, "duration", "pause")]),
    ("The post lies 2 km from Karvo.", [("2 km", 2, "distance", None)]),
    ("Envoys of the 57-member bloc met.", [("57-member", 57, "members", "member")]),
    ("It is a coalition of 20 countries.", [("20 countries", 20, "members", "countries")]),
    (
        "Bread rose from 300 dinars to 600.",
        [("300 dinars", 300, "money", None), ("600", 600, "money", None)],
    ),
    ("Donors pledged $40 million in aid.", [("$40 million", 40e6, "aid", None)]),
    (
        "Two thousand marched; three died.",
        [("Two thousand", 2000, "count", None), ("three", 3, "killed", None)],
    ),
    ("They dropped 25 barrel bombs.", [("25 barrel bombs", 25, "count", "barrel bombs")]),
    ("Border Strikes Kill 21 Civilians In Karvo", [("21 Civilians", 21, "killed", "Civilians")]),
    ("Guards seized seven revolvers.", [("seven revolvers", 7, "count", "revolvers")]),
    (
        "The clinic reported three sexual assaults.",
        [("three sexual assaults", 3, "count", "sexual assaults")],
    ),
    ("They lost millions of dollars.", [("millions of dollars", 2e6, "money", None)]),
    (
        "Two bombers killed 22 pilgrims.",
        [("Two bombers", 2, "count", "bombers"), ("22 pilgrims", 22, "killed", "pilgrims")],
    ),
    ("Dozens remain in hospital.", [("Dozens", 24, "treated", None)]),
    ("Nine of 10 farmers left.", [("Nine of 10 farmers", 0.9, "count", "farmers")]),
    (
        "The raid wounded 20 people the Karvo Observatory said updating a toll of 12 dead.",
        [("20 people", 20, "injured", "people"), ("12", 12, "killed", None)],
    ),
]


@pytest.mark.parametrize(("text", "found"), COUNTED)
def test_what_is_counted_and_measured(text: str, found: list[tuple[str, float, str, str | None]]) -> None:
    assert [(f.span.text, f.value, f.measure, f.of) for f in figures(text)] == found


NOTHING = [
    "It began in 2011 and ended on March 1.",
    "The council passed resolution 2254 at 7:30 p.m.",
    "An F-16 and two-way talks at the G20 were on the agenda.",
    "He, 54, met a 30-year-old man three weeks ago.",
    "No one said which one of the biggest towns it was.",
    "Call 0171 555 for page 12 of the report.",
    "On 12 May the first round began.",
    "The Group of 20 met her two-week-old son.",
    "It is half the size it was in the 1990s.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_dates_ages_names_and_pronouns_count_nothing(text: str) -> None:
    assert figures(text) == ()


def parts(text: str) -> list[tuple[str, str | None]]:
    found = figures(text)
    names = {f.id: f.span.text for f in found}
    return [(f.span.text, names[f.part_of] if f.part_of else None) for f in found]


def test_including_makes_a_part() -> None:
    assert parts("The blast killed 39 people, including 12 children.") == [
        ("39 people", None),
        ("12 children", "39 people"),
    ]


def test_of_them_is_a_part_and_counts_what_its_whole_does() -> None:
    text = "Raids killed 25 villagers, 15 of them at a market."
    whole, part = figures(text)
    assert (part.part_of, part.measure, part.of) == (whole.id, "killed", "villagers")


def test_bare_numbers_by_place_are_parts_of_the_total_before() -> None:
    text = "Monitors said 21 villagers had been killed in raids, 15 in Karvo and another six in Dersa."
    assert parts(text) == [("21 villagers", None), ("15", "21 villagers"), ("another six", "21 villagers")]


def test_parts_side_by_side_have_one_whole() -> None:
    assert parts("Fighting killed 356 people including 257 farmers and 99 rebels.") == [
        ("356 people", None),
        ("257 farmers", "356 people"),
        ("99 rebels", "356 people"),
    ]


def test_two_places_side_by_side_are_no_part_of_each_other() -> None:
    assert parts("Rockets killed 11 civilians in Karvo and 4 in Dersa.") == [
        ("11 civilians", None),
        ("4", None),
    ]


def test_some_of_a_number_are_part_of_it() -> None:
    assert parts("They freed 45 of the 60 hostages.") == [
        ("45 of the 60 hostages", "60 hostages"),
        ("60 hostages", None),
    ]


def test_the_same_length_in_another_unit_is_counted_once() -> None:
    assert parts("Shells fell 14 kilometres (nine miles) away.") == [
        ("14 kilometres", None),
        ("nine miles", "14 kilometres"),
    ]


def test_a_range_gives_both_ends_with_the_same_bounds() -> None:
    low, high = figures("Raids have killed between 229 and 425 civilians.")
    assert [(f.value, f.low, f.high) for f in (low, high)] == [(229, 229, 425), (425, 229, 425)]
    assert high.part_of == low.id


@pytest.mark.parametrize(
    ("text", "running"),
    [
        ("The war has killed more than 9,000 people.", True),
        ("Raids have killed 600 civilians since the campaign began.", True),
        ("A mortar shell killed 6 civilians on Sunday.", False),
    ],
)
def test_tolls_of_a_war_are_told_from_tolls_of_an_event(text: str, running: bool) -> None:
    assert [f.cumulative for f in figures(text)] == [running]


def test_place_date_statement_and_event_are_linked() -> None:
    text = "The mayor said the blast killed 12 people."
    content = text.index("the blast")
    said = Statement(
        id="r1/s1", report="r1", kind="assert", direct=False, content=(Span(content, 41, text[content:41]),)
    )
    blast = text.index("blast")
    event = Event(
        id="r1/e1",
        type="ASSAULT",
        actors=(),
        recipients=(),
        date=None,
        status="reported",
        mentions=(Passage("r1", blast, blast + 5, "blast"),),
    )
    (figure,) = read_figures(prose(text), None, Atlas("r1/p1"), Clock("1952-07-08"), (said,), (event,))
    assert (figure.place, figure.as_of, figure.statement, figure.event) == (
        "r1/p1",
        "1952-07-08",
        "r1/s1",
        "r1/e1",
    )


def test_ids_follow_the_text_and_spans_are_exact() -> None:
    text = "Headline\n\nThree trucks burned.\n\nThe raid killed 10 to 12 men and hurt 7."
    found = figures(text)
    assert [f.id for f in found] == [f"r1/f{n}" for n in range(1, len(found) + 1)]
    assert all(text[f.span.start : f.span.end] == f.span.text for f in found)
    assert found == figures(text)
