"""Deeds are told from opinions, habits, rules, games and figures of speech."""

from __future__ import annotations

import pytest

from counterclaim.reading.events.deeds import deed, kind, likelihood, peacefulness, traits, weights
from counterclaim.reading.events.triggers import find_triggers
from counterclaim.reading.toolkit import language
from tests.reading.events.fakes import events

DEEDS = [
    "Rebels shelled the barracks near Goma on Monday.",
    "The senator accused the governor of hiding the report.",
    "Ghana expelled the envoy of Togo.",
    "The ministry denied that its planes had bombed the mill.",
    "Delegates of both armies met in Muscat on Tuesday.",
]
OTHERS = [
    "People who back the mayor live in the hills.",
    "We will fight for every last job in this valley.",
    "Old ideas meet new money in her latest film.",
    "Anyone who attacks a teacher should pay for it.",
    "The ad attacks the mayor as lazy.",
]


def _chances(text: str) -> list[float]:
    return [likelihood(t) for sentence in language()(text).sents for t in find_triggers(sentence)]


@pytest.mark.parametrize("text", DEEDS)
def test_what_was_done_is_likely_a_deed(text: str) -> None:
    assert max(_chances(text)) > 0.6


@pytest.mark.parametrize("text", OTHERS)
def test_opinions_habits_and_figures_of_speech_are_not(text: str) -> None:
    assert all(chance < 0.4 for chance in _chances(text))


def test_a_report_of_war_asks_for_less_than_one_of_a_campaign() -> None:
    war = language()(
        "Troops shelled the rebel base. Soldiers and a militia fought at the border near a village."
    )
    race = language()(
        "The candidate led the poll. Voters in the primary liked the debate, the ad and the slogan."
    )
    assert peacefulness(war) < 0.1 < 0.9 < peacefulness(race)
    trigger = find_triggers(next(language()("Some soldiers back the general.").sents))[0]
    assert [deed(trigger, peace) for peace in (0.0, 1.0)] == [True, False]


def test_traits_name_both_sides_form_and_setting() -> None:
    trigger = find_triggers(next(language()("Rebels may attack the town on Monday.").sents))[0]
    found = set(traits(trigger))
    assert {"type ASSAULT", "word attack", "form modal", "doer armed", "to place", "setting war"} <= found


def test_kinds_of_nouns() -> None:
    doc = language()("Her plan and the soldiers of Peru shook him.")
    kinds = {t.text: kind(t) for t in doc if t.pos_ in ("NOUN", "PROPN", "PRON")}
    assert (kinds["plan"], kinds["soldiers"], kinds["Peru"], kinds["him"]) == (
        "abstract",
        "armed",
        "nation",
        "person",
    )


def test_every_weight_is_a_number_of_a_known_sort() -> None:
    starts = ("type", "voice", "word", "form", "doer", "to", "clause", "setting", "noun")
    others = {"(always)", "habit", "not", "dated", "placed", "question", "speaker speaks", "reader spoken to"}
    for name in weights():
        assert name in others or name.startswith(starts) or name.split(" ")[0].isupper(), name


@pytest.mark.parametrize(
    ("text", "type", "status"),
    [
        ("Envoy Aho refused to discuss the dam and offered to reopen talks.", "AGREE", "reported"),
        (
            "Residents want to return to their homes after the raid on the village on Monday.",
            "ASSAULT",
            "reported",
        ),
        ('"I want to appeal to both armies to hold their fire," the bishop said.', "REQUEST", "claimed"),
    ],
)
def test_status_is_that_of_the_deed_and_not_of_what_stands_around(text: str, type: str, status: str) -> None:
    assert (type, status) in {(e.type, e.status) for e in events(text)}


def test_people_hurt_in_a_clause_without_a_helping_verb_undergo_it() -> None:
    (found,) = [
        e for e in events("A mine blew up near Goma with 30 villagers injured.") if "injured" in e.trigger
    ]
    assert [p.text for p in found.recipient] == ["30 villagers"]
    assert not found.actor
