"""Sentences in, actors out: who is joined, who is kept apart, whom a phrase means."""

from __future__ import annotations

import pytest

from counterclaim.evidence import Actor, Span, Statement
from counterclaim.reading.actors import Cast, read_actors
from tests.reports import prose


def cast(text: str) -> Cast:
    return read_actors(prose(text))


def who(text: str, phrase: str) -> list[Actor]:
    """The actors that the last standing of a phrase denotes."""
    c = cast(text)
    start = c.prose.doc.text.rindex(phrase)
    return [c.get(id) for id in c.who(start, start + len(phrase))]


def names(text: str, phrase: str) -> list[str]:
    return [a.name for a in who(text, phrase)]


def test_a_minister_has_role_state_and_short_form() -> None:
    text = "Kenyan Foreign Minister Amina Odero arrived in Juba. Odero said the truce would hold."
    (actor,) = who(text, "Odero")
    assert (actor.name, actor.kind, actor.country) == ("Amina Odero", "person", "KEN")
    assert actor.roles == ("Kenyan Foreign Minister",)
    assert len(actor.mentions) == 2
    c = cast(text)
    (id,) = c.who(0, len("Kenyan Foreign Minister Amina Odero"))
    parent = c.get(id).part_of
    assert parent is not None
    assert c.get(parent).name == "Kenya"


def test_two_of_one_surname_stay_apart() -> None:
    text = "Luis Ferrer praised the deal. His brother, Pablo Ferrer, rejected it. Pablo Ferrer left."
    c = cast(text)
    persons = [a.name for a in c.actors if a.kind == "person"]
    assert persons == ["Luis Ferrer", "Pablo Ferrer"]


def test_spellings_of_one_name_are_joined() -> None:
    text = "President Viktor Melnychuk spoke. Later Melnichuk left the hall."
    assert names(text, "Melnichuk") == ["Viktor Melnychuk"]


@pytest.mark.parametrize(
    "phrase", ["Peru", "Peruvian government", "Lima", "The government in Lima", "the Peruvian authorities"]
)
def test_a_state_its_government_and_its_seat_are_one(phrase: str) -> None:
    text = (
        "Peru signed the treaty. The Peruvian government praised it. Lima said it was pleased. "
        "The government in Lima waited, and the Peruvian authorities agreed."
    )
    assert names(text, phrase) == ["Peru"]


def test_coordination_names_each() -> None:
    text = "The U.S., U.K., France, Chile and Japan signed a letter."
    assert names(text, "The U.S., U.K., France, Chile and Japan") == [
        "United States",
        "United Kingdom",
        "France",
        "Chile",
        "Japan",
    ]


def test_officials_of_two_states_are_two() -> None:
    assert names("Ugandan and Rwandan officials met.", "Ugandan and Rwandan officials") == [
        "Ugandan officials",
        "Rwandan officials",
    ]


@pytest.mark.parametrize(
    "phrase", ["Russia's Foreign Ministry", "the Russian Ministry of Foreign Affairs", "The ministry"]
)
def test_a_ministry_is_part_of_its_state(phrase: str) -> None:
    text = (
        "Russia's Foreign Ministry protested. A note from the Russian Ministry of Foreign Affairs followed. "
        "The ministry gave no details."
    )
    (actor,) = who(text, phrase)
    assert (actor.kind, actor.known, actor.country) == ("government_body", "RUS/foreign-ministry", "RUS")


def test_an_official_kept_nameless() -> None:
    text = "A senior State Department official spoke to reporters. The official declined to give figures."
    c = cast(text)
    (first,) = c.who(0, len("A senior State Department official"))
    start = c.prose.doc.text.index("The official")
    assert c.who(start, start + len("The official")) == (first,)
    assert c.anonymous(first)
    assert c.country(first) == "USA"
    parent = c.get(first).part_of
    assert parent is not None
    assert c.get(parent).name == "State Department"


def test_a_second_official_is_somebody_else() -> None:
    text = "A Chadian official confirmed the attack. A second official put the toll at nine."
    first, second = names(text, "A Chadian official"), names(text, "A second official")
    assert first == ["Chadian official"]
    assert second == ["second official"]


def test_long_and_short_names_of_groups() -> None:
    text = "The Lord's Resistance Army, or LRA, burned two villages. LRA fighters then withdrew."
    assert names(text, "LRA fighters") == ["Lord's Resistance Army"]
    assert names(text, "The Lord's Resistance Army") == ["Lord's Resistance Army"]


def test_an_ambiguous_abbreviation_follows_the_long_name() -> None:
    text = "The Rapid Support Forces took the bridge. The RSF said it lost nobody."
    assert names(text, "The RSF") == ["Rapid Support Forces"]


def test_rebels_and_forces_belong_to_the_state_the_text_is_about() -> None:
    text = "Colombian rebels attacked a convoy in Colombia. Government forces fired back at the rebels."
    (rebels,) = who(text, "the rebels")
    (forces,) = who(text, "Government forces")
    assert (rebels.kind, rebels.country) == ("armed_group", "COL")
    assert (forces.kind, forces.country) == ("government_body", "COL")
    assert rebels.id != forces.id


def test_backed_by_is_not_owned_by() -> None:
    text = "Ethiopian-backed Somali rebels entered the port."
    (rebels,) = who(text, "Ethiopian-backed Somali rebels")
    assert rebels.country == "SOM"


def test_a_coalition_with_and_without_who_leads_it() -> None:
    text = "The Saudi-led coalition bombed the port. The coalition said the port held arms."
    (first,) = who(text, "The coalition")
    assert (first.name, first.country) == ("Saudi-led coalition", "SAU")


def test_apposition_is_one_actor() -> None:
    text = "The Free Clinic Network, an aid group, said it had treated forty people."
    c = cast(text)
    end = len("The Free Clinic Network, an aid group,")
    assert len(c.who(0, end)) == 1


def test_an_apostrophe_lost() -> None:
    text = "Sudans army shelled the town. Sudan denied it."
    (army,) = who(text, "Sudans army")
    assert army.known == "SDN/forces"


def test_quantities_do_not_hide_who_is_counted() -> None:
    text = "Hundreds of Nepalese villagers fled. A number of Nepalese rebel factions agreed to a pause."
    assert names(text, "A number of Nepalese rebel factions") == ["Nepalese rebels"]
    assert names(text, "Hundreds of Nepalese villagers") == ["Nepalese villagers"]


def test_a_state_one_stands_in_is_a_place_but_can_be_asked_for() -> None:
    c = cast("The envoys met in Bolivia.")
    (mention,) = c.mentions(0, 100)[-1:]
    assert mention.form == "place"
    assert c.get(mention.actors[0]).mentions == ()


def test_mentions_and_offsets_hold() -> None:
    text = (
        "Title of the day\n\nGhanaian President Kofi Mensah spoke.\n\nHe left at once, Mensah's aides said."
    )
    c = cast(text)
    for actor in c.actors:
        for m in actor.mentions:
            assert text[m.start : m.end] == m.text
    assert [a.id for a in c.actors] == [f"r1/a{n}" for n in range(1, len(c.actors) + 1)]


def test_nothing_is_nobody() -> None:
    c = cast("Rain fell on the hills for a week.")
    assert c.who(0, len("Rain")) == ()
    assert c.actors == ()


def test_a_king_is_not_the_dictator_of_another_state() -> None:
    text = "Ghana's Peter Adjei spoke first. King Adjei of Lesotho answered. Adjei then left."
    c = cast(text)
    persons = {a.name: c.country(a.id) for a in c.actors if a.kind == "person"}
    assert persons == {"Peter Adjei": "GHA", "Adjei": "LSO"}
    assert names(text, "Adjei") == ["Adjei"]


def test_a_company_in_apposition_is_no_person() -> None:
    (actor,) = who("Another provider, Telbora, refused. The company blamed hackers.", "The company")
    assert (actor.name, actor.kind) == ("Telbora", "organisation")


def test_somebody_known_as_something() -> None:
    text = "Carlos Vega, widely regarded as the president's chief adviser, gave an interview."
    c = cast(text)
    person = next(a for a in c.actors if a.name == "Carlos Vega")
    assert any("adviser" in role for role in person.roles)


def test_headline_of_two_surnames() -> None:
    text = "Odero Lund to meet in Accra\n\nKenyan envoy Amina Odero will meet Norwegian envoy Nils Lund."
    c = cast(text)
    assert [c.get(id).name for id in c.who(6, 10)] == ["Nils Lund"]
    assert [a.name for a in c.actors if a.kind == "person"] == ["Amina Odero", "Nils Lund"]


def test_the_first_person_is_who_says_it() -> None:
    c = cast("“We shelled the ridge,” General Samuel Okello said in Gulu. “The US sold us the guns.”")
    (okello,) = (a for a in c.actors if a.name == "Samuel Okello")
    words = "We shelled the ridge"
    span = Span(1, 1 + len(words), words)
    c.hear(
        (
            Statement(
                id="r1/s1", report="r1", content=(span,), kind="asserts", direct=True, actors=(okello.id,)
            ),
        )
    )
    assert c.who(1, 3) == (okello.id,)
    at = c.prose.doc.text.index("us the")
    assert c.who(at, at + 2) == ()


def test_a_place_is_nobody_where_places_are_known() -> None:
    class Ground:
        def at(self, start: int, end: int) -> str | None:
            return "r1/p1" if start < 11 else None

    c = read_actors(prose("Zambar Hill lies north of the lake. Omar Diallo waited there."), Ground())
    assert [a.name for a in c.actors] == ["Omar Diallo"]


def test_an_office_before_its_holder_is_the_holder() -> None:
    text = "Kenyan Foreign Minister to visit Juba\n\nThe Kenyan foreign minister, Amina Odero, will go."
    assert names(text, "Kenyan Foreign Minister") == ["Amina Odero"]


@pytest.mark.parametrize(
    ("text", "parents"),
    [
        ("Kenyan Defence Ministry spokesman Ali Were spoke.", ["Kenyan defence ministry", "Kenya"]),
        ("Peruvian army spokesman Luis Paz spoke.", ["Peruvian forces", "Peru"]),
    ],
)
def test_a_spokesman_speaks_for_a_body_of_a_state(text: str, parents: list[str]) -> None:
    c = cast(text)
    actor = next(a for a in c.actors if a.kind == "person")
    found = []
    while actor.part_of is not None:
        actor = c.get(actor.part_of)
        found.append(actor.name)
    assert found == parents


def test_the_opposition_of_a_state_is_one() -> None:
    text = "The Zambian opposition left. Opposition groups raged. Three protesters died."
    c = cast(f"{text} Zambian protesters wept.")
    sides = {a.known: a.name for a in c.actors if a.known and "/" in a.known}
    assert sides == {"ZMB/opposition": "Zambian opposition", "ZMB/protesters": "Zambian protesters"}


def test_a_bare_surname_is_a_public_figures_only_near_home() -> None:
    far = cast("“Poroshenko was on my lap,” a mother in Peru said. Poroshenko cried.")
    assert not [a for a in far.actors if a.known and a.known.startswith("person/")]
    (home,) = (
        a for a in cast("Ukraine is at war. Poroshenko said the port was open.").actors if a.kind == "person"
    )
    assert home.name == "Petro Poroshenko"


def test_a_thing_that_something_is_done_to_is_no_actor() -> None:
    text = "Rebels seized a truck and shelled the building."
    assert who(text, "a truck") == who(text, "the building") == []


def test_a_thing_that_stands_for_the_people_in_it_is_those_people() -> None:
    [convoy] = who("Rebels attacked a convoy.", "a convoy")
    assert convoy.kind == "population"
