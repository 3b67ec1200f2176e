from __future__ import annotations

from counterclaim.evidence import Actor
from counterclaim.views.web.pages.actors import distinct_roles, other_names


def test_roles_stand_once_in_their_fullest_form() -> None:
    roles = ("envoy", "Arden envoy", "U.S. envoy", "US envoy", "general", "x" * 90)
    actor = Actor(id="a", name="Harl", kind="person", roles=roles)
    assert distinct_roles(actor) == ["Arden envoy", "U.S. envoy", "general"]


def test_other_names_are_few_short_and_not_the_name_itself() -> None:
    aliases = (
        "Harl",
        "Mr. Harl",
        "the Harl",
        "HARL",
        "General\nHarl",
        "he who " * 12,
        "Old Harl",
        "old harl",
    )
    actor = Actor(id="a", name="Harl", kind="person", aliases=aliases)
    assert other_names(actor) == ["Mr. Harl", "Old Harl", "General Harl"]
