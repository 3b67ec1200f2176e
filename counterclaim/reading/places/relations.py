"""Places described by others: "2 km from Dabiq", "northern Syria", "rebel-held parts of Aleppo".

Each is a point with a radius, made from the place it is described by: shifted where a direction or a
distance is given, otherwise the same point with a wider circle.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.reading.places.mentions import Mention

_COMPASS = r"(?:north|south|east|west)"
_DIRECTION = rf"(?:{_COMPASS}(?:[- ]?(?:east|west))?)"
_PART = rf"(?:(?:far|rural|upper|lower) )?(?:{_DIRECTION}ern|central|rural|north[- ]central)"
_HELD = r"[\w'’.-]+[- ](?:held|controlled|ruled|occupied|run|administered|dominated|besieged)"
_AREA = (
    r"(?:(?:district|neighbou?rhood|quarter|area|part|suburb|section|side|region|portion|sector|corner|edge)s?"
    r"|half|bank|countryside|territor(?:y|ies)|front ?lines?|outskirts|rim)"
)
_SETTLEMENT = (
    r"(?:village|town|hamlet|settlement|district|suburb|camp|area|base|checkpoint|hospital|market)s?"
)
_WORDS = {
    "a few": 5, "several": 5, "a dozen": 12, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50,
}  # fmt: skip
_NUMBER = rf"(?P<number>\d[\d,.]*|{'|'.join(_WORDS)})"
_UNIT = r"(?:nautical )?(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi)\b(?:\s*\([^)]*\))?"
_SEAT = r"(?:the )?(?:(?:\w+ )?(?:city|town|village|capital|border) (?:of |with )?)?(?:the )?"
_WAY = rf"(?P<way>{_DIRECTION})"

_BEFORE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"(?:^|(?<=[\s(“\"'‘—–-]))(?:{pattern})$", re.IGNORECASE))
    for kind, pattern in (
        (
            "distance",
            rf"{_NUMBER}[\s-]?{_UNIT}\s+(?:(?:to the )?{_WAY} )?(?:of|from|outside|away from|off) {_SEAT}",
        ),
        ("direction", rf"(?:just |immediately )?(?:to the )?{_WAY} of {_SEAT}"),
        ("area", rf"(?:(?P<way>{_PART}) )?(?:{_HELD} )?{_AREA} of (?:{_HELD} )?{_SEAT}"),
        ("area", rf"(?:(?P<way>{_PART}) |{_HELD} ){_AREA} (?:in|inside) (?:{_HELD} )?{_SEAT}"),
        ("area", rf"{_HELD} (?:(?P<way>{_PART}) )?(?:the )?"),
        ("part", rf"(?P<way>{_PART}) "),
        ("border", r"(?:border|frontier)s? (?:area |region |zone )?(?:with|of) (?:the )?"),
        ("near", rf"{_SETTLEMENT} (?:near|outside|close to|next to|around|just outside) {_SEAT}"),
    )
)
_AFTER: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "border",
        re.compile(r"^(?:[’']s)?(?:[-–][A-Z]\w+)? (?:border|frontier)s?\b(?: area| region| zone| crossing)?"),
    ),
    (
        "area",
        re.compile(rf"^(?:[’']s)? (?:{_PART} )?(?:outskirts|suburbs|countryside|hinterland|environs)\b"),
    ),
    ("area", re.compile(rf"^[’']s (?:{_HELD} )?(?:{_PART}|old) {_AREA}\b")),
)
# "Madaya, a town near ...": a description of the place before, not another place
_APPOSED = re.compile(r"(?:[\w’'-]+,|\b[A-Z][\w’'-]+) (?:an?|the) (?:[\w-]+ ){0,2}$")
_BEARING = {"north": (1, 0), "south": (-1, 0), "east": (0, 1), "west": (0, -1)}


@dataclass(frozen=True, slots=True)
class Relation:
    """Document characters [start, end) that describe a place by mention number `base`.

    `north` and `east` give the direction away from it (-1 to 1), `km` the distance where one is said.
    """

    start: int
    end: int
    base: int
    kind: str
    north: float = 0.0
    east: float = 0.0
    km: float | None = None

    def shifted(self, lat: float, lon: float, radius: float) -> tuple[float, float, float]:
        """Latitude, longitude and radius in km of the place described, from those of its base."""
        if self.kind == "distance" and self.km is not None:
            away, reach = self.km, max(2.0, self.km * (0.4 if self.north or self.east else 1.0))
        elif self.kind == "direction":
            away, reach = radius + 10, radius + 15
        elif self.north or self.east:
            away, reach = radius * 0.5, radius * 0.7
        else:
            away, reach = 0.0, radius + (0 if self.kind == "border" else 10)
        if not (self.north or self.east):
            away = 0.0
        length = math.hypot(self.north, self.east) or 1.0
        north = away * self.north / length / 111.2
        east = away * self.east / length / (111.2 * max(0.1, math.cos(math.radians(lat))))
        return round(lat + north, 4), round((lon + east + 180) % 360 - 180, 4), round(reach, 1)


def relations(text: str, mentions: Sequence[Mention]) -> Iterator[Relation]:
    """The places that a text describes by one of its mentions, at most one for each mention."""
    for number, mention in enumerate(mentions):
        if mention.form == "part":
            continue
        found = _relation(text, number, mention)
        if found is not None:
            yield found


def _relation(text: str, number: int, mention: Mention) -> Relation | None:
    line = max(text.rfind("\n", 0, mention.start) + 1, mention.start - 90)
    if mention.form != "demonym":
        for kind, pattern in _BEFORE:
            match = pattern.search(text[line : mention.start])
            if match is not None:
                groups = match.groupdict()
                if kind == "near" and _APPOSED.search(text[line : line + match.start()]):
                    continue
                north, east = _bearing(groups.get("way") or "")
                return Relation(
                    line + match.start(),
                    mention.end,
                    number,
                    kind,
                    north,
                    east,
                    _km(groups.get("number"), groups.get("unit")),
                )
    for kind, pattern in _AFTER:
        match = pattern.match(text[mention.end : mention.end + 60])
        if match is not None and (mention.form != "demonym" or kind == "border"):
            return Relation(mention.start, mention.end + match.end(), number, kind)
    return None


def _bearing(way: str) -> tuple[float, float]:
    """North and east of words like "south-western"."""
    north = east = 0.0
    for word, (n, e) in _BEARING.items():
        if word in way.lower():
            north, east = north + n, east + e
    return north, east


def _km(number: str | None, unit: str | None) -> float | None:
    """A distance in kilometres, or None where its number cannot be read."""
    if number is None or unit is None:
        return None
    try:
        value = float(_WORDS.get(number.lower(), 0) or number.replace(",", "").rstrip("."))
    except ValueError:
        return None
    return value * (1.609 if unit.startswith("mi") else 1.0)
