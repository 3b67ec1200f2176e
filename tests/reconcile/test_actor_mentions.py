"""The most mentioned actors of the founding stories: each one's mentions are one, and no two are joined.

`actor_mentions.tsv` has, by hand, in which words each is mentioned how often. What the record lacks of
that is missing or split, what it has beyond is wrongly joined; the test prints both.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from counterclaim.evidence import Actor, Reading
from counterclaim.intake import take_in
from counterclaim.reading.actors import read_actors
from counterclaim.reading.places import read_places
from counterclaim.reading.prose import parse
from counterclaim.reading.toolkit import language
from counterclaim.reconcile.same_actor import join_actors

FOUND = 0.97
RIGHT = 0.96
NAMED = 5
PRONOUNS = frozenset("he she it they him her them his its their itself themselves himself herself".split())


def table() -> dict[str, dict[str, Counter[str]]]:
    """By story and actor: how often it is mentioned in which words."""
    found: dict[str, dict[str, Counter[str]]] = {}
    path = Path(__file__).parent / "actor_mentions.tsv"
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            story, actor, words = line.split("\t")
            counted = (item.rsplit("=", 1) for item in words.split(", "))
            found.setdefault(story, {})[actor] = Counter({word: int(n) for word, n in counted})
    return found


def told(actor: Actor) -> Counter[str]:
    """In which words an actor of the record is mentioned, as the table writes them."""
    return Counter(" ".join(m.text.lower().split()).removeprefix("the ") for m in actor.mentions)


def actors_of(folder: Path) -> dict[str, Actor]:
    """The record's actors of a folder of reports."""
    readings = []
    for report in take_in([folder]):
        prose = parse(report, language())  # type: ignore[arg-type]
        readings.append(Reading(report=prose.report, actors=read_actors(prose, read_places(prose)).actors))
    return {actor.id: actor for actor in join_actors(readings)[0]}


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("story", ["seeds", "rashideen2017", "tokhar2016", "ukraine-kyiv"])
def test_every_mention_of_the_most_mentioned(story: str, shared: Path) -> None:
    actors = actors_of(shared / "seeds" if story == "seeds" else shared / "dossiers" / story / "reports")
    found = wanted = had = 0
    for id, words in table()[story].items():
        assert id in actors, f"{id} is no actor of {story}: split, or joined into another"
        got = told(actors[id])
        print(f"{story} {id}: lacks {dict(words - got)}, wrongly has {dict(got - words)}")
        found += (words & got).total()
        wanted += words.total()
        had += got.total()
        lost = {word: n for word, n in (words - got).items() if word not in PRONOUNS and n >= NAMED}
        assert not lost, f"{id} is split: {lost}"
    assert found / wanted >= FOUND, f"{found} of {wanted} mentions"
    assert found / had >= RIGHT, f"{found} of {had} are its own"
