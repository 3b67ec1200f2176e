"""Cities that speak are governments; cities that are stood in are places."""

from __future__ import annotations

import pytest

from counterclaim.reading.seats import is_government
from counterclaim.reading.toolkit import language


def used(text: str, name: str) -> bool:
    """Whether the named word of a sentence is used for a government."""
    doc = language()(text)
    return is_government(next(token for token in doc if token.text == name))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nairobi said on Monday that it would send observers.", "Nairobi"),
        ("Relations between Lima and Quito have been poor for years.", "Quito"),
        ("Canberra has accused Jakarta of ignoring the treaty.", "Jakarta"),
        ("Talks with Pyongyang failed last spring.", "Pyongyang"),
        ("The Kremlin denied the report.", "Kremlin"),
        ("Manila's decision surprised the diplomats.", "Manila"),
        ("The Tehran-backed militia left the valley.", "Tehran"),
        ("Oslo and Stockholm rejected the offer.", "Stockholm"),
    ],
)
def test_a_seat_that_decides_or_speaks_is_a_government(text: str, name: str) -> None:
    assert used(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The envoys met in Nairobi.", "Nairobi"),
        ("A bomb went off near Lima on Sunday.", "Lima"),
        ("She flew to Canberra with two aides.", "Canberra"),
        ("The road between Manila and Baguio is closed.", "Manila"),
        ("Oslo's streets were empty.", "Oslo"),
        ("Floods shook Jakarta.", "Jakarta"),
    ],
)
def test_a_seat_that_is_ground_is_a_place(text: str, name: str) -> None:
    assert not used(text, name)
