from __future__ import annotations

import pytest

from counterclaim.intake import take_in_text

BODY = (
    "Envoys of the two states met in the harbour on Monday and agreed to meet again before May is out.\n\n"
    "They said little of what had been on the table, and left through a side door of the customs house."
)


@pytest.mark.parametrize(
    ("over", "outlet"),
    [
        ("Harbour Wire\n\n", "Harbour Wire"),
        ("PACIFIC DISPATCH\n\nMonday, August 6, 1951\n\n", "Pacific Dispatch"),
        ("The Northern Ledger\n\n", "The Northern Ledger"),
    ],
)
def test_the_nameplate_is_the_outlet_and_no_headline(over: str, outlet: str) -> None:
    found = take_in_text("r1", f"{over}Envoys meet in the harbour\n\n{BODY}")
    assert (found.title, found.outlet) == ("Envoys meet in the harbour", outlet)
    assert len(found.body) == 2
    assert all(found.text[s.start : s.end] == s.text for s in found.body)


@pytest.mark.parametrize(
    "title", ["Truce talks resume", "Envoys meet in the harbour", "World leaders meet on Monday"]
)
def test_a_headline_is_no_nameplate(title: str) -> None:
    found = take_in_text("r1", f"{title}\n\n{BODY}")
    assert (found.title, found.outlet) == (title, None)
