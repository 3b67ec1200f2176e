from tests.reading.events.fakes import events, named


def sides(text: str) -> tuple[list[str], list[str]]:
    event = events(text)[0]
    return named(event.actor), named(event.recipient)


def test_active_and_passive() -> None:
    assert sides("Kenya bombed two villages.") == (["Kenya"], ["two villages"])
    assert sides("Two villages were bombed by Kenya.") == (["Kenya"], ["Two villages"])


def test_coordinated_sides() -> None:
    assert sides("Norway, Finland and Kenya condemned the Peruvian blockade.") == (
        ["Norway", "Finland", "Kenya"],
        ["Peruvian"],
    )


def test_reciprocal_talks_have_both_sides_as_actors() -> None:
    assert sides("Norway and Finland met in Geneva.") == (["Norway", "Finland"], [])
    assert sides("Talks between Norway and Finland began on Monday.") == (["Norway", "Finland"], [])


def test_nominal_events() -> None:
    assert sides("Kenyan air strikes on hospitals continued.") == (["Kenyan"], ["hospitals"])
    assert sides("The rebel withdrawal from Nakuru began on Monday.")[0] == ["rebel"]


def test_subject_of_participle_and_infinitive() -> None:
    assert sides("Kenyan troops were able to capture the harbour.") == (["Kenyan troops"], ["the harbour"])
    assert sides("Norway and Finland issued a statement condemning Kenya.") == (
        ["Norway", "Finland"],
        ["Kenya"],
    )


def test_the_author_of_what_is_rejected() -> None:
    assert sides("Norway rejected a Finnish proposal.") == (["Norway"], ["Finnish"])
    assert sides("Norway rejected calls by Kenya for new talks.") == (["Norway"], ["Kenya"])


def test_of_means_the_owner_acts_and_the_words_stay_whole() -> None:
    event = events("Two jets of the Kenya Air Force attacked the bridge.")[0]
    assert named(event.actor) == ["Two jets of the Kenya Air Force"]
    assert event.actors == ("Kenya Air Force",)


def test_the_speaker_behind_a_pronoun() -> None:
    event = events("Kenya said it had bombed the dam.")[0]
    assert event.actors == ("Kenya",)
    assert event.actor[0].country == "KEN"


def test_suffering() -> None:
    assert sides("The minister faced criticism from Finland.") == (["Finland"], ["The minister"])


def test_a_blast_or_a_bomb_alone_is_nobody_who_acts() -> None:
    assert sides("The blast killed nine dockers.") == ([], ["nine dockers"])
    assert sides("Nine dockers were wounded by a bomb.") == ([], ["Nine dockers"])
    assert sides("Kenyan air strikes killed nine dockers.") == (["Kenyan"], ["nine dockers"])
    assert sides("A bombing near Nakuru killed nine dockers.")[0] == ["A bombing near Nakuru"]


def test_who_is_ordered_is_reached_and_not_who_orders() -> None:
    event = events("Militiamen had been ordered to attack the town by General Musa on Friday.")[0]
    assert (named(event.actor), named(event.recipient)) == (["General Musa"], ["Militiamen"])


def test_who_would_be_handled_is_not_who_is_asked() -> None:
    event = events("The Malian delegation proposed that every hostage be handed over.")[0]
    assert named(event.recipient) == []


def test_victims_of_what_is_condemned_are_not_condemned() -> None:
    assert sides("Peru condemned the killing of protesters.") == (["Peru"], [])


def test_talks_and_their_place_are_no_side() -> None:
    assert sides("Norway suspended the peace talks at Nakuru on Friday.") == (["Norway"], [])


def test_what_people_died_in_is_not_harmed_with_them() -> None:
    text = "Two farmers died from bullet wounds during clashes with police in Lima."
    assert sides(text)[1] == ["Two farmers"]
    assert sides("Forty villagers were killed in raids on the countryside.")[1] == ["Forty villagers"]
