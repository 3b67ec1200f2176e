"""What stands around a verb: each part as the parse has it, found once."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.reading.events.frame import Frame
from tests.reports import prose


def verb(text: str, word: str) -> Token:
    return next(t for t in prose(text).doc if t.lower_ == word)


def test_what_an_active_verb_has() -> None:
    frame = Frame(verb("Norwegian troops shelled the old harbour with mortars.", "shelled"))
    assert not frame.passive
    assert frame.doer is not None
    assert frame.doer.text == "troops"
    assert [t.text for t in frame.objects] == ["harbour"]
    assert {"harbour", "old"} <= frame.object_words
    assert ("with", "mortars") in [(name, noun.text) for name, noun in frame.tied]
    assert "with" in frame.particles


def test_a_passive_verb_acts_on_its_subject() -> None:
    frame = Frame(verb("The harbour was shelled by Norwegian troops.", "shelled"))
    assert frame.passive
    assert frame.doer is not None
    assert frame.doer.text == "troops"
    assert [t.text for t in frame.objects] == ["harbour"]


def test_a_complement() -> None:
    frame = Frame(verb("The mayor threatened to close the bridge.", "threatened"))
    assert frame.complement is not None
    assert frame.complement.text == "close"


def test_particles_of_dates_are_none() -> None:
    assert "in" not in Frame(verb("Rebels took the bridge in May.", "took")).particles


def test_each_part_is_found_once() -> None:
    frame = Frame(verb("Norwegian troops shelled the old harbour.", "shelled"))
    assert frame.objects is frame.objects
