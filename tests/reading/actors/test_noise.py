"""What is no actor: things in passing, papers, places of filing; and what outlets are."""

from __future__ import annotations

import pytest

from counterclaim.evidence import Span
from counterclaim.reading.actors import read_actors
from tests.reading.actors.test_cast import cast, who
from tests.reports import prose


@pytest.mark.parametrize(
    "text",
    [
        "Reporters stood by while three women crossed the road with 67 children.",
        "No aircraft was seen and any prisoner could leave.",
        "The Treaty of Lund was signed after Operation Silver Fox had ended.",
        "The Lund Convention of November 17 had failed.",
    ],
)
def test_what_is_only_spoken_of_in_passing_is_no_actor(text: str) -> None:
    assert cast(text).actors == ()


def test_who_is_asked_for_becomes_an_actor() -> None:
    (actor,) = who("A mortar shell wounded 67 children in Juba.", "67 children")
    assert (actor.name, actor.kind) == ("67 children", "population")


def test_possessives_are_no_part_of_a_name() -> None:
    text = "Kenya sent an envoy. Its envoy said nothing of its delegates."
    assert "its" not in {w for a in who(text, "its delegates") for w in a.name.split()}


def test_a_dateline_holds_no_persons() -> None:
    line = "TARLUND, Kestrel Wire --"
    text = f"{line} The war is over, Amina Odero said. She came from Tarlund."
    found = read_actors(prose(text, dateline_span=Span(0, len(line), line))).actors
    assert [a.name for a in found] == ["Amina Odero"]
