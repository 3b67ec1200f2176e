"""Who is behind a source phrase that takes who it means from the words around it."""

from __future__ import annotations

import pytest

from counterclaim.reading.actors import read_actors
from tests.reports import prose


def behind(text: str, source: str) -> list[tuple[str, str, str]]:
    """Name, kind and owner of the actors behind the last stretch of a text that reads so."""
    cast = read_actors(prose(text))
    start = text.rindex(source)
    actors = [cast.get(id) for id in cast.speaker(start, start + len(source))]
    return [(a.name, a.kind, cast.name(a.part_of) if a.part_of else "") for a in actors]


@pytest.mark.parametrize(
    ("text", "source", "found"),
    [
        (
            "Kenyan and the Somali officials said the border would stay closed.",
            "Kenyan and the Somali officials",
            [("Kenyan officials", "unnamed", "Kenya"), ("Somali officials", "unnamed", "Somalia")],
        ),
        (
            "One Kenyan official was late. That official and another said the plan was dead.",
            "That official and another",
            [("One Kenyan official", "unnamed", "Kenya"), ("another official", "unnamed", "Kenya")],
        ),
        (
            "The committee's members Tom Bell and Ann Grant said the vote was a fraud.",
            "The committee's members Tom Bell and Ann Grant",
            [("Tom Bell", "person", ""), ("Ann Grant", "person", "")],
        ),
        (
            "The ASEAN countries said the road was closed.",
            "The ASEAN countries",
            [("ASEAN", "intergovernmental", "")],
        ),
        (
            "A parliamentarian said the road was mined.",
            "A parliamentarian",
            [("parliamentarian", "unnamed", "")],
        ),
        (
            "A media unit run by Boko Haram said the town had fallen.",
            "A media unit run by Boko Haram",
            [("media unit", "unnamed", "Boko Haram")],
        ),
        (
            "Republicans walked out of the hall. Some said the vote was a fraud.",
            "Some",
            [("some Republicans", "unnamed", "Republican Party")],
        ),
        (
            "Hundreds of Kenyans marched in Mombasa. Some said the pay was late.",
            "Some",
            [("some Kenyans", "unnamed", "Kenya")],
        ),
        ("He spoke to Al Jazeera. The network said it was so.", "The network", [("Al Jazeera", "media", "")]),
        ("Reuters broke the story. They wrote that three had died.", "They", [("Reuters", "media", "")]),
        (
            "Jets struck a village controlled by Boko Haram activists said.",
            "Boko Haram activists",
            [("activists", "unnamed", "")],
        ),
    ],
)
def test_who_tells(text: str, source: str, found: list[tuple[str, str, str]]) -> None:
    assert behind(text, source) == found


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Reuters and CNN broke the story. The network said it was so.", "The network"),
        ("Voters watched Reuters. They said it was so.", "They"),
        ("The rain fell on Mombasa. Some said the pay was late.", "Some"),
    ],
)
def test_nobody_where_nothing_tells(text: str, source: str) -> None:
    assert not [found for found in behind(text, source) if found[0] in ("Reuters", "CNN", "some")]


def test_activists_of_a_group_are_its_own() -> None:
    text = "Boko Haram activists said the town had fallen."
    assert behind(text, "Boko Haram activists") == [("Boko Haram", "armed_group", "")]
