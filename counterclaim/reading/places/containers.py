"""What the text says a place lies in or near: "Paris, Texas", "a town in Idlib province", "Syria's Hama"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from counterclaim.reading.places.mentions import Mention

_SIDE = r"(?:(?:north|south|east|west|central|rural|upper|lower)(?:[-\s]?(?:east|west))?(?:ern)?\s+)?"
_KIND = (
    r"(?:(?:province|city|state|governorate|region|county|town|district|village|capital|countryside|suburbs)"
    r"\s+of\s+)?"
)
_LINK = r"(?:in|of|inside|within)"
_NEXT = r"(?:near|outside|close to|next to|just outside|around|\w+ of)"
_WORDS = r"(?:[a-z]\w*\s+){0,2}?"
_INSIDE = re.compile(
    rf"^(?:,\s+|\s*\(|,?\s+{_WORDS}{_LINK}\s+)(?:the\s+)?(?:nearby\s+)?{_SIDE}{_KIND}(?:the\s+)?$"
)
_BESIDE = re.compile(rf"^,?\s+{_WORDS}{_NEXT}\s+(?:the\s+)?{_SIDE}{_KIND}$")
_LIST = frozenset((", ", " and ", ", and ", " or ", ", or ", " & "))


def containers(text: str, mentions: Sequence[Mention]) -> dict[int, Mention]:
    """For the mention of each number, the mention that the text names as what it lies in."""
    found: dict[int, Mention] = {}
    for number, (left, right) in enumerate(pairwise(mentions)):
        between = text[left.end : right.start]
        if left.form == "demonym" or right.form == "part" or "\n" in between:
            continue
        if between in ("'s ", "’s "):
            found[number + 1] = left
            continue
        linked = right.form != "demonym" and len(between) < 70 and _INSIDE.match(between)
        if linked and (between.strip() != "," or _large(right)):
            found[number] = right
    return found


def _large(mention: Mention) -> bool:
    """Whether a name may be a country's or a region's: after a mere comma, anything else is a list."""
    return any(entry.feature in ("PCLI", "ADM1", "ADM2", "RGN") for entry in mention.entries[:3])


def neighbours(text: str, mentions: Sequence[Mention]) -> dict[int, Mention]:
    """For the mention of each number, the mention that the text says it is near."""
    return {
        number: right
        for number, (left, right) in enumerate(pairwise(mentions))
        if "demonym" not in (left.form, right.form) and _BESIDE.match(text[left.end : right.start])
    }


def lists(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Numbers of neighbouring mentions that are members of one list: "Iowa, Kansas and Ohio"."""
    for number, (left, right) in enumerate(pairwise(mentions)):
        if left.form != "demonym" and right.form != "demonym" and text[left.end : right.start] in _LIST:
            yield number, number + 1
