"""How likely an attribution is right, and which are left out."""

from dataclasses import replace
from typing import Literal

import pytest

from counterclaim.evidence import Statement
from counterclaim.reading.actors import read_actors
from counterclaim.reading.prose import Prose
from counterclaim.reading.statements import quoted_stretches, read_statements
from counterclaim.reading.statements.attribution import Attribution, Sureness
from counterclaim.reading.statements.confidence import features, probability, trusted, weighed, weights
from counterclaim.reading.times import read_times
from tests.reports import prose

TEXT = "Oslo said the northern ships have left the port. Nobody minded."
SURE = Sureness(4.0, 0.95, 0.99)
UNSURE = Sureness(-0.5, 0.35, 0.2)


def said(p: Prose, sure: Sureness | None = SURE) -> Attribution:
    """Oslo's statement in TEXT as the learned reader would give it."""
    start, end = p.text.index("the northern"), p.text.index(" Nobody") - 1
    return Attribution((0, 4), (5, 9), ((start, end),), "encoder", sure=sure)


def test_features_are_what_they_say() -> None:
    p = prose(TEXT)
    a = said(p)
    given = features(p, a, [replace(a, reader="rules")], [])
    assert given["content like the rules'"] == 1.0
    assert given["only the rules"] == given["wholly quoted"] == 0.0
    assert given["words of content"] == pytest.approx(2.079, abs=0.001)  # seven words
    assert given["from source to cue"] == pytest.approx(0.693, abs=0.001)  # one space
    assert given["anchor"] == 4.0
    assert set(given) | {"constant"} == set(weights())


@pytest.mark.parametrize(
    ("worse", "second"),
    [
        ({"sure": UNSURE}, True),
        ({"sure": replace(SURE, weakest=0.3)}, True),
        ({"sure": replace(SURE, source=0.1)}, True),
        ({}, False),
    ],
)
def test_less_sure_or_less_alike_is_less_likely(worse: dict[str, object], second: bool) -> None:
    p = prose(TEXT)
    a = said(p)
    rules = [replace(a, reader="rules")]
    lower = replace(a, **worse)  # type: ignore[arg-type]
    good = probability(features(p, a, rules, []))
    assert probability(features(p, lower, rules if second else [], [])) < good
    assert good > 0.8


def test_the_doubtful_go_and_the_quoted_stay() -> None:
    text = 'Oslo hailed a long road. "Roads end," Oslo said.'
    p = prose(text)
    road, end = text.index("a long road"), text.index("Roads end")
    faint = Sureness(-3.0, 0.02, 0.02)
    doubtful = Attribution(None, (5, 11), ((road, road + 6),), "encoder", sure=faint)
    quoted = Attribution(None, None, ((end - 1, end + 11),), "encoder", sure=Sureness(-3.0, 0.1, 0.02))
    given = list(weighed(p, [doubtful, quoted], [], quoted_stretches(p)))
    assert [a.quoted for a in given] == [False, True]
    assert all(a.confidence is not None and a.confidence < 0.25 for a in given[:1])
    assert [a.content for a in trusted(given)] == [quoted.content]
    assert not list(trusted([replace(given[1], confidence=0.04)]))  # so doubtful that they are nobody's


def test_of_what_is_nested_nothing_is_known_and_it_stays() -> None:
    p = prose(TEXT)
    faint = replace(said(p, Sureness(-3.0, 0.02, 0.02)), nested=True)
    assert [a.confidence for a in trusted(weighed(p, [faint], [], []))] == [None]


def read(engine: Literal["rules", "encoder"]) -> tuple[Statement, ...]:
    """The statements of TEXT."""
    p = prose(TEXT)
    return read_statements(p, read_actors(p), read_times(p), engine)


def test_the_rules_alone_say_nothing_of_confidence() -> None:
    assert [s.confidence for s in read("rules")] == [None]


def test_the_default_reader_says_how_sure_it_is() -> None:
    assert [s.confidence is not None and 0.5 < s.confidence <= 1 for s in read("encoder")] == [True]
