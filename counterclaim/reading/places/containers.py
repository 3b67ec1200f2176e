"""What the text says a place lies in: "Paris, Texas", "a town in Idlib province", "Syria's Hama"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from counterclaim.reading.places.mentions import Mention

_BESIDE = re.compile(
    r"""^(?:
        ,?\s*(?:\(\s*)?
        (?:\w+\s+){0,2}?
        (?:in|of|inside)?\s*
        (?:the\s+)?
        (?:(?:north|south|east|west|central|rural|upper|lower|nearby|countryside|suburbs?|outskirts?)
           (?:[-\s]?(?:ern|east|west|eastern|western))?\s+(?:of\s+)?)*
        (?:(?:province|city|state|governorate|region|county|town|district|village)\s+of\s+)?
    )$""",
    re.VERBOSE | re.IGNORECASE,
)
_LIST = frozenset((", ", " and ", ", and ", " or ", ", or ", " & "))
_IN = re.compile(r"(?:,|\(|\bin\b|\binside\b|\bof\b)", re.IGNORECASE)


def containers(text: str, mentions: Sequence[Mention]) -> dict[int, Mention]:
    """For the mention of each number, the mention that the text names as what it lies in."""
    found: dict[int, Mention] = {}
    for number, (left, right) in enumerate(pairwise(mentions)):
        between = text[left.end : right.start]
        if left.form == "demonym" or "\n" in between:
            continue
        if between in ("'s ", "’s "):
            found[number + 1] = left
        elif right.form != "demonym" and len(between) < 60 and _IN.search(between) and _BESIDE.match(between):
            found[number] = right
    return found


def lists(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Numbers of neighbouring mentions that are members of one list: "Iowa, Kansas and Ohio"."""
    for number, (left, right) in enumerate(pairwise(mentions)):
        if left.form != "demonym" and right.form != "demonym" and text[left.end : right.start] in _LIST:
            yield number, number + 1
